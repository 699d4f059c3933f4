"""Rules on the category of need, which stays as it was when a period of care began."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import is_true
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.tables import Episodes

#: No category of need was given at the start.
_NOT_SAID = ""
_ORDER = {"order_by": ["DECOM", "_row"]}


@rule(
    "504",
    "The category of need is not the one given when the child started to be looked after.",
    mend="Give the same CIN for all episodes of a period of care: the main need at its start. If "
    "that was wrong, correct it in all of them.",
    at={Episodes: ["CIN"]},
    cause="The need was brought up to date with a new assessment, or the first one was a guess.",
)
def need_changed(r: SSDA903) -> Failing:
    """Looked for where a child has more than one category. What was said before is held against
    an episode that starts on the day the one before ceased, in the same period of care."""
    needs = (
        r.declared(Episodes).group_by("_child").agg(least=col("CIN").min(), most=col("CIN").max())
    )
    several = needs.filter(col("least") != col("most")).select("_child")
    episodes = (
        r.declared(Episodes)
        .join(several, on="_child", how="semi")
        .with_columns(
            DEC_before=col("DEC").shift(1).over("_child", **_ORDER),
            REC_before=col("REC").shift(1).over("_child", **_ORDER),
        )
    )
    goes_on = (
        is_true(col("DEC_before") == col("DECOM"))
        & ~is_true(col("REC_before") != "X1")
        & ~is_true(col("RNE") == "S")
    )
    at_start = nw.when(~goes_on).then(nw.coalesce(col("CIN"), nw.lit(_NOT_SAID)))
    at_start = at_start.fill_null(strategy="forward").over("_child", **_ORDER)
    return r.episodes.failing(
        episodes.with_columns(at_start=at_start).filter(
            (col("at_start") != _NOT_SAID) & (col("CIN") != col("at_start"))
        )
    )
