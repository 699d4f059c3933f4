"""Leaders and workforce: which worker each child has, on any day, and changes of workers."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import day_number, days_after, is_true, months_after
from lineofsight.indicators.areas.front_door import NOT_IN_NEED
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing, Uses
from lineofsight.indicators.periods_of_care import periods_of_care
from lineofsight.indicators.record import CHILD, END, PERIOD, Record, members
from lineofsight.indicators.standing import care_episodes, own_plans
from lineofsight.record.tables import (
    ClaEpisode,
    CpPlan,
    Involvement,
    Person,
    Professional,
    Referral,
)
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.LEADERS)

#: Children of one worker above which a caseload is high: a council's own setting.
HIGH_CASELOAD = 20
#: Working days in which a new case is given a worker.
ALLOCATED_WITHIN = 2
#: Days up to which another worker only stands in.
COVER = 14

_OPEN: Uses = {
    Referral: ("referral_date", "close_date", "nfa", "close_reason"),
    CpPlan: ("start_date", "end_date", "other_la"),
    ClaEpisode: ("start_date", "end_date", "legal_status"),
}


def open_children(r: Record) -> Frame:
    """Children whose case is open on the last day of each period: in need, on a plan or in care;
    with the day on which the oldest of what is open began, in `_since`."""
    needs = r.table(Referral).filter(
        ~is_true(col("nfa")), ~is_true(col("close_reason").is_in(NOT_IN_NEED))
    )
    # An episode of care is a part of the period; where it names none it stands alone.
    periods = r.shared("periods_of_care", periods_of_care).select(*CHILD, "care_period_id", "began")
    care = r.open_at_end(care_episodes(r)).join(periods, on=[*CHILD, "care_period_id"], how="left")
    parts = [
        r.open_at_end(needs, "referral_date", "close_date").with_columns(
            _since=col("referral_date")
        ),
        r.open_at_end(own_plans(r)).with_columns(_since=col("start_date")),
        care.with_columns(_since=nw.coalesce(col("began"), col("start_date"))),
    ]
    columns = [*CHILD, PERIOD, END, "_since"]
    every = nw.concat([part.select(*columns) for part in parts])
    return every.group_by(*CHILD, PERIOD, END).agg(_since=col("_since").min())


def allocated_at_end(r: Record) -> Frame:
    """Who has which worker on the last day of each period, each pair once."""
    allocated = r.table(Involvement).filter(col("is_allocated"), ~col("worker_id").is_null())
    return r.open_at_end(allocated).select(*CHILD, PERIOD, "worker_id").unique()


@FOUND.indicator(
    "LW06",
    "Children without an allocated worker",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=Person,
    uses={**_OPEN, Involvement: ("start_date", "end_date", "worker_id", "is_allocated")},
)
def unallocated(r: Record) -> Frame:
    """Children whose case is open and who have no social worker.

    Population: children in need, on a child protection plan or in care on the last day.
    Numerator: those to whom no worker is allocated then.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: children the oldest of whose open need, plan and period of care began 2 working
        days before or later.
    Polarity: fewer is better.
    Source: involvement with is_allocated.
    Basis: ours.
    """
    frame = r.working_days(r.shared("open_children", open_children), "_since", END, "_days")
    workers = (
        r.shared("allocated_at_end", allocated_at_end)
        .select(*CHILD, PERIOD)
        .unique()
        .with_columns(_has=lit(True))
    )
    # A case from before the calendar begins has no count of days, and is no new one.
    found = frame.filter(~is_true(col("_days") <= ALLOCATED_WITHIN)).join(
        workers, on=[*CHILD, PERIOD], how="left"
    )
    return members(found, "person_id", met=~is_true(col("_has")))


def held_at_end(r: Record) -> Frame:
    """How many children each worker has on the last day of each period, and the worker's
    full-time equivalent where it is known."""
    held = (
        r.shared("allocated_at_end", allocated_at_end)
        .group_by("la_code", PERIOD, "worker_id")
        .agg(_children=nw.len())
    )
    known = r.table(Professional).select("la_code", "worker_id", "fte")
    return held.join(known, on=["la_code", "worker_id"], how="left").with_columns(
        person_id=lit(None, nw.String)
    )


_HELD: Uses = {
    Involvement: ("start_date", "end_date", "worker_id", "is_allocated"),
    Professional: ("fte",),
}


@FOUND.indicator(
    "LW07",
    "Children for each full-time worker, on any day",
    form=Form.RATIO,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=Professional,
    uses=_HELD,
    unit="children",
)
def live_caseload(r: Record) -> Frame:
    """Children whom each worker has, for each full-time worker, on the last day.

    Population: workers to whom a child is allocated on the last day.
    Numerator: the children allocated to them, siblings one by one.
    Denominator: their full-time equivalent; where it is not known, a worker counts as one.
    Period: the last day of the period.
    Exclusions: a child allocated to one worker twice counts once.
    Polarity: to be read with others.
    Source: involvement with is_allocated; fte of the worker.
    Basis: ours; LW01 is the Department's, on 30 September.
    """
    frame = r.shared("held_at_end", held_at_end)
    return members(
        frame,
        "worker_id",
        amount=col("_children").cast(nw.Float64),
        base=nw.coalesce(col("fte"), lit(1.0)),
    )


@FOUND.indicator(
    "LW07-over",
    "Workers with more than 20 children",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=Professional,
    uses=_HELD,
)
def over_threshold(r: Record) -> Frame:
    """Workers who have more than 20 children, of all who have any.

    Population: workers to whom a child is allocated on the last day.
    Numerator: those with more than 20 children.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: none; the hours of the worker are not looked at.
    Polarity: fewer is better.
    Source: involvement with is_allocated.
    Basis: ours: 20 is a setting.
    """
    frame = r.shared("held_at_end", held_at_end)
    return members(frame, "worker_id", met=col("_children") > HIGH_CASELOAD)


def worker_changes(r: Record) -> Frame:
    """Children whose case is open on the last day and has been for 12 months, with the number of
    times that another worker took over in these months."""
    kept = r.shared("open_children", open_children).filter(
        months_after(col("_since"), 12) <= col(END)
    )
    ended = nw.coalesce(col("end_date"), days_after(col("start_date"), 36_500))
    spells = (
        r.table(Involvement)
        .filter(col("is_allocated"), ~col("worker_id").is_null(), ~col("start_date").is_null())
        .filter(day_number(ended) - day_number(col("start_date")) >= COVER)
        .select(*CHILD, "worker_id", "start_date", "involvement_id")
    )
    before = col("worker_id").shift(1).over(*CHILD, order_by=["start_date", "involvement_id"])
    changes = spells.with_columns(_before=before).filter(
        ~col("_before").is_null(), col("_before") != col("worker_id")
    )
    counted = (
        kept.select(*CHILD, PERIOD, END)
        .join(changes.select(*CHILD, "start_date"), on=list(CHILD), how="inner")
        .filter(months_after(col("start_date"), 12) > col(END), col("start_date") <= col(END))
        .group_by(*CHILD, PERIOD)
        .agg(_changes=nw.len())
    )
    return kept.join(counted, on=[*CHILD, PERIOD], how="left").with_columns(
        _changes=nw.coalesce(col("_changes"), lit(0))
    )


_CHANGES: Uses = {**_OPEN, Involvement: ("start_date", "end_date", "worker_id", "is_allocated")}


@FOUND.indicator(
    "LW08",
    "Changes of social worker for each child in 12 months",
    form=Form.MEAN,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=Person,
    uses=_CHANGES,
    look_back=12,
    unit="changes",
)
def changes(r: Record) -> Frame:
    """How often another social worker took over a child's case, on average.

    Population: children whose case is open on the last day and has been for 12 months, by the
        oldest of what is open: the need, the plan or the period of care.
    Numerator: the mean of changes of allocated worker in the 12 months to the last day.
    Denominator: the population.
    Period: the 12 months to the last day of the period.
    Exclusions: workers who stood in for less than 14 days.
    Polarity: fewer is better.
    Source: involvement with is_allocated.
    Basis: ours; CC08 is the published form for children in care.
    """
    frame = r.shared("worker_changes", worker_changes)
    return members(frame, "person_id", amount=col("_changes").cast(nw.Float64))


@FOUND.indicator(
    "LW08-twice",
    "Children with two changes of social worker or more in 12 months",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=Person,
    uses=_CHANGES,
    look_back=12,
)
def changes_twice(r: Record) -> Frame:
    """Children whose case was taken over twice or more often.

    Population: children whose case is open on the last day and has been for 12 months, by the
        oldest of what is open: the need, the plan or the period of care.
    Numerator: those with two changes of allocated worker or more in the 12 months to the last day.
    Denominator: the population.
    Period: the 12 months to the last day of the period.
    Exclusions: workers who stood in for less than 14 days.
    Polarity: fewer is better.
    Source: involvement with is_allocated.
    Basis: ours.
    """
    frame = r.shared("worker_changes", worker_changes)
    return members(frame, "person_id", met=col("_changes") >= 2)
