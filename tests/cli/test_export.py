"""`lineofsight export`: the record as files that others take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lineofsight.cli import app
from lineofsight.cli.export import URL_VARIABLE
from lineofsight.engine.workspace import open_workspace
from lineofsight.record.build import Check, build_record
from tests.returns.ssd.extracts import invented_council


def run(*words: str, typed: str | None = None) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, ["export", *words], input=typed)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A workspace with the record of an invented council."""
    place = tmp_path_factory.mktemp("export")
    extract = invented_council(place / "council")
    workspace = open_workspace(place / "workspace", create=True)
    council = place / "council" / "council.json"
    build_record([extract], workspace, council=council, check=Check.NONE)
    return str(workspace.path)


def test_the_record_is_written_as_the_dataset(workspace: str, tmp_path: Path) -> None:
    """It says how much was written, and what is not in it; what is there is not overwritten."""
    out = tmp_path / "out"
    done = run("ssd", "--workspace", workspace, "--out", str(out), "--form", "parquet")
    assert done.exit_code == 0, done.output
    assert "Not in it" in done.output
    assert (out / "ssd_person.parquet").read_bytes().startswith(b"PAR1")
    again = run("ssd", "--workspace", workspace, "--out", str(out))
    assert again.exit_code == 1
    assert "not empty" in again.output
    wrong = run("ssd", "--workspace", workspace, "--out", str(tmp_path / "x"), "--form", "xlsx")
    assert (wrong.exit_code, "csv or parquet" in wrong.output) == (1, True)


def test_the_payload_is_a_dry_run(workspace: str, tmp_path: Path) -> None:
    """States are told, for people and for scripts; nothing is sent."""
    first, second = str(tmp_path / "first"), str(tmp_path / "second")
    done = run("payload", "--workspace", workspace, "--out", first)
    assert done.exit_code == 0, done.output
    assert "Nothing was sent." in done.output
    done = run("payload", "-w", workspace, "--out", second, "--previous", first, "--json")
    states = json.loads(done.stdout)["states"]
    assert states["New"] == states["Updated"] == states["Deleted"] == 0
    assert states["Unchanged"] > 10
    wrong = run("payload", "-w", workspace, "--out", str(tmp_path / "x"), "--spec", "9")
    assert (wrong.exit_code, "is not known" in wrong.output) == (1, True)


def test_without_a_record_it_says_how_to_build_one(tmp_path: Path) -> None:
    """In one sentence."""
    place = open_workspace(tmp_path / "workspace", create=True).path
    for command in ("ssd", "payload"):
        done = run(command, "--workspace", str(place), "--out", str(tmp_path / "out"))
        assert done.exit_code == 1
        assert "lineofsight record build" in " ".join(done.output.split())


def test_the_address_of_a_database_is_asked_for_and_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no variable holds it."""
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    done = run("database", "--out", str(tmp_path / "out"), typed="oracle://a:not-to-be-told@b/c\n")
    assert done.exit_code == 1
    assert "begins with none of" in " ".join(done.output.split())
    assert "not-to-be-told" not in done.output
    monkeypatch.setenv(URL_VARIABLE, "oracle://a:not-to-be-told@b/c")
    done = run("database", "--out", str(tmp_path / "out"))
    assert done.exit_code == 1
    assert "not-to-be-told" not in done.output
