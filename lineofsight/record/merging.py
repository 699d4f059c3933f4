"""Rows of several sources put together: one row of the record for each thing that happened.

Of what sources say of one row, the statutory return as submitted is taken before the Standard
Safeguarding Dataset, and that before Annex A; of one source the latest. What a source leaves
blank is filled from the next, but an end that only an older return of the same source gave is not.
Nothing is averaged, and what was not taken is kept as a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from lineofsight.record.staging import SQL_TYPES
from lineofsight.record.tables import Conflict, Kept, RowSource

#: In which order sources are trusted.
TRUST = {"ssda903": 1, "cin": 1, "workforce": 1, "ssd": 2, "annex_a": 3}

#: Columns that say that something is over: a later return that leaves them blank says it is not.
ENDS = frozenset({"end_date", "end_reason", "close_date", "close_reason", "place_change_reason"})
#: Columns that each source fills in its own way: they differ without being false.
LOOSE = frozenset({"team_id", "worker_id", "worker_name", "team_name", "of_id", "organisation"})
#: Columns that are told of every row.
_FROM = ("la_code", "load_id", "line")

#: The tables on the connection that hold what was made.
CONFLICTS, SOURCES = "made_conflict", "made_row_source"
#: Words for "not known": they differ from what is known without being false.
NOT_KNOWN = {"sex": "U", "ethnicity": "NOBT"}
#: What a return tells of each year as long as it lasts: by table, SQL for whether a row is over.
GOING_ON = {
    "referral": "close_date IS NOT NULL OR nfa",
    "cin_plan": "end_date IS NOT NULL",
    "cp_plan": "end_date IS NOT NULL",
    "cla_episode": "end_date IS NOT NULL",
    "missing": "end_date IS NOT NULL",
}
#: The column that says when a row of a table is over, where it is not `end_date`.
END_OF = {"referral": "close_date"}


def made(table: type[Kept] | str) -> str:
    """The name of the table on the connection that holds the record's rows."""
    return f"made_{table if isinstance(table, str) else table.name}"


def begin(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the empty tables of conflicts and of the sources of rows."""
    for table, name in ((Conflict, CONFLICTS), (RowSource, SOURCES)):
        columns = ", ".join(
            f'"{column.name}" {SQL_TYPES[column.type]}' for column in table.columns().values()
        )
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")


def key_of(table: type[Kept]) -> tuple[str, ...]:
    """The columns that make a row's key."""
    return tuple(name for name, facts in table.columns().items() if facts.key)


def key_text(table: type[Kept], of: str = "") -> str:
    """SQL for a row's key as text."""
    parts = [f'{of}"{name}"' for name in key_of(table)]
    return (
        f"concat_ws(' ', {', '.join(parts)})" if len(parts) > 1 else f"CAST({parts[0]} AS VARCHAR)"
    )


def merge(connection: duckdb.DuckDBPyConnection, table: type[Kept], staged: str | None) -> None:
    """Make a table of the record from its staged rows.

    Args:
        connection: holds `loads` (the loads so far), `links` (`other_id`, `kept_id`) and
            `rekeyed` (`old`, `new`: the keys that change with a link).
        table: the table of the record.
        staged: SQL for the staged rows; None where there are none.
    """
    columns = table.columns()
    if staged is None:
        declared = ", ".join(f'"{c.name}" {SQL_TYPES[c.type]}' for c in columns.values())
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {made(table)} ({declared})")
        return
    _rank(connection, table, staged)
    keys = ", ".join(f'"{name}"' for name in key_of(table))
    cells = []
    for name in columns:
        if name in key_of(table):
            cells.append(f'"{name}"')
        elif name in _FROM:
            cells.append(f'arg_min_null("{name}", _rank) AS "{name}"')
        else:
            latest = " FILTER (WHERE _latest)" if name in ENDS else ""
            cells.append(f'arg_min("{name}", _rank){latest} AS "{name}"')
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {made(table)} AS "
        f"SELECT {', '.join(cells)} FROM ranked GROUP BY {keys}"
    )
    person = f'"{table.person}"' if table.person else "NULL"
    connection.execute(
        f"INSERT INTO {SOURCES} SELECT '{table.name}', {key_text(table)}, {person}, load_id, line "
        "FROM ranked"
    )
    _tell_conflicts(connection, table)
    if table.name in GOING_ON:
        _tell_gone(connection, table)


def _rank(connection: duckdb.DuckDBPyConnection, table: type[Kept], staged: str) -> None:
    """The staged rows, each with its rank among those of one key: least is taken first.

    A rank is one number: how the source is trusted, how late it is, what the row holds, and where
    it stands, which counts only between rows that hold the same.
    """
    columns = table.columns()
    trust = " ".join(f"WHEN '{source}' THEN {place}" for source, place in TRUST.items())
    keys = ", ".join(f's."{name}"' for name in key_of(table))
    linked = ""
    if table.person:
        linked = f'LEFT JOIN links k ON k.other_id = s."{table.person}"'
    cells = ", ".join(_renamed(table, name) for name in columns)
    content = ", ".join(f's."{name}"' for name in columns if name not in ("load_id", "line"))
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE ranked AS SELECT {cells}, l.source AS _source, "
        "l.period_end AS _period_end, "
        f"(((CAST(CASE l.source {trust} END AS HUGEINT) * 10_000_000 "
        "+ 3_000_000 - coalesce(CAST(epoch(l.period_end) / 86400 AS BIGINT), 0)) * 100_000_000 "
        f"+ CAST(hash({content}) % 100_000_000 AS BIGINT)) * 1_000_000 + s.load_id) "
        "* 1_000_000_000 + coalesce(s.line, 0) AS _rank, "
        "coalesce(l.period_end = max(l.period_end) OVER "
        f"(PARTITION BY {keys}, l.source), true) AS _latest "
        f"FROM {staged} s JOIN loads l ON l.load_id = s.load_id {linked}"
    )


