"""Column names that are nearly those of a table: told by a pattern, or by their letters.

A name is taken for a column only where it can mean no other column of the table as well: its
numbers are the same ("Stage 1" is not "Stage 2"), it denies what the other denies ("necessary" is
not "unnecessary"), and it says the same of when and whom ("next" is not "last", and a mother's age
is not the child's). Whoever reads the table tells what was taken for what.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lineofsight.engine.tables import ColumnFacts, Table

#: How like a name must be, of 100, and how much liker than to any other column.
LEAST_LIKE, CLEARLY = 88, 4

#: Names shorter than this are like too many others.
_LEAST_LETTERS = 5

_IN_BRACKETS = re.compile(r"\([^)]*\)?")
_DENIES = re.compile(r"\b(not|no|non|never|un[a-z]{4,})\b")

#: Words that say when or whom a column is about: names that differ in them mean different things.
#: Those on one line mean the same.
_MARKS = (
    "last latest recent",
    "next due planned target expected intended scheduled",
    "previous former earlier prior",
    "initial",
    "second subsequent",
    "start started starting begin began begun commenced opened",
    "end ended ending ceased closed closure completion completed",
    "mother father parent parents carer carers sibling siblings worker",
)
_MARK = {word: place for place, words in enumerate(_MARKS) for word in words.split()}


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
    for place, cell in list(unknown.items()):
        column = _by_pattern(open_columns, cell.strip())
        if column is not None:
            found[column] = place
            del unknown[place], open_columns[column]
    while open_columns:  # the likest pair first, wherever its name stands
        pairs = [
            (*like, place)
            for place, cell in unknown.items()
            if (like := _by_letters(open_columns, cell.strip())) is not None
        ]
        if not pairs:
            break
        _, column, place = max(pairs, key=lambda pair: pair[0])
        found[column] = place
        del unknown[place], open_columns[column]
    return found


def _by_pattern(columns: Mapping[str, ColumnFacts], cell: str) -> str | None:
    """The one column that a pattern says a name means."""
    found = [
        name
        for name, column in columns.items()
        if any(re.search(pattern, cell, re.IGNORECASE) for pattern in column.patterns)
        and any(_marks(cell) <= _marks(known) for known in column.names)
    ]
    return found[0] if len(found) == 1 else None


def _by_letters(columns: Mapping[str, ColumnFacts], cell: str) -> tuple[float, str] | None:
    """The one column that has a name of nearly the same letters, and how like they are."""
    likes = sorted(
        (max(_like(cell, known) for known in column.names), name)
        for name, column in columns.items()
    )
    best, name = likes[-1]
    second = likes[-2][0] if len(likes) > 1 else 0.0
    return (best, name) if best >= LEAST_LIKE and best - second >= CLEARLY else None


@lru_cache(maxsize=100_000)  # the same names stand in every file and are asked about by each table
def _like(cell: str, known: str) -> float:
    """How like two names are, of 100, what stands in brackets counted or not; 0 where they
    differ in a number or one denies the other."""
    from rapidfuzz.fuzz import ratio  # most files have no name to guess

    written, meant = _taken_apart(cell), _taken_apart(known)
    return max(
        ratio(one.text, other.text)
        if one.numbers == other.numbers
        and one.denials == other.denials
        and one.marks == other.marks
        and min(len(one.text), len(other.text)) >= _LEAST_LETTERS
        else 0.0
        for one, other in ((written, meant), (written.bare or written, meant.bare or meant))
    )


@dataclass(frozen=True)
class _Words:
    """A name as it is compared: its words, its numbers, how often it denies, of when and whom it
    speaks; and the same without what stands in brackets, where there is any."""

    text: str
    numbers: tuple[str, ...]
    denials: int
    marks: frozenset[int]
    bare: _Words | None = None


@lru_cache(maxsize=4096)
def _taken_apart(name: str) -> _Words:
    bare = _IN_BRACKETS.sub(" ", name)
    return replace(_words(name), bare=_words(bare) if bare != name else None)


def _words(name: str) -> _Words:
    text = " ".join(re.findall(r"[a-z]+|\d+", name.lower().replace("_", " ")))
    return _Words(text, tuple(re.findall(r"\d+", text)), len(_DENIES.findall(text)), _marks(text))


def _marks(name: str) -> frozenset[int]:
    """Of when and whom a name speaks."""
    words = re.findall(r"[a-z]+", name.lower())
    return frozenset(_MARK[word] for word in words if word in _MARK)
