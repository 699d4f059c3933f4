"""Working indicators out over a record that stands on a DuckDB connection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import duckdb

from lineofsight.engine.running import EngineName, open_engine
from lineofsight.indicators.definition import PERIOD, Calendar, Indicator
from lineofsight.indicators.periods import Period, PeriodKind
from lineofsight.indicators.record import END, START, Record
from lineofsight.indicators.splits import GROUP, Split, with_group
from lineofsight.indicators.values import Value, summed, worked_out
from lineofsight.record.caseloads import team_names

#: The table of periods on the connection, without `record_` before it.
PERIODS = "record_period"


@dataclass
class Open:
    """A record opened for indicators: its frames, and who lives in the area."""

    record: Record
    connection: duckdb.DuckDBPyConnection
    authorities: tuple[str, ...]
    children: dict[tuple[str, int], int]


@contextmanager
def open_periods(
    connection: duckdb.DuckDBPyConnection,
    periods: Sequence[Period],
    *,
    engine: EngineName = EngineName.DUCKDB,
) -> Iterator[Open]:
    """The record on a connection, seen over periods.

    Args:
        connection: holds the tables of the record, each as `record_<table>`.
        periods: for which indicators are worked out.
        engine: what works them out.

    Raises:
        EngineMissingError: Spark was asked for and is not there.
    """
    put_periods(connection, periods)
    authorities = tuple(
        code
        for (code,) in connection.execute(
            "SELECT la_code FROM record_council ORDER BY 1"
        ).fetchall()
    )
    children = {
        (code, year): number
        for code, year, number in connection.execute(
            "SELECT la_code, mid_year, children FROM record_population"
        ).fetchall()
    }
    with open_engine(engine, connection) as opened:
        yield Open(Record(opened, periods), connection, authorities, children)


def put_periods(connection: duckdb.DuckDBPyConnection, periods: Sequence[Period]) -> None:
    """Make the table of periods on a connection."""
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {PERIODS} ({PERIOD} INTEGER, {START} DATE, {END} DATE)"
    )
    connection.executemany(
        f"INSERT INTO {PERIODS} VALUES (?, ?, ?)",
        [(number, period.start, period.end) for number, period in enumerate(periods)],
    )


def values_of(indicator: Indicator, opened: Open) -> list[Value]:
    """The values of an indicator for every authority and every period that is of its calendar."""
    return values_from(indicator, opened, rows(summed(indicator, indicator.members(opened.record))))


def values_from(
    indicator: Indicator, opened: Open, sums: Sequence[Mapping[str, Any]]
) -> list[Value]:
    """The values of an indicator from the sums of its members."""
    values = worked_out(indicator, sums, opened.record.periods, opened.authorities, opened.children)
    return [value for value in values if is_of_calendar(indicator, value.period)]


def split_values(indicator: Indicator, opened: Open, split: Split) -> list[Value]:
    """The values of an indicator for each group of a split: those that have any member."""
    grouped = with_group(indicator.members(opened.record), opened.record, split, indicator.table)
    values = worked_out(
        indicator,
        rows(summed(indicator, grouped, GROUP)),
        opened.record.periods,
        opened.authorities,
        opened.children,
        group=GROUP,
    )
    return [value for value in values if is_of_calendar(indicator, value.period)]


def named_split_values(indicator: Indicator, opened: Open, split: Split) -> list[Value]:
    """The same, with teams by their names in place of their numbers."""
    names = team_names(opened.connection) if split is Split.TEAM else {}
    return [
        replace(value, group=names.get(value.group or "", value.group))
        for value in split_values(indicator, opened, split)
    ]


def values_of_all(indicators: Iterable[Indicator], opened: Open) -> list[Value]:
    """The values of indicators, one after the other."""
    return [value for indicator in indicators for value in values_of(indicator, opened)]


def is_of_calendar(indicator: Indicator, period: Period) -> bool:
    """Whether an indicator is shown for a period: the workforce census tells of years to 30
    September, all else of years to 31 March and of months to a day."""
    if indicator.calendar is Calendar.SEPTEMBER:
        return period.kind in (PeriodKind.CENSUS_YEAR, PeriodKind.OWN)
    return period.kind is not PeriodKind.CENSUS_YEAR


def rows(frame: Any) -> list[dict[str, Any]]:
    """The rows of a lazy frame, worked out."""
    collected = frame.collect()
    return list(collected.iter_rows(named=True))
