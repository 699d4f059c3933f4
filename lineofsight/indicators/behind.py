"""What is behind a value: the rows of the record it counts, their children, and the lines of files
that each row came from."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.periods import Period
from lineofsight.indicators.run import open_periods, rows


@dataclass(frozen=True)
class Line:
    """A line of a file, or row of a sheet, that a row of the record came from.

    `version`: the year or day of the return, or the version of the dataset.
    """

    source: str
    file: str
    part: str | None
    line: int | None
    version: str | None = None

    def __str__(self) -> str:
        place = self.file
        # Files of a return are called the same each year.
        if self.source != "ssd" and self.version and self.version not in place:
            place = f"{place} ({self.version})"
        place = f"{place} [{self.part}]" if self.part else place
        return place if self.line is None else f"{place} line {self.line}"


@dataclass(frozen=True)
class Behind:
    """A row of the record that a value counts.

    `met`: whether it is in the numerator; None where the answer is missing, or the indicator has
    no numerator of its own.
    """

    person_id: str | None
    row_key: str
    met: bool | None
    part: str | None
    amount: float | None
    sources: tuple[Line, ...]


def rows_behind(
    connection: duckdb.DuckDBPyConnection, indicator: Indicator, period: Period
) -> list[Behind]:
    """The rows behind a value of one period, by child.

    Args:
        connection: holds the tables of the record.
        indicator: the indicator.
        period: the period of the value.
    """
    with open_periods(connection, [period]) as opened:
        found = rows(indicator.members(opened.record))
    keys = sorted({str(row["row_key"]) for row in found})
    sources = _sources(connection, indicator.table.name, keys)
    made = [
        Behind(
            person_id=row["person_id"],
            row_key=row["row_key"],
            met=row.get("met"),
            part=row.get("part"),
            amount=row.get("amount"),
            sources=tuple(sources.get(row["row_key"], ())),
        )
        for row in found
    ]
    return sorted(made, key=lambda one: (one.person_id or "", one.row_key, one.part or ""))


def _sources(
    connection: duckdb.DuckDBPyConnection, table: str, keys: list[str]
) -> dict[str, list[Line]]:
    """The lines of files behind rows of a table, by their key."""
    found: dict[str, list[Line]] = {}
    for key, *line in connection.execute(
        "SELECT s.row_key, l.source, l.file, l.part, s.line, l.version FROM record_row_source s "
        "JOIN record_load l USING (load_id) WHERE s.table_name = ? AND s.row_key IN "
        "(SELECT unnest(?::VARCHAR[])) ORDER BY s.row_key, l.load_id, s.line",
        [table, keys],
    ).fetchall():
        found.setdefault(key, []).append(Line(*line))
    return found
