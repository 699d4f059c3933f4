"""Rules on the provider's registration with Ofsted (URN), most of them by Ofsted's list.

What the list says stands beside each episode (`provider_*`, see `Episodes.looked_up`): it is
blank, and nothing fails, where the list does not know the URN or says nothing.
"""

from __future__ import annotations

from datetime import date

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, given, is_true, unwritten
from lineofsight.returns.lookups.areas import OUTSIDE_ENGLAND, own_codes
from lineofsight.returns.lookups.location import NO_URN
from lineofsight.returns.rules import (
    AUTHORITY,
    POSTCODES,
    PROVIDERS,
    At,
    Failing,
    Needs,
    Severity,
)
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.care import short_break
from lineofsight.returns.ssda903.rules.placement_provider import (
    ADOPTION,
    OTHER_FROM_2026,
    OTHER_TO_2025,
)
from lineofsight.returns.ssda903.rules.respite import TEMPORARY
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.tables import Episodes

#: Placements that Ofsted does not register: with parents, in employment, residential care, NHS,
#: custody, temporary. Independent living (P2) may be with a provider of supported accommodation
#: from 2024-25; semi-independent living (H5) had to be registered from 28 October 2023.
UNREGISTERED = ("P1", "P3", "R1", "R2", "R5", *TEMPORARY)
SUPPORTED_FROM = date(2023, 10, 28)
#: Placements at an address of their own: homes, family centres, residential schools. A fostering
#: or adoption agency, or a provider of supported accommodation, is registered elsewhere.
AT_OWN_ADDRESS = ("K1", "K2", "R3", "S1")
_URN: At = {Episodes: ["URN"]}
_BY_LIST: Needs = [Episodes, PROVIDERS]
_BY_PLACE: Needs = [Episodes, POSTCODES]
_PL_LA_GIVEN = {POSTCODES: ["Episodes.PL_LA"]}
_MISTYPED = "The URN was mistyped, or is of another service of the same organisation."
_LIST_IS_OLD = " If the list may be older than the return, use the latest."


def outside_england() -> nw.Expr:
    """The placement is known to be outside England. Never null."""
    code = col("PL_LA")
    return is_true(code.is_in(OUTSIDE_ENGLAND) | code.str.contains(r"^[WSNLM]\d"))


def ended_before(start: date) -> nw.Expr:
    """The episode ended before a day; false where it has no end that can be read."""
    return is_true(col("DEC") < day(start))


def unregistered(*places: str) -> nw.Expr:
    """The placement is of a type that Ofsted does not register, or one of those named."""
    return is_true(col("PLACE").is_in([*UNREGISTERED, *places]))


@rule(
    "1008",
    "The URN is not in Ofsted's list.",
    mend="Give the URN as Ofsted's list has it, or XXXXXXX for an agency that has none."
    + _LIST_IS_OLD,
    at=_URN,
    needs=_BY_LIST,
    since=2023,
    cause=_MISTYPED,
)
def urn_not_in_the_list(r: SSDA903) -> Failing:
    return r.episodes.filter(~col("provider_known"))


def _urn_missing(r: SSDA903, *exempt: str) -> Failing:
    """Short breaks are left out: rule 214 wants no URN for them."""
    registered = given("PLACE") & ~unregistered(*exempt) & ~outside_england()
    judged = ~ended_before(r.start) & ~short_break()
    return r.episodes.filter(registered & judged & blank("URN"))


_NO_URN_GIVEN = "The placement is with a provider that Ofsted registers, but no URN is given."
_GIVE_URN = "Give the provider's URN from Ofsted's list."
_NOT_RECORDED = "The URN is not in the record of the provider from which the return is made."


@rule(
    "218",
    _NO_URN_GIVEN,
    mend=_GIVE_URN,
    at=_URN,
    needs=_BY_PLACE,
    unless=_PL_LA_GIVEN,
    since=2023,
    until=2024,
    cause=_NOT_RECORDED,
)
def no_urn_to_2024(r: SSDA903) -> Failing:
    return _urn_missing(r, "H5", "P2", *OTHER_TO_2025)


@rule(
    "218",
    _NO_URN_GIVEN,
    mend=_GIVE_URN,
    at=_URN,
    needs=_BY_PLACE,
    unless=_PL_LA_GIVEN,
    since=2025,
    until=2025,
    cause=_NOT_RECORDED,
)
def no_urn_in_2025(r: SSDA903) -> Failing:
    return _urn_missing(r, "P2", *OTHER_TO_2025)


