"""A snapshot's search index, opened for reading by any number of threads."""

from __future__ import annotations

import sqlite3
import threading
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lineofsight.inspections.search.index import VERSION

Integers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

#: A prefix stands for at most this many words, the most frequent ones.
_MOST_WORDS = 40


class IndexUnreadable(Exception):
    """The search index is missing, damaged or of another version. The message says what to do."""


class CodedColumn:
    """A column of the index held in memory: the distinct values, and each item's place among
    them."""

    def __init__(self, values: Sequence[str]) -> None:
        self.values: tuple[str, ...] = tuple(sorted(set(values)))
        places = {value: place for place, value in enumerate(self.values)}
        self.codes: Integers = np.fromiter(map(places.__getitem__, values), np.int64, len(values))

    def is_any(self, wanted: tuple[str, ...]) -> Mask:
        """Which items have one of the values."""
        among = np.fromiter((value in wanted for value in self.values), bool, len(self.values))
        return among[self.codes] if len(self.values) else np.zeros(0, bool)

    def count(self, mask: Mask) -> dict[str, int]:
        """How many of the items in `mask` have each value; values that none has are left out."""
        counts = np.bincount(self.codes[mask], minlength=len(self.values))
        return {v: int(n) for v, n in zip(self.values, counts, strict=True) if n}


class SearchIndex:
    """An index opened with `open_index`. Safe to share between threads: each thread has its own
    read-only connection, and what is held in memory is never changed."""

    #: Columns of `item` that searches filter and count by.
    COLUMNS = "kind report_id authority region type framework family body area grade".split()

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        try:
            self._load()
        except sqlite3.DatabaseError as error:
            raise IndexUnreadable(
                f"{path} cannot be read as a search index ({error}). Read the reports again: "
                "lineofsight inspections read FOLDER"
            ) from error

    def _load(self) -> None:
        found = self.connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        if found is None or found[0] != str(VERSION):
            raise IndexUnreadable(
                f"{self.path} was written by another version of Line of Sight. Read the reports "
                "again: lineofsight inspections read FOLDER"
            )
        names = ", ".join(self.COLUMNS)
        cursor = self.connection.cursor()
        cursor.row_factory = None
        rows = cursor.execute(
            f"SELECT {names}, published FROM item ORDER BY id"  # noqa: S608
        ).fetchall()
        self.size = len(rows)
        *columns, published = list(zip(*rows, strict=True)) or [()] * (len(self.COLUMNS) + 1)
        self.columns = {
            name: CodedColumn(values) for name, values in zip(self.COLUMNS, columns, strict=True)
        }
        #: Day of publication as a proleptic ordinal; 0 where it is not known.
        days = {day: date.fromisoformat(day).toordinal() if day else 0 for day in set(published)}
        self.published: Integers = np.fromiter(
            map(days.__getitem__, published), np.int64, self.size
        )
        self.themes: dict[str, Mask] = {}
        for code, items in groupby(
            cursor.execute("SELECT theme, item FROM item_theme ORDER BY theme"), itemgetter(0)
        ):
            self.themes[code] = np.zeros(self.size, bool)
            self.themes[code][[item - 1 for _, item in items]] = True

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's read-only connection."""
        existing: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if existing is not None:
            return existing
        if not self.path.is_file():
            raise IndexUnreadable(
                f"There is no search index at {self.path}. Read reports first: "
                "lineofsight inspections read FOLDER"
            )
        opened = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        opened.row_factory = sqlite3.Row
        self._local.connection = opened
        return opened

    def match(self, expression: str, *, ranked: bool = False) -> list[tuple[Any, ...]]:
        """The items that an FTS5 expression finds, as (item,), or as (item, rank) with bm25's
        rank, less for better."""
        columns = "rowid, rank" if ranked else "rowid"
        cursor = self.connection.cursor()
        cursor.row_factory = None  # plain tuples: named rows would cost as much as the search
        return cursor.execute(
            f"SELECT {columns} FROM item_text WHERE item_text MATCH ?",  # noqa: S608
            (expression,),
        ).fetchall()

    @cached_property
    def _words(self) -> tuple[list[str], list[int]]:
        rows = self.connection.execute("SELECT word, times FROM word ORDER BY word").fetchall()
        return [row["word"] for row in rows], [row["times"] for row in rows]

    @property
    def words(self) -> list[str]:
        """Every distinct word of the texts, sorted."""
        return self._words[0]

    def beginning_with(self, prefix: str) -> list[str]:
        """The words of the texts that begin with a prefix, the most frequent first."""
        words, times = self._words
        start = bisect_left(words, prefix)
        found: list[tuple[int, str]] = []
        for at in range(start, len(words)):
            if not words[at].startswith(prefix):
                break
            found.append((-times[at], words[at]))
        return [word for _, word in sorted(found)[:_MOST_WORDS]]


@lru_cache(maxsize=4)
def _opened(path: Path) -> SearchIndex:
    return SearchIndex(path)


def open_index(path: Path) -> SearchIndex:
    """The index at `path` (`search.sqlite` in a snapshot's `inspections` folder). Snapshots never
    change, so an opened index is kept and given again.

    Raises:
        IndexUnreadable: it is missing, damaged or of another version.
    """
    return _opened(path)
