"""Periods of care: what is known of a child's episodes taken together, for rules to use.

A **period of care** is the time from becoming looked after to ceasing to be. It is made of
episodes; the first begins with RNE `S`, each that is followed ends with REC `X1`.

Beside every row of a child, in every table (null for a child without episodes):

- `looked_after_all_year`: looked after continuously through the collection year;
- `looked_after_at_end`: an episode covers the year's last day;
- `latest_<column>`: the child's latest episode, as in `latest_REC`; `earliest_DECOM`;
- `last_open`, `last_latest_<column>`: last year's latest episode, and whether it has no end;
- `in_last_episodes`: the child has an episode in last year's return.

Beside every episode: `period` (the number of the child's period of care, from 1),
`period_DECOM`, `period_DEC`, `period_REC` (its beginning, and its end where it has one),
`first_of_period`, `last_of_period`; and `first_in_return`, the child's earliest episode, of
several that began on the same day the first in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, given, is_true
from lineofsight.engine.tables import Table
from lineofsight.returns.rules import last
from lineofsight.returns.ssda903.codes import LISTS
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
    return is_true(col("LS").str.to_uppercase().is_in(SHORT_BREAKS))


def ends_care(rec: str, year: int) -> nw.Expr:
    """A column of reasons holds one for which care ended: any of the year's list but X1."""
    ends = [code for code in LISTS["REC"].in_year(year) if code != "X1"]
    return is_true(col(rec).is_in(ends))


def begins_period(year: int) -> nw.Expr:
    """The episode begins a period of care: it is the child's first, has RNE S, comes after one
    that ended care, or after a gap that the earlier episode's X1 does not deny. Dates decide
    where the earlier reason is blank or no code."""
    gap = is_true(col("previous_DEC") < col("DECOM")) & ~is_true(col("previous_REC") == "X1")
    ended = given("previous_DEC") & ends_care("previous_REC", year)
    return ~col("has_previous") | is_true(col("RNE") == "S") | ended | gap


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
    """The first episode of a period of care, and the child's first whose beginning is known."""
    return {
        "first_of_period": begins_period(r.year),
        "first_in_return": given("DECOM") & blank("previous_DECOM"),
    }


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
    """The columns of the child's latest episode, and when the earliest began."""
    return {"earliest_DECOM": col("DECOM").min()} | {
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
    """The columns of last year's latest episode; `last_open`: it has no end. An end that cannot
    be read is taken for none."""
    at_latest = nw.when(col("is_latest"))
    columns = {f"last_latest_{name}": at_latest.then(col(name)).max() for name in _BESIDE_LATEST}
    return columns | {
        "last_open": (col("is_latest") & blank("DEC")).any(),
        "in_last_episodes": col("_row").count() > 0,
    }


def outside_care(r: SSDA903, table: type[Table], start: str, end: str) -> nw.LazyFrame[Any]:
    """The rows of a table, each a time from one date to another, that go on when the child is
    no longer looked after: as a frame with `_row`.

    A time without an end fails where the period of care it began in has ended: the latest
    that began by then, or the child's first. A time with an end fails where no episode covers
    the day it ended. Children without episodes, and times without a beginning, are left out.
    """
    episodes = _with_periods(r)
    at_end = episodes.filter(col("_last_of_period"), given("DEC"))
    times = (
        r.declared(table)
        .filter(given("CHILD"), given(start))
        .select("_row", "CHILD", _start=col(start), _end=col(end))
    )
    began_in = (col("_number") == 1) | (col("_period_DECOM") <= col("_start"))
    last_begun = col("_later").is_null() | (col("_later") > col("_start"))
    without_end = times.filter(blank("_end")).join(at_end, on="CHILD").filter(began_in & last_begun)
    ended = times.filter(given("_end")).join(episodes.select("CHILD").unique(), on="CHILD")
    covers = (col("DECOM") <= col("_end")) & (blank("DEC") | (col("DEC") >= col("_end")))
    covered = ended.join(episodes, on="CHILD").filter(covers)
    beyond = ended.join(covered.select("_row").unique(), on="_row", how="anti")
    return nw.concat([without_end.select("_row"), beyond.select("_row")])


def _with_periods(r: SSDA903) -> nw.LazyFrame[Any]:
    """Episodes of known children with known beginnings, with what they say of their period of
    care: its number and beginning, the beginning of the next, whether it ends here."""
    order = {"order_by": _IN_ORDER}
    shifted = {
        f"previous_{name}": col(name).shift(1).over("_child", **order)
        for name in ("DECOM", "DEC", "REC")
    }
    begins = nw.when(col("_begins")).then
    return (
        r.declared(Episodes)
        .filter(given("CHILD"), given("DECOM"))
        .select("_child", "CHILD", "_row", "DECOM", "RNE", "DEC", "REC")
        .with_columns(**shifted)
        .with_columns(has_previous=given("previous_DECOM"))
        .with_columns(_begins=begins_period(r.year))
        .with_columns(
            _number=begins(1).otherwise(0).cum_sum().over("_child", **order),
            _period_DECOM=begins(col("DECOM")).cum_max().over("_child", **order),
            _later=col("DECOM").shift(-1).over("_child", **order),
            _last_of_period=nw.coalesce(
                col("_begins").shift(-1).over("_child", **order), nw.lit(True)
            ),
        )
        .drop("_child", "_row", "has_previous", "_begins", *shifted)
    )