@rule(
    "218",
    _NO_URN_GIVEN,
    mend=_GIVE_URN,
    at=_URN,
    needs=_BY_PLACE,
    unless=_PL_LA_GIVEN,
    since=2026,
    cause=_NOT_RECORDED,
)
def no_urn_from_2026(r: SSDA903) -> Failing:
    return _urn_missing(r, *OTHER_FROM_2026)


@rule(
    "219",
    "The URN is of a provider that, by Ofsted's list, does not provide placements of this type.",
    mend="Correct the URN or the placement type, whichever is wrong." + _LIST_IS_OLD,
    at={Episodes: ["URN", "PLACE"]},
    needs=_BY_LIST,
    since=2023,
    cause=_MISTYPED,
)
def urn_of_another_type(r: SSDA903) -> Failing:
    return r.episodes.filter(~col("provider_has_place"))


@rule(
    "221",
    "The URN is of a home whose postcode in Ofsted's list is not the placement's.",
    mend="Correct the URN or PL_POST, whichever is wrong." + _LIST_IS_OLD,
    at={Episodes: ["PL_POST"]},
    needs=_BY_LIST,
    since=2023,
    cause="PL_POST is the postcode of the organisation's office, or the URN is of a sister home.",
)
def urn_at_another_postcode(r: SSDA903) -> Failing:
    """Only for placements at an address of their own, and by any of the provider's addresses."""
    at_address = col("PLACE").is_in(AT_OWN_ADDRESS) & ~short_break()
    return r.episodes.filter(at_address & ~col("provider_has_postcode"))


def _urn_not_wanted(r: SSDA903, *unregistered_too: str) -> Failing:
    return r.episodes.filter(unregistered(*unregistered_too) & (col("URN") != NO_URN))


_URN_NOT_WANTED = "A URN is given for a type of placement that Ofsted does not register."
_CLEAR_URN = "Clear the URN, or correct the placement type."
_URN_KEPT = "The URN was kept from the placement before."


@rule("222", _URN_NOT_WANTED, mend=_CLEAR_URN, at=_URN, since=2023, until=2023, cause=_URN_KEPT)
def urn_not_wanted_in_2023(r: SSDA903) -> Failing:
    return _urn_not_wanted(r, "H5", "P2", *OTHER_TO_2025)


@rule("222", _URN_NOT_WANTED, mend=_CLEAR_URN, at=_URN, since=2024, until=2024, cause=_URN_KEPT)
def urn_not_wanted_in_2024(r: SSDA903) -> Failing:
    return _urn_not_wanted(r, "P2", *OTHER_TO_2025)


@rule("222", _URN_NOT_WANTED, mend=_CLEAR_URN, at=_URN, since=2025, until=2025, cause=_URN_KEPT)
def urn_not_wanted_in_2025(r: SSDA903) -> Failing:
    return _urn_not_wanted(r, *OTHER_TO_2025)


@rule("222", _URN_NOT_WANTED, mend=_CLEAR_URN, at=_URN, since=2026, cause=_URN_KEPT)
def urn_not_wanted_from_2026(r: SSDA903) -> Failing:
    return _urn_not_wanted(r, *OTHER_FROM_2026)


@rule(
    "224",
    "The URN is of a provider that, by Ofsted's list, is not of the kind recorded.",
    mend="Correct PLACE_PROVIDER or the URN, whichever is wrong." + _LIST_IS_OLD,
    at={Episodes: ["PLACE_PROVIDER"]},
    needs=_BY_LIST,
    since=2023,
    cause="PLACE_PROVIDER is kept with the placement, not with the provider, and was not renewed.",
)
def urn_of_another_kind(r: SSDA903) -> Failing:
    return r.episodes.filter(~col("provider_has_provider"))


@rule(
    "227",
    "The episode began on or after the day on which the provider's registration ended.",
    mend="Give the URN under which the provider was registered that day, or correct DECOM."
    + _LIST_IS_OLD,
    at={Episodes: ["URN", "DECOM"]},
    needs=_BY_LIST,
    since=2023,
    cause="The home was registered anew, under another owner or at another address.",
)
def began_after_closing(r: SSDA903) -> Failing:
    """A provider that stands in the list several times is closed only if no entry is open."""
    return r.episodes.filter(col("DECOM") >= col("provider_closed"))


