"""What stands on the last day of a period: who is looked after, on a plan, born by then."""

from __future__ import annotations

from narwhals import col

from lineofsight.engine.expressions import is_true
from lineofsight.indicators.definition import PERIOD, Frame
from lineofsight.indicators.record import CHILD, END, Record
from lineofsight.record.tables import ClaEpisode, CpPlan, Person

#: Legal statuses of short breaks, which are out of every measure of children in care.
SHORT_BREAKS = ("V3", "V4")


def born_by_end(r: Record) -> Frame:
    """Children born by the last day of each period: `_period`, `la_code`, `person_id`."""
    people = r.by_period(r.table(Person).filter(~col("birth_date").is_null()))
    return people.filter(col("birth_date") <= col(END)).select(*CHILD, PERIOD)


def on_cp_plan_at_end(r: Record) -> Frame:
    """Children on a child protection plan of this council on the last day of each period."""
    return r.open_at_end(own_plans(r)).select(*CHILD, PERIOD).unique()


def own_plans(r: Record) -> Frame:
    """Child protection plans, without those that are another council's."""
    return r.table(CpPlan).filter(~is_true(col("other_la")))


def care_episodes(r: Record) -> Frame:
    """Episodes of care without short breaks."""
    return r.table(ClaEpisode).filter(~is_true(col("legal_status").is_in(SHORT_BREAKS)))


def looked_after_at_end(r: Record) -> Frame:
    """The episode in which each child in care stands on the last day of each period: of several,
    the one that began last."""
    place = (
        col("cla_episode_id")
        .cum_count(reverse=True)
        .over(*CHILD, PERIOD, order_by=["start_date", "cla_episode_id"])
    )
    return (
        r.open_at_end(care_episodes(r)).with_columns(_place=place).filter(col("_place") == 1)
    ).drop("_place")
