"""Ages and working days of the rules are those of the calendar."""

from __future__ import annotations

from datetime import date

import duckdb
import narwhals as nw
from hypothesis import given, settings
from hypothesis import strategies as st
from narwhals import col

from lineofsight.reference.working_days import working_days_between
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.kind import KIND
from lineofsight.returns.annex_a.shared import age_on, working_days_from
from lineofsight.returns.annex_a.write import age_on as age_written

LISTS_OF_2026 = AnnexA(KIND.settings(2026))
PAIRS = st.lists(
    st.tuples(
        st.dates(min_value=date(2025, 1, 1), max_value=date(2026, 3, 31)),
        st.dates(min_value=date(2025, 1, 1), max_value=date(2026, 3, 31)),
    ),
    min_size=1,
    max_size=50,
)
BIRTHS = st.lists(
    st.tuples(
        st.dates(min_value=date(1900, 1, 1), max_value=date(2030, 12, 31)),
        st.dates(min_value=date(2018, 1, 1), max_value=date(2030, 12, 31)),
    ),
    min_size=1,
    max_size=50,
)


def worked_out(expression: nw.Expr, pairs: list[tuple[date, date]]) -> list[int]:
    """An expression over pairs of dates `a` and `b`, on DuckDB."""
    connection = duckdb.connect()
    connection.execute("CREATE TABLE pairs (n INTEGER, a DATE, b DATE)")
    connection.executemany(
        "INSERT INTO pairs VALUES (?, ?, ?)", [(n, *pair) for n, pair in enumerate(pairs)]
    )
    frame = nw.from_native(connection.table("pairs"))
    native = nw.to_native(frame.select("n", found=expression))
    return [found for _, found in sorted(native.fetchall())]


@settings(max_examples=20)
@given(PAIRS)
def test_working_days_are_those_of_the_calendar(pairs: list[tuple[date, date]]) -> None:
    """Of days in order, within the time that lists can be of."""
    ordered = [(min(pair), max(pair)) for pair in pairs]
    counted = worked_out(working_days_from(col("a"), col("b"), LISTS_OF_2026), ordered)
    assert counted == [working_days_between(*pair) for pair in ordered]


@given(BIRTHS)
def test_ages_are_those_of_the_calendar(pairs: list[tuple[date, date]]) -> None:
    """The rules and the writer agree, on every day."""
    ages = worked_out(age_on(col("a"), col("b")), pairs)
    assert [max(0, age) for age in ages] == [age_written(*pair) for pair in pairs]


def test_a_birthday_on_29_february_is_28_february_in_other_years() -> None:
    born = date(2008, 2, 29)
    days = [date(2025, 2, 27), date(2025, 2, 28), date(2028, 2, 28), date(2028, 2, 29)]
    assert worked_out(age_on(col("a"), col("b")), [(born, day) for day in days]) == [16, 17, 19, 20]
