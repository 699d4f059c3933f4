"""Rules on child protection plans: list 7."""

from __future__ import annotations

from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true, months_after, unwritten
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.rules.children import in_list
from lineofsight.returns.annex_a.shared import (
    days_before,
    is_open,
    months_before,
    rule,
    says,
)
from lineofsight.returns.annex_a.tables import ChildrenInCare, CPPlans
from lineofsight.returns.rules import Failing, Severity

#: Days without a visit after which a plan is told: six weeks. Councils mostly ask for less.
DAYS_UNVISITED = 42

#: Months to the first review conference, and from one to the next.
MONTHS_TO_FIRST_REVIEW, MONTHS_BETWEEN_REVIEWS = 3, 6


@rule(
    "AA090",
    "The child protection plan ended before it began.",
    mend="Check both dates.",
    at={CPPlans: ["plan_start", "plan_end"]},
    cause="The dates of two plans mixed up, or a day and month swapped.",
)
def plan_ends_before_start(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.cp_plans.filter(col("plan_end") < col("plan_start"))


@rule(
    "AA091",
    "The last visit was before the child protection plan began, or after it ended.",
    mend="Give the last visit under this plan; leave the cell blank if there was none.",
    at={CPPlans: ["plan_start", "plan_end", "last_visit"]},
    severity=Severity.QUERY,
    cause="The visit of an earlier plan, or of a plan of a child in need that came after it.",
)
def visit_outside_plan(r: AnnexA) -> Failing:
    """Visits on the first and the last day are within it."""
    before = is_true(col("last_visit") < col("plan_start"))
    return r.cp_plans.filter(before | is_true(col("last_visit") > col("plan_end")))


@rule(
    "AA092",
    "The child on the plan was not visited in the six weeks before the day of the lists.",
    mend="Record the latest visit. If there was none, be ready to say why.",
    at={CPPlans: ["last_visit"]},
    severity=Severity.QUERY,
    cause="A visit that was not yet written up, or a visit that is overdue.",
)
def visit_overdue(r: AnnexA) -> Failing:
    """Open plans; one without any visit from six weeks after it began."""
    long_ago = days_before(r, DAYS_UNVISITED)
    never = unwritten("last_visit") & (col("plan_start") < long_ago)
    overdue = is_true(col("last_visit") < long_ago) | is_true(never)
    return r.cp_plans.filter(overdue & is_open("plan_end"))


@rule(
    "AA093",
    "The review conference is overdue: the first is due within three months, the next within six.",
    mend="Record the latest review. If there was none, be ready to say why.",
    at={CPPlans: ["plan_start", "last_review"]},
    severity=Severity.QUERY,
    cause="A review that was not yet recorded, or was put off.",
)
def review_overdue(r: AnnexA) -> Failing:
    """Open plans, on the day of the lists."""
    never = unwritten("last_review") & (
        col("plan_start") < months_before(r, MONTHS_TO_FIRST_REVIEW)
    )
    late = col("last_review") < months_before(r, MONTHS_BETWEEN_REVIEWS)
    return r.cp_plans.filter((is_true(never) | is_true(late)) & is_open("plan_end"))


@rule(
    "AA094",
    "The latest review conference was held before the child protection plan began.",
    mend="Give the latest review of this plan; leave the cell blank if there was none.",
    at={CPPlans: ["plan_start", "last_review"]},
    cause="The review of an earlier plan, or the initial conference taken for a review.",
)
def review_before_plan(r: AnnexA) -> Failing:
    """A review on the first day would be the initial conference itself."""
    return r.cp_plans.filter(col("last_review") < col("plan_start"))


@rule(
    "AA095",
    "The child protection plan has gone on for more than two years.",
    mend="Check its start, and be ready to say why the child is still on a plan.",
    at={CPPlans: ["plan_start", "plan_end"]},
    severity=Severity.QUERY,
    cause="A plan that was not ended on the system, or drift.",
)
def plan_of_two_years(r: AnnexA) -> Failing:
    """Open plans, on the day of the lists."""
    return r.cp_plans.filter((col("plan_start") < months_before(r, 24)) & is_open("plan_end"))


@rule(
    "AA096",
    "The child protection plan ended within three months.",
    mend="Check both dates. The first review, which may end a plan, is three months after it "
    "begins.",
    at={CPPlans: ["plan_start", "plan_end"]},
    severity=Severity.QUERY,
    cause="A plan recorded by mistake, a move to another council, or care that took its place.",
)
def plan_of_three_months(r: AnnexA) -> Failing:
    """Plans that ended earlier than three months after their start, and not before it."""
    short = col("plan_end") < months_after(col("plan_start"), MONTHS_TO_FIRST_REVIEW)
    return r.cp_plans.filter(short & (col("plan_end") >= col("plan_start")))


@rule(
    "AA097",
    "The last visit is given, but not whether the child was seen alone.",
    mend="Say whether the child was seen alone: yes, no, or unknown.",
    at={CPPlans: ["last_visit", "seen_alone"]},
    cause="The visit's form was not completed.",
)
def seen_alone_not_given(r: AnnexA) -> Failing:
    """Nothing is written."""
    return r.cp_plans.filter(given("last_visit") & blank("seen_alone"))


@rule(
    "AA098",
    "The child had no plan before, by the number given; but list 7 has an earlier one.",
    mend="Count all plans before this one, those at other councils too.",
    at={CPPlans: ["plan_start", "previous_plans"]},
    cause="Plans counted by record, and the child has two records.",
)
def earlier_plan_not_counted(r: AnnexA) -> Failing:
    """A plan of the child that began before this one."""
    earlier = col("plans_first_start") < col("plan_start")
    return r.cp_plans.filter(earlier & (col("previous_plans") == 0))


@rule(
    "AA099",
    "The child is on a child protection plan and in care at once.",
    mend="End the plan, if the child is safe in care; else be ready to say why both go on.",
    at={CPPlans: ["plan_end"]},
    needs=[CPPlans, ChildrenInCare],
    severity=Severity.QUERY,
    cause="The plan was not ended when the child came into care.",
)
def plan_and_care(r: AnnexA) -> Failing:
    """Both open on the day of the lists."""
    return r.cp_plans.filter(is_open("plan_end") & in_list("care_open"))


@rule(
    "AA100",
    "The category of abuse is multiple.",
    mend="Give the category that describes the risk best, as guidance recommends.",
    at={CPPlans: ["initial_abuse", "latest_abuse"]},
    severity=Severity.QUERY,
    cause="The conference named more than one category.",
)
def multiple_categories(r: AnnexA) -> Failing:
    """At first or now."""
    return r.cp_plans.filter(says("initial_abuse", "MUL") | says("latest_abuse", "MUL"))
