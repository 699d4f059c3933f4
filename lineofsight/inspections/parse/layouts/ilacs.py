"""ILACS reports since 2018: a table on the cover, then sections that restate its grades."""

from __future__ import annotations

from lineofsight.inspections.parse.judgements import Row, ilacs_rows
from lineofsight.inspections.parse.layouts.base import Front, Layout
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family


def recognise(front: Front) -> Layout | None:
    """An ILACS report has a row on leaders and one on help and protection on its first pages."""
    rows = ilacs_rows(front.lines)
    if len(rows) < 3 and len(front.pages) > 1:
        longer = ilacs_rows(front.lines + front.pages[1])
        rows = longer if len(longer) > len(rows) else rows
    areas = {row.area for row in rows}
    if not {Area.LEADERS, Area.HELP_AND_PROTECTION} <= areas:
        return None
    used = max(row.line for row in rows) + 1
    pages = [front.lines[used:], *front.pages[1:]]
    if used > len(front.lines):
        pages[1] = pages[1][used - len(front.lines) :]
    return Layout(_family(rows), rows, pages)


def _family(rows: list[Row]) -> Family:
    areas = {row.area for row in rows}
    if Area.IN_CARE_AND_CARE_LEAVERS in areas:
        return Family.ILACS_2018
    if Area.OVERALL in areas:
        return Family.ILACS_2023
    return Family.ILACS_2026
