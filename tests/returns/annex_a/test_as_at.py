"""The day that the lists are of is found from what is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.returns.annex_a.as_at import find_as_at, put_as_at
from lineofsight.returns.annex_a.kind import KIND
from tests.returns.rows import engine_with

Rows = Mapping[str, Sequence[Mapping[str, str | None]]]


def found(tables: Rows) -> date | None:
    """The day of the lists."""
    return find_as_at(engine_with(KIND, tables).connection)


def contacts(*days: str, **cells: str) -> Rows:
    """Contacts on some days."""
    return {"Contacts": [{"contact_date": day, **cells} for day in days]}


def test_it_is_the_latest_day_on_which_something_happened() -> None:
    assert found(contacts("01/02/2026", "05/03/2026")) == date(2026, 3, 5)
    visited = {"CPPlans": [{"last_visit": "09/03/2026"}], **contacts("05/03/2026")}
    assert found(visited) == date(2026, 3, 9)


def test_lists_without_a_date_have_none() -> None:
    assert found({}) is None
    assert found(contacts("soon")) is None


def test_a_year_mistyped_in_one_row_does_not_move_it() -> None:
    days = [f"{day:02}/03/2026" for day in range(1, 31)]
    assert found(contacts(*days, "05/03/2062")) == date(2026, 3, 30)


def test_ages_tell_that_the_lists_were_made_some_days_later() -> None:
    """The last contact was on 5 March; by the ages the lists are of the 9th at the earliest."""
    rows = [
        {"contact_date": "05/03/2026", "birth_date": "08/03/2010", "age": "16"},
        {"contact_date": "04/03/2026", "birth_date": "09/03/2011", "age": "15"},
        {"contact_date": "03/03/2026", "birth_date": "12/03/2011", "age": "14"},
    ]
    assert found({"Contacts": rows}) == date(2026, 3, 9)


def test_ages_that_nobody_has_do_not_matter() -> None:
    odd = contacts("05/03/2026", birth_date="01/01/2015", age="999999999")
    assert found(odd) == date(2026, 3, 5)


@pytest.mark.parametrize("table", [table.name for table in KIND.tables])
def test_it_stands_beside_every_row(table: str) -> None:
    engine = engine_with(KIND, {table: [{}, {}], **contacts("05/03/2026", "05/03/2026")})
    put_as_at(engine.connection)
    rows = engine.connection.execute(f'SELECT as_at FROM "{table}"').fetchall()
    assert rows == [(date(2026, 3, 5),)] * 2


@settings(max_examples=25)
@given(
    st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 12, 31)),
    st.lists(st.integers(min_value=0, max_value=200), min_size=1, max_size=40),
)
def test_a_day_on_which_something_happened_every_day_is_found(last: date, days: list[int]) -> None:
    """Whatever else happened before."""
    happened = [last - timedelta(days=n) for n in [*days, *range(len(days) // 10 + 2)]]
    assert found(contacts(*(f"{day:%d/%m/%Y}" for day in happened))) == last
