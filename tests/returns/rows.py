"""Tables of a return written down in a test, and the rows of them that fail a rule."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import duckdb

from lineofsight.engine.running import DuckDBEngine
from lineofsight.engine.tables import Table
from lineofsight.returns.check import Checked, run_rules
from lineofsight.returns.frames import Settings
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.lookups import add_location, load_postcodes, load_providers
from lineofsight.returns.rules import last
from lineofsight.returns.typed import empty_query, make_typed, raw_name

Rows = Sequence[Mapping[str, str | None]]


def engine_with(kind: ReturnKind, tables: Mapping[str, Rows]) -> DuckDBEngine:
    """An engine that holds the tables, by name (`Episodes`, `Episodes_last`), of cells as text."""
    connection = duckdb.connect()
    declared: dict[str, type[Table]] = {}
    for table in kind.tables:
        declared |= {table.name: table, last(table): table}
    for name, rows in tables.items():
        connection.execute(empty_query(declared[name], raw_name(name)))
        columns = list(declared[name].columns())
        for number, row in enumerate(rows):
            values = [row.get(column) for column in columns]
            places = ", ".join("?" for _ in values)
            connection.execute(
                f'INSERT INTO "{raw_name(name)}" VALUES ({places}, {number}, 0, {number + 2})',
                values,
            )
    make_typed(connection, kind.tables, child=kind.child)
    return DuckDBEngine(connection)


def failing_rows(
    kind: ReturnKind,
    settings: Settings,
    code: str,
    tables: Mapping[str, Rows],
    given: Collection[str] = (),
    lookups: Mapping[str, Rows] | None = None,
) -> dict[str, list[int]]:
    """The numbers of the rows, from 0, that fail a rule, by table. Lookups are written as CSV
    files and loaded.

    Raises:
        AssertionError: the rule did not run.
    """
    engine = engine_with(kind, tables)
    if lookups:
        given = {*given, *_look_up(engine, lookups, settings.authority)}
    checked = run_rules(kind, engine, settings, {*tables, *given}, only={code})
    assert not checked.not_run, checked.not_run[0].reason
    return found_rows(engine, checked)


def _look_up(
    engine: DuckDBEngine, lookups: Mapping[str, Rows], authority: str | None
) -> frozenset[str]:
    """Load lookups; give the names of what is then given."""
    with tempfile.TemporaryDirectory() as folder:
        for name, load in (("providers", _load_providers), ("postcodes", load_postcodes)):
            if rows := lookups.get(name):
                path = Path(folder) / f"{name}.csv"
                with path.open("w", encoding="utf-8", newline="") as file:
                    writer = csv.DictWriter(file, list(rows[0]))
                    writer.writeheader()
                    writer.writerows(rows)
                load(engine.connection, path)
    return add_location(engine.connection, authority=authority).given


def _load_providers(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    assert not load_providers(connection, [path]).misfits


def found_rows(engine: DuckDBEngine, checked: Checked) -> dict[str, list[int]]:
    """The rows of each table that any rule of a check found."""
    found = {
        table: sorted(
            {row for (row,) in engine.connection.execute(f'SELECT _row FROM "{name}"').fetchall()}
        )
        for table, name in checked.issues.items()
    }
    return {table: rows for table, rows in found.items() if rows}
