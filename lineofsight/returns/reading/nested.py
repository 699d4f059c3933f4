"""A return's XML in which rows stand within one another: read in one pass, element by element.

The parser is Expat, which keeps nothing of the file: memory holds one child's rows. A document
type is refused where it begins, so that no entity is ever declared. What the return's schema would
refuse (an element that is missing or there too often, a value that is not of its type) is noted
with its line, all of it, and what can be read is read. A child whose XML is written plainly and
fits is read without the parser (`plain`), to the same rows.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from lineofsight.engine.tables import Table
from lineofsight.returns.layout import NestedLayout
from lineofsight.returns.reading.archives import Refused
from lineofsight.returns.reading.feeding import Feeder
from lineofsight.returns.reading.load import Loader, Part
from lineofsight.returns.reading.out import Out
from lineofsight.returns.reading.plain import PlainRecords
from lineofsight.returns.reading.private import temporary_text
from lineofsight.returns.reading.rows import WHITE
from lineofsight.returns.reading.scan import Scan
from lineofsight.returns.reading.shape import (
    CELLS,
    LINE,
    NUMBER,
    Node,
    Row,
    Shape,
    Value,
    make_shape,
)

#: Elements stand no deeper than this in one another, and one child has fewer rows.
MOST_DEEP, MOST_ROWS = 100, 100_000

#: A value of more characters is none of a return; so much of one that was not read is told.
MOST_CHARACTERS, MOST_TOLD = 10_000, 200

_AGAIN = "Export the return's XML again; do not mend it by hand."
_LEAVE = "Leave it if it is your own; tell us if it is part of the return."


def read_nested(
    loader: Loader,
    layout: NestedLayout,
    path: Path,
    scan: Scan,
    part: Callable[[str | None], Part],
) -> None:
    """Read a return's XML into its tables.

    Args:
        loader: fills the tables.
        layout: how the return is laid out.
        path: the file.
        scan: what its bytes say.
        part: begins a table of the file.

    Raises:
        Refused: it is no XML of the return, or it declares a document type.
    """
    with ExitStack() as stack:
        reader = _Reader(loader, layout, part, stack, _encoding(scan))
        with path.open("rb", buffering=0) as file:
            reader.read(file.read)
        reader.load()


def _encoding(scan: Scan) -> str | None:
    """The encoding to read a file in whatever it says of itself: XML is UTF-8 where nothing is
    said, and what says so and is not was written by a program that did not look."""
    says_other = b"encoding" in scan.head[:200] and b"utf-8" not in scan.head[:200].lower()
    return "windows-1252" if scan.encoding == "cp1252" and not says_other else None


@dataclass(eq=False)
class _Open:
    """An element that has begun and not ended."""

    node: Node
    line: int
    row: Row | None
    seen: set[str] = field(default_factory=set)
    copies: list[tuple[Row, Node]] = field(default_factory=list)


@dataclass(frozen=True)
class _Noted:
    """What does not fit, until it is known to which part of the file it belongs."""

    message: str
    mend: str
    line: int | None
    column: str | None
    value: str | None
    table: type[Table] | None


class _Reader:
    """Follows the elements of one file, and makes rows of them."""

    def __init__(
        self,
        loader: Loader,
        layout: NestedLayout,
        part: Callable[[str | None], Part],
        stack: ExitStack,
        encoding: str | None,
    ) -> None:
        self._loader, self._layout, self._part, self._stack = loader, layout, part, stack
        self._shape: Shape = make_shape(layout)
        self._files = stack.enter_context(ExitStack())
        self._outs: dict[str, Out] = {}
        self._early: list[_Noted] = []
        self._open: list[_Open] = []
        self._value: Value | None = None
        self._text: list[str] = []
        self._length = 0
        self._skipped = 0
        self._skipped_name = ""
        self._skipped_line = 0
        #: Whether an element was not known, and whether the file is no XML from somewhere on.
        self._astray = self._broken_off = False
        #: Rows of the child that is being read, or of what stands around children.
        self._rows: list[tuple[Out, Row]] = []
        self._child = ""
        self._in_record = False
        #: How far each key has counted: through all files, so that no two rows share one.
        self._numbers = {
            node.element.key: sum(p.loaded for p in loader.parts if p.table is node.table)
            for node in self._shape.nodes
            if node.element.key is not None
        }
        self._recoded = encoding is not None
        self._parser = expat.ParserCreate(encoding)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = _refuse_document_type
        plain = [
            PlainRecords(node, child=loader.kind.child, numbers=self._numbers, begin=self._out)
            for node in self._shape.nodes
            if node.element.name == layout.record
        ]
        self._feeder = Feeder(
            self._parser, layout.record, plain[0] if plain else None, self._take_record
        )

    def read(self, more: Callable[[int], bytes]) -> None:
        """Read the file, as far as it is XML.

        Raises:
            Refused: nothing of the return can be read from it.
        """
        try:
            self._feeder.read(more)
        except expat.ExpatError as error:
            self._break_off(error.lineno)
        self._flush()
        if not self._outs:
            raise Refused("The XML holds no row of this return.", "Export the return's XML again.")
        first = next(iter(self._outs.values()))
        if self._astray and len(self._outs) == 1 and first.child is None:
            first.part.table = None
            raise Refused(
                "The XML holds nothing of this return but what stands around it.",
                "Give the XML of this return, or name the return that it is of.",
            )
        if self._broken_off:
            first.part.rows += 1
            first.part.refused += 1
        if self._recoded:
            self._note(
                "The file is not in UTF-8, as XML is that says nothing else; it was read as "
                "Windows-1252.",
                "If names look wrong, export the return's XML again.",
            )

    def load(self) -> None:
        """Load the rows of every table."""
        self._tell()
        for out in self._outs.values():
            out.write()
        self._files.close()
        for out in self._outs.values():
            out.part.supplied |= {
                value.column.name for value in self._shape.values(out.table) if value.used
            }
            self._loader.load_written(out.part, out.path, rows=out.written)

    # What the parser tells, in the order of the file.

    def _start(self, name: str, _: dict[str, str]) -> None:
        if self._skipped:
            self._skipped += 1
            self._check_depth()
            return
        if not self._open:
            self._enter(self._shape.root)  # whatever its name: what is in it tells what it is
            return
        if self._value is not None:
            self._skip(name)
            return
        node = self._open[-1].node
        found = node.inside.get(name) or node.find(name)
        if found is None:
            self._skip(name)
        elif found.__class__ is Value:
            self._value = found
        elif isinstance(found, Node):
            self._enter(found)

    def _characters(self, text: str) -> None:
        if self._skipped and self._value is not None:
            return  # of an element within a value: it is told as not read
        if self._value is not None or self._skipped:
            if self._length <= MOST_CHARACTERS:
                self._text.append(text)
                self._length += len(text)
        elif not text.isspace():
            self._note(
                f"Text stands between the elements of {self._open[-1].node.element.name}: it was "
                "not read.",
                "Delete it, or put it into its element.",
                line=self._parser.CurrentLineNumber,
                value=text.strip()[:MOST_TOLD],
            )

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
            if not self._skipped:
                self._end_unknown()
            return
        if self._value is not None:
            value, self._value = self._value, None
            text = "".join(self._text).strip(WHITE)
            self._text.clear()
            self._length = 0
            self._take(value, text)
            return
        self._leave(self._open.pop())

    # What is made of it.

    def _enter(self, node: Node) -> None:
        line = self._parser.CurrentLineNumber
        row = None
        if self._open:
            around = self._open[-1]
            row = around.row
            element = node.element
            if element.name not in around.seen:
                around.seen.add(element.name)
            elif element.again and row is not None and node.table is not None:
                row = self._new_row(node, line)
                around.copies.append((row, node))
            elif element.most is not None:
                self._note_twice(element.name, around)
            if node.within is not None:
                self._note_astray(element.name, node.within, around)
            self._check_depth()
        if node.element.name == self._layout.record:
            self._flush()
            self._in_record = True
        if node.element.key is not None:
            self._numbers[node.element.key] += 1
        if node.is_row:
            row = self._new_row(node, line)
        self._open.append(_Open(node, line, row))

    def _leave(self, ended: _Open) -> None:
        node = ended.node
        element = node.element
        if not node.required <= ended.seen:
            for name in sorted(node.required - ended.seen):
                self._note_missing(name, ended)
        if element.one_of and ended.seen.isdisjoint(element.one_of):
            self._note_missing(" or ".join(element.one_of), ended)
        if element.blank and element.each not in ended.seen:
            self._new_row(node, ended.line)
        for row, copied in ended.copies:
            own = {value.at for value in copied.known.values() if isinstance(value, Value)}
            for at in range(CELLS, len(row)):
                if at not in own and ended.row is not None:
                    row[at] = ended.row[at]
        if element.name == self._layout.record:
            self._flush()
            self._in_record = False
            if node.within is None:
                self._feeder.record_ends()
        elif node.is_row and not self._in_record:
            self._flush()

    def _take(self, value: Value, text: str) -> None:
        """A value that has ended."""
        around = self._open[-1]
        name = value.column.name
        if value.each is not None:
            row = self._new_row(value.each, self._parser.CurrentLineNumber)
        elif around.row is None or name in around.seen:
            self._note_twice(name, around)
            return
        else:
            row = around.row
        around.seen.add(name)
        value.used = True
        if value.within is not None:
            self._note_astray(name, value.within, around)
        if len(text) > MOST_CHARACTERS:
            row[NUMBER], text = _TOO_LONG, ""
        elif value.good is not None:
            known = value.good.get(text)
            if known is None:
                known, misfit = value.look(text)
                if misfit is not None:
                    self._note(
                        misfit.message,
                        misfit.mend,
                        line=self._parser.CurrentLineNumber,
                        column=name,
                        value=text[:MOST_TOLD],
                        table=value.each.table if value.each else around.node.table,
                    )
            text = known
        row[value.at] = text
        if name == self._loader.kind.child and not self._child:
            self._child = text

    def _new_row(self, node: Node, line: int) -> Row:
        if node.table is None:
            raise ValueError(f"{node.element.name} is no row of a table.")
        out = self._out(node)
        row: Row = [0, line, *[""] * len(node.table.columns())]
        for at, key in node.keys:
            row[at] = str(self._numbers[key])
        self._rows.append((out, row))
        if len(self._rows) > MOST_ROWS:
            raise Refused(
                "The XML is not laid out as this return: one child has more than "
                f"{MOST_ROWS:,} rows.",
                _AGAIN,
            )
        return row

    def _out(self, node: Node) -> Out:
        """Where the rows of an element go."""
        if node.table is None:
            raise ValueError(f"{node.element.name} is no row of a table.")
        return self._outs.get(node.table.name) or self._begin(node, node.table)

    def _begin(self, node: Node, table: type[Table]) -> Out:
        """Begin a table of the file."""
        part = self._part(node.element.name)
        part.table = table
        columns = list(table.columns())
        part.supplied |= {columns[at - CELLS] for at, _ in node.keys}
        child = self._loader.kind.child
        if child in columns:
            part.supplied.add(child)
        path = self._loader.folder.new(".csv")
        self._stack.callback(path.unlink, missing_ok=True)
        file = self._files.enter_context(temporary_text(path))
        at = columns.index(child) + CELLS if child in columns else None
        out = self._outs[table.name] = Out(part, table, path, file, at)
        return out

    def _flush(self) -> None:
        """Hand on the rows of a child that has ended: they are its own whatever came first."""
        for out, row in self._rows:
            if row[NUMBER] == _TOO_LONG:
                self._refuse(out, row)
                continue
            out.add([str(cell) for cell in row], self._child)
        self._rows.clear()
        self._child = ""

    def _take_record(self, rows: list[tuple[Out, list[str]]], child: str) -> None:
        """Hand on the rows of a child that was read without the parser."""
        for out, row in rows:
            out.add(row, child)

    def _refuse(self, out: Out, row: Row) -> None:
        out.part.rows += 1
        out.part.refused += 1
        line = row[LINE]
        self._loader.notes.add(
            out.part.number,
            f"An element in it is longer than {MOST_CHARACTERS:,} characters.",
            "Correct the element.",
            line=line if isinstance(line, int) else None,
            table=out.table.name,
        )

    # What does not fit.

    def _check_depth(self) -> None:
        if len(self._open) + self._skipped > MOST_DEEP:
            raise Refused(
                "The XML is not laid out as this return: its elements stand more than "
                f"{MOST_DEEP} deep in one another.",
                _AGAIN,
            )

    def _skip(self, name: str) -> None:
        """Begin an element that is not known: it and all within it is not read."""
        self._skipped = 1
        self._astray = True
        self._skipped_name = name.rpartition(":")[2][:50]
        self._skipped_line = self._parser.CurrentLineNumber

    def _end_unknown(self) -> None:
        around = self._open[-1].node.element.name
        value = None if self._value is not None else "".join(self._text).strip()[:MOST_TOLD]
        self._note(
            f"The element {self._skipped_name} is not known in {around}: it was not read.",
            _LEAVE,
            line=self._skipped_line,
            value=value or None,
        )
        if self._value is None:
            self._text.clear()
            self._length = 0

    def _note_missing(self, name: str, ended: _Open) -> None:
        around = ended.node.element.name
        self._note(
            f"The element {name} is missing: each {around} has to have one.",
            f"Give {name}.",
            line=ended.line,
            column=name,
            table=ended.node.table,
        )

    def _note_twice(self, name: str, around: _Open) -> None:
        self._note(
            f"The element {name} stands in one {around.node.element.name} more than once.",
            "Remove the one that is wrong: of a value the first counts.",
            line=self._parser.CurrentLineNumber,
            column=name,
            table=around.node.table,
        )

    def _note_astray(self, name: str, within: str, around: _Open) -> None:
        self._note(
            f"The element {name} stands in {around.node.element.name} itself, not in a {within} "
            "in it: it was read all the same.",
            f"Put it into a {within}.",
            line=self._parser.CurrentLineNumber,
            table=around.node.table,
        )

    def _break_off(self, line: int) -> None:
        """The file is not XML from a line on: what comes after it counts as a row refused."""
        if not self._outs and not self._rows:
            raise Refused(f"The file is not well-formed XML (line {line}).", _AGAIN)
        self._broken_off = True
        self._note(
            "The XML is not well-formed from this line on: what stands before it was read, what "
            "comes after it was not.",
            _AGAIN,
            line=line,
        )

    def _note(
        self,
        message: str,
        mend: str,
        *,
        line: int | None = None,
        column: str | None = None,
        value: str | None = None,
        table: type[Table] | None = None,
    ) -> None:
        """Note what does not fit, with the part of the file that it belongs to."""
        if len(self._early) < MOST_ROWS:
            self._early.append(_Noted(message, mend, line, column, value, table))
        if self._outs:
            self._tell()

    def _tell(self) -> None:
        """Hand on what was noted, now that there is a table of the file."""
        first = next(iter(self._outs.values()))
        for noted in self._early:
            out = first if noted.table is None else self._outs.get(noted.table.name, first)
            self._loader.notes.add(
                out.part.number,
                noted.message,
                noted.mend,
                line=noted.line,
                column=noted.column,
                value=noted.value,
                table=noted.table.name if noted.table else None,
            )
        self._early.clear()


#: In place of a row's number: it holds a value too long for a return, and is refused.
_TOO_LONG = -1


def _refuse_document_type(*_: object) -> None:
    raise Refused(
        "The XML declares a document type, which a return does not: it may hold entities that "
        "harm, and was not read.",
        "Remove the lines from <!DOCTYPE to its end, or export the return's XML again.",
    )
