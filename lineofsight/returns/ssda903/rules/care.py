"""Periods of care: what is known of a child's episodes taken together, for rules to use.

A **period of care** is the time from becoming looked after to ceasing to be. It is made of
episodes; the first begins with RNE `S`, each that is followed ends with REC `X1`.

Beside every row of a child, in every table (null for a child without episodes):

- `looked_after_all_year`: looked after continuously through the collection year;
- `looked_after_at_end`: an episode covers the year's last day;
- `latest_<column>`: the child's latest episode, as in `latest_REC`;
- `last_open`, `last_latest_<column>`: last year's latest episode, and whether it has no end.

Beside every episode: `period` (the number of the child's period of care, from 1),
`period_DECOM`, `period_DEC`, `period_REC` (its beginning, and its end where it has one),
`first_of_period`, `last_of_period` and, with `has_previous` and `has_next`, the first and the
last of the child.
"""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, given, is_true
from lineofsight.returns.rules import last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.shared import adds, child_facts
from lineofsight.returns.ssda903.tables import Episodes

#: Legal statuses of short breaks, which most rules leave out.
SHORT_BREAKS = ("V3", "V4")
_BESIDE_LATEST = (
    "DECOM",
    "RNE",
    "LS",
    "CIN",
    "PLACE",
    "PLACE_PROVIDER",
    "DEC",
    "REC",
    "REASON_PLACE_CHANGE",
    "PL_POST",
    "HOME_POST",
    "URN",
    "PL_LA",
    "PL_LOCATION",
    "PL_DISTANCE",
)
_IN_ORDER = ("DECOM", "_row")


def short_break() -> nw.Expr:
    """The episode is a short break under an agreement; false where no legal status is given."""
    return is_true(col("LS").is_in(SHORT_BREAKS))


@child_facts(Episodes)
def all_year(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Looked after continuously for twelve months at the year's end, as the guide has it for
    OC2: an episode covers the first day; none after that begins a new period of care; none
    before the last day ends with anything but X1; none in the year is a short break.

    An end without a reason counts as the end of care. An X1 that nothing follows does not: it
    says that the child stayed in care, and other rules ask for the episode that is missing.
    """
    ended_before = is_true(col("DEC") < day(r.start))
    in_year = ~ended_before & is_true(col("DECOM") <= day(r.end))
    at_start = in_year & is_true(col("DECOM") <= day(r.start))
    begins_anew = in_year & is_true(col("DECOM") > day(r.start)) & is_true(col("RNE") == "S")
    leaves = in_year & is_true(col("DEC") < day(r.end)) & ~is_true(col("REC") == "X1")
    return {
        "looked_after_all_year": at_start.any()
        & ~(begins_anew | leaves | (in_year & short_break())).any()
    }


@child_facts(Episodes)
def at_end(r: SSDA903) -> Mapping[str, nw.Expr]:
    """An episode that is no short break began by the year's last day and has no end by then.
    An end that cannot be read is taken for none."""
    goes_on = blank("DEC") | (col("DEC") > day(r.end))
    return {
        "looked_after_at_end": (
            is_true(col("DECOM") <= day(r.end)) & is_true(goes_on) & ~short_break()
        ).any()
    }


@adds(Episodes, stage=2)
def beginnings(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The first episode of a period of care: the child's first, one with RNE S, or one after an
    episode that ended care (with any REC but X1)."""
    ended_care = given("previous_DEC") & is_true(col("previous_REC") != "X1")
    return {"first_of_period": ~col("has_previous") | is_true(col("RNE") == "S") | ended_care}


@adds(Episodes, stage=3)
def periods(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The number of the period, and whether the period ends with this episode."""
    order = {"order_by": _IN_ORDER}
    begins = nw.when(col("first_of_period")).then(1).otherwise(0)
    return {
        "period": begins.cum_sum().over("_child", **order),
        "last_of_period": nw.coalesce(
            col("first_of_period").shift(-1).over("_child", **order), nw.lit(True)
        ),
    }


@adds(Episodes, stage=4)
def around_period(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The beginning of the episode's period of care, and the end of its last episode."""
    at_last = nw.when(col("last_of_period"))
    return {
        "period_DECOM": col("DECOM").min().over("_child", "period"),
        "period_DEC": at_last.then(col("DEC")).max().over("_child", "period"),
        "period_REC": at_last.then(col("REC")).max().over("_child", "period"),
    }


@child_facts(Episodes)
def latest(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The columns of the child's latest episode."""
    return {
        f"latest_{name}": nw.when(~col("has_next")).then(col(name)).max() for name in _BESIDE_LATEST
    }


@adds(last(Episodes), stage=2)
def latest_of_last_year(r: SSDA903) -> Mapping[str, nw.Expr]:
    """`is_latest`: the child's latest episode of last year, the first in the file of several
    that began on the same day."""
    starts_later = is_true(col("previous_DECOM") == col("DECOM"))
    return {"is_latest": is_true(col("DECOM") == col("DECOM").max().over("_child")) & ~starts_later}


@child_facts(last(Episodes))
def last_latest(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The columns of last year's latest episode; `last_open`: it has no end."""
    at_latest = nw.when(col("is_latest"))
    columns = {f"last_latest_{name}": at_latest.then(col(name)).max() for name in _BESIDE_LATEST}
    return columns | {"last_open": (col("is_latest") & col("DEC_text").is_null()).any()}
