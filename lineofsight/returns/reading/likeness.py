"""Column names that are nearly those of a table: told by a pattern, or by their letters.

A name is taken for a column only where it can mean no other column of the table as well: its
numbers are the same ("Stage 1" is not "Stage 2"), and it denies what the other denies
("necessary" is not "unnecessary"). Whoever reads the table tells what was taken for what.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lineofsight.engine.tables import ColumnFacts, Table

#: How like a name must be, of 100, and how much liker than to any other column.
LEAST_LIKE, CLEARLY = 88, 4

#: Names shorter than this are like too many others.
_LEAST_LETTERS = 5

_IN_BRACKETS = re.compile(r"\([^)]*\)?")
_DENIES = re.compile(r"\b(not|no|non|never|un[a-z]{4,})\b")

_Ratio = Callable[[str, str], float]


def nearly(
    table: type[Table], cells: Sequence[str], placed: Collection[str], extra: Collection[str]
) -> dict[str, int]:
    """Columns of a table that names among the cells nearly mean, each with the place of its name.

    Args:
        table: the table.
        cells: the names in the file.
        placed: columns whose own name is there: they are left alone.
        extra: those of the cells that are no name of a column.
    """
    open_columns = {n: c for n, c in table.columns().items() if n not in placed}
    unknown = {place: cell for place, cell in enumerate(cells) if cell.strip() in extra}
    found: dict[str, int] = {}
    for tell in (_by_pattern, _by_letters):
        for place, cell in list(unknown.items()):
            column = tell(open_columns, cell.strip()) if open_columns else None
            if column is not None:
                found[column] = place
                del unknown[place], open_columns[column]
    return found


def _by_pattern(columns: Mapping[str, ColumnFacts], cell: str) -> str | None:
    """The one column that a pattern says a name means."""
    found = [
        name
        for name, column in columns.items()
        if any(re.search(pattern, cell, re.IGNORECASE) for pattern in column.patterns)
    ]
    return found[0] if len(found) == 1 else None


def _by_letters(columns: Mapping[str, ColumnFacts], cell: str) -> str | None:
    """The one column that has a name of nearly the same letters."""
    from rapidfuzz.fuzz import ratio  # most files have no name to guess

    written = _taken_apart(cell)
    likes = sorted(
        (
            max(_like(ratio, written, _taken_apart(known)) for known in column.names),
            name,
        )
        for name, column in columns.items()
    )
    best, name = likes[-1]
    second = likes[-2][0] if len(likes) > 1 else 0.0
    return name if best >= LEAST_LIKE and best - second >= CLEARLY else None


def _like(ratio: _Ratio, cell: _Words, known: _Words) -> float:
    """How like two names are, of 100, what stands in brackets counted or not; 0 where they
    differ in a number or one denies the other."""
    return max(
        ratio(one.text, other.text)
        if one.numbers == other.numbers
        and one.denials == other.denials
        and min(len(one.text), len(other.text)) >= _LEAST_LETTERS
        else 0.0
        for one, other in ((cell, known), (cell.bare or cell, known.bare or known))
    )


@dataclass(frozen=True)
class _Words:
    """A name as it is compared: its words, its numbers, how often it denies; and the same without
    what stands in brackets, where there is any."""

    text: str
    numbers: tuple[str, ...]
    denials: int
    bare: _Words | None = None


@lru_cache(maxsize=4096)
def _taken_apart(name: str) -> _Words:
    bare = _IN_BRACKETS.sub(" ", name)
    return replace(_words(name), bare=_words(bare) if bare != name else None)


def _words(name: str) -> _Words:
    text = " ".join(re.findall(r"[a-z]+|\d+", name.lower().replace("_", " ")))
    return _Words(text, tuple(re.findall(r"\d+", text)), len(_DENIES.findall(text)))
