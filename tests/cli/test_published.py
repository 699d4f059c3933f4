"""`lineofsight published`: what it prints, JSON, and exit codes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lineofsight.cli import app
from lineofsight.published.ees import VARIABLE
from tests.published.recorded_service import (
    ENGLAND_2025,
    Answer,
    DataSetVersion,
    Recorded,
    recorded_service,
    row,
    table,
)

NEWER = table(ENGLAND_2025, row(2025, "19.2"), row(2026, "17.5"))


def run(*words: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, ["published", *words])


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorded]:
    """A recorded service, named by the environment."""
    with recorded_service() as recorded:
        recorded.versions = [DataSetVersion("2.0", "2026-10-29", NEWER)]
        monkeypatch.setenv(VARIABLE, recorded.address)
        yield recorded


@pytest.fixture
def workspace(tmp_path: Path) -> str:
    """A workspace's folder, not there yet."""
    return str(tmp_path / "workspace")


def test_update_then_show(service: Recorded, workspace: str) -> None:
    """What was loaded is shown, today and as known before."""
    result = run("update", "-w", workspace)
    assert result.exit_code == 0, result.output
    for said in ("a newer release", "29 October 2026", "not in the service", "New snapshot"):
        assert said in " ".join(result.stdout.split())
    rows = json.loads(
        run("show", "hp_rereferral_pct", "Wiltshire", "-w", workspace, "--json").stdout
    )["values"]
    assert [(r["period"], r["value"]) for r in rows[-2:]] == [(2025, 19.2), (2026, 17.5)]
    words = ["show", "hp_rereferral_pct", "865", "-w", workspace, "--as-at", "2026-10-28", "--json"]
    before = json.loads(run(*words).stdout)["values"]
    assert (before[-1]["period"], before[-1]["value"]) == (2025, 18.7)


def test_update_in_json(service: Recorded, workspace: str) -> None:
    """A second one finds nothing newer."""
    words = ["update", "-w", workspace, "--measure", "hp_rereferral_pct", "--json"]
    first, second = json.loads(run(*words).stdout), json.loads(run(*words).stdout)
    assert first["data_sets"][0]["state"] == "loaded"
    assert first["data_sets"][0]["releases"][0]["file"]["new"] == 1
    assert (second["data_sets"][0]["state"], second["snapshot"]) == ("nothing_newer", None)


def test_a_dry_run(service: Recorded, workspace: str) -> None:
    """Nothing is written."""
    result = run("update", "-w", workspace, "--dry-run")
    assert "dry run" in result.stdout
    assert not list((Path(workspace) / "snapshots").glob("*/manifest.json"))


def test_offline_fails_with_a_plain_sentence(
    monkeypatch: pytest.MonkeyPatch, workspace: str
) -> None:
    """Exit code 1, and what else can be done."""
    monkeypatch.setenv(VARIABLE, "nonsense")
    result = run("update", "-w", workspace)
    assert result.exit_code == 1
    assert "Nothing was changed" in " ".join(result.output.split())
    assert "Traceback" not in result.output


def test_refused_rows_give_3(service: Recorded, workspace: str) -> None:
    """The others are loaded."""
    service.versions[0].csv = NEWER + row(2026, "?", code="866", gss="E06000030") + "\n"
    result = run("update", "-w", workspace, "--measure", "hp_rereferral_pct")
    assert result.exit_code == 3
    assert "line 5, rereferral_percent" in " ".join(result.stdout.split())


def test_an_update_that_fails_in_the_middle_gives_1(service: Recorded, workspace: str) -> None:
    """Nothing is written."""
    service.out_of_turn = lambda path: Answer(404) if "/csv" in path else None
    result = run("update", "-w", workspace, "--measure", "hp_rereferral_pct")
    assert result.exit_code == 1
    assert "404" in result.output
    assert not list((Path(workspace) / "snapshots").glob("*/manifest.json"))


def test_import(workspace: str, tmp_path: Path) -> None:
    """A downloaded file; a second time nothing is new."""
    file = tmp_path / "c1.csv"
    file.write_text(NEWER, encoding="utf-8")
    words = ["import", str(file), "-w", workspace, "--published", "2026-10-29"]
    result = run(*words)
    assert result.exit_code == 0, result.output
    assert "3 rows: 3 used, 0 left out, 0 refused" in " ".join(result.stdout.split())
    assert "Nothing new" in run(*words).stdout
    data = json.loads(run(*words, "--json").stdout)
    assert data["published"] == "2026-10-29"
    assert data["files"][0]["rows"] == 3


def test_import_of_nothing_gives_1(workspace: str, tmp_path: Path) -> None:
    """The file and the reason are named."""
    file = tmp_path / "page.csv"
    file.write_text("<html>", encoding="utf-8")
    result = run("import", str(file), "-w", workspace)
    assert result.exit_code == 1
    assert "page.csv" in result.stdout
    missing = run("import", str(tmp_path / "none.csv"), "-w", workspace)
    assert missing.exit_code == 1
    assert "No such file" in " ".join(missing.stdout.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "nonsense", "Wiltshire"), "nonsense"),
        (("show", "cic_rate", "Nowhereshire"), "address name"),
        (("update", "--measure", "nonsense"), "nonsense"),
        (("import", "x.csv", "--measure", "nonsense"), "nonsense"),
    ],
)
def test_wrong_use_gives_2(
    words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what would be right."""
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert result.exit_code == 2, result.output
    assert said in result.output


@pytest.mark.parametrize(
    ("place", "value"), [("england", 67), ("North East", 111), ("south-west", None)]
)
def test_show_england_and_regions(
    place: str, value: float | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a workspace, what the package carries: as published for 31 March 2025."""
    monkeypatch.chdir(tmp_path)
    rows = json.loads(run("show", "cic_rate", place, "--json").stdout)["values"]
    assert rows[-1]["period"] == 2025
    assert value is None or rows[-1]["value"] == value


def test_a_withheld_value_is_shown_in_words(workspace: str, tmp_path: Path) -> None:
    """Not as zero, and not as an empty cell."""
    file = tmp_path / "c1.csv"
    file.write_text(table(row(2026, "c")), encoding="utf-8")
    run("import", str(file), "-w", workspace)
    shown = run("show", "hp_rereferral_pct", "Wiltshire", "-w", workspace)
    assert "suppressed to" in " ".join(shown.stdout.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--where", "category=Total"), "--where goes with --column"),
        (("--column", "hp_cin_rate"), "NAME=VALUE"),
        (("--column", "no_such_measure=rate"), "measures are listed"),
    ],
)
def test_columns_chosen_by_hand_are_checked_first(
    words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    """Wrong use is told before anything is read or made."""
    place = tmp_path / "workspace"
    done = run("import", "file.csv", *words, "--workspace", str(place))
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())
    assert not place.exists()
