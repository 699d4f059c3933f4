"""Rules that set the child's first episode beside last year's latest.

Where last year's latest episode has no end, this year's first is that same episode, and says the
same. Where last year's return has several that began on one day, the first in the file is taken;
blank is the same as blank. Distance, authority and location of the placement are compared in
`location`.
"""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, differs, given, is_true
from lineofsight.returns.rules import Failing, Severity, last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.tables import Episodes

#: Placements for which the next year's list has other codes: supported accommodation is one
#: type (K3) from 2024-25, other placements are four from 2025-26.
SUPPORTED: Mapping[str, tuple[str, ...]] = {"P2": ("K3",), "H5": ("K3",)}
OTHERS: Mapping[str, tuple[str, ...]] = {"Z1": ("Z11", "Z12", "Z13", "Z14")}


def goes_on_from_last_year() -> nw.Expr:
    """The child's first episode this year, where last year's latest has no end."""
    return is_true(col("first_in_return") & col("last_open"))


def first_episode_differs(code: str, column: str, what: str) -> None:
    """Register the rule that compares one column of this year's first episode."""

    @rule(
        code,
        f"{what} of the child's first episode is not that of the episode open at the end of last "
        "year.",
        mend="Correct this year's episode; or, where last year's was wrong, ask for last year's "
        "return to be amended.",
        at={Episodes: [column]},
        needs=[Episodes, last(Episodes)],
        cause="The record was corrected after last year's return, or the change was made in the "
        "old episode where a new one was needed.",
    )
    def differs_from_last_year(r: SSDA903) -> Failing:
        changed = differs(col(column), col(f"last_latest_{column}"))
        return r.episodes.filter(goes_on_from_last_year() & changed)


first_episode_differs("503A", "RNE", "The reason for the start")
first_episode_differs("503B", "LS", "The legal status")
first_episode_differs("503C", "CIN", "The category of need")
first_episode_differs("503E", "PLACE_PROVIDER", "The provider of the placement")
first_episode_differs("503F", "URN", "The provider's URN")

_PLACE_MESSAGE = (
    "The placement type of the child's first episode is not that of the episode open at the end "
    "of last year."
)
_PLACE_MEND = (
    "Correct this year's episode; or, where the placement changed, end the old episode and start "
    "a new one."
)
_PLACE_CAUSE = (
    "The record was corrected after last year's return, or a code was translated to the new list "
    "in another way."
)


def place_differs(r: SSDA903, renamed: Mapping[str, tuple[str, ...]]) -> Failing:
    """The placement type differs, and is not the new code of last year's."""
    translated = [
        (col("last_latest_PLACE") == old) & col("PLACE").is_in(new) for old, new in renamed.items()
    ]
    changed = differs(col("PLACE"), col("last_latest_PLACE"))
    if translated:
        changed = changed & ~is_true(nw.any_horizontal(*translated, ignore_nulls=True))
    return r.episodes.filter(goes_on_from_last_year() & changed)


@rule(
    "503D",
    _PLACE_MESSAGE,
    mend=_PLACE_MEND,
    at={Episodes: ["PLACE"]},
    needs=[Episodes, last(Episodes)],
    until=2024,
    cause=_PLACE_CAUSE,
)
def place_differs_to_2024(r: SSDA903) -> Failing:
    return place_differs(r, {})


@rule(
    "503D",
    _PLACE_MESSAGE,
    mend=f"{_PLACE_MEND} What was P2 or H5 last year may be K3 this year.",
    at={Episodes: ["PLACE"]},
    needs=[Episodes, last(Episodes)],
    since=2025,
    until=2025,
    cause=_PLACE_CAUSE,
)
def place_differs_in_2025(r: SSDA903) -> Failing:
    return place_differs(r, SUPPORTED)


@rule(
    "503D",
    _PLACE_MESSAGE,
    mend=f"{_PLACE_MEND} What was P2 or H5 last year may be K3 this year, and Z1 may be one of "
    "Z11 to Z14.",
    at={Episodes: ["PLACE"]},
    needs=[Episodes, last(Episodes)],
    since=2026,
    cause=_PLACE_CAUSE,
)
def place_differs_from_2026(r: SSDA903) -> Failing:
    return place_differs(r, {**SUPPORTED, **OTHERS})


@rule(
    "502",
    "Last year ended with an open episode, and this year's first episode started on another day.",
    mend="Start this year's episodes with the one that was open, with the same DECOM.",
    at={Episodes: ["DECOM"]},
    needs=[Episodes, last(Episodes)],
    cause="The episode that ran over the year's end was left out, or its start was corrected.",
)
def does_not_start_with_the_open_episode(r: SSDA903) -> Failing:
    changed = col("DECOM") != col("last_latest_DECOM")
    return r.episodes.filter(goes_on_from_last_year() & changed)


@rule(
    "562",
    "The episode was running when the year began, and last year's return does not end with it.",
    mend="Correct the start of the episode; or ask for last year's return to be amended.",
    at={Episodes: ["DECOM"]},
    needs=[Episodes, last(Episodes)],
    cause="An episode entered late, or a start that was corrected after last year's return.",
)
def running_episode_is_not_last_years(r: SSDA903) -> Failing:
    """A child without any episode in last year's return is left to NoE."""
    running = (col("DECOM") < day(r.start)) & ~is_true(col("next_DECOM") < day(r.start))
    other = col("DECOM") != col("last_latest_DECOM")
    return r.episodes.filter(running & other)


@rule(
    "NoE",
    "The episode started before this year, but the child has no episode in last year's return.",
    mend="Check that last year's return is the one that was submitted; correct the start of the "
    "episode, or ask for last year's return to be amended.",
    at={Episodes: ["DECOM"]},
    needs=[Episodes, last(Episodes)],
    severity=Severity.QUERY,
    cause="The child's identifier changed, the child was entered late, or last year's files are "
    "not complete.",
)
def child_is_not_in_last_years_episodes(r: SSDA903) -> Failing:
    before = given("CHILD") & (col("DECOM") < day(r.start))
    return r.episodes.filter(before & ~is_true(col("in_last_episodes")))
