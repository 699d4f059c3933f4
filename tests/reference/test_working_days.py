"""Working days of England: which they are, and how they are counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.reference.working_days import (
    is_bank_holiday,
    is_working_day,
    working_day_before,
    working_days_after,
    working_days_before,
    working_days_between,
)

# Dates of people up to 25 in the earliest year that can be checked, and years to come.
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))
COUNTS = st.integers(1, 60)

#: Bank holidays as proclaimed, those that no calendar foresees among them.
PROCLAIMED = [
    (date(1999, 12, 31), "the last day of the century"),
    (date(2002, 6, 3), "golden jubilee"),
    (date(2002, 6, 4), "spring bank holiday, moved to it"),
    (date(2011, 4, 29), "royal wedding"),
    (date(2012, 6, 5), "diamond jubilee"),
    (date(2020, 5, 8), "early May, moved to VE day"),
    (date(2021, 12, 27), "for Christmas on a Saturday"),
    (date(2021, 12, 28), "for Boxing Day on a Sunday"),
    (date(2022, 1, 3), "for New Year on a Saturday"),
    (date(2022, 6, 2), "spring bank holiday, moved"),
    (date(2022, 6, 3), "platinum jubilee"),
    (date(2022, 9, 19), "state funeral"),
    (date(2023, 4, 7), "Good Friday"),
    (date(2023, 5, 8), "coronation"),
    (date(2024, 4, 1), "Easter Monday on the first day of a census year"),
    (date(2025, 8, 25), "summer"),
    (date(2026, 12, 28), "for Boxing Day on a Saturday"),
]


@pytest.mark.parametrize(("day", "why"), PROCLAIMED, ids=[why for _, why in PROCLAIMED])
def test_a_bank_holiday_is_no_working_day(day: date, why: str) -> None:
    assert is_bank_holiday(day), why
    assert not is_working_day(day), why


#: Days on which England works: a bank holiday that was moved away, and those of its neighbours.
WORKED = [
    (date(2020, 5, 4), "early May was moved from it"),
    (date(2022, 5, 30), "the spring bank holiday was moved from it"),
    (date(2025, 3, 17), "St Patrick's Day is Northern Ireland's"),
    (date(2025, 1, 2), "the second of January is Scotland's"),
    (date(2025, 3, 31), "the last day of a census year, a Monday"),
]


@pytest.mark.parametrize(("day", "why"), WORKED, ids=[why for _, why in WORKED])
def test_england_works(day: date, why: str) -> None:
    assert is_working_day(day), why


def test_eight_bank_holidays_fall_on_weekdays_of_a_plain_year() -> None:
    """As many as the Government lists; ten and nine in the years of the Queen's death and the
    coronation."""
    counts = {}
    for year in range(2019, 2031):
        days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
        counts[year] = sum(
            day.year == year and day.weekday() < 5 and is_bank_holiday(day) for day in days
        )
    assert counts == {year: {2022: 10, 2023: 9}.get(year, 8) for year in range(2019, 2031)}


#: From, to, working days passed, and why.
PASSED = [
    (date(2025, 3, 31), date(2025, 3, 31), 0, "a day is day 0"),
    (date(2025, 3, 28), date(2025, 3, 31), 1, "Friday to Monday"),
    (date(2025, 3, 29), date(2025, 3, 31), 1, "Saturday to Monday"),
    (date(2025, 4, 17), date(2025, 4, 22), 1, "over Easter"),
    (date(2022, 12, 23), date(2022, 12, 28), 1, "Christmas on a Sunday"),
    (date(2025, 3, 31), date(2025, 3, 28), -1, "backwards"),
]


@pytest.mark.parametrize(("start", "end", "passed", "why"), PASSED, ids=[c[3] for c in PASSED])
def test_working_days_that_have_passed(start: date, end: date, passed: int, why: str) -> None:
    assert working_days_between(start, end) == passed, why


#: A census year's last day, and the first day from which no more than 45, and 15, have passed.
AT_CENSUS = [
    (date(2023, 3, 31), date(2023, 1, 27), date(2023, 3, 10)),
    (date(2024, 3, 31), date(2024, 1, 25), date(2024, 3, 7)),  # Easter Sunday
    (date(2025, 3, 31), date(2025, 1, 27), date(2025, 3, 10)),
    (date(2026, 3, 31), date(2026, 1, 27), date(2026, 3, 10)),
]


@pytest.mark.parametrize(("end", "since_45", "since_15"), AT_CENSUS)
def test_working_days_before_the_census_ends(end: date, since_45: date, since_15: date) -> None:
    assert working_days_before(end, 45) == since_45
    assert working_days_before(end, 15) == since_15


def test_the_working_day_before_a_census_year_begins() -> None:
    """What is referred then is decided on within one working day, in the year: on 28 March 2024,
    before Easter, as on 31 March 2023, a Friday."""
    starts = [date(year, 4, 1) for year in (2022, 2023, 2024, 2025)]
    assert [working_day_before(start) for start in starts] == [
        date(2022, 3, 31),
        date(2023, 3, 31),
        date(2024, 3, 28),
        date(2025, 3, 31),
    ]


@given(DAYS, COUNTS)
def test_counted_forward(day: date, count: int) -> None:
    """The day reached is a working day, and so many have passed since; a day earlier, fewer."""
    reached = working_days_after(day, count)
    assert is_working_day(reached)
    assert working_days_between(day, reached) == count
    assert working_days_between(day, reached - timedelta(days=1)) == count - 1


@given(DAYS, COUNTS)
def test_counted_back(day: date, count: int) -> None:
    """No more than so many have passed since the day reached; since the day before, more."""
    reached = working_days_before(day, count)
    assert working_days_between(reached, day) == count
    assert working_days_between(reached - timedelta(days=1), day) == count + 1


@given(DAYS, DAYS, DAYS)
def test_spans_add_up(first: date, second: date, third: date) -> None:
    there = working_days_between(first, second) + working_days_between(second, third)
    assert there == working_days_between(first, third)


@given(DAYS)
def test_none_lies_between_a_day_and_the_working_day_before_it(day: date) -> None:
    before = working_day_before(day)
    assert is_working_day(before)
    assert before < day
    between = range(1, (day - before).days)
    assert not any(is_working_day(before + timedelta(days=n)) for n in between)


@pytest.mark.parametrize("count", [0, -1])
def test_none_are_not_counted(count: int) -> None:
    for counted in (working_days_after, working_days_before):
        with pytest.raises(ValueError, match="counted from 1"):
            counted(date(2025, 3, 31), count)
