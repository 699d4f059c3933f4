"""The results of a check as SQL over the tables it left: nothing here is done issue by issue.

`prepare_results` makes small tables: `result_rules` (a row for each active rule), `result_looks`
(at which columns of which table each rule looks), `result_files`, and from the issues
`result_children` and `result_counts`. The queries of the written tables rest on these.

Codes, severities and names of tables, files and columns are enumerations: over millions of issues
they are compared, kept and written as small numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import duckdb

from lineofsight.engine.tables import ColumnFacts, Table
from lineofsight.returns.check import Checked
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.results.tables import Status
from lineofsight.returns.rules import Rule, Severity

if TYPE_CHECKING:
    from lineofsight.returns.lookups import Misfit

#: What parts the names of columns that a rule looks at.
BETWEEN_FIELDS = ", "


def prepare_results(
    connection: duckdb.DuckDBPyConnection,
    kind: ReturnKind,
    checked: Checked,
    files: Sequence[str],
) -> None:
    """Make the tables on which the queries rest.

    Args:
        connection: holds the typed tables and the tables of issues.
        kind: the return.
        checked: what was found.
        files: the names of the files, in the order that `_file` counts.
    """
    _fill(
        connection,
        "result_rules",
        {
            "number": "USMALLINT",
            "code": _enumeration(rule.code for rule in checked.rules),
            "severity": _enumeration(severity.value for severity in Severity),
            "status": _enumeration(status.value for status in Status),
            "reason": "VARCHAR",
            "message": "VARCHAR",
            "mend": "VARCHAR",
            "cause": "VARCHAR",
        },
        list(_rules(checked)),
    )
    looks = list(_looks(kind, checked))
    _fill(
        connection,
        "result_looks",
        {
            "table": _enumeration(table.name for table in kind.tables),
            "number": "USMALLINT",
            "fields": _enumeration(look[2] for look in looks),
            "place": "USMALLINT",
            "shared": "UBIGINT",
            "own": "UBIGINT",
            "cells": "UBIGINT",
        },
        looks,
    )
    _fill(
        connection,
        "result_files",
        {"number": "INTEGER", "name": _enumeration(files)},
        list(enumerate(files)),
    )
    _count(connection, kind, checked)


def _enumeration(values: Iterable[str]) -> str:
    """SQL for the type of a column that holds only these."""
    kept = ", ".join("'" + value.replace("'", "''") + "'" for value in dict.fromkeys(values))
    return f"ENUM({kept})" if kept else "VARCHAR"


def _fill(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: Mapping[str, str],
    rows: Sequence[tuple[Any, ...]],
) -> None:
    """Make a small table, all its rows in one statement."""
    declared = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({declared})")
    if rows:
        values = ", ".join(
            f"UNNEST(?::{'VARCHAR' if kind.startswith('ENUM') else kind}[])"
            for kind in columns.values()
        )
        by_column = [list(cells) for cells in zip(*rows, strict=True)]
        connection.execute(f"INSERT INTO {name} SELECT {values}", by_column)


def _rules(checked: Checked) -> Iterator[tuple[Any, ...]]:
    """The rows of `result_rules`."""
    not_run = {id(left.rule): left for left in checked.not_run}
    for number, rule in enumerate(checked.rules):
        left = not_run.get(id(rule))
        status = Status.RUN if left is None else Status.FAILED if left.failed else Status.NOT_RUN
        reason = None if left is None else left.reason
        told = (rule.message, rule.mend, rule.cause)
        yield number, rule.code, rule.severity.value, status.value, reason, *told


def _looks(kind: ReturnKind, checked: Checked) -> Iterator[tuple[Any, ...]]:
    """The rows of `result_looks`."""
    facts = facts_of_child(kind)
    for table in kind.tables:
        sets, own_names = field_sets(checked, table), own_columns(kind, table)
        names = list(table.columns())
        for number, rule in looking_at(checked, table):
            at = rule.at[table.name]
            seen = {*at, *rule.at.get(kind.tables[0].name, ())}
            shared = _bits(column in seen for column in facts)
            own = _bits(column in at for column in own_names)
            cells = _bits(column in at for column in names)
            place = sets.index(at)
            yield table.name, number, BETWEEN_FIELDS.join(at), place, shared, own, cells


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << place for place, flag in enumerate(flags) if flag)


def tables_with_issues(kind: ReturnKind, checked: Checked) -> Iterator[type[Table]]:
    """The tables that have a table of issues."""
    return (table for table in kind.tables if table.name in checked.issues)


def looking_at(checked: Checked, table: type[Table]) -> Iterator[tuple[int, Rule]]:
    """The rules that look at a table, with their numbers."""
    return ((n, rule) for n, rule in enumerate(checked.rules) if table.name in rule.at)


def field_sets(checked: Checked, table: type[Table]) -> list[tuple[str, ...]]:
    """The distinct sets of columns that rules look at in a table."""
    return list(dict.fromkeys(rule.at[table.name] for _, rule in looking_at(checked, table)))


def facts_of_child(kind: ReturnKind) -> list[str]:
    """Columns of the first table that are facts of the child, wherever they are written; none
    where it has no row for each child."""
    if not kind.row_each:
        return []
    return [column for column in kind.tables[0].columns() if column != kind.child]


def own_columns(kind: ReturnKind, table: type[Table]) -> list[str]:
    """The other columns of a table; the child's identifier, the last to be blamed, is last."""
    facts = facts_of_child(kind)
    others = [column for column in table.columns() if column not in facts]
    return sorted(others, key=lambda column: column == kind.child)


