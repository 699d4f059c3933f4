"""Rules on pay, which the census asks for since 2025.

The limits are ours: far below what full-time work may be paid in law, or far above what the role
is paid anywhere. Whether a part-time worker's salary is written as it is or as if full time, the
limits hold.
"""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import how_many, unwritten
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.workforce.frames import Workforce
from lineofsight.returns.workforce.shared import (
    CASE_HOLDER,
    SENIOR_MANAGER,
    WITHOUT_CASES,
    employed,
    in_post,
    rule,
)
from lineofsight.returns.workforce.tables import CSWWWorker, LALevelVacancies

#: Pounds in a year: the least for full-time work, and for a senior manager's; the most at all,
#: and without a manager's or senior practitioner's role.
LEAST, LEAST_OF_SENIOR, MOST, MOST_OF_CASE_HOLDER = 20_000, 40_000, 200_000, 80_000

#: Codes of who can have an allowance.
NOBODY, EVERYBODY = "0", "1"


@rule(
    "WF701",
    "No salary is given of an employed worker who was in post on 30 September.",
    mend="Give the basic salary.",
    at={CSWWWorker: ["BaseSalary"]},
    since=2025,
    cause="The payroll is another system than the one that the return is made from.",
)
def no_salary(r: Workforce) -> Failing:
    """Those with hours on the day. What is written and is no number fails WF024 instead."""
    here = employed() & in_post(r.end) & (col("FTE30") > 0)
    return r.workers.filter(here & unwritten("BaseSalary"))


@rule(
    "WF702",
    "The salary is less than full-time work may be paid.",
    mend="Give the salary of a year, in pounds.",
    at={CSWWWorker: ["BaseSalary", "FTE30"]},
    severity=Severity.QUERY,
    since=2025,
    cause="The pay of a month, a week or an hour, or thousands of pounds.",
)
def very_low_salary(r: Workforce) -> Failing:
    """Less than £20,000 for each full-time equivalent on the day, where there are hours."""
    low = (col("BaseSalary") < LEAST * col("FTE30")) & (col("FTE30") > 0)
    return r.workers.filter(employed() & in_post(r.end) & low)


@rule(
    "WF703",
    "The salary is more than £200,000.",
    mend="Give the basic salary of a year, in pounds.",
    at={CSWWWorker: ["BaseSalary"]},
    severity=Severity.QUERY,
    since=2025,
    cause="Pence in the place of pounds, or the decimal point left out.",
)
def very_high_salary(r: Workforce) -> Failing:
    return r.workers.filter(col("BaseSalary") > MOST)


@rule(
    "WF704",
    "The salary is more than £80,000, but the role is that of a case holder or without cases.",
    mend="Check the salary and the role.",
    at={CSWWWorker: ["BaseSalary", "OrgRole"]},
    severity=Severity.QUERY,
    since=2025,
    cause="A manager's role that was not brought up to date, or allowances in the basic salary.",
)
def high_salary_for_the_role(r: Workforce) -> Failing:
    """Up to £200,000: more fails WF703."""
    role = col("OrgRole").is_in([CASE_HOLDER, WITHOUT_CASES])
    salary = col("BaseSalary")
    return r.workers.filter(role & (salary > MOST_OF_CASE_HOLDER) & (salary <= MOST))


@rule(
    "WF705",
    "The salary is less than £40,000 for each full-time equivalent, but the role is a senior "
    "manager's.",
    mend="Check the salary and the role.",
    at={CSWWWorker: ["BaseSalary", "OrgRole"]},
    severity=Severity.QUERY,
    since=2025,
    cause="1 is the first code of the roles, and is given where nothing was chosen.",
)
def low_salary_for_the_role(r: Workforce) -> Failing:
    """From £20,000 on: less fails WF702."""
    salary, hours = col("BaseSalary"), col("FTE30")
    between = (salary >= LEAST * hours) & (salary < LEAST_OF_SENIOR * hours)
    senior = employed() & (col("OrgRole") == SENIOR_MANAGER)
    return r.workers.filter(senior & in_post(r.end) & between)


@rule(
    "WF706",
    "The worker had a payment to recruit or retain, but nobody can have one.",
    mend="Check the payment, and RecruitmentBonus and RetentionBonus of the council.",
    at={CSWWWorker: ["RRPayments"]},
    needs=[CSWWWorker, LALevelVacancies],
    severity=Severity.QUERY,
    since=2025,
    cause="Another kind of payment, or a scheme that ended in the year.",
)
def payment_that_nobody_can_have(r: Workforce) -> Failing:
    """The council says nobody of both, and of neither anything else."""
    none = (col("RecruitmentBonus") == NOBODY) & (col("RetentionBonus") == NOBODY)
    council = r.declared(LALevelVacancies).select(rows=nw.len(), none=how_many(none))
    nobody = council.filter((col("rows") > 0) & (col("none") == col("rows")))
    paid = r.declared(CSWWWorker).filter(col("RRPayments") > 0)
    return r.workers.failing(paid.join(nobody, how="cross"))


@rule(
    "WF707",
    "Every social worker can have a bonus for staying, but nobody had a payment to recruit or "
    "retain.",
    mend="Give the payments in RRPayments, or 2 as RetentionBonus if only some can have one.",
    at={LALevelVacancies: ["RetentionBonus"]},
    needs=[CSWWWorker, LALevelVacancies],
    severity=Severity.QUERY,
    since=2025,
    cause="The payments stand among the other payments, or were paid after the census date.",
)
def bonus_that_nobody_had(r: Workforce) -> Failing:
    """Where no worker's RRPayments are above 0."""
    paid = r.declared(CSWWWorker).select(paid=how_many(col("RRPayments") > 0))
    none = paid.filter(col("paid") == 0)
    all_can = r.declared(LALevelVacancies).filter(col("RetentionBonus") == EVERYBODY)
    return r.vacancies.failing(all_can.join(none, how="cross"))


@rule(
    "WF708",
    "Payments besides the salary are more than the salary.",
    mend="Check salary and payments: all are of one year, in pounds.",
    at={CSWWWorker: ["BaseSalary", "RRPayments", "OtherPayments"]},
    severity=Severity.QUERY,
    since=2025,
    cause="The decimal point left out, or the salary counted among the payments too.",
)
def more_besides_than_salary(r: Workforce) -> Failing:
    """What is blank counts as nothing; a salary of 0 fails WF702."""
    nothing = nw.lit(0.0)
    besides = nw.coalesce(col("RRPayments"), nothing) + nw.coalesce(col("OtherPayments"), nothing)
    return r.workers.filter((col("BaseSalary") > 0) & (besides > col("BaseSalary")))
