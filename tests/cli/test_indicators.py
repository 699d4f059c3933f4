"""`lineofsight indicators values`: figures of a period of one's own choosing."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lineofsight.cli import app
from lineofsight.engine.workspace import open_workspace
from lineofsight.indicators.definition import Form
from lineofsight.indicators.keeping import kept_in
from lineofsight.indicators.periods import year_to
from lineofsight.indicators.registry import indicator, indicators
from tests.built_council import BuiltCouncil

Row = dict[str, str]


def run(*words: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, ["indicators", "values", *words])


def rows(council: BuiltCouncil, folder: Path, *words: str) -> list[Row]:
    """What a command writes as CSV."""
    out = folder / "values.csv"
    said = run(*words, "--workspace", str(council.workspace), "--csv", str(out))
    assert said.exit_code == 0, said.output
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_year_has_the_values_that_the_record_keeps(
    built_council: BuiltCouncil, tmp_path: Path
) -> None:
    """Of every indicator, and every part; what cannot be relied on has a reason in place of a
    figure."""
    year = year_to(2026)
    kept = [one for one in kept_in(built_council.snapshot) if one.value.period.label == year.label]
    written = rows(built_council, tmp_path, "--end", "2026-03-31")
    assert {row["code"] for row in written} == {one.code for one in indicators()}
    found = {(row["code"], row["part"]): row for row in written}
    assert len(kept) > 80
    for one in kept:
        value = one.value
        part = indicator(value.code).parts.get(value.part or "", value.part or "")
        row = found[value.code, part]
        if one.not_reliable:
            assert row["value"] == ""
            assert row["note"].startswith("Not reliable.")
        elif value.value is None:
            assert row["note"] == "nobody to count"
        else:
            assert float(row["value"]) == pytest.approx(value.value, rel=1e-8)


def test_a_period_may_be_any(built_council: BuiltCouncil, tmp_path: Path) -> None:
    """Two days, or so many months to a day: what begins in two quarters begins in
    the half year."""
    quarters = [("2025-04-01", "2025-06-30"), ("2025-07-01", "2025-09-30")]
    (half,) = rows(built_council, tmp_path, "HP05", "--end", "2025-09-30", "--months", "6")
    parts = [
        rows(built_council, tmp_path, "HP05", "--start", start, "--end", end)[0]
        for start, end in quarters
    ]
    assert half["period"] != parts[0]["period"]
    assert float(half["numerator"]) == sum(float(part["numerator"]) for part in parts) > 0


def test_shared_figures_tell_of_no_few_children(
    built_council: BuiltCouncil, tmp_path: Path
) -> None:
    """Counts, shares and parts of every indicator, whole and by team: no number of 1 to 5, and
    none that is left out."""
    for split in ([], ["--split", "team"]):
        hidden = 0
        for row in rows(built_council, tmp_path, "--end", "2026-03-31", "--share", *split):
            one = indicator(row["code"])
            if not row["value"]:
                hidden += row["note"] == "too few to show"
                continue
            upper = float(row["numerator"] or 0)
            if one.form in (Form.COUNT, Form.RATE):
                assert not 0 < upper <= 5, row
            if one.form in (Form.PERCENT, Form.MIX):
                lower = float(row["denominator"])
                assert not 0 < upper <= 5, row
                assert not 0 < lower - upper <= 5, row
            assert "not known" not in row["note"]
        assert hidden > 10


def test_groups_and_parts_are_everybody(built_council: BuiltCouncil, tmp_path: Path) -> None:
    """By team, by name: they sum to the whole."""
    (whole,) = rows(built_council, tmp_path, "HP06", "--end", "2026-03-31")
    teams = rows(built_council, tmp_path, "HP06", "--end", "2026-03-31", "--split", "team")
    assert sum(float(row["denominator"]) for row in teams) == float(whole["denominator"])
    assert [row["group"] for row in teams] == sorted(row["group"] for row in teams)
    assert "Front door" in {row["group"] for row in teams}
    by_part: dict[str, float] = defaultdict(float)
    for row in rows(built_council, tmp_path, "HP09", "--end", "2026-03-31", "--split", "sex"):
        by_part[row["part"]] += float(row["numerator"])
    parts = rows(built_council, tmp_path, "HP09", "--end", "2026-03-31")
    assert {row["part"]: float(row["numerator"]) for row in parts} == dict(by_part)


def test_a_table_is_shown(built_council: BuiltCouncil) -> None:
    """Without a file, with its period, rounded."""
    said = run("HP06", "--end", "2026-03-31", "--workspace", str(built_council.workspace))
    assert said.exit_code == 0
    assert "2025-26" in said.output


REFUSED = [
    (["XX99"], 1, "XX99", "no such indicator"),
    (["HP06", "--split", "shoe"], 2, "Say one of", "no such split"),
    (["HP06", "--end", "31/03/2026"], 2, "Write the day as 2026-03-31", "a day in another order"),
    (["HP06", "--start", "2026-04-01", "--end", "2026-03-31"], 2, "after the last", "backwards"),
    (["HP06", "--months", "0"], 2, "months", "no months"),
]


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [case[:3] for case in REFUSED],
    ids=[case[3] for case in REFUSED],
)
def test_what_cannot_be_asked_is_said(
    built_council: BuiltCouncil, words: list[str], code: int, expected: str
) -> None:
    said = run(*words, "--workspace", str(built_council.workspace))
    assert said.exit_code == code, said.output
    assert expected in " ".join(said.output.split())
    assert "Traceback" not in said.output


def test_a_workspace_without_a_record_is_told_how_to_make_one(tmp_path: Path) -> None:
    place = open_workspace(tmp_path / "workspace", create=True)
    said = run("HP06", "--workspace", str(place.path))
    assert said.exit_code == 1
    assert "lineofsight record build" in " ".join(said.output.split())


def test_a_file_that_cannot_be_written_is_said(built_council: BuiltCouncil, tmp_path: Path) -> None:
    said = run(
        "HP06", "--workspace", str(built_council.workspace), "--csv", str(tmp_path / "no" / "x.csv")
    )
    assert said.exit_code == 1
    assert "could not be written" in " ".join(said.output.split())
