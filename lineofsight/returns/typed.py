"""From text as files hold it to typed tables: what could not be read is kept as written.

Dates are read as DD/MM/YYYY, or as YYYY-MM-DD (with or without a time of day), never month
first. A date or number that cannot be read leaves its column blank and its text in
`<column>_text`; a cell of white space is blank.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import duckdb

from lineofsight.engine.tables import ColumnFacts, Table
from lineofsight.returns.rules import last

#: Years outside these are taken for mistakes of typing, and the date for unreadable.
FIRST_YEAR_OF_DATES, LAST_YEAR_OF_DATES = 1900, 2099

#: How dates are written, never month first. A spreadsheet adds a time of day.
DATE_FORMATS = (
    "%d/%m/%Y",
    "%Y-%m-%d",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%d/%m/%Y %H:%M:%S",
)

#: Columns of every table as read: its place in the table, and where it came from.
PLACE_COLUMNS = {"_row": "BIGINT", "_file": "INTEGER", "_line": "BIGINT"}


def raw_name(table: str) -> str:
    """The name of the table of text from which a typed table is made."""
    return f"raw_{table}"


def make_typed(
    connection: duckdb.DuckDBPyConnection, tables: Iterable[type[Table]], *, child: str
) -> None:
    """Make every table of a return, this year's and last year's, from its table of text
    (`raw_<table>`: every declared column as text, and `_row`, `_file`, `_line`); one that is not
    there becomes an empty table."""
    present = {
        name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    }
    for table in tables:
        for name in (table.name, last(table)):
            if raw_name(name) not in present:
                connection.execute(empty_query(table, raw_name(name)))
            connection.execute(typed_query(table, name, child=child))


def empty_query(table: type[Table], name: str) -> str:
    """SQL that makes an empty table of text."""
    columns = [f'"{column}" VARCHAR' for column in table.columns()]
    columns += [f"{column} {kind}" for column, kind in PLACE_COLUMNS.items()]
    return f'CREATE TEMP TABLE "{name}" ({", ".join(columns)})'


def typed_query(table: type[Table], name: str, *, child: str) -> str:
    """SQL that makes a typed table from its table of text."""
    columns = [part for column in table.columns().values() for part in _typed(column)]
    columns += [f'NULL::{kind} AS "{column}"' for column, kind in table.looked_up.items()]
    given = f"nullif(trim(\"{child}\", e' \\t\\r\\n'), '')"
    key = f"coalesce({given}, chr(0) || _row)"
    return (
        f'CREATE OR REPLACE TEMP TABLE "{name}" AS SELECT {", ".join(columns)}, '
        f'{key} AS _child, {", ".join(PLACE_COLUMNS)} FROM "{raw_name(name)}"'
    )


def _typed(column: ColumnFacts) -> list[str]:
    """SQL for one column; a date or number has a second one, as written."""
    name = f'"{column.name}"'
    text = f"nullif(trim({name}, e' \\t\\r\\n'), '')"
    if column.type is date:
        return [f"{_date(name)} AS {name}", f'{text} AS "{column.name}_text"']
    if column.type is int:
        fits = f"regexp_full_match(trim({name}), '[+-]?\\d{{1,9}}(\\.0+)?')"
        whole = f"CASE WHEN {fits} THEN try_cast({name} AS DOUBLE)::BIGINT END"
        return [f"{whole} AS {name}", f'{text} AS "{column.name}_text"']
    if column.type is float:
        number = f"try_cast({name} AS DOUBLE)"
        finite = f"CASE WHEN isfinite({number}) THEN {number} END"
        return [f"{finite} AS {name}", f'{text} AS "{column.name}_text"']
    return [f"{text} AS {name}"]


def _date(name: str) -> str:
    formats = ", ".join(f"'{form}'" for form in DATE_FORMATS)
    day = f"try_strptime(trim({name}), [{formats}])::DATE"
    years = f"{FIRST_YEAR_OF_DATES} AND {LAST_YEAR_OF_DATES}"
    return f"CASE WHEN year({day}) BETWEEN {years} THEN {day} END"
