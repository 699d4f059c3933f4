"""Children in care: how many, where, and how they leave."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import is_true, months_after
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing, Uses
from lineofsight.indicators.periods_of_care import ceased, periods_of_care
from lineofsight.indicators.record import CHILD, END, PERIOD, START, Record, members
from lineofsight.indicators.standing import looked_after_at_end
from lineofsight.record.tables import CarePlan, ClaEpisode, Dolo, ImmigrationStatus
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.IN_CARE)

#: Kinds of placements, and the codes of the SSDA903 that each is; all else is another.
KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "foster": ("Foster placements", ("U1", "U2", "U3", "U4", "U5", "U6")),
    "residential": ("Children's homes and secure homes", ("K1", "K2")),
    "supported": ("Supported accommodation", ("K3", "H5", "P2")),
    "parents": ("With parents", ("P1",)),
    "adoption": ("Placed for adoption", ("A3", "A4", "A5", "A6")),
}
PARTS = {
    **{kind: name for kind, (name, _) in KINDS.items()},
    "other": "Other placements",
    "unknown": "Not known",
}

GUARDIANSHIP = ("E43", "E44", "E45", "E46", "E47", "E48")
ARRANGEMENTS = ("E41",)
HOME = ("E4A", "E4B")
#: Months in care from which a plan of permanence is to be there.
PLANNED_BY = 4

EPISODES: Uses = {ClaEpisode: ("start_date", "end_date", "legal_status")}
ENDINGS: Uses = {ClaEpisode: ("start_date", "end_date", "end_reason", "legal_status")}


def _now(r: Record) -> Frame:
    return r.shared("looked_after_at_end", looked_after_at_end)


@FOUND.indicator(
    "CC01",
    "Children looked after",
    form=Form.RATE,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=ClaEpisode,
    uses=EPISODES,
    published="cic_rate",
)
def looked_after(r: Record) -> Frame:
    """Children in care, and how many that is for every 10,000 children.

    Population: children looked after by the council.
    Numerator: children with an episode of care that stands on the last day.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the last day of the period; care that ended on it stands no longer.
    Exclusions: short breaks (legal statuses V3 and V4).
    Polarity: to be read with others.
    Source: episodes of care (SSDA903 Episodes, Annex A list 8); where an episode does not say its
        legal status, the one that stood on its first day, of several that which began last.
    Basis: the Department's statistics on children looked after.
    """
    return members(_now(r), "cla_episode_id", met=lit(True))


@FOUND.indicator(
    "CC02-starting",
    "Children starting to be looked after",
    form=Form.RATE,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=ClaEpisode,
    uses={ClaEpisode: ("start_date", "start_reason", "legal_status")},
    published="cic_start_rate",
)
def starting(r: Record) -> Frame:
    """Periods of care that began, and how many that is for every 10,000 children.

    Population: periods of care. A child who came into care twice in the period counts twice.
    Numerator: those that began in the period.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the first day of the period of care.
    Exclusions: short breaks.
    Polarity: to be read with others.
    Source: the first episode of each period of care, or the day it gives for entering care where
        that is before and no short break comes between.
    Basis: the Department's statistics on children looked after; that every period counts is our
        reading.
    """
    frame = r.during(r.shared("periods_of_care", periods_of_care), "began")
    return members(frame, "first_episode", met=lit(True))


@FOUND.indicator(
    "CC02-ceasing",
    "Children ceasing to be looked after",
    form=Form.RATE,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=ClaEpisode,
    uses=ENDINGS,
    published="cic_cease_rate",
)
def ceasing(r: Record) -> Frame:
    """Children whose care ended, and how many that is for every 10,000 children.

    Population: children whose care ended in the period, counted once, the last time.
    Numerator: the same.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the last day of the period of care.
    Exclusions: short breaks; an episode that ended because another began (X1).
    Polarity: to be read with others.
    Source: the last episode of each period of care.
    Basis: the Department's statistics on children looked after.
    """
    return members(r.shared("ceased", ceased), "last_episode", met=lit(True))


@FOUND.indicator(
    "CC03",
    "Unaccompanied asylum-seeking children",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=ClaEpisode,
    uses={**EPISODES, ImmigrationStatus: ("status", "start_date", "end_date")},
    published="cic_uasc_pct",
)
def asylum(r: Record) -> Frame:
    """Children in care who came alone to seek asylum.

    Population: children looked after on the last day.
    Numerator: those whose status as unaccompanied asylum-seeking child stands then.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: short breaks.
    Polarity: to be read with others.
    Source: immigration status UASC (SSDA903 UASC).
    Basis: the Department's statistics on children looked after.
    """
    uasc = r.by_period(r.table(ImmigrationStatus).filter(col("status") == "UASC")).filter(
        col("start_date").is_null() | (col("start_date") <= col(END)),
        col("end_date").is_null() | (col("end_date") > col(END)),
    )
    on = [*CHILD, PERIOD]
    found = _now(r).join(uasc.select(*on).unique().with_columns(_uasc=lit(True)), on=on, how="left")
    return members(found, "cla_episode_id", met=is_true(col("_uasc")))


@FOUND.indicator(
    "CC07",
    "Where children in care live",
    form=Form.MIX,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=ClaEpisode,
    uses={ClaEpisode: (*EPISODES[ClaEpisode], "place")},
    parts=PARTS,
)
def kinds_of_placement(r: Record) -> Frame:
    """Children in care by the kind of their placement.

    Population: children looked after on the last day.
    Numerator: of each kind of placement, its children; those whose placement is not recorded are
        a kind of their own.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: short breaks.
    Polarity: to be read with others.
    Source: place (SSDA903 PLACE); where an episode does not say it, the placement that stood on its
        first day, of several that which began last.
    Basis: the Department's groups; which codes are in each is our reading.
    """
    kind: nw.Expr = nw.when(col("place").is_null()).then(lit("unknown")).otherwise(lit("other"))
    for name, (_, codes) in KINDS.items():
        kind = nw.when(col("place").is_in(codes)).then(lit(name)).otherwise(kind)
    return members(_now(r), "cla_episode_id", part=kind)


def _of_kind(r: Record, kind: str) -> Frame:
    return members(_now(r), "cla_episode_id", met=col("place").is_in(KINDS[kind][1]))


@FOUND.indicator(
    "CC07-foster",
    "Children in care in foster placements",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses={ClaEpisode: (*EPISODES[ClaEpisode], "place")},
    published="cic_foster_pct",
)
def fostered(r: Record) -> Frame:
    """Children in care who live in a foster family.

    Population: children looked after on the last day.
    Numerator: those in a foster placement (U1 to U6).
    Denominator: the population; a placement that is not recorded is told.
    Period: the last day of the period.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: place (SSDA903 PLACE); where an episode does not say it, the placement that stood on its
        first day, of several that which began last.
    Basis: the Department's statistics on children looked after.
    """
    return _of_kind(r, "foster")


@FOUND.indicator(
    "CC07-residential",
    "Children in care in children's homes",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=ClaEpisode,
    uses={ClaEpisode: (*EPISODES[ClaEpisode], "place")},
    published="cic_residential_pct",
)
def residential(r: Record) -> Frame:
    """Children in care who live in a children's home or a secure home.

    Population: children looked after on the last day.
    Numerator: those in such a home (K1, K2).
    Denominator: the population; a placement that is not recorded is told.
    Period: the last day of the period.
    Exclusions: short breaks.
    Polarity: to be read with others.
    Source: place (SSDA903 PLACE); where an episode does not say it, the placement that stood on its
        first day, of several that which began last.
    Basis: the Department's statistics on children looked after.
    """
    return _of_kind(r, "residential")


@FOUND.indicator(
    "CC07-supported",
    "Children in care in supported accommodation",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=ClaEpisode,
    uses={ClaEpisode: (*EPISODES[ClaEpisode], "place")},
    published="cic_supported_pct",
)
def supported(r: Record) -> Frame:
    """Children in care who live by themselves or with support that is not a home or a family.

    Population: children looked after on the last day.
    Numerator: those in supported or semi-independent accommodation or living independently (K3;
        H5 and P2 before it).
    Denominator: the population; a placement that is not recorded is told.
    Period: the last day of the period.
    Exclusions: short breaks.
    Polarity: to be read with others.
    Source: place (SSDA903 PLACE); where an episode does not say it, the placement that stood on its
        first day, of several that which began last.
    Basis: the Department's groups; which codes are in it is our reading.
    """
    return _of_kind(r, "supported")


@FOUND.indicator(
    "CC07-parents",
    "Children in care placed with parents",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=ClaEpisode,
    uses={ClaEpisode: (*EPISODES[ClaEpisode], "place")},
    published="cic_parents_pct",
)
def with_parents(r: Record) -> Frame:
    """Children in care who live with a parent or another person with parental responsibility.

    Population: children looked after on the last day.
    Numerator: those placed so (P1).
    Denominator: the population; a placement that is not recorded is told.
    Period: the last day of the period.
    Exclusions: short breaks.
    Polarity: to be read with others.
    Source: place (SSDA903 PLACE); where an episode does not say it, the placement that stood on its
        first day, of several that which began last.
    Basis: the Department's groups.
    """
    return _of_kind(r, "parents")


@FOUND.indicator(
    "CC13",
    "Second period of care within 12 months",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=ENDINGS,
    look_back=12,
)
def again_in_care(r: Record) -> Frame:
    """Periods of care of children whose care had ended in the 12 months before.

    Population: periods of care that began in the period.
    Numerator: those whose child's period before ended 12 months or less before the start.
    Denominator: the population.
    Period: the first day of the period of care; calendar months.
    Exclusions: short breaks.
    Polarity: fewer is better.
    Source: periods of care, by child (Annex A list 8 asks it).
    Basis: Annex A.
    """
    again = col("began") <= months_after(col("before_ended"), 12)
    frame = r.during(r.shared("periods_of_care", periods_of_care), "began")
    return members(frame, "first_episode", met=is_true(again))


def _left_by(r: Record, reasons: tuple[str, ...]) -> Frame:
    """Of children whose care ended, those who left for one of these reasons; None where no reason
    is recorded."""
    return members(r.shared("ceased", ceased), "last_episode", met=col("reason").is_in(reasons))


@FOUND.indicator(
    "CC14-guardianship",
    "Leaving care to special guardians",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses=ENDINGS,
    published="cic_sgo_pct",
)
def guardianship(r: Record) -> Frame:
    """Children who left care by a special guardianship order.

    Population: children whose care ended in the period, the last time.
    Numerator: those whose care ended with E45 to E48 (E43, E44 before 2019).
    Denominator: the population; care that ended without a reason is told.
    Period: the last day of the period of care.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: end_reason (SSDA903 REC).
    Basis: the Department's statistics on children looked after.
    """
    return _left_by(r, GUARDIANSHIP)


@FOUND.indicator(
    "CC14-arrangements",
    "Leaving care by a child arrangements order",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses=ENDINGS,
)
def arrangements(r: Record) -> Frame:
    """Children who left care by a child arrangements order.

    Population: children whose care ended in the period, the last time.
    Numerator: those whose care ended with E41.
    Denominator: the population; care that ended without a reason is told.
    Period: the last day of the period of care.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: end_reason (SSDA903 REC).
    Basis: the Department's statistics on children looked after.
    """
    return _left_by(r, ARRANGEMENTS)


@FOUND.indicator(
    "CC15-planned",
    "Returned home as planned",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=ClaEpisode,
    uses=ENDINGS,
    published="cic_home_planned_pct",
    first_release=False,
)
def home_planned(r: Record) -> Frame:
    """Children who left care to live with their parents, as planned.

    Population: children whose care ended in the period, the last time.
    Numerator: those whose care ended with E4A.
    Denominator: the population; care that ended without a reason is told.
    Period: the last day of the period of care.
    Exclusions: short breaks.
    Polarity: to be read with others.
    Source: end_reason (SSDA903 REC).
    Basis: the Department's statistics on children looked after.
    """
    return _left_by(r, HOME[:1])


@FOUND.indicator(
    "CC15-unplanned",
    "Returned home without that being planned",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=ClaEpisode,
    uses=ENDINGS,
    first_release=False,
)
def home_unplanned(r: Record) -> Frame:
    """Children who left care to live with their parents, which was not planned.

    Population: children whose care ended in the period, the last time.
    Numerator: those whose care ended with E4B.
    Denominator: the population; care that ended without a reason is told.
    Period: the last day of the period of care.
    Exclusions: short breaks.
    Polarity: to be read with others.
    Source: end_reason (SSDA903 REC).
    Basis: the Department's statistics on children looked after.
    """
    return _left_by(r, HOME[1:])


@FOUND.indicator(
    "CC16",
    "Plan of permanence recorded",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses={
        ClaEpisode: (*EPISODES[ClaEpisode], "entered_care_date"),
        CarePlan: ("start_date", "end_date", "permanence_option"),
    },
    look_back=4,
    first_release=False,
)
def planned(r: Record) -> Frame:
    """Whether children who have been in care for four months have a plan for their permanence.

    Population: children looked after on the last day who have been for 4 months.
    Numerator: those with a care plan that says which permanence it aims at.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: permanence_option of the care plan (Annex A list 8).
    Basis: ours; the second review, after four months, is to have it.
    """
    plans = r.open_at_end(r.table(CarePlan).filter(~col("permanence_option").is_null()))
    on = [*CHILD, PERIOD]
    there = plans.select(*on).unique().with_columns(_planned=lit(True))
    since = nw.coalesce(col("entered_care_date"), col("start_date"))
    kept = _now(r).filter(months_after(since, PLANNED_BY) <= col(END))
    return members(
        kept.join(there, on=on, how="left"), "cla_episode_id", met=is_true(col("_planned"))
    )


@FOUND.indicator(
    "CC17",
    "Children in care deprived of their liberty",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=ClaEpisode,
    uses={**EPISODES, Dolo: ("start_date", "end_date")},
    first_release=False,
)
def deprived_of_liberty(r: Record) -> Frame:
    """Children in care under a deprivation of liberty order.

    Population: children looked after on the last day.
    Numerator: those with an order that stands then.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: short breaks.
    Polarity: to be read with others.
    Source: dolo (SSDA903 from 2026-27).
    Basis: the Department's new module; its own definition is to follow, and this is our reading.
    """
    on = [*CHILD, PERIOD]
    orders = r.open_at_end(r.table(Dolo)).select(*on).unique().with_columns(_order=lit(True))
    found = _now(r).join(orders, on=on, how="left")
    return members(found, "cla_episode_id", met=is_true(col("_order")))


@FOUND.indicator(
    "CC17-period",
    "Children in care deprived of their liberty at any time",
    form=Form.COUNT,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Dolo,
    uses={**EPISODES, Dolo: ("start_date", "end_date")},
    first_release=False,
)
def deprived_in_period(r: Record) -> Frame:
    """Children who were under a deprivation of liberty order in the period while in care.

    Population: children in care on any day of the period.
    Numerator: those with an order that stood on a day of the period on which they were in care;
        each once, with the first such order.
    Denominator: none.
    Period: orders that overlap the period; the day on which an order or care ended is one on which
        it stood.
    Exclusions: short breaks.
    Polarity: to be read with others.
    Source: dolo (SSDA903 from 2026-27).
    Basis: the Department's new module; its own definition is to follow, and this is our reading.
    """
    periods = r.shared("periods_of_care", periods_of_care).select(*CHILD, "began", "ended")
    orders = (
        r.table(Dolo)
        .filter(~col("start_date").is_null())
        .join(periods, on=list(CHILD), how="inner")
        .with_columns(
            _from=nw.max_horizontal("start_date", "began"),
            _until=nw.min_horizontal("end_date", "ended"),
        )
        .filter(col("_until").is_null() | (col("_until") >= col("_from")))
    )
    stood = r.by_period(orders.select(*CHILD, "dolo_id", "start_date", "_from", "_until")).filter(
        col("_from") <= col(END), col("_until").is_null() | (col("_until") >= col(START))
    )
    place = (
        col("dolo_id").cum_count().over(*CHILD, PERIOD, order_by=["start_date", "dolo_id", "_from"])
    )
    first = stood.with_columns(_place=place).filter(col("_place") == 1)
    return members(first, "dolo_id", met=lit(True))
