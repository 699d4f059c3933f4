"""Examples of indicators, worked by hand: a small record, the members of it, and the value.

They are tests, and the documentation of each indicator is made from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from lineofsight.engine.tables import Table
from lineofsight.indicators.periods import Period, PeriodKind
from lineofsight.record.tables import TABLES, Calendar
from lineofsight.reference.working_days import is_working_day
from tests.returns.examples import drawn_rows

#: The authority of every example, and the calendar of every example.
LA = "901"
FIRST_DAY, LAST_DAY = date(2018, 1, 1), date(2028, 12, 31)

_SQL = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", date: "DATE"}


@dataclass(frozen=True)
class Example:
    """One example of one indicator in one period.

    Attributes:
        code: the indicator.
        why: a sentence to the reader: which rows are members, which are met, and why.
        tables: each table of the record drawn as text: a line of column names, then a line for
            each row, the cells separated by `|`; a blank cell is blank. Columns that are left out
            are blank; `la_code` and `load_id` need not be given. Booleans: yes, no.
        start, end: the first and last day of the period.
        members: the members expected, drawn likewise: `row_key` and those of `met`, `part`,
            `amount`, `base` that the form has use for, in any order.
        value: the value expected: of a mix, the value of each part; None where there is none.
        children: people under 18, where the indicator is a rate.
    """

    code: str
    why: str
    tables: Mapping[str, str]
    members: str
    value: float | Mapping[str, float] | None
    start: date = date(2025, 4, 1)
    end: date = date(2026, 3, 31)
    children: int = 20_000
    kind: PeriodKind = field(default=PeriodKind.OWN)

    @property
    def period(self) -> Period:
        """The period; a year to 31 March or 30 September is known as one."""
        kind = self.kind
        if (self.start.month, self.start.day, self.end.month) == (4, 1, 3):
            kind = PeriodKind.YEAR
        if (self.start.month, self.start.day, self.end.month) == (10, 1, 9):
            kind = PeriodKind.CENSUS_YEAR
        return Period(kind, self.start, self.end)


@contextmanager
def drawn_record(
    tables: Mapping[str, str], *, children: int = 20_000, as_at: date = date(2026, 9, 30)
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that holds a record drawn as text; its other tables are there and empty."""
    with drawn_records({LA: tables}, children=children, as_at=as_at) as connection:
        yield connection


@contextmanager
def drawn_records(
    drawn: Mapping[str, Mapping[str, str]],
    *,
    children: int = 20_000,
    as_at: date = date(2026, 9, 30),
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that holds the records of several authorities, each drawn as text under its
    code; tables that none of them draws are there and empty."""
    connection = duckdb.connect(config={"threads": 1})
    try:
        declared = {table.name: table for table in TABLES}
        for table in TABLES:
            _create(connection, table)
        _calendar(connection)
        for la_code, tables in drawn.items():
            if unknown := tables.keys() - declared.keys():
                raise ValueError(f"There is no table {', '.join(unknown)}.")
            for name, text in tables.items():
                _fill(connection, declared[name], la_code, text)
            connection.execute(
                "INSERT INTO record_council VALUES (?, 'Mereshire', NULL, ?)", [la_code, as_at]
            )
            connection.executemany(
                "INSERT INTO record_population VALUES (?, ?, ?)",
                [(la_code, year, children) for year in range(2018, 2028)],
            )
        yield connection
    finally:
        connection.close()


def _create(connection: duckdb.DuckDBPyConnection, table: type[Table]) -> None:
    columns = ", ".join(f'"{c.name}" {_SQL[c.type]}' for c in table.columns().values())
    connection.execute(f"CREATE TABLE record_{table.name} ({columns})")


def _fill(
    connection: duckdb.DuckDBPyConnection, table: type[Table], la_code: str, drawn: str
) -> None:
    columns = table.columns()
    for number, row in enumerate(drawn_rows(drawn), start=1):
        if unknown := row.keys() - columns.keys():
            raise ValueError(f"{table.name} has no column {', '.join(unknown)}.")
        cells = {"la_code": la_code, "load_id": "1", "line": str(number), **row}
        known = {name: cell for name, cell in cells.items() if name in columns}
        names = ", ".join(f'"{name}"' for name in known)
        marks = ", ".join("?" for _ in known)
        values = [_typed(columns[name].type, cell) for name, cell in known.items()]
        connection.execute(f"INSERT INTO record_{table.name} ({names}) VALUES ({marks})", values)


def _typed(kind: type, cell: str | None) -> Any:
    if cell is None:
        return None
    if kind is bool:
        return {"yes": True, "no": False}[cell]
    if kind is date:
        return date.fromisoformat(cell)
    return kind(cell)


def _calendar(connection: duckdb.DuckDBPyConnection) -> None:
    connection.register("every_day", _every_day())
    connection.execute("INSERT INTO record_calendar SELECT * FROM every_day")
    connection.unregister("every_day")


@cache
def _every_day() -> pa.Table:
    """The calendar; made once."""
    days, number, on = [], 0, FIRST_DAY
    while on <= LAST_DAY:
        working = is_working_day(on)
        number += working
        days.append(Calendar(day=on, is_working_day=working, working_day_number=number))
        on += timedelta(days=1)
    return Calendar.to_arrow(days)


def drawn_members(drawn: str) -> list[dict[str, Any]]:
    """The members that an example expects, as they are compared."""
    found: list[dict[str, Any]] = []
    for row in drawn_rows(drawn):
        member: dict[str, Any] = {}
        for name, cell in row.items():
            if name == "met":
                member[name] = None if cell is None else {"yes": True, "no": False}[cell]
            elif name in ("amount", "base"):
                member[name] = None if cell is None else float(cell)
            else:
                member[name] = cell
        found.append(member)
    return found
