"""Issues in the data that touch an indicator: places at which a rule fails in what it reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import duckdb

from lineofsight.indicators.definition import Indicator
from lineofsight.record.fields import fields


def places_of(indicator: Indicator) -> frozenset[tuple[str, str, str]]:
    """The columns of the returns that an indicator reads, through the record: return, table and
    column."""
    used = {(table.name, column) for table, columns in indicator.uses.items() for column in columns}
    return frozenset(
        (one.source, one.table, one.column)
        for one in fields()
        if (one.record_table, one.record_column) in used
    )


def count_issues(
    connection: duckdb.DuckDBPyConnection, every: Iterable[Indicator]
) -> Mapping[str, int]:
    """How many issues touch each indicator, by its code: places at which a rule fails, each once
    for each rule, where one of the columns at the place is one that the indicator reads.

    Args:
        connection: holds `record_issue`.
        every: the indicators.
    """
    # A rule fails at a row, at one column or several together.
    counted = connection.execute(
        "SELECT source, source_table, source_columns, count(*) FROM record_issue "
        "WHERE source_table IS NOT NULL GROUP BY ALL"
    ).fetchall()
    found = {}
    for one in every:
        places = places_of(one)
        found[one.code] = sum(
            number
            for source, table, columns, number in counted
            if any((source, table, column) in places for column in _split(columns))
        )
    return found


def _split(columns: str | None) -> list[str]:
    return [column.strip() for column in (columns or "").split(",")]
