"""Rules on the cases that a worker held on 30 September."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import given, is_true, unwritten
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.workforce.frames import Workforce
from lineofsight.returns.workforce.shared import (
    CASE_HOLDER,
    MIDDLE_MANAGER,
    SENIOR_MANAGER,
    WITHOUT_CASES,
    absent,
    adds,
    agency,
    employed,
    fte_on_the_day,
    gone_before,
    in_post,
    rule,
)
from lineofsight.returns.workforce.tables import CSWWWorker

#: Few hold more cases than this, or more for each full-time worker. The Department left the
#: latter out when it grouped caseloads in 2021.
MOST_CASES, MOST_FOR_FULL_TIME = 60, 50

#: Away for long, so that cases go to others.
LONG_LEAVE = "MAT"


@adds(CSWWWorker)
def same_cases(r: Workforce) -> Mapping[str, nw.Expr]:
    """`cases_times`: how many rows in post with the same registration number hold as many cases."""
    here = nw.when(in_post(r.end)).then(col("_row"))
    return {"cases_times": here.count().over("_child", "Cases30")}


@rule(
    "WF411",
    "The worker was in post on 30 September, but it is not told how many cases the worker held.",
    mend="Give the number of cases: 0 where there were none.",
    at={CSWWWorker: ["Cases30"]},
    cause="The case system knows the worker by another name or number.",
)
def no_cases_given(r: Workforce) -> Failing:
    """Agency workers hold cases too. What is written and is no number fails WF017 instead."""
    known = employed() | agency()
    return r.workers.filter(known & in_post(r.end) & unwritten("Cases30"))


@rule(
    "WF412",
    "The worker left before 30 September, but held cases on that day.",
    mend="Give the cases to the worker who holds them now, or take the end out if the role is "
    "still held.",
    at={CSWWWorker: ["Cases30", "RoleEndDate"]},
    cause="Cases that were not handed over on the case system.",
)
def cases_after_leaving(r: Workforce) -> Failing:
    """Of a role that ended on the day itself nothing is said."""
    return r.workers.filter(gone_before(r.end) & (col("Cases30") > 0))


@rule(
    "WF413",
    "A case holder was at work on 30 September and held no cases.",
    mend="Check the cases and the role: 6 is a qualified worker without cases.",
    at={CSWWWorker: ["OrgRole", "Cases30"]},
    severity=Severity.QUERY,
    cause="The case system knows the worker by another name, or the worker had only just started.",
)
def case_holder_without_cases(r: Workforce) -> Failing:
    """Those in post and not absent, with hours on the day."""
    at_work = in_post(r.end) & (fte_on_the_day() > 0) & ~absent()
    return r.workers.filter((col("OrgRole") == CASE_HOLDER) & at_work & (col("Cases30") == 0))


@rule(
    "WF414",
    "The worker's role is without cases, but cases are given.",
    mend="Check the cases and the role: 5 is a case holder.",
    at={CSWWWorker: ["OrgRole", "Cases30"]},
    cause="The role was not changed when the worker took on cases, or cases that were handed over "
    "still stand under the worker's name.",
)
def cases_in_a_role_without(r: Workforce) -> Failing:
    return r.workers.filter((col("OrgRole") == WITHOUT_CASES) & (col("Cases30") > 0))


@rule(
    "WF415",
    "A senior or middle manager holds cases.",
    mend="Check the cases and the role. Cases that wait to be given out are not the manager's.",
    at={CSWWWorker: ["OrgRole", "Cases30"]},
    severity=Severity.QUERY,
    cause="Cases that are not given out yet stand under the manager's name.",
)
def manager_with_cases(r: Workforce) -> Failing:
    """First line managers and senior practitioners may hold some."""
    manages = col("OrgRole").is_in([SENIOR_MANAGER, MIDDLE_MANAGER])
    return r.workers.filter(manages & (col("Cases30") > 0))


@rule(
    "WF416",
    "The worker held more than 60 cases.",
    mend="Check the number. A case is one child, or one family where the council works so.",
    at={CSWWWorker: ["Cases30"]},
    severity=Severity.QUERY,
    cause="Closed cases, those of a whole team, or cases that wait to be given out.",
)
def very_many_cases(r: Workforce) -> Failing:
    return r.workers.filter(col("Cases30") > MOST_CASES)


@rule(
    "WF417",
    "The worker held more than 50 cases for each full-time equivalent.",
    mend="Check the number of cases and the hours on 30 September.",
    at={CSWWWorker: ["Cases30", "FTE30"]},
    severity=Severity.QUERY,
    cause="Hours in a week divided wrongly, or the cases of two roles in the row of one.",
)
def very_many_for_the_hours(r: Workforce) -> Failing:
    """Up to 60 cases: more fail WF416. Where there are no hours at all: WF418."""
    cases, hours = col("Cases30"), fte_on_the_day()
    many = (cases > MOST_FOR_FULL_TIME * hours) & (cases <= MOST_CASES)
    return r.workers.filter(many & (hours > 0))


@rule(
    "WF418",
    "The worker held cases on 30 September, but the full-time equivalent of that day is 0.",
    mend="Give FTE30 as the contract has it, or the cases to the worker who holds them.",
    at={CSWWWorker: ["Cases30", "FTE30"]},
    cause="Somebody on long leave or without fixed hours whose cases were not handed over.",
)
def cases_without_hours(r: Workforce) -> Failing:
    """Those in post: of one who left WF412 tells."""
    return r.workers.filter(in_post(r.end) & (col("Cases30") > 0) & (fte_on_the_day() == 0))


@rule(
    "WF419",
    "The worker was on maternity or paternity leave on 30 September, and held cases.",
    mend="Give the cases to the worker who holds them now.",
    at={CSWWWorker: ["Cases30", "ReasonAbsence"]},
    severity=Severity.QUERY,
    cause="Cases that were not handed over on the case system. A leave of two weeks may be why.",
)
def cases_on_long_leave(r: Workforce) -> Failing:
    return r.workers.filter((col("ReasonAbsence") == LONG_LEAVE) & (col("Cases30") > 0))


@rule(
    "WF420",
    "The worker holds several roles, each with the same number of cases: they are counted twice.",
    mend="Give each case in the row of one role only.",
    at={CSWWWorker: ["SWENo", "Cases30"]},
    severity=Severity.QUERY,
    cause="The cases of the worker were set beside each of the worker's roles.",
)
def cases_counted_twice(r: Workforce) -> Failing:
    """Rows in post with one registration number, and more than no cases."""
    several = is_true(col("cases_times") > 1) & (col("Cases30") > 0)
    return r.workers.filter(given("SWENo") & in_post(r.end) & several)
