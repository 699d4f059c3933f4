"""What lasts and what happens in a child's journey."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from lineofsight.record.journey_views import ORDER
from lineofsight.record.journeys import SPAN_KINDS, Event, create_journeys, events_of, spans_of
from tests.indicators.examples import drawn_record
from tests.record import drawn


@pytest.fixture(scope="module")
def record() -> Iterator[duckdb.DuckDBPyConnection]:
    with drawn.children_record() as connection:
        create_journeys(connection)
        yield connection


def told(record: duckdb.DuckDBPyConnection, kind: str, person: str = drawn.LONG) -> list[str]:
    return [
        f"{s.start} {s.end or '-'} {s.code or '-'}"
        for s in spans_of(record, person)
        if s.kind == kind
    ]


def test_every_kind_of_what_lasts(record: duckdb.DuckDBPyConnection) -> None:
    assert {span.kind for span in spans_of(record, drawn.LONG)} == set(SPAN_KINDS) - {"involved"}


def test_need_lasts_from_referral_to_closure(record: duckdb.DuckDBPyConnection) -> None:
    assert told(record, "referral") == ["2021-09-06 2022-01-14 N4", "2023-03-01 - N1"]


def test_a_period_of_care_lasts_from_its_first_episode_to_its_last(
    record: duckdb.DuckDBPyConnection,
) -> None:
    assert told(record, "cla") == ["2024-06-10 - N1"]
    assert told(record, "cla", drawn.ADOPTED) == ["2024-08-12 2025-11-20 N1"]


def test_short_breaks_are_no_period_of_care(record: duckdb.DuckDBPyConnection) -> None:
    assert told(record, "cla", drawn.IN_NEED) == []
    assert not [e for e in events_of(record, drawn.IN_NEED) if e.kind.startswith("care_")]


def test_an_open_episode_keeps_the_period_open() -> None:
    tables = {
        "cla_episode": """
            cla_episode_id | person_id | care_period_id | start_date | end_date
            e1             | 1         | k              | 2024-01-01 |
            e2             | 1         | k              | 2024-03-01 | 2024-05-01
        """
    }
    with drawn_record(tables) as connection:
        create_journeys(connection)
        (span,) = spans_of(connection, "1")
    assert (span.start, span.end) == (date(2024, 1, 1), None)


def test_an_episode_without_a_period_is_one_of_its_own() -> None:
    tables = {
        "cla_episode": """
            cla_episode_id | person_id | start_date | end_date
            e1             | 1         | 2024-01-01 | 2024-02-01
            e2             | 1         | 2025-01-01 |
        """
    }
    with drawn_record(tables) as connection:
        create_journeys(connection)
        assert [s.source.row_key for s in spans_of(connection, "1")] == ["e1", "e2"]


def test_what_has_no_date_is_left_out() -> None:
    tables = {
        "referral": """
            referral_id | person_id | referral_date
            r1          | 1         |
        """
    }
    with drawn_record(tables) as connection:
        create_journeys(connection)
        assert spans_of(connection, "1") == []
        assert events_of(connection, "1") == []


def test_whoever_else_is_involved_is_not_the_childs_worker(
    record: duckdb.DuckDBPyConnection,
) -> None:
    spans = [s for s in spans_of(record, drawn.LEAVER) if s.source.row_table == "involvement"]
    assert [(s.kind, s.code, s.detail) for s in spans] == [("involved", "W4", "PA")]


def test_what_ends_on_a_day_stands_no_longer(record: duckdb.DuckDBPyConnection) -> None:
    (plan,) = [s for s in spans_of(record, drawn.LONG) if s.kind == "cp_plan"]
    assert plan.stands_on(date(2023, 4, 24))
    assert plan.stands_on(date(2024, 3, 7))
    assert not plan.stands_on(date(2024, 3, 8))
    assert not plan.stands_on(date(2023, 4, 23))


def test_a_day_begins_with_what_begins_and_ends_with_what_ends(
    record: duckdb.DuckDBPyConnection,
) -> None:
    events = events_of(record, drawn.LONG)
    assert [e.on for e in events] == sorted(e.on for e in events)
    on = [e.kind for e in events if e.on == date(2024, 6, 10)]
    assert on == ["care_start", "legal_status", "placement", "cin_plan_end"]
    on = [e.kind for e in events if e.on == date(2023, 4, 24)]
    assert on == ["conference", "cp_plan_start"]
    on = [e.kind for e in events if e.on == date(2021, 9, 6)]
    assert on == ["contact", "referral"]


def test_the_order_of_a_day_is_that_of_a_journey() -> None:
    first = ["contact", "referral", "assessment_start", "s47_start", "conference"]
    first += ["cp_plan_start", "care_start"]
    assert [ORDER[kind] for kind in first] == sorted(ORDER[kind] for kind in first)
    ends = [k for k in ORDER if k.endswith("_end") and k != "missing_end"] + ["closure"]
    assert min(ORDER[kind] for kind in ends) > max(ORDER[kind] for kind in first)


def test_every_event_says_where_it_stands(record: duckdb.DuckDBPyConnection) -> None:
    (second,) = [e for e in events_of(record, drawn.LONG) if e.on == date(2023, 3, 1) and
                 e.kind == "referral"]  # fmt: skip
    assert (second.code, second.detail, second.flag) == ("2A", "N1", False)
    assert second.source.row_table == "referral"
    assert second.source.row_key == "r2"
    assert (second.source.load_id, second.source.line) == (1, 22)


def test_the_end_of_an_assessment_has_its_factors(record: duckdb.DuckDBPyConnection) -> None:
    ends = [e for e in events_of(record, drawn.LONG) if e.kind == "assessment_end"]
    assert [(e.detail, e.flag) for e in ends] == [
        (None, True),
        ("16A,3B,4B", False),
        (None, False),
    ]


def test_care_ends_with_the_reason_of_its_last_episode(record: duckdb.DuckDBPyConnection) -> None:
    (end,) = [e for e in events_of(record, drawn.ADOPTED) if e.kind == "care_end"]
    assert (end.on, end.code) == (date(2025, 11, 20), "E12")


def test_a_cancelled_review_did_not_happen() -> None:
    tables = {
        "review": """
            review_id | person_id | review_type | review_date | cancelled
            w1        | 1         | CLA         | 2024-01-01  | yes
            w2        | 1         | CLA         | 2024-02-01  |
        """
    }
    with drawn_record(tables) as connection:
        create_journeys(connection)
        assert [e.source.row_key for e in events_of(connection, "1")] == ["w2"]


def test_a_child_who_is_not_there_has_no_journey(record: duckdb.DuckDBPyConnection) -> None:
    assert spans_of(record, "nobody") == []
    assert events_of(record, "nobody") == []


def test_the_views_may_be_made_twice(record: duckdb.DuckDBPyConnection) -> None:
    create_journeys(record)
    assert all(isinstance(e, Event) for e in events_of(record, drawn.LEAVER))


def test_every_kind_of_event_of_the_view_has_a_place(record: duckdb.DuckDBPyConnection) -> None:
    kinds = record.execute("SELECT DISTINCT kind FROM child_event").fetchall()
    assert len(kinds) > 25
    assert {kind for (kind,) in kinds} <= set(ORDER)


LISTED = {
    "load": """
        load_id | source  | file | table | period_end | rows | refused
        1       | ssda903 | a    | t     | 2026-03-31 | 1    | 0
        2       | annex_a | b    | t     | 2026-06-30 | 1    | 0
        3       | annex_a | c    | t     | 2026-09-30 | 1    | 0
    """,
    "involvement": """
        involvement_id | person_id | worker_id | role | start_date | is_allocated | load_id
        o1             | 1         | W1        | CW   | 2025-01-01 | yes          | 1
        o2             | 1         | W1        | CW   | 2026-06-30 | yes          | 2
        o3             | 2         | W1        | CW   | 2026-06-30 | yes          | 2
        o4             | 2         | W2        | CW   | 2026-09-30 | yes          | 3
    """,
}


def test_a_worker_who_is_only_listed_on_a_day() -> None:
    """Lists say who works with a child that day: until the next lists, and not since when."""
    with drawn_record(LISTED) as connection:
        create_journeys(connection)
        assert [s.source.row_key for s in spans_of(connection, "1")] == ["o1"]
        assert [(s.source.row_key, s.start, s.end) for s in spans_of(connection, "2")] == [
            ("o3", date(2026, 6, 30), date(2026, 9, 30)),
            ("o4", date(2026, 9, 30), None),
        ]
        assert [e.kind for e in events_of(connection, "2")] == ["worker_noted", "worker_noted"]
        assert [e.kind for e in events_of(connection, "1")] == ["worker_start"]
