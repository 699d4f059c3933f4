"""Rules on the initial child protection conference."""

from __future__ import annotations

from collections.abc import Sequence

from narwhals import col

from lineofsight.engine.expressions import day, on_weekend, unwritten
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.shared import rule
from lineofsight.returns.cin.tables import CINdetails, Section47
from lineofsight.returns.rules import Failing, Severity


@rule(
    "1104",
    "The initial child protection conference was held before the referral.",
    mend="Check the date of the conference and the referral date, and whether the conference "
    "belongs to an earlier referral.",
    at={Section47: ["DateOfInitialCPC"], CINdetails: ["CINreferralDate"]},
    cause="The conference of an earlier referral was copied to a later one.",
)
def conference_before_referral(r: CIN) -> Sequence[Failing]:
    """Conferences of section 47 enquiries beside the referral of their episode."""
    return (
        r.section_47.filter(col("DateOfInitialCPC") < col("episode_referral")),
        r.episodes.filter(col("enquiries_first_conference") < col("CINreferralDate")),
    )


@rule(
    "2884",
    "The same initial child protection conference is recorded twice: with the section 47 enquiry "
    "and with the episode.",
    mend="Keep it with the enquiry that led to it. The date of the episode itself is for a "
    "conference without an enquiry here, as when the child moved in from another council.",
    at={Section47: ["DateOfInitialCPC"], CINdetails: ["DateOfInitialCPC"]},
    cause="The system fills both from one date.",
)
def conference_in_two_places(r: CIN) -> Sequence[Failing]:
    """Conferences of one child on one day, in both tables."""
    same = ["_child", "DateOfInitialCPC"]
    enquiries, episodes = r.declared(Section47), r.declared(CINdetails)
    return (
        r.section_47.failing(enquiries.join(episodes, on=same, how="semi")),
        r.episodes.failing(episodes.join(enquiries, on=same, how="semi")),
    )


@rule(
    "8615",
    "The section 47 enquiry has a date of the initial conference, but started after it or has no "
    "start date.",
    mend="Give the start of the enquiry, and check the date of the conference.",
    at={Section47: ["S47ActualStartDate", "DateOfInitialCPC"]},
    cause="The conference of an earlier enquiry, or an enquiry recorded only after the conference.",
)
def conference_before_enquiry(r: CIN) -> Failing:
    """Both may be on the same day. A start that is written but cannot be read is not missing."""
    conference = col("DateOfInitialCPC")
    return r.section_47.filter(
        (~unwritten("DateOfInitialCPC") & unwritten("S47ActualStartDate"))
        | (col("S47ActualStartDate") > conference)
    )


@rule(
    "8715",
    "The initial child protection conference was not held within the census year.",
    mend="Leave out an enquiry whose conference was before the year. One whose conference came "
    "after it is open in this census: leave the date blank.",
    at={Section47: ["DateOfInitialCPC"]},
    cause="The file was made some weeks after the year's end, and shows conferences since then.",
)
def conference_outside_the_year(r: CIN) -> Failing:
    """A conference before the first or after the last day of the year."""
    conference = col("DateOfInitialCPC")
    return r.section_47.filter((conference < day(r.start)) | (conference > day(r.end)))


@rule(
    "8870Q",
    "The day by which the initial conference had to be held is a Saturday or Sunday.",
    mend="Give the working day. If the date is right, say why in the note to the Department.",
    at={Section47: ["InitialCPCtarget"]},
    severity=Severity.QUERY,
    cause="The system counted days rather than working days.",
)
def target_on_a_weekend(r: CIN) -> Failing:
    """Weekends only; bank holidays are not asked about."""
    return r.section_47.filter(on_weekend(col("InitialCPCtarget")))


@rule(
    "8875",
    "The initial child protection conference is recorded on a Saturday or Sunday.",
    mend="Give the day on which the conference was held.",
    at={Section47: ["DateOfInitialCPC"]},
    cause="The date on which the record was made, or a day and month swapped.",
)
def conference_on_a_weekend(r: CIN) -> Failing:
    """Weekends only; bank holidays are not asked about."""
    return r.section_47.filter(on_weekend(col("DateOfInitialCPC")))
