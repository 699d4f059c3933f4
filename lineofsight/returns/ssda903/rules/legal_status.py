"""Rules on legal status: how long one may last, when it existed, and what goes with it."""

from __future__ import annotations

from datetime import date

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, days_after, is_true, unwritten
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.episode_dates import lasts_until
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.tables import Episodes

#: Placement orders took the place of freeing orders: the Adoption and Children Act 2002 came into
#: force on 30 December 2005.
_FIRST_PLACEMENT_ORDERS, _LAST_FREEING_ORDERS = date(2005, 12, 1), date(2005, 12, 31)
_ORDER = {"order_by": ["DECOM", "_row"]}
_TOO_LONG = "The next legal status was recorded late, or its start or this one's end is wrong."


def longer_than(r: SSDA903, days: int, status: str) -> Failing:
    """Episodes of a child who was under the legal status for more than the days. Episodes that
    follow one another without a gap make one time; an open one lasts until the end of the year.
    """
    episodes = (
        r.declared(Episodes)
        .filter((col("LS") == status) & ~blank("DECOM"))
        .with_columns(until=lasts_until(r))
        .with_columns(until_before=col("until").shift(1).over("_child", **_ORDER))
    )
    begins = nw.when(col("DECOM") <= col("until_before")).then(0).otherwise(1)
    times = episodes.with_columns(time=begins.cum_sum().over("_child", **_ORDER)).with_columns(
        began=col("DECOM").min().over("_child", "time"),
        lasted=col("until").max().over("_child", "time"),
    )
    return r.episodes.failing(times.filter(col("lasted") > days_after(col("began"), days)))


@rule(
    "361",
    "The child was under police protection (L1) for more than 72 hours.",
    mend="Correct the dates, or record the legal status that followed police protection.",
    at={Episodes: ["DECOM", "LS", "DEC"]},
    cause=_TOO_LONG,
)
def police_protection_too_long(r: SSDA903) -> Failing:
    return longer_than(r, 3, "L1")


@rule(
    "362",
    "The child was under an emergency protection order (L2) for more than 21 days.",
    mend="Correct the dates, or record the legal status that followed the order.",
    at={Episodes: ["DECOM", "LS", "DEC"]},
    cause=_TOO_LONG,
)
def emergency_protection_too_long(r: SSDA903) -> Failing:
    return longer_than(r, 21, "L2")


@rule(
    "363",
    "The child was under a child assessment order (L3) for more than 7 days.",
    mend="Correct the dates, or record the legal status that followed the order.",
    at={Episodes: ["DECOM", "LS", "DEC"]},
    cause=_TOO_LONG,
)
def child_assessment_too_long(r: SSDA903) -> Failing:
    return longer_than(r, 7, "L3")


@rule(
    "364",
    "The child was detained under PACE in the council's accommodation (J2) for more than 21 days.",
    mend="Correct the dates, or record the legal status that followed: detention before a court "
    "hearing lasts days at most.",
    at={Episodes: ["DECOM", "LS", "DEC"]},
    cause=_TOO_LONG,
)
def detained_too_long(r: SSDA903) -> Failing:
    return longer_than(r, 21, "J2")


@rule(
    "378",
    "The child lives with parents (P1), and is also accommodated under section 20 (V2).",
    mend="Correct PLACE or LS: a child whom parents agreed to have accommodated, and who went "
    "home, is no longer looked after.",
    at={Episodes: ["PLACE", "LS"]},
    cause="A return home was recorded as a placement instead of an end of care.",
)
def accommodated_with_parents(r: SSDA903) -> Failing:
    return r.episodes.filter((col("PLACE") == "P1") & (col("LS") == "V2"))


@rule(
    "408",
    "The child is placed for adoption under a placement order (A5 or A6), but the legal status is "
    "not a placement order (E1).",
    mend="Give LS as E1 if there is an order; with the parents' consent alone PLACE is A3 or A4.",
    at={Episodes: ["PLACE", "LS"]},
    cause="The order was recorded in the court record, and not as a new episode.",
)
def no_placement_order(r: SSDA903) -> Failing:
    return r.episodes.filter(col("PLACE").is_in(["A5", "A6"]) & ~is_true(col("LS") == "E1"))


@rule(
    "445",
    "The episode under a freeing order (D1) starts after December 2005, when these orders came "
    "to an end.",
    mend="Correct LS (a placement order is E1) or DECOM.",
    at={Episodes: ["LS", "DECOM"]},
    until=2024,
    cause="A placement order recorded with the old code.",
)
def freeing_order_too_late(r: SSDA903) -> Failing:
    return r.episodes.filter((col("LS") == "D1") & (col("DECOM") > day(_LAST_FREEING_ORDERS)))


@rule(
    "446",
    "The episode under a placement order (E1) starts before December 2005, when there were none.",
    mend="Correct LS or DECOM.",
    at={Episodes: ["LS", "DECOM"]},
    cause="A year typed wrongly.",
)
def placement_order_too_early(r: SSDA903) -> Failing:
    return r.episodes.filter((col("LS") == "E1") & (col("DECOM") < day(_FIRST_PLACEMENT_ORDERS)))


@rule(
    "451",
    "The legal status is a freeing order (D1) without an end; nobody could apply for one after "
    "2005.",
    mend="Correct LS, or give the end of the episode: those freed then are grown up.",
    at={Episodes: ["DEC", "REC", "LS"]},
    until=2024,
    cause="A placement order recorded with the old code.",
)
def still_freed(r: SSDA903) -> Failing:
    return r.episodes.filter((col("LS") == "D1") & unwritten("DEC") & blank("REC"))
