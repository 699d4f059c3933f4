# ruff: noqa: E501 - tables drawn as text are wide
"""Who holds how many children."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

import duckdb
import pytest

from lineofsight.record.caseloads import held_by, teams, worker, workers
from lineofsight.record.journeys import create_journeys
from tests.indicators.examples import drawn_record

DAY = date(2026, 9, 30)

TABLES = {
    "team": """
        team_id | team_name
        T1      | Assessment
        T2      | Nobody here
    """,
    "professional": """
        worker_id | fte | start_date | end_date   | team_id
        A         | 1   | 2020-01-01 |            | T1
        B         | 0.5 | 2020-01-01 |            | T1
        C         |     | 2020-01-01 |            | T1
        D         | 1   | 2020-01-01 | 2026-09-30 | T1
        E         | 1   | 2026-10-01 |            | T1
        F         | 1   |            |            |
    """,
    "involvement": """
        involvement_id | person_id | worker_id | role | team_id | start_date | end_date   | is_allocated
        1              | 1         | A         | CW   | T1      | 2026-01-01 |            | yes
        2              | 2         | A         | CW   | T1      | 2026-01-01 |            |
        3              | 2         | A         | CW   | T1      | 2026-03-01 |            | yes
        4              | 3         | A         | IRO  | T1      | 2026-01-01 |            | no
        5              | 4         | A         | PA   | T1      | 2026-01-01 |            |
        6              | 5         | A         | CW   | T1      | 2025-01-01 | 2026-09-30 | yes
        7              | 6         | A         | CW   | T1      | 2026-10-01 |            | yes
        8              | 7         | B         | CW   | T1      | 2026-01-01 |            | yes
        9              | 8         | C         | CW   | T1      | 2026-01-01 |            | yes
        10             | 9         | D         | CW   | T1      | 2026-01-01 |            | yes
        11             | 10        | G         | CW   | T9      | 2026-01-01 |            | yes
    """,
    "visit": """
        visit_id | person_id | visit_date
        v1       | 1         | 2026-05-01
        v2       | 1         | 2026-07-01
        v3       | 1         | 2026-11-01
    """,
}  # fmt: skip


@contextmanager
def record_of(tables: Mapping[str, str]) -> Iterator[duckdb.DuckDBPyConnection]:
    with drawn_record(tables) as connection:
        create_journeys(connection)
        yield connection


@pytest.fixture(scope="module")
def record() -> Iterator[duckdb.DuckDBPyConnection]:
    with record_of(TABLES) as connection:
        yield connection


def test_children_held(record: duckdb.DuckDBPyConnection) -> None:
    """Each child once; not who is involved otherwise, nor before or after; ended is ended."""
    found = {each.worker_id: each.children for each in workers(record, DAY)}
    assert found == {"A": 2, "B": 1, "C": 1, "D": 1, "F": 0, "G": 1}


def test_who_is_employed(record: duckdb.DuckDBPyConnection) -> None:
    found = {each.worker_id: each.employed for each in workers(record, DAY)}
    assert found == {"A": True, "B": True, "C": True, "D": False, "F": True, "G": False}


def test_a_team(record: duckdb.DuckDBPyConnection) -> None:
    found = {team.team_id: team for team in teams(record, DAY)}
    first = found["T1"]
    assert (first.name, first.employed, first.fte, first.holding, first.children) == (
        "Assessment",
        3,
        1.5,
        4,
        5,
    )
    # A 2, B 1 and D 1 of 2.5 full-time equivalents; of C it is not known.
    assert first.per_fte == pytest.approx(4 / 2.5)
    empty = found["T2"]
    assert (empty.employed, empty.fte, empty.children, empty.per_fte) == (0, None, 0, None)


def test_teams_that_only_involvements_name_and_workers_without_one(
    record: duckdb.DuckDBPyConnection,
) -> None:
    found = [(team.team_id, team.name, team.children) for team in teams(record, DAY)]
    assert found == [
        ("T1", "Assessment", 5),
        ("T2", "Nobody here", 0),
        ("T9", None, 1),
        (None, None, 0),
    ]


def test_children_for_each_full_time_equivalent(record: duckdb.DuckDBPyConnection) -> None:
    found = {each.worker_id: each.per_fte for each in workers(record, DAY)}
    assert (found["A"], found["B"], found["C"]) == (2, 2, None)


def test_the_children_that_a_worker_holds(record: duckdb.DuckDBPyConnection) -> None:
    found = held_by(record, ["A"], DAY)
    assert [(each.person_id, each.since, each.last_visit) for each in found] == [
        ("1", date(2026, 1, 1), date(2026, 7, 1)),
        ("2", date(2026, 1, 1), None),
    ]
    assert held_by(record, [], DAY) == []


def test_one_worker(record: duckdb.DuckDBPyConnection) -> None:
    for worker_id, employed in (("A", True), ("E", False), ("G", False)):
        found = worker(record, worker_id, DAY)
        assert found is not None
        assert found.employed is employed
    assert worker(record, "Z", DAY) is None


def test_a_record_without_workers() -> None:
    with record_of({}) as connection:
        assert workers(connection, DAY) == []
        assert teams(connection, DAY) == []
