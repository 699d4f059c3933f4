"""Rules on a plan of a child in need that runs beside a child protection plan.

A child has one or the other. On the day one ends the other may begin.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, is_true, unwritten
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.shared import facts_by, rule
from lineofsight.returns.cin.tables import ChildProtectionPlans, CINPlanDates, Reviews
from lineofsight.returns.rules import Failing


@facts_by(ChildProtectionPlans, "_episode")
def protection_of_episode(r: CIN) -> Mapping[str, nw.Expr]:
    """`plans_protection_open`: a child protection plan of the episode has no end."""
    return {"plans_protection_open": unwritten("CPPendDate").any()}


@facts_by(CINPlanDates, "_episode")
def need_of_episode(r: CIN) -> Mapping[str, nw.Expr]:
    """`plans_need_open`: a plan of the episode, for a child in need, has begun and has no end."""
    return {"plans_need_open": begun_and_open().any()}


def begun_and_open() -> nw.Expr:
    """The plan of a child in need has a start and no end."""
    return ~unwritten("CINPlanStartDate") & unwritten("CINPlanEndDate")


def need_plans(r: CIN) -> nw.LazyFrame[Any]:
    """Plans of children in need, ready to be set beside others of the child."""
    return r.declared(CINPlanDates).select(
        "_child", "CINPlanStartDate", "CINPlanEndDate", "CINPlanEndDate_text", need_row="_row"
    )


def protection_plans(r: CIN) -> nw.LazyFrame[Any]:
    """Child protection plans, ready to be set beside others of the child."""
    return r.declared(ChildProtectionPlans).select(
        "_child", "_plan", "CPPstartDate", "CPPendDate", "CPPendDate_text", protection_row="_row"
    )


def goes_on(r: CIN, start: str, end: str, on: str) -> nw.Expr:
    """On the day in a column, one plan has begun and has not ended. An open plan goes on until
    the census year ends."""
    still = (col(on) < col(end)) | (unwritten(end) & (col(on) <= day(r.end)))
    return (col(start) <= col(on)) & still


def both(r: CIN, beside: nw.LazyFrame[Any]) -> tuple[Failing, Failing]:
    """The plans of either kind that a frame sets beside each other (`need_row`,
    `protection_row`)."""
    return (
        r.cin_plans.failing(beside.select(_row="need_row")),
        r.cp_plans.failing(beside.select(_row="protection_row")),
    )


@rule(
    "4001",
    "The episode has both an open plan of a child in need and an open child protection plan.",
    mend="Give the date on which one of them ended.",
    at={CINPlanDates: ["CINPlanEndDate"], ChildProtectionPlans: ["CPPendDate"]},
    cause="The plan was not closed when the child protection plan began, or the other way round.",
)
def both_open(r: CIN) -> tuple[Failing, Failing]:
    return (
        r.cin_plans.filter(begun_and_open() & is_true(col("plans_protection_open"))),
        r.cp_plans.filter(unwritten("CPPendDate") & is_true(col("plans_need_open"))),
    )


@rule(
    "4003",
    "A child protection plan was reviewed while the child had a plan of a child in need.",
    mend="Check the date of the review, and when the plan of a child in need began and ended.",
    at={
        CINPlanDates: ["CINPlanStartDate", "CINPlanEndDate"],
        Reviews: ["CPPreviewDate"],
        ChildProtectionPlans: ["CPPstartDate", "CPPendDate"],
    },
    cause="A review of the plan of a child in need recorded with the child protection plan, or a "
    "plan whose end was not recorded.",
)
def review_during_need_plan(r: CIN) -> tuple[Failing, ...]:
    # The conference that ends a child protection plan is the day on which the other may begin.
    begun = col("CINPlanStartDate") < col("CPPreviewDate")
    not_ended = unwritten("CINPlanEndDate") | (col("CPPreviewDate") < col("CINPlanEndDate"))
    reviews = r.declared(Reviews).select("_child", "_plan", "CPPreviewDate", review_row="_row")
    beside = reviews.join(need_plans(r), on="_child", how="inner").filter(begun & not_ended)
    reviewed = protection_plans(r).select("_plan", "protection_row")
    return (
        r.cin_plans.failing(beside.select(_row="need_row")),
        r.reviews.failing(beside.select(_row="review_row")),
        r.cp_plans.failing(
            beside.join(reviewed, on="_plan", how="inner").select(_row="protection_row")
        ),
    )


@rule(
    "4016",
    "A plan of a child in need began while the child had a child protection plan.",
    mend="Check when the child protection plan ended and the other plan began.",
    at={
        CINPlanDates: ["CINPlanStartDate"],
        ChildProtectionPlans: ["CPPstartDate", "CPPendDate"],
    },
    cause="The end of the child protection plan was recorded late, or not at all.",
)
def need_plan_begins_during_protection(r: CIN) -> tuple[Failing, Failing]:
    beside = need_plans(r).join(protection_plans(r), on="_child", how="inner")
    return both(r, beside.filter(goes_on(r, "CPPstartDate", "CPPendDate", "CINPlanStartDate")))


@rule(
    "4017",
    "A child protection plan began while the child had a plan of a child in need.",
    mend="Check when the plan of a child in need ended and the child protection plan began.",
    at={
        ChildProtectionPlans: ["CPPstartDate"],
        CINPlanDates: ["CINPlanStartDate", "CINPlanEndDate"],
    },
    cause="The plan of a child in need was not closed when the conference made another.",
)
def protection_begins_during_need_plan(r: CIN) -> tuple[Failing, Failing]:
    beside = need_plans(r).join(protection_plans(r), on="_child", how="inner")
    return both(r, beside.filter(goes_on(r, "CINPlanStartDate", "CINPlanEndDate", "CPPstartDate")))
