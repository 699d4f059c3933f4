"""Rules on placement and freeing orders beside decisions to place for adoption, and on children
who left care without being adopted."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true, unwritten
from lineofsight.returns.rules import Failing, Severity, last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.adoptions import adopted, for_adoption
from lineofsight.returns.ssda903.rules.placed_for_adoption import ended_care, reversal_in_part
from lineofsight.returns.ssda903.shared import child_facts, rule
from lineofsight.returns.ssda903.tables import Episodes, PlacedAdoption

#: Legal statuses: a placement order; a freeing order, of which none has been made since 2005.
PLACEMENT_ORDER, FREEING_ORDER = "E1", "D1"
_ITEMS = ("DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED")
_REVERSAL = ("DATE_PLACED_CEASED", "REASON_PLACED_CEASED")
_NOT_RECORDED = "The decision is recorded in the adoption file only."
_LATE = "The date of a later panel was given, or a year typed wrongly."


def under(order: str) -> nw.Expr:
    """The episode is under an order."""
    return is_true(col("LS") == order)


def granted(order: str) -> nw.Expr:
    """The start of the first episode under an order: of a child's episodes, or null."""
    return nw.when(under(order)).then(col("DECOM")).min()


def left_unadopted(orders: tuple[str, ...]) -> nw.Expr:
    """The child left care otherwise than by adoption, from a placement for adoption or while
    under an order."""
    expected = for_adoption() | is_true(col("LS").is_in(orders))
    return ended_care() & ~adopted() & expected


def no_full_reversal() -> nw.Expr:
    """The decision has no reversal, or the date or the reason of it is not given."""
    return unwritten("DATE_PLACED_CEASED") | blank("REASON_PLACED_CEASED")


@child_facts(Episodes)
def orders(r: SSDA903) -> Mapping[str, nw.Expr]:
    """When an order was granted, whether it is in force in an open episode, and whether the child
    left from one unadopted."""
    return {
        "orders_placement": granted(PLACEMENT_ORDER),
        "orders_freeing": granted(FREEING_ORDER),
        "orders_placement_now": (under(PLACEMENT_ORDER) & unwritten("DEC")).any(),
        "orders_freeing_now": (under(FREEING_ORDER) & unwritten("DEC")).any(),
        "orders_left": left_unadopted((PLACEMENT_ORDER,)).any(),
        "orders_left_until_2024": left_unadopted((PLACEMENT_ORDER, FREEING_ORDER)).any(),
    }


@child_facts(last(Episodes))
def orders_last_year(r: SSDA903) -> Mapping[str, nw.Expr]:
    """When last year's return shows the placement order granted, and whether in an open episode."""
    return {
        "last_orders_placement": granted(PLACEMENT_ORDER),
        "last_orders_in_force": (under(PLACEMENT_ORDER) & unwritten("DEC")).any(),
    }


