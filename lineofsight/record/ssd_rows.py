"""Rows of the dataset's tables as SQL gives them under the record's columns and keys."""

from __future__ import annotations

from lineofsight.record import tables
from lineofsight.record.staging import LOADS, keyed

WHERE_FROM = f"JOIN {LOADS} USING (_file)"
FROM = "load_id, _line AS line"
#: Words of yes and no in any of the ways that systems write them.
YES = "lower(trim({0})) IN ('y', 'yes', '1', 'true', 't')"
NO = "lower(trim({0})) IN ('n', 'no', '0', 'false', 'f')"


def told(column: str) -> str:
    """SQL for whether a column of yes and no says yes; blank where it says neither."""
    return f"CASE WHEN {YES.format(column)} THEN true WHEN {NO.format(column)} THEN false END"


def of(name: str, column: str) -> str:
    """SQL for the record's key of what a column of the dataset refers to."""
    return f"(SELECT made FROM {name}_key k WHERE k.id = {column})"


def straight(table: type[tables.Kept], source: str, *, leave: tuple[str, ...] = ()) -> str:
    """SQL for the columns of a table of the record that one table of the dataset equals."""
    cells = []
    for name, facts in table.columns().items():
        mine = [one.partition(".")[2] for one in facts.ssd if one.startswith(f"{source}.")]
        if not mine or name in leave:
            continue
        cells.append(f"{told(mine[0]) if facts.type is bool else mine[0]} AS {name}")
    return ", ".join(cells)


def simple(
    table: type[tables.Kept],
    source: str,
    key: str,
    parts: tuple[str, ...],
    extra: str = "",
    leave: tuple[str, ...] = (),
    order: str = "",
) -> tuple[type[tables.Kept], str]:
    """Rows of one table of the dataset, under the record's own key."""
    cells = straight(table, source, leave=(key, *leave))
    more = f", {extra}" if extra else ""
    rows = f"SELECT '{{la}}' AS la_code, {cells}{more}, {FROM} FROM {source} {WHERE_FROM}"
    return table, keyed(table.name, key, parts, rows, order)
