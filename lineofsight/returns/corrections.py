"""Corrections of a cell that are certain: expressions of text, blank where nothing is certain.

They are suggested beside an issue and never applied. A rule declares its own with `suggest=`;
those of codes, patterns and dates that a table declares are here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import narwhals as nw

_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_BETWEEN = r"[-/ .,]*"

#: A day of the calendar as DD/MM/YYYY; 29 February is left out, for not every year has one.
_REAL_DAY = (
    r"^((0?[1-9]|[12]\d|30)/(0?[469]|11)|(0?[1-9]|[12]\d|3[01])/(0?[13578]|1[02])"
    r"|(0?[1-9]|1\d|2[0-8])/0?2)/(19|20)\d\d$"
)


def code_as_listed(
    column: str, codes: Sequence[str], former: Mapping[str, str] | None = None
) -> nw.Expr:
    """A code that differs from the list's by case, spaces, or `.0` at its end (a number from a
    spreadsheet); or a code of other years that another took the place of.

    Args:
        column: holds the code as written.
        codes: those of the list in the collection year.
        former: codes of other years, and which of the list each became.
    """
    import narwhals as nw

    plain = _plain(column)
    found = [nw.when(plain.is_in(list(codes))).then(plain)]
    for old, new in (former or {}).items():
        found.append(nw.when(plain == old).then(nw.lit(new)))
    return nw.coalesce(*found)


def text_as_patterned(column: str, pattern: str) -> nw.Expr:
    """Text that matches a pattern when it is written in capitals without spaces."""
    import narwhals as nw

    plain = _plain(column)
    return nw.when(plain.str.contains(f"^(?:{pattern})$")).then(plain)


def _plain(column: str) -> nw.Expr:
    import narwhals as nw

    bare = nw.col(column).str.to_uppercase().str.replace_all(r"\s", "")
    return bare.str.replace_all(r"\.0+$", "")


def date_as_day(column: str, last_year: int) -> nw.Expr:
    """A date that could not be read, as DD/MM/YYYY, where it can only mean one day: with other
    separators, the month in letters, the year first, or a year of two digits.

    Args:
        column: the date column; what was written is in `<column>_text`.
        last_year: years of two digits are not later than this.
    """
    import narwhals as nw

    text = nw.col(f"{column}_text").str.to_uppercase()
    for number, month in enumerate(_MONTHS, start=1):
        text = text.str.replace_all(rf"{_BETWEEN}\b?{month}[A-Z]*{_BETWEEN}", f"/{number:02}/")
    text = text.str.replace_all(r"\s*[-. /]\s*", "/")
    slash = nw.lit("/")
    year_first = nw.when(text.str.contains(r"^\d{4}/\d\d/\d\d$")).then(
        nw.concat_str(text.str.slice(8, 2), slash, text.str.slice(5, 2), slash, text.str.head(4))
    )
    digits = nw.when(text.str.contains(r"^(19|20)\d{6}$")).then(
        nw.concat_str(text.str.slice(6, 2), slash, text.str.slice(4, 2), slash, text.str.head(4))
    )
    two = text.str.tail(2)
    century = nw.when(two > f"{last_year % 100:02}").then(nw.lit("19")).otherwise(nw.lit("20"))
    short = nw.when(text.str.contains(r"^\d{1,2}/\d{1,2}/\d\d$")).then(
        nw.concat_str(text.str.replace_all(r"\d\d$", ""), century, two)
    )
    day = nw.coalesce(year_first, digits, short, text)
    unread = nw.col(column).is_null()
    return nw.when(unread & day.str.contains(_REAL_DAY)).then(day)


def day_text(value: nw.Expr) -> nw.Expr:
    """A date as the return writes it."""
    return value.dt.to_string("%d/%m/%Y")
