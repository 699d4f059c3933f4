"""The places that values are published for."""

from __future__ import annotations

import pytest

from lineofsight.published.areas import (
    UnknownPlaceError,
    all_keys,
    area_of,
    is_authority,
    region_key,
)


@pytest.mark.parametrize(
    ("key", "name", "authority"),
    [
        ("england", "England", False),
        ("south-west", "South West", False),
        ("yorkshire-and-the-humber", "Yorkshire and The Humber", False),
        ("inner-london", "Inner London", False),
        ("865", "Wiltshire", True),
        ("928", "Northamptonshire", True),
    ],
)
def test_a_place_by_its_key(key: str, name: str, authority: bool) -> None:
    """England, regions, and authorities of today and before."""
    place = area_of(key)
    assert (place.key, place.name, place.is_authority) == (key, name, authority)
    assert is_authority(key) is authority
    assert key in all_keys()


def test_the_two_spellings_of_the_humber_are_one_region() -> None:
    """The official files write it with a large and with a small `the`."""
    assert region_key("Yorkshire and the Humber") == region_key("Yorkshire and The Humber")


def test_an_unknown_place() -> None:
    """Messages name it."""
    with pytest.raises(UnknownPlaceError, match="wessex"):
        area_of("wessex")
    with pytest.raises(UnknownPlaceError, match="Wessex"):
        region_key("Wessex")
    assert is_authority("wessex") is False


def test_keys_are_unique() -> None:
    """No region shares a key with an authority."""
    assert len(set(all_keys())) == len(all_keys())
