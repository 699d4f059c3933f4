"""The places that published values are about: authorities, regions and England."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lineofsight.reference import authorities
from lineofsight.reference.authorities import slugify
from lineofsight.reference.regions import REGIONS

ENGLAND = "england"

#: London's two parts, which the Department publishes beside its nine regions.
LONDON_PARTS = ("Inner London", "Outer London")


class UnknownPlaceError(LookupError):
    """No published value is about a place with this key."""


@dataclass(frozen=True)
class Place:
    """A place that values are published for.

    Attributes:
        key: DfE code of an authority, `england`, or a region's address name (`south-west`).
        name: its name.
        is_authority: whether it is an authority, present or past.
    """

    key: str
    name: str
    is_authority: bool = False


def region_key(name: str) -> str:
    """The key of a region by its name: `Yorkshire and The Humber` gives
    `yorkshire-and-the-humber`.

    Raises:
        UnknownPlaceError: there is no such region.
    """
    key = slugify(name)
    if key not in _regions():
        raise UnknownPlaceError(f"England has no region called {name!r}.")
    return key


@cache
def _regions() -> dict[str, Place]:
    return {slugify(name): Place(slugify(name), name) for name in (*REGIONS, *LONDON_PARTS)}


def area_of(key: str) -> Place:
    """The place with a key.

    Raises:
        UnknownPlaceError: there is none.
    """
    if key == ENGLAND:
        return Place(ENGLAND, "England")
    if key in _regions():
        return _regions()[key]
    try:
        authority = authorities.get(key)
    except authorities.UnknownAuthorityError:
        raise UnknownPlaceError(f"No published value is about a place called {key!r}.") from None
    return Place(authority.code, authority.name, is_authority=True)


@cache
def all_keys() -> tuple[str, ...]:
    """The key of every place: England, the regions, and every authority since 2009."""
    codes = (authority.code for authority in authorities.all_authorities())
    return (ENGLAND, *_regions(), *codes)


def is_authority(key: str) -> bool:
    """Whether a key is an authority's code; false for England, regions and unknown keys."""
    try:
        return area_of(key).is_authority
    except UnknownPlaceError:
        return False
