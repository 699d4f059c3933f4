"""Rules on children in need: list 6, and what it must say of children on plans and in care."""

from __future__ import annotations

from collections.abc import Sequence

from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true, unwritten
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.rules.children import in_list
from lineofsight.returns.annex_a.shared import (
    days_before,
    is_open,
    rule,
    rule_of_lists,
    says,
)
from lineofsight.returns.annex_a.tables import (
    Adoption,
    Assessments,
    CareLeavers,
    ChildrenInCare,
    ChildrenInNeed,
    CPPlans,
    Referrals,
    Section47,
)
from lineofsight.returns.rules import Failing, Severity

#: Days without being seen after which a child in need is told: six weeks.
DAYS_UNSEEN = 42

_OTHER_RECORD = "The child stands under another record, or the two lists were made by other rules."


@rule(
    "AA070",
    "The case was closed before it was opened.",
    mend="Check both dates.",
    at={ChildrenInNeed: ["cin_start", "cin_closed"]},
    cause="The closure of an earlier case, or a day and month swapped.",
)
def closed_before_opened(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.in_need.filter(col("cin_closed") < col("cin_start"))


@rule(
    "AA071",
    "Why the case was closed is given, but not when.",
    mend="Give the closure date, or leave the reason blank while the case is open.",
    at={ChildrenInNeed: ["cin_closed", "closure_reason"]},
    cause="The case was opened again, and the old reason stayed.",
)
def reason_without_closure(r: AnnexA) -> Failing:
    """Nothing at all is written as the date."""
    return r.in_need.filter(unwritten("cin_closed") & given("closure_reason"))


@rule(
    "AA072",
    "The case was closed, but not why.",
    mend="Give the reason for closure.",
    at={ChildrenInNeed: ["cin_closed", "closure_reason"]},
    cause="The reason was not recorded, or a local one was not translated.",
)
def closure_without_reason(r: AnnexA) -> Failing:
    """Nothing is written as the reason."""
    return r.in_need.filter(given("cin_closed") & blank("closure_reason"))


@rule(
    "AA073",
    "By its status the case is closed, but no closure date is given.",
    mend="Give the closure date, or the status that the open case has.",
    at={ChildrenInNeed: ["case_status", "cin_closed"]},
    cause="The plan was closed and not the case.",
)
def status_closed_without_date(r: AnnexA) -> Failing:
    """Nothing at all is written as the date."""
    return r.in_need.filter(says("case_status", "CLOSED") & unwritten("cin_closed"))


@rule(
    "AA074",
    "The case was closed, but its status is that of an open one.",
    mend="Give the status of a closed case.",
    at={ChildrenInNeed: ["case_status", "cin_closed"]},
    cause="The status is that of the day before the closure.",
)
def closed_but_status_open(r: AnnexA) -> Failing:
    """Any status but closed; one that is no code is told by its own rule."""
    return r.in_need.filter(given("cin_closed") & says("case_status", "CLA", "CPP", "CIN", "ASMT"))


@rule(
    "AA075",
    "The child on a plan of a child in need was not seen in the six weeks before the day of the "
    "lists.",
    mend="Record the latest visit. If there was none, be ready to say why.",
    at={ChildrenInNeed: ["last_seen", "case_status"]},
    severity=Severity.QUERY,
    cause="A visit that was not yet written up, or a visit that is overdue.",
)
def not_seen(r: AnnexA) -> Failing:
    """Open cases; one without any visit from six weeks after it was opened. Visits to children on
    protection plans and in care are told in their lists."""
    long_ago = days_before(r, DAYS_UNSEEN)
    never = unwritten("last_seen") & (col("cin_start") < long_ago)
    unseen = is_true(col("last_seen") < long_ago) | is_true(never)
    return r.in_need.filter(unseen & says("case_status", "CIN") & is_open("cin_closed"))


_WITH_WORKER = (Referrals, Assessments, Section47, ChildrenInNeed, CPPlans, ChildrenInCare)


@rule_of_lists(
    "AA077",
    "The case is open and has no worker, or no team.",
    mend="Give the worker and the team who hold it now.",
    at={table: ["team", "worker"] for table in (*_WITH_WORKER, CareLeavers)},
    cause="The case waits to be allocated, or the allocation ended with a worker who left.",
)
def not_allocated(r: AnnexA) -> Sequence[Failing]:
    """Referrals that were acted on, assessments that go on, all enquiries, all care leavers but
    those with a personal adviser, and the open cases of lists 6 to 8."""
    nobody = blank("team") | blank("worker")
    return (
        r.referrals.filter(nobody & says("no_further_action", "N")),
        r.assessments.filter(nobody & is_open("assessment_authorised")),
        r.section_47.filter(nobody),
        r.in_need.filter(nobody & is_open("cin_closed")),
        r.cp_plans.filter(nobody & is_open("plan_end")),
        r.in_care.filter(nobody & is_open("care_end")),
        r.care_leavers.filter(nobody & blank("personal_adviser")),
    )


@rule(
    "AA079",
    "The case is open, and by its primary need the child is not in need, or it is not stated.",
    mend="Give the need that the assessment found.",
    at={ChildrenInNeed: ["primary_need"]},
    severity=Severity.QUERY,
    cause="The need was left as it was when the referral came in.",
)
def open_without_need(r: AnnexA) -> Failing:
    """N9 and N0; while an assessment goes on, the need may not be known yet."""
    found = says("primary_need", "N9", "N0") & ~says("case_status", "ASMT")
    return r.in_need.filter(found & is_open("cin_closed"))


@rule(
    "AA080",
    "The child is on a child protection plan, but has no open case in the list of children in "
    "need.",
    mend="Add the case to list 6, with the status of a child protection plan.",
    at={CPPlans: ["plan_end"]},
    needs=[CPPlans, ChildrenInNeed],
    cause=_OTHER_RECORD,
)
def plan_not_in_need(r: AnnexA) -> Failing:
    """List 6 has all children in need, those on plans among them."""
    return r.cp_plans.filter(is_open("plan_end") & ~in_list("need_open"))


@rule(
    "AA081",
    "The child is in care, but has no open case in the list of children in need.",
    mend="Add the case to list 6, with the status of a looked after child.",
    at={ChildrenInCare: ["care_end"]},
    needs=[ChildrenInCare, ChildrenInNeed],
    cause=_OTHER_RECORD,
)
def care_not_in_need(r: AnnexA) -> Failing:
    """List 6 has all children in need, those in care among them."""
    return r.in_care.filter(is_open("care_end") & ~in_list("need_open"))


@rule(
    "AA082",
    "By the status of the case the child is on a child protection plan, but list 7 has no open "
    "one.",
    mend="Add the plan to list 7, or correct the status.",
    at={ChildrenInNeed: ["case_status"]},
    needs=[ChildrenInNeed, CPPlans],
    cause="The plan ended and the status was not changed.",
)
def status_plan_without_plan(r: AnnexA) -> Failing:
    """Open cases."""
    status = says("case_status", "CPP") & is_open("cin_closed")
    return r.in_need.filter(status & ~in_list("plans_open"))


@rule(
    "AA083",
    "By the status of the case the child is in care, but list 8 has no open period of care.",
    mend="Add the period of care to list 8, or correct the status.",
    at={ChildrenInNeed: ["case_status"]},
    needs=[ChildrenInNeed, ChildrenInCare],
    cause="Care ended and the status was not changed.",
)
def status_care_without_care(r: AnnexA) -> Failing:
    """Open cases."""
    status = says("case_status", "CLA") & is_open("cin_closed")
    return r.in_need.filter(status & ~in_list("care_open"))


@rule(
    "AA084",
    "The child is on a child protection plan, but the status of the case is another.",
    mend="Give the status of a child protection plan; of a child who is in care too, that of care.",
    at={ChildrenInNeed: ["case_status"]},
    needs=[ChildrenInNeed, CPPlans],
    cause="The status was not changed when the plan began.",
)
def plan_without_status(r: AnnexA) -> Failing:
    """Open cases that are assessed, or on a plan of a child in need."""
    other = says("case_status", "CIN", "ASMT") & is_open("cin_closed")
    return r.in_need.filter(other & in_list("plans_open"))


@rule(
    "AA085",
    "The child is in care, but the status of the case is another.",
    mend="Give the status of a looked after child.",
    at={ChildrenInNeed: ["case_status"]},
    needs=[ChildrenInNeed, ChildrenInCare],
    cause="The status was not changed when care began.",
)
def care_without_status(r: AnnexA) -> Failing:
    """Open cases with any other status of an open one."""
    other = says("case_status", "CIN", "ASMT", "CPP") & is_open("cin_closed")
    return r.in_need.filter(other & in_list("care_open"))


@rule(
    "AA086",
    "By the status of the case an assessment goes on, but list 4 has no open one.",
    mend="Add the assessment to list 4, or give the status that came after it.",
    at={ChildrenInNeed: ["case_status"]},
    needs=[ChildrenInNeed, Assessments],
    severity=Severity.QUERY,
    cause="The assessment was authorised and the next step not yet recorded.",
)
def status_assessment_without_one(r: AnnexA) -> Failing:
    """Open cases."""
    status = says("case_status", "ASMT") & is_open("cin_closed")
    return r.in_need.filter(status & ~in_list("assessments_open"))


@rule(
    "AA088",
    "The case was closed because the child was adopted, but list 10 has no adoption order of the "
    "child.",
    mend="Add the adoption to list 10, or correct the reason for closure.",
    at={ChildrenInNeed: ["closure_reason"]},
    needs=[ChildrenInNeed, Adoption],
    severity=Severity.QUERY,
    cause="The adopted child stands under a new record.",
)
def adopted_but_no_order(r: AnnexA) -> Failing:
    """RC1 without an order in list 10, which is of twelve months."""
    return r.in_need.filter(says("closure_reason", "RC1") & ~in_list("adoption_orders"))
