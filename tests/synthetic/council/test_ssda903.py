"""The SSDA903 of an invented council is right in what the rules look at, year after year."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from lineofsight.returns.ssda903.frames import collection_window
from lineofsight.synthetic.council.ssda903 import rows_of
from tests.synthetic.council.written import check_ssda903, found_in, lives_of, write_ssda903

#: Queries about what may be true: nobody works with a child whose case was closed (SW11, SW17),
#: and two years' returns do not show how long a care leaver had been in care (1001).
TRUE_FACTS = {"SW11aSTG2", "SW11bSTG2", "SW17STG2", "1001"}
YEARS = (2023, 2024, 2025, 2026)


@pytest.mark.parametrize(
    ("like", "seed", "years"),
    [("Wiltshire", 7, YEARS), ("Wiltshire", 8, (2026,)), ("Kent", 9, (2025, 2026))],
)
def test_nothing_fails_but_queries_about_true_facts(
    tmp_path: Path, like: str, seed: int, years: tuple[int, ...]
) -> None:
    """Every rule of a year is run, with last year's return and both lookups."""
    write_ssda903(tmp_path, lives_of(700, seed=seed, like=like), range(2022, 2027))
    for year in years:
        with check_ssda903(tmp_path, year) as result:
            codes = {code for found in found_in(result).values() for code in found}
            assert codes - TRUE_FACTS == set(), year
            assert [str(problem) for problem in result.loaded.problems] == []


def test_what_happens_after_the_year_is_not_known() -> None:
    """No date in a year's return is later than its last day; the next return has what is open."""
    lives = [life for life in lives_of(1200, seed=7) if life.care]
    assert len(lives) > 60
    opened = 0
    for life in lives:
        for year in range(2021, 2027):
            _, end = collection_window(year)
            for table, row in rows_of(life, year):
                for column, cell in row.items():
                    if cell.count("/") == 2 and column != "DUC":
                        assert _day(cell) <= end, (life.number, table, column)
                opened += table == "Episodes" and not row["DEC"]
    assert opened > 60


def test_an_episode_open_at_the_end_of_a_year_is_in_the_next() -> None:
    """With the same start, and with its end where it ended in that year."""
    for life in lives_of(1200, seed=8):
        for year in range(2021, 2026):
            before = {_key(row): row for table, row in rows_of(life, year) if table == "Episodes"}
            after = {
                _key(row): row for table, row in rows_of(life, year + 1) if table == "Episodes"
            }
            still_open = {key for key, row in before.items() if not row["DEC"]}
            assert still_open <= set(after), (life.number, year)


def _key(row: dict[str, str]) -> tuple[str, str]:
    return row["CHILD"], row["DECOM"]


def _day(cell: str) -> date:
    return datetime.strptime(cell, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone


def test_lookups_know_every_postcode_and_provider(tmp_path: Path) -> None:
    """Of all years; whose provider it is, is told."""
    write_ssda903(tmp_path, lives_of(700, seed=7), range(2021, 2027))
    with (tmp_path / "lookups" / "postcodes.csv").open(encoding="utf-8") as file:
        postcodes = {row["pcds"] for row in csv.DictReader(file)}
    with (tmp_path / "lookups" / "providers.csv").open(encoding="utf-8") as file:
        providers = {row["URN"]: row for row in csv.DictReader(file)}
    seen = 0
    for path in (tmp_path / "ssda903").glob("*/episodes.csv"):
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                assert {row["HOME_POST"], row["PL_POST"]} - {""} <= postcodes
                assert not row["URN"] or row["PLACE"] in providers[row["URN"]]["PLACE_CODES"]
                seen += 1
    assert seen > 100
    assert {row["LA"] for row in providers.values()} == {"E06000054", "E06000030"}


def test_tables_of_a_year_are_those_it_asks_for(tmp_path: Path) -> None:
    """Workers' episodes from 2024 on; a table without rows has its columns all the same."""
    write_ssda903(tmp_path, [], [2023, 2024])
    names = {
        year: {path.stem for path in (tmp_path / "ssda903" / year).iterdir()}
        for year in ("2023", "2024")
    }
    assert names["2024"] - names["2023"] == {"swepisodes"}
    header = (tmp_path / "ssda903" / "2023" / "header.csv").read_text(encoding="utf-8")
    assert header.strip() == "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
