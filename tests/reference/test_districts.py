"""Which authority of children's services has the area of a district, county or former council."""

from __future__ import annotations

import pytest

from lineofsight.reference.authorities import current, get
from lineofsight.reference.districts import authority_of_area, codes_of_area, districts


@pytest.mark.parametrize(
    ("code", "name", "why"),
    [
        ("E07000008", "Cambridgeshire", "a district of a county"),
        ("E10000016", "Kent", "a county"),
        ("E06000001", "Hartlepool", "a unitary authority"),
        ("E08000019", "Sheffield", "a metropolitan district under its former code"),
        ("E10000023", "North Yorkshire", "a county that became a unitary authority"),
        ("E07000165", "North Yorkshire", "a district of it (Harrogate)"),
        ("E07000028", "Cumberland", "a district of a county that was divided (Carlisle)"),
        ("E07000031", "Westmorland and Furness", "one of its other half (South Lakeland)"),
        ("E07000154", "West Northamptonshire", "Northampton"),
        ("E06000029", "Bournemouth, Christchurch and Poole", "Poole, which was merged"),
        ("E07000100", "Hertfordshire", "St Albans under its former code"),
    ],
)
def test_area(code: str, name: str, why: str) -> None:
    """Each ONS code leads to the authority that has its area today."""
    authority = authority_of_area(code)
    assert authority is not None, why
    assert authority.name == name, why


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("E10000006", "Cumbria was divided: only its districts tell where"),
        ("W06000015", "Cardiff is not in England"),
        ("E99999999", "stands for no county"),
        ("", "nothing"),
    ],
)
def test_no_area(code: str, why: str) -> None:
    """What cannot be told is not guessed."""
    assert authority_of_area(code) is None, why


def test_every_district_lies_in_a_present_authority() -> None:
    """No English district falls outside for want of a newer code, and every authority of two
    tiers has districts."""
    found = {authority_of_area(code) for code in districts()}
    assert None not in found
    counties = {authority for authority in current() if authority.gss_code.startswith("E10")}
    assert counties <= found


def test_codes_of_an_area() -> None:
    """All ONS codes of an authority, and where it was divided those of its successors."""
    assert codes_of_area(get("815")) == {"E10000023", "E06000065"}
    assert codes_of_area(get("909")) == {"E10000006", "E06000063", "E06000064"}
