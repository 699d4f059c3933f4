"""Values kept in a snapshot, and read again from each: how a figure changed as data came in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from lineofsight.engine.snapshots import Snapshot
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.issues import count_issues
from lineofsight.indicators.periods import Period, PeriodKind, standard_periods
from lineofsight.indicators.planning import sums_of_all
from lineofsight.indicators.registry import indicators
from lineofsight.indicators.relations import suppress_beside
from lineofsight.indicators.reliable import why_not_reliable
from lineofsight.indicators.run import open_periods, values_from
from lineofsight.indicators.suppression import Shown
from lineofsight.indicators.tables import IndicatorValue
from lineofsight.indicators.values import Value

#: The room of a snapshot that values are kept in.
ROOM = "indicators"


@dataclass(frozen=True)
class Kept:
    """A value as a snapshot keeps it."""

    value: Value
    not_reliable: str | None
    issues: int


def work_out(
    connection: duckdb.DuckDBPyConnection,
    *,
    as_at: date,
    history: Mapping[str, date],
    progress: Callable[[int, int], None] | None = None,
) -> list[Kept]:
    """Every indicator in every standard period.

    Args:
        connection: holds the tables of the record.
        as_at: the day that the record stands at.
        history: since when each table of the record tells of all that happened.
        progress: is told how many indicators of how many are done.
    """
    found: list[Kept] = []
    every = indicators()
    issues = count_issues(connection, every)
    with open_periods(connection, standard_periods(as_at)) as opened:
        sums = sums_of_all(every, opened, progress=progress)
        for one in every:
            found += [
                Kept(
                    value,
                    why_not_reliable(one, value.period, history, as_at),
                    issues[one.code],
                )
                for value in values_from(one, opened, sums[one.code])
            ]
    return found


def reliable(kept: Sequence[Kept]) -> list[Value]:
    """The values that can be relied on."""
    return [each.value for each in kept if not each.not_reliable]


def over_periods(
    one: Indicator, kept: Mapping[str, Sequence[Kept]], shared: bool
) -> Mapping[Period, Shown]:
    """What may be shown of each period of an indicator without parts that can be relied on.

    Args:
        one: the indicator.
        kept: the values of every indicator, by code: others may tell of this one.
        shared: whether as it may leave the council, without small numbers.
    """
    values = [value for value in reliable(kept.get(one.code, ())) if value.part is None]
    if shared:
        found = suppress_beside(one, lambda code: reliable(kept.get(code, ())))
    else:
        found = [Shown(value, None, None) for value in values]
    return {value.period: may for value, may in zip(values, found, strict=True)}


def by_code(kept: Sequence[Kept]) -> dict[str, list[Kept]]:
    """Values by indicator."""
    found: dict[str, list[Kept]] = {}
    for each in kept:
        found.setdefault(each.value.code, []).append(each)
    return found


def with_values(
    connection: duckdb.DuckDBPyConnection, as_at: date, history: Mapping[str, date]
) -> dict[tuple[str, str], pa.Table]:
    """The values of every indicator, as tables of the record's snapshot: for `build_record`.

    Args:
        connection: holds the tables of the record.
        as_at: the day that the record stands at.
        history: since when each table of the record tells of all that happened.
    """
    kept = work_out(connection, as_at=as_at, history=history)
    return {(ROOM, IndicatorValue.name): to_arrow(kept)}


def to_arrow(kept: Sequence[Kept]) -> pa.Table:
    """Values as a snapshot's table."""
    return IndicatorValue.to_arrow(
        IndicatorValue(
            code=one.value.code,
            la_code=one.value.la_code,
            period_kind=one.value.period.kind,
            period_start=one.value.period.start,
            period_end=one.value.period.end,
            part=one.value.part,
            numerator=one.value.numerator,
            denominator=one.value.denominator,
            value=one.value.value,
            unknown=one.value.unknown,
            not_reliable=one.not_reliable,
            issues=one.issues,
        )
        for one in kept
    )


def kept_in(snapshot: Snapshot, code: str | None = None) -> list[Kept]:
    """The values that a snapshot keeps, of every indicator or one; none where it keeps none."""
    if not snapshot.table_path(ROOM, IndicatorValue.name).is_file():
        return []
    table = snapshot.read_table(ROOM, IndicatorValue.name)
    if code is not None:
        table = table.filter(pc.equal(table["code"], code))
    return [
        Kept(
            Value(
                code=row.code,
                la_code=row.la_code,
                period=Period(PeriodKind(row.period_kind), row.period_start, row.period_end),
                part=row.part,
                group=None,
                numerator=row.numerator,
                denominator=row.denominator,
                value=row.value,
                unknown=row.unknown,
            ),
            row.not_reliable,
            row.issues,
        )
        for row in IndicatorValue.from_arrow(table)
    ]
