"""Rules on posts on 30 September: who is in post, with which hours and in which role."""

from __future__ import annotations

from narwhals import col

from lineofsight.engine.expressions import blank, unwritten
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.workforce.frames import Workforce
from lineofsight.returns.workforce.shared import absent, employed, gone_before, in_post, rule
from lineofsight.returns.workforce.tables import CSWWWorker


@rule(
    "WF401",
    "The worker was in post on 30 September, but no full-time equivalent of that day is given: "
    "every rate leaves the worker out.",
    mend="Give FTE30.",
    at={CSWWWorker: ["FTE30"]},
    cause="The hours are given in FTE only.",
)
def in_post_without_fte(r: Workforce) -> Failing:
    """Something that is written and is no number fails WF016 instead. Agency workers: WF604."""
    return r.workers.filter(employed() & in_post(r.end) & unwritten("FTE30"))


@rule(
    "WF402",
    "The worker was in post and at work on 30 September, but the full-time equivalent is 0.",
    mend="Give FTE30 as the contract has it, or end the role if it is over.",
    at={CSWWWorker: ["FTE30"]},
    severity=Severity.QUERY,
    cause="A role that was never ended, or hours that are not known and were written as 0. "
    "Somebody without fixed hours may truly have 0.",
)
def in_post_with_no_hours(r: Workforce) -> Failing:
    """One who was absent on the day may have no hours."""
    return r.workers.filter(employed() & in_post(r.end) & (col("FTE30") == 0) & ~absent())


@rule(
    "WF403",
    "The role ended before 30 September, but hours of that day are given.",
    mend="Give 0 as FTE30, or take the end out if the role is still held.",
    at={CSWWWorker: ["FTE30", "RoleEndDate"]},
    cause="The hours of the last contract, whether or not it was still running.",
)
def hours_after_leaving(r: Workforce) -> Failing:
    """Of a role that ended on the day itself nothing is said."""
    return r.workers.filter(gone_before(r.end) & (col("FTE30") > 0))


@rule(
    "WF404",
    "No role in the organisation is given of a worker who was in post on 30 September.",
    mend="Give the role.",
    at={CSWWWorker: ["OrgRole"]},
    cause="A job title that the export cannot turn into a code.",
)
def no_role(r: Workforce) -> Failing:
    """Of agency workers it need not be known."""
    return r.workers.filter(employed() & in_post(r.end) & blank("OrgRole"))


@rule(
    "WF405",
    "No level of qualification is given of a worker who was in post on 30 September.",
    mend="Give the level of the social work qualification.",
    at={CSWWWorker: ["QualLevel"]},
    severity=Severity.QUERY,
    cause="Qualifications are kept in personnel files on paper.",
)
def no_qualification(r: Workforce) -> Failing:
    """Of agency workers it need not be known."""
    return r.workers.filter(employed() & in_post(r.end) & blank("QualLevel"))
