"""Corrections that rules suggest for the rows that fail them, worked out for these rows alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import duckdb

from lineofsight.engine.running import CONDITION, ROW, DuckDBEngine
from lineofsight.engine.tables import Table
from lineofsight.returns.check import Checked
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.results.queries import (
    all_of,
    child_of,
    rules_of,
    tables_with_issues,
    written,
)

if TYPE_CHECKING:
    import narwhals as nw

#: For a table the columns that are suggested for, each with an expression by rule's number.
type_of_suggested = dict[str, dict[str, dict[int, "nw.Expr"]]]


def prepare_suggestions(
    connection: duckdb.DuckDBPyConnection, kind: ReturnKind, checked: Checked
) -> None:
    """Make `result_suggested`: `table`, `_row`, `number` of the rule, `column`, `suggestion`.

    `prepare_results` comes before.
    """
    connection.execute(
        'CREATE OR REPLACE TEMP TABLE result_suggested ("table" VARCHAR, _row BIGINT, '
        'number USMALLINT, "column" VARCHAR, suggestion VARCHAR)'
    )
    frames = kind.frames(checked.settings)
    suggested = _expressions(connection, kind, checked, frames)
    if not suggested:
        return
    from lineofsight.returns.sharing import SharedColumns

    engine = DuckDBEngine(connection)
    shared = SharedColumns(frames, engine, kind.tables, kind.rules, child=kind.child)
    built = shared.frames_for(
        {
            table: [made for by_rule in columns.values() for made in by_rule.values()]
            for table, columns in suggested.items()
        }
    )
    for table, columns in suggested.items():
        _keep(connection, engine, built[table], table, checked.issues[table], columns)


def _expressions(
    connection: duckdb.DuckDBPyConnection, kind: ReturnKind, checked: Checked, frames: object
) -> type_of_suggested:
    """What the rules that some row fails suggest."""
    counted = connection.execute("SELECT number FROM result_counts WHERE issues > 0").fetchall()
    failed = {checked.rules[number].code: number for (number,) in counted}
    found: type_of_suggested = {}
    for rule in kind.rules.in_year(checked.settings.year):
        if rule.code not in failed or rule.suggest is None:
            continue
        for column, made in rule.suggest(frames).items():
            for table, looked_at in rule.at.items():
                if column in looked_at and table in checked.issues:
                    by_rule = found.setdefault(table, {}).setdefault(column, {})
                    by_rule[failed[rule.code]] = made
    return found


def _keep(
    connection: duckdb.DuckDBPyConnection,
    engine: DuckDBEngine,
    frame: nw.LazyFrame[Any],
    table: str,
    issues: str,
    columns: Mapping[str, Mapping[int, nw.Expr]],
) -> None:
    """Add what is suggested for the failing rows of one table."""
    import narwhals as nw

    numbers = sorted({number for by_rule in columns.values() for number in by_rule})
    failing = engine.table(issues).filter(nw.col(CONDITION).is_in(numbers))
    made = {
        f"suggested_{column}": nw.coalesce(
            *(nw.when(nw.col(CONDITION) == number).then(e) for number, e in by_rule.items())
        )
        for column, by_rule in columns.items()
    }
    rows = nw.to_native(frame.join(failing, on=ROW).select(ROW, CONDITION, **made)).sql_query()
    connection.execute(f"CREATE OR REPLACE TEMP TABLE result_suggesting AS {rows}")
    for column in columns:
        connection.execute(
            f"INSERT INTO result_suggested SELECT '{table}', {ROW}, {CONDITION}, '{column}', "
            f'"suggested_{column}" FROM result_suggesting WHERE "suggested_{column}" IS NOT NULL'
        )


def suggestions_query(kind: ReturnKind, checked: Checked) -> str:
    """SQL for `Suggested`, by table and row."""
    return all_of(_suggested(kind, table) for table in tables_with_issues(kind, checked)) or (
        'SELECT NULL::VARCHAR AS code, NULL::VARCHAR AS "table", NULL::VARCHAR AS file, '
        "NULL::BIGINT AS line, NULL::BIGINT AS row, NULL::VARCHAR AS child, "
        'NULL::VARCHAR AS "column", NULL::VARCHAR AS written, NULL::VARCHAR AS suggestion '
        "WHERE false"
    )


def _suggested(kind: ReturnKind, table: type[Table]) -> str:
    values = " ".join(
        f"WHEN '{column.name}' THEN {written(column, 't.')}" for column in table.columns().values()
    )
    # Neither is ever null. DuckDB 2.0 fails to plan `<>` where all suggestions are one value.
    return (
        f'SELECT * FROM (SELECT l.code, s."table", f.name AS file, t._line AS line, '
        f's._row AS row, {child_of(kind, table, "t.")} AS child, s."column", '
        f'CASE s."column" {values} END AS written, s.suggestion '
        f"FROM result_suggested s JOIN ({rules_of(table)}) l USING (number) "
        f'JOIN "{table.name}" t USING (_row) LEFT JOIN result_files f ON f.number = t._file '
        f"WHERE s.\"table\" = '{table.name}') WHERE suggestion IS DISTINCT FROM "
        "written"
    )
