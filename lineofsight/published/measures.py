"""The measures that are carried: their definitions, units, directions and sources."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache

from lineofsight.published.tables import Calendar, Measure
from lineofsight.reference.areas import Area
from lineofsight.reference.files import read_data

__all__ = ["Measure", "UnknownMeasureError", "by_area", "measure", "measures", "period_label"]


class UnknownMeasureError(LookupError):
    """No measure has the id asked for."""


@cache
def _by_id() -> dict[str, Measure]:
    text = read_data("measures.csv", "lineofsight.published")
    found = {}
    for row in csv.DictReader(text.splitlines()):
        found[row["id"]] = Measure(
            id=row["id"],
            title=row["title"],
            definition=row["definition"],
            unit=row["unit"],
            form=row["form"],
            polarity=row["polarity"] or None,
            area=row["area"] or None,
            core=row["core"] == "1",
            decimals=int(row["decimals"]),
            calendar=row["calendar"],
            on_a_day=row["on_a_day"] == "1",
            scale=float(row["scale"]) if row["scale"] else None,
            first_period=int(row["first_period"]),
            last_period=int(row["last_period"]),
            next_update=date.fromisoformat(row["next_update"]) if row["next_update"] else None,
            has_counts=row["has_counts"] == "1",
            derived=row["derived"] == "1",
            publication=row["publication"],
            address=row["address"],
            note=row["note"] or None,
        )
    return found


def measures() -> tuple[Measure, ...]:
    """Every measure, those of one inspection area together."""
    return tuple(_by_id().values())


def measure(measure_id: str) -> Measure:
    """The measure with an id.

    Raises:
        UnknownMeasureError: there is none.
    """
    try:
        return _by_id()[measure_id]
    except KeyError:
        raise UnknownMeasureError(f"No published measure is called {measure_id!r}.") from None


def by_area(area: Area | None) -> tuple[Measure, ...]:
    """The measures that inform an inspection area (`Area.HELP_AND_PROTECTION`, `IN_CARE`,
    `CARE_LEAVERS` or `LEADERS`), or for None those that give the setting of all four."""
    return tuple(found for found in measures() if found.area == area)


def period_label(found: Measure, period: int) -> str:
    """A period in words, as in `31 March 2025`, `2024-25` or `2023/24`.

    Args:
        found: the measure, which says what its year is.
        period: the year in which the period ends.
    """
    before = f"{period - 1}"
    after = f"{period % 100:02d}"
    match Calendar(found.calendar):
        case Calendar.MARCH:
            return f"31 March {period}" if found.on_a_day else f"{before}-{after}"
        case Calendar.SEPTEMBER:
            return f"30 September {period}" if found.on_a_day else f"year to September {period}"
        case Calendar.ACADEMIC:
            return f"{before}/{after}"
        case Calendar.JANUARY:
            return f"January {period}"
        case Calendar.MID_YEAR:
            return f"mid-{period}"
        case Calendar.CALENDAR:
            return str(period)
