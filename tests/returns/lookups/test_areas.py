"""The code of the authority in which a place lies, and the codes that mean one's own."""

from __future__ import annotations

import pytest

from lineofsight.returns.lookups.areas import authority_named, own_codes, placed_in


@pytest.mark.parametrize(
    ("area", "county", "expected", "why"),
    [
        ("E09000033", "E99999999", "E09000033", "a London borough"),
        ("E07000008", "E10000003", "E10000003", "a district: the county is the authority"),
        ("E07000008", None, "E10000003", "a file without counties"),
        ("E07000028", "E10000006", "E06000063", "Carlisle, before Cumbria was divided"),
        ("E07999999", "E10000003", "E10000003", "a district newer than our list, by its county"),
        ("W06000015", None, "WAL", "Wales"),
        ("S12000033", None, "SCO", "Scotland"),
        ("N09000003", None, "NIR", "Northern Ireland"),
        ("L93000001", None, "NUK", "the Channel Islands are not in the United Kingdom"),
        ("M83000003", None, "NUK", "nor is the Isle of Man"),
        ("WAL", None, "WAL", "a file that has the return's own codes"),
        ("E06999999", None, None, "an authority newer than our list is not taken for another"),
        (None, None, None, "nothing given"),
    ],
)
def test_placed_in(area: str | None, county: str | None, expected: str | None, why: str) -> None:
    """ONS codes of any release lead to the code that the return has."""
    assert placed_in(area, county) == expected, why


@pytest.mark.parametrize(
    ("authority", "expected", "why"),
    [
        ("E06000063", {"E06000063"}, "an ONS code"),
        ("942", {"942", "E06000063"}, "a DfE code"),
        ("E10000023", {"E10000023", "E06000065"}, "a former code means today's area too"),
        ("E10000006", {"E10000006", "E06000063", "E06000064"}, "both halves of Cumbria were its"),
        ("unknown", {"unknown"}, "a code that we do not know means itself"),
    ],
)
def test_own_codes(authority: str, expected: set[str], why: str) -> None:
    """Every code that means the council's own area."""
    assert own_codes(authority) == expected, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("East Sussex County Council", "E10000011"),
        ("east sussex", "E10000011"),
        ("845", "E10000011"),
        ("E10000011", "E10000011"),
        ("Nowhere", None),
        ("", None),
    ],
)
def test_authority_named(text: str, expected: str | None) -> None:
    """Lists give names and codes of both kinds."""
    assert authority_named(text) == expected
