"""The registry of Annex A's rules and shared columns, and what many rules need.

`as_at` stands beside every row: the day that the lists are of (`as_at.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import (
    day,
    day_number,
    is_true,
    months_after,
    unwritten,
    years_after,
)
from lineofsight.engine.tables import Table
from lineofsight.reference.working_days import is_bank_holiday
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.rules import Rules, Severity, type_of_rule

#: All rules and shared columns of the return.
RULES = Rules()
rule, adds, child_facts, facts_by = RULES.rule, RULES.adds, RULES.child_facts, RULES.facts_by


def rule_of_lists(
    code: str,
    message: str,
    *,
    mend: str,
    at: Mapping[type[Table], Sequence[str]],
    severity: Severity = Severity.ERROR,
    cause: str = "",
) -> Callable[[type_of_rule], type_of_rule]:
    """Register a rule of several lists that is judged in each of them that is given: one that is
    not given is there, empty."""
    register = rule(code, message, mend=mend, at=at, severity=severity, cause=cause)

    def of_any(judge: type_of_rule) -> type_of_rule:
        register(judge)
        RULES.found[-1] = replace(RULES.found[-1], needs=())
        return judge

    return of_any


def as_at(r: AnnexA) -> nw.Expr:
    """The day that the lists are of; the last day of the year where no date tells it."""
    return nw.coalesce(col("as_at"), day(r.end))


def months_before(r: AnnexA, months: int) -> nw.Expr:
    """The day so many months before that of the lists."""
    return months_after(as_at(r), -months)


def days_before(r: AnnexA, days: int) -> nw.Expr:
    """The day so many days before that of the lists."""
    return as_at(r).dt.offset_by(f"-{days}d")


def is_open(end: str) -> nw.Expr:
    """Nothing is written where the end would be, not even something unreadable. Never null."""
    return unwritten(end)


def aged(r: AnnexA, years: int) -> nw.Expr:
    """The child has had the birthday on the day of the lists."""
    return years_after(col("birth_date"), years) <= as_at(r)


def age_on(birth: nw.Expr, on: nw.Expr) -> nw.Expr:
    """Age in whole years on a day, negative before the birth. Who was born on 29 February is a
    year older on 28 February of other years."""
    year = on.dt.year()
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    birthday = birth.dt.month() * 100 + birth.dt.day()
    kept = nw.when((birthday == 229) & ~leap).then(228).otherwise(birthday)
    had = on.dt.month() * 100 + on.dt.day() >= kept
    return year - birth.dt.year() - nw.when(had).then(0).otherwise(1)


def says(column: str, *codes: str) -> nw.Expr:
    """A column holds one of these codes. Never null."""
    return is_true(col(column).is_in(list(codes)))


def working_days_from(start: nw.Expr, end: nw.Expr, r: AnnexA) -> nw.Expr:
    """How many working days have passed on one day since another: Monday to Friday, without bank
    holidays of the time that the lists of a collection year can be of. Ask for it in a shared
    column: it is long."""
    weekdays = _weekdays(day_number(end)) - _weekdays(day_number(start))
    holidays = nw.sum_horizontal(
        *(
            nw.when((start < day(holiday)) & (end >= day(holiday))).then(1).otherwise(0)
            for holiday in _holidays(r)
        )
    )
    return weekdays - holidays


def _weekdays(number: nw.Expr) -> nw.Expr:
    """How many weekdays there were up to a day, by its number: 1 is a Monday."""
    left = number % 7
    return number // 7 * 5 + nw.when(left > 5).then(5).otherwise(left)


def _holidays(r: AnnexA) -> list[date]:
    """Bank holidays on weekdays, from nine months before the collection year to its end: what
    began before them began too long ago, with them or without."""
    first = r.start - timedelta(days=275)
    days = (first + timedelta(days=n) for n in range((r.end - first).days + 1))
    return [one for one in days if one.weekday() < 5 and is_bank_holiday(one)]
