"""Cells of tidy files: numbers and symbols, years, places."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.published.cells import (
    Unreadable,
    number_or_status,
    period_end,
    period_of,
    places_of,
)
from lineofsight.published.measures import measures
from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import Calendar, Status

VALUES = [
    # cell, number, status, why
    ("22.6", 22.6, None, "a number"),
    ("0", 0.0, None, "zero is a number"),
    ("41,630", 41630.0, None, "some files separate thousands"),
    (" 7 ", 7.0, None, "blanks around it"),
    ("c", None, Status.SUPPRESSED, "suppressed"),
    ("x", None, Status.UNAVAILABLE, "not available"),
    (":", None, Status.UNAVAILABLE, "not available, in files up to 2021"),
    ("z", None, Status.NOT_APPLICABLE, "not applicable"),
    ("k", None, Status.ROUNDS_TO_ZERO, "rounds to zero, and is not zero"),
    ("u", None, Status.UNRELIABLE, "too unreliable"),
    ("low", None, Status.LOW, "low"),
    ("C", None, Status.SUPPRESSED, "in capitals"),
]


@pytest.mark.parametrize(("cell", "number", "status", "why"), VALUES)
def test_values(cell: str, number: float | None, status: Status | None, why: str) -> None:
    """A number or the reason why there is none."""
    assert number_or_status(cell, "percent") == (number, status), why


NOT_VALUES = [
    # cell, why
    ("", "an empty cell is not zero"),
    ("-100", "a dashboard's stand-in for suppressed"),
    ("-", "a dash, in which other tools drown every symbol"),
    ("~", "a symbol of older files with more than one meaning"),
    ("22.6%", "a percentage sign"),
    ("1e3", "a spreadsheet's short form, which may have lost digits"),
    ("nan", "a program's"),
    ("inf", "a program's"),
    ("1,2", "a comma for a point"),
    ("٣", "a digit that is not of these files"),
    ("9" * 400, "too large for any number"),
    ("n/a", "in words"),
]


@pytest.mark.parametrize(("cell", "why"), NOT_VALUES)
def test_what_is_no_value(cell: str, why: str) -> None:
    """It is refused with what may stand there, never taken for a number."""
    with pytest.raises(Unreadable) as refused:
        number_or_status(cell, "percent")
    assert (refused.value.column, refused.value.value) == ("percent", cell), why
    assert refused.value.advice.endswith("."), why


@given(st.text())
def test_any_text_is_a_number_a_status_or_refused(cell: str) -> None:
    """Never anything else; and never zero unless zero is written."""
    try:
        number, status = number_or_status(cell, "percent")
    except Unreadable:
        return
    assert (number is None) != (status is None)
    if number == 0:
        assert set(cell) & set("0123456789") == {"0"}


PERIODS = [
    # time_period, time_identifier, year in which it ends
    ("2025", "Reporting year", 2025),
    ("202425", "Academic year", 2025),
    ("202425", "Financial year", 2025),
    ("2024/25", "Academic year", 2025),
    ("199900", "Academic year", 2000),
    ("2023", "Calendar year", 2023),
]


@pytest.mark.parametrize(("period", "identifier", "year"), PERIODS)
def test_periods(period: str, identifier: str, year: int) -> None:
    """A period is named by the year in which it ends."""
    assert period_of(period, identifier) == year


@pytest.mark.parametrize(
    ("period", "identifier", "column"),
    [
        ("202426", "Academic year", "time_period"),
        ("25", "Reporting year", "time_period"),
        ("", "Reporting year", "time_period"),
        ("2025", "Week 23", "time_identifier"),
        ("2025", "", "time_identifier"),
    ],
)
def test_what_is_no_period(period: str, identifier: str, column: str) -> None:
    """The column that is at fault is named."""
    with pytest.raises(Unreadable) as refused:
        period_of(period, identifier)
    assert refused.value.column == column


def test_last_days_are_those_of_the_carried_values() -> None:
    """For every measure's calendar, as the package carries it."""
    carried = Statistics.load()
    for measure in measures():
        (*_, period) = carried.periods(measure.id)
        for value in carried.values(measure.id, period).values():
            assert value.period_end == period_end(Calendar(measure.calendar), period), measure.id


def place(level: str, **cells: str) -> dict[str, str]:
    """The columns of a row that say where."""
    return {"geographic_level": level, **cells}


PLACES = [
    # row, keys, why
    (place("National", country_code="E92000001"), ("england",), "England"),
    (place("National"), ("england",), "a file that holds England alone"),
    (place("National", country_code="W92000004"), None, "Wales is not carried"),
    (place("Regional", region_code="E12000003"), ("yorkshire-and-the-humber",), "by code"),
    (place("Regional", region_name="East of England"), ("east-of-england",), "by name"),
    (place("Regional", region_code="E13000001"), ("inner-london",), "a part of London"),
    (place("Local authority", new_la_code="E06000054"), ("865",), "by ONS code"),
    (place("Local authority", old_la_code="865"), ("865",), "by DfE code"),
    (place("Local authority", new_la_code="E10000002", old_la_code="825"), ("825",), "old code"),
    (
        place("Local authority", new_la_code="E09000021 / E09000027", old_la_code="314 / 318"),
        ("314", "318"),
        "two councils with one return",
    ),
    (place("Ward", new_la_code="E06000054"), None, "wards are not carried"),
    (place(""), None, "no level"),
]


@pytest.mark.parametrize(("row", "keys", "why"), PLACES)
def test_places(row: dict[str, str], keys: tuple[str, ...] | None, why: str) -> None:
    """Places are known by codes; names are not read."""
    assert places_of(row) == keys, why


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (place("Local authority", new_la_code="S12000033"), "new_la_code"),
        (place("Local authority"), "new_la_code"),
        (place("Local authority", old_la_code="314 / 999"), "new_la_code"),
        (place("Local authority", new_la_code="E06000054", old_la_code="866"), "old_la_code"),
        (place("Regional", region_code="W92000004", region_name="Wales"), "region_code"),
    ],
)
def test_places_that_are_not_known(row: dict[str, str], column: str) -> None:
    """The column that is at fault is named, and nothing is guessed."""
    with pytest.raises(Unreadable) as refused:
        places_of(row)
    assert refused.value.column == column


def test_days_are_whole() -> None:
    """A period's last day is a day of its year."""
    assert period_end(Calendar.ACADEMIC, 2025) == date(2025, 7, 31)