@child_facts(PlacedAdoption)
def reversals(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Whether the child has a decision at all, and one without a full reversal."""
    return {
        "orders_decided": col("_row").count() > 0,
        "orders_not_reversed": no_full_reversal().any(),
    }


def without_decision(r: SSDA903, order: str, in_force: str) -> tuple[Failing, Failing]:
    """Open episodes under an order without any decision, and decisions of such children without a
    date or with a reversal told in part."""
    undecided = ~is_true(col("orders_decided"))
    incomplete = unwritten("DATE_PLACED") | reversal_in_part()
    return (
        r.episodes.filter(under(order) & unwritten("DEC") & undecided),
        r.placed_adoption.filter(is_true(col(in_force)) & incomplete),
    )


@rule(
    "553",
    "A placement order is in force, but the decision to place the child for adoption is not given "
    "or not complete.",
    mend="Give DATE_PLACED; of a reversal give both the date and the reason, or neither.",
    at={Episodes: ["LS"], PlacedAdoption: _ITEMS},
    cause=_NOT_RECORDED,
)
def placement_order_without_decision(r: SSDA903) -> tuple[Failing, Failing]:
    """A decision that stands has no reversal: that the reversal is blank is right."""
    return without_decision(r, PLACEMENT_ORDER, "orders_placement_now")


@rule(
    "555",
    "A freeing order is in force, but the decision to place the child for adoption is not given "
    "or not complete.",
    mend="Give DATE_PLACED; of a reversal give both the date and the reason, or neither.",
    at={Episodes: ["LS"], PlacedAdoption: _ITEMS},
    until=2024,
    cause=_NOT_RECORDED,
)
def freeing_order_without_decision(r: SSDA903) -> tuple[Failing, Failing]:
    return without_decision(r, FREEING_ORDER, "orders_freeing_now")


@rule(
    "554",
    "The decision to place the child for adoption is later than the placement order.",
    mend="Correct the date of the decision, or the episode in which the order first applies. The "
    "order may be in episodes of earlier years.",
    at={Episodes: ["DECOM", "LS"], PlacedAdoption: ["DATE_PLACED"]},
    severity=Severity.QUERY,
    cause=_LATE,
)
def decided_after_placement_order(r: SSDA903) -> tuple[Failing, Failing]:
    """The order was granted when the first episode under it began. Where last year's return is
    given and ends under the order, its episodes count too, so that an order whose first episode
    ended last year is still seen. The first decision is compared."""
    before = nw.when(is_true(col("last_orders_in_force"))).then(col("last_orders_placement"))
    since = nw.min_horizontal(col("orders_placement"), before)
    late = col("placed_first") > since
    first_episode = under(PLACEMENT_ORDER) & (col("DECOM") == col("orders_placement"))
    first_decision = col("DATE_PLACED") == col("placed_first")
    return (
        r.episodes.filter(first_episode & late),
        r.placed_adoption.filter(first_decision & given("orders_placement") & late),
    )


@rule(
    "556",
    "The decision to place the child for adoption is later than the freeing order.",
    mend="Correct the date of the decision, or the episode in which the order first applies.",
    at={Episodes: ["DECOM", "LS"]},
    needs=[Episodes, PlacedAdoption],
    until=2024,
    cause=_LATE,
)
def decided_after_freeing_order(r: SSDA903) -> Failing:
    first_episode = under(FREEING_ORDER) & (col("DECOM") == col("orders_freeing"))
    return r.episodes.filter(first_episode & (col("placed_first") > col("DECOM")))


_LEFT = (
    "The child left care without being adopted, after a placement for adoption or under an order, "
    "but the decision to place for adoption has no full reversal."
)
_GIVE_REVERSAL = "Give DATE_PLACED_CEASED and REASON_PLACED_CEASED, or correct the episode's REC."
_FORGOTTEN = "The end of care was recorded, and the adoption file not looked at."


def not_reversed(r: SSDA903, orders_: tuple[str, ...], left: str) -> tuple[Failing, Failing]:
    """Episodes with which a child left unadopted, with no decision or one that still stands; and
    the decisions that do."""
    open_decision = ~is_true(col("orders_decided")) | is_true(col("orders_not_reversed"))
    return (
        r.episodes.filter(left_unadopted(orders_) & open_decision),
        r.placed_adoption.filter(is_true(col(left)) & no_full_reversal()),
    )


@rule(
    "557",
    _LEFT,
    mend=_GIVE_REVERSAL,
    at={Episodes: ["PLACE", "LS", "REC"], PlacedAdoption: _REVERSAL},
    until=2024,
    cause=_FORGOTTEN,
)
def left_with_decision_until_2024(r: SSDA903) -> tuple[Failing, Failing]:
    return not_reversed(r, (PLACEMENT_ORDER, FREEING_ORDER), "orders_left_until_2024")


@rule(
    "557",
    _LEFT,
    mend=_GIVE_REVERSAL,
    at={Episodes: ["PLACE", "LS", "REC"], PlacedAdoption: _REVERSAL},
    since=2025,
    cause=_FORGOTTEN,
)
def left_with_decision(r: SSDA903) -> tuple[Failing, Failing]:
    return not_reversed(r, (PLACEMENT_ORDER,), "orders_left")
