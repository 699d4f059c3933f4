"""Rules on placements for adoption, and on placement types that came to an end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, is_true
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.episode_dates import lasts_until
from lineofsight.returns.ssda903.shared import child_facts, rule
from lineofsight.returns.ssda903.tables import AD1, Episodes

#: Placed for adoption: with the current foster carers, with others, and either. A1 and A2 are
#: codes of earlier years that long placements can still carry.
WITH_FOSTER_CARERS = ("A3", "A5")
FOR_ADOPTION = ("A3", "A4", "A5", "A6")
ADOPTED_BY_CARERS, ADOPTED_BY_OTHERS = ("A2", *WITH_FOSTER_CARERS), ("A1", "A4", "A6")
#: The child was adopted; E1 is the code of earlier years.
ADOPTED = ("E1", "E11", "E12")
_CARERS_CODED_FROM = date(2015, 4, 1)
_FOSTERED_OR_PLACED = ("U1", "U2", "U3", "U4", "U5", "U6", *WITH_FOSTER_CARERS)
#: From this day accommodation for young people of 16 and 17 has to be registered.
_SUPPORTED_ACCOMMODATION_REGULATED = date(2023, 10, 28)


def adopted_from(places: tuple[str, ...]) -> nw.Expr:
    """The episode ended with the child's adoption from one of the placements."""
    return is_true(col("REC").is_in(ADOPTED)) & is_true(col("PLACE").is_in(places))


@child_facts(Episodes)
def adopted_from_placement(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Whether the child was adopted from a placement with foster carers, or with others."""
    return {
        "placements_adopted_by_carers": adopted_from(ADOPTED_BY_CARERS).any(),
        "placements_adopted_by_others": adopted_from(ADOPTED_BY_OTHERS).any(),
    }


@child_facts(AD1)
def adopters_in_ad1(r: SSDA903) -> Mapping[str, nw.Expr]:
    """What AD1 says of the adopters: that they were not the foster carers, or that they were."""
    return {
        "placements_ad1_others": is_true(col("FOSTER_CARE") == "0").any(),
        "placements_ad1_carers": is_true(col("FOSTER_CARE") == "1").any(),
    }


@rule(
    "217",
    "The child is placed for adoption with the current foster carers (A3 or A5), but the reason "
    "for the new episode says that the carers changed, or nothing of the placement.",
    mend="Give RNE as S, T or U; if the carers did change, the placement is A4 or A6.",
    at={Episodes: ["PLACE", "DECOM", "RNE"]},
    cause="The move to adoption was recorded as a change of carers, or as a legal change only.",
)
def placed_with_carers_but_moved(r: SSDA903) -> Failing:
    return r.episodes.filter(
        col("PLACE").is_in(WITH_FOSTER_CARERS)
        & (col("DECOM") >= day(_CARERS_CODED_FROM))
        & ~is_true(col("RNE").is_in(["S", "T", "U"]))
    )


@rule(
    "217t",
    "The child lives independently (P2) on or after 28 October 2023, when that placement type "
    "came to an end.",
    mend="End the P2 episode on 28 October 2023 at the latest, and give another placement type "
    "from then.",
    at={Episodes: ["PLACE", "DECOM"]},
    since=2024,
    until=2024,
    cause="Placements were not recoded when supported accommodation had to be registered.",
)
def independent_after_regulation(r: SSDA903) -> Failing:
    ended = day(_SUPPORTED_ACCOMMODATION_REGULATED)
    return r.episodes.filter(
        (col("PLACE") == "P2") & (is_true(col("DECOM") >= ended) | is_true(lasts_until(r) > ended))
    )


@rule(
    "335",
    "AD1 and the last placement do not agree on whether the adopters were the foster carers.",
    mend="FOSTER_CARE is 1 after A3 or A5, and 0 after A4 or A6: correct the one that is wrong.",
    at={Episodes: ["PLACE"], AD1: ["FOSTER_CARE"]},
    cause="The placement for adoption was recorded with the wrong code.",
)
def adopters_differ_from_ad1(r: SSDA903) -> tuple[Failing, Failing]:
    return (
        r.episodes.filter(
            (col("placements_ad1_others") & adopted_from(ADOPTED_BY_CARERS))
            | (col("placements_ad1_carers") & adopted_from(ADOPTED_BY_OTHERS))
        ),
        r.ad1.filter(
            ((col("FOSTER_CARE") == "0") & col("placements_adopted_by_carers"))
            | ((col("FOSTER_CARE") == "1") & col("placements_adopted_by_others"))
        ),
    )


@rule(
    "336",
    "The child is placed for adoption with the current foster carers (A3 or A5), but the episode "
    "before was not a foster placement.",
    mend="Correct PLACE here or in the episode before; with new carers the placement is A4 or A6.",
    at={Episodes: ["PLACE"]},
    cause="The foster placement was recorded as another type, or an episode is missing.",
)
def not_fostered_before_adoption(r: SSDA903) -> Failing:
    return r.episodes.filter(
        col("PLACE").is_in(WITH_FOSTER_CARERS)
        & col("has_previous")
        & ~is_true(col("previous_PLACE").is_in(_FOSTERED_OR_PLACED))
    )
