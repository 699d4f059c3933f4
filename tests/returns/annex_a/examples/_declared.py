"""Examples of the rules that columns declare: what does not fit, and what must be given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lineofsight.engine.tables import ColumnFacts, Table
from lineofsight.returns.annex_a.tables import TABLES
from tests.returns.examples import Example


def _fitting(column: ColumnFacts) -> str:
    """A value that fits: of a code, the wording of Ofsted's list."""
    if column.codelist is not None:
        return column.codelist.written[column.codelist.in_year(2026)[0]]
    if column.pattern is not None:
        return "ZZ1 1ZZ"
    if column.type is date:
        return "03/02/2026"
    return "4" if column.type is int else "A17"


def _not_fitting(column: ColumnFacts) -> str:
    """A value that does not fit."""
    if column.type is date:
        return "31/02/2026"
    return "6.1" if column.type is int else "none of them"


def _example(table: type[Table], column: ColumnFacts) -> Iterator[Example]:
    code = column.invalid or column.missing
    if code is None:
        return
    key = next(iter(table.columns()))
    rows = [("1", _fitting(column))]
    fails = []
    if column.invalid:
        fails.append(len(rows))
        rows.append(("2", _not_fitting(column)))
    if column.missing:
        fails.append(len(rows))
    rows.append(("3", ""))
    names = [key, column.name]
    if column.name == key:
        names, rows = [key, "gender"], [(value, "M") for _, value in rows]
    drawn = "\n".join(" | ".join(cells) for cells in [names, *rows])
    why = "The first row is right."
    if column.invalid:
        why += " The second does not fit the column."
    why += " In the last nothing is given" + (
        ", and something must be." if column.missing else ": it may be blank."
    )
    yield Example(
        code=code, year=2026, why=why, tables={table.name: drawn}, fails={table.name: fails}
    )


EXAMPLES: tuple[Example, ...] = tuple(
    example
    for table in TABLES
    for column in table.columns().values()
    for example in _example(table, column)
)
