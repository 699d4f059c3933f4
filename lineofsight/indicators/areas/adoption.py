"""Children in care: adoption."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import day_number, is_true, months_after
from lineofsight.indicators.areas.care import ENDINGS, EPISODES
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing, Uses
from lineofsight.indicators.periods_of_care import ceased, periods_of_care
from lineofsight.indicators.record import CHILD, END, START, Record, members
from lineofsight.indicators.standing import looked_after_at_end
from lineofsight.record.tables import ClaEpisode, LegalStatus, Permanence
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.IN_CARE)

ADOPTED = ("E11", "E12")
#: Placements with those who are to adopt.
FOR_ADOPTION = ("A3", "A4", "A5", "A6")
PLACEMENT_ORDER = "E1"
#: Years over which the Department takes the mean, and its threshold from entering care.
YEARS, THRESHOLD = 3, 426

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
    ),
    LegalStatus: ("legal_status", "start_date"),
}


def adoptions(r: Record) -> Frame:
    """One row for each child who was adopted: when care began and ended, when the child moved in
    with the adopters (`moved_in`; with those who had fostered it, `fostered_by`), the placement
    order and the match."""
    periods = r.shared("periods_of_care", periods_of_care).filter(col("reason").is_in(ADOPTED))
    placed = (
        r.table(ClaEpisode)
        .filter(col("place").is_in(FOR_ADOPTION))
        .group_by(*CHILD, "care_period_id")
        .agg(_placed=col("start_date").min())
    )
    orders = (
        r.table(LegalStatus)
        .filter(col("legal_status") == PLACEMENT_ORDER)
        .group_by(*CHILD)
        .agg(_order=col("start_date").min())
    )
    return (
        periods.join(placed, on=[*CHILD, "care_period_id"], how="left")
        .join(orders, on=list(CHILD), how="left")
        .join(r.shared("plans_of_adoption", plans_of_adoption), on=list(CHILD), how="left")
        .with_columns(
            moved_in=nw.coalesce(col("_placed"), col("placed_for_adoption_date")),
            order=nw.coalesce(col("placement_order_date"), col("_order")),
        )
    )


def plans_of_adoption(r: Record) -> Frame:
    """What is known of each child's plan of adoption, whichever row says it."""
    by_carer = nw.when(col("adopted_by_carer")).then(1).otherwise(0)
    return (
        r.table(Permanence)
        .with_columns(_by_carer=by_carer)
        .group_by(*CHILD)
        .agg(
            decision_date=col("decision_date").max(),
            placement_order_date=col("placement_order_date").min(),
            matched_date=col("matched_date").max(),
            placed_for_adoption_date=col("placed_for_adoption_date").min(),
            placed_foster_carer_date=col("placed_foster_carer_date").min(),
            by_carer=col("_by_carer").max(),
            reversed_date=col("reversed_date").max(),
        )
    )


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
    Source: episodes of care (SSDA903 PLACE, REC).
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
    Source: episodes of care (SSDA903 PLACE, REC).
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
    Source: legal status E1 or placement_order_date; matched_date (SSDA903 DATE_MATCH).
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
    uses=_ADOPTION,
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
        no source gives it, the last placement before the one for adoption.
    Basis: the Department's adoption scorecard, A10.
    """
    fostered = r.shared("last_home_before_adoption", last_home_before_adoption)
    frame = (
        _adopted(r, YEARS)
        .filter(~col("moved_in").is_null())
        .join(fostered, on=[*CHILD, "care_period_id"], how="left")
    )
    since = nw.coalesce(col("placed_foster_carer_date"), col("_home"), col("moved_in"))
    stops = nw.when(is_true(col("by_carer") == 1)).then(since).otherwise(col("moved_in"))
    return members(frame, "last_episode", amount=_days(col("began"), stops))


def last_home_before_adoption(r: Record) -> Frame:
    """The first day of the placement that stood before the first placement for adoption."""
    keys = [*CHILD, "care_period_id"]
    window = {"order_by": ["start_date", "cla_episode_id"]}
    moves = nw.when(col("start_reason") == "L").then(0).otherwise(1)
    numbered = (
        r.table(ClaEpisode)
        .with_columns(_moves=moves)
        .with_columns(_placement=col("_moves").cum_sum().over(*keys, **window))
    )
    spells = numbered.group_by(*keys, "_placement").agg(
        _since=col("start_date").min(), _place=col("place").max()
    )
    before = col("_since").shift(1).over(*keys, order_by="_placement")
    adopting = spells.with_columns(_home=before).filter(col("_place").is_in(FOR_ADOPTION))
    return adopting.group_by(*keys).agg(_home=col("_home").min())


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
    """Children who were adopted and moved in with the adopters within 14 months.

    Population: children adopted in the three years to the last day.
    Numerator: those who moved in within 426 days of the start of the last period of care.
    Denominator: the population.
    Period: the three years to the last day of the period.
    Exclusions: children who still wait are left out here, unlike in the scorecard.
    Polarity: more is better.
    Source: as AD01.
    Basis: the Department's adoption scorecard, A3, of those adopted; 426 days are ours.
    """
    frame = _adopted(r, YEARS).filter(~col("moved_in").is_null())
    met = _days(col("began"), col("moved_in")) < THRESHOLD
    return members(frame, "last_episode", met=met)


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
    Exclusions: short breaks.
    Polarity: more is better.
    Source: end_reason (SSDA903 REC).
    Basis: the Department's statistics on children looked after.
    """
    frame = r.shared("ceased", ceased)
    return members(frame, "last_episode", met=is_true(col("reason").is_in(ADOPTED)))


