"""Rules that compare where the child was placed at the end of last year with this year's return.

Authorities are compared by their areas: one that was given another code since, or was divided, is
no other authority. Distances are compared to the tenth of a mile to which they are rounded.
"""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import differs, is_true, same
from lineofsight.reference.authorities import all_authorities, get
from lineofsight.returns.rules import AUTHORITY, POSTCODES, At, Failing, Needs, last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.last_year import goes_on_from_last_year
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.tables import Episodes

#: A difference in miles that rounding does not explain.
DIFFERENT_MILES = 0.15
_DISTANCE: At = {Episodes: ["PL_DISTANCE"]}
_LA: At = {Episodes: ["PL_LA"]}
_LOCATION: At = {Episodes: ["PL_LOCATION"]}
_BOTH_YEARS: Needs = [Episodes, last(Episodes), POSTCODES]
_CHANGED = "A postcode was corrected since last year's return, or last year's was wrong."
_MEND = (
    "Correct the postcode in this year's episode; or, where last year's was wrong, ask for last "
    "year's return to be amended."
)


def _given(lookup: str, column: str) -> dict[str, list[str]]:
    """The column in both years, with which the lookup is not needed."""
    return {lookup: [f"Episodes.{column}", f"{last(Episodes)}.{column}"]}


def same_area(then: nw.Expr, now: nw.Expr) -> nw.Expr:
    """Two codes of authorities mean one area: they are equal (blank equals blank), or the first
    is a former code of the authority of the second, or an authority that it took over."""
    alike = same(then, now)
    for authority in all_authorities():
        successors = [code for s in authority.successors for code in get(s).gss_codes]
        former = authority.gss_codes if successors else authority.gss_codes[:-1]
        if former:
            later = [*successors, *authority.gss_codes]
            alike = alike | is_true(then.is_in(list(former)) & now.is_in(later))
    return alike


def _same_episode() -> nw.Expr:
    """The child's first episode is last year's latest: it began on the same day."""
    return is_true(col("first_in_return") & (col("DECOM") == col("last_latest_DECOM")))


def _other_distance() -> nw.Expr:
    """The distances of the two years differ by more than rounding, or one is not known."""
    now, then = col("PL_DISTANCE"), col("last_latest_PL_DISTANCE")
    return is_true((now - then).abs() > DIFFERENT_MILES) | (now.is_null() != then.is_null())


def _other_area() -> nw.Expr:
    return ~same_area(col("last_latest_PL_LA"), col("PL_LA"))


@rule(
    "452",
    "The same episode lay in another authority in last year's return.",
    mend=_MEND,
    at=_LA,
    needs=_BOTH_YEARS,
    unless=_given(POSTCODES, "PL_LA"),
    since=2023,
    cause=_CHANGED,
)
def same_episode_in_another_area(r: SSDA903) -> Failing:
    return r.episodes.filter(_same_episode() & _other_area())


@rule(
    "453",
    "The same episode had another distance in last year's return.",
    mend=_MEND,
    at=_DISTANCE,
    needs=_BOTH_YEARS,
    unless=_given(POSTCODES, "PL_DISTANCE"),
    since=2023,
    cause=_CHANGED,
)
def same_episode_at_another_distance(r: SSDA903) -> Failing:
    return r.episodes.filter(_same_episode() & _other_distance())


@rule(
    "503G",
    "The distance of the child's first episode is not that of the episode open at the end of last "
    "year.",
    mend=_MEND,
    at=_DISTANCE,
    needs=_BOTH_YEARS,
    unless=_given(POSTCODES, "PL_DISTANCE"),
    since=2023,
    cause=_CHANGED,
)
def distance_not_as_last_year(r: SSDA903) -> Failing:
    return r.episodes.filter(goes_on_from_last_year() & _other_distance())


@rule(
    "503H",
    "The authority of the child's first placement is not that of the episode open at the end of "
    "last year.",
    mend=_MEND,
    at=_LA,
    needs=_BOTH_YEARS,
    unless=_given(POSTCODES, "PL_LA"),
    since=2023,
    cause=_CHANGED,
)
def area_not_as_last_year(r: SSDA903) -> Failing:
    return r.episodes.filter(goes_on_from_last_year() & _other_area())


@rule(
    "503J",
    "Whether the child's first placement is inside or outside the council's area is not as in the "
    "episode open at the end of last year.",
    mend=_MEND,
    at=_LOCATION,
    needs=[*_BOTH_YEARS, AUTHORITY],
    unless=_given(POSTCODES, "PL_LOCATION") | _given(AUTHORITY, "PL_LOCATION"),
    since=2023,
    cause=_CHANGED,
)
def location_not_as_last_year(r: SSDA903) -> Failing:
    changed = differs(col("PL_LOCATION"), col("last_latest_PL_LOCATION"))
    return r.episodes.filter(goes_on_from_last_year() & changed)
