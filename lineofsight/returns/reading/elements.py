"""A return's XML: an element for each child, and in it an element for each row of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from lineofsight.engine.tables import Table
from lineofsight.returns.layout import XmlLayout
from lineofsight.returns.reading.archives import Refused
from lineofsight.returns.reading.load import Loader, Part
from lineofsight.returns.reading.private import Writer, temporary_csv
from lineofsight.returns.reading.recognise import Recogniser, name_key
from lineofsight.returns.reading.rows import MOST_CHARACTERS, WHITE

if TYPE_CHECKING:
    from lxml.etree import _Element

#: One child has fewer elements than this.
MOST_ELEMENTS = 100_000

_LEAVE = "Leave it if it is your own; tell us if it is part of the return."


def read_elements(
    loader: Loader, layout: XmlLayout, path: Path, part: Callable[[str | None], Part]
) -> None:
    """Read a return's XML into its tables.

    Args:
        loader: fills the tables.
        layout: how the return is laid out.
        path: the file.
        part: begins a table of the file.

    Raises:
        Refused: it is no XML of the return, or it holds a document type or entities.
    """
    with ExitStack() as stack:
        reader = _Reader(loader, layout, part, stack)
        for child in _children(path, layout, reader):
            reader.child(child)
        if not reader.found:
            raise Refused("The XML holds no row of this return.", "Export the return's XML again.")
        reader.load()


def _children(path: Path, layout: XmlLayout, reader: _Reader) -> Iterator[_Element]:
    """The element of each child, gone when the next is asked for.

    Raises:
        Refused: the file cannot be read as XML.
    """
    from lxml import etree

    depth = elements = 0
    begun = False
    try:
        events = etree.iterparse(
            str(path),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        for event, element in events:
            if not begun:
                begun = True
                if element.getroottree().docinfo.internalDTD is not None:
                    raise _DOCTYPE
            if event == "start":
                depth += 1
                elements += 1
                if elements > MOST_ELEMENTS:
                    raise Refused(
                        "The XML is not laid out as this return: one element holds more than "
                        f"{MOST_ELEMENTS:,} others.",
                        "Export the return's XML again.",
                    )
                continue
            depth -= 1
            if depth == 1:
                if local_name(element) == layout.record:
                    yield element
                else:
                    reader.unknown(element, layout.record)
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
                elements = 0
            elif depth == 0 and not reader.children:
                reader.unknown(element, "")
    except etree.XMLSyntaxError as error:
        line = error.lineno or None
        if not reader.children:
            raise Refused(
                f"The file is not well-formed XML{f' (line {line})' if line else ''}.",
                "Export the return's XML again; do not mend it by hand.",
            ) from None
        reader.breaks_off(line)


_DOCTYPE = Refused(
    "The XML declares a document type, which a return does not: it may hold entities that harm, "
    "and was not read.",
    "Remove the lines from <!DOCTYPE to its end, or export the return's XML again.",
)


class _Reader:
    """Puts the elements of children into rows of tables."""

    def __init__(
        self,
        loader: Loader,
        layout: XmlLayout,
        part: Callable[[str | None], Part],
        stack: ExitStack,
    ) -> None:
        self._loader, self._layout, self._part, self._stack = loader, layout, part, stack
        self._recogniser: Recogniser = loader.recogniser
        self._tables = {table.name: table for table in loader.kind.tables}
        self._main = self._tables[layout.rows[layout.main]]
        self._named = {name_key(table.name): table for table in loader.kind.tables}
        #: Elements that hold rows, and whose names are not those of columns.
        self._unambiguous = {
            name
            for name, table in layout.rows.items()
            if self._recogniser.column(self._main, name) is None
        }
        self._out: dict[str, tuple[Part, Writer, Path]] = {}
        self._files = stack.enter_context(ExitStack())
        self._written: dict[str, int] = {}
        self._whole: Part | None = None
        self.children = 0

    @property
    def found(self) -> bool:
        """Whether there is anything to tell of the file."""
        return bool(self._out or self._whole)

    def child(self, element: _Element) -> None:
        """The rows of one child."""
        self.children += 1
        mains = [row for row in element if local_name(row) == self._layout.main]
        carried: dict[str, str] = {}
        for row in mains[:1]:
            for cell in row:
                name = self._recogniser.column(self._main, local_name(cell))
                if name in self._layout.carried and not len(cell):
                    carried.setdefault(name, _text(cell))
        for row in element:
            self._row(row, carried)

    def _row(self, element: _Element, carried: dict[str, str]) -> None:
        """One row, and the rows within it."""
        name = local_name(element)
        table = self._table(element)
        if table is None:
            self.unknown(element, self._layout.record)
            return
        cells: dict[str, str] = {}
        inner: list[_Element] = []
        others: dict[str, dict[str, str]] = {}
        for cell in element:
            if len(cell) or local_name(cell) in self._unambiguous:
                inner.append(cell)
                continue
            column = self._recogniser.column(table, local_name(cell))
            if column is None:
                other = self._recogniser.by_own_columns([local_name(cell)])
                if table is self._main and other is not None:
                    known = self._recogniser.column(other, local_name(cell)) or ""
                    others.setdefault(other.name, {})[known] = _text(cell)
                else:
                    self.unknown(cell, name)
            elif column in cells:
                self._twice(cell, name)
            else:
                cells[column] = _text(cell)
        if table is self._main:
            for flag, (flagged, code) in self._layout.flags.items():
                if cells.get(flag) == code:
                    others.setdefault(flagged, {})
        # An element without any in it is what some programs write for a row that is not there.
        held = carried | cells if len(element) else {}
        self._write(table, name, element, held if any(held.values()) else {})
        for other_name, other_cells in others.items():
            is_flagged = any(
                to == other_name and cells.get(flag) == code
                for flag, (to, code) in self._layout.flags.items()
            )
            if is_flagged or any(other_cells.values()):
                other_table = self._tables[other_name]
                self._write(other_table, name, element, carried | other_cells)
        for row in inner:
            self._row(row, carried)

    def _table(self, element: _Element) -> type[Table] | None:
        known = self._layout.rows.get(local_name(element))
        if known is not None:
            return self._tables[known]
        by_columns = self._recogniser.by_own_columns(local_name(cell) for cell in element)
        return by_columns or self._named.get(name_key(local_name(element)))

    def _write(
        self, table: type[Table], name: str, element: _Element, cells: dict[str, str]
    ) -> None:
        if table.name not in self._out:
            self._open(table, name)
        part, writer, _ = self._out[table.name]
        if not cells:
            part.blank += 1
            return
        line = line_of(element)
        if sum(map(len, cells.values())) > MOST_CHARACTERS:
            part.rows += 1
            part.refused += 1
            self._loader.notes.add(
                part.number,
                f"The element is longer than {MOST_CHARACTERS:,} characters.",
                "Correct the element.",
                line=line,
                table=table.name,
            )
            return
        part.supplied |= cells.keys()
        at = self._written[table.name]
        writer.writerow([at, line, *(cells.get(column, "") for column in table.columns())])
        self._written[table.name] += 1

    def _open(self, table: type[Table], name: str) -> None:
        part = self._part(name)
        part.table = table
        path = self._loader.folder.new(".csv")
        self._stack.callback(path.unlink, missing_ok=True)
        writer = self._files.enter_context(temporary_csv(path))
        self._out[table.name] = part, writer, path
        self._written[table.name] = 0

    def load(self) -> None:
        """Load the rows of every table."""
        self._files.close()
        for name, (part, _, path) in self._out.items():
            self._loader.load_written(part, path, rows=self._written[name])

    def _noted(self) -> Part:
        """The part to which what is said of the file as a whole belongs."""
        if self._out:
            return next(iter(self._out.values()))[0]
        self._whole = self._whole or self._part(None)
        return self._whole

    def unknown(self, element: _Element, within: str) -> None:
        """Note an element that was not read."""
        part = self._noted()
        self._loader.notes.add(
            part.number,
            f"The element {local_name(element)[:50]} is not known"
            f"{f' in {within}' if within else ''}: it was not read.",
            _LEAVE,
            line=line_of(element),
            value="".join(map(str, element.itertext()))[:200].strip() or None,
        )

    def _twice(self, element: _Element, within: str) -> None:
        self._loader.notes.add(
            self._noted().number,
            f"The element {local_name(element)} stands in one {within} twice: the first was read.",
            "Remove the one that is wrong.",
            line=line_of(element),
            column=local_name(element),
            value=_text(element)[:200],
        )

    def breaks_off(self, line: int | None) -> None:
        """Note that the file cannot be read to its end: the rest counts as a row refused."""
        part = self._noted()
        part.rows += 1
        part.refused += 1
        self._loader.notes.add(
            part.number,
            "The XML is not well-formed from this line on: children before it were read, those "
            "after it were not.",
            "Export the return's XML again; do not mend it by hand.",
            line=line,
        )


def local_name(element: _Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def line_of(element: _Element) -> int | None:
    """The line of the file on which an element begins, where the parser knows it."""
    return element.sourceline


def _text(element: _Element) -> str:
    return (element.text or "").strip(WHITE)
