"""What rules ask of an episode of need and of the modules in it, beside every row of the episode
in every table. A row whose child or episode is not named belongs to no other row's episode."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import how_many, unwritten
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.shared import facts_by, yes
from lineofsight.returns.cin.tables import (
    Assessments,
    ChildProtectionPlans,
    CINdetails,
    CINPlanDates,
    Section47,
)

#: Closed after assessment: with no further action, or referred to early help.
AFTER_ASSESSMENT = ("RC8", "RC9")


def open_enquiry() -> nw.Expr:
    """A section 47 enquiry of which nothing says that it is over: no date of the initial
    conference, and not told that none was needed. Never null."""
    return unwritten("DateOfInitialCPC") & ~yes("ICPCnotRequired")


@facts_by(CINdetails, "_episode")
def of_details(r: CIN) -> Mapping[str, nw.Expr]:
    """Referral and closure. `episode_closed`: something is written as the closure date, even what
    cannot be read as one. `episode_nfa`: the referral led to no further action."""
    return {
        "episode_referral": col("CINreferralDate").min(),
        "episode_closure": col("CINclosureDate").max(),
        "episode_closed": (~unwritten("CINclosureDate")).any(),
        "episode_reason": col("ReasonForClosure").min(),
        "episode_nfa": yes("ReferralNFA").any(),
    }


@facts_by(Assessments, "_episode")
def of_assessments(r: CIN) -> Mapping[str, nw.Expr]:
    """Assessments: how many, how many without an end, and their dates."""
    return {
        "assessments_count": col("_row").count(),
        "assessments_open": how_many(unwritten("AssessmentAuthorisationDate")),
        "assessments_dated": (
            ~unwritten("AssessmentActualStartDate") | ~unwritten("AssessmentAuthorisationDate")
        ).any(),
        "assessments_first_start": col("AssessmentActualStartDate").min(),
        "assessments_last_start": col("AssessmentActualStartDate").max(),
        "assessments_last_end": col("AssessmentAuthorisationDate").max(),
    }


@facts_by(Section47, "_episode")
def of_enquiries(r: CIN) -> Mapping[str, nw.Expr]:
    """Section 47 enquiries: how many, how many open, and their dates."""
    return {
        "enquiries_count": col("_row").count(),
        "enquiries_open": how_many(open_enquiry()),
        "enquiries_dated": (
            ~unwritten("S47ActualStartDate") | ~unwritten("DateOfInitialCPC")
        ).any(),
        "enquiries_first_start": col("S47ActualStartDate").min(),
        "enquiries_last_start": col("S47ActualStartDate").max(),
        "enquiries_first_conference": col("DateOfInitialCPC").min(),
        "enquiries_last_conference": col("DateOfInitialCPC").max(),
    }


@facts_by(ChildProtectionPlans, "_episode")
def of_cp_plans(r: CIN) -> Mapping[str, nw.Expr]:
    """Child protection plans: how many, and their dates."""
    return {
        "cp_plans_count": col("_row").count(),
        "cp_plans_first_start": col("CPPstartDate").min(),
        "cp_plans_last_end": col("CPPendDate").max(),
    }


@facts_by(CINPlanDates, "_episode")
def of_cin_plans(r: CIN) -> Mapping[str, nw.Expr]:
    """Plans of children in need: how many, and their dates."""
    return {
        "cin_plans_count": col("_row").count(),
        "cin_plans_last_start": col("CINPlanStartDate").max(),
        "cin_plans_last_end": col("CINPlanEndDate").max(),
    }
