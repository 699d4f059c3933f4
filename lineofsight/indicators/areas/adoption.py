"""Children in care: adoption."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import day_number, is_true, months_after
from lineofsight.indicators.areas.care import ENDINGS, EPISODES
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing, Uses
from lineofsight.indicators.periods_of_care import ceased, periods_of_care
from lineofsight.indicators.plans_of_adoption import (
    ADOPTED,
    adoptions,
    carers_home,
    decisions,
    first_placed,
    plans_at_end,
    waiting,
)
from lineofsight.indicators.record import CHILD, END, PERIOD, Record, members
from lineofsight.indicators.standing import looked_after_at_end
from lineofsight.record.tables import ClaEpisode, LegalStatus, Permanence
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.IN_CARE)

#: Years over which the Department takes the mean, and its threshold from entering care: 14 months
#: as days.
YEARS, THRESHOLD = 3, 426
#: The days of a month, on average.
MONTH = 365.25 / 12
REASONS = {
    "RD1": "The child's needs changed",
    "RD2": "No placement order was made",
    "RD3": "No adopters were found",
    "RD4": "Another reason",
    "unknown": "Not known",
}

_ADOPTION: Uses = {
    ClaEpisode: (*ENDINGS[ClaEpisode], "place"),
    Permanence: (
        "decision_date",
        "placement_order_date",
        "matched_date",
        "placed_for_adoption_date",
        "placed_foster_carer_date",
        "adopted_by_carer",
        "reversed_date",
        "care_period_id",
    ),
    LegalStatus: ("legal_status", "start_date"),
}


def _adopted(r: Record, years: int) -> Frame:
    """Children adopted in so many years to the last day of each period."""
    frame = r.by_period(r.shared("adoptions", adoptions))
    return frame.filter(col("ended") <= col(END), months_after(col("ended"), 12 * years) > col(END))


def _days(since: nw.Expr, until: nw.Expr) -> nw.Expr:
    return (day_number(until) - day_number(since)).cast(nw.Float64)


def _entry_to_moving_in(r: Record, years: int) -> Frame:
    frame = _adopted(r, years).filter(~col("moved_in").is_null())
    return members(frame, "last_episode", amount=_days(col("began"), col("moved_in")))


@FOUND.indicator(
    "AD01",
    "Days from entering care to moving in with adopters, over three years",
    form=Form.MEAN,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_ADOPTION,
    look_back=36,
    unit="days",
)
def entry_to_moving_in(r: Record) -> Frame:
    """How long children who were adopted waited from entering care to moving in with adopters.

    Population: children adopted in the three years to the last day.
    Numerator: the mean of days from the start of the last period of care to the first placement
        with adopters (A3 to A6).
    Denominator: the population.
    Period: the three years to the last day of the period.
    Exclusions: children who were not placed with adopters before the order.
    Polarity: fewer is better.
    Source: episodes of care (SSDA903 PLACE, REC); where none is with adopters,
        placed_for_adoption_date.
    Basis: the Department's adoption scorecard, A1.
    """
    return _entry_to_moving_in(r, YEARS)


@FOUND.indicator(
    "AD01-year",
    "Days from entering care to moving in with adopters, in a year",
    form=Form.MEAN,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_ADOPTION,
    look_back=12,
    unit="days",
)
def entry_to_moving_in_year(r: Record) -> Frame:
    """The same as AD01, of children adopted in the last 12 months.

    Population: children adopted in the 12 months to the last day.
    Numerator: the mean of days from the start of the last period of care to the first placement
        with adopters (A3 to A6).
    Denominator: the population.
    Period: the 12 months to the last day of the period.
    Exclusions: children who were not placed with adopters before the order.
    Polarity: fewer is better.
    Source: episodes of care (SSDA903 PLACE, REC); where none is with adopters,
        placed_for_adoption_date.
    Basis: the Department's adoption scorecard, A1, for one year.
    """
    return _entry_to_moving_in(r, 1)


@FOUND.indicator(
    "AD02",
    "Days from placement order to match",
    form=Form.MEAN,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_ADOPTION,
    look_back=36,
    unit="days",
)
def order_to_match(r: Record) -> Frame:
    """How long children who were adopted waited for a match once a court had allowed placing them.

    Population: children adopted in the three years to the last day, with a placement order and a
        match.
    Numerator: the mean of days from the placement order to the match; 0 where the match came first.
    Denominator: the population.
    Period: the three years to the last day of the period.
    Exclusions: children without a placement order, or not placed with adopters before the order of
        adoption.
    Polarity: fewer is better.
    Source: placement_order_date or, where the plan does not give it, the first day of the legal
        status E1; matched_date (SSDA903 DATE_MATCH).
    Basis: the Department's adoption scorecard, A2.
    """
    frame = _adopted(r, YEARS).filter(
        ~col("moved_in").is_null(), ~col("order").is_null(), ~col("matched_date").is_null()
    )
    took = _days(col("order"), col("matched_date"))
    return members(frame, "last_episode", amount=nw.when(took > 0).then(took).otherwise(0.0))


@FOUND.indicator(
    "AD03",
    "Days from entering care to moving in, adoptions by foster carers adjusted",
    form=Form.MEAN,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses={
        **_ADOPTION,
        ClaEpisode: (*_ADOPTION[ClaEpisode], "start_reason", "place_postcode", "urn"),
    },
    look_back=36,
    unit="days",
)
def entry_to_moving_in_adjusted(r: Record) -> Frame:
    """As AD01, where the clock stops when the child moved in with the foster carers who adopted.

    Population: children adopted in the three years to the last day.
    Numerator: the mean of days from the start of the last period of care to moving in with the
        adopters; of children adopted by their foster carers, to moving in with these.
    Denominator: the population.
    Period: the three years to the last day of the period.
    Exclusions: children who were not placed with adopters before the order.
    Polarity: fewer is better.
    Source: as AD01; adopted_by_carer (SSDA903 FOSTER_CARE), and the day of that placement: where
        no source gives it, since when the child had lived with the same carers when the home
        became one for adoption (A3, A5, or a move with the same carers).
    Basis: the Department's adoption scorecard, A10.
    """
    frame = (
        _adopted(r, YEARS)
        .filter(~col("moved_in").is_null())
        .join(r.shared("carers_home", carers_home), on=[*CHILD, "care_period_id"], how="left")
    )
    since = nw.coalesce(col("placed_foster_carer_date"), col("_home_start"), col("moved_in"))
    stops = nw.when(is_true(col("by_carer") == 1)).then(since).otherwise(col("moved_in"))
    return members(frame, "last_episode", amount=_days(col("began"), stops))


@FOUND.indicator(
    "AD04",
    "Moved in with adopters within 14 months of entering care",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses=_ADOPTION,
    look_back=36,
    first_release=False,
)
def moved_in_in_time(r: Record) -> Frame:
    """Children who waited less than 14 months from entering care to moving in with adopters.

    Population: children adopted in the three years to the last day; and children looked after on
        it with a decision for adoption that stands.
    Numerator: those who moved in less than 426 days (THRESHOLD) after the start of the last period
        of care. Who has not moved in yet has waited until the last day.
    Denominator: the population.
    Period: the three years to the last day of the period.
    Exclusions: decisions that were reversed; children adopted without having been placed.
    Polarity: more is better.
    Source: as AD01; decisions (SSDA903 PlacedAdoption).
    Basis: the Department's adoption scorecard, A3; the 426 days, and that those who wait count by
        the last day, are our reading.
    """
    adopted = _adopted(r, YEARS).filter(~col("moved_in").is_null())
    keys = [*CHILD, "care_period_id"]
    began = r.shared("periods_of_care", periods_of_care).select(*keys, "began")
    live = (
        r.shared("looked_after_at_end", looked_after_at_end)
        .join(r.shared("plans_at_end", plans_at_end), on=[*CHILD, PERIOD], how="inner")
        .join(began, on=keys, how="left")
        .join(r.shared("first_placed", first_placed), on=keys, how="left")
    )
    moved_in = nw.coalesce(col("_placed"), col("placed_for_adoption_date"))
    columns = (PERIOD, *CHILD, END, "began")
    every = nw.concat(
        [
            adopted.select(*columns, "moved_in", row=col("last_episode")),
            live.select(*columns, moved_in=moved_in, row=col("cla_episode_id")),
        ]
    )
    until = nw.when(is_true(col("moved_in") <= col(END))).then(col("moved_in")).otherwise(col(END))
    return members(every, "row", met=_days(col("began"), until) < THRESHOLD)


@FOUND.indicator(
    "AD05",
    "Adopted, of children leaving care",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses=ENDINGS,
    published="cic_adopted_pct",
)
def adopted_share(r: Record) -> Frame:
    """Children who left care because they were adopted.

    Population: children whose care ended in the period, the last time.
    Numerator: those whose care ended with E11 or E12.
    Denominator: the population.
    Period: the last day of the period of care.
    Exclusions: short breaks; care that ended without a reason stays in the population and is told.
    Polarity: more is better.
    Source: end_reason (SSDA903 REC).
    Basis: the Department's statistics on children looked after.
    """
    frame = r.shared("ceased", ceased)
    return members(frame, "last_episode", met=col("reason").is_in(ADOPTED))


@FOUND.indicator(
    "AD06",
    "Waiting with a placement order, not placed",
    form=Form.COUNT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses={**_ADOPTION, ClaEpisode: (*EPISODES[ClaEpisode], "place")},
)
def waiting_count(r: Record) -> Frame:
    """Children whom a court has allowed to be placed for adoption and who are not placed.

    Population: children looked after on the last day.
    Numerator: those with a decision for adoption that stands and a placement order who are not in
        a placement with adopters.
    Denominator: none.
    Period: the last day of the period.
    Exclusions: decisions that were reversed.
    Polarity: fewer is better.
    Source: permanence (SSDA903 PlacedAdoption); placement_order_date or, where the plan does not
        give it, the first day of the legal status E1.
    Basis: the Department's adoption scorecard by name; the rule is our reading.
    """
    return members(r.shared("waiting", waiting), "cla_episode_id", met=lit(True))


@FOUND.indicator(
    "AD06-wait",
    "Median wait of those with a placement order, not placed",
    form=Form.MEDIAN,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses={**_ADOPTION, ClaEpisode: (*EPISODES[ClaEpisode], "place")},
    unit="days",
)
def waiting_time(r: Record) -> Frame:
    """How long the child in the middle has waited since the placement order.

    Population: the children of AD06.
    Numerator: the median of days from the placement order to the last day.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: decisions that were reversed.
    Polarity: fewer is better.
    Source: as AD06.
    Basis: the Department's adoption scorecard by name; the rule is our reading.
    """
    frame = r.shared("waiting", waiting)
    return members(frame, "cla_episode_id", amount=_days(col("order"), col(END)))


@FOUND.indicator(
    "AD07",
    "Adoption decisions reversed",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Permanence,
    uses={
        Permanence: ("decision_date", "reversed_date", "order_date"),
        ClaEpisode: ENDINGS[ClaEpisode],
    },
    first_release=False,
)
def reversed_decisions(r: Record) -> Frame:
    """Decisions for adoption that were taken back.

    Population: decisions for adoption that stood on any day of the period.
    Numerator: those reversed in the period.
    Denominator: the population.
    Period: the day of the reversal.
    Exclusions: decisions of children who were adopted before the period.
    Polarity: to be read with others.
    Source: permanence (SSDA903 PlacedAdoption), with order_date or, without it, the day on which
        care ended with adoption.
    Basis: the Department's adoption scorecard, A5.
    """
    met = is_true(col("reversed_date") <= col(END))
    return members(r.shared("decisions", decisions), "permanence_id", met=met)


@FOUND.indicator(
    "AD07-reasons",
    "Why adoption decisions were reversed",
    form=Form.MIX,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Permanence,
    uses={
        Permanence: ("decision_date", "reversed_date", "reversed_reason", "order_date"),
        ClaEpisode: ENDINGS[ClaEpisode],
    },
    parts=REASONS,
    first_release=False,
)
def reasons_of_reversal(r: Record) -> Frame:
    """Decisions for adoption that were taken back, by the reason.

    Population: decisions for adoption that were reversed in the period.
    Numerator: of each reason, its decisions; those without one are a kind of their own.
    Denominator: the population.
    Period: the day of the reversal.
    Exclusions: as AD07.
    Polarity: to be read with others.
    Source: permanence (SSDA903 PlacedAdoption REASON_PLACED_CEASED).
    Basis: the Department's codes RD1 to RD4.
    """
    frame = r.shared("decisions", decisions).filter(col("reversed_date") <= col(END))
    return members(frame, "permanence_id", part=nw.coalesce(col("reversed_reason"), lit("unknown")))


@FOUND.indicator(
    "AD08",
    "Months from decision to match",
    form=Form.MEAN,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_ADOPTION,
    look_back=12,
    unit="months",
    first_release=False,
)
def decision_to_match(r: Record) -> Frame:
    """How long children who were adopted waited from the decision to the match.

    Population: children adopted in the 12 months to the last day, with a decision and a match.
    Numerator: the mean of months from the decision to the match: days divided by 30.4375.
    Denominator: the population.
    Period: the 12 months to the last day of the period.
    Exclusions: none.
    Polarity: fewer is better.
    Source: decision_date, matched_date (SSDA903 DATE_INT, DATE_MATCH).
    Basis: the Department's statistics, which give it for England in months.
    """
    frame = _adopted(r, 1).filter(~col("decision_date").is_null(), ~col("matched_date").is_null())
    took = _days(col("decision_date"), col("matched_date"))
    return members(frame, "last_episode", amount=took / MONTH)
