"""A small file of any return, made from its declaration: for tests that hold of every return."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from lineofsight.engine.tables import ColumnFacts, Table
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.layout import Element, NestedLayout, XmlLayout


def cell(kind: ReturnKind, column: ColumnFacts, year: int) -> str:
    """A cell that fits a column."""
    if column.type is date:
        return kind.window(year)[0].isoformat()
    if column.type in (int, float):
        return "1"
    if column.codelist is not None:
        return next(iter(column.codelist.in_year(year)), "1")
    return "AB1234567890" if column.key else "1"


def columns_of(table: type[Table], year: int) -> list[ColumnFacts]:
    """The columns that a file of a year gives."""
    return [
        column
        for column in table.columns().values()
        if not column.derived
        and (column.since is None or column.since <= year)
        and (column.until is None or column.until >= year)
    ]


def small_csv(kind: ReturnKind, table: type[Table], *, delimiter: str = ",", rows: int = 1) -> str:
    """A table with so many rows that are alike."""
    year = kind.last_year
    columns = columns_of(table, year)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(column.name for column in columns)
    writer.writerows([[cell(kind, column, year) for column in columns]] * rows)
    return text.getvalue()


def small_xml(kind: ReturnKind) -> str:
    """A file with one element of each kind, every column filled."""
    layout = kind.layout
    if isinstance(layout, NestedLayout):
        return "".join(_element(kind, layout.root, None))
    if not isinstance(layout, XmlLayout):
        raise ValueError(f"{kind.code} has no XML.")
    of = {table.name: table for table in kind.tables}
    rows = "".join(
        f"<{name}>{''.join(_values(kind, columns_of(of[table], kind.last_year)))}</{name}>"
        for name, table in layout.rows.items()
    )
    return f"<Message><{layout.record}>{rows}</{layout.record}></Message>"


def _element(kind: ReturnKind, element: Element, around: type[Table] | None) -> Iterator[str]:
    table = element.table or around
    yield f"<{element.name}>"
    if table is not None:
        columns = columns_of(table, kind.last_year)
        if element.each is not None:
            columns = [column for column in columns if column.name == element.each]
        elif element.columns:
            columns = [column for column in columns if column.name in element.columns]
        elif element.table is None:
            columns = []
        else:
            within = {name for inner in element.holds for name in inner.columns}
            columns = [
                column
                for column in columns
                if column.name not in within and (not column.key or column.name == kind.child)
            ]
            if kind.child not in element.required and element.table is not kind.tables[0]:
                columns = [column for column in columns if column.name != kind.child]
        yield from _values(kind, columns)
    for inner in element.holds:
        yield from _element(kind, inner, table)
    yield f"</{element.name}>"


def _values(kind: ReturnKind, columns: list[ColumnFacts]) -> Iterator[str]:
    return (f"<{c.name}>{cell(kind, c, kind.last_year)}</{c.name}>" for c in columns)
