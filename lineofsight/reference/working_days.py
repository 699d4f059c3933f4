"""Working days of England: Monday to Friday, without bank holidays.

Bank holidays, those moved and those given once (a jubilee, a coronation) included, come from the
library `holidays`. The counting convention is decided in decision 0110: the day from which one
counts is day 0, so the next working day is one working day later.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded when days are first counted: most of what imports this never counts
    from holidays import HolidayBase

_DAY = timedelta(days=1)


@cache
def _calendar() -> HolidayBase:
    """England's bank holidays; each year is worked out when a day of it is first asked for."""
    from holidays import country_holidays

    return country_holidays("GB", subdiv="ENG")


def is_bank_holiday(day: date) -> bool:
    """Whether a day is a bank holiday in England, on a weekend too (Boxing Day 2026)."""
    return day in _calendar()


def is_working_day(day: date) -> bool:
    """Whether a day is a working day in England."""
    return _calendar().is_working_day(day)


def working_day_before(day: date) -> date:
    """The last working day before a day."""
    return _calendar().get_nth_working_day(day, -1)


def working_days_after(day: date, count: int) -> date:
    """The day by which so many working days have passed since a day: for a deadline.

    Args:
        day: day 0, a working day or not.
        count: how many working days, from 1.

    Raises:
        ValueError: `count` is less than 1.
    """
    _must_count(count)
    return _calendar().get_nth_working_day(day, count)


def working_days_before(day: date, count: int) -> date:
    """The first of the days since which no more than so many working days have passed on a day:
    what began before it began more than `count` working days before `day`.

    Args:
        day: the day of counting, a working day or not.
        count: how many working days, from 1.

    Raises:
        ValueError: `count` is less than 1.
    """
    _must_count(count)
    calendar = _calendar()
    last = day if calendar.is_working_day(day) else calendar.get_nth_working_day(day, -1)
    return calendar.get_nth_working_day(last, -count)


def working_days_between(start: date, end: date) -> int:
    """How many working days have passed since `start` on `end`: those after the first up to and
    including the second. From a day to itself 0; backwards the same number, negative."""
    if end < start:
        return -working_days_between(end, start)
    whole_years = sum(_passed(year)[-1] for year in range(start.year, end.year))
    return whole_years + _passed(end.year)[_place(end)] - _passed(start.year)[_place(start)]


@cache
def _passed(year: int) -> tuple[int, ...]:
    """Working days of a year that have passed on each of its days, that day included."""
    first = date(year, 1, 1)
    days = (first + n * _DAY for n in range((date(year, 12, 31) - first).days + 1))
    return tuple(accumulate(_calendar().is_working_day(day) for day in days))


def _place(day: date) -> int:
    return (day - date(day.year, 1, 1)).days


def _must_count(count: int) -> None:
    if count < 1:
        raise ValueError(f"Working days are counted from 1, not {count}.")
