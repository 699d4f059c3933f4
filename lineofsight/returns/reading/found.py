"""What reading a return found: its files, its year, and everything that did not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb

#: How many problems are fetched at a time, however many there are.
PAGE = 5_000

#: The view, on the connection that holds the return's tables, of every problem.
PROBLEMS_VIEW = "problems"

#: Words in what is told of something that was guessed, or put together from several files.
TO_CONFIRM = ("was taken for", "whose rows were put one after the other")

_COLUMNS = 'file, line, "column", "value", message, mend, "table"'
_KEY = "_file, coalesce(line, 0), coalesce(\"column\", ''), _number"


class CannotReadFiles(Exception):
    """Reading had to stop for a reason that is not in the files: no room on the disk for
    temporary files, or a folder for them that cannot be written to. The message is for people."""


@dataclass(frozen=True)
class Problem:
    """Something in a file that does not fit, and how to mend it.

    The value is what stands in the child's record: it is kept out of `repr`, and the message
    never quotes it.
    """

    file: str
    line: int | None
    column: str | None
    value: str | None = field(repr=False)
    message: str
    mend: str
    table: str | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file} line {self.line}"
        return f"{place}{f', {self.column}' if self.column else ''}: {self.message} {self.mend}"


@dataclass(frozen=True)
class SourceFile:
    """One table as one file gives it: a CSV file, a sheet of a workbook, the elements of one
    kind in an XML file. A file that was refused whole has no table.

    Attributes:
        name: the file as people know it; one in an archive as `archive.zip/file.csv`.
        sha256, size: of the file's bytes.
        sheet: the sheet of a workbook, the elements of an XML file.
        table: the table it holds, None where none was recognised.
        last_year: whether it was given as last year's.
        rows: how many rows that are not blank it holds below its column names.
        loaded, refused: how many of these were loaded, and were not; together they are `rows`.
        blank: how many blank rows it holds besides.
    """

    name: str
    sha256: str
    size: int
    sheet: str | None
    table: str | None
    last_year: bool
    rows: int = 0
    loaded: int = 0
    refused: int = 0
    blank: int = 0

    @property
    def is_lost(self) -> bool:
        """Whether no table was found in it, though it is more than a cover of a workbook."""
        return self.table is None and (self.sheet is None or self.rows > 0)


class Problems:
    """Every problem of a return: sized, and iterable by file and line in bounded memory, while
    the connection's tables stand. The view `problems` gives them to SQL."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, size: int) -> None:
        self._connection = connection
        self._size = size

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Problem]:
        after: tuple[Any, ...] = (-1, 0, "", 0)
        while page := self._fetch(f"WHERE ({_KEY}) > (?, ?, ?, ?)", after, PAGE):
            yield from (Problem(*row[4:]) for row in page)
            after = page[-1][:4]

    def first(self, count: int) -> list[Problem]:
        """The first so many, by file and line."""
        return [Problem(*row[4:]) for row in self._fetch("", (), count)]

    def to_confirm(self, count: int) -> list[Problem]:
        """The first so many of what was guessed, or put together from several files: a person
        has to confirm these before anything else is looked at."""
        likes = " OR ".join(f"message LIKE '%{words}%'" for words in TO_CONFIRM)
        return [Problem(*row[4:]) for row in self._fetch(f"WHERE {likes}", (), count)]

    def counts(self) -> list[tuple[str, str | None, str | None, str, int]]:
        """How many there are of each kind: file, table, column, message and number; most first."""
        return self._connection.execute(
            f'SELECT file, "table", "column", message, count(*) AS many FROM {PROBLEMS_VIEW} '
            "GROUP BY ALL ORDER BY many DESC, file, message, 3"
        ).fetchall()

    def _fetch(self, where: str, values: tuple[Any, ...], count: int) -> list[tuple[Any, ...]]:
        if not self._size:
            return []
        return self._connection.execute(
            f"SELECT {_KEY}, {_COLUMNS} FROM {PROBLEMS_VIEW} {where} ORDER BY {_KEY} LIMIT ?",
            [*values, count],
        ).fetchall()


@dataclass(frozen=True)
class Loaded:
    """A return that was read.

    Attributes:
        year: the collection year (2025-26 is 2026), given or found; None where neither.
        year_sure: whether it was given, or the dates leave no doubt.
        year_reason: how it was found, for people.
        given: names of the tables that were given, last year's as `Episodes_last`.
        supplied: the columns that files give, by table.
        files: every file, sheet and table read, in the order of `_file` in the tables.
        problems: everything that does not fit.
    """

    year: int | None
    year_sure: bool
    year_reason: str
    given: frozenset[str]
    supplied: Mapping[str, frozenset[str]]
    files: tuple[SourceFile, ...]
    problems: Problems
