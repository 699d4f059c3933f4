"""Since when each table of the record tells of all that happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import duckdb

from lineofsight.record.fields import fields
from lineofsight.record.tables import RECORD

#: What a table of a return tells of the record's columns without a column of its own. The CIN
#: census says by where a conference stands whether the child moved in with a plan, and by the plans
#: that began after it whether it led to one; another council's plans are never in it.
_TOLD_WITHOUT_COLUMN: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("cin", "CINdetails"): (
        "initial_cp_conference.transfer_in",
        "initial_cp_conference.led_to_plan",
    ),
    ("cin", "Section47"): (
        "initial_cp_conference.transfer_in",
        "initial_cp_conference.led_to_plan",
    ),
    ("cin", "ChildProtectionPlans"): ("cp_plan.other_la",),
}


@cache
def fills() -> Mapping[tuple[str, str], frozenset[str]]:
    """The tables of the record that a table of a source fills, and their columns as
    `table.column`, by source and table."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in fields():
        found[one.source, one.table] |= {
            one.record_table,
            f"{one.record_table}.{one.record_column}",
        }
    for key, columns in _TOLD_WITHOUT_COLUMN.items():
        found[key] |= set(columns)
    for table in RECORD:
        for name, facts in table.columns().items():
            for column in facts.ssd:
                found["ssd", column.partition(".")[0]] |= {table.name, f"{table.name}.{name}"}
    return {key: frozenset(tables) for key, tables in found.items()}


def read_history(connection: duckdb.DuckDBPyConnection) -> dict[str, date]:
    """Since when each table of the record, and each of its columns (`table.column`), tells of all
    that happened without a gap up to the last day that is told of. What nothing tells of is not
    there.

    Args:
        connection: holds `record_load`.
    """
    told: dict[str, set[tuple[date, date]]] = defaultdict(set)
    for source, table, since, until in connection.execute(
        'SELECT DISTINCT source, "table", history_from, period_end FROM record_load '
        "WHERE history_from IS NOT NULL AND period_end IS NOT NULL"
    ).fetchall():
        for name in fills().get((source, table), ()):
            told[name].add((since, until))
    return {name: _since(spans) for name, spans in told.items()}


def _since(spans: set[tuple[date, date]]) -> date:
    """The first day from which spans abut or overlap up to the last day of all."""
    ordered = sorted(spans, key=lambda span: span[1], reverse=True)
    since = ordered[0][0]
    for start, end in ordered[1:]:
        if end >= since - timedelta(days=1):
            since = min(since, start)
    return since
