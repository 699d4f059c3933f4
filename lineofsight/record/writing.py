"""The tables of a record as files, before they become a snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from lineofsight.engine.quoting import quoted
from lineofsight.engine.tables import Table
from lineofsight.record.merging import CONFLICTS, SOURCES, made
from lineofsight.record.opening import ROOM
from lineofsight.record.staging import sql_type
from lineofsight.record.tables import (
    RECORD,
    Calendar,
    Conflict,
    Council,
    Issue,
    Load,
    PersonLink,
    Population,
    RowSource,
)
from lineofsight.reference.working_days import is_working_day

#: Days of the calendar before the first and after the last day of what was loaded.
CALENDAR_BEFORE, CALENDAR_AFTER = 3 * 366, 2 * 366
#: Rows of a group in a file: one child's rows are found without reading all.
GROUP = 20_000


def write_tables(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    *,
    council: Council,
    population: Mapping[int, int],
    loads: Sequence[Load],
    links: Sequence[PersonLink],
    issues: Sequence[Issue],
    since: date,
) -> dict[tuple[str, str], pa.Table | Path]:
    """Write every table of the record as a file; the connection has each as `record_<table>`.

    Args:
        connection: holds the record's rows as they were put together.
        folder: where; it is made.
        council: whose record it is, and the day it stands at.
        population: people under 18 by mid-year.
        loads, links, issues: what was read, decided and found.
        since: the first day of what was loaded.
    """
    folder.mkdir()
    tables: dict[tuple[str, str], pa.Table | Path] = {}
    large: list[tuple[type[Table], str]] = [(table, made(table)) for table in RECORD]
    large += [(RowSource, SOURCES), (Conflict, CONFLICTS)]
    for table, name in large:
        path = folder / f"{table.name}.parquet"
        cells = ", ".join(
            f'CAST("{column}" AS {sql_type(table, column)}) AS "{column}"'
            for column in table.columns()
        )
        connection.execute(
            f"COPY (SELECT {cells} FROM {name} ORDER BY {_order(table)}) TO {quoted(path)} "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP})"
        )
        tables[ROOM, table.name] = path
    days = _calendar(
        since - timedelta(days=CALENDAR_BEFORE), council.as_at + timedelta(days=CALENDAR_AFTER)
    )
    people = [
        Population(la_code=council.la_code, mid_year=year, children=number)
        for year, number in sorted(population.items())
    ]
    small: dict[str, pa.Table] = {
        Load.name: Load.to_arrow(loads),
        PersonLink.name: PersonLink.to_arrow(links),
        Issue.name: Issue.to_arrow(issues),
        Calendar.name: Calendar.to_arrow(days),
        Council.name: Council.to_arrow([council]),
        Population.name: Population.to_arrow(people),
    }
    for name, rows in small.items():
        path = folder / f"{name}.parquet"
        pq.write_table(rows, path, compression="zstd")
        tables[ROOM, name] = path
    for _, name in tables:
        path = folder / f"{name}.parquet"
        connection.execute(f"CREATE VIEW record_{name} AS FROM read_parquet({quoted(path)})")
    return tables


def _order(table: type[Table]) -> str:
    """By child, and then by key: the same rows are written alike whatever order they came in."""
    columns = table.columns()
    first = [name for name in ("person_id",) if name in columns]
    keys = [name for name, facts in columns.items() if facts.key] or list(columns)
    return ", ".join(f'"{name}"' for name in dict.fromkeys([*first, *keys]))


def _calendar(first: date, last: date) -> list[Calendar]:
    number, days = 0, []
    for count in range((last - first).days + 1):
        on = first + timedelta(days=count)
        working = is_working_day(on)
        number += working
        days.append(Calendar(day=on, is_working_day=working, working_day_number=number))
    return days
