"""Expressions over dates: days counted, and days of the calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import narwhals as nw
import pytest
from hypothesis import given
from hypothesis import strategies as st
from narwhals import col

from lineofsight.engine.expressions import day, day_number, on_weekend, years_after


def worked_out(expression: nw.Expr, days: list[date]) -> list[Any]:
    """An expression over a column `day` of these days."""
    rows = ", ".join(f"(DATE '{value.isoformat()}', {n})" for n, value in enumerate(days))
    relation = duckdb.connect().query(f"SELECT * FROM (VALUES {rows}) AS t(day, n)")
    found = nw.from_native(relation).sort("n").select(found=expression).collect("pyarrow")
    values: list[Any] = found.get_column("found").to_list()
    return values


@given(st.lists(st.dates(), min_size=1, max_size=20))
def test_days_are_numbered_as_python_numbers_them(days: list[date]) -> None:
    """So that dates have numbers as many apart as there are days between them, leap days too."""
    assert worked_out(day_number(col("day")), days) == [value.toordinal() for value in days]


@given(st.lists(st.dates(), min_size=1, max_size=20))
def test_weekends_are_those_of_the_calendar(days: list[date]) -> None:
    """Saturday and Sunday, in every century."""
    assert worked_out(on_weekend(col("day")), days) == [value.isoweekday() > 5 for value in days]


@pytest.mark.parametrize(
    ("born", "birthday"),
    [
        (date(2008, 2, 29), date(2026, 2, 28)),
        (date(2008, 3, 1), date(2026, 3, 1)),
        (date(2008, 2, 28), date(2026, 2, 28)),
    ],
)
def test_an_eighteenth_birthday(born: date, birthday: date) -> None:
    """A child born on 29 February is eighteen on 28 February."""
    assert worked_out(years_after(col("day"), 18) == day(birthday), [born]) == [True]
