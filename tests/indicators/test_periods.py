"""Periods: their days, their length, their names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.indicators.periods import (
    Period,
    PeriodKind,
    census_year_to,
    rolling,
    standard_periods,
    year_to,
)
from lineofsight.reference.dates import months_before


@pytest.mark.parametrize(
    ("period", "start", "end", "label"),
    [
        (year_to(2026), date(2025, 4, 1), date(2026, 3, 31), "2025-26"),
        (census_year_to(2025), date(2024, 10, 1), date(2025, 9, 30), "Year to 30 September 2025"),
        (
            rolling(date(2026, 9, 30)),
            date(2025, 10, 1),
            date(2026, 9, 30),
            "12 months to 30 September 2026",
        ),
        (
            rolling(date(2026, 8, 31), 6),
            date(2026, 3, 1),
            date(2026, 8, 31),
            "6 months to 31 August 2026",
        ),
        # The last day of February, in a leap year and not.
        (
            rolling(date(2024, 2, 29)),
            date(2023, 3, 1),
            date(2024, 2, 29),
            "12 months to 29 February 2024",
        ),
    ],
)
def test_a_period_has_its_days_and_its_name(
    period: Period, start: date, end: date, label: str
) -> None:
    """Years end on 31 March, or 30 September; rolling ones on the day given."""
    assert (period.start, period.end, period.label) == (start, end, label)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
        (date(2026, 3, 31), 30, date(2023, 9, 30)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_before_a_day(day: date, months: int, before: date) -> None:
    """The same day of the month, or its last."""
    assert months_before(day, months) == before


@given(st.dates(date(2010, 1, 1), date(2040, 12, 31)))
def test_twelve_months_are_one_year_and_abut(day: date) -> None:
    """Twelve months to a day begin on the day after the twelve months before end."""
    period = rolling(day)
    assert period.months == 12
    assert period.year_share == 1.0
    assert 365 <= period.days <= 366


def test_the_standard_periods_are_six_years_and_what_is_in_hand() -> None:
    """Years that are over by the as-at date, and then twelve and six months to it."""
    found = standard_periods(date(2026, 9, 30))
    assert [p.label for p in found if p.kind is PeriodKind.YEAR] == [
        "2020-21",
        "2021-22",
        "2022-23",
        "2023-24",
        "2024-25",
        "2025-26",
    ]
    assert [p.end.year for p in found if p.kind is PeriodKind.CENSUS_YEAR][-1] == 2026
    assert next(p.label for p in standard_periods(date(2026, 3, 30), 1)) == "2024-25"


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    """Nothing can be counted in it."""
    with pytest.raises(ValueError, match="ends on or after"):
        Period(PeriodKind.OWN, date(2026, 1, 2), date(2026, 1, 1))
