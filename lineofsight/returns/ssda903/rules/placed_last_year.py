"""Rules on decisions to place a child for adoption beside those that last year's return gave."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, given, is_true, unwritten
from lineofsight.returns.rules import Failing, last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.placed_for_adoption import reversal_given
from lineofsight.returns.ssda903.shared import child_facts, rule
from lineofsight.returns.ssda903.tables import PlacedAdoption

_BOTH_YEARS = (PlacedAdoption, last(PlacedAdoption))
_NOT_AS_REPORTED = "The record was changed after last year's return, or that return was wrong."


@child_facts(last(PlacedAdoption))
def decisions_of_last_year(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Of last year's decisions: whether any has a date, the one that stood, the latest reversed."""
    return {
        "last_placed_dated": (~unwritten("DATE_PLACED")).any(),
        "last_placed_standing": nw.when(~reversal_given()).then(col("DATE_PLACED")).max(),
        "last_placed_reversed": nw.when(reversal_given()).then(col("DATE_PLACED")).max(),
    }


@rule(
    "559",
    "The decision to place the child for adoption was made before this year, but last year's "
    "return does not give one.",
    mend="Correct DATE_PLACED, or tell the Department that last year's return left it out.",
    at={PlacedAdoption: ["DATE_PLACED"]},
    needs=_BOTH_YEARS,
    cause="The decision was recorded late.",
)
def earlier_decision_new(r: SSDA903) -> Failing:
    """A child whom last year's table does not have had no decision there either."""
    return r.placed_adoption.filter(
        (col("DATE_PLACED") < day(r.start)) & ~is_true(col("last_placed_dated"))
    )


@rule(
    "560",
    "Last year's decision to place the child for adoption still stood, but this year's return "
    "gives another date for it.",
    mend="Give the date of last year's return; where a new decision was made, give the reversal of "
    "the earlier one too.",
    at={PlacedAdoption: ["DATE_PLACED", "DATE_PLACED_CEASED"]},
    needs=_BOTH_YEARS,
    cause=_NOT_AS_REPORTED,
)
def standing_decision_moved(r: SSDA903) -> Failing:
    """This year's first decision should be the one that stood."""
    first = col("DATE_PLACED") == col("placed_first")
    return r.placed_adoption.filter(first & (col("DATE_PLACED") != col("last_placed_standing")))


@rule(
    "561",
    "Last year's return shows this decision to place the child for adoption as reversed, and yet "
    "it is given again.",
    mend="Take the decision out, or give the date of the new one.",
    at={PlacedAdoption: ["DATE_PLACED"]},
    needs=_BOTH_YEARS,
    cause="Rows of last year were sent again.",
)
def reversed_decision_again(r: SSDA903) -> Failing:
    reversed_then = (
        r.declared(last(PlacedAdoption))
        .filter(reversal_given() & given("DATE_PLACED"))
        .select("CHILD", "DATE_PLACED")
        .unique()
    )
    decided = r.declared(PlacedAdoption).select("_row", "CHILD", "DATE_PLACED")
    return r.placed_adoption.failing(decided.join(reversed_then, on=["CHILD", "DATE_PLACED"]))


@rule(
    "584",
    "Last year's return shows the decision to place the child for adoption as reversed; this "
    "year's decision has no date or is not later than that one.",
    mend="Give the date of the new decision, or take the row out where there is none.",
    at={PlacedAdoption: ["DATE_PLACED"]},
    needs=_BOTH_YEARS,
    cause=_NOT_AS_REPORTED,
)
def new_decision_not_later(r: SSDA903) -> Failing:
    earlier = is_true(col("DATE_PLACED") <= col("last_placed_reversed"))
    return r.placed_adoption.filter(
        given("last_placed_reversed") & (unwritten("DATE_PLACED") | earlier)
    )
