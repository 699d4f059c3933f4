"""Small tables of published values, written as text."""

from __future__ import annotations

from datetime import date

from lineofsight.published.cube import Cube, build
from lineofsight.published.measures import measure
from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import Calendar, PublishedValue, Status, Vintage


def row(
    measure_id: str,
    area: str,
    period: int,
    shown: str,
    *,
    published: date | None = None,
    joint: bool = False,
) -> PublishedValue:
    """A published value as it is printed: `12.5`, `45/300` with its counts, or a code such as
    `c`. It came out on 1 November of its period unless said otherwise."""
    about = measure(measure_id)
    value: float | None = None
    status = numerator = denominator = None
    if shown in tuple(Status):
        status = Status(shown)
    elif "/" in shown:
        numerator, denominator = (float(part) for part in shown.split("/"))
        value = round(numerator / denominator * (about.scale or 1), about.decimals)
    else:
        value = float(shown)
    month = 9 if about.calendar == Calendar.SEPTEMBER else 3
    return PublishedValue(
        measure_id=measure_id,
        area=area,
        period=period,
        period_end=date(period, month, 30),
        value=value,
        status=status,
        joint=joint,
        numerator=numerator,
        denominator=denominator,
        published=published or date(period, 11, 1),
        estimated=False,
        source="test",
    )


def cube_of(rows: list[PublishedValue], vintages: list[Vintage] | None = None) -> Cube:
    """The cube of a few rows."""
    return build(PublishedValue.to_arrow(rows), Vintage.to_arrow(vintages or []))


def statistics_of(rows: list[PublishedValue], vintages: list[Vintage] | None = None) -> Statistics:
    """Statistics of a few rows."""
    return Statistics(cube_of(rows, vintages))
