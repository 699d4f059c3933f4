"""Help and protection: reviews of child protection plans, and visits to children on them."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import day_number, days_after, is_true, years_after
from lineofsight.indicators.areas.need import last_visit, unborn_by_end
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing, Uses
from lineofsight.indicators.record import CHILD, END, PERIOD, Record, members
from lineofsight.indicators.standing import own_plans
from lineofsight.record.tables import CpPlan, Person, Review, Visit
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.HELP_AND_PROTECTION)

#: Days within which a child on a plan is visited: a council's own setting, and two others.
VISITED_WITHIN, STRICT, LOOSE = 28, 14, 42
#: Months to the first review, and from one to the next; in days, as they are counted.
FIRST_REVIEW, LATER_REVIEWS = 91, 183
#: Children who are old enough to be seen alone.
SEEN_ALONE_FROM = 2

_PLAN: Uses = {CpPlan: ("start_date", "end_date", "other_la")}


def _now(r: Record) -> Frame:
    return r.open_at_end(own_plans(r))


def reviewed_in_time(r: Record) -> Frame:
    """Plans that stand on the last day and have for 91 days, with whether every review so far was
    held in time and the next is not overdue."""
    plans = _now(r).filter(days_after(col("start_date"), FIRST_REVIEW) <= col(END))
    held = (
        r.table(Review)
        .filter(col("review_type") == "CP", ~col("review_date").is_null())
        .select(*CHILD, "review_date")
        .unique()
    )
    keys = [*CHILD, PERIOD, "cp_plan_id"]
    beside = (
        plans.select(*keys, "start_date", END)
        .join(held, on=list(CHILD), how="inner")
        .filter(col("review_date") >= col("start_date"), col("review_date") <= col(END))
    )
    before = col("review_date").shift(1).over(*keys, order_by="review_date")
    first = before.is_null()
    since = nw.coalesce(before, col("start_date"))
    limit = nw.when(first).then(lit(FIRST_REVIEW)).otherwise(lit(LATER_REVIEWS))
    gaps = beside.with_columns(_late=day_number(col("review_date")) - day_number(since) > limit)
    late = nw.when(col("_late")).then(1).otherwise(0)
    told = (
        gaps.with_columns(_late=late)
        .group_by(*keys)
        .agg(_late=col("_late").max(), _last=col("review_date").max())
    )
    waits = day_number(col(END)) - day_number(col("_last")) <= LATER_REVIEWS
    return plans.join(told, on=keys, how="left").with_columns(
        _met=is_true((col("_late") == 0) & waits)
    )


@FOUND.indicator(
    "HP36",
    "Child protection reviews in time",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=CpPlan,
    uses={**_PLAN, Review: ("review_type", "review_date")},
    look_back=24,
    published="hp_cpp_reviews_pct",
)
def reviews(r: Record) -> Frame:
    """Children on a plan whose reviews have all been held in time.

    Population: plans that stand on the last day and have for three months (91 days).
    Numerator: those whose first review was held within 91 days of the start, every later one
        within 183 days of the one before, and the last of which is no longer ago.
    Denominator: the population.
    Period: the last day of the period, looking back over the whole plan: few last longer than the
        two years of reviews that are asked for.
    Exclusions: another council's plans.
    Polarity: more is better.
    Source: review_date of reviews of the kind CP.
    Basis: the Department's children in need statistics; the days of 3 and 6 months are ours.
    """
    return members(r.shared("reviewed_in_time", reviewed_in_time), "cp_plan_id", met=col("_met"))


_VISITS: Uses = {
    **_PLAN,
    Visit: ("visit_type", "visit_date"),
    Person: ("birth_date", "expected_birth_date"),
}


def _visited(r: Record, days: int) -> Frame:
    """Plans that stand and have for so many days, of children born, with the last visit."""
    frame = _now(r).filter(days_after(col("start_date"), days) <= col(END))
    born = frame.join(r.shared("unborn_by_end", unborn_by_end), on=[*CHILD, PERIOD], how="anti")
    return last_visit(r, born, "CP")


def _visited_within(r: Record, days: int) -> Frame:
    met = is_true(days_after(col("_visited"), days) >= col(END))
    return members(_visited(r, days), "cp_plan_id", met=met)


@FOUND.indicator(
    "HP37",
    "Children on a plan visited within 28 days",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=CpPlan,
    uses=_VISITS,
    look_back=1,
)
def visits(r: Record) -> Frame:
    """Whether children on a child protection plan were visited within 28 days.

    Population: plans that stand on the last day and have for 28 days, of children born by then.
    Numerator: those whose child was last visited on the plan within 28 days before it.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: unborn children, another council's plans.
    Polarity: more is better.
    Source: visit of the kind CP (Annex A list 7 gives the last).
    Basis: ours: councils set the time themselves, and 28 days is a setting.
    """
    return _visited_within(r, VISITED_WITHIN)


@FOUND.indicator(
    "HP37-14",
    "Children on a plan visited within 14 days",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=CpPlan,
    uses=_VISITS,
    look_back=1,
)
def visits_14(r: Record) -> Frame:
    """Whether children on a child protection plan were visited within 14 days.

    Population: plans that stand on the last day and have for 14 days, of children born by then.
    Numerator: those whose child was last visited on the plan within 14 days before it.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: unborn children, another council's plans.
    Polarity: more is better.
    Source: visit of the kind CP (Annex A list 7 gives the last).
    Basis: ours: for councils that set this time.
    """
    return _visited_within(r, STRICT)


@FOUND.indicator(
    "HP37-42",
    "Children on a plan visited within 42 days",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=CpPlan,
    uses=_VISITS,
    look_back=2,
)
def visits_42(r: Record) -> Frame:
    """Whether children on a child protection plan were visited within 42 days.

    Population: plans that stand on the last day and have for 42 days, of children born by then.
    Numerator: those whose child was last visited on the plan within 42 days before it.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: unborn children, another council's plans.
    Polarity: more is better.
    Source: visit of the kind CP (Annex A list 7 gives the last).
    Basis: ours: for councils that set this time.
    """
    return _visited_within(r, LOOSE)


@FOUND.indicator(
    "HP38",
    "Child seen alone at the last child protection visit",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=CpPlan,
    uses={**_VISITS, Visit: ("visit_type", "visit_date", "seen_alone")},
    look_back=1,
)
def seen_alone(r: Record) -> Frame:
    """Whether children on a plan were seen alone when they were last visited.

    Population: plans that stand on the last day and have for 28 days, of children of two years or
        more who were visited and of whom it is said whether they were seen alone.
    Numerator: those seen alone at the last visit of the plan.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: unborn children, children under two or whose birth is not recorded, visits that do
        not say.
    Polarity: more is better.
    Source: seen_alone of the last visit of the kind CP (Annex A list 7).
    Basis: Annex A; the age is ours.
    """
    ages = r.table(Person).select(*CHILD, "birth_date")
    frame = (
        _visited(r, VISITED_WITHIN)
        .filter(~col("_alone").is_null(), col("_visited") >= col("start_date"))
        .join(ages, on=list(CHILD), how="left")
        .filter(years_after(col("birth_date"), SEEN_ALONE_FROM) <= col(END))
    )
    return members(frame, "cp_plan_id", met=col("_alone"))
