"""`lineofsight claims`: verdicts, kept claims, and what a nightly job sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lineofsight.cli import app
from lineofsight.cli.claims import STALE

SECOND = (
    "nth_transition",
    "authority=Telford and Wrekin",
    "before=requires improvement",
    "after=outstanding",
    "position=2",
)
GOOD = ("grade_at", "authority=Wiltshire", "grade=good")


def run(*words: str) -> Result:
    """Run a command of the room in this process."""
    return CliRunner().invoke(app, ["claims", *words])


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a workspace in the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LINEOFSIGHT_WORKSPACE", raising=False)


def test_types_are_listed_with_their_sentences() -> None:
    """All of them, or one with its blanks; as JSON too."""
    listed = json.loads(run("types", "--json").stdout)
    assert {"grade_at", "count_against_count", "quotation"} <= {each["name"] for each in listed}
    one = run("types", "areas-at-grade").stdout
    assert "[at_least?: or better]" in one
    assert "how many areas had it" in one
    assert run("types", "nonsense").exit_code == 2


def test_a_verdict_is_told_with_its_evidence() -> None:
    """Outcome, sentence, working and sources; as at a day."""
    told = run("verdict", *SECOND, "--as-at", "2020-03-02").stdout
    for part in ("Holds", "Bexley", "Working", "Evidence", "published 2 March 2020"):
        assert part in " ".join(told.split())
    data = json.loads(run("verdict", *SECOND, "--json").stdout)
    assert data["outcome"] == "holds"
    assert data["claim"].startswith("Telford and Wrekin was the second authority in England")
    assert data["evidence"][0]["link"].startswith("/telford-and-wrekin/inspections/2016-06-13/")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("verdict", "nonsense"), "grade_at"),
        (("verdict", "grade_at", "Wiltshire"), "BLANK=VALUE"),
        (("verdict", "grade_at", "authority=Wiltshire"), "needs grade"),
        (("verdict", "grade_at", "authority=Atlantis", "grade=good"), "Atlantis"),
        (("verdict", "measure_level", "authority=865", "measure=x", "value=1"), "'x'"),
        (("save", *GOOD, "-w", "w"), "--owner"),
    ],
)
def test_wrong_use_gives_2_and_says_what_is_right(words: tuple[str, ...], said: str) -> None:
    """Whoever typed it can mend it."""
    result = run(*words)
    assert result.exit_code == 2, result.output
    assert said in result.output


def test_saved_claims_are_watched(tmp_path: Path) -> None:
    """Good as at 2020 stands; good as known today went stale, and its owner is named."""
    place = ("-w", str(tmp_path / "w"))
    then = run("save", *GOOD, "--owner", "Planner", "--as-at", "2020-01-01", *place)
    assert then.exit_code == 0, then.output
    assert "Saved as wiltshire-" in then.stdout
    fresh = run("check", *place)
    assert fresh.exit_code == 0
    assert "1 saved claims checked, 0 stale" in fresh.stdout
    kept = json.loads(run("save", *GOOD, "--owner", "Leader", "--json", *place).stdout)
    path = tmp_path / "w" / "claims" / f"{kept['id']}.json"
    data = json.loads(path.read_text())
    path.write_text(json.dumps({**data, "outcome": "holds"}))
    stale = run("check", "--json", *place)
    assert stale.exit_code == STALE
    states = {each["owner"]: each["state"] for each in json.loads(stale.stdout)["claims"]}
    assert states == {"Leader": "stale", "Planner": "stands"}
    assert run("check", "--owner", "Planner", *place).exit_code == 0
    assert "Leader" in run("check", *place).stdout
    path.write_text("{")
    damaged = run("check", *place)
    assert damaged.exit_code == 1
    assert path.name in "".join(damaged.output.split())
