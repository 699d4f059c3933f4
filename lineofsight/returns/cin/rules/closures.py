"""Rules on the closure of an episode of need: its date and reason, and what may come after it."""

from __future__ import annotations

from collections.abc import Sequence

from narwhals import col

from lineofsight.engine.expressions import blank, day, given, is_true, unwritten
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.rules.of_episode import AFTER_ASSESSMENT, open_enquiry
from lineofsight.returns.cin.shared import rule
from lineofsight.returns.cin.tables import (
    Assessments,
    ChildProtectionPlans,
    CINdetails,
    CINPlanDates,
    Section47,
)
from lineofsight.returns.rules import Failing, Severity


@rule(
    "8620",
    "The closure date is not within the census year.",
    mend="Correct the date. An episode that closed before the year is left out; one that closed "
    "after it is open in this census: leave date and reason blank.",
    at={CINdetails: ["CINclosureDate"]},
    cause="The file was made some weeks after the year's end, and shows closures since then.",
)
def closed_outside_the_year(r: CIN) -> Failing:
    """A closure before the first or after the last day of the year."""
    closure = col("CINclosureDate")
    return r.episodes.filter((closure < day(r.start)) | (closure > day(r.end)))


@rule(
    "8630",
    "The episode was closed before the referral that began it.",
    mend="Check the referral date and the closure date.",
    at={CINdetails: ["CINreferralDate", "CINclosureDate"]},
    cause="The dates of two episodes mixed up, or a day and month swapped.",
)
def closed_before_referral(r: CIN) -> Failing:
    """Both may be on the same day."""
    return r.episodes.filter(col("CINclosureDate") < col("CINreferralDate"))


@rule(
    "8805",
    "The episode has a closure date, but no reason for closure.",
    mend="Give the reason, or take the date out if the case is open.",
    at={CINdetails: ["CINclosureDate", "ReasonForClosure"]},
    cause="The reason is recorded in a form of its own that was not finished.",
)
def closed_without_reason(r: CIN) -> Failing:
    """Any date that is written counts, even one that cannot be read."""
    return r.episodes.filter(~unwritten("CINclosureDate") & blank("ReasonForClosure"))


@rule(
    "8810",
    "The episode has a reason for closure, but no closure date.",
    mend="Give the date, or take the reason out if the case is open.",
    at={CINdetails: ["ReasonForClosure", "CINclosureDate"]},
    cause="The case was closed after the year's end and only the date was cut off, or the closure "
    "was begun and not authorised.",
)
def reason_without_closure(r: CIN) -> Failing:
    """A closure date that is written but cannot be read is not missing."""
    return r.episodes.filter(given("ReasonForClosure") & unwritten("CINclosureDate"))


@rule(
    "8825Q",
    "The reason for closure says that the case was closed after assessment, but the episode has "
    "no assessment.",
    mend="Add the assessment, or give the reason that applies. If the assessment belongs to an "
    "earlier year, say so in the note to the Department.",
    at={CINdetails: ["ReasonForClosure"]},
    needs=[CINdetails, Assessments],
    severity=Severity.QUERY,
    cause="The assessment was recorded with another referral of the child.",
)
def closed_after_no_assessment(r: CIN) -> Failing:
    """RC8 and RC9 ask for an assessment in the episode."""
    after_assessment = col("ReasonForClosure").is_in(AFTER_ASSESSMENT)
    return r.episodes.filter(after_assessment & ~is_true(col("assessments_count") > 0))