def child_of(kind: ReturnKind, table: type[Table], of: str = "") -> str:
    """SQL for the child of a row of a typed table (with its alias before it, as in `t.`); blank
    in a table whose rows belong to nobody."""
    return f'{of}"{kind.child}"' if kind.child in table.columns() else "NULL::VARCHAR"


def written(column: ColumnFacts, of: str = "") -> str:
    """SQL for a cell of a typed table (with its alias before it, as in `t.`) as it was written;
    empty text where blank."""
    name = f'{of}"{column.name}"'
    if column.type is str:
        return f"coalesce({name}, '')"
    return f"coalesce({of}\"{column.name}_text\", {name}::VARCHAR, '')"


def key_of(table: type[Table], child: str) -> str:
    """SQL for a row's key columns besides the child; a date is the same however it is written."""
    parts = [
        f"'{column.name}=' || coalesce(\"{column.name}\"::VARCHAR, {written(column)})"
        for column in table.columns().values()
        if column.key and column.name != child
    ]
    return f" || '{BETWEEN_FIELDS}' || ".join(parts) or "''"


def _count(connection: duckdb.DuckDBPyConnection, kind: ReturnKind, checked: Checked) -> None:
    """Count issues by child, with the rules' numbers, and by rule."""
    found = all_of(
        f"SELECT {child_of(kind, table, 't.')} AS child, i._condition AS number "
        f'FROM "{checked.issues[table.name]}" i JOIN "{table.name}" t USING (_row)'
        for table in tables_with_issues(kind, checked)
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE result_children AS SELECT child, count(*) AS issues, "
        f"count(*) FILTER (severity = '{Severity.ERROR.value}') AS errors, "
        "list_sort(list_distinct(list(number))) AS numbers "
        f"FROM ({found or 'SELECT NULL::VARCHAR AS child, 0::USMALLINT AS number WHERE false'}) "
        "JOIN result_rules USING (number) WHERE child IS NOT NULL GROUP BY child"
    )
    by_rule = all_of(
        f'SELECT _condition AS number, count(*) AS issues FROM "{name}" GROUP BY _condition'
        for name in checked.issues.values()
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE result_counts AS SELECT number, issues, children FROM "
        "(SELECT number, sum(issues)::BIGINT AS issues FROM "
        f"({by_rule or 'SELECT 0::USMALLINT AS number, 0 AS issues WHERE false'}) "
        "GROUP BY number) LEFT JOIN (SELECT UNNEST(numbers) AS number, count(*) AS children "
        "FROM result_children GROUP BY 1) USING (number)"
    )


def all_of(queries: Iterable[str]) -> str:
    """SQL for the rows of all queries together; empty where there are none."""
    return " UNION ALL ".join(queries)


def summary_query() -> str:
    """SQL for `Summary`: rules with most issues first, those that were not judged last."""
    return (
        "SELECT r.code, r.severity, r.status, r.reason, coalesce(c.issues, 0) AS issues, "
        "coalesce(c.children, 0) AS children, r.message, r.mend, r.cause "
        "FROM result_rules r LEFT JOIN result_counts c USING (number) "
        f"ORDER BY r.status <> '{Status.RUN.value}', issues DESC, r.number"
    )


def prepare_misfits(connection: duckdb.DuckDBPyConnection, misfits: Iterable[Misfit]) -> None:
    """Make `result_misfits`: what did not fit in the files of postcodes and providers."""
    rows = [(m.file, m.line, m.column or None, m.value, m.message, m.mend) for m in misfits]
    columns = ("file", "line", "column", "value", "message", "mend")
    kinds = {name: "BIGINT" if name == "line" else "VARCHAR" for name in columns}
    _fill(connection, "result_misfits", kinds, rows)


def problems_query() -> str:
    """SQL for `ProblemRow`, by file and line."""
    columns = 'file, line, "column", "value", message, mend'
    return (
        f'SELECT file, "table", line, "column", "value", message, mend FROM (SELECT "table", '
        f"{columns} FROM problems UNION ALL SELECT NULL, {columns} FROM result_misfits) "
        'ORDER BY file, line, "column", message'
    )


