"""Areas: which authority of children's services a place lies in, and which codes mean one's own."""

from __future__ import annotations

from functools import cache

from lineofsight.reference.authorities import UnknownAuthorityError, find, get
from lineofsight.reference.districts import authority_of_area, codes_of_area

#: Codes that the return uses for places outside England. NUK: not in the United Kingdom, which
#: the Channel Islands and the Isle of Man are not.
WALES, SCOTLAND, NORTHERN_IRELAND, ABROAD = "WAL", "SCO", "NIR", "NUK"
OUTSIDE_ENGLAND = (WALES, SCOTLAND, NORTHERN_IRELAND, ABROAD, "CON")
_BY_LETTER = {
    "W": WALES,
    "S": SCOTLAND,
    "N": NORTHERN_IRELAND,
    "L": ABROAD,
    "M": ABROAD,
}


@cache
def placed_in(area: str | None, county: str | None = None) -> str | None:
    """The code for the authority of a place, as the return has it: the present ONS code of the
    authority of children's services, or `WAL`, `SCO`, `NIR`, `NUK`.

    Args:
        area: the ONS code of its district or unitary authority (or already such a code).
        county: the ONS code of its county, where the file gives one.

    The area is asked first: a district of a county that was divided (Cumbria) tells which half
    it fell to. None where neither code is known.
    """
    for code in (area, county):
        if code is None:
            continue
        if code in OUTSIDE_ENGLAND:
            return code
        if code[:1] in _BY_LETTER and code[1:].isdigit():
            return _BY_LETTER[code[0]]
        authority = authority_of_area(code)
        if authority is not None:
            return authority.gss_code
    return None


@cache
def own_codes(authority: str) -> frozenset[str]:
    """Every ONS code that means the council's own area, from its DfE code or any ONS code of its;
    the code itself where it is none we know."""
    try:
        return codes_of_area(get(authority)) | {authority}
    except UnknownAuthorityError:
        return frozenset({authority})


@cache
def authority_named(text: str) -> str | None:
    """The present ONS code of the authority that a DfE code, an ONS code or a printed name means;
    None where it is none that we know."""
    authority = authority_of_area(text) or find(text)
    return authority.gss_code if authority is not None else None
