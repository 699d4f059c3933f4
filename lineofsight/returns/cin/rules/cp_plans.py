"""Rules on child protection plans: their dates, those still open, and those that overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, how_many, unwritten
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.overlaps import overlapping
from lineofsight.returns.cin.shared import child_facts, rule
from lineofsight.returns.cin.tables import ChildIdentifiers, ChildProtectionPlans, CINdetails
from lineofsight.returns.rules import Failing


@child_facts(ChildProtectionPlans)
def of_plans(r: CIN) -> Mapping[str, nw.Expr]:
    """The child's plans of the year: how many are open, when the last started and ended."""
    return {
        "child_cp_plans_open": how_many(unwritten("CPPendDate")),
        "child_cp_last_start": col("CPPstartDate").max(),
        "child_cp_last_end": col("CPPendDate").max(),
    }


@rule(
    "1105",
    "The child protection plan started before the referral.",
    mend="Check the start of the plan and the referral date, and whether the plan belongs to an "
    "earlier referral.",
    at={ChildProtectionPlans: ["CPPstartDate"], CINdetails: ["CINreferralDate"]},
    cause="A child on a plan moved in from another council, and the plan was recorded with its "
    "first start.",
)
def plan_before_referral(r: CIN) -> Sequence[Failing]:
    """Plans beside the referral of their episode; both may be on the same day."""
    return (
        r.cp_plans.filter(col("CPPstartDate") < col("episode_referral")),
        r.episodes.filter(col("cp_plans_first_start") < col("CINreferralDate")),
    )


@rule(
    "8720",
    "The start of the child protection plan is not given, cannot be read, or is after the end of "
    "the census year.",
    mend="Give the date on which the plan started. Leave out a plan that started after 31 March.",
    at={ChildProtectionPlans: ["CPPstartDate"]},
    cause="The file was made some weeks after the year's end, and shows plans started since then.",
)
def plan_start_missing_or_too_late(r: CIN) -> Failing:
    """A plan may have started before the year."""
    return r.cp_plans.filter(blank("CPPstartDate") | (col("CPPstartDate") > day(r.end)))


@rule(
    "8730",
    "How many child protection plans the child had before is not given, or is not a whole number "
    "from 0.",
    mend="Give the number of earlier plans, at other councils too; 0 where this is the first.",
    at={ChildProtectionPlans: ["NumberOfPreviousCPP"]},
    cause="The number is left blank for a first plan.",
)
def earlier_plans_not_counted(r: CIN) -> Failing:
    """Nothing, no whole number, or less than 0."""
    return r.cp_plans.filter(blank("NumberOfPreviousCPP") | (col("NumberOfPreviousCPP") < 0))


@rule(
    "8840",
    "The child protection plan started and ended on the same day.",
    mend="Check both dates. A plan that was recorded by mistake is left out.",
    at={ChildProtectionPlans: ["CPPstartDate", "CPPendDate"]},
    cause="A plan recorded by mistake and ended at once, in place of being deleted.",
)
def plan_of_one_day(r: CIN) -> Failing:
    """Start and end on one day."""
    return r.cp_plans.filter(col("CPPstartDate") == col("CPPendDate"))


@rule(
    "8915",
    "The child protection plan started after the day on which the child died.",
    mend="Check the date of death and the start of the plan.",
    at={ChildProtectionPlans: ["CPPstartDate"], ChildIdentifiers: ["PersonDeathDate"]},
    cause="A plan recorded with a brother or sister of the same household.",
)
def plan_after_death(r: CIN) -> Sequence[Failing]:
    """A start later than the date of death."""
    return (
        r.cp_plans.filter(col("CPPstartDate") > col("child_death")),
        r.identifiers.filter(col("child_cp_last_start") > col("PersonDeathDate")),
    )


@rule(
    "8920",
    "The child protection plan ended after the day on which the child died.",
    mend="Give the day of death as the end of the plan.",
    at={ChildProtectionPlans: ["CPPendDate"], ChildIdentifiers: ["PersonDeathDate"]},
    cause="The plan was ended on the system some days after the death.",
)
def plan_goes_on_after_death(r: CIN) -> Sequence[Failing]:
    """An end later than the date of death."""
    return (
        r.cp_plans.filter(col("CPPendDate") > col("child_death")),
        r.identifiers.filter(col("child_cp_last_end") > col("PersonDeathDate")),
    )


@rule(
    "8925",
    "The child protection plan ended before it started.",
    mend="Check both dates of the plan.",
    at={ChildProtectionPlans: ["CPPstartDate", "CPPendDate"]},
    cause="The dates of two plans mixed up, or a day and month swapped.",
)
def plan_ends_before_start(r: CIN) -> Failing:
    """One day for both is told by another rule."""
    return r.cp_plans.filter(col("CPPendDate") < col("CPPstartDate"))


@rule(
    "8930",
    "The end of the child protection plan is not within the census year.",
    mend="Leave out a plan that ended before the year. One that ended after it is open in this "
    "census: leave the end blank.",
    at={ChildProtectionPlans: ["CPPendDate"]},
    cause="The file was made some weeks after the year's end, and shows plans ended since then.",
)
def plan_ends_outside_the_year(r: CIN) -> Failing:
    """An end before the first or after the last day of the year."""
    end = col("CPPendDate")
    return r.cp_plans.filter((end < day(r.start)) | (end > day(r.end)))


@rule(
    "8935",
    "The child has more than one child protection plan without an end.",
    mend="Give the end of the plans that are over. A child has one plan at a time.",
    at={ChildProtectionPlans: ["CPPendDate"]},
    cause="A new plan was recorded for a change of category, or the child has two records that "
    "were merged.",
)
def two_open_plans(r: CIN) -> Failing:
    """Open plans of one child, in one episode or in several."""
    return r.cp_plans.filter(unwritten("CPPendDate") & (col("child_cp_plans_open") > 1))


_plan_overlaps = overlapping(
    ChildProtectionPlans,
    "cp_plan_time",
    by="_child",
    start=lambda _: col("CPPstartDate"),
    end=lambda r: nw.when(unwritten("CPPendDate")).then(day(r.end)).otherwise(col("CPPendDate")),
)


@rule(
    "8940",
    "The child protection plan overlaps another plan of the child.",
    mend="Correct the dates: a plan ends before the next one starts.",
    at={ChildProtectionPlans: ["CPPstartDate", "CPPendDate"]},
    cause="A plan recorded twice, or a first one that was never ended.",
)
def plans_overlap(r: CIN) -> Failing:
    """Each from its start to its end or the end of the year, both days included."""
    return r.cp_plans.filter(_plan_overlaps)
