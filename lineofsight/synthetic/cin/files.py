"""Writing an invented census: one XML file as the Department has it, and a CSV file per table."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from xml.etree.ElementTree import Element, indent, tostring

from lineofsight.engine.tables import Table
from lineofsight.returns.cin.layout import LAYOUT
from lineofsight.returns.cin.tables import FIRST_RULES, LAST_YEAR, TABLES
from lineofsight.returns.layout import Element as Declared
from lineofsight.synthetic.cin.journeys import OWN_AUTHORITY, make_children
from lineofsight.synthetic.cin.mistakes import Mistake, Mistakes
from lineofsight.synthetic.cin.modules import Census, add, child_element

#: A cell of a row by its column.
Row = dict[str, str]


@dataclass(frozen=True)
class Written:
    """Where an invented census was written, and the mistakes that are in it."""

    xml: Path
    tables: Path | None
    mistakes: tuple[Mistake, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """What is given to a check."""
        return (self.xml,)


def write_return(
    folder: Path,
    *,
    children: int = 600,
    year: int = 2026,
    seed: int = 7,
    mistakes: bool = False,
    dense: bool = False,
    tables: bool = True,
) -> Written:
    """Write an invented CIN census for a collection year, child by child.

    Args:
        folder: where; it is made if need be. It holds `cin<year>.xml` and, in `tables`, a CSV file
            for each table.
        children: how many. Of fewer than 32 the rules on the census as a whole may tell that few
            codes of disabilities are used.
        year: the collection year (2025-26 is 2026), from 2023 on.
        seed: the same seed writes the same files.
        mistakes: whether the census has a mistake of each kind: a few hundred children are needed.
        dense: whether every child has something in every module.
        tables: whether to write the CSV files too.

    Raises:
        ValueError: the rules of the year are not declared, or there is no child among these in
            whose data one of the mistakes could be made.
        OSError: the folder cannot be written.
    """
    if not FIRST_RULES <= year <= LAST_YEAR:
        raise ValueError(f"Give a collection year from {FIRST_RULES} to {LAST_YEAR}, not {year}.")
    census = Census.of(year)
    folder.mkdir(parents=True, exist_ok=True)
    xml, place = folder / f"cin{year}.xml", folder / "tables" if tables else None
    with ExitStack() as stack:
        out = stack.enter_context(xml.open("w", encoding="utf-8", newline="\n"))
        rows = _Rows(stack, place, year) if place else None
        made = Mistakes(census) if mistakes else None
        header = census_header(census, OWN_AUTHORITY)
        if made:
            made.spoil_header(header)
        out.write(BEFORE)
        write_element(out, header, depth=1)
        out.write(CHILDREN)
        if rows:
            rows.write(header)
        invented = make_children(
            children, seed=seed, start=census.start, end=census.end, dense=dense
        )
        for child in invented:
            right = child_element(child, census)
            for element in made.spoil(right) if made else [right]:
                write_element(out, element, depth=2)
                if rows:
                    rows.write(element)
        out.write(AFTER)
    return Written(xml, place, made.finish() if made else ())


#: What stands in the file before the header, before the children, and after them.
BEFORE = '<?xml version="1.0" encoding="utf-8"?>\n<Message>\n'
CHILDREN, AFTER = "  <Children>\n", "  </Children>\n</Message>\n"


def census_header(census: Census, authority: str) -> Element:
    """The header of a census.

    Args:
        census: which.
        authority: the number of the council that sends it.
    """
    header = Element("Header")
    add(
        header,
        "CollectionDetails",
        Collection="CIN",
        Year=str(census.year),
        ReferenceDate=census.end.isoformat(),
    )
    add(
        header,
        "Source",
        SourceLevel="L",
        LEA=authority,
        SoftwareCode="Invented",
        Release="1.0",
        SerialNo="001",
        DateTime=f"{census.year}-05-05T09:30:00",
    )
    return header


def write_element(out: TextIO, element: Element, *, depth: int) -> None:
    """Write an element, indented."""
    indent(element, level=depth)
    element.tail = None
    out.write(f"{'  ' * depth}{tostring(element, encoding='unicode')}\n")


class _Rows:
    """The tables as CSV: a row of each module, with what it stands within as the reader numbers
    it."""

    def __init__(self, stack: ExitStack, folder: Path, year: int) -> None:
        folder.mkdir(exist_ok=True)
        self._numbers: Counter[str] = Counter()
        self._writers: dict[str, csv.DictWriter[str]] = {}
        root = LAYOUT.root
        self._declared = {held.name: held for held in _every(root)}
        for table in TABLES:
            if any(column.used_in(year) for column in table.columns().values()):
                file = (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="")
                stack.enter_context(file)
                self._writers[table.name] = csv.DictWriter(file, [*table.columns()])
                self._writers[table.name].writeheader()

    def write(self, element: Element) -> None:
        """Write the rows of the header, or of a child."""
        child = element.findtext("ChildIdentifiers/LAchildID") or ""
        keys = {"LAchildID": child} if element.tag == LAYOUT.record else {}
        for table, row in self._rows(element, self._declared[element.tag], None, keys):
            self._writers[table].writerow(row)

    def _rows(
        self,
        element: Element,
        declared: Declared,
        around: type[Table] | None,
        keys: Mapping[str, str],
    ) -> Iterator[tuple[str, Row]]:
        table = declared.table or around
        if declared.key:
            self._numbers[declared.key] += 1
            keys = {**keys, declared.key: str(self._numbers[declared.key])}
        if declared.each and table:
            for value in element:
                yield table.name, {**keys, declared.each: value.text or ""}
            return
        if declared.table:
            cells = _cells(element, declared, [*declared.table.columns()])
            yield declared.table.name, {**keys, **cells}
        inner = {held.name: held for held in declared.holds}
        for part in element:
            if part.tag in inner:
                yield from self._rows(part, inner[part.tag], table, keys)


def _every(declared: Declared) -> Iterator[Declared]:
    yield declared
    for held in declared.holds:
        yield from _every(held)


def _cells(element: Element, declared: Declared, columns: list[str]) -> Row:
    """The values in an element, and in those within it that are no rows but only hold values."""
    inner = {held.name: held for held in declared.holds}
    cells: Row = {}
    for part in element:
        held = inner.get(part.tag)
        if held is None and part.tag in columns:
            cells[part.tag] = part.text or ""
        elif held is not None and held.table is None:
            cells |= _cells(part, held, columns)
    return cells