@rule(
    "228",
    "The episode went on after the day on which the provider's registration ended.",
    mend="End the episode when the child left; or, where the provider was registered anew, begin "
    "an episode with the new URN." + _LIST_IS_OLD,
    at={Episodes: ["URN", "DEC"]},
    needs=_BY_LIST,
    severity=Severity.QUERY,
    since=2023,
    cause="The home was registered anew, or the move when it closed was not recorded.",
)
def went_on_after_closing(r: SSDA903) -> Failing:
    """An open episode is taken to last until the child's next begins, or to the year's end; a
    provider that stands in the list several times is closed only if no entry is open."""
    until = nw.coalesce(col("next_DECOM"), day(r.end))
    ended = nw.when(unwritten("DEC")).then(until).otherwise(col("DEC"))
    return r.episodes.filter(ended > col("provider_closed"))


def _provider_of_another(r: SSDA903) -> nw.Expr:
    """The provider is recorded as the council's own (PR1) and is not, or as another council's
    (PR2) and is the council's own."""
    own = col("provider_authority").is_in(sorted(own_codes(r.authority or "")))
    provider = col("PLACE_PROVIDER")
    return ((provider == "PR1") & ~own) | ((provider == "PR2") & own)


_WHOSE = "The placement is recorded as the council's own or as another's, and the list disagrees."
_MEND_WHOSE = (
    "Give PR1 for the council's own provision and PR2 for another council's, or correct the URN."
)


@rule(
    "229",
    _WHOSE,
    mend=_MEND_WHOSE,
    at={Episodes: ["URN", "PLACE_PROVIDER"]},
    needs=[*_BY_LIST, AUTHORITY],
    severity=Severity.QUERY,
    since=2023,
    until=2025,
    cause=_MISTYPED,
)
def provider_of_another_council(r: SSDA903) -> Failing:
    """Whose provider it is comes from the list: its owner, where the list says that a council
    owns it, or its local authority; from its postcode only where the list has neither."""
    return r.episodes.filter(_provider_of_another(r))


@rule(
    "229",
    _WHOSE,
    mend=_MEND_WHOSE,
    at={Episodes: ["URN", "PLACE_PROVIDER"]},
    needs=[*_BY_LIST, AUTHORITY],
    severity=Severity.QUERY,
    since=2026,
    cause=_MISTYPED,
)
def provider_of_another_council_from_2026(r: SSDA903) -> Failing:
    """The same but for supported accommodation (K3), whose providers work in many areas."""
    return r.episodes.filter(_provider_of_another(r) & (col("PLACE") != "K3"))


@rule(
    "230",
    "From 28 October 2023 semi-independent living in England is registered with Ofsted, but no URN "
    "is given.",
    mend=_GIVE_URN,
    at={Episodes: ["PLACE", "DEC", "URN"]},
    needs=_BY_PLACE,
    unless=_PL_LA_GIVEN,
    since=2024,
    until=2024,
    cause="The provider had not applied for registration, or its URN was not asked for.",
)
def no_urn_of_supported_accommodation(r: SSDA903) -> Failing:
    went_on = unwritten("DEC") | (col("DEC") > day(SUPPORTED_FROM))
    without = blank("URN") | (col("URN") == NO_URN)
    where = (col("PLACE") == "H5") & ~outside_england() & ~short_break()
    return r.episodes.filter(where & went_on & without)


@rule(
    "241",
    "The placement is in an area where, by Ofsted's list, the provider of supported accommodation "
    "has no premises.",
    mend="Correct the URN or PL_POST, whichever is wrong." + _LIST_IS_OLD,
    at=_URN,
    needs=[*_BY_LIST, POSTCODES],
    unless=_PL_LA_GIVEN,
    since=2026,
    cause="The URN is of the provider's head office or of a sister company.",
)
def no_premises_there(r: SSDA903) -> Failing:
    return r.episodes.filter((col("PLACE") == "K3") & ~col("provider_in_area"))


@rule(
    "242",
    "XXXXXXX is given for a URN, which only placements for adoption through a regional agency may "
    "have.",
    mend=_GIVE_URN,
    at=_URN,
    since=2026,
    cause="XXXXXXX was used for a URN that was not known.",
)
def no_such_urn(r: SSDA903) -> Failing:
    return r.episodes.filter((col("URN") == NO_URN) & ~col("PLACE").is_in(ADOPTION))


@rule(
    "243",
    "A URN is given for a placement outside England, where Ofsted registers nobody.",
    mend="Clear the URN, or correct PL_POST.",
    at=_URN,
    needs=_BY_PLACE,
    unless=_PL_LA_GIVEN,
    since=2026,
    cause="The URN is of the organisation's service in England.",
)
def urn_outside_england(r: SSDA903) -> Failing:
    return r.episodes.filter(given("URN") & outside_england())