@rule(
    "2990",
    "The case was closed after assessment, with no further action or to early help, but more was "
    "done: a section 47 enquiry, an initial conference or a plan.",
    mend="Give the reason that applies to a case with such work, or take the work out if it "
    "belongs to another episode.",
    at={
        CINdetails: ["ReasonForClosure", "DateOfInitialCPC"],
        Section47: ["CINdetailsID"],
        ChildProtectionPlans: ["CINdetailsID"],
        CINPlanDates: ["CINdetailsID"],
    },
    needs=[CINdetails],
    cause="The reason was given when the assessment ended, and the case went on.",
)
def activity_after_closing_at_assessment(r: CIN) -> Sequence[Failing]:
    """Any section 47 enquiry, conference, child protection plan or plan of a child in need in an
    episode closed with RC8 or RC9."""
    reason = col("ReasonForClosure").is_in(AFTER_ASSESSMENT)
    in_such_an_episode = col("episode_reason").is_in(AFTER_ASSESSMENT)
    more_done = (
        is_true(col("enquiries_count") > 0)
        | is_true(col("cp_plans_count") > 0)
        | is_true(col("cin_plans_count") > 0)
        | ~unwritten("DateOfInitialCPC")
    )
    return (
        r.episodes.filter(reason & more_done),
        r.section_47.filter(in_such_an_episode),
        r.cp_plans.filter(in_such_an_episode),
        r.cin_plans.filter(in_such_an_episode),
    )


@rule(
    "8565",
    "Something took place after the case was closed.",
    mend="Correct the closure date or the date of what came after it. Work after a closure belongs "
    "to a new episode, with a referral of its own.",
    at={
        CINdetails: ["CINclosureDate", "DateOfInitialCPC"],
        Assessments: ["AssessmentActualStartDate", "AssessmentAuthorisationDate"],
        Section47: ["S47ActualStartDate", "DateOfInitialCPC"],
        ChildProtectionPlans: ["CPPendDate"],
        CINPlanDates: ["CINPlanStartDate", "CINPlanEndDate"],
    },
    needs=[CINdetails],
    cause="An assessment or plan was signed off on the system after the closure had been entered.",
)
def activity_after_closure(r: CIN) -> Sequence[Failing]:
    """Dates of assessments, enquiries, conferences and plans later than their episode's closure;
    what happens on the day itself may."""
    closure, own = col("episode_closure"), col("CINclosureDate")
    return (
        r.episodes.filter(
            (col("DateOfInitialCPC") > own)
            | (col("assessments_last_start") > own)
            | (col("assessments_last_end") > own)
            | (col("enquiries_last_start") > own)
            | (col("enquiries_last_conference") > own)
            | (col("cp_plans_last_end") > own)
            | (col("cin_plans_last_start") > own)
            | (col("cin_plans_last_end") > own)
        ),
        r.assessments.filter(
            (col("AssessmentActualStartDate") > closure)
            | (col("AssessmentAuthorisationDate") > closure)
        ),
        r.section_47.filter(
            (col("S47ActualStartDate") > closure) | (col("DateOfInitialCPC") > closure)
        ),
        r.cp_plans.filter(col("CPPendDate") > closure),
        r.cin_plans.filter((col("CINPlanStartDate") > closure) | (col("CINPlanEndDate") > closure)),
    )


@rule(
    "8867",
    "The case is closed, but an assessment in it is not completed.",
    mend="Give the date on which the assessment was authorised, or take the closure out.",
    at={CINdetails: ["CINclosureDate"], Assessments: ["AssessmentAuthorisationDate"]},
    cause="An assessment that was started and given up still stands open on the system.",
)
def closed_with_an_open_assessment(r: CIN) -> Sequence[Failing]:
    """Assessments without an end in an episode with a closure date."""
    return (
        r.episodes.filter(~unwritten("CINclosureDate") & (col("assessments_open") > 0)),
        r.assessments.filter(unwritten("AssessmentAuthorisationDate") & col("episode_closed")),
    )


@rule(
    "8868",
    "The case is closed, but a section 47 enquiry in it has neither a date of the initial "
    "conference nor the mark that none was needed.",
    mend="Give the date of the initial conference, or set ICPCnotRequired.",
    at={
        CINdetails: ["CINclosureDate"],
        Section47: ["ICPCnotRequired", "DateOfInitialCPC"],
    },
    cause="The outcome of the enquiry was written in a report and not recorded on the system.",
)
def closed_with_an_open_enquiry(r: CIN) -> Sequence[Failing]:
    """Section 47 enquiries that nothing says are over in an episode with a closure date."""
    return (
        r.episodes.filter(~unwritten("CINclosureDate") & (col("enquiries_open") > 0)),
        r.section_47.filter(open_enquiry() & col("episode_closed")),
    )
