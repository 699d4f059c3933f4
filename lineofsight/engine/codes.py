"""Code lists: the codes a column may hold, what each means, and the years in which it is used."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable


@dataclass(frozen=True)
class Code:
    """One code. `since` and `until` are collection years (2025-26 is 2026), both included."""

    code: str
    meaning: str
    since: int | None = None
    until: int | None = None
    became: str | None = None  # the code that took its place

    def used_in(self, year: int) -> bool:
        """Whether the code may be used in a collection year."""
        return (self.since is None or year >= self.since) and (
            self.until is None or year <= self.until
        )


@dataclass(frozen=True)
class CodeList:
    """A named list of codes."""

    name: str
    codes: tuple[Code, ...]

    def in_year(self, year: int) -> tuple[str, ...]:
        """The codes that may be used in a collection year, in the list's order."""
        return tuple(dict.fromkeys(code.code for code in self.codes if code.used_in(year)))

    def former(self, year: int) -> dict[str, str]:
        """Codes not used in a collection year, each with the code of that year it became."""
        now = self.in_year(year)
        return {
            code.code: code.became
            for code in self.codes
            if code.became in now and code.code not in now
        }

    @cached_property
    def meanings(self) -> dict[str, str]:
        """What each code means; where a code's meaning changed, its latest."""
        return {code.code: code.meaning for code in self.codes}


def read_code_lists(file: Traversable) -> dict[str, CodeList]:
    """Code lists from a CSV with columns `list, code, meaning, since, until`, and `became` where
    codes gave way to others.

    Raises:
        ValueError: a year is not a number.
    """
    found: dict[str, list[Code]] = {}
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        code = Code(
            code=row["code"],
            meaning=row["meaning"],
            since=_year(row["since"]),
            until=_year(row["until"]),
            became=row.get("became") or None,
        )
        found.setdefault(row["list"], []).append(code)
    return {name: CodeList(name, tuple(codes)) for name, codes in found.items()}


def _year(text: str) -> int | None:
    return int(text) if text else None
