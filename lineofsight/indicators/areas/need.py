"""Help and protection: children in need, and their plans."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import days_after, is_true, months_after
from lineofsight.indicators.areas.front_door import NOT_IN_NEED
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing
from lineofsight.indicators.record import CHILD, END, PERIOD, Record, members
from lineofsight.indicators.standing import looked_after_at_end, on_cp_plan_at_end
from lineofsight.record.tables import CinPlan, ClaEpisode, CpPlan, Person, Referral, Visit
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.HELP_AND_PROTECTION)

#: Days within which a child on a plan of a child in need is visited: a council's own setting.
VISITED_WITHIN = 42
#: How long need lasts, in months: each band up to but not including its end.
BANDS = {
    "under 3 months": 3,
    "3 to 6 months": 6,
    "6 months to a year": 12,
    "1 to 2 years": 24,
}
LONGEST = "2 years or more"
PARTS = {name: name.capitalize() for name in (*BANDS, LONGEST)}


def _in_need(r: Record) -> Frame:
    """Times of need: referrals that led to something and were not found not in need."""
    return r.table(Referral).filter(
        ~is_true(col("nfa")), ~is_true(col("close_reason").is_in(NOT_IN_NEED))
    )


def unborn(on: str) -> nw.Expr:
    """Whether a child was still to be born on the day of a column: a child of whom neither date is
    recorded was born."""
    expected = col("birth_date").is_null() & ~col("expected_birth_date").is_null()
    return expected | is_true(col("birth_date") > col(on))


def unborn_by_end(r: Record) -> Frame:
    """Children who are still to be born on the last day of each period."""
    return r.by_period(r.table(Person)).filter(unborn(END)).select(*CHILD, PERIOD)


def _band(since: nw.Expr, until: nw.Expr) -> nw.Expr:
    """The band of how long something lasted."""
    found: nw.Expr = lit(LONGEST)
    for name, months in reversed(BANDS.items()):
        found = nw.when(until < months_after(since, months)).then(lit(name)).otherwise(found)
    return found


@FOUND.indicator(
    "HP18",
    "Children in need",
    form=Form.RATE,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=Referral,
    uses={Referral: ("referral_date", "close_date", "nfa", "close_reason")},
    published="hp_cin_rate",
)
def in_need(r: Record) -> Frame:
    """Children whose case is open, and how many that is for every 10,000 children.

    Population: cases of children in need.
    Numerator: cases begun on or before the last day and not closed by it.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the last day of the period; a case closed on it is closed.
    Exclusions: referrals with no further action, and cases closed as not in need.
    Polarity: to be read with others.
    Source: referral_date, close_date (CIN census CINdetails).
    Basis: the Department's children in need statistics.
    """
    frame = r.open_at_end(_in_need(r), "referral_date", "close_date")
    return members(frame, "referral_id", met=lit(True))


@FOUND.indicator(
    "HP19-open",
    "How long open cases have lasted",
    form=Form.MIX,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=Referral,
    uses={Referral: ("referral_date", "close_date", "nfa", "close_reason")},
    parts=PARTS,
)
def open_length(r: Record) -> Frame:
    """Open cases by how long ago the child was referred.

    Population: cases open on the last day.
    Numerator: of each band of time, its cases.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: as HP18.
    Polarity: to be read with others.
    Source: referral_date.
    Basis: the Department's children in need statistics.
    """
    frame = r.open_at_end(_in_need(r), "referral_date", "close_date")
    return members(frame, "referral_id", part=_band(col("referral_date"), col(END)))


@FOUND.indicator(
    "HP19-closed",
    "How long closed cases had lasted",
    form=Form.MIX,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Referral,
    uses={Referral: ("referral_date", "close_date", "nfa", "close_reason")},
    parts=PARTS,
)
def closed_length(r: Record) -> Frame:
    """Cases that were closed, by how long they had been open.

    Population: cases closed in the period.
    Numerator: of each band of time, its cases.
    Denominator: the population.
    Period: the day of the closure.
    Exclusions: as HP18, and cases without a date of the referral.
    Polarity: to be read with others.
    Source: referral_date, close_date.
    Basis: the Department's children in need statistics.
    """
    frame = r.during(_in_need(r).filter(~col("referral_date").is_null()), "close_date")
    return members(frame, "referral_id", part=_band(col("referral_date"), col("close_date")))


@FOUND.indicator(
    "HP20",
    "Children on plans of children in need visited in time",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=CinPlan,
    uses={
        CinPlan: ("start_date", "end_date"),
        Visit: ("visit_type", "visit_date"),
        CpPlan: ("start_date", "end_date", "other_la"),
        ClaEpisode: ("start_date", "end_date", "legal_status"),
        Person: ("birth_date", "expected_birth_date"),
    },
    look_back=2,
)
def visited(r: Record) -> Frame:
    """Whether children on plans of children in need were visited within 42 days.

    Population: plans open on the last day for 42 days or more.
    Numerator: those whose child was last visited on the plan within 42 days before it.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: children not born by then, on a child protection plan, or in care.
    Polarity: more is better.
    Source: visit of the kind CIN; start_date, end_date of the plan.
    Basis: ours: no guidance gives a time, and 42 days is a setting.
    """
    frame = r.open_at_end(r.table(CinPlan)).filter(
        days_after(col("start_date"), VISITED_WITHIN) <= col(END)
    )
    on = [*CHILD, PERIOD]
    frame = (
        frame.join(r.shared("unborn_by_end", unborn_by_end), on=on, how="anti")
        .join(r.shared("on_cp_plan_at_end", on_cp_plan_at_end), on=on, how="anti")
        .join(r.shared("looked_after_at_end", looked_after_at_end), on=on, how="anti")
    )
    met = is_true(days_after(col("_visited"), VISITED_WITHIN) >= col(END))
    return members(last_visit(r, frame, "CIN"), "cin_plan_id", met=met)


def last_visit(r: Record, frame: Frame, kind: str) -> Frame:
    """Rows beside periods with the day of the child's last visit of a kind by the last day, in
    `_visited`, and whether the child was seen alone then, in `_alone`."""
    on = [*CHILD, PERIOD]
    visits = r.shared(f"last_{kind.lower()}_visits", lambda r: _last_visits(r, kind))
    return frame.join(visits, on=on, how="left")


def _last_visits(r: Record, kind: str) -> Frame:
    """The last visit of a kind to each child by the end of each period. Where there were two on a
    day, the child was seen alone if it was on either."""
    made = r.by_period(
        r.table(Visit).filter(col("visit_type") == kind, ~col("visit_date").is_null())
    ).filter(col("visit_date") <= col(END))
    on = [*CHILD, PERIOD]
    last = made.group_by(*on).agg(_visited=col("visit_date").max())
    alone = nw.when(col("seen_alone")).then(1).otherwise(nw.when(~col("seen_alone")).then(0))
    told = (
        made.with_columns(_told=alone)
        .group_by(*on, "visit_date")
        .agg(_told=col("_told").max())
        .rename({"visit_date": "_visited"})
    )
    return last.join(told, on=[*on, "_visited"], how="left").with_columns(_alone=col("_told") == 1)


@FOUND.indicator(
    "HP21",
    "Plans of children in need open over 12 months",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=CinPlan,
    uses={CinPlan: ("start_date", "end_date")},
    first_release=False,
)
def long_plans(r: Record) -> Frame:
    """Plans of children in need that have been open for longer than 12 months.

    Population: plans open on the last day.
    Numerator: those begun more than 12 months before it.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: none; plans of disabled children, often long, are not told apart.
    Polarity: fewer is better.
    Source: start_date, end_date.
    Basis: ours.
    """
    frame = r.open_at_end(r.table(CinPlan))
    return members(frame, "cin_plan_id", met=months_after(col("start_date"), 12) < col(END))
