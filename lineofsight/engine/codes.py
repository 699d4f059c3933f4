"""Code lists: the codes a column may hold, what each means, and the years in which it is used.

Where a return has its codes written as words, and systems spell these in many ways, a list also
knows how each code is written and by which spellings it goes.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable

#: The mark of an entry of a list that people choose from: a) or 12).
_MARK = re.compile(r"^\s*([A-Za-z]{1,2}\d?|\d{1,2})\)\s*")

_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")


def spelling_key(text: str) -> str:
    """A spelling as it is compared: words and numbers in small letters, a space between them."""
    return _BETWEEN_WORDS.sub(" ", text.lower().replace("&", " and ")).strip()


@dataclass(frozen=True)
class Code:
    """One code. `since` and `until` are collection years (2025-26 is 2026), both included."""

    code: str
    meaning: str
    since: int | None = None
    until: int | None = None
    became: str | None = None  # the code that took its place
    written: str | None = None  # how the return writes it, where that is not the code

    def used_in(self, year: int) -> bool:
        """Whether the code may be used in a collection year."""
        return (self.since is None or year >= self.since) and (
            self.until is None or year <= self.until
        )


@dataclass(frozen=True)
class CodeList:
    """A named list of codes.

    Attributes:
        name: its name.
        codes: in the order of the list.
        spellings: other ways in which systems write the codes: the code by the spelling as it
            is compared (`spelling_key`).
    """

    name: str
    codes: tuple[Code, ...]
    spellings: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

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

    @property
    def spelled(self) -> bool:
        """Whether its codes are written in other ways than as the code."""
        return bool(self.spellings) or any(code.written for code in self.codes)

    @cached_property
    def written(self) -> dict[str, str]:
        """How the return writes each code."""
        return {code.code: code.written or code.code for code in self.codes}

    def code_of(self, text: str) -> str | None:
        """The code that a text means: the code itself, its wording with or without the mark
        before it (a), 1)), or a known spelling; None where it is none of these."""
        return self._known.get(spelling_key(text)) or self._known.get(spelling_key(_unmarked(text)))

    @cached_property
    def _known(self) -> dict[str, str]:
        """Every code by each of its spellings. Codes come before wordings, and both before
        spellings, where one means different codes."""
        known = dict(self.spellings)
        known |= {spelling_key(_unmarked(text)): code for code, text in self.written.items()}
        known |= {spelling_key(text): code for code, text in self.written.items()}
        known |= {spelling_key(code): code for code in self.written}
        known.pop("", None)
        return known

    @cached_property
    def meanings(self) -> dict[str, str]:
        """What each code means; where a code's meaning changed, its latest."""
        return {code.code: code.meaning for code in self.codes}


def read_code_lists(
    file: Traversable, spellings: Mapping[str, Mapping[str, str]] | None = None
) -> dict[str, CodeList]:
    """Code lists from a CSV with columns `list, code, meaning, since, until`, `became` where
    codes gave way to others, and `written` where the return writes words for them.

    Args:
        file: the CSV.
        spellings: of these lists, as `read_spellings` gives them.

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
            written=row.get("written") or None,
        )
        found.setdefault(row["list"], []).append(code)
    return {
        name: CodeList(name, tuple(codes), (spellings or {}).get(name, {}))
        for name, codes in found.items()
    }


def read_spellings(file: Traversable) -> dict[str, dict[str, str]]:
    """Spellings of codes by list: each code by its spelling as it is compared. From a CSV with
    columns `list, code, spellings`, the spellings of a code with `|` between them."""
    found: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        spelt = dict.fromkeys(row["spellings"].split("|"), row["code"])
        found.setdefault(row["list"], {}).update(spelt)
    return found


def _unmarked(text: str) -> str:
    """A text without the mark of a list's entry before it."""
    return _MARK.sub("", text)


def _year(text: str) -> int | None:
    return int(text) if text else None
