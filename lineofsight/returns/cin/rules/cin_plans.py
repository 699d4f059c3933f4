"""Rules on plans of children in need: their dates, and their episode."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, given, is_true, unwritten
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.overlaps import overlapping
from lineofsight.returns.cin.shared import child_facts, facts_by, rule, yes
from lineofsight.returns.cin.tables import ChildIdentifiers, CINdetails, CINPlanDates
from lineofsight.returns.rules import Failing, Severity


@facts_by(CINPlanDates, "_episode")
def plans_of_episode(r: CIN) -> Mapping[str, nw.Expr]:
    """`plans_without_end`: how many plans of the episode have no end. `plans_first_start`: the
    first day of the first of them."""
    return {
        "plans_without_end": nw.when(unwritten("CINPlanEndDate")).then(nw.lit(1)).count(),
        "plans_first_start": col("CINPlanStartDate").min(),
    }


@child_facts(CINPlanDates)
def plans_of_child(r: CIN) -> Mapping[str, nw.Expr]:
    """The last days on which a plan of the child began, and on which one ended."""
    return {
        "plans_last_start": col("CINPlanStartDate").max(),
        "plans_last_end": col("CINPlanEndDate").max(),
    }


def last_day_of_plan(r: CIN) -> nw.Expr:
    """The plan's end, or the census year's while the plan is open."""
    open_plan = nw.when(unwritten("CINPlanEndDate")).then(day(r.end))
    return nw.coalesce(col("CINPlanEndDate"), open_plan)


OVERLAP = overlapping(
    CINPlanDates,
    "cin_plan_time",
    by="_child",
    start=lambda _: col("CINPlanStartDate"),
    end=last_day_of_plan,
)


@rule(
    "4000",
    "The episode is flagged as a referral without further action, but it has a plan.",
    mend="Remove the flag if there was a plan, or the plan if there was none.",
    at={CINPlanDates: ["CINPlanStartDate"], CINdetails: ["ReferralNFA"]},
    cause="The flag was set on referral, before the work began.",
)
def plan_without_further_action(r: CIN) -> tuple[Failing, Failing]:
    return (
        r.cin_plans.filter(is_true(col("episode_nfa"))),
        r.episodes.filter(yes("ReferralNFA") & given("plans_without_end")),
    )


@rule(
    "4004",
    "Two or more plans of the episode have no end date.",
    mend="Give the date on which the earlier plan ended.",
    at={CINPlanDates: ["CINPlanEndDate"]},
    cause="A new plan was begun and the one before it was not closed.",
)
def several_open_plans(r: CIN) -> Failing:
    return r.cin_plans.filter(unwritten("CINPlanEndDate") & (col("plans_without_end") > 1))


@rule(
    "4008",
    "The plan began after the child died.",
    mend="Check both dates, and remove a plan that was made by mistake.",
    at={ChildIdentifiers: ["PersonDeathDate"], CINPlanDates: ["CINPlanStartDate"]},
    cause="A mistyped date, or work for the family recorded on the child's record.",
)
def plan_after_death(r: CIN) -> tuple[Failing, Failing]:
    return (
        r.identifiers.filter(col("plans_last_start") > col("PersonDeathDate")),
        r.cin_plans.filter(col("CINPlanStartDate") > col("child_death")),
    )


@rule(
    "4009Q",
    "The plan ended after the child died.",
    mend="Give the date of death as the plan's end, if both dates are right.",
    at={ChildIdentifiers: ["PersonDeathDate"], CINPlanDates: ["CINPlanEndDate"]},
    severity=Severity.QUERY,
    cause="The plan was closed on the day on which the death was recorded.",
)
def plan_beyond_death(r: CIN) -> tuple[Failing, Failing]:
    return (
        r.identifiers.filter(col("plans_last_end") > col("PersonDeathDate")),
        r.cin_plans.filter(col("CINPlanEndDate") > col("child_death")),
    )


@rule(
    "4010",
    "The plan's start is not given, or is after the census year.",
    mend="Give the date on which the plan began, or leave the plan for next year's census.",
    at={CINPlanDates: ["CINPlanStartDate"]},
    cause="The export was made after the year's end without a last day, or a mistyped year.",
)
def plan_start(r: CIN) -> Failing:
    return r.cin_plans.filter(blank("CINPlanStartDate") | (col("CINPlanStartDate") > day(r.end)))


@rule(
    "4011",
    "The plan ended before it began.",
    mend="Check both dates.",
    at={CINPlanDates: ["CINPlanEndDate", "CINPlanStartDate"]},
    cause="Day and month exchanged, or a mistyped year.",
)
def plan_ends_before_it_begins(r: CIN) -> Failing:
    return r.cin_plans.filter(col("CINPlanEndDate") < col("CINPlanStartDate"))


@rule(
    "4012Q",
    "The plan began and ended on the same day.",
    mend="Check both dates, and remove a plan that was made by mistake.",
    at={CINPlanDates: ["CINPlanStartDate", "CINPlanEndDate"]},
    severity=Severity.QUERY,
    cause="A plan opened by mistake and closed at once, instead of being deleted.",
)
def plan_of_one_day(r: CIN) -> Failing:
    return r.cin_plans.filter(col("CINPlanStartDate") == col("CINPlanEndDate"))


@rule(
    "4013",
    "The plan ended outside the census year.",
    mend="Leave out a plan that ended before the year; leave the end blank while the plan goes on "
    "beyond it.",
    at={CINPlanDates: ["CINPlanEndDate"]},
    cause="The export was made after the year's end without a last day, or a mistyped year.",
)
def plan_ends_outside_the_year(r: CIN) -> Failing:
    end = col("CINPlanEndDate")
    return r.cin_plans.filter((end < day(r.start)) | (end > day(r.end)))


@rule(
    "4014",
    "Two plans of the child run at the same time: one begins before the other has ended.",
    mend="Check the dates of both. A plan that follows another begins on a later day than it ends.",
    at={CINPlanDates: ["CINPlanStartDate", "CINPlanEndDate"]},
    cause="A reviewed plan recorded as a new one, or an episode given twice.",
)
def plans_overlap(r: CIN) -> Failing:
    return r.cin_plans.filter(OVERLAP)


@rule(
    "4015",
    "The plan began before the child was referred.",
    mend="Check both dates, and that the plan stands in the episode it belongs to.",
    at={CINPlanDates: ["CINPlanStartDate"], CINdetails: ["CINreferralDate"]},
    cause="A plan of an earlier episode, or a mistyped date.",
)
def plan_before_referral(r: CIN) -> tuple[Failing, Failing]:
    return (
        r.cin_plans.filter(col("CINPlanStartDate") < col("episode_referral")),
        r.episodes.filter(col("plans_first_start") < col("CINreferralDate")),
    )
