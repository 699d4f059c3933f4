"""Rules on the referral that begins an episode of need: its date, source and primary need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from narwhals import coalesce, col

from lineofsight.engine.expressions import blank, day, days_after, is_true
from lineofsight.returns.cin.codes import LISTS
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.shared import no, rule
from lineofsight.returns.cin.tables import ChildIdentifiers, CINdetails
from lineofsight.returns.rules import Failing, Severity

#: The source of a referral is asked for from this day on.
SOURCE_ASKED_FROM = date(2013, 4, 1)

#: Forty weeks, the length of a pregnancy, in days.
PREGNANCY = 40 * 7


@rule(
    "8600",
    "The referral date is not given, cannot be read, or is after the end of the census year.",
    mend="Give the date on which the referral was received. Leave out a referral that came after "
    "31 March: it belongs to next year's census.",
    at={CINdetails: ["CINreferralDate"]},
    cause="Cases that were picked up after the year had ended, or a year mistyped.",
)
def referral_missing_or_too_late(r: CIN) -> Failing:
    """A referral after the census year, or without a date."""
    return r.episodes.filter(blank("CINreferralDate") | (col("CINreferralDate") > day(r.end)))


@rule(
    "8606",
    "The referral is more than 40 weeks before the child's birth or expected birth.",
    mend="Check the referral date and the date of birth: a child cannot be referred before its "
    "mother was pregnant.",
    at={
        CINdetails: ["CINreferralDate"],
        ChildIdentifiers: ["PersonBirthDate", "ExpectedPersonBirthDate"],
    },
    cause="A referral of an older brother or sister copied to the record of the baby.",
)
def referred_before_pregnancy(r: CIN) -> Sequence[Failing]:
    """The date of birth counts where it is known, else the expected one."""
    birth = coalesce(col("child_birth"), col("child_expected_birth"))
    return (
        r.episodes.filter(col("CINreferralDate") < days_after(birth, -PREGNANCY)),
        r.identifiers.filter(
            col("child_first_referral")
            < days_after(
                coalesce(col("PersonBirthDate"), col("ExpectedPersonBirthDate")), -PREGNANCY
            )
        ),
    )


@rule(
    "8555Q",
    "The child was referred after the day on which it died.",
    mend="Check the date of death and the referral date. If both are right, say why in the note "
    "to the Department.",
    at={CINdetails: ["CINreferralDate"], ChildIdentifiers: ["PersonDeathDate"]},
    severity=Severity.QUERY,
    cause="The date of death of another person of the family, or the date on which the death was "
    "recorded in place of the day itself.",
)
def referred_after_death(r: CIN) -> Sequence[Failing]:
    """A referral later than the date of death."""
    return (
        r.episodes.filter(col("CINreferralDate") > col("child_death")),
        r.identifiers.filter(col("child_last_referral") > col("PersonDeathDate")),
    )


@rule(
    "8866",
    "The source of the referral is not given, or is not a code of the list.",
    mend="Give the code of who referred the child. Where nobody knows, 10 says so.",
    at={CINdetails: ["CINreferralDate", "ReferralSource"]},
    cause="A local list of sources that was not translated into the Department's codes.",
)
def source_missing_or_invalid(r: CIN) -> Failing:
    """Referrals since the source has been collected, from April 2013."""
    codes = list(LISTS["REFERRAL_SOURCE"].in_year(r.year))
    asked = col("CINreferralDate") >= day(SOURCE_ASKED_FROM)
    return r.episodes.filter(asked & ~is_true(col("ReferralSource").is_in(codes)))


@rule(
    "8610",
    "The referral led to further action, but no primary need is given.",
    mend="Give the code of the primary need, or set ReferralNFA if nothing further was done.",
    at={CINdetails: ["ReferralNFA", "PrimaryNeedCode"]},
    cause="The need is recorded at the end of the assessment, which has not been completed. N0 "
    "says that it is not yet known.",
)
def no_primary_need(r: CIN) -> Failing:
    """Referrals told to have led to further action."""
    return r.episodes.filter(no("ReferralNFA") & blank("PrimaryNeedCode"))
