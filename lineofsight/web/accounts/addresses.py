"""Addresses of an authority's own work, which begin with its name."""

from __future__ import annotations

from typing import Any

from django.urls import get_resolver, reverse

from lineofsight.web.accounts.current import current

#: The part of an address that names the authority.
COUNCIL = "council"


def is_of_authority(name: str) -> bool:
    """Whether the page of a name stands below the address of an authority."""
    ways = get_resolver().reverse_dict.getlist(name)
    return any(COUNCIL in parts for way in ways for _, parts in way[0])


def own_address(name: str, *args: Any) -> str:
    """The address of a page of the authority that the request is about.

    Raises:
        LookupError: the request is about none.
    """
    here = current()
    if here is None:
        raise LookupError(f"The page {name!r} is asked for outside of any authority.")
    return reverse(name, args=(here.authority.slug, *args))
