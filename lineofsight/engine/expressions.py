"""Expressions that mean the same on every engine: dates, ages, and equality with blanks.

Dates: the anniversary of 29 February is 28 February in other years, on every engine.
"""

from __future__ import annotations

from datetime import date

import narwhals as nw


def years_after(value: nw.Expr, years: int) -> nw.Expr:
    """The same day so many years later: a person's birthday, from a date of birth."""
    return value.dt.offset_by(f"{years}y")


def months_after(value: nw.Expr, months: int) -> nw.Expr:
    """The same day of the month so many months later, or the month's last day."""
    return value.dt.offset_by(f"{months}mo")


def days_after(value: nw.Expr, days: int) -> nw.Expr:
    """So many days later."""
    return value.dt.offset_by(f"{days}d")


def day_number(value: nw.Expr) -> nw.Expr:
    """The day counted from 1 January of year 1, as `date.toordinal` counts: dates have numbers as
    many apart as there are days between them."""
    years = value.dt.year() - 1
    leap_days = years // 4 - years // 100 + years // 400
    return years * 365 + leap_days + value.dt.ordinal_day()


def on_weekend(value: nw.Expr) -> nw.Expr:
    """Whether a day is a Saturday or a Sunday: engines number the days of the week differently."""
    return (day_number(value) % 7).is_in([6, 0])  # day 1, 1 January of year 1, was a Monday


def day(value: date) -> nw.Expr:
    """A fixed day."""
    return nw.lit(value, nw.Date)


def blank(column: str) -> nw.Expr:
    """Nothing is given in a column."""
    return nw.col(column).is_null()


def given(column: str) -> nw.Expr:
    """Something that could be read is given in a column."""
    return ~nw.col(column).is_null()


def unreadable(column: str) -> nw.Expr:
    """Something is given in a date or number column that is not a date or number."""
    return nw.col(column).is_null() & ~nw.col(f"{column}_text").is_null()


def unwritten(column: str) -> nw.Expr:
    """Nothing at all is given in a date or number column, not even something unreadable."""
    return nw.col(f"{column}_text").is_null()


def same(left: nw.Expr, right: nw.Expr) -> nw.Expr:
    """Equal, where blank equals blank. Never null."""
    return nw.coalesce(left == right, left.is_null() & right.is_null())


def differs(left: nw.Expr, right: nw.Expr) -> nw.Expr:
    """Not equal, where blank equals blank. Never null."""
    return ~same(left, right)


def is_true(condition: nw.Expr) -> nw.Expr:
    """A condition that is false, rather than unknown, where a value is blank."""
    return nw.coalesce(condition, nw.lit(False))


def how_many(condition: nw.Expr) -> nw.Expr:
    """In how many rows a condition holds. Spark sums no conditions."""
    return nw.when(condition).then(1).otherwise(0).sum()
