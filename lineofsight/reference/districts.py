"""District councils of England, and the authority of children's services in whose area each is.

In two-tier areas the county council, not the district, is the authority of children's services.
A district of a county that was reorganised is given to the authority that has its area today.

Source: the ONS's *Local Authority District to County* lookups and Code History Database (Open
Government Licence).
"""

from __future__ import annotations

import csv
from functools import cache

from lineofsight.reference.authorities import Authority, UnknownAuthorityError, get
from lineofsight.reference.files import read_data


@cache
def districts() -> dict[str, str]:
    """The DfE code of the authority of every district since 2009, by the district's ONS code."""
    rows = csv.DictReader(read_data("districts.csv").splitlines())
    return {row["gss_code"]: row["authority"] for row in rows}


def authority_of_area(gss_code: str) -> Authority | None:
    """The authority of children's services today for the area of an ONS code: of a district,
    county, unitary authority, metropolitan district or London borough, of whatever year.

    None where the code is unknown, not English, or of a county that was divided (Cumbria): its
    districts' codes tell where they went.
    """
    try:
        authority = get(districts().get(gss_code, gss_code))
    except UnknownAuthorityError:
        return None
    while not authority.is_current:
        if len(authority.successors) != 1:
            return None
        authority = get(authority.successors[0])
    return authority


def codes_of_area(authority: Authority) -> frozenset[str]:
    """Every ONS code that means the area of an authority: its own of all years and, where it was
    divided or merged since, those of its successors."""
    found = set(authority.gss_codes)
    if not authority.is_current:
        for successor in authority.successors:
            found |= codes_of_area(get(successor))
    return frozenset(found)
