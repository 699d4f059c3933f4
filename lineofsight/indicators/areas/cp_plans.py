"""Help and protection: child protection plans, how long they last and whether they come again."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import day_number, is_true, months_after
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing, Uses
from lineofsight.indicators.record import CHILD, END, Record, members
from lineofsight.indicators.standing import own_plans
from lineofsight.record.tables import CpPlan
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.HELP_AND_PROTECTION)

#: Days of two years, as the Department counts them: a plan of more is of two years or more.
TWO_YEARS = 729

_PLAN: Uses = {CpPlan: ("start_date", "end_date", "other_la")}


def _now(r: Record) -> Frame:
    return r.open_at_end(own_plans(r))


def _lasted(until: nw.Expr) -> nw.Expr:
    """Days that a plan lasted, its first and last day counted."""
    return day_number(until) - day_number(col("start_date")) + 1


@FOUND.indicator(
    "HP29",
    "Children on a child protection plan",
    form=Form.RATE,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=CpPlan,
    uses=_PLAN,
    published="hp_cpp_rate",
)
def on_plan(r: Record) -> Frame:
    """Children who are on a plan, and how many that is for every 10,000 children.

    Population: child protection plans.
    Numerator: plans that stand on the last day.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the last day of the period; a plan that ended on it stands no longer.
    Exclusions: another council's plan of a child who stays here for a while.
    Polarity: to be read with others.
    Source: start_date, end_date (CIN census, Annex A list 7).
    Basis: the Department's children in need statistics.
    """
    return members(_now(r), "cp_plan_id", met=lit(True))


@FOUND.indicator(
    "HP30-starting",
    "Child protection plans starting",
    form=Form.RATE,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=CpPlan,
    uses={CpPlan: ("start_date", "other_la")},
    published="hp_cpp_start_rate",
)
def starting(r: Record) -> Frame:
    """Plans that began, and how many that is for every 10,000 children.

    Population: child protection plans.
    Numerator: plans that began in the period.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the first day of the plan.
    Exclusions: another council's plans.
    Polarity: to be read with others.
    Source: start_date.
    Basis: the Department's children in need statistics.
    """
    return members(r.during(own_plans(r), "start_date"), "cp_plan_id", met=lit(True))


@FOUND.indicator(
    "HP30-ending",
    "Child protection plans ending",
    form=Form.RATE,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=CpPlan,
    uses={CpPlan: ("end_date", "other_la")},
)
def ending(r: Record) -> Frame:
    """Plans that ended, and how many that is for every 10,000 children.

    Population: child protection plans.
    Numerator: plans that ended in the period.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the last day of the plan.
    Exclusions: another council's plans.
    Polarity: to be read with others.
    Source: end_date.
    Basis: the Department's children in need statistics.
    """
    return members(r.during(own_plans(r), "end_date"), "cp_plan_id", met=lit(True))


def plans_in_order(r: Record) -> Frame:
    """Plans, each with its place among the child's, the first being 1."""
    place = col("cp_plan_id").cum_count().over(*CHILD, order_by=["start_date", "cp_plan_id"])
    return own_plans(r).filter(~col("start_date").is_null()).with_columns(_place=place)


def plans_with_before(r: Record) -> Frame:
    """Plans, each with the last of the days on which an earlier plan of the child had ended by
    its start."""
    plans = own_plans(r).filter(~col("start_date").is_null())
    keys = [*CHILD, "cp_plan_id"]
    earlier = own_plans(r).select(*CHILD, _other="cp_plan_id", _ended="end_date")
    before = (
        plans.select(*keys, "start_date")
        .join(earlier, on=list(CHILD), how="inner")
        .filter(col("_other") != col("cp_plan_id"), col("_ended") <= col("start_date"))
        .group_by(*keys)
        .agg(_ended_before=col("_ended").max())
    )
    return plans.join(before, on=keys, how="left")


