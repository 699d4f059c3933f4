"""Rules on enquiries under section 47 and initial conferences: list 5."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true, unwritten
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.rules.children import in_list
from lineofsight.returns.annex_a.shared import (
    adds,
    as_at,
    months_before,
    rule,
    says,
    working_days_from,
)
from lineofsight.returns.annex_a.tables import CPPlans, Section47
from lineofsight.returns.rules import Failing, Severity

#: Working days from the strategy discussion within which the initial conference is to be held.
DAYS_FOR_CONFERENCE = 15


@adds(Section47)
def working_days_of_enquiries(r: AnnexA) -> Mapping[str, nw.Expr]:
    """Working days from each strategy discussion to the conference, or to the day of the lists
    where none was held."""
    end = nw.coalesce(col("conference_date"), as_at(r))
    return {"enquiry_days": working_days_from(col("strategy_discussion"), end, r)}


@rule(
    "AA055",
    "The initial conference was held before the strategy discussion.",
    mend="Check both dates, and whether the conference belongs to an earlier enquiry.",
    at={Section47: ["strategy_discussion", "conference_date"]},
    cause="The conference of an earlier enquiry, or the date of a later discussion.",
)
def conference_before_discussion(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.section_47.filter(col("conference_date") < col("strategy_discussion"))


@rule(
    "AA056",
    "The initial conference was held more than 15 working days after the strategy discussion.",
    mend="Check both dates, and be ready to say why it was late.",
    at={Section47: ["strategy_discussion", "conference_date"]},
    severity=Severity.QUERY,
    cause="The conference was late, or the first of several discussions was recorded.",
)
def conference_late(r: AnnexA) -> Failing:
    """The day of the discussion is day 0."""
    late = col("enquiry_days") > DAYS_FOR_CONFERENCE
    return r.section_47.filter(late & given("conference_date"))


@rule(
    "AA057",
    "The initial conference was held, and was deemed unnecessary as well.",
    mend="Say that it was unnecessary only where none was held.",
    at={Section47: ["conference_unnecessary", "conference_date"]},
    cause="The mark was set before it was decided to hold one.",
)
def held_though_unnecessary(r: AnnexA) -> Failing:
    """A date is given beside a yes."""
    return r.section_47.filter(says("conference_unnecessary", "Y") & given("conference_date"))


@rule(
    "AA058",
    "More than 15 working days after the strategy discussion, there is neither a date of the "
    "initial conference nor the mark that none was necessary.",
    mend="Give the date of the conference, or say that it was unnecessary.",
    at={Section47: ["strategy_discussion", "conference_unnecessary", "conference_date"]},
    severity=Severity.QUERY,
    cause="The outcome of the enquiry was not recorded, or the conference is late.",
)
def nothing_decided(r: AnnexA) -> Failing:
    """On the day of the lists; the day of the discussion is day 0."""
    undecided = unwritten("conference_date") & ~says("conference_unnecessary", "Y")
    return r.section_47.filter(undecided & (col("enquiry_days") > DAYS_FOR_CONFERENCE))


@rule(
    "AA059",
    "What the initial conference decided is given, but not its date.",
    mend="Give the date of the conference; or leave the outcome blank, if none was held.",
    at={Section47: ["conference_date", "conference_led_to_plan"]},
    cause="“No” given where there was no conference at all.",
)
def outcome_without_conference(r: AnnexA) -> Failing:
    """A yes or no, and nothing at all written as the date."""
    return r.section_47.filter(
        unwritten("conference_date") & says("conference_led_to_plan", "Y", "N")
    )


@rule(
    "AA060",
    "The initial conference was held, but whether it decided on a child protection plan is not "
    "given.",
    mend="Give what it decided: yes or no.",
    at={Section47: ["conference_date", "conference_led_to_plan"]},
    cause="The outcome was not yet recorded when the list was made.",
)
def conference_without_outcome(r: AnnexA) -> Failing:
    """Nothing, or unknown, beside a date that has come."""
    held = col("conference_date") <= as_at(r)
    open_still = blank("conference_led_to_plan") | says("conference_led_to_plan", "U")
    return r.section_47.filter(held & open_still)


@rule(
    "AA061",
    "The initial conference decided on a child protection plan, but none of the child began on its "
    "day or later.",
    mend="Add the plan to list 7, with the day of the conference as its start; or correct the "
    "outcome.",
    at={Section47: ["conference_date", "conference_led_to_plan"]},
    needs=[Section47, CPPlans],
    cause="The plan was recorded late, with an earlier start, or under the child's other record.",
)
def plan_not_listed(r: AnnexA) -> Failing:
    """A plan of the last six months is in list 7, open or not."""
    there = is_true(col("plans_latest_start") >= col("conference_date"))
    led = says("conference_led_to_plan", "Y") & given("conference_date")
    return r.section_47.filter(led & ~there)


@rule(
    "AA062",
    "The child protection plan began within the last six months, but no enquiry of the child in "
    "list 5 led to one.",
    mend="Add the enquiry, or correct its outcome. A child who moved in on a plan has none.",
    at={CPPlans: ["plan_start"]},
    needs=[CPPlans, Section47],
    severity=Severity.QUERY,
    cause="The enquiry began before the six months, or stands under another record of the child.",
)
def plan_without_enquiry(r: AnnexA) -> Failing:
    """Plans whose conference, and the enquiry before it, are of the six months."""
    recent = (col("plan_start") >= months_before(r, 5)) & (col("plan_start") <= as_at(r))
    return r.cp_plans.filter(recent & ~in_list("enquiries_led_to_plan"))


@rule(
    "AA063",
    "The number of section 47 enquiries in the last twelve months is less than the enquiries of "
    "the child in the list.",
    mend="Count all enquiries of the twelve months up to the day of the lists.",
    at={Section47: ["section_47_in_year"]},
    cause="Counted by the calendar year, or under another record of the child.",
)
def enquiries_miscounted(r: AnnexA) -> Failing:
    """Whether an enquiry counts itself is not said: one less than are listed is let pass."""
    return r.section_47.filter(col("section_47_in_year") < col("enquiries_listed") - 1)


@rule(
    "AA064",
    "The number of initial conferences in the last twelve months is less than the conferences of "
    "the child in the list.",
    mend="Count all initial conferences of the twelve months up to the day of the lists.",
    at={Section47: ["conferences_in_year"]},
    cause="Counted by the calendar year, or under another record of the child.",
)
def conferences_miscounted(r: AnnexA) -> Failing:
    """Whether a conference counts itself is not said: one less than are listed is let pass."""
    return r.section_47.filter(col("conferences_in_year") < col("conferences_listed") - 1)


@rule(
    "AA065",
    "There were more initial conferences in the last twelve months than enquiries.",
    mend="Check both numbers: a conference follows an enquiry.",
    at={Section47: ["section_47_in_year", "conferences_in_year"]},
    severity=Severity.QUERY,
    cause="The enquiry of the row itself is not counted, or a child moved in who was on a plan.",
)
def more_conferences_than_enquiries(r: AnnexA) -> Failing:
    """By the numbers given."""
    return r.section_47.filter(col("conferences_in_year") > col("section_47_in_year"))
