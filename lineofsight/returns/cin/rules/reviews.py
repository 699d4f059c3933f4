"""Rules on reviews of child protection plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.shared import facts_by, rule
from lineofsight.returns.cin.tables import ChildProtectionPlans, Reviews
from lineofsight.returns.rules import Failing, Severity


@facts_by(ChildProtectionPlans, "_plan")
def of_plan(r: CIN) -> Mapping[str, nw.Expr]:
    """When the plan began, beside its reviews."""
    return {"plan_start": col("CPPstartDate").min()}


@facts_by(Reviews, "_plan")
def of_reviews(r: CIN) -> Mapping[str, nw.Expr]:
    """The first review of a plan."""
    return {"plan_first_review": col("CPPreviewDate").min()}


@rule(
    "8841",
    "A review of the child protection plan is on the day the plan started, or before it.",
    mend="Check the date of the review and the start of the plan. The initial conference is not a "
    "review.",
    at={ChildProtectionPlans: ["CPPstartDate"], Reviews: ["CPPreviewDate"]},
    cause="The initial conference was recorded as the first review, or a review belongs to an "
    "earlier plan of the child.",
)
def reviewed_before_it_started(r: CIN) -> Sequence[Failing]:
    """Reviews beside the plan they belong to."""
    return (
        r.cp_plans.filter(col("plan_first_review") <= col("CPPstartDate")),
        r.reviews.filter(col("CPPreviewDate") <= col("plan_start")),
    )


@rule(
    "8842Q",
    "A review of the child protection plan has no date, or one that cannot be read.",
    mend="Give the date on which the review was held, or take the review out if it was not.",
    at={Reviews: ["CPPreviewDate"]},
    severity=Severity.QUERY,
    cause="A review that is planned but has not yet been held.",
)
def review_without_date(r: CIN) -> Failing:
    """Reviews that are in the return without a date."""
    return r.reviews.filter(blank("CPPreviewDate"))
