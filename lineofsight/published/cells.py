"""What stands in the cells of the Department's tidy files: numbers and symbols, years, places."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lineofsight.published.areas import ENGLAND, UnknownPlaceError, region_key
from lineofsight.published.tables import Calendar, Status
from lineofsight.reference import authorities
from lineofsight.reference.authorities import UnknownAuthorityError

#: Symbols in place of a number. Files up to 2021 print a colon for what is not available.
SYMBOLS = {status.value: status for status in Status} | {":": Status.UNAVAILABLE}

_NUMBER = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_ONE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TWO_YEARS = re.compile(r"((?:19|20)[0-9]{2})/?([0-9]{2})")
_YEARS = frozenset(
    {"reporting year", "calendar year", "academic year", "financial year", "tax year"}
)

_REGIONS = {
    "E12000001": "North East",
    "E12000002": "North West",
    "E12000003": "Yorkshire and The Humber",
    "E12000004": "East Midlands",
    "E12000005": "West Midlands",
    "E12000006": "East of England",
    "E12000007": "London",
    "E12000008": "South East",
    "E12000009": "South West",
    "E13000001": "Inner London",
    "E13000002": "Outer London",
}
_ENGLAND_CODE = "E92000001"

_LAST_DAYS = {
    Calendar.MARCH: (3, 31),
    Calendar.SEPTEMBER: (9, 30),
    Calendar.ACADEMIC: (7, 31),
    Calendar.CALENDAR: (12, 31),
    Calendar.JANUARY: (1, 31),
    Calendar.MID_YEAR: (6, 30),
}


@dataclass(frozen=True)
class Unreadable(Exception):
    """A cell that cannot be read: its column, what it holds, and what to do."""

    column: str
    value: str
    advice: str


def number_or_status(text: str, column: str) -> tuple[float | None, Status | None]:
    """A cell's number, or the reason why there is none; never both, never neither.

    Raises:
        Unreadable: it is neither a number of 0 or more nor one of the symbols.
    """
    plain = text.strip()
    symbol = SYMBOLS.get(plain.lower())
    if symbol is not None:
        return None, symbol
    if not plain:
        raise Unreadable(
            column, text, "The cell is empty. An official file has a number or a symbol there."
        )
    if not _NUMBER.fullmatch(plain):
        listed = ", ".join(status.value for status in Status)
        raise Unreadable(
            column, text, f"It is not a number of 0 or more, nor one of the symbols {listed}."
        )
    number = float(plain.replace(",", ""))
    if not math.isfinite(number):
        raise Unreadable(column, text, "The number is too large to be true.")
    return number, None


def period_of(time_period: str, time_identifier: str) -> int:
    """The year in which a period ends: `202425` gives 2025, `2025` gives 2025.

    Raises:
        Unreadable: it is not a year.
    """
    kind = time_identifier.strip().lower()
    if kind not in _YEARS:
        raise Unreadable(
            "time_identifier", time_identifier, "Only whole years are carried; leave this row out."
        )
    plain = time_period.strip()
    if _ONE_YEAR.fullmatch(plain):
        return int(plain)
    years = _TWO_YEARS.fullmatch(plain)
    if years is None or (int(years[1]) + 1) % 100 != int(years[2]):
        raise Unreadable(
            "time_period", time_period, "Write a year as 2025, or two that follow as 202425."
        )
    return int(years[1]) + 1


def period_end(calendar: Calendar, period: int) -> date:
    """The last day of a period of a calendar, as the carried values have it."""
    return date(period, *_LAST_DAYS[calendar])


def places_of(row: Mapping[str, str]) -> tuple[str, ...] | None:
    """The keys of the places that a row is about: one, or two for a joint return
    (`314 / 318`). None where the row's level is not carried (wards, schools, other countries).

    Raises:
        Unreadable: the place is not known.
    """
    match row.get("geographic_level", "").strip().lower():
        case "national":
            code = row.get("country_code", _ENGLAND_CODE).strip()
            return (ENGLAND,) if code == _ENGLAND_CODE else None
        case "regional":
            return (_region(row),)
        case "local authority":
            return _authorities(row)
        case _:
            return None


def _region(row: Mapping[str, str]) -> str:
    code, name = row.get("region_code", "").strip(), row.get("region_name", "").strip()
    try:
        return region_key(_REGIONS.get(code, name))
    except UnknownPlaceError:
        raise Unreadable("region_code", code or name, "England has no such region.") from None


def _authorities(row: Mapping[str, str]) -> tuple[str, ...]:
    codes = _split(row.get("old_la_code", ""))
    gss_codes = _split(row.get("new_la_code", ""))
    by_code = [_known(code) for code in codes]
    by_gss = [_known(code) for code in gss_codes]
    known = [found for found in by_gss if found] or [found for found in by_code if found]
    if not known or len(known) < max(len(codes), len(gss_codes)):
        raise Unreadable(
            "new_la_code",
            " / ".join([*gss_codes, *codes]),
            "No authority has had these codes since 2009. Mend the codes; names are not read.",
        )
    other = {found for found in by_code if found}
    if other and other != set(known):
        raise Unreadable(
            "old_la_code",
            " / ".join(codes),
            f"It is another authority's code than {' / '.join(gss_codes)}. Mend one of them.",
        )
    return tuple(known)


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split("/") if part.strip()]


def _known(code: str) -> str | None:
    try:
        return authorities.get(code).code
    except UnknownAuthorityError:
        return None
