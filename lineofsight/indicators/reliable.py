"""Whether a value can be relied on: whether the record goes back far enough, and has the data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lineofsight.indicators.definition import Indicator, Timing
from lineofsight.indicators.periods import Period
from lineofsight.record import tables
from lineofsight.record.words import called
from lineofsight.reference.dates import months_before

#: Tables that tell who somebody is, not what happened: their history is not asked for.
WITHOUT_HISTORY = frozenset(
    table.name
    for table in (
        tables.Person,
        tables.Disability,
        tables.LinkedIdentifier,
        tables.Address,
        tables.ImmigrationStatus,
        tables.Professional,
        tables.Team,
        tables.PreviousPermanence,
        tables.Calendar,
        tables.Population,
    )
)


def looks_back_to(indicator: Indicator, period: Period) -> date:
    """The first day that a value looks at."""
    first = period.start if indicator.timing is Timing.EVENTS else period.end
    return months_before(first, indicator.look_back)


def why_not_reliable(
    indicator: Indicator, period: Period, history: Mapping[str, date], as_at: date
) -> str | None:
    """Why a value of a period is not reliable, in words for people; None where it is.

    Args:
        indicator: the indicator.
        period: the period of the value.
        history: since when each table of the record, and each column as `table.column`, tells of
            all that happened.
        as_at: the day that the record stands at.
    """
    if period.end > as_at:
        return f"The record stands at {_written(as_at)}, before the period ends."
    used = [table.name for table in indicator.uses if table.name not in WITHOUT_HISTORY]
    if missing := [name for name in used if name not in history]:
        return f"Nothing that was loaded tells of {called(missing[0])}."
    wanted = looks_back_to(indicator, period)
    since = {name: _since(indicator, name, history) for name in used}
    latest = max(used, key=lambda name: since[name], default=None)
    if latest is not None and since[latest] > wanted:
        return (
            f"This looks back to {_written(wanted)}, and what was loaded tells all that it needs "
            f"of {called(latest)} only since {_written(since[latest])}."
        )
    return None


def _since(indicator: Indicator, table: str, history: Mapping[str, date]) -> date:
    """Since when the columns of a table that an indicator reads are all told. A column that
    nothing tells of is one that another stands in for."""
    columns = next(names for used, names in indicator.uses.items() if used.name == table)
    told = [history[key] for name in columns if (key := f"{table}.{name}") in history]
    return max([history[table], *told])


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
