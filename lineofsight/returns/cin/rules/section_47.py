"""Rules on section 47 enquiries: their dates, those still open, and those that overlap."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, is_true
from lineofsight.reference.working_days import working_days_before
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.overlaps import overlapping
from lineofsight.returns.cin.rules.of_episode import open_enquiry
from lineofsight.returns.cin.shared import rule
from lineofsight.returns.cin.tables import Assessments, CINdetails, Section47
from lineofsight.returns.rules import Failing, Severity

#: Working days from the start of an enquiry within which the initial conference is to be held.
DAYS_FOR_CONFERENCE = 15


@rule(
    "2889",
    "The section 47 enquiry started before the referral.",
    mend="Check the start of the enquiry and the referral date, and whether the enquiry belongs to "
    "an earlier referral.",
    at={Section47: ["S47ActualStartDate"], CINdetails: ["CINreferralDate"]},
    cause="The referral was put on the system some days after the work had begun.",
)
def enquiry_before_referral(r: CIN) -> Sequence[Failing]:
    """Enquiries beside the referral of their episode."""
    return (
        r.section_47.filter(col("S47ActualStartDate") < col("episode_referral")),
        r.episodes.filter(col("enquiries_first_start") < col("CINreferralDate")),
    )


@rule(
    "2991Q",
    "There is a section 47 enquiry in the episode, but no assessment.",
    mend="Add the assessment. If there was none, say why in the note to the Department.",
    at={Section47: ["CINdetailsID"]},
    needs=[Section47, Assessments],
    severity=Severity.QUERY,
    cause="The assessment was recorded with another referral of the child, or ended before the "
    "year.",
)
def enquiry_without_assessment(r: CIN) -> Failing:
    """Enquiries in an episode that has no assessment."""
    return r.section_47.filter(~is_true(col("assessments_count") > 0))


@rule(
    "8675Q",
    "The section 47 enquiry started more than 15 working days before the census year ended, and "
    "has neither a date of the initial conference nor the mark that none was needed.",
    mend="Give the date of the initial conference or set ICPCnotRequired. If the enquiry was still "
    "open on 31 March, say why in the note to the Department.",
    at={Section47: ["S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"]},
    severity=Severity.QUERY,
    cause="The outcome of the enquiry was not recorded, or the conference was held late.",
)
def enquiry_open_too_long(r: CIN) -> Failing:
    """More than 15 working days have passed since its start on the year's last day."""
    in_time = day(working_days_before(r.end, DAYS_FOR_CONFERENCE))
    return r.section_47.filter(open_enquiry() & (col("S47ActualStartDate") < in_time))


@rule(
    "8740",
    "The section 47 enquiry has neither a date of the initial conference nor the mark that none "
    "was needed, and did not start within the census year.",
    mend="Give the date of the initial conference or set ICPCnotRequired. Leave out an enquiry "
    "that started after the year.",
    at={Section47: ["S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"]},
    cause="An old enquiry of which the outcome was never recorded on the system.",
)
def open_enquiry_not_of_the_year(r: CIN) -> Failing:
    """An open enquiry that started before the first or after the last day of the year."""
    start = col("S47ActualStartDate")
    return r.section_47.filter(open_enquiry() & ((start < day(r.start)) | (start > day(r.end))))


@rule(
    "8839",
    "The episode has more than one section 47 enquiry that is open.",
    mend="Give the date of the initial conference or set ICPCnotRequired for those that are over.",
    at={Section47: ["DateOfInitialCPC", "ICPCnotRequired"]},
    cause="The outcome of an enquiry was not recorded before the next one began.",
)
def two_open_enquiries(r: CIN) -> Failing:
    """Enquiries of one episode of which nothing says that they are over."""
    return r.section_47.filter(open_enquiry() & (col("enquiries_open") > 1))


_enquiry_overlaps = overlapping(
    Section47,
    "enquiry_time",
    by="_episode",
    start=lambda _: col("S47ActualStartDate"),
    end=lambda r: nw.when(open_enquiry()).then(day(r.end)).otherwise(col("DateOfInitialCPC")),
)


@rule(
    "8890",
    "The section 47 enquiry overlaps another enquiry of the episode.",
    mend="Check the start of both and the date of the initial conference of the first.",
    at={Section47: ["S47ActualStartDate", "DateOfInitialCPC"]},
    cause="One enquiry recorded twice, or a first one that was never closed.",
)
def enquiries_overlap(r: CIN) -> Failing:
    """Each from its start to the initial conference, or the end of the year while it is open, both
    days included. How long an enquiry went on that needed no conference is not recorded: it is not
    taken to go on after its start."""
    return r.section_47.filter(_enquiry_overlaps)
