"""Rules on where the child comes from and is placed: postcodes, distance, authority.

Distance, authority and location are taken from the return where it gives them, and worked out
from the postcodes where it does not (`returns.lookups.location`). Asylum-seeking children have no
home in England: for them no distance is recorded. Who is or was one is known from both years.
"""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true, unreadable, unwritten
from lineofsight.returns.lookups.areas import OUTSIDE_ENGLAND, own_codes
from lineofsight.returns.rules import AUTHORITY, POSTCODES, At, Failing, Needs, Severity
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.asylum import is_uasc
from lineofsight.returns.ssda903.rules.care import short_break
from lineofsight.returns.ssda903.rules.placement_provider import ADOPTION, FOSTERING
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.tables import Episodes

#: In miles, the greatest distance that can be written (999.9 stands for one that is not known),
#: and the greatest that is likely.
FARTHEST_WRITTEN, FARTHEST_LIKELY = 999.9, 350.0
_FORM_OF_AUTHORITY = rf"^(?:[EWSNLM]\d{{8}}|\d{{3}}|{'|'.join(OUTSIDE_ENGLAND)})$"
_DISTANCE: At = {Episodes: ["PL_DISTANCE"]}
_LA: At = {Episodes: ["PL_LA"]}
_LOCATION: At = {Episodes: ["PL_LOCATION"]}
_POSTCODES: At = {Episodes: ["HOME_POST", "PL_POST"]}
_BY_PLACE: Needs = [Episodes, POSTCODES]
_POSTCODE_WRONG = "A postcode is missing or wrong, so that no distance or authority was found."


def _given(*columns: str) -> dict[str, list[str]]:
    """The columns with which no postcodes are needed."""
    return {POSTCODES: [f"Episodes.{column}" for column in columns]}


def asylum_seeking() -> nw.Expr:
    """The child is an unaccompanied asylum-seeking child, or was one: by this year's return or
    last year's, or because a date is given on which that ceased. Never null."""
    ceased = is_true(col("uasc_DUC_written")) | is_true(col("last_uasc_DUC_written"))
    return is_uasc() | is_true(col("last_UASC") == "1") | ceased


@rule(
    "164",
    "The distance from home to placement is not a number from 0 to 999.9.",
    mend="Correct the postcodes of home and placement, from which the distance follows.",
    at=_DISTANCE,
    needs=_BY_PLACE,
    unless=_given("PL_DISTANCE"),
    since=2023,
    cause=_POSTCODE_WRONG,
)
def distance_is_no_distance(r: SSDA903) -> Failing:
    miles = col("PL_DISTANCE")
    wrong = unreadable("PL_DISTANCE") | (miles < 0) | (miles > FARTHEST_WRITTEN)
    return r.episodes.filter(wrong & ~short_break() & ~asylum_seeking())


@rule(
    "169",
    "The authority in which the placement lies is not known, or its code is none.",
    mend="Give the postcode of the placement, or correct it.",
    at=_LA,
    needs=_BY_PLACE,
    unless=_given("PL_LA"),
    since=2023,
    cause=_POSTCODE_WRONG,
)
def authority_not_known(r: SSDA903) -> Failing:
    """The form of the code is judged, not its being in a list: new codes come every year."""
    unfit = blank("PL_LA") | ~col("PL_LA").str.contains(_FORM_OF_AUTHORITY)
    return r.episodes.filter(unfit & ~short_break())


@rule(
    "179",
    "It is not known whether the placement is inside the council's own area (IN) or outside (OUT).",
    mend="Give the postcode of the placement, or correct it.",
    at=_LOCATION,
    needs=[*_BY_PLACE, AUTHORITY],
    unless=_given("PL_LOCATION") | {AUTHORITY: ["Episodes.PL_LOCATION"]},
    since=2023,
    cause=_POSTCODE_WRONG,
)
def location_not_known(r: SSDA903) -> Failing:
    unfit = blank("PL_LOCATION") | ~col("PL_LOCATION").is_in(["IN", "OUT"])
    return r.episodes.filter(unfit & ~short_break())


@rule(
    "214",
    "The episode is a short break, for which neither the placement's postcode nor a URN is given.",
    mend="Clear PL_POST and URN, or correct the legal status.",
    at={Episodes: ["PL_POST", "URN"]},
    since=2023,
    cause="The record holds the placement of short breaks too, and the extract did not leave it "
    "out.",
)
def place_of_a_short_break(r: SSDA903) -> Failing:
    return r.episodes.filter(short_break() & (given("PL_POST") | given("URN")))


@rule(
    "392a",
    "The child is looked after, but there is no distance from home to placement.",
    mend="Give the postcodes of home and placement, or correct them.",
    at=_DISTANCE,
    needs=_BY_PLACE,
    unless=_given("PL_DISTANCE"),
    since=2023,
    cause=_POSTCODE_WRONG,
)
def no_distance(r: SSDA903) -> Failing:
    return r.episodes.filter(unwritten("PL_DISTANCE") & ~short_break() & ~asylum_seeking())


@rule(
    "392b",
    "The child is looked after, but the postcode of home or placement is not given.",
    mend="Give both postcodes.",
    at=_POSTCODES,
    needs=[Episodes],
    since=2023,
    cause="The address was not linked to the placement, or the home address was not kept.",
)
def no_postcodes(r: SSDA903) -> Failing:
    missing = blank("HOME_POST") | blank("PL_POST")
    return r.episodes.filter(missing & ~short_break() & ~asylum_seeking())


