"""Annex A of an invented council holds whom it must, and nothing in it is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lineofsight.reference.dates import months_before
from lineofsight.returns.annex_a.tables import LISTS
from lineofsight.returns.results.result import Result
from lineofsight.returns.run import check_return
from lineofsight.synthetic.council.annex_a import AnnexAWriter
from lineofsight.synthetic.council.life import Life
from lineofsight.synthetic.council.making import GSS_CODE
from tests.synthetic.council.written import lives_of

#: Queries about what is true of practice: assessments, visits, reviews, checks and conferences
#: that are late or short, categories and origins that tell little, children who moved in on a plan
#: or whose earlier steps the six months do not show, and two events of one day.
PRACTICE = {
    *("AA010", "AA020", "AA045", "AA047", "AA048", "AA051", "AA056", "AA058", "AA062", "AA065"),
    *("AA075", "AA092", "AA093", "AA095", "AA096", "AA100", "AA116", "AA117", "AA118", "AA119"),
    *("AA120", "AA154", "AA155"),
}


def check(folder: Path, day: date, lives: list[Life]) -> Result:
    """Write the lists of a day and check them."""
    writer = AnnexAWriter(folder / f"{day}.xlsx", day)
    for life in lives:
        writer.add(life)
    writer.write()
    return check_return("annex_a", [writer.path], authority=GSS_CODE)


def rows(result: Result, query: str) -> list[tuple[Any, ...]]:
    """Rows of the lists."""
    return result.connection.execute(query).fetchall()


@pytest.mark.parametrize(
    ("like", "seed", "day"),
    [
        ("Wiltshire", 7, date(2021, 3, 31)),
        ("Wiltshire", 7, date(2024, 3, 31)),
        ("Wiltshire", 8, date(2026, 9, 30)),
        ("Blackpool", 9, date(2023, 3, 31)),
        ("Kent", 10, date(2026, 3, 31)),
    ],
)
def test_nothing_fails_but_queries_about_practice(
    tmp_path: Path, like: str, seed: int, day: date
) -> None:
    """Every rule is run, and every cell is read."""
    with check(tmp_path, day, lives_of(200, seed=seed, like=like)) as result:
        assert not result.checked.not_run
        found = {
            (row["severity"], row["code"]) for row in result.issues().collect().rows(named=True)
        }
        assert found <= {("query", code) for code in PRACTICE}
        assert list(result.loaded.problems) == []


def test_lists_hold_whom_they_must(tmp_path: Path) -> None:
    """Of a day, which is found in them: children on plans and in care, open cases, and what
    happened in six months."""
    day, lives = date(2025, 3, 31), lives_of(700, seed=7)
    since = months_before(day, 6)
    with check(tmp_path, day, lives) as result:
        counted = {
            table.name: rows(result, f'SELECT count(*) FROM "{table.name}"')[0][0]
            for table in LISTS.values()
        }
        assert {name for name, number in counted.items() if not number} <= {"Adoption", "Adopters"}
        assert rows(result, "SELECT DISTINCT as_at FROM Contacts") == [(day,)]
        for query, expected in (
            (
                "SELECT child_id FROM CPPlans WHERE plan_end IS NULL",
                [
                    life.identifier
                    for life in lives
                    for episode in life.need.episodes
                    for plan in episode.protection_plans
                    if plan.start <= day < plan.end
                ],
            ),
            (
                "SELECT child_id FROM ChildrenInCare WHERE care_end IS NULL",
                [
                    life.identifier
                    for life in lives
                    for period in life.care
                    if period.start <= day and (period.end is None or period.end > day)
                ],
            ),
            (
                "SELECT child_id FROM ChildrenInNeed WHERE cin_closed IS NULL",
                [
                    life.identifier
                    for life in lives
                    for one in life.need.episodes
                    if one.acted_on and one.referred <= day
                    if one.closed is None or one.closed > day
                ],
            ),
            (
                "SELECT child_id FROM Referrals",
                [
                    life.identifier
                    for life in lives
                    for one in life.need.episodes
                    if since < one.referred <= day
                ],
            ),
        ):
            assert sorted(child for (child,) in rows(result, query)) == sorted(expected), query


def test_adoptions_are_those_of_a_year(tmp_path: Path) -> None:
    """Decided by the day, and neither made nor given up before the twelve months to it; adopters
    are those who are matched."""
    day = date(2025, 3, 31)
    year = months_before(day, 12)
    lives = [
        life for life in lives_of(2_500, seed=7) if any(period.adoption for period in life.care)
    ]
    expected, matched = [], 0
    for life in lives:
        for period in life.care:
            one = period.adoption
            if one is None or one.decided > day:
                continue
            last = one.adopted or one.reversed_on
            if last is None or last > year:
                expected.append(life.identifier)
                matched += one.adopters if one.matched and one.matched <= day else 0
    assert len(expected) > 2
    assert matched
    with check(tmp_path, day, lives) as result:
        found = rows(result, "SELECT child_id FROM Adoption ORDER BY 1")
        assert [child for (child,) in found] == sorted(expected)
        assert rows(result, "SELECT count(*) FROM Adopters") == [(matched,)]
        failing = {row["code"] for row in result.issues().collect().rows(named=True)}
        assert failing <= PRACTICE


def test_what_is_to_come_is_not_known(tmp_path: Path) -> None:
    """No date in any list is later than its day, but that of a birth that is expected."""
    day = date(2024, 3, 31)
    with check(tmp_path, day, lives_of(400, seed=7)) as result:
        for table in LISTS.values():
            for column in table.columns().values():
                if column.type is date and column.name not in ("birth_date", "as_at"):
                    (latest,) = rows(result, f'SELECT max("{column.name}") FROM "{table.name}"')[0]
                    assert latest is None or latest <= day, column.name


def test_the_same_lives_make_the_same_workbook(tmp_path: Path) -> None:
    """To the byte."""
    made = []
    for name in ("one", "two"):
        writer = AnnexAWriter(tmp_path / name / "lists.xlsx", date(2025, 3, 31))
        for life in lives_of(30, seed=7):
            writer.add(life)
        writer.write()
        made.append(writer.path.read_bytes())
    assert made[0] == made[1]
