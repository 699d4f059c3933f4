"""A conformance case of the CIN census written as XML or as CSV files, and where each of its rows
is to be found again.

In XML a row stands within the child, episode, assessment or plan that it belongs to: where the
case has no row of these, the form makes one. Two children of one name are two elements.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from lineofsight.returns.cin.kind import KIND
from lineofsight.returns.cin.layout import LAYOUT
from lineofsight.returns.layout import Element
from tests.conformance.cases import Cells
from tests.conformance.cin_cases import CinCase, Row
from tests.conformance.files import Written

TABLES = {table.name: table for table in KIND.tables}
MAIN = "ChildIdentifiers"


def write_csv(case: CinCase, folder: Path) -> Written:
    """A CSV file for each table of the case; a row of which nothing is given is none."""
    files, places = [], {}
    for name, rows in tables_of(case).items():
        path = folder / f"{name}.csv"
        rows = [row for row in rows if any(row.cells.values())]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(TABLES[name].columns()), extrasaction="ignore")
            writer.writeheader()
            writer.writerows(row.cells for row in rows)
        files.append(path)
        places[name] = [row.number for row in rows]
    return Written(tuple(files), (), places)


def write_xml(case: CinCase, folder: Path) -> Written:
    """One XML file."""
    root = _Made("Message", None)
    for name, rows in tables_of(case).items():
        for row in rows:
            if name == "Header":
                root.within.append(_Made("Header", row))
            else:
                _put(root, name, row)
    path = folder / "this.xml"
    ET.ElementTree(_document(root, LAYOUT.root)).write(path, encoding="utf-8")
    places: dict[str, list[int | None]] = {}
    for made in root.every():
        if made.table is not None:
            places.setdefault(made.table, []).append(made.row.number if made.row else None)
    return Written((path,), (), places)


def tables_of(case: CinCase) -> dict[str, Sequence[Row]]:
    """The case's tables; a rule on the return as a whole has a row to fail, the header."""
    tables = dict(case.tables)
    if case.raised is not None and not tables.get("Header"):
        day = case.end or date(case.years[-1], 3, 31)
        tables["Header"] = [Row(0, {"ReferenceDate": day.isoformat(), "Year": str(day.year)})]
    return tables


#: For each table: its element, and the elements around it from the child on.
_PATHS: dict[str, tuple[Element, ...]] = {}


def _find_paths(element: Element, above: tuple[Element, ...]) -> None:
    for inner in element.holds:
        path = (*above, inner)
        if inner.table is not None:
            _PATHS[inner.table.name] = path
        _find_paths(inner, path)


_find_paths(LAYOUT.root.holds[1].holds[0], ())


@dataclass
class _Made:
    """An element of the file: a row of the case, or what one stands in."""

    name: str
    row: Row | None
    table: str | None = None
    keys: tuple[str | None, ...] = ()
    within: list[_Made] = field(default_factory=list)

    def every(self) -> Iterator[_Made]:
        """This element and all within, in the order of the file."""
        yield self
        for inner in self.within:
            yield from inner.every()

    def __post_init__(self) -> None:
        if self.name == "Header":
            self.table = "Header"


def _put(root: _Made, name: str, row: Row) -> None:
    """Put a row where it belongs, and make what is missing around it."""
    child = row.cells.get(KIND.child)
    path = _PATHS[name]
    place = _child(root, child, name)
    known: tuple[str | None, ...] = ()
    for element in path[:-1]:
        if element.key is not None:
            known = (*known, row.cells.get(element.key))
        found = next(
            (inner for inner in place.within if inner.name == element.name and inner.keys == known),
            None,
        )
        if found is None or None in known:
            table = element.table.name if element.table else None
            found = _Made(element.name, None, table, known)
            place.within.append(found)
        place = found
    last = path[-1]
    if last.key is not None:
        known = (*known, row.cells.get(last.key))
    if last.each is not None:
        holder = next((inner for inner in place.within if inner.name == last.name), None)
        if holder is None:
            holder = _Made(last.name, None)
            place.within.append(holder)
        element_name = {"AssessmentFactor": "AssessmentFactors"}.get(last.each, last.each)
        holder.within.append(_Made(element_name, row, name, known))
        return
    standing = next(
        (
            inner
            for inner in place.within
            if inner.name == last.name and inner.row is None and inner.keys == known
        ),
        None,
    )
    if standing is not None:
        standing.row = row
    else:
        place.within.append(_Made(last.name, row, name, known))


def _child(root: _Made, child: str | None, name: str) -> _Made:
    """The element of a child; one of a table with a row for each child takes one of it only."""
    found = next(
        (
            made
            for made in root.within
            if made.name == "Child"
            and made.keys == (child,)
            and child is not None
            and not (
                _PATHS[name][-1].most == 1
                and any(inner.name == name and inner.row for inner in made.within)
            )
        ),
        None,
    )
    if found is None:
        found = _Made("Child", None, None, (child,))
        if child is not None and name != MAIN:
            found.within.append(_Made(MAIN, None, MAIN))
        root.within.append(found)
    return found


def _document(root: _Made, layout: Element) -> ET.Element:
    message = ET.Element(layout.name)
    children = ET.Element("Children")
    for made in root.within:
        if made.name == "Header" and made.row is not None:
            header = ET.SubElement(message, "Header")
            for group in layout.holds[0].holds:
                holder = ET.SubElement(header, group.name)
                _cells(holder, made.row.cells, group.columns)
        else:
            child = ET.SubElement(children, "Child")
            for inner in made.within:
                _element(child, inner, made.keys[0])
    message.append(children)
    return message


def _element(above: ET.Element, made: _Made, child: str | None) -> None:
    element = ET.SubElement(above, made.name)
    if made.name == MAIN and child is not None:
        ET.SubElement(element, KIND.child).text = child
    if made.row is not None and made.table is not None:
        declared = TABLES[made.table]
        columns = tuple(n for n, c in declared.columns().items() if not c.key)
        path = _PATHS[made.table][-1]
        if path.each is not None:
            element.text = made.row.cells.get(path.each)
        else:
            _cells(element, made.row.cells, columns)
    for inner in made.within:
        _element(element, inner, child)


def _cells(above: ET.Element, cells: Cells, columns: Sequence[str]) -> None:
    for column in columns:
        if cells.get(column) is not None:
            ET.SubElement(above, column).text = cells[column]
