"""Rules on referrals that led to no further action: when they may be made, what they may hold."""

from __future__ import annotations

from collections.abc import Sequence

from narwhals import col

from lineofsight.engine.expressions import day, is_true, unwritten
from lineofsight.reference.working_days import working_day_before
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.shared import rule, yes
from lineofsight.returns.cin.tables import (
    Assessments,
    ChildProtectionPlans,
    CINdetails,
    Section47,
)
from lineofsight.returns.rules import Failing, Severity


@rule(
    "8569Q",
    "The referral is marked as led to no further action, but it was made before the census year.",
    mend="Take the mark out if the case went on; leave the referral out if it did not: it belongs "
    "to an earlier census.",
    at={CINdetails: ["CINreferralDate", "ReferralNFA"]},
    severity=Severity.QUERY,
    cause="Referrals of earlier years that were left open on the system.",
)
def no_further_action_before_the_year(r: CIN) -> Failing:
    """A referral is decided on within one working day: the working day before the year is in
    time."""
    too_early = col("CINreferralDate") < day(working_day_before(r.start))
    return r.episodes.filter(yes("ReferralNFA") & too_early)


@rule(
    "8831",
    "The referral is marked as led to no further action, but an assessment, a section 47 enquiry "
    "or an initial conference has taken place.",
    mend="Take the mark out, or move the work to the referral it belongs to.",
    at={
        CINdetails: ["ReferralNFA", "DateOfInitialCPC"],
        Assessments: ["AssessmentActualStartDate", "AssessmentAuthorisationDate"],
        Section47: ["S47ActualStartDate", "DateOfInitialCPC"],
    },
    needs=[CINdetails],
    cause="The decision was changed after the referral had been recorded.",
)
def activity_after_no_further_action(r: CIN) -> Sequence[Failing]:
    """Dates of assessments, enquiries and conferences in the episode."""
    active = is_true(col("assessments_dated")) | is_true(col("enquiries_dated"))
    return (
        r.episodes.filter(yes("ReferralNFA") & (active | ~unwritten("DateOfInitialCPC"))),
        r.assessments.filter(
            col("episode_nfa")
            & (~unwritten("AssessmentActualStartDate") | ~unwritten("AssessmentAuthorisationDate"))
        ),
        r.section_47.filter(
            col("episode_nfa") & (~unwritten("S47ActualStartDate") | ~unwritten("DateOfInitialCPC"))
        ),
    )


@rule(
    "8832",
    "The referral is marked as led to no further action, but the child has a child protection plan "
    "in it.",
    mend="Take the mark out, or move the plan to the referral it belongs to.",
    at={CINdetails: ["ReferralNFA"], ChildProtectionPlans: ["CINdetailsID"]},
    cause="The plan goes on from an earlier referral, and was put with the latest one.",
)
def plan_after_no_further_action(r: CIN) -> Sequence[Failing]:
    """Any child protection plan in the episode."""
    return (
        r.episodes.filter(yes("ReferralNFA") & (col("cp_plans_count") > 0)),
        r.cp_plans.filter(col("episode_nfa")),
    )
