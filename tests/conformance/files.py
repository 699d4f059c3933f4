"""A conformance case written as files, and where each of its rows is to be found again.

CSV and XLSX have every column of a table, blank where the case has none. XML has one element for
each child, so that rows are ordered by child, and who the child is is said once: a child whose
rows say it differently has several elements.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import xlsxwriter

from lineofsight.engine.tables import Table
from lineofsight.returns.rules import last
from lineofsight.returns.ssda903.kind import KIND
from lineofsight.returns.ssda903.layout import LAYOUT
from lineofsight.returns.ssda903.tables import AD1, OC3, TABLES, UASC, Episodes, Header
from tests.conformance.cases import Case, Cells

#: Tables whose columns stand in the child's own element, one row of each; a blank row, of which
#: nothing would be there to see, in an element of the table's name.
ONE_FOR_EACH: tuple[type[Table], ...] = (UASC, OC3, AD1)

#: The element of a row of each other table; tables without one of their own are known by columns.
ELEMENTS = {table: element for element, table in LAYOUT.rows.items()}


@dataclass(frozen=True)
class Written:
    """The files of a case, and for each table (`Episodes`, `Episodes_last`) the case's row at each
    place of it as read; None where the file's form alone makes a row."""

    files: tuple[Path, ...]
    last_year: tuple[Path, ...]
    places: Mapping[str, Sequence[int | None]]


def rows_of(case: Case, table: type[Table], name: str) -> list[tuple[int, Cells]]:
    """The rows of a table of a case as a file can hold them, with their numbers: a row of which
    nothing is given is none, and where a table does not say whose rows they are, each is of a
    child of its own."""
    kept = []
    for number, row in enumerate(case.tables[name]):
        cells = {column: row.get(column) or None for column in table.columns()}
        if KIND.child not in case.columns[name]:
            cells[KIND.child] = f"{name} {number}"
        if any(cells.values()):
            kept.append((number, cells))
    return kept


def _columns(case: Case, table: type[Table], name: str) -> list[str]:
    """Every column that files have, and those worked out by the product where the case gives
    them."""
    given = case.columns[name]
    return [c.name for c in table.columns().values() if not c.derived or c.name in given]


def _tables(case: Case) -> Iterable[tuple[type[Table], str, bool]]:
    """The tables of a case: the declaration, the name, and whether it is last year's."""
    for table in TABLES:
        for name, of_last in ((table.name, False), (last(table), True)):
            if name in case.tables:
                yield table, name, of_last


def write_csv(case: Case, folder: Path) -> Written:
    """A CSV file for each table, last year's in a folder of their own."""
    files: dict[bool, list[Path]] = {False: [], True: []}
    places: dict[str, Sequence[int | None]] = {}
    for table, name, of_last in _tables(case):
        path = folder / ("last" if of_last else "this") / f"{table.name}.csv"
        path.parent.mkdir(exist_ok=True)
        rows = rows_of(case, table, name)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, _columns(case, table, name), extrasaction="ignore")
            writer.writeheader()
            writer.writerows(cells for _, cells in rows)
        files[of_last].append(path)
        places[name] = [number for number, _ in rows]
    return Written(tuple(files[False]), tuple(files[True]), places)


def write_xlsx(case: Case, folder: Path) -> Written:
    """A workbook with a sheet for each table, and one for last year's."""
    files: dict[bool, tuple[Path, ...]] = {False: (), True: ()}
    places: dict[str, Sequence[int | None]] = {}
    for year in (False, True):
        tables = [(table, name) for table, name, of_last in _tables(case) if of_last is year]
        if not tables:
            continue
        path = folder / ("last.xlsx" if year else "this.xlsx")
        with xlsxwriter.Workbook(path) as workbook:
            for table, name in tables:
                columns = _columns(case, table, name)
                rows = rows_of(case, table, name)
                sheet = workbook.add_worksheet(table.name)
                sheet.write_row(0, 0, columns)
                for place, (_, cells) in enumerate(rows, start=1):
                    for column, heading in enumerate(columns):
                        if cells[heading] is not None:
                            sheet.write_string(place, column, cells[heading])
                places[name] = [number for number, _ in rows]
        files[year] = (path,)
    return Written(files[False], files[True], places)


@dataclass
class _Child:
    """One child's element: what it says of the child, and the rows in it."""

    child: str | None
    main: Cells = field(default_factory=dict)
    header: int | None = None
    rows: list[tuple[type[Table], int, Cells]] = field(default_factory=list)

    @property
    def told(self) -> bool:
        """Whether anything is said of the child itself."""
        return self.child is not None or any(self.main.values())

    def takes(self, table: type[Table], carried: Cells) -> bool:
        """Whether a row fits beside what is here already."""
        alone = table in ONE_FOR_EACH and any(other is table for other, _, _ in self.rows)
        return not alone and all(self.main.get(c, value) == value for c, value in carried.items())


def write_xml(case: Case, folder: Path) -> Written:
    """One XML file for this year and one for last."""
    files: dict[bool, tuple[Path, ...]] = {False: (), True: ()}
    places: dict[str, Sequence[int | None]] = {}
    for year in (False, True):
        tables = [(table, name) for table, name, of_last in _tables(case) if of_last is year]
        if not tables:
            continue
        children = _children(case, tables)
        path = folder / ("last.xml" if year else "this.xml")
        ET.ElementTree(_document(children)).write(path, encoding="utf-8", xml_declaration=True)
        files[year] = (path,)
        for table, name in tables:
            if table is Header:
                places[name] = [child.header for child in children if child.told]
            else:
                places[name] = [
                    number
                    for child in children
                    for other, number, _ in child.rows
                    if other is table
                ]
        if all(table is not Header for table, _ in tables):
            of_form = [None for child in children if child.told]
            places[last(Header) if year else Header.name] = of_form
    return Written(files[False], files[True], places)


def _children(case: Case, tables: Sequence[tuple[type[Table], str]]) -> list[_Child]:
    """The children's elements, in the order of their first rows."""
    children: list[_Child] = []
    for table, name in tables:
        for number, cells in rows_of(case, table, name):
            if table is Header:
                main = {c: cells[c] for c in _columns(case, table, name) if c != KIND.child}
                children.append(_Child(cells[KIND.child], main, number))
                continue
            own = [column for column in table.columns() if column not in LAYOUT.carried]
            carried = {
                c: cells[c] for c in LAYOUT.carried[1:] if c in cells and c in case.columns[name]
            }
            if table is UASC:
                carried["UASC"] = "1"
            found = next(
                (
                    child
                    for child in children
                    if child.child == cells[KIND.child] is not None and child.takes(table, carried)
                ),
                None,
            )
            if found is None:
                found = _Child(cells[KIND.child])
                children.append(found)
            found.main |= carried
            found.rows.append((table, number, {column: cells[column] for column in own}))
    return children


def _document(children: Iterable[_Child]) -> ET.Element:
    root = ET.Element("EXPSSDA903")
    for child in children:
        record = ET.SubElement(root, LAYOUT.record)
        main = ET.SubElement(record, LAYOUT.main)
        if child.child is not None:
            ET.SubElement(main, "CHILDID").text = child.child
        _cells(main, child.main)
        for table, _, cells in child.rows:
            if table is UASC or (table in ONE_FOR_EACH and any(cells.values())):
                _cells(main, cells)
            else:
                above = record if table is Episodes else main
                _cells(ET.SubElement(above, ELEMENTS.get(table.name, table.name.upper())), cells)
    return root


def _cells(above: ET.Element, cells: Cells) -> None:
    for column, value in cells.items():
        ET.SubElement(above, column).text = value
