"""Rules on early help, referrals and assessments: lists 2 to 4."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true, unwritten
from lineofsight.engine.tables import Table
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.rules.children import in_list
from lineofsight.returns.annex_a.shared import (
    adds,
    as_at,
    is_open,
    months_before,
    rule,
    says,
    working_days_from,
)
from lineofsight.returns.annex_a.tables import (
    Assessments,
    ChildrenInNeed,
    EarlyHelp,
    Referrals,
    Section47,
)
from lineofsight.returns.rules import Failing, Severity

#: Working days within which an assessment is to be completed.
DAYS_FOR_ASSESSMENT = 45

_SWAPPED = "The dates of two assessments mixed up, or a day and month swapped."


def counts_in_year(table: type[Table], name: str, date_of: str) -> None:
    """Declare how many rows the child has in a list, of the twelve months before its day."""

    @adds(table)
    def in_year(r: AnnexA) -> Mapping[str, nw.Expr]:
        recent = (col(date_of) >= months_before(r, 12)) & (col(date_of) <= as_at(r))
        return {name: nw.when(recent).then(1).otherwise(0).sum().over("_child")}


counts_in_year(Referrals, "referrals_listed", "referral_date")
counts_in_year(Section47, "enquiries_listed", "strategy_discussion")
counts_in_year(Section47, "conferences_listed", "conference_date")


@adds(Assessments)
def working_days_of_assessments(r: AnnexA) -> Mapping[str, nw.Expr]:
    """Working days that each assessment took, or has taken so far."""
    end = nw.coalesce(col("assessment_authorised"), as_at(r))
    return {"assessment_days": working_days_from(col("assessment_start"), end, r)}


@rule(
    "AA041",
    "The early help assessment was completed before it began.",
    mend="Check both dates.",
    at={EarlyHelp: ["early_help_start", "early_help_end"]},
    cause=_SWAPPED,
)
def early_help_ends_before_start(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.early_help.filter(col("early_help_end") < col("early_help_start"))


@rule(
    "AA042",
    "The early help assessment has gone on for more than six months.",
    mend="Give the date of completion, or check whether it is still going on.",
    at={EarlyHelp: ["early_help_start", "early_help_end"]},
    severity=Severity.QUERY,
    cause="The completion was not recorded.",
)
def early_help_goes_on(r: AnnexA) -> Failing:
    """Nothing is written as its completion."""
    began_long_ago = col("early_help_start") < months_before(r, 6)
    return r.early_help.filter(began_long_ago & is_open("early_help_end"))


@rule(
    "AA043",
    "The number of referrals in the last twelve months is less than the referrals of the child in "
    "the list.",
    mend="Count all referrals of the twelve months up to the day of the lists. The list itself is "
    "of six of them.",
    at={Referrals: ["referrals_in_year"]},
    cause="Counted in the six months only, by the calendar year, or under another record.",
)
def referrals_miscounted(r: AnnexA) -> Failing:
    """Whether a referral counts itself is not said: one less than are listed is let pass."""
    return r.referrals.filter(col("referrals_in_year") < col("referrals_listed") - 1)


@rule(
    "AA044",
    "The referral was acted on, but the child is neither in the list of assessments nor in that of "
    "children in need.",
    mend="Add the assessment or the case; or give the referral as no further action.",
    at={Referrals: ["no_further_action"]},
    needs=[Referrals, Assessments, ChildrenInNeed],
    severity=Severity.QUERY,
    cause="The assessment was opened under another record of the child, or never recorded.",
)
def referral_led_nowhere(r: AnnexA) -> Failing:
    """A referral with further action leads to an assessment, or to a case that is open."""
    elsewhere = in_list("assessments_count") | in_list("need_count")
    return r.referrals.filter(says("no_further_action", "N") & ~elsewhere)


@rule(
    "AA045",
    "The referral is given as no further action, but an assessment of the child began on its day "
    "or later.",
    mend="Check whether the assessment follows from this referral: then it was acted on.",
    at={Referrals: ["referral_date", "no_further_action"]},
    needs=[Referrals, Assessments],
    severity=Severity.QUERY,
    cause="The outcome was recorded when the referral came in, and not changed.",
)
def no_action_but_assessed(r: AnnexA) -> Failing:
    """The latest assessment of the child; it may follow from a later referral."""
    assessed = col("assessments_latest_start") >= col("referral_date")
    return r.referrals.filter(says("no_further_action", "Y") & assessed)


@rule(
    "AA046",
    "The assessment was authorised before it began.",
    mend="Check both dates.",
    at={Assessments: ["assessment_start", "assessment_authorised"]},
    cause=_SWAPPED,
)
def authorised_before_start(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.assessments.filter(col("assessment_authorised") < col("assessment_start"))


@rule(
    "AA047",
    "The assessment has gone on for more than 45 working days.",
    mend="Give the date on which it was authorised, or be ready to say why it goes on.",
    at={Assessments: ["assessment_start", "assessment_authorised"]},
    severity=Severity.QUERY,
    cause="The authorisation was not recorded, or the assessment is late.",
)
def assessment_goes_on(r: AnnexA) -> Failing:
    """The day on which it began is day 0."""
    late = col("assessment_days") > DAYS_FOR_ASSESSMENT
    return r.assessments.filter(late & is_open("assessment_authorised"))


@rule(
    "AA048",
    "The assessment took more than 45 working days.",
    mend="Check both dates, and be ready to say why it took so long.",
    at={Assessments: ["assessment_start", "assessment_authorised"]},
    severity=Severity.QUERY,
    cause="It was late, or authorised some days after it was finished.",
)
def assessment_took_long(r: AnnexA) -> Failing:
    """The day on which it began is day 0."""
    late = col("assessment_days") > DAYS_FOR_ASSESSMENT
    return r.assessments.filter(late & given("assessment_authorised"))


@rule(
    "AA049",
    "The assessment was authorised, but whether the child needs social care is not given.",
    mend="Give what the assessment found: yes or no.",
    at={Assessments: ["assessment_authorised", "support_needed"]},
    cause="The outcome is recorded as a next step, which was not translated.",
)
def outcome_not_given(r: AnnexA) -> Failing:
    """Nothing is written."""
    return r.assessments.filter(given("assessment_authorised") & blank("support_needed"))


@rule(
    "AA050",
    "What the assessment found is given, but not the date on which it was authorised.",
    mend="Give the date, or leave the outcome blank while the assessment goes on.",
    at={Assessments: ["assessment_authorised", "support_needed"]},
    severity=Severity.QUERY,
    cause="The outcome was recorded before the manager authorised it.",
)
def outcome_before_authorised(r: AnnexA) -> Failing:
    """Nothing at all is written as the date."""
    return r.assessments.filter(unwritten("assessment_authorised") & given("support_needed"))


@rule(
    "AA051",
    "The assessment was authorised, and the child was not seen in it, or nobody says whether.",
    mend="Record that the child was seen. If not, be ready to say why.",
    at={Assessments: ["assessment_authorised", "seen"]},
    severity=Severity.QUERY,
    cause="The visit was recorded elsewhere, or the child was not yet born.",
)
def child_not_seen(r: AnnexA) -> Failing:
    """Of a child who was born by then, as far as the date of birth says."""
    born = ~is_true(col("birth_date") > col("assessment_authorised"))
    return r.assessments.filter(given("assessment_authorised") & ~says("seen", "Y") & born)


@rule(
    "AA052",
    "The assessment found that the child needs social care, but the child is not in the list of "
    "children in need.",
    mend="Add the case to list 6: open, or closed in the last six months.",
    at={Assessments: ["support_needed"]},
    needs=[Assessments, ChildrenInNeed],
    severity=Severity.QUERY,
    cause="The plan was not yet opened, or the case stands under another record of the child.",
)
def in_need_but_not_listed(r: AnnexA) -> Failing:
    """No row of the child in list 6."""
    return r.assessments.filter(says("support_needed", "Y") & ~in_list("need_count"))
