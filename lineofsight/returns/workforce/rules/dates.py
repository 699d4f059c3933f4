"""Rules on when a role began and ended, and how old the worker was."""

from __future__ import annotations

from narwhals import col

from lineofsight.engine.expressions import day, unwritten, years_after
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.workforce.frames import Workforce
from lineofsight.returns.workforce.shared import employed, in_post, rule
from lineofsight.returns.workforce.tables import CSWWWorker

#: Nobody is a social worker before this age; few are past the other; few hold a role so long.
LEAST_AGE, MOST_AGE, MOST_YEARS = 18, 75, 50


@rule(
    "WF201",
    "The role began after 30 September.",
    mend="Correct the date. Leave the worker out if the role truly began later: it belongs to the "
    "next census.",
    at={CSWWWorker: ["RoleStartDate"]},
    cause="The file was made some weeks after the census date, and shows starters since then.",
)
def starts_after_the_census(r: Workforce) -> Failing:
    """The census date itself is in time."""
    return r.workers.filter(col("RoleStartDate") > day(r.end))


@rule(
    "WF202",
    "The role ended before it began.",
    mend="Check both dates.",
    at={CSWWWorker: ["RoleStartDate", "RoleEndDate"]},
    cause="The dates of two roles mixed up, or a day and month swapped.",
)
def ends_before_it_starts(r: Workforce) -> Failing:
    """Both may be on the same day."""
    return r.workers.filter(col("RoleEndDate") < col("RoleStartDate"))


@rule(
    "WF203",
    "The role did not end within the census year.",
    mend="Correct the date. Leave out a role that ended before 1 October; of one that ended after "
    "30 September leave out date, reason and destination: it is held in this census.",
    at={CSWWWorker: ["RoleEndDate"]},
    cause="Leavers of another year were exported too, or the file shows leavers since the census.",
)
def ends_outside_the_year(r: Workforce) -> Failing:
    """The first and last day are within it."""
    end = col("RoleEndDate")
    return r.workers.filter((end < day(r.start)) | (end > day(r.end)))


@rule(
    "WF204",
    "No start is given of a role in which the council employs the worker.",
    mend="Give the day on which the role began.",
    at={CSWWWorker: ["RoleStartDate"]},
    cause="A role that was moved from an earlier system without its date.",
)
def no_start(r: Workforce) -> Failing:
    """Of agency workers it need not be known. A date that cannot be read fails WF011 instead."""
    return r.workers.filter(employed() & unwritten("RoleStartDate"))


@rule(
    "WF205",
    "The worker was younger than 18 when the role began.",
    mend="Check the date of birth and the start of the role.",
    at={CSWWWorker: ["PersonBirthDate", "RoleStartDate"]},
    cause="A mistyped year, or the date of birth and the start in each other's column.",
)
def too_young(r: Workforce) -> Failing:
    """The 18th birthday itself is late enough."""
    return r.workers.filter(years_after(col("PersonBirthDate"), LEAST_AGE) > col("RoleStartDate"))


@rule(
    "WF206",
    "The worker is older than 75.",
    mend="Check the date of birth, and that the role is still held.",
    at={CSWWWorker: ["PersonBirthDate"]},
    severity=Severity.QUERY,
    cause="A mistyped century, or a role that was never ended.",
)
def very_old(r: Workforce) -> Failing:
    """Those in post who are 76 or more on the census date."""
    old = years_after(col("PersonBirthDate"), MOST_AGE + 1) <= day(r.end)
    return r.workers.filter(in_post(r.end) & old)


@rule(
    "WF207",
    "The role began more than 50 years ago.",
    mend="Check the day on which the role began.",
    at={CSWWWorker: ["RoleStartDate"]},
    severity=Severity.QUERY,
    cause="A mistyped century, or a date that a system puts in where none is known, such as "
    "01/01/1900.",
)
def very_long(r: Workforce) -> Failing:
    """Counted to the census date."""
    return r.workers.filter(years_after(col("RoleStartDate"), MOST_YEARS) < day(r.end))
