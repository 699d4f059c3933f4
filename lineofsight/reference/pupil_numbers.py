"""Unique pupil numbers: their check letter, and the authorities that have given them.

A number is a check letter, twelve digits (the last may be a letter in a temporary number): three
for the authority, four for the school, two for the year, the rest to tell pupils apart.

Source: Unique pupil numbers, guidance of the Department for Education.
"""

from __future__ import annotations

import re
from datetime import date

from lineofsight.reference.authorities import all_authorities

#: Letters by their value, from 0: I, O and S are left out, being easily taken for digits.
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"

#: The characters after the check letter: eleven digits, and a digit or a temporary number's letter.
WEIGHTS = tuple(range(2, 14))

#: Authorities that have given numbers and are not among England's since 2009: the Department's own
#: numbers for schools that no council keeps, of the forces and the islands; the councils of Wales;
#: Bedfordshire and Cheshire, which ended with March 2009.
OTHER_ISSUERS = (range(1, 6), range(660, 682), range(701, 709), (820, 875))


def issuers(on: date) -> frozenset[str]:
    """The three digits of every authority that can have given a number by a day: those that are,
    those that were, and `OTHER_ISSUERS`."""
    councils = {
        authority.code
        for authority in all_authorities()
        if authority.valid_from is None or authority.valid_from <= on
    }
    return frozenset(councils | {f"{number:03}" for group in OTHER_ISSUERS for number in group})


def check_letter(rest: str) -> str:
    """The check letter that goes before the other twelve characters of a pupil number.

    Raises:
        ValueError: these are not eleven digits and a digit or letter, I, O and S left out.
    """
    if not re.fullmatch(f"[0-9]{{11}}[0-9{LETTERS}]", rest):
        raise ValueError(f"{rest!r} is not what follows the check letter of a pupil number.")
    values = [LETTERS.index(c) if c in LETTERS else int(c) for c in rest]
    return LETTERS[sum(v * w for v, w in zip(values, WEIGHTS, strict=True)) % len(LETTERS)]
