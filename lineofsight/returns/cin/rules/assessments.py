"""Rules on assessments: their dates, those still open, and those that overlap."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, unwritten
from lineofsight.reference.working_days import working_days_before
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.overlaps import overlapping
from lineofsight.returns.cin.shared import rule
from lineofsight.returns.cin.tables import Assessments, CINdetails
from lineofsight.returns.rules import Failing, Severity

#: Working days within which an assessment is to be completed.
DAYS_FOR_ASSESSMENT = 45


@rule(
    "1103",
    "The assessment started before the referral.",
    mend="Check the start of the assessment and the referral date, and whether the assessment "
    "belongs to an earlier referral.",
    at={Assessments: ["AssessmentActualStartDate"], CINdetails: ["CINreferralDate"]},
    cause="The referral was put on the system some days after the work had begun.",
)
def assessed_before_referral(r: CIN) -> Sequence[Failing]:
    """Assessments beside the referral of their episode."""
    return (
        r.assessments.filter(col("AssessmentActualStartDate") < col("episode_referral")),
        r.episodes.filter(col("assessments_first_start") < col("CINreferralDate")),
    )


@rule(
    "8608",
    "The assessment ended before it started.",
    mend="Check both dates of the assessment.",
    at={Assessments: ["AssessmentActualStartDate", "AssessmentAuthorisationDate"]},
    cause="A day and month swapped, or the year mistyped.",
)
def assessment_ends_before_start(r: CIN) -> Failing:
    """It may start and end on the same day."""
    return r.assessments.filter(
        col("AssessmentActualStartDate") > col("AssessmentAuthorisationDate")
    )


@rule(
    "8670Q",
    "The assessment started more than 45 working days before the census year ended, and has no "
    "end date.",
    mend="Give the date on which it was authorised. If it was still open on 31 March, say why in "
    "the note to the Department.",
    at={Assessments: ["AssessmentActualStartDate", "AssessmentAuthorisationDate"]},
    severity=Severity.QUERY,
    cause="An assessment that was finished but not authorised on the system, or one that took too "
    "long.",
)
def assessment_open_too_long(r: CIN) -> Failing:
    """More than 45 working days have passed since its start on the year's last day."""
    in_time = day(working_days_before(r.end, DAYS_FOR_ASSESSMENT))
    return r.assessments.filter(
        unwritten("AssessmentAuthorisationDate") & (col("AssessmentActualStartDate") < in_time)
    )


@rule(
    "8696",
    "The assessment's end date is not within the census year.",
    mend="Leave out an assessment that ended before the year; one that ended after it is open in "
    "this census: leave its end date blank.",
    at={Assessments: ["AssessmentAuthorisationDate"]},
    cause="The file was made some weeks after the year's end, and shows what was completed since.",
)
def assessment_ends_outside_the_year(r: CIN) -> Failing:
    """An end before the first or after the last day of the year."""
    end = col("AssessmentAuthorisationDate")
    return r.assessments.filter((end < day(r.start)) | (end > day(r.end)))


@rule(
    "8736",
    "The assessment has no end date, and did not start within the census year.",
    mend="Give the end date if the assessment was completed. Leave it out if it started after the "
    "year.",
    at={Assessments: ["AssessmentActualStartDate", "AssessmentAuthorisationDate"]},
    cause="An old assessment that was given up and never closed on the system.",
)
def open_assessment_not_of_the_year(r: CIN) -> Failing:
    """An open assessment that started before the first or after the last day of the year."""
    start = col("AssessmentActualStartDate")
    return r.assessments.filter(
        unwritten("AssessmentAuthorisationDate") & ((start < day(r.start)) | (start > day(r.end)))
    )


@rule(
    "8896",
    "The episode has more than one assessment that is not completed.",
    mend="Give the end dates of the assessments that are over.",
    at={Assessments: ["AssessmentAuthorisationDate"]},
    cause="An assessment was begun anew, and the first one was not closed.",
)
def two_open_assessments(r: CIN) -> Failing:
    """Assessments of one episode without an end date."""
    return r.assessments.filter(
        unwritten("AssessmentAuthorisationDate") & (col("assessments_open") > 1)
    )


_assessment_overlaps = overlapping(
    Assessments,
    "assessment_time",
    by="_episode",
    start=lambda _: col("AssessmentActualStartDate"),
    end=lambda r: (
        nw.when(unwritten("AssessmentAuthorisationDate"))
        .then(day(r.end))
        .otherwise(col("AssessmentAuthorisationDate"))
    ),
)


@rule(
    "8863Q",
    "The assessment overlaps another assessment of the episode.",
    mend="Check the dates of both. If two assessments did run at once, say why in the note to the "
    "Department.",
    at={Assessments: ["AssessmentActualStartDate", "AssessmentAuthorisationDate"]},
    severity=Severity.QUERY,
    cause="One assessment recorded twice, or an update of one recorded as another.",
)
def assessments_overlap(r: CIN) -> Failing:
    """Each from its start to its end or the end of the year, both days included."""
    return r.assessments.filter(_assessment_overlaps)
