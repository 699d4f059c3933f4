"""Two snapshots of a record compared: rows of tables, and values of indicators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lineofsight.indicators.keeping import Kept
from lineofsight.indicators.registry import indicator
from lineofsight.record.opening import ROOM
from lineofsight.record.tables import TABLES
from lineofsight.record.words import called

COMPARED_COLUMNS = (
    "indicator name period period_start period_end part before before_numerator "
    "before_denominator before_not_reliable after after_numerator after_denominator "
    "after_not_reliable"
).split()


def rows_compared(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Rows of each table in two snapshots."""
    for table in TABLES:
        name = f"{ROOM}/{table.name}"
        before = old["tables"].get(name, {"rows": 0, "sha256": ""})
        after = new["tables"].get(name, {"rows": 0, "sha256": ""})
        yield {
            "name": called(table.name),
            "before": before["rows"],
            "after": after["rows"],
            "same": before["sha256"] == after["sha256"],
        }


def values_compared(old: list[Kept], new: list[Kept]) -> Iterator[dict[str, Any]]:
    """Values that differ between two snapshots, of the periods that both have: those that can be
    relied on in one alone are among them."""

    def by_key(kept: list[Kept]) -> dict[tuple[Any, ...], Kept]:
        return {
            (k.value.code, k.value.period.start, k.value.period.end, k.value.part or ""): k
            for k in kept
        }

    before, after = by_key(old), by_key(new)
    both = {key[:3] for key in before} & {key[:3] for key in after}
    for key in sorted(before.keys() | after.keys()):
        one, two = before.get(key), after.get(key)
        if key[:3] not in both or _told(one) == _told(two):
            continue
        value = (two or before[key]).value
        about = indicator(value.code)
        yield {
            "indicator": value.code,
            "name": about.name,
            "period": value.period.label,
            "period_start": value.period.start,
            "period_end": value.period.end,
            "part": value.part,
            "part_name": about.parts.get(value.part or "", value.part or ""),
            "about": about,
            "earlier": one,
            "later": two,
            **_side("before", one),
            **_side("after", two),
        }


def _told(kept: Kept | None) -> tuple[float | None, ...] | None:
    """What a snapshot tells of a value; None where it cannot be relied on."""
    if kept is None:
        return None
    value = kept.value
    return None if kept.not_reliable else (value.numerator, value.denominator, value.value)


def _side(name: str, kept: Kept | None) -> dict[str, Any]:
    """A value of one of two snapshots, as data."""
    value = kept.value if kept and not kept.not_reliable else None
    return {
        name: value.value if value else None,
        f"{name}_numerator": value.numerator if value else None,
        f"{name}_denominator": value.denominator if value else None,
        f"{name}_not_reliable": kept.not_reliable if kept else None,
    }