def waiting(r: Record) -> Frame:
    """Children in care on the last day with a decision that stands and a placement order, not
    placed with adopters yet; with the day of the order."""
    plans = r.shared("plans_of_adoption", plans_of_adoption)
    orders = (
        r.table(LegalStatus)
        .filter(col("legal_status") == PLACEMENT_ORDER)
        .group_by(*CHILD)
        .agg(_order=col("start_date").min())
    )
    order = nw.coalesce(col("placement_order_date"), col("_order"))
    return (
        r.shared("looked_after_at_end", looked_after_at_end)
        .filter(~is_true(col("place").is_in(FOR_ADOPTION)))
        .join(plans, on=list(CHILD), how="inner")
        .join(orders, on=list(CHILD), how="left")
        .with_columns(order=order)
        .filter(
            col("decision_date") <= col(END),
            col("reversed_date").is_null() | (col("reversed_date") > col(END)),
            col("order") <= col(END),
        )
    )


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
    Source: permanence, legal status E1 (SSDA903 PlacedAdoption).
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
    Source: permanence (SSDA903 PlacedAdoption).
    Basis: the Department's adoption scorecard, A5.
    """
    adopted = r.shared("adoptions", adoptions).select(*CHILD, _adopted_on=col("ended"))
    frame = (
        r.by_period(
            r.table(Permanence)
            .filter(~col("decision_date").is_null())
            .join(adopted, on=list(CHILD), how="left")
        )
        .with_columns(_over=nw.coalesce(col("order_date"), col("_adopted_on")))
        .filter(
            col("decision_date") <= col(END),
            col("reversed_date").is_null() | (col("reversed_date") >= col(START)),
            col("_over").is_null() | (col("_over") >= col(START)),
        )
    )
    met = is_true(col("reversed_date") <= col(END))
    return members(frame, "permanence_id", met=met)


@FOUND.indicator(
    "AD08",
    "Days from decision to match",
    form=Form.MEAN,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_ADOPTION,
    look_back=12,
    unit="days",
    first_release=False,
)
def decision_to_match(r: Record) -> Frame:
    """How long children who were adopted waited from the decision to the match.

    Population: children adopted in the 12 months to the last day, with a decision and a match.
    Numerator: the mean of days from the decision to the match.
    Denominator: the population.
    Period: the 12 months to the last day of the period.
    Exclusions: none.
    Polarity: fewer is better.
    Source: decision_date, matched_date (SSDA903 DATE_INT, DATE_MATCH).
    Basis: the Department's statistics, which give it for England in months.
    """
    frame = _adopted(r, 1).filter(~col("decision_date").is_null(), ~col("matched_date").is_null())
    took = _days(col("decision_date"), col("matched_date"))
    return members(frame, "last_episode", amount=took)