@rule(
    "392c",
    "A postcode is given that does not exist.",
    mend="Correct the postcode. A very new one may need a newer file of postcodes.",
    at=_POSTCODES,
    needs=_BY_PLACE,
    since=2023,
    cause="It was mistyped (O for 0, I for 1) or cut short.",
)
def no_such_postcode(r: SSDA903) -> Failing:
    return r.episodes.filter(~col("home_postcode_known") | ~col("pl_postcode_known"))


@rule(
    "392d",
    "Home and placement have the same postcode, but the child is not placed with parents.",
    mend="Correct whichever postcode is wrong. If both are right, give P1 or explain.",
    at={Episodes: ["HOME_POST", "PL_POST", "PLACE"]},
    since=2023,
    cause="The placement's address was entered as the home's when the child moved.",
)
def placed_at_home(r: SSDA903) -> Failing:
    """Capitals and spaces do not matter. Where the postcode does not exist, that is 392c's."""
    home, placement = (
        col(column).str.to_uppercase().str.replace_all(" ", "", literal=True)
        for column in ("HOME_POST", "PL_POST")
    )
    exists = nw.coalesce(col("pl_postcode_known"), nw.lit(True))
    return r.episodes.filter((home == placement) & (col("PLACE") != "P1") & exists)


@rule(
    "398",
    "The episode is a short break, for which no postcodes are given.",
    mend="Clear HOME_POST and PL_POST, or correct the legal status.",
    at={Episodes: ["LS", "HOME_POST", "PL_POST"]},
    since=2023,
    cause="The record holds addresses for short breaks too, and the extract did not leave them "
    "out.",
)
def postcodes_of_a_short_break(r: SSDA903) -> Failing:
    return r.episodes.filter(short_break() & (given("HOME_POST") | given("PL_POST")))


@rule(
    "406",
    "The child is or was an unaccompanied asylum-seeking child, for whom no distance is recorded.",
    mend="Clear HOME_POST: the child has no home address in this country.",
    at=_DISTANCE,
    needs=_BY_PLACE,
    unless=_given("PL_DISTANCE"),
    since=2023,
    cause="The first placement, or the council's own address, was entered as the home.",
)
def distance_of_an_asylum_seeking_child(r: SSDA903) -> Failing:
    return r.episodes.filter(given("PL_DISTANCE_text") & asylum_seeking())


@rule(
    "411",
    "The placement is recorded as inside the council's own area, but lies in another authority.",
    mend="Correct the postcode of the placement, or PL_LOCATION and PL_LA where the file has them.",
    at=_LOCATION,
    needs=[*_BY_PLACE, AUTHORITY],
    unless=_given("PL_LA", "PL_LOCATION"),
    since=2023,
    cause="One of the two was changed by hand and the other was not.",
)
def inside_yet_elsewhere(r: SSDA903) -> Failing:
    own = sorted(own_codes(r.authority or ""))
    return r.episodes.filter((col("PL_LOCATION") == "IN") & ~col("PL_LA").is_in(own))


@rule(
    "420",
    "The episode is a short break, for which no authority of placement is given.",
    mend="Clear PL_POST (and PL_LA where the file has it), or correct the legal status.",
    at=_LA,
    needs=_BY_PLACE,
    unless=_given("PL_LA"),
    since=2023,
    cause="The record holds the placement of short breaks too, and the extract did not leave it "
    "out.",
)
def authority_of_a_short_break(r: SSDA903) -> Failing:
    return r.episodes.filter(short_break() & given("PL_LA"))


@rule(
    "454",
    "The placement is over 350 miles from home.",
    mend="Check both postcodes. If they are right, explain.",
    at=_DISTANCE,
    needs=_BY_PLACE,
    unless=_given("PL_DISTANCE"),
    severity=Severity.QUERY,
    since=2026,
    cause="One of the postcodes is wrong by a letter.",
)
def placed_very_far(r: SSDA903) -> Failing:
    """999.9 stands for a distance that is not known."""
    miles = col("PL_DISTANCE")
    far = (miles > FARTHEST_LIKELY) & (miles != FARTHEST_WRITTEN)
    return r.episodes.filter(far & ~asylum_seeking())


def _own_provision_elsewhere(r: SSDA903, *exempt: str) -> Failing:
    """Families may live anywhere: fostering and adoption are left out."""
    own = sorted(own_codes(r.authority or ""))
    judged = ~col("PLACE").is_in([*FOSTERING, *ADOPTION, *exempt]) & given("LS") & ~short_break()
    elsewhere = (col("PLACE_PROVIDER") == "PR1") & ~col("PL_LA").is_in(own)
    return r.episodes.filter(judged & elsewhere)


_OWN_ELSEWHERE = "The placement is the council's own provision, but lies in another authority."
_MEND_OWN = "Check provider and postcode. If the council has a service there, explain."
_OWN_CAUSE = "Another council's or a private provider was recorded as the council's own."


@rule(
    "1015",
    _OWN_ELSEWHERE,
    mend=_MEND_OWN,
    at=_LA,
    needs=[*_BY_PLACE, AUTHORITY],
    unless=_given("PL_LA"),
    severity=Severity.QUERY,
    since=2023,
    until=2025,
    cause=_OWN_CAUSE,
)
def own_provision_elsewhere(r: SSDA903) -> Failing:
    return _own_provision_elsewhere(r)


@rule(
    "1015",
    _OWN_ELSEWHERE,
    mend=_MEND_OWN,
    at=_LA,
    needs=[*_BY_PLACE, AUTHORITY],
    unless=_given("PL_LA"),
    severity=Severity.QUERY,
    since=2026,
    cause=_OWN_CAUSE,
)
def own_provision_elsewhere_from_2026(r: SSDA903) -> Failing:
    """Supported accommodation (K3) is left out too."""
    return _own_provision_elsewhere(r, "K3")
