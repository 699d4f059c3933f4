"""Rules on absence: on 30 September, and the working days lost to sickness in the year."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, day_number, given, is_true, unwritten
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.workforce.frames import Workforce
from lineofsight.returns.workforce.shared import absent, employed, gone_before, in_post, rule
from lineofsight.returns.workforce.tables import CSWWWorker

#: Working days of a week of seven, and what the beginning and end of a time may add.
WORKING, WEEK, AT_THE_ENDS = 5, 7, 2

#: Code of ReasonAbsence.
SICK = "SIC"


def days_in_role(r: Workforce) -> nw.Expr:
    """How many days of the census year the role was held. Null where its start is not known, an
    end is written that cannot be read, or it was not held in the year at all."""
    start, end = col("RoleStartDate"), col("RoleEndDate")
    first = nw.when(start > day(r.start)).then(day_number(start)).otherwise(r.start.toordinal())
    last = nw.when(end < day(r.end)).then(day_number(end)).otherwise(r.end.toordinal())
    known = given("RoleStartDate") & (unwritten("RoleEndDate") | given("RoleEndDate"))
    return nw.when(known & (last >= first)).then(last - first + 1)


@rule(
    "WF501",
    "The worker was absent on 30 September, but no reason is given.",
    mend="Give the reason.",
    at={CSWWWorker: ["Absat30Sept", "ReasonAbsence"]},
    cause="The reason stands in a record that is not exported.",
)
def absent_without_reason(r: Workforce) -> Failing:
    return r.workers.filter((col("Absat30Sept") == "1") & blank("ReasonAbsence"))


@rule(
    "WF502",
    "A reason for absence is given, but the worker was not absent on 30 September.",
    mend="Give 1 if the worker was absent on that day; if not, take the reason out.",
    at={CSWWWorker: ["ReasonAbsence", "Absat30Sept"]},
    cause="The reason of the last absence in the year, whenever it was.",
)
def reason_without_absence(r: Workforce) -> Failing:
    """Absat30Sept is 0 or blank."""
    here = is_true(col("Absat30Sept") == "0") | blank("Absat30Sept")
    return r.workers.filter(given("ReasonAbsence") & here)


@rule(
    "WF503",
    "More working days were lost than there were while the role was held.",
    mend="Check the days lost: they are days on which the worker would have worked, in this census "
    "year.",
    at={CSWWWorker: ["WorkingDaysLost", "RoleStartDate", "RoleEndDate"]},
    cause="Calendar days or hours in the place of working days, or days of other years.",
)
def more_lost_than_there_were(r: Workforce) -> Failing:
    """Five days in each week of the role within the census year, and two besides."""
    possible = days_in_role(r) * WORKING / WEEK + AT_THE_ENDS
    return r.workers.filter(col("WorkingDaysLost") > possible)


@rule(
    "WF504",
    "It is not told how many working days were lost of a worker whom the council employs.",
    mend="Give the working days lost to sickness: 0 where there were none.",
    at={CSWWWorker: ["WorkingDaysLost"]},
    cause="Only those who were sick are in the absence system.",
)
def no_days_given(r: Workforce) -> Failing:
    """What is written and is no number fails WF018 instead."""
    return r.workers.filter(employed() & unwritten("WorkingDaysLost"))


@rule(
    "WF505",
    "The worker was sick on 30 September, but no working day was lost in the year.",
    mend="Count the day itself, and those before it.",
    at={CSWWWorker: ["ReasonAbsence", "WorkingDaysLost"]},
    severity=Severity.QUERY,
    cause="Only absences that have ended are counted. When 30 September is no working day of the "
    "worker's, an absence may have begun on it.",
)
def sick_without_days(r: Workforce) -> Failing:
    return r.workers.filter((col("ReasonAbsence") == SICK) & (col("WorkingDaysLost") == 0))


@rule(
    "WF506",
    "The worker left before 30 September, but is told to be absent on that day.",
    mend="Take the absence out, or the end if the role is still held.",
    at={CSWWWorker: ["Absat30Sept", "ReasonAbsence", "RoleEndDate"]},
    cause="An absence that was not ended when the worker left.",
)
def absent_after_leaving(r: Workforce) -> Failing:
    """Of a role that ended on the day itself nothing is said."""
    return r.workers.filter(gone_before(r.end) & absent())


@rule(
    "WF507",
    "It is not told whether the worker was absent on 30 September.",
    mend="Give 0 or 1.",
    at={CSWWWorker: ["Absat30Sept"]},
    severity=Severity.QUERY,
    cause="Only those who were absent are in the absence system.",
)
def absence_not_told(r: Workforce) -> Failing:
    """Employed workers in post of whom no reason is given either."""
    return r.workers.filter(
        employed() & in_post(r.end) & blank("Absat30Sept") & blank("ReasonAbsence")
    )