@FOUND.indicator(
    "HP31",
    "Second or later child protection plan, ever",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=CpPlan,
    uses={CpPlan: ("start_date", "previous_plans", "other_la")},
    published="hp_cpp_repeat_pct",
)
def repeat(r: Record) -> Frame:
    """Plans of children who had been on one before with this council, however long ago.

    Population: plans that began in the period; a child may count twice.
    Numerator: those with a previous plan, as the council says or, where it does not, as the record
        shows.
    Denominator: the population.
    Period: the first day of the plan.
    Exclusions: another council's plans, before and now.
    Polarity: fewer is better.
    Source: previous_plans (CIN census NumberOfPreviousCPP, Annex A list 7). Where only the record
        tells, plans from before its history are not known.
    Basis: the Department's children in need statistics.
    """
    frame = r.during(r.shared("plans_in_order", plans_in_order), "start_date")
    told = nw.when(~col("previous_plans").is_null()).then(col("previous_plans") > 0)
    return members(frame, "cp_plan_id", met=told.otherwise(col("_place") > 1))


def _again_within(r: Record, months: int) -> Frame:
    frame = r.during(r.shared("plans_with_before", plans_with_before), "start_date")
    again = col("start_date") <= months_after(col("_ended_before"), months)
    return members(frame, "cp_plan_id", met=is_true(again))


@FOUND.indicator(
    "HP32-24",
    "Second or later plan within 24 months",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=CpPlan,
    uses=_PLAN,
    look_back=24,
)
def repeat_24(r: Record) -> Frame:
    """Plans of children who had been on one that ended in the 24 months before.

    Population: plans that began in the period.
    Numerator: those whose child had a plan that ended 24 months or less before the start.
    Denominator: the population.
    Period: the first day of the plan; calendar months.
    Exclusions: another council's plans. Children who moved in with a plan are counted.
    Polarity: fewer is better.
    Source: start_date, end_date, by child.
    Basis: ours.
    """
    return _again_within(r, 24)


@FOUND.indicator(
    "HP32-12",
    "Second or later plan within 12 months",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=CpPlan,
    uses=_PLAN,
    look_back=12,
)
def repeat_12(r: Record) -> Frame:
    """Plans of children who had been on one that ended in the 12 months before.

    Population: plans that began in the period.
    Numerator: those whose child had a plan that ended 12 months or less before the start.
    Denominator: the population.
    Period: the first day of the plan; calendar months.
    Exclusions: another council's plans. Children who moved in with a plan are counted.
    Polarity: fewer is better.
    Source: start_date, end_date, by child.
    Basis: ours; the Department uses this form on its own dashboard.
    """
    return _again_within(r, 12)


@FOUND.indicator(
    "HP33",
    "Plans open for 2 years or more",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=CpPlan,
    uses=_PLAN,
    published="hp_cpp_2y_open_pct",
)
def long_open(r: Record) -> Frame:
    """Plans that have stood for two years or longer.

    Population: plans that stand on the last day.
    Numerator: those that have lasted more than 729 days, first and last day counted.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: another council's plans.
    Polarity: fewer is better.
    Source: start_date, end_date.
    Basis: the Department's children in need statistics, in the form of plans on a day.
    """
    return members(_now(r), "cp_plan_id", met=_lasted(col(END)) > TWO_YEARS)


@FOUND.indicator(
    "HP34",
    "Plans ending that lasted 2 years or more",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=CpPlan,
    uses=_PLAN,
    published="hp_cpp_2y_closed_pct",
)
def long_ended(r: Record) -> Frame:
    """Plans that ended after two years or longer.

    Population: plans that ended in the period.
    Numerator: those that had lasted more than 729 days, first and last day counted.
    Denominator: the population.
    Period: the last day of the plan.
    Exclusions: another council's plans, and plans without a first day.
    Polarity: fewer is better.
    Source: start_date, end_date.
    Basis: the Department's children in need statistics.
    """
    frame = r.during(own_plans(r).filter(~col("start_date").is_null()), "end_date")
    return members(frame, "cp_plan_id", met=_lasted(col("end_date")) > TWO_YEARS)


@FOUND.indicator(
    "HP35",
    "Plans ending within 3 months",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=CpPlan,
    uses=_PLAN,
    first_release=False,
)
def short_ended(r: Record) -> Frame:
    """Plans that ended within three months of their start.

    Population: plans that ended in the period.
    Numerator: those that ended three months or less after their first day.
    Denominator: the population.
    Period: the last day of the plan; calendar months.
    Exclusions: another council's plans, and plans without a first day; moves away and deaths are
        not told apart.
    Polarity: to be read with others.
    Source: start_date, end_date.
    Basis: ours.
    """
    frame = r.during(own_plans(r).filter(~col("start_date").is_null()), "end_date")
    return members(frame, "cp_plan_id", met=col("end_date") <= months_after(col("start_date"), 3))
