"""Councils with children's services in England, their codes, and how they changed.

An authority is known by the Department for Education's three-digit code, which it keeps when
the Office for National Statistics gives its area a new code. Names are for people: data is
joined on codes, and `find` exists only to turn a printed name into one.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from lineofsight.reference.files import read_data

#: Authorities too small to rank or to hold to a grade in every area.
VERY_SMALL = frozenset({"201", "420"})


class UnknownAuthorityError(LookupError):
    """No authority has the code or address name asked for."""


@dataclass(frozen=True)
class Authority:
    """A council with children's services.

    `code` is the DfE code, `gss_code` the current ONS code, `gss_codes` every ONS code it has
    had. `valid_from` and `valid_to` are empty for "always" and "still". `predecessors` and
    `successors` are DfE codes. `type` is its latest; a council that changed without becoming
    another (Buckinghamshire, in 2020) has its `earlier_types`, each with its last day.
    """

    code: str
    gss_code: str
    gss_codes: tuple[str, ...]
    name: str
    slug: str
    type: str
    region: str
    london_area: str | None
    valid_from: date | None
    valid_to: date | None
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    earlier_types: tuple[tuple[str, date], ...] = ()

    def type_on(self, day: date | None) -> str:
        """What type of council it was on a day; its latest type when None is given."""
        if day is not None:
            for kind, last_day in self.earlier_types:
                if day <= last_day:
                    return kind
        return self.type

    def existed(self, on: date) -> bool:
        """Whether it was an authority on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )

    @property
    def is_current(self) -> bool:
        """Whether it still is an authority."""
        return self.valid_to is None


def slugify(name: str) -> str:
    """A name as it stands in an address: `Bath and North East Somerset` gives
    `bath-and-north-east-somerset`."""
    plain = name.lower().replace("&", " and ").replace("'", "").replace("’", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for code in text.split(";") if code)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _types(text: str) -> tuple[tuple[str, date], ...]:
    parts = (part.rsplit(" to ", 1) for part in text.split(";") if part)
    return tuple((kind, date.fromisoformat(last_day)) for kind, last_day in parts)


@cache
def all_authorities() -> tuple[Authority, ...]:
    """Every authority since 2009, past and present, by name."""
    text = read_data("authorities.csv")
    rows = list(csv.DictReader(text.splitlines()))
    current_slugs = {slugify(row["name"]) for row in rows if not row["valid_to"]}
    found = []
    for row in rows:
        slug = slugify(row["name"])
        if row["valid_to"] and slug in current_slugs:
            # A former council whose name lives on (Dorset): the year tells them apart.
            slug = f"{slug}-to-{row['valid_to'][:4]}"
        found.append(
            Authority(
                code=row["code"],
                gss_code=row["gss_code"],
                gss_codes=(*_codes(row["earlier_gss_codes"]), row["gss_code"]),
                name=row["name"],
                slug=slug,
                type=row["type"],
                region=row["region"],
                london_area=row["london_area"] or None,
                valid_from=_day(row["valid_from"]),
                valid_to=_day(row["valid_to"]),
                predecessors=_codes(row["predecessors"]),
                successors=_codes(row["successors"]),
                earlier_types=_types(row["earlier_types"]),
            )
        )
    return tuple(sorted(found, key=lambda authority: (authority.name, authority.code)))


@cache
def _by_code() -> dict[str, Authority]:
    found = {}
    for authority in all_authorities():
        found[authority.code] = authority
        for gss in authority.gss_codes:
            found[gss] = authority
    return found


@cache
def _by_slug() -> dict[str, Authority]:
    return {authority.slug: authority for authority in all_authorities()}


def get(code: str) -> Authority:
    """The authority with a DfE or ONS code.

    Raises:
        UnknownAuthorityError: no authority has had that code since 2009.
    """
    try:
        return _by_code()[code.strip()]
    except KeyError:
        raise UnknownAuthorityError(f"No authority has the code {code!r}.") from None


def by_slug(slug: str) -> Authority:
    """The authority with an address name, as in `/wiltshire/`.

    Raises:
        UnknownAuthorityError: no authority has it.
    """
    try:
        return _by_slug()[slug]
    except KeyError:
        raise UnknownAuthorityError(f"No authority has the address name {slug!r}.") from None


def current(on: date | None = None) -> tuple[Authority, ...]:
    """The authorities of a day (153 today), by name."""
    if on is None:
        return tuple(a for a in all_authorities() if a.is_current)
    return tuple(a for a in all_authorities() if a.existed(on))


#: Words that name the kind of council, not the place.
_KIND_WORDS = frozenset(
    "the of council councils city county borough metropolitan royal unitary authority local "
    "district corporation mbc mdc cc lbc rb lb children’s childrens services and".split()
)

#: Spellings that no rule leads to a listed name.
_OTHER_NAMES = {
    "hull": "Kingston upon Hull",
    "kingston": "Kingston upon Thames",
    "richmond": "Richmond upon Thames",
    "bcp": "Bournemouth, Christchurch and Poole",
    "southend": "Southend-on-Sea",
    "newcastle": "Newcastle upon Tyne",
}

#: How the Department's statistics mark a council that was reorganised away: `Dorset (Pre LG)`.
_FORMER = re.compile(r"\(pre[ -]lgr?\b[^)]*\)", re.IGNORECASE)


def plain_name(name: str) -> str:
    """A name reduced to its place: `London Borough of Barnet` and `Barnet Council` agree."""
    text = name.lower().replace("&", " and ").replace("’", "'").replace("children's", "")
    text = re.sub(r"\blondon borough\b", "", text)
    words = re.findall(r"[a-z0-9]+", text.replace("'", ""))
    return " ".join(word for word in words if word not in _KIND_WORDS)


@cache
def _by_plain_name() -> dict[str, list[Authority]]:
    found: dict[str, list[Authority]] = {}
    for authority in all_authorities():
        found.setdefault(plain_name(authority.name), []).append(authority)
    for other, name in _OTHER_NAMES.items():
        listed = found.get(plain_name(name), [])
        if listed and listed is not found.get(other):
            found.setdefault(other, []).extend(listed)
    return found


def find(name: str, on: date | None = None) -> Authority | None:
    """The authority that a printed name means, or None.

    Two councils have been called Dorset: `on`, a day of the inspection, chooses. Without it
    the present one is meant, unless the name says otherwise (`Dorset (Pre LG)`).
    """
    place, marked_former = _FORMER.subn("", name)
    listed = _by_plain_name().get(plain_name(place), [])
    if marked_former:
        listed = [a for a in listed if not a.is_current]
    elif on is not None:
        listed = [a for a in listed if a.existed(on)] or listed
    else:
        listed = [a for a in listed if a.is_current] or listed
    return listed[0] if listed else None
