"""Rules on the category of need, which stays as it was when a period of care began."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import is_true
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.shared import adds, rule
from lineofsight.returns.ssda903.tables import Episodes


@adds(Episodes, stage=3)
def need_beginnings(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Whether a period of care begins, or the episode does not start on the day the one before
    ceased: then what was said before is not held against it."""
    follows = is_true(col("previous_DEC") == col("DECOM"))
    return {"need_begins": col("first_of_period") | ~follows}


@adds(Episodes, stage=4)
def need_number(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The number of the run of episodes that have to agree."""
    begins = nw.when(col("need_begins")).then(1).otherwise(0)
    return {"need_run": begins.cum_sum().over("_child", order_by=["DECOM", "_row"])}


@adds(Episodes, stage=5)
def need_at_beginning(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The category of need at the beginning of the run."""
    at_beginning = nw.when(col("need_begins")).then(col("CIN"))
    return {"need_first_CIN": at_beginning.max().over("_child", "need_run")}


@rule(
    "504",
    "The category of need is not the one given when the child started to be looked after.",
    mend="Give the same CIN for all episodes of a period of care: the main need at its start. If "
    "that was wrong, correct it in all of them.",
    at={Episodes: ["CIN"]},
    cause="The need was brought up to date with a new assessment, or the first one was a guess.",
)
def need_changed(r: SSDA903) -> Failing:
    return r.episodes.filter(col("CIN") != col("need_first_CIN"))
