"""Children of a record: what stands for whom, since when the record is whole, where rows stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from lineofsight.record.children import (
    STANDING,
    Chosen,
    child,
    children,
    council_of,
    kept_of,
    stands_now,
    whole_since,
)
from lineofsight.record.chronology import Whole
from lineofsight.record.journeys import Source, create_journeys, spans_of
from tests.indicators.examples import drawn_record
from tests.record import drawn

DAY = drawn.AS_AT


@pytest.fixture(scope="module")
def record() -> Iterator[duckdb.DuckDBPyConnection]:
    with drawn.children_record() as connection:
        create_journeys(connection)
        yield connection


@pytest.mark.parametrize("kind", STANDING)
def test_the_list_and_the_child_agree_on_what_stands(
    record: duckdb.DuckDBPyConnection, kind: str
) -> None:
    listed = {each.person_id for each in children(record, DAY, Chosen(kind), 100)[0]}
    people = [row[0] for row in record.execute("SELECT person_id FROM record_person").fetchall()]
    stands = set()
    for person in people:
        found = child(record, person)
        assert found is not None
        if kind in stands_now(spans_of(record, person), found.leaving, DAY):
            stands.add(person)
    assert listed == stands


def test_what_stood_on_an_earlier_day(record: duckdb.DuckDBPyConnection) -> None:
    day = date(2023, 12, 1)
    listed = {each.person_id: each.in_words for each in children(record, day, Chosen(), 100)[0]}
    assert listed["1001"] == ["In need", "Child protection plan"]
    assert listed["1003"] == ["In need", "In care"]


def test_the_position_of_a_care_leaver_counts_for_a_year(
    record: duckdb.DuckDBPyConnection,
) -> None:
    def care_leavers(day: date) -> list[str]:
        return [each.person_id for each in children(record, day, Chosen("care_leaver"), 9)[0]]

    assert care_leavers(date(2025, 1, 19)) == []
    assert care_leavers(date(2025, 1, 20)) == [drawn.LEAVER]
    assert care_leavers(date(2027, 1, 20)) == [drawn.LEAVER]
    assert care_leavers(date(2027, 1, 21)) == []


def test_pages_of_children_and_how_many_there_are(record: duckdb.DuckDBPyConnection) -> None:
    everybody = Chosen(stands="")
    found, total = children(record, DAY, everybody, 2, 4)
    assert [each.person_id for each in found] == ["1005", "A/6 b"]
    assert total == 6
    assert children(record, DAY, everybody, 2, 10) == ([], 6)


def test_an_identifier_is_no_pattern(record: duckdb.DuckDBPyConnection) -> None:
    for identifier in ("%", "_", "'", "a%"):
        assert children(record, DAY, Chosen("", identifier), 9) == ([], 0)


def test_a_child_who_is_not_there(record: duckdb.DuckDBPyConnection) -> None:
    assert child(record, "nobody") is None


def test_names_where_the_record_has_them() -> None:
    tables = {
        "person": """
            person_id | forename | surname
            1         | Wren     | Invented
            2         |          |
        """
    }
    with drawn_record(tables) as connection:
        found = [child(connection, person) for person in ("1", "2")]
    assert [each.name for each in found if each] == ["Wren Invented", ""]


def test_where_rows_stand_in_words(record: duckdb.DuckDBPyConnection) -> None:
    kept = kept_of(record, drawn.LONG)
    plan = Source("cp_plan", "p1", 1, 27)
    assert kept.where([plan]) == ["cin-2026.xml, Children, line 27", "annex-a.xlsx, List 7, line 9"]
    unknown = Source("visit", "b1", 99, None)
    assert kept.where([unknown]) == ["a file that is not named"]
    many = kept.places((2, line) for line in range(20, 0, -1))
    assert many == ["episodes.csv, lines 1, 2, 3, 4, 5, 6 and 14 more"]


def test_since_when_the_record_is_whole() -> None:
    visits = """
        visit_id | person_id | visit_type | visit_date | load_id
        b1       | 1         | CP         | 2026-03-01 | {load}
        b2       | 2         | CP         | 2026-05-01 | {load}
    """
    loads = """
        load_id | source  | file | table | period_start | history_from | rows | refused
        1       | cin     | a    | t     | 2024-04-01   |              | 1    | 0
        2       | annex_a | b    | t     | 2026-04-01   |              | 1    | 0
        3       | ssd     | c    | t     |              | 2020-10-01   | 1    | 0
    """
    with drawn_record({"load": loads, "visit": visits.format(load=3)}) as connection:
        assert whole_since(connection, "1", DAY) == Whole(date(2020, 10, 1), date(2020, 10, 1))
    with drawn_record({"load": loads, "visit": visits.format(load=2)}) as connection:
        assert whole_since(connection, "1", DAY).visits == date(2026, 3, 1)
        assert whole_since(connection, "3", DAY).visits is None
        assert whole_since(connection, "1", date(2026, 2, 1)).visits is None
    with drawn_record({}) as connection:
        assert whole_since(connection, "1", DAY) == Whole()


def test_whose_record_it_is(record: duckdb.DuckDBPyConnection) -> None:
    found = council_of(record)
    assert found is not None
    assert (found.la_code, found.like, found.as_at) == ("999", "865", DAY)
    with drawn_record({}) as connection:
        connection.execute("INSERT INTO record_council VALUES ('865', 'Another', NULL, ?)", [DAY])
        assert council_of(connection) is None
        connection.execute("DELETE FROM record_council")
        assert council_of(connection) is None
