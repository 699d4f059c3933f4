"""Rules on episodes that follow one another."""

from __future__ import annotations

from narwhals import col

from lineofsight.engine.expressions import blank
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.tables import Episodes


@rule(
    "142",
    "The child's next episode has started, but this one has no end.",
    mend="Give the date and the reason this episode ceased: most often the day the next began, X1.",
    at={Episodes: ["DEC", "REC"]},
    cause="The end of a placement was not recorded when the next one was.",
)
def previous_episode_still_open(r: SSDA903) -> Failing:
    return r.episodes.filter(col("has_next") & (blank("DEC") | blank("REC")))
