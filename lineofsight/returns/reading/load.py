"""Rows into DuckDB: typed tables filled file by file, and the cells of them that cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from lineofsight.engine.tables import ColumnFacts, Table
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.reading.found import PROBLEMS_VIEW, SourceFile
from lineofsight.returns.reading.notes import Notes
from lineofsight.returns.reading.private import PrivateFolder
from lineofsight.returns.reading.recognise import Header, Recogniser
from lineofsight.returns.reading.unreadable import unreadable, unreadable_query
from lineofsight.returns.rules import last
from lineofsight.returns.typed import SPACES, empty_typed_query, read_codes, typed_columns

#: Characters of a file's name that would stand for other names.
_GLOB = re.compile(r"([*?\[])")

_QUOTED = "quote='\"', escape='\"'"


@dataclass
class Part:
    """One table of one file while it is read; becomes a `SourceFile`."""

    number: int
    name: str
    sha256: str
    size: int
    last_year: bool
    sheet: str | None = None
    table: type[Table] | None = None
    rows: int = 0
    loaded: int = 0
    refused: int = 0
    blank: int = 0
    supplied: set[str] = field(default_factory=set)

    @property
    def typed_name(self) -> str:
        """The typed table that its rows go to."""
        if self.table is None:
            raise ValueError("A part without a table has no rows to load.")
        return last(self.table) if self.last_year else self.table.name

    def source_file(self) -> SourceFile:
        """What is told of it."""
        table = None if self.table is None else self.table.name
        return SourceFile(
            self.name,
            self.sha256,
            self.size,
            self.sheet,
            table,
            self.last_year,
            self.rows,
            self.loaded,
            self.refused,
            self.blank,
        )


class Loader:
    """Fills the typed tables of a return on one connection."""

    def __init__(
        self,
        kind: ReturnKind,
        connection: duckdb.DuckDBPyConnection,
        folder: PrivateFolder,
        *,
        year: int | None = None,
    ) -> None:
        self.kind = kind
        self.year = year
        self.connection = connection
        self.folder = folder
        self.recogniser = Recogniser(kind.tables, kind.child)
        self.notes = Notes()
        self.parts: list[Part] = []
        self._rows: dict[str, int] = {}
        self._bad_cells: dict[tuple[str, str], int] = {}
        empty = [
            empty_typed_query(table, name)
            for table in kind.tables
            for name in (table.name, last(table))
        ]
        connection.execute("; ".join(empty))

    def part(
        self, name: str, sha256: str, size: int, *, last_year: bool, sheet: str | None = None
    ) -> Part:
        """Begin a table of a file."""
        part = Part(len(self.parts), name, sha256, size, last_year, sheet)
        self.parts.append(part)
        return part

    def load_plain(
        self, part: Part, path: Path, header: Header, *, delimiter: str, lines: int
    ) -> bool:
        """Load a delimited file as it stands, its column names in the first line; give False,
        and leave nothing behind, where it is not as plain as that.

        Args:
            part: the table; gets its counts of rows.
            path: the file, in UTF-8.
            header: its column names.
            delimiter: what stands between cells.
            lines: how many lines follow the column names.
        """
        columns = {f"c{place}": "VARCHAR" for place in range(len(header.cells))}
        names = {name: f"c{place}" for name, place in header.places.items()}
        text = _read_csv(path, columns, delimiter=delimiter, skip=1, line_ends="")
        numbered = f"(SELECT *, row_number() OVER () - 1 AS _at, _at + 2 AS _line FROM {text})"
        try:
            loaded = self._insert(part, numbered, names)
        except duckdb.Error:
            return False  # its message quotes the row: it is not for people, nor for a log
        counts = self._count(part, header) if loaded == lines else None
        if counts is None:
            self._take_back(part)
            return False
        blank, bad = counts
        if blank:
            self._take_back(part)
            cells = " OR ".join(f"trim({cell}) <> ''" for cell in names.values())
            source = (
                "(SELECT * REPLACE (row_number() OVER () - 1 AS _at) "
                f"FROM {numbered} WHERE {cells})"
            )
            loaded = self._insert(part, source, names)
        part.blank += blank
        self._finish(part, loaded, bad)
        return True

    def load_written(self, part: Part, path: Path, *, rows: int) -> None:
        """Load rows that were written down: the number of each from 0, its line, and the cell of
        every column of the table.

        Raises:
            RuntimeError: rows were lost on the way.
        """
        if part.table is None or not rows:
            return
        names = {name: f"c{place}" for place, name in enumerate(part.table.columns())}
        columns = {"_at": "BIGINT", "_line": "BIGINT"} | dict.fromkeys(names.values(), "VARCHAR")
        loaded = self._insert(part, _read_csv(path, columns), names)
        if loaded != rows:
            raise RuntimeError(f"{rows} rows of {part.table.name} were written, {loaded} read.")
        query = f"SELECT {', '.join(['count(*)', *self._unreadable_counts(part.table)])}"
        found = self.connection.execute(f"{query} {self._rows_of(part)}").fetchone() or ()
        bad = dict(zip(_checked_columns(part.table), found[1:], strict=True))
        self._finish(part, loaded, bad)

    def finish(self) -> int:
        """Put codes in place of their spellings, settle what the return as a whole tells, make
        the view of all problems, and give how many there are."""
        tables = {name: t for t in self.kind.tables for name in (t.name, last(t))}
        for name in self._rows:
            read_codes(self.connection, tables[name], name)
        self._note_tables_missing()
        if self.kind.settle is not None:
            self.kind.settle(self.connection)
        path = self.folder.new(".csv")
        noted = self.notes.write(path)
        # The problems must outlive the file, and so must the names of files in them.
        columns = {
            "_number": "BIGINT",
            "_file": "INTEGER",
            "line": "BIGINT",
            "column": "VARCHAR",
            "value": "VARCHAR",
            "message": "VARCHAR",
            "mend": "VARCHAR",
            "table": "VARCHAR",
        }
        source = _read_csv(path, columns)
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE _noted AS SELECT * FROM {source};"
            "CREATE OR REPLACE TEMP TABLE _files (_file INTEGER, file VARCHAR)"
        )
        if self.parts:
            values = [value for part in self.parts for value in (part.number, part.name)]
            places = ", ".join(["(?, ?)"] * len(self.parts))
            self.connection.execute(f"INSERT INTO _files VALUES {places}", values)
        queries = [
            'SELECT _file, _number, line, "column", value, message, mend, "table" FROM _noted'
        ]
        queries += [
            unreadable_query(name, tables[name].name, tables[name].columns()[column])
            for (name, column), count in self._bad_cells.items()
            if count
        ]
        self.connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {PROBLEMS_VIEW} AS SELECT * FROM _files JOIN "
            f"({' UNION ALL '.join(queries)}) USING (_file)"
        )
        return noted + sum(self._bad_cells.values())

    def _note_tables_missing(self) -> None:
        """Note tables that every return has and that no file gave."""
        given = {part.typed_name for part in self.parts if part.table is not None}
        if not given:
            return  # that nothing was read is told elsewhere
        for table in self.kind.whole:
            if table not in given:
                self.notes.add(
                    0,
                    f"No file or sheet gives {table}: it was taken as not given, and the rules "
                    "that need it were not run.",
                    "Add it, with its column names even where it has no rows.",
                    table=table,
                )

    def _insert(self, part: Part, source: str, names: dict[str, str]) -> int:
        """Insert the rows of an SQL source, which numbers them from 0 in `_at` and gives `_line`;
        give how many there were."""
        table, first = part.table, self._rows.get(part.typed_name, 0)
        if table is None:
            raise ValueError("A part without a table has no rows to load.")
        cells = [
            f'{names[name]} AS "{name}"' if name in names else f'NULL::VARCHAR AS "{name}"'
            for name in table.columns()
        ]
        typed = typed_columns(table, child=self.kind.child, white=SPACES)
        result = self.connection.execute(
            f'INSERT INTO "{part.typed_name}" SELECT {typed} FROM (SELECT {", ".join(cells)}, '
            f"{part.number}::INTEGER AS _file, _line, _at + {first} AS _row FROM {source})"
        ).fetchone()
        return int(result[0]) if result else 0

    def _count(self, part: Part, header: Header) -> tuple[int, dict[str, int]] | None:
        """Blank rows, and cells that cannot be read by column; None where a row of the file is
        column names again."""
        table = header.table
        blank = " AND ".join(
            f'"{name}{_written(column)}" IS NULL' for name, column in table.columns().items()
        )
        counts = [f"count(*) FILTER (WHERE {blank})", *self._unreadable_counts(table)]
        rows = self._rows_of(part)
        found = self.connection.execute(f"SELECT {', '.join(counts)} {rows}").fetchone()
        if found is None:
            return None
        bad = dict(zip(_checked_columns(table), found[1:], strict=True))
        for name, count in bad.items():
            if count:
                # The names of date columns are no dates, so rows of names are among these.
                names = ", ".join(f"'{key}'" for key in sorted(self.recogniser.keys_of(table)))
                told = self.recogniser.telling(table)
                key = f"regexp_replace(upper(\"{told}\"), '[^A-Z0-9]+', '', 'g')"
                where = f"{unreadable(table.columns()[name])} AND {key} IN ({names})"
                if self.connection.execute(f"SELECT 1 {rows} AND {where} LIMIT 1").fetchone():
                    return None
        return int(found[0]), bad

    def _unreadable_counts(self, table: type[Table]) -> list[str]:
        columns = table.columns()
        return [
            f"count(*) FILTER (WHERE {unreadable(columns[name])})"
            for name in _checked_columns(table)
        ]

    def _rows_of(self, part: Part) -> str:
        return f'FROM "{part.typed_name}" WHERE _file = {part.number}'

    def _take_back(self, part: Part) -> None:
        self.connection.execute(f"DELETE {self._rows_of(part)}")

    def _finish(self, part: Part, loaded: int, bad: dict[str, int]) -> None:
        part.rows += loaded
        part.loaded += loaded
        self._rows[part.typed_name] = self._rows.get(part.typed_name, 0) + loaded
        for name, count in bad.items():
            key = part.typed_name, name
            self._bad_cells[key] = self._bad_cells.get(key, 0) + count


def _written(column: ColumnFacts) -> str:
    """The ending of the column that holds what was written."""
    return "_text" if column.type in (date, int, float) else ""


def _checked_columns(table: type[Table]) -> list[str]:
    """Columns whose cells may be unreadable."""
    return [name for name, column in table.columns().items() if _written(column)]


def _read_csv(
    path: Path,
    columns: dict[str, str],
    *,
    delimiter: str = ",",
    skip: int = 0,
    line_ends: str = ", new_line='\\n'",
) -> str:
    """SQL that reads a file with nothing left to guess, unless its line ends; one that was
    written by `temporary_csv` where nothing else is said."""
    types = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
    place = _GLOB.sub(r"[\1]", str(path)).replace("'", "''")
    return (
        f"read_csv('{place}', auto_detect=false, compression='none', header=false, skip={skip}, "
        f"delim='{delimiter}', {_QUOTED}{line_ends}, columns={{{types}}})"
    )
