"""Rules on workers who started in the census year, and on how they qualified."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, given, unwritten, years_after
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.workforce.frames import Workforce
from lineofsight.returns.workforce.shared import (
    CASE_HOLDER,
    FIRST_LINE_MANAGER,
    MIDDLE_MANAGER,
    SENIOR_MANAGER,
    SENIOR_PRACTITIONER,
    WITHOUT_CASES,
    employed,
    rule,
)
from lineofsight.returns.workforce.tables import CSWWWorker

#: Codes of StartOrigin: newly qualified; and from a role as a social worker.
NEWLY_QUALIFIED, FROM_SOCIAL_WORK = "1", ("2", "3", "4", "5")

#: Roles for which experience is asked.
EXPERIENCED = (SENIOR_MANAGER, MIDDLE_MANAGER, FIRST_LINE_MANAGER, SENIOR_PRACTITIONER)

#: Codes of CFKSSstatus: in the assessed and supported year; supervisor or leader.
FIRST_YEAR_STATUS, SUPERVISOR, LEADER = "1", "3", "4"

#: The assessed and supported year is over so many years after the start, even with a break.
FIRST_YEAR_OVER = 2

#: Code of QualLevel for a first degree.
FIRST_DEGREE = "1"


def started_in_the_year(r: Workforce) -> nw.Expr:
    """The role began in the census year. Null where the start is not known."""
    return (col("RoleStartDate") >= day(r.start)) & (col("RoleStartDate") <= day(r.end))


@rule(
    "WF311",
    "The worker started in the census year, but it is not told from where.",
    mend="Give where the worker came from: 9 where it is not known.",
    at={CSWWWorker: ["RoleStartDate", "StartOrigin"]},
    cause="Recruitment knows it, and the payroll system does not.",
)
def no_origin(r: Workforce) -> Failing:
    return r.workers.filter(employed() & started_in_the_year(r) & blank("StartOrigin"))


@rule(
    "WF312",
    "It is told from where the worker came, but the role began before the census year.",
    mend="Check the start of the role. Leave the origin out of a worker who did not start in the "
    "year.",
    at={CSWWWorker: ["StartOrigin", "RoleStartDate"]},
    severity=Severity.QUERY,
    cause="The origin of every worker is exported, or the start is that of an earlier role.",
)
def origin_of_an_earlier_start(r: Workforce) -> Failing:
    earlier = col("RoleStartDate") < day(r.start)
    return r.workers.filter(employed() & given("StartOrigin") & earlier)


@rule(
    "WF313",
    "The worker started in the census year, but no full-time equivalent is given: starters cannot "
    "count the worker.",
    mend="Give FTE.",
    at={CSWWWorker: ["RoleStartDate", "FTE"]},
    cause="Only the hours on 30 September were exported.",
)
def starter_without_fte(r: Workforce) -> Failing:
    """Something that is written and is no number fails WF003 instead."""
    return r.workers.filter(employed() & started_in_the_year(r) & unwritten("FTE"))


@rule(
    "WF314",
    "The worker started newly qualified, but in a role that asks for experience.",
    mend="Check the origin and the role.",
    at={CSWWWorker: ["StartOrigin", "OrgRole"]},
    severity=Severity.QUERY,
    cause="1 is the first code of both lists, and is given where nothing was chosen.",
)
def newly_qualified_in_charge(r: Workforce) -> Failing:
    """Managers and senior practitioners."""
    new = col("StartOrigin") == NEWLY_QUALIFIED
    return r.workers.filter(new & col("OrgRole").is_in(EXPERIENCED))


@rule(
    "WF321",
    "The worker is in the assessed and supported year, but in a role that asks for experience.",
    mend="Check CFKSSstatus and the role.",
    at={CSWWWorker: ["CFKSSstatus", "OrgRole"]},
    severity=Severity.QUERY,
    until=2024,
    cause="The standing was not brought up to date when the worker was promoted.",
)
def first_year_in_charge(r: Workforce) -> Failing:
    """Managers and senior practitioners."""
    first = col("CFKSSstatus") == FIRST_YEAR_STATUS
    return r.workers.filter(first & col("OrgRole").is_in(EXPERIENCED))


@rule(
    "WF322",
    "The worker is in the assessed and supported year, but the role began more than two years ago.",
    mend="Check CFKSSstatus and the start of the role.",
    at={CSWWWorker: ["CFKSSstatus", "RoleStartDate"]},
    severity=Severity.QUERY,
    until=2024,
    cause="The standing was not brought up to date when the year was passed.",
)
def first_year_long_ago(r: Workforce) -> Failing:
    first = col("CFKSSstatus") == FIRST_YEAR_STATUS
    over = years_after(col("RoleStartDate"), FIRST_YEAR_OVER) < day(r.end)
    return r.workers.filter(first & over)


@rule(
    "WF323",
    "The worker is in the assessed and supported year, but came from a role as a social worker.",
    mend="Check CFKSSstatus and the origin.",
    at={CSWWWorker: ["CFKSSstatus", "StartOrigin"]},
    severity=Severity.QUERY,
    until=2024,
    cause="A student placement recorded as a role, or a standing that a system gives to every "
    "starter. Somebody may move in the middle of the year.",
)
def first_year_elsewhere(r: Workforce) -> Failing:
    first = col("CFKSSstatus") == FIRST_YEAR_STATUS
    return r.workers.filter(first & col("StartOrigin").is_in(FROM_SOCIAL_WORK))


@rule(
    "WF324",
    "The worker stands as a practice supervisor or leader, but the role leads nobody.",
    mend="Check CFKSSstatus and the role.",
    at={CSWWWorker: ["CFKSSstatus", "OrgRole"]},
    severity=Severity.QUERY,
    until=2024,
    cause="The role was not brought up to date when the worker was promoted.",
)
def leader_in_no_lead(r: Workforce) -> Failing:
    """Case holders, and qualified workers without cases."""
    leads = col("CFKSSstatus").is_in([SUPERVISOR, LEADER])
    return r.workers.filter(leads & col("OrgRole").is_in([CASE_HOLDER, WITHOUT_CASES]))


@rule(
    "WF325",
    "The worker qualified both by Step Up to Social Work and by Frontline.",
    mend="Give 1 for the programme by which the worker qualified, 0 for the other.",
    at={CSWWWorker: ["StepUpGrad", "FrontlineGrad"]},
    severity=Severity.QUERY,
    cause="One answer on a form that stands for either.",
)
def both_programmes(r: Workforce) -> Failing:
    return r.workers.filter((col("StepUpGrad") == "1") & (col("FrontlineGrad") == "1"))


@rule(
    "WF326",
    "The worker qualified by Step Up to Social Work or Frontline, which are for graduates, but "
    "the qualification is a first degree.",
    mend="Check the level of the qualification and the programme.",
    at={CSWWWorker: ["QualLevel", "StepUpGrad", "FrontlineGrad"]},
    severity=Severity.QUERY,
    cause="The degree that the worker had before in the place of the social work qualification.",
)
def graduates_programme(r: Workforce) -> Failing:
    by_programme = (col("StepUpGrad") == "1") | (col("FrontlineGrad") == "1")
    return r.workers.filter(by_programme & (col("QualLevel") == FIRST_DEGREE))
