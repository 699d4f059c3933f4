"""In which lists a child is, and how, for rules that set lists side by side.

Beside every row of a child, in every list (null for a child not in the list that tells it: use
`is_true(...)`). A case, plan or period of care is open where nothing is written as its end.
"""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import how_many, is_true
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.shared import child_facts, is_open, says
from lineofsight.returns.annex_a.tables import (
    Adopters,
    Adoption,
    Assessments,
    CareLeavers,
    ChildrenInCare,
    ChildrenInNeed,
    CPPlans,
    Section47,
)


@child_facts(Assessments)
def assessed(r: AnnexA) -> Mapping[str, nw.Expr]:
    """List 4: how many assessments, how many still open, when the latest began."""
    return {
        "assessments_count": col("_row").count(),
        "assessments_open": how_many(is_open("assessment_authorised")),
        "assessments_latest_start": col("assessment_start").max(),
    }


@child_facts(Section47)
def enquired(r: AnnexA) -> Mapping[str, nw.Expr]:
    """List 5: enquiries, and the latest conference that decided on a plan."""
    led = says("conference_led_to_plan", "Y")
    return {
        "enquiries_count": col("_row").count(),
        "enquiries_led_to_plan": how_many(led),
    }


@child_facts(ChildrenInNeed)
def in_need(r: AnnexA) -> Mapping[str, nw.Expr]:
    """List 6: cases, those open, and whether an open one has a status."""
    open_case = is_open("cin_closed")
    return {
        "need_count": col("_row").count(),
        "need_open": how_many(open_case),
    }


@child_facts(CPPlans)
def on_plan(r: AnnexA) -> Mapping[str, nw.Expr]:
    """List 7: plans, those open, when the first and the latest began."""
    return {
        "plans_count": col("_row").count(),
        "plans_open": how_many(is_open("plan_end")),
        "plans_first_start": col("plan_start").min(),
        "plans_latest_start": col("plan_start").max(),
    }


@child_facts(ChildrenInCare)
def in_care(r: AnnexA) -> Mapping[str, nw.Expr]:
    """List 8: periods of care, those open, whether asylum is sought alone."""
    return {
        "care_count": col("_row").count(),
        "care_open": how_many(is_open("care_end")),
        "care_first_start": col("care_start").min(),
        "care_latest_start": col("care_start").max(),
        "care_first_end": col("care_end").min(),
        "care_uasc": says("uasc", "Y").any(),
        "care_not_uasc": says("uasc", "N").any(),
    }


@child_facts(CareLeavers)
def leaving_care(r: AnnexA) -> Mapping[str, nw.Expr]:
    """List 9: whether the young person is in it, and whether asylum was sought alone."""
    return {
        "leavers_count": col("_row").count(),
        "leaver_uasc": says("was_uasc", "Y").any(),
        "leaver_not_uasc": says("was_uasc", "N").any(),
    }


@child_facts(Adoption)
def for_adoption(r: AnnexA) -> Mapping[str, nw.Expr]:
    """List 10: decisions, and how far they went."""
    return {
        "adoption_count": col("_row").count(),
        "adoption_placed": col("placed").count(),
        "adoption_orders": col("adopted").count(),
    }


def in_list(count: str) -> nw.Expr:
    """The child has a row, or an open one, as this fact counts. Never null."""
    return is_true(col(count) > 0)


#: Lists whose rows are cases, and the column that ends each.
ENDS = {
    ChildrenInNeed: "cin_closed",
    CPPlans: "plan_end",
    ChildrenInCare: "care_end",
    Adopters: "left_process",
}
