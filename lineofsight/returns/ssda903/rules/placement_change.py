"""Rules on why a placement changed (REASON_PLACE_CHANGE)."""

from __future__ import annotations

from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true, unwritten
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.respite import TEMPORARY
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.tables import Episodes

#: Reasons for a new episode that say that the placement, the carer or both changed.
CHANGES_OF_PLACEMENT = ("P", "T", "B", "U")
_TO_TEMPORARY = "The reason was recorded for a temporary absence as for a real change."


@rule(
    "225",
    "The child moved to another placement, but the reason for the change is not given.",
    mend="Give the reason for the change in the episode that ended.",
    at={Episodes: ["REASON_PLACE_CHANGE"]},
    since=2023,
    cause="The reason is a field of its own that is easily left out when an episode is closed.",
)
def no_reason_for_the_change(r: SSDA903) -> Failing:
    """Moves to and from temporary placements need no reason."""
    moved = (col("REC") == "X1") & col("next_RNE").is_in(CHANGES_OF_PLACEMENT)
    temporary = is_true(col("PLACE").is_in(TEMPORARY)) | is_true(col("next_PLACE").is_in(TEMPORARY))
    return r.episodes.filter(moved & ~temporary & blank("REASON_PLACE_CHANGE"))


def reason_of_a_temporary_placement(r: SSDA903) -> Failing:
    """The temporary placement, where it or the episode before it gives a reason."""
    reason = given("REASON_PLACE_CHANGE") | given("previous_REASON_PLACE_CHANGE")
    return r.episodes.filter(col("PLACE").is_in(TEMPORARY) & reason)


@rule(
    "226",
    "The placement is temporary, but a reason for a change of placement is given in its episode or "
    "in the one before.",
    mend="Clear the reason in both: a temporary absence is no change of placement.",
    at={Episodes: ["REASON_PLACE_CHANGE", "PLACE"]},
    since=2023,
    cause=_TO_TEMPORARY,
)
def reason_with_a_temporary_placement(r: SSDA903) -> Failing:
    return reason_of_a_temporary_placement(r)


@rule(
    "233",
    "A reason for a change of placement is given, but the episode has not ended.",
    mend="Give the date and the reason that the episode ceased, or clear the reason for change.",
    at={Episodes: ["REASON_PLACE_CHANGE"]},
    since=2026,
    cause="A planned move was recorded before it happened, or the end was not recorded.",
)
def reason_before_the_end(r: SSDA903) -> Failing:
    return r.episodes.filter(given("REASON_PLACE_CHANGE") & unwritten("DEC"))
