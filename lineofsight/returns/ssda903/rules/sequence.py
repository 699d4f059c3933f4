"""Rules on episodes that follow one another.

The episode before and after are those of the same child by DECOM. An episode whose DECOM cannot
be read has no place among them: rule 141 asks for it.
"""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, differs, given, is_true, same
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.care import ends_care
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.suggestions import end_where_next_begins
from lineofsight.returns.ssda903.tables import Episodes

#: What makes two placements the same one, as far as the return says.
_PLACEMENT = ("PLACE", "PL_POST", "URN", "PLACE_PROVIDER")
#: Reasons for an episode that goes on from another.
_CONTINUES = ("P", "L", "T", "U", "B")


def follows() -> nw.Expr:
    """Another episode of the child comes before."""
    return given("previous_DECOM") & given("DECOM")


def same_status() -> nw.Expr:
    """The legal status is that of the episode before."""
    return same(col("LS"), col("previous_LS"))


def same_placement() -> nw.Expr:
    """Nothing of the placement differs from the episode before; blank is the same as blank."""
    return nw.all_horizontal(
        *(same(col(name), col(f"previous_{name}")) for name in _PLACEMENT), ignore_nulls=False
    )


@rule(
    "142",
    "The child's next episode has started, but this one has no end.",
    mend="Give the date and the reason this episode ceased: most often the day the next began, X1.",
    at={Episodes: ["DEC", "REC"]},
    cause="The end of a placement was not recorded when the next one was.",
    suggest=end_where_next_begins,
)
def previous_episode_still_open(r: SSDA903) -> Failing:
    return r.episodes.filter(given("DECOM") & given("next_DECOM") & (blank("DEC") | blank("REC")))


@rule(
    "357",
    "The child's first episode started in the year for another reason than S, started to be "
    "looked after.",
    mend="Give S; or give the episode before this one, where it was left out.",
    at={Episodes: ["RNE"]},
    cause="The child came with an episode that was left out of the extract, or S was overwritten "
    "by a later change.",
)
def first_episode_does_not_start_care(r: SSDA903) -> Failing:
    started = col("first_in_return") & (col("DECOM") >= day(r.start))
    return r.episodes.filter(started & ~is_true(col("RNE") == "S"))


@rule(
    "388",
    "The reason the episode ceased and the next episode disagree: X1 needs an episode that starts "
    "the day this one ceased, and such an episode needs X1.",
    mend="Give the episode that is missing, or the reason that care ended. Where the next episode "
    "starts that same day, give X1.",
    at={Episodes: ["REC"]},
    cause="The next episode was left out or starts a day later, or care ended and X1 was left "
    "standing.",
)
def continued_or_not(r: SSDA903) -> Failing:
    """An episode without an end, or without a reason, is left to rules 142 and 148."""
    continued = is_true(col("next_DECOM") == col("DEC"))
    x1 = col("REC") == "X1"
    return r.episodes.filter(
        given("DECOM") & given("DEC") & ((x1 & ~continued) | (~x1 & continued))
    )


@rule(
    "431",
    "The child started to be looked after on the day the episode before ended.",
    mend="Care went on: give the reason for the change instead of S, and end the episode before "
    "with X1. Or correct the dates.",
    at={Episodes: ["RNE", "DECOM"]},
    cause="A change of placement or legal status entered as an end and a new start.",
)
def starts_care_the_day_it_ended(r: SSDA903) -> Failing:
    return r.episodes.filter(
        follows() & (col("RNE") == "S") & (col("previous_DEC") == col("DECOM"))
    )


@rule(
    "432",
    "The episode before ended care, but this one does not start it again with S.",
    mend="Give S. Or, where care went on, end the episode before with X1.",
    at={Episodes: ["RNE"]},
    cause="A change of placement was entered as the end of care, or a return to care as a change.",
)
def does_not_start_care_again(r: SSDA903) -> Failing:
    ended = ends_care("previous_REC", r.year)
    return r.episodes.filter(follows() & ended & ~is_true(col("RNE") == "S"))


@rule(
    "433",
    "The reason says that this episode goes on from another, but it does not start the day the "
    "one before ended.",
    mend="Make the end of the episode before and the start of this one the same day. Where care "
    "had ended in between, give S.",
    at={Episodes: ["RNE", "DECOM"]},
    cause="The start given as the day after, or an episode left out in between.",
)
def does_not_start_where_the_last_ended(r: SSDA903) -> Failing:
    continues = col("RNE").is_in(_CONTINUES)
    return r.episodes.filter(follows() & continues & differs(col("DECOM"), col("previous_DEC")))


@rule(
    "434",
    "The reason says that only the legal status changed (L), but it is the same as before, or the "
    "placement changed.",
    mend="Give the reason that fits what changed: P or T for the placement, B or U for both. Or "
    "correct the status or the placement.",
    at={Episodes: ["RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"]},
    cause="A postcode or URN filled in on one of two episodes in the same placement.",
)
def legal_status_did_not_change(r: SSDA903) -> Failing:
    told = ~same_status() & same_placement()
    return r.episodes.filter(follows() & (col("RNE") == "L") & ~told)


@rule(
    "435",
    "The reason says that only the placement changed (P or T), but it is the same as before, or "
    "the legal status changed.",
    mend="Give the reason that fits what changed: L for the legal status, B or U for both. Or "
    "correct the placement or the status.",
    at={Episodes: ["RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"]},
    cause="A new legal status dated the day of the move, or an episode cut in two for no reason.",
)
def placement_did_not_change(r: SSDA903) -> Failing:
    told = same_status() & ~same_placement()
    return r.episodes.filter(follows() & col("RNE").is_in(["P", "T"]) & ~told)


@rule(
    "436",
    "The reason says that placement and legal status both changed (B or U), but one of them is "
    "the same as before.",
    mend="Give the reason that fits what changed: L for the legal status, P or T for the "
    "placement. Or correct what is wrong.",
    at={Episodes: ["RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"]},
    cause="Two changes planned for one day of which one came later.",
)
def not_both_changed(r: SSDA903) -> Failing:
    told = ~same_status() & ~same_placement()
    return r.episodes.filter(follows() & col("RNE").is_in(["B", "U"]) & ~told)


@rule(
    "501",
    "The episode started before the child's episode before it had ended.",
    mend="Correct the start of this episode or the end of the one before: they may be the same "
    "day.",
    at={Episodes: ["DECOM", "DEC"]},
    cause="A date mistyped, or two placements recorded at once.",
)
def starts_before_the_last_ended(r: SSDA903) -> Failing:
    return r.episodes.filter(follows() & (col("DECOM") < col("previous_DEC")))