def _renamed(table: type[Kept], name: str) -> str:
    """SQL for a cell of a staged row: of a child who is linked to another, under its identifier."""
    if name == table.person:
        return f'coalesce(k.kept_id, s."{name}") AS "{name}"'
    if table.person and (key_of(table) == (name,) or name in (*table.refers, "of_id")):
        new = f'(SELECT new FROM rekeyed r WHERE r.old = s."{name}")'
        return f'coalesce({new}, s."{name}") AS "{name}"'
    return f's."{name}"'


def _tell_conflicts(connection: duckdb.DuckDBPyConnection, table: type[Kept]) -> None:
    """Note every value that was not taken and differs from the one that was."""
    keys = ", ".join(f'"{name}"' for name in key_of(table))
    several = f"SELECT {keys} FROM ranked GROUP BY {keys} HAVING count(*) > 1"
    told = [
        name
        for name in table.columns()
        if name not in (*key_of(table), *_FROM) and name not in LOOSE and name != table.person
    ]
    counts = ", ".join(f'count(DISTINCT "{name}") AS "{name}"' for name in told)
    most = ", ".join(f'max("{name}")' for name in told)
    if not told:
        return
    found = connection.execute(
        f"SELECT {most} FROM (SELECT {counts} FROM ranked SEMI JOIN ({several}) USING ({keys}) "
        f"GROUP BY {keys})"
    ).fetchone()
    for name, number in zip(told, found or (), strict=True):
        if number is not None and number > 1:
            _tell_conflicts_of(connection, table, name)


def _tell_conflicts_of(
    connection: duckdb.DuckDBPyConnection, table: type[Kept], column: str
) -> None:
    keys = ", ".join(f'"{name}"' for name in key_of(table))
    person = f'o."{table.person}"' if table.person else "NULL"
    years = "AND o._source <> t._source" if column in table.changing else ""
    if column in NOT_KNOWN:
        years += f""" AND o."{column}" <> '{NOT_KNOWN[column]}'"""
    latest = "AND _latest" if column in ENDS else ""
    connection.execute(
        f"INSERT INTO {CONFLICTS} "
        f'WITH given AS (SELECT * FROM ranked WHERE "{column}" IS NOT NULL {latest}), '
        f't AS (SELECT {keys}, arg_min("{column}", _rank) AS value, '
        "arg_min(load_id, _rank) AS load_id, arg_min_null(line, _rank) AS line, "
        f"arg_min(_source, _rank) AS _source FROM given GROUP BY {keys}) "
        f"SELECT DISTINCT '{table.name}', {key_text(table, 'o.')}, {person}, '{column}', "
        f'CAST(t.value AS VARCHAR), t.load_id, t.line, CAST(o."{column}" AS VARCHAR), '
        "o.load_id, o.line, CASE WHEN o._source = t._source THEN 'years' ELSE 'sources' END "
        f"FROM given o JOIN t USING ({keys}) "
        f'WHERE o."{column}" <> t.value {years}'
    )


def _tell_gone(connection: duckdb.DuckDBPyConnection, table: type[Kept]) -> None:
    """Note what a return of one year left open, and the return of the year after, which has to
    tell of it as long as it lasts, has no longer."""
    connection.execute(
        f"INSERT INTO {CONFLICTS} "
        'WITH seen AS (SELECT source, "table", period_end, lead(period_start) OVER w AS '
        'next_start, lead(load_id) OVER w AS next_load FROM (SELECT source, "table", period_end, '
        "min(period_start) AS period_start, min(load_id) AS load_id FROM loads "
        "WHERE source IN ('cin', 'ssda903') GROUP BY source, \"table\", period_end) "
        'WINDOW w AS (PARTITION BY source, "table" ORDER BY period_end)), '
        f'last AS (SELECT {key_text(table)} AS row_key, any_value("{table.person}") AS person, '
        "_source, max(_period_end) AS _period_end, "
        "arg_max(load_id, _rank) FILTER (WHERE _latest) AS load_id, "
        "arg_max_null(line, _rank) FILTER (WHERE _latest) AS line, "
        f"coalesce(bool_or({GOING_ON[table.name]}), false) AS ended "
        "FROM ranked GROUP BY row_key, _source) "
        f"SELECT '{table.name}', row_key, person, '{END_OF.get(table.name, 'end_date')}', 'open', "
        "last.load_id, last.line, 'not there', s.next_load, NULL, 'gone' FROM last "
        "JOIN loads l ON l.load_id = last.load_id JOIN seen s ON s.source = last._source "
        'AND s."table" = l."table" AND s.period_end = last._period_end '
        "WHERE NOT ended AND s.next_start <= last._period_end + 1"
    )


def merge_all(
    connection: duckdb.DuckDBPyConnection,
    every: Iterable[tuple[type[Kept], str | None]],
) -> None:
    """Make tables of the record, one after the other."""
    for table, staged in every:
        merge(connection, table, staged)
