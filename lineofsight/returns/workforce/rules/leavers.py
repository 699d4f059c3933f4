"""Rules on workers who left: what must be told of them, and what cannot be true together."""

from __future__ import annotations

from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true, unwritten
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.workforce.frames import Workforce
from lineofsight.returns.workforce.shared import employed, has_end, rule
from lineofsight.returns.workforce.tables import CSWWWorker

#: Codes of ReasonLeave.
RETIRED, DIED, MOVED_WITHIN = "5", "6", "7"

#: Codes of LeaverDestination: social work elsewhere; and everything that somebody who lives does.
SOCIAL_WORK, KNOWN = ("1", "2", "3", "4"), ("1", "2", "3", "4", "5", "6")


@rule(
    "WF301",
    "The worker left, but no reason is given.",
    mend="Give the reason, 9 where it is not known; or take the end out if the role is still held.",
    at={CSWWWorker: ["RoleEndDate", "ReasonLeave"]},
    cause="The reason stands in a form of its own that was not finished.",
)
def no_reason(r: Workforce) -> Failing:
    """Any end that is written counts, even one that cannot be read."""
    return r.workers.filter(employed() & has_end() & blank("ReasonLeave"))


@rule(
    "WF302",
    "The worker left, but no destination is given.",
    mend="Give where the worker went, 8 where it is not known; or take the end out if the role is "
    "still held.",
    at={CSWWWorker: ["RoleEndDate", "LeaverDestination"]},
    cause="Leavers are not asked, or the answer is not on the payroll system.",
)
def no_destination(r: Workforce) -> Failing:
    """One who died needs none."""
    died = is_true(col("ReasonLeave") == DIED)
    return r.workers.filter(employed() & has_end() & blank("LeaverDestination") & ~died)


@rule(
    "WF303",
    "A reason for leaving is given, but the role has no end.",
    mend="Give the day on which the role ended, or take the reason out if it is still held.",
    at={CSWWWorker: ["ReasonLeave", "RoleEndDate"]},
    cause="The worker gave notice and has not left yet, or left after the census date.",
)
def reason_without_end(r: Workforce) -> Failing:
    """An end that is written but cannot be read is not missing. Agency workers: WF601."""
    return r.workers.filter(employed() & given("ReasonLeave") & unwritten("RoleEndDate"))


@rule(
    "WF304",
    "A destination is given, but the role has no end.",
    mend="Give the day on which the role ended, or take the destination out if it is still held.",
    at={CSWWWorker: ["LeaverDestination", "RoleEndDate"]},
    cause="The worker gave notice and has not left yet, or left after the census date.",
)
def destination_without_end(r: Workforce) -> Failing:
    """An end that is written but cannot be read is not missing. Agency workers: WF601."""
    return r.workers.filter(employed() & given("LeaverDestination") & unwritten("RoleEndDate"))


@rule(
    "WF305",
    "The worker left, but no full-time equivalent is given: turnover cannot count the worker.",
    mend="Give FTE as it was when the worker left.",
    at={CSWWWorker: ["RoleEndDate", "FTE"]},
    cause="The payroll system clears the hours when a contract ends.",
)
def leaver_without_fte(r: Workforce) -> Failing:
    """Something that is written and is no number fails WF003 instead."""
    return r.workers.filter(employed() & has_end() & unwritten("FTE"))


@rule(
    "WF306",
    "The worker left, and the full-time equivalent is 0: turnover counts the worker as nothing.",
    mend="Give FTE as it was when the worker left; FTE30 is 0 for a leaver, FTE is not.",
    at={CSWWWorker: ["RoleEndDate", "FTE"]},
    severity=Severity.QUERY,
    cause="The hours on 30 September in the place of the hours when the worker left. Somebody "
    "without fixed hours may truly have 0.",
)
def leaver_with_no_hours(r: Workforce) -> Failing:
    return r.workers.filter(employed() & has_end() & (col("FTE") == 0))


@rule(
    "WF307",
    "The worker died, but the destination is one of somebody who lives.",
    mend="Leave the destination out, or give 7; or correct the reason.",
    at={CSWWWorker: ["ReasonLeave", "LeaverDestination"]},
    cause="A code of the wrong list: 6 is another thing in each.",
)
def died_and_went(r: Workforce) -> Failing:
    """Other, not known and not collected yet are no contradiction."""
    died = col("ReasonLeave") == DIED
    return r.workers.filter(died & col("LeaverDestination").is_in(KNOWN))


@rule(
    "WF308",
    "The worker retired, but went on to other social work.",
    mend="Check reason and destination.",
    at={CSWWWorker: ["ReasonLeave", "LeaverDestination"]},
    severity=Severity.QUERY,
    cause="A resignation recorded as retirement. Somebody may take a pension and go to an agency.",
)
def retired_and_works(r: Workforce) -> Failing:
    retired = col("ReasonLeave") == RETIRED
    return r.workers.filter(retired & col("LeaverDestination").is_in(SOCIAL_WORK))


@rule(
    "WF309",
    "The worker moved within the council, but the destination is social work elsewhere.",
    mend="Check reason and destination: 5 is other work in social care, 6 other work.",
    at={CSWWWorker: ["ReasonLeave", "LeaverDestination"]},
    severity=Severity.QUERY,
    cause="A resignation recorded as a move, or a code of the wrong list.",
)
def moved_and_went_elsewhere(r: Workforce) -> Failing:
    moved = col("ReasonLeave") == MOVED_WITHIN
    return r.workers.filter(moved & col("LeaverDestination").is_in(SOCIAL_WORK))


@rule(
    "WF310",
    "The worker left one role and the council employs the worker in another on 30 September: "
    "turnover counts a leaver.",
    mend="If the worker only changed role, give one row with the role now held. If the worker left "
    "and came back, leave it.",
    at={CSWWWorker: ["SWENo", "RoleEndDate"]},
    severity=Severity.QUERY,
    cause="A change of post or of hours that the payroll system ends and begins anew.",
)
def left_and_is_here(r: Workforce) -> Failing:
    """Both rows have the same registration number."""
    elsewhere = (col("number_employed") == 1) & (col("employed_in_post") == 0)
    return r.workers.filter(given("SWENo") & employed() & given("RoleEndDate") & elsewhere)
