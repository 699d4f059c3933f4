"""Codes in place of what systems write for them, in the typed tables of an extract."""

from __future__ import annotations

import duckdb

from lineofsight.record.staging import LOADS
from lineofsight.record.tables import Issue
from lineofsight.returns.ssd.codes import CODED, NO_DECISIONS, TABLE_OF, CodeMap, meant
from lineofsight.returns.ssd.tables import TABLES

#: The rule of the issues.
RULE = "CODE"
#: So many places of one column are told one by one; then how many more there are.
MOST_OF_A_COLUMN = 1_000
#: The column whose words are kept beside its codes, and where.
WORDS_KEPT = "lega_legal_status"
AS_FOUND = f"{WORDS_KEPT}_as_found"


def settle_codes(
    connection: duckdb.DuckDBPyConnection, decided: CodeMap = NO_DECISIONS
) -> list[Issue]:
    """Put codes in place of what stands for them; what no code is known for is blank from then on,
    and told. Legal statuses are kept as found too, in `lega_legal_status_as_found`.

    Args:
        connection: holds the extract's typed tables, and `LOADS`.
        decided: what the council said that texts mean.
    """
    connection.execute(
        f"ALTER TABLE {TABLE_OF[WORDS_KEPT]} ADD COLUMN IF NOT EXISTS {AS_FOUND} VARCHAR"
    )
    return [issue for column in CODED for issue in _settle(connection, column, decided)]


def _settle(connection: duckdb.DuckDBPyConnection, column: str, decided: CodeMap) -> list[Issue]:
    table = TABLE_OF[column]
    texts = [
        text
        for (text,) in connection.execute(
            f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"
        ).fetchall()
    ]
    changed = {text: meant(column, text, decided) for text in texts}
    changed = {text: code for text, code in changed.items() if code != text}
    if not changed:
        return []
    connection.execute("CREATE OR REPLACE TEMP TABLE code_of (found VARCHAR, code VARCHAR)")
    connection.executemany("INSERT INTO code_of VALUES (?, ?)", list(changed.items()))
    issues = _issues(connection, table, column)
    kept = f", {AS_FOUND} = {column}" if column == WORDS_KEPT else ""
    connection.execute(
        f"UPDATE {table} SET {column} = code{kept} FROM code_of WHERE {column} = found"
    )
    return issues


def _issues(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> list[Issue]:
    """Where nothing is known of what stands there; never what that is."""
    person = _person(table)
    rows = connection.execute(
        f"SELECT load_id, _line, {person}, count(*) OVER () FROM {table} "
        f"JOIN code_of ON found = {column} LEFT JOIN {LOADS} USING (_file) WHERE code IS NULL "
        f"ORDER BY load_id, _line LIMIT {MOST_OF_A_COLUMN}"
    ).fetchall()
    message = f"What stands in {column} is none of the codes it may hold: it was taken as blank."
    issues = [_issue(table, column, message, *row[:3]) for row in rows]
    if rows and (more := rows[0][3] - len(rows)):
        told = f"{message} So also in {more:,} more rows."
        issues.append(_issue(table, column, told, rows[0][0], None, None))
    return issues


def _issue(
    table: str, column: str, message: str, load_id: int | None, line: int | None, person: str | None
) -> Issue:
    return Issue(
        source="ssd",
        rule=RULE,
        severity="error",
        message=message,
        mend="Correct it, or say which code it stands for in the council's file of codes.",
        source_table=table,
        source_columns=column,
        load_id=load_id,
        line=line,
        person_id=person,
    )


def _person(table: str) -> str:
    """SQL for the child that a row of a table is about."""
    (declared,) = (one for one in TABLES if one.name == table)
    return next(
        (name for name in declared.columns() if name.partition("_")[2].endswith("person_id")),
        "NULL",
    )
