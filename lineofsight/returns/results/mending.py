"""What to mend first: issues put down to the cells that cause them.

One wrong date of birth fails twenty rules at once, in several tables. Each issue looks at some
cells; it is put down to the one of them that most issues look at, so that the twenty become one
cause. A column of the return's first table, such as DOB, is one cell of the child wherever it is
written, and a rule that looks at it there looks at it from every table that it names.

All counting is done in SQL, over all issues at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from lineofsight.engine.tables import ColumnFacts, Table
from lineofsight.returns.check import Checked
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.results.queries import (
    ALL_CODES,
    all_of,
    child_of,
    codes_of,
    facts_of_child,
    own_columns,
    rules_of,
    tables_with_issues,
    written,
)

#: More cells than a row has. A count and the place of its cell are compared as one number.
_CELLS = 64


def prepare_causes(
    connection: duckdb.DuckDBPyConnection, kind: ReturnKind, checked: Checked
) -> None:
    """Make `result_causes` and `result_patterns`, on which the queries below rest.

    `prepare_results` comes before.

    Raises:
        ValueError: a table and the first have too many columns together.
    """
    tables = list(tables_with_issues(kind, checked))
    facts = facts_of_child(kind)
    for table in tables:
        if len(facts) + len(own_columns(kind, table)) >= _CELLS:
            raise ValueError(f"{table.name} has more than {_CELLS - 1} columns.")
    _count_facts(connection, kind, checked, tables)
    for table in tables:
        _put_down(connection, kind, checked, table)
    _put_together(connection, kind, tables)


def _count_facts(
    connection: duckdb.DuckDBPyConnection,
    kind: ReturnKind,
    checked: Checked,
    tables: Sequence[type[Table]],
) -> None:
    """Make `result_facts`: for each child how many issues look at each fact of it."""
    facts = range(len(facts_of_child(kind)))
    sums = "".join(f", sum((shared >> {n}) & 1)::INTEGER AS f{n}" for n in facts)
    looked_at = all_of(
        f"SELECT {child_of(kind, table, 't.')} AS child, l.shared "
        f'FROM "{checked.issues[table.name]}" i '
        f"JOIN ({rules_of(table)} AND k.shared <> 0) l ON l.number = i._condition "
        f'JOIN "{table.name}" t USING (_row)'
        for table in tables
    )
    nothing = "SELECT NULL::VARCHAR AS child, 0::UBIGINT AS shared WHERE false"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE result_facts AS SELECT child{sums} "
        f"FROM ({looked_at or nothing}) WHERE child IS NOT NULL GROUP BY child"
    )


def _put_down(
    connection: duckdb.DuckDBPyConnection, kind: ReturnKind, checked: Checked, table: type[Table]
) -> None:
    """Make `result_blamed_<table>`: each issue of a table with the place of its cell."""
    facts, own = len(facts_of_child(kind)), len(own_columns(kind, table))
    sums = ", ".join(f"sum((own >> {n}) & 1)::INTEGER AS o{n}" for n in range(own))
    weights = [
        f"coalesce(f.f{n}, 1) * {_CELLS} * ((l.shared >> {n}) & 1)::INTEGER + {_CELLS - 1 - n}"
        for n in range(facts)
    ] + [
        f"o.o{n} * {_CELLS} * ((l.own >> {n}) & 1)::INTEGER + {_CELLS - 1 - facts - n}"
        for n in range(own)
    ]
    issues, rules = f'"{checked.issues[table.name]}" i', rules_of(table)
    child = child_of(kind, table, "t.")
    connection.execute(
        f'CREATE OR REPLACE TEMP TABLE "result_blamed_{table.name}" AS '
        f"SELECT i._row, {child} AS child, i._condition AS number, "
        f"({_CELLS - 1} - greatest({', '.join(weights)}) % {_CELLS})::UTINYINT AS place "
        f"FROM {issues} JOIN ({rules}) l ON l.number = i._condition "
        f"JOIN (SELECT i._row, {sums} FROM {issues} JOIN ({rules}) l ON l.number = i._condition "
        "GROUP BY i._row) o USING (_row) "
        f'JOIN "{table.name}" t USING (_row) '
        f"LEFT JOIN result_facts f ON f.child = {child}"
    )


def _put_together(
    connection: duckdb.DuckDBPyConnection,
    kind: ReturnKind,
    tables: Sequence[type[Table]],
) -> None:
    """Make `result_causes`, of the cells with several issues, and `result_patterns`, of the
    values in several cells."""
    facts = len(facts_of_child(kind))
    sources = [_cells_of_rows(kind, table, facts) for table in tables]
    if facts:
        sources.append(_cells_of_children(kind, tables, facts))
    causes = all_of(_causes(source) for source in sources)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE result_causes AS {causes}")
    patterns = all_of(_patterns(kind, source) for source in sources if len(source.columns) > 1)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE result_patterns AS {patterns}")


@dataclass(frozen=True)
class _Cells:
    """Cells of one kind: of the rows of a table, or facts of children.

    Attributes:
        table: the table they are in.
        columns: their columns, by place.
        blamed: SQL for issues put down to them (`_id`, `_place`, `_number`).
        rows: SQL for the rows they are in (`_id`, `_row`, `_file`, `_line`, the columns).
        child: SQL for the child they are about.
    """

    table: str
    columns: Mapping[int, ColumnFacts]
    blamed: str
    rows: str
    child: str


def _cells_of_rows(kind: ReturnKind, table: type[Table], facts: int) -> _Cells:
    names = own_columns(kind, table)
    return _Cells(
        table.name,
        {facts + n: table.columns()[name] for n, name in enumerate(names)},
        f'SELECT _row AS _id, place AS _place, number AS _number FROM "result_blamed_{table.name}" '
        f"WHERE place >= {facts}",
        f'SELECT _row AS _id, * FROM "{table.name}"',
        child_of(kind, table),
    )


def _cells_of_children(kind: ReturnKind, tables: Sequence[type[Table]], facts: int) -> _Cells:
    first = kind.tables[0]
    blamed = all_of(
        "SELECT child AS _id, place AS _place, number AS _number "
        f'FROM "result_blamed_{table.name}" WHERE place < {facts} AND child IS NOT NULL'
        for table in tables
    )
    return _Cells(
        first.name,
        {n: first.columns()[name] for n, name in enumerate(facts_of_child(kind))},
        blamed or "SELECT NULL::VARCHAR AS _id, 0 AS _place, 0::USMALLINT AS _number WHERE false",
        f'SELECT "{kind.child}" AS _id, * FROM "{first.name}" '
        f'QUALIFY row_number() OVER (PARTITION BY "{kind.child}" ORDER BY _row) = 1',
        "_id",
    )


def _causes(cells: _Cells) -> str:
    """SQL for the cells with several issues."""
    columns = {place: f"'{column.name}'" for place, column in cells.columns.items()}
    texts = {place: written(column) for place, column in cells.columns.items()}
    return (
        f"SELECT {cells.child} AS child, '{cells.table}' AS \"table\", "
        f'{_by_place(columns)} AS "column", f.name AS file, _line AS line, _row AS row, '
        f"coalesce({_by_place(texts)}, '') AS written, issues, list_sort(numbers) AS numbers "
        "FROM (SELECT _id, _place, count(*) AS issues, list_distinct(list(_number)) AS numbers "
        f"FROM ({cells.blamed}) GROUP BY _id, _place HAVING count(*) > 1) "
        f"LEFT JOIN ({cells.rows}) USING (_id) LEFT JOIN result_files f ON f.number = _file"
    )


def _patterns(kind: ReturnKind, cells: _Cells) -> str:
    """SQL for the values of columns of text, and the blanks of every column, in several cells.
    Children who share a date need not share a mistake."""
    columns = {place: f"'{column.name}'" for place, column in cells.columns.items()}
    texts = {
        place: written(column)
        if column.type is str
        else f"CASE WHEN {written(column)} = '' THEN '' END"
        for place, column in cells.columns.items()
        if column.name != kind.child
    }
    name = cells.table
    return (
        f'SELECT \'{name}\' AS "table", {_by_place(columns)} AS "column", written, '
        "count(*) AS cells, sum(issues)::BIGINT AS issues, any_value(numbers) AS numbers FROM ("
        f"SELECT _place, issues, {_by_place(texts)} AS written FROM (SELECT _id, _place, "
        f"count(*) AS issues FROM ({cells.blamed}) GROUP BY _id, _place) JOIN ({cells.rows}) "
        "USING (_id)) JOIN (SELECT _place, written, list(_number ORDER BY _number) AS numbers "
        f"FROM (SELECT DISTINCT _place, _number, {_by_place(texts)} AS written "
        f"FROM ({cells.blamed}) JOIN ({cells.rows}) USING (_id)) GROUP BY _place, written) "
        "USING (_place, written) GROUP BY _place, written HAVING count(*) > 1"
    )


def _by_place(expressions: Mapping[int, str]) -> str:
    """SQL that takes one of several expressions by `_place`."""
    whens = " ".join(f"WHEN {place} THEN {sql}" for place, sql in expressions.items())
    return f"CASE _place {whens} END"


def causes_query() -> str:
    """SQL for `Cause`: what clears most issues first."""
    return (
        'SELECT child, "table", "column", file, line, row, written, issues, '
        f"{codes_of('numbers')} AS codes FROM result_causes, ({ALL_CODES}) "
        'ORDER BY issues DESC, child, "table", row, "column"'
    )


def patterns_query() -> str:
    """SQL for `Pattern`: what clears most issues first."""
    return (
        'SELECT "table", "column", written, cells, issues, '
        f"{codes_of('numbers')} AS codes FROM result_patterns, ({ALL_CODES}) "
        'ORDER BY issues DESC, "table", "column", written'
    )
