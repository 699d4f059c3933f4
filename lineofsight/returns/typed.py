"""From text as files hold it to typed tables: what could not be read is kept as written.

Dates are read as DD/MM/YYYY, as YYYY-MM-DD (with or without a time of day) or as a spreadsheet
numbers days, never month first. A date or number that cannot be read leaves its column blank and
its text in `<column>_text`; a cell of white space is blank. A column of codes that are written as
words or spelt in many ways holds the code where it is known, and in `<column>_text` what stood
there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import duckdb

from lineofsight.engine.tables import ColumnFacts, Table
from lineofsight.returns.rules import last

#: Years outside these are no dates of anybody's: the date is unreadable. Within them an unlikely
#: one is a date, for rules to judge: a birth in 1880 is told as what it is.
FIRST_YEAR_OF_DATES, LAST_YEAR_OF_DATES = 1800, 2099

#: How dates are written, never month first. A spreadsheet adds a time of day.
DATE_FORMATS = (
    "%d/%m/%Y",
    "%Y-%m-%d",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%d/%m/%Y %H:%M:%S",
)

#: A day of 1927 to 2099 as spreadsheets number it (45992 is 01/12/2025), and their day 0.
DAY_NUMBER, DAY_NUMBERED_0 = r"([1-6]\d|7[0-2])\d{3}(\.\d+)?", "1899-12-30"

#: White space around a cell: SQL of what `trim` is given. A reader whose cells hold no tab or
#: line end at either edge gives "": `trim` alone takes off spaces, and is four times as fast.
ANY_WHITE, SPACES = ", e' \\t\\r\\n'", ""

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
    empty = []
    for table in tables:
        for name in (table.name, last(table)):
            if raw_name(name) in present:
                connection.execute(typed_query(table, name, child=child))
                read_codes(connection, table, name)
            else:
                empty.append(empty_typed_query(table, name))
    connection.execute("; ".join(empty))


def read_codes(connection: duckdb.DuckDBPyConnection, table: type[Table], name: str) -> None:
    """Put codes in place of their spellings, in a typed table; what is not known stays as
    written."""
    spelled = {
        column.name: column.codelist
        for column in table.columns().values()
        if column.codelist is not None and _is_spelled(column)
    }
    if not spelled:
        return
    # Each spelling is looked at once, however many rows have it.
    lists = ", ".join(
        f'list(DISTINCT "{column}") FILTER (WHERE "{column}" IS NOT NULL)' for column in spelled
    )
    written = connection.execute(f'SELECT {lists} FROM "{name}"').fetchone()
    changes = []
    values: list[str] = []
    for (column, codelist), texts in zip(spelled.items(), written or (), strict=True):
        meant = {text: codelist.code_of(text) for text in texts or ()}
        known = {text: code for text, code in meant.items() if code and code != text}
        if known:
            cases = "WHEN ? THEN ? " * len(known)
            changes.append(f'"{column}" = CASE "{column}" {cases}ELSE "{column}" END')
            values += (value for change in known.items() for value in change)
    if changes:
        connection.execute(f'UPDATE "{name}" SET {", ".join(changes)}', values)


def empty_query(table: type[Table], name: str) -> str:
    """SQL that makes an empty table of text."""
    columns = [f'"{column}" VARCHAR' for column in table.columns()]
    columns += [f"{column} {kind}" for column, kind in PLACE_COLUMNS.items()]
    return f'CREATE TEMP TABLE "{name}" ({", ".join(columns)})'


def typed_query(table: type[Table], name: str, *, child: str) -> str:
    """SQL that makes a typed table from its table of text."""
    columns = typed_columns(table, child=child)
    return f'CREATE OR REPLACE TEMP TABLE "{name}" AS SELECT {columns} FROM "{raw_name(name)}"'


def typed_columns(table: type[Table], *, child: str, white: str = ANY_WHITE) -> str:
    """SQL of the columns of a typed table, selected from its text (`empty_query`)."""
    columns = [part for column in table.columns().values() for part in _typed(column, white)]
    columns += [f'NULL::{kind} AS "{column}"' for column, kind in table.looked_up.items()]
    keys = {"_child": (child,), **table.within}
    columns += [f"{_key(table, made_of, white)} AS {key}" for key, made_of in keys.items()]
    return ", ".join([*columns, *PLACE_COLUMNS])


def _key(table: type[Table], made_of: Iterable[str], white: str) -> str:
    """SQL of a key: its columns together, or one of the row's own where any of them is blank or
    the table has none of that name."""
    if any(column not in table.columns() for column in made_of):
        return "chr(0) || _row"
    parts = " || chr(0) || ".join(_text(column, white) for column in made_of)
    return f"coalesce({parts}, chr(0) || _row)"


def empty_typed_query(table: type[Table], name: str) -> str:
    """SQL that makes an empty typed table."""
    columns = []
    for column in table.columns().values():
        columns.append(f'"{column.name}" {_TYPES.get(column.type, "VARCHAR")}')
        if column.type in _TYPES or _is_spelled(column):
            columns.append(f'"{column.name}_text" VARCHAR')
    columns += [f'"{column}" {kind}' for column, kind in table.looked_up.items()]
    columns += [f"{key} VARCHAR" for key in ("_child", *table.within)]
    columns += [f"{column} {kind}" for column, kind in PLACE_COLUMNS.items()]
    return f'CREATE OR REPLACE TEMP TABLE "{name}" ({", ".join(columns)})'


#: Columns that are also kept as written.
_TYPES = {date: "DATE", int: "BIGINT", float: "DOUBLE"}


def _is_spelled(column: ColumnFacts) -> bool:
    """Whether a column holds codes that are written in other ways too."""
    return column.codelist is not None and column.codelist.spelled


def _text(name: str, white: str) -> str:
    """SQL for a cell without white space around it; a blank one is null."""
    return f"nullif(trim(\"{name}\"{white}), '')"


def _typed(column: ColumnFacts, white: str) -> list[str]:
    """SQL for one column; a date, number or code that is spelt has a second one, as written."""
    name, text = f'"{column.name}"', _text(column.name, white)
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
    if _is_spelled(column):
        return [f"{text} AS {name}", f'{text} AS "{column.name}_text"']
    return [f"{text} AS {name}"]


def _date(name: str) -> str:
    formats = ", ".join(f"'{form}'" for form in DATE_FORMATS)
    written = f"try_strptime(trim({name}), [{formats}])::DATE"
    years = f"{FIRST_YEAR_OF_DATES} AND {LAST_YEAR_OF_DATES}"
    numbered = (
        f"CASE WHEN regexp_full_match(trim({name}), '{DAY_NUMBER}') "
        f"THEN DATE '{DAY_NUMBERED_0}' + floor(try_cast({name} AS DOUBLE))::INTEGER END"
    )
    return f"coalesce(CASE WHEN year({written}) BETWEEN {years} THEN {written} END, {numbered})"
