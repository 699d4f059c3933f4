"""The registry of the workforce census's rules and shared columns, and what many rules ask of a
worker: employed or from an agency, in post on the census date or gone.

Whoever's role ended on the census date itself has left, and is in post no more; rules do not
complain of what is still given of that day.
"""

from __future__ import annotations

from datetime import date

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, given, is_true, unwritten
from lineofsight.returns.rules import Rules

#: All rules and shared columns of the return.
RULES = Rules()
rule, adds = RULES.rule, RULES.adds

#: From this year on the sex is collected, before it the gender.
SEX_FROM = 2024

#: Codes of OrgRole.
SENIOR_MANAGER, MIDDLE_MANAGER, FIRST_LINE_MANAGER, SENIOR_PRACTITIONER = "1", "2", "3", "4"
CASE_HOLDER, WITHOUT_CASES = "5", "6"


def sex_column(year: int) -> str:
    """The column that says whether the worker is male or female."""
    return "Sex" if year >= SEX_FROM else "GenderCurrent"


def employed() -> nw.Expr:
    """The council employs the worker. Never null; of one who may be either it is false."""
    return is_true(col("AgencyWorker") == "0")


def agency() -> nw.Expr:
    """The worker is from an agency. Never null."""
    return is_true(col("AgencyWorker") == "1")


def has_end() -> nw.Expr:
    """An end of the role is written, even one that cannot be read. Never null."""
    return ~unwritten("RoleEndDate")


def in_post(end: date) -> nw.Expr:
    """The role is held on the census date and goes on: no end is written, or a later one, and it
    did not begin later. Null where the end cannot be read."""
    begun = ~is_true(col("RoleStartDate") > day(end))
    return begun & (unwritten("RoleEndDate") | (col("RoleEndDate") > day(end)))


def gone_before(end: date) -> nw.Expr:
    """The role ended before the census date. Never null."""
    return is_true(col("RoleEndDate") < day(end))


def fte_on_the_day() -> nw.Expr:
    """Full-time equivalent on the census date: FTE30; of an agency worker who has none, FTE."""
    of_agency = nw.when(agency() & unwritten("FTE30")).then(col("FTE"))
    return nw.coalesce(col("FTE30"), of_agency)


def absent() -> nw.Expr:
    """The worker was absent on the census date, or a reason for it is given. Never null."""
    return is_true(col("Absat30Sept") == "1") | given("ReasonAbsence")


def total(condition: nw.Expr, value: nw.Expr) -> nw.Expr:
    """The sum of a number over the rows for which a condition holds; 0 where there are none."""
    return nw.coalesce(nw.when(condition).then(value).sum(), nw.lit(0.0))


def one_if(condition: nw.Expr) -> nw.Expr:
    """1 where a condition holds, else 0."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0))
