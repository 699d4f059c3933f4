"""Rules on who provides the placement (PLACE_PROVIDER): own council, other councils, others."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true
from lineofsight.returns.rules import At, Failing
from lineofsight.returns.ssda903.codes import LISTS
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.respite import TEMPORARY
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.tables import Episodes

#: Other placements, one type until 2024-25 and four after.
OTHER_TO_2025, OTHER_FROM_2026 = ("Z1",), ("Z11", "Z12", "Z13", "Z14")
ADOPTION = ("A3", "A4", "A5", "A6")
FOSTERING = ("U1", "U2", "U3", "U4", "U5", "U6")
_AT: At = {Episodes: ["PLACE_PROVIDER"]}
_BOTH: At = {Episodes: ["PLACE", "PLACE_PROVIDER"]}


def has_no_provider(other: tuple[str, ...]) -> nw.Expr:
    """The placement is of a type for which no provider is recorded."""
    return is_true(col("PLACE").is_in([*TEMPORARY, *other]))


def not_a_provider_code(r: SSDA903, other: tuple[str, ...]) -> Failing:
    """A code is given that is not in the list, or where there should be none."""
    codes = LISTS["PLACE_PROVIDER"].in_year(r.year)
    wrong = ~col("PLACE_PROVIDER").is_in(codes) | has_no_provider(other)
    return r.episodes.filter(given("PLACE_PROVIDER") & wrong)


_NOT_A_CODE = "The code of the placement's provider is not one that may stand here."
_GIVE_A_CODE = (
    "Give a code from PR0 to PR5 in capitals, and none for a temporary or other placement."
)


@rule("178", _NOT_A_CODE, mend=_GIVE_A_CODE, at=_AT, since=2023, until=2025)
def provider_code_to_2025(r: SSDA903) -> Failing:
    return not_a_provider_code(r, OTHER_TO_2025)


@rule("178", _NOT_A_CODE, mend=_GIVE_A_CODE, at=_AT, since=2026)
def provider_code_from_2026(r: SSDA903) -> Failing:
    return not_a_provider_code(r, OTHER_FROM_2026)


_NOT_WANTED = "A provider is recorded for a type of placement that has none."
_CLEAR_PROVIDER = "Clear PLACE_PROVIDER, or correct the placement type."
_COPIED = "The provider of the normal placement was copied to the temporary one."


@rule("213", _NOT_WANTED, mend=_CLEAR_PROVIDER, at=_AT, since=2023, until=2025, cause=_COPIED)
def provider_of_a_temporary_placement(r: SSDA903) -> Failing:
    return r.episodes.filter(has_no_provider(()) & given("PLACE_PROVIDER"))


@rule("213", _NOT_WANTED, mend=_CLEAR_PROVIDER, at=_AT, since=2026, cause=_COPIED)
def provider_of_a_temporary_or_other_placement(r: SSDA903) -> Failing:
    return r.episodes.filter(has_no_provider(OTHER_FROM_2026) & given("PLACE_PROVIDER"))


_WANTED = "The placement has no provider recorded."
_GIVE_PROVIDER = "Give the code of who provides the placement, PR0 to PR5."
_NOT_ASKED = "The provider was not recorded when the placement was made."


@rule("526", _WANTED, mend=_GIVE_PROVIDER, at=_BOTH, since=2023, until=2025, cause=_NOT_ASKED)
def no_provider_to_2025(r: SSDA903) -> Failing:
    missing = given("PLACE") & ~has_no_provider(OTHER_TO_2025) & blank("PLACE_PROVIDER")
    return r.episodes.filter(missing)


@rule("526", _WANTED, mend=_GIVE_PROVIDER, at=_BOTH, since=2026, cause=_NOT_ASKED)
def no_provider_from_2026(r: SSDA903) -> Failing:
    missing = given("PLACE") & ~has_no_provider(OTHER_FROM_2026) & blank("PLACE_PROVIDER")
    return r.episodes.filter(missing)


def provider_not_with(code: str, provider: str, who: str, places: tuple[str, ...]) -> None:
    """Register the rule that a provider's code does not go with some types of placement."""

    @rule(
        code,
        f"The placement is recorded as provided by {who} ({provider}), who cannot provide a "
        "placement of this type.",
        mend="Correct the provider or the placement type, whichever is wrong.",
        at=_BOTH,
        since=2023,
        cause="One of the two was kept from the episode before when the other changed.",
    )
    def does_not_go_together(r: SSDA903) -> Failing:
        return r.episodes.filter(
            (col("PLACE_PROVIDER") == provider) & col("PLACE").is_in(list(places))
        )


_HOME_OR_HELD = ("P1", "R2", "R5")
provider_not_with("527", "PR1", "the council itself", _HOME_OR_HELD)
provider_not_with("528", "PR2", "another council", _HOME_OR_HELD)
provider_not_with("529", "PR3", "another public body", ("P1", *ADOPTION, "K1", "K2", *FOSTERING))
provider_not_with("530", "PR4", "a private provider", ("P1",))
provider_not_with("531", "PR5", "a voluntary organisation", ("P1",))


@rule(
    "550",
    "The placement is recorded as provided by the parents (PR0), but is not with them.",
    mend="Give the code of who provides the placement; PR0 goes only with P1.",
    at=_BOTH,
    since=2023,
    cause="The provider was kept from a time when the child was placed with parents.",
)
def parents_provide_only_p1(r: SSDA903) -> Failing:
    return r.episodes.filter((col("PLACE_PROVIDER") == "PR0") & (col("PLACE") != "P1"))
