"""Children adopted, and plans of adoption: when they were made, and what came of them."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import is_true
from lineofsight.indicators.definition import PERIOD, Frame
from lineofsight.indicators.homes import FOR_ADOPTION, homes
from lineofsight.indicators.periods_of_care import periods_of_care
from lineofsight.indicators.record import CHILD, END, START, Record
from lineofsight.indicators.standing import every_care_episode, looked_after_at_end
from lineofsight.record.tables import LegalStatus, Permanence

ADOPTED = ("E11", "E12")
PLACEMENT_ORDER = "E1"


def first_placed(r: Record) -> Frame:
    """The first day of each period of care on which the child was placed with adopters, and the
    first under a placement order: `_placed`, `_ordered`."""
    keys = [*CHILD, "care_period_id"]
    episodes = every_care_episode(r)
    under_order = is_true(col("legal_status") == PLACEMENT_ORDER)
    placed = nw.when(is_true(col("place").is_in(FOR_ADOPTION))).then(col("start_date"))
    ordered = nw.when(under_order).then(col("start_date"))
    return (
        episodes.with_columns(_placed=placed, _ordered=ordered)
        .group_by(*keys)
        .agg(_placed=col("_placed").min(), _ordered=col("_ordered").min())
    )


def first_ordered(r: Record) -> Frame:
    """The first day of the legal status of a placement order in each period of care, `_order`."""
    statuses = r.table(LegalStatus).filter(col("legal_status") == PLACEMENT_ORDER)
    periods = r.shared("periods_of_care", periods_of_care)
    return (
        periods.select(*CHILD, "care_period_id", "began", "ended")
        .join(statuses.select(*CHILD, "start_date"), on=list(CHILD), how="inner")
        .filter(
            col("start_date") >= col("began"),
            col("ended").is_null() | (col("start_date") <= col("ended")),
        )
        .group_by(*CHILD, "care_period_id")
        .agg(_order=col("start_date").min())
    )


def adoptions(r: Record) -> Frame:
    """One row for each period of care that ended with adoption: when it began and ended, when the
    child moved in with the adopters (`moved_in`), the placement order (`order`), and what the
    child's plans of adoption say that were not reversed."""
    keys = [*CHILD, "care_period_id"]
    periods = r.shared("periods_of_care", periods_of_care).filter(col("reason").is_in(ADOPTED))
    by_carer = nw.when(col("adopted_by_carer")).then(1).otherwise(0)
    plans = (
        periods.select(*keys)
        .join(
            r.table(Permanence)
            .filter(col("reversed_date").is_null())
            .with_columns(_by_carer=by_carer)
            .rename({"care_period_id": "_of"}),
            on=list(CHILD),
            how="inner",
        )
        .filter(col("_of").is_null() | (col("_of") == col("care_period_id")))
        .group_by(*keys)
        .agg(
            decision_date=col("decision_date").max(),
            placement_order_date=col("placement_order_date").min(),
            matched_date=col("matched_date").max(),
            placed_for_adoption_date=col("placed_for_adoption_date").min(),
            placed_foster_carer_date=col("placed_foster_carer_date").min(),
            by_carer=col("_by_carer").max(),
        )
    )
    return (
        periods.join(r.shared("first_placed", first_placed), on=keys, how="left")
        .join(r.shared("first_ordered", first_ordered), on=keys, how="left")
        .join(plans, on=keys, how="left")
        .with_columns(
            moved_in=nw.coalesce(col("_placed"), col("placed_for_adoption_date")),
            order=nw.coalesce(col("placement_order_date"), col("_order"), col("_ordered")),
        )
    )


def carers_home(r: Record) -> Frame:
    """When the child who was adopted moved in with the carers in whose home it was placed for
    adoption, in `_home_start`."""
    keys = [*CHILD, "care_period_id"]
    return (
        r.shared("adoptions", adoptions)
        .select(*keys, "moved_in")
        .join(r.shared("homes", homes), on=keys, how="inner")
        .filter(
            col("home_start") <= col("moved_in"),
            col("home_end").is_null() | (col("home_end") > col("moved_in")),
        )
        .group_by(*keys)
        .agg(_home_start=col("home_start").max())
    )


def plans_at_end(r: Record) -> Frame:
    """Plans of adoption that stand on the last day of each period: decided by then, and not
    reversed by then. Of several of a child, the one decided last: `decision_date`,
    `placement_order_date`, `placed_for_adoption_date`."""
    plans = r.by_period(r.table(Permanence).filter(~col("decision_date").is_null())).filter(
        col("decision_date") <= col(END),
        col("reversed_date").is_null() | (col("reversed_date") > col(END)),
    )
    place = (
        col("permanence_id")
        .cum_count(reverse=True)
        .over(*CHILD, PERIOD, order_by=["decision_date", "permanence_id"])
    )
    last = plans.with_columns(_place=place).filter(col("_place") == 1)
    return last.select(
        *CHILD, PERIOD, "decision_date", "placement_order_date", "placed_for_adoption_date"
    )


def waiting(r: Record) -> Frame:
    """Children in care on the last day with a decision that stands and a placement order, not
    placed with adopters yet; with the day of the order."""
    order = nw.coalesce(col("placement_order_date"), col("_order"), col("_ordered"))
    keys = [*CHILD, "care_period_id"]
    return (
        r.shared("looked_after_at_end", looked_after_at_end)
        .filter(~is_true(col("place").is_in(FOR_ADOPTION)))
        .join(r.shared("plans_at_end", plans_at_end), on=[*CHILD, PERIOD], how="inner")
        .join(r.shared("first_placed", first_placed), on=keys, how="left")
        .join(r.shared("first_ordered", first_ordered), on=keys, how="left")
        .with_columns(order=order)
        .filter(col("order") <= col(END))
    )


def decisions(r: Record) -> Frame:
    """Decisions for adoption that stood on a day of a period: decided by its end, and neither
    reversed nor followed by the adoption before it."""
    adopted = r.shared("adoptions", adoptions).group_by(*CHILD).agg(_adopted_on=col("ended").max())
    return (
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
