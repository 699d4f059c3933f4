"""Rows of the record as each source gives them, before they are put together.

Rows are staged as Parquet, a file for each table of each source that was read, so that a council's
whole history need not fit into memory. A staged row has the columns of its table of the record
that the source fills, what brought it in, and the line it stood on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from lineofsight.engine.quoting import quoted
from lineofsight.engine.tables import Table
from lineofsight.record.tables import Kept, Load
from lineofsight.returns.reading import Loaded

#: SQL types of the columns of the record.
SQL_TYPES: Mapping[type, str] = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    bool: "BOOLEAN",
    date: "DATE",
}

#: The table, on the connection of a source, of what brought each of its files in.
LOADS = "staged_loads"


def sql_type(table: type[Table], column: str) -> str:
    """The SQL type of a column."""
    return SQL_TYPES[table.columns()[column].type]


def hashed_key(table: str, *parts: str) -> str:
    """SQL for the key of a row that comes without one: from the authority (`la_code`), the table
    and what tells the event from others, never from where the row stands.

    Args:
        table: the table of the record.
        parts: SQL for each part, none of which may be a date without being cast.
    """
    given = ", ".join(f"coalesce(CAST({part} AS VARCHAR), '')" for part in parts)
    return f"left(md5(concat_ws('|', la_code, '{table}', {given})), 16)"


def counted_key(key: str, place: str) -> str:
    """SQL for a key with a count behind it, for rows that share all that makes one.

    Args:
        key: SQL of `hashed_key`.
        place: SQL for the row's place among those, from 1, by their other content.
    """
    return f"{key} || CASE WHEN {place} > 1 THEN '-' || {place} ELSE '' END"


def yes(column: str, code: str = "1", no: str = "0") -> str:
    """SQL for whether a column of yes and no says yes; blank where it says neither."""
    return f"CASE {column} WHEN '{code}' THEN true WHEN '{no}' THEN false END"


#: All that a row holds but where it stands: what tells apart rows that share what makes a key.
CONTENT = "row(*COLUMNS(* EXCLUDE (load_id, line)))"


def keyed(table: str, key: str, parts: tuple[str, ...], rows: str, order: str = "") -> str:
    """SQL for rows with a key made from what tells one from another.

    Args:
        table: the table of the record.
        key: the column of the key.
        parts: the columns that tell one row from another.
        rows: SQL of the rows, with the columns `la_code`, `load_id` and `line`.
        order: the columns by which rows that share them are counted first: those that say the
            same in each source and year. Their other content comes next, and the line last, so
            that it tells apart only what is the same in all else.
    """
    by = ", ".join([*([order] if order else []), CONTENT, "line"])
    return (
        f"SELECT {counted_key('_hashed', '_n')} AS {key}, * EXCLUDE (_hashed, _n) FROM ("
        f"SELECT {hashed_key(table, *parts)} AS _hashed, row_number() OVER "
        f"(PARTITION BY {', '.join(parts)} ORDER BY {by}) AS _n, * FROM ({rows}))"
    )


@dataclass
class Stage:
    """Where rows are staged.

    Attributes:
        folder: a private folder, gone with the build.
        la_code: the authority.
        first: the number of the first load, by which files are named too: returns that are read
            side by side have stages of their own in one folder.
        loads: what was read so far.
    """

    folder: Path
    la_code: str
    first: int = 1
    loads: list[Load] = field(default_factory=list)
    _files: int = 0

    def load(
        self,
        *,
        source: str,
        version: str | None,
        file: str,
        table: str,
        part: str | None = None,
        sha256: str | None = None,
        period: tuple[date | None, date | None] = (None, None),
        history_from: date | None = None,
        rows: int = 0,
        refused: int = 0,
    ) -> int:
        """Note one table of one file, or one view, and give its number."""
        made = Load(
            load_id=self.first + len(self.loads),
            la_code=self.la_code,
            source=source,
            version=version,
            file=file,
            part=part,
            table=table,
            sha256=sha256,
            period_start=period[0],
            period_end=period[1],
            history_from=history_from,
            rows=rows,
            refused=refused,
        )
        self.loads.append(made)
        return made.load_id

    def loads_of(
        self,
        connection: duckdb.DuckDBPyConnection,
        loaded: Loaded,
        source: str,
        version: str,
        period: tuple[date, date],
        history_from: date | None,
    ) -> None:
        """Note every table of every file of a return that was read, and make the table `LOADS`
        (`_file`, `load_id`) on its connection.

        Args:
            connection: holds the return's typed tables.
            loaded: what was read.
            source: the return.
            version: its collection year.
            period: first and last day of what it tells of.
            history_from: since when it tells of all that happened.
        """
        numbers = []
        for number, file in enumerate(loaded.files):
            if file.table is not None and not file.last_year:
                load_id = self.load(
                    source=source,
                    version=version,
                    file=file.name,
                    table=file.table,
                    part=file.sheet,
                    sha256=file.sha256,
                    period=period,
                    history_from=history_from,
                    rows=file.loaded,
                    refused=file.refused,
                )
                numbers.append((number, load_id))
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {LOADS} (_file INTEGER, load_id BIGINT)")
        if numbers:
            connection.executemany(f"INSERT INTO {LOADS} VALUES (?, ?)", numbers)

    def add(self, connection: duckdb.DuckDBPyConnection, table: type[Kept], query: str) -> None:
        """Stage the rows of a query.

        Args:
            connection: the source's.
            table: the table of the record they are rows of.
            query: SQL that gives columns of it by their names; `load_id` among them, and `line`
                where it is known. Those it does not give are blank. Rows without a key or a
                child's identifier are left out: there is nobody they are about.

        Raises:
            ValueError: the query gives a column that the table does not have.
        """
        # An alias that differs in case alone keeps the case of the column it is of.
        given = [name.lower() for name, *_ in connection.execute(f"DESCRIBE {query}").fetchall()]
        columns = table.columns()
        if unknown := set(given) - columns.keys():
            raise ValueError(f"{table.name} has no column {', '.join(sorted(unknown))}.")
        cells = ", ".join(
            f"CAST({_quoted(name) if name in given else _constant(name, self.la_code)} AS "
            f"{sql_type(table, name)}) AS {_quoted(name)}"
            for name in columns
        )
        keys = [name for name, facts in columns.items() if facts.key or name == table.person]
        there = " AND ".join(f"{_quoted(key)} IS NOT NULL" for key in keys)
        self._files += 1
        path = self.folder / table.name / f"{self.first:012}-{self._files:06}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        connection.execute(
            f"COPY (SELECT {cells} FROM ({query}) WHERE {there}) TO {quoted(path)} "
            "(FORMAT parquet, COMPRESSION lz4)"
        )

    def staged(self, table: type[Kept]) -> str | None:
        """SQL for every staged row of a table; None where no source gave any."""
        folder = self.folder / table.name
        if not folder.is_dir():
            return None
        return f"read_parquet({quoted(folder / '*.parquet')})"


def _constant(name: str, la_code: str) -> str:
    return f"'{la_code}'" if name == "la_code" else "NULL"


def _quoted(name: str) -> str:
    return f'"{name}"'