def children_query() -> str:
    """SQL for `Child`: children with most issues first."""
    return (
        "SELECT child, issues, errors, issues - errors AS queries, "
        f"{codes_of('numbers')} AS codes FROM result_children, ({ALL_CODES}) "
        "ORDER BY errors DESC, issues DESC, child"
    )


#: SQL for one row with the codes of all rules, in the order of their numbers.
ALL_CODES = "SELECT list(code::VARCHAR ORDER BY number) AS all_codes FROM result_rules"


def codes_of(numbers: str) -> str:
    """SQL for the codes of a list of rules' numbers, beside `ALL_CODES`."""
    return f"list_select(all_codes, list_transform({numbers}, lambda n: n::BIGINT + 1))"


def issues_query(
    kind: ReturnKind, checked: Checked, tables: Sequence[type[Table]] | None = None
) -> str:
    """SQL for `Issue`, by table, then by row. `tables` are those to give, else all."""
    chosen = tables_with_issues(kind, checked) if tables is None else tables
    return all_of(_issues_of(kind, checked, table) for table in chosen) or (
        'SELECT NULL::VARCHAR AS code, NULL::VARCHAR AS severity, NULL::VARCHAR AS "table", '
        "NULL::VARCHAR AS file, NULL::BIGINT AS line, NULL::BIGINT AS row, "
        "NULL::VARCHAR AS child, NULL::VARCHAR AS key, NULL::VARCHAR AS fields, "
        "NULL::VARCHAR[] AS written WHERE false"
    )


def _issues_of(kind: ReturnKind, checked: Checked, table: type[Table]) -> str:
    """The issues of one table."""
    columns = table.columns()
    sets = field_sets(checked, table)
    cells = ", ".join(
        f'{written(columns[name])} AS "_w_{name}"'
        for name in dict.fromkeys(name for names in sets for name in names)
    )
    values = " ".join(
        f"WHEN {place} THEN [{', '.join(_named(names))}]" for place, names in enumerate(sets)
    )
    return (
        'SELECT l.code, l.severity, l."table", t.file, t._line AS line, i._row AS row, t.child, '
        f"t.key, l.fields, CASE l.place {values} END AS written "
        f'FROM "{checked.issues[table.name]}" i '
        f"JOIN (SELECT _row, _line, f.name AS file, {child_of(kind, table)} AS child, "
        f'{key_of(table, kind.child)} AS key, {cells} FROM "{table.name}" '
        "LEFT JOIN result_files f ON f.number = _file) t USING (_row) "
        f"JOIN ({rules_of(table)}) l ON l.number = i._condition"
    )


def _named(names: Iterable[str]) -> Iterator[str]:
    return (f't."_w_{name}"' for name in names)


def rules_of(table: type[Table]) -> str:
    """SQL for the rules that look at a table: `number`, `code`, `severity` and `result_looks`."""
    return (
        "SELECT r.code, r.severity, k.* FROM result_looks k JOIN result_rules r USING (number) "
        f"WHERE k.\"table\" = '{table.name}'"
    )


def marked_query(checked: Checked, table: type[Table]) -> str:
    """SQL for a table as it was written, row by row: `codes` of the rules that a row fails, where
    it came from, its columns, and at the end which of these errors and queries look at, as bits
    in the columns' order."""
    cells = ", ".join(f'{written(c, "t.")} AS "{c.name}"' for c in table.columns().values())
    error = f"l.severity = '{Severity.ERROR.value}'"
    return (
        f"SELECT coalesce(m.codes, '') AS codes, f.name AS file, t._line AS line, {cells}, "
        "coalesce(m.errors, 0) AS errors, coalesce(m.queries, 0) AS queries "
        f'FROM "{table.name}" t LEFT JOIN result_files f ON f.number = t._file '
        "LEFT JOIN (SELECT i._row, string_agg(l.code, ' ' ORDER BY l.number) AS codes, "
        f"bit_or(l.cells) FILTER ({error}) AS errors, "
        f"bit_or(l.cells) FILTER (NOT {error}) AS queries "
        f'FROM "{checked.issues[table.name]}" i JOIN ({rules_of(table)}) l '
        "ON l.number = i._condition GROUP BY i._row) m USING (_row) ORDER BY t._row"
    )


def told_query(kind: ReturnKind, checked: Checked) -> str:
    """SQL for issues with what each rule says, as people mend by them: by table and row."""
    return (
        'SELECT i.code, i.severity, r.message, i."table", i.child, i.key, '
        "i.fields, i.written, i.file, i.line, i.row "
        f"FROM ({issues_query(kind, checked)}) i JOIN result_rules r USING (code) "
        'ORDER BY i."table", i.row, r.number'
    )
