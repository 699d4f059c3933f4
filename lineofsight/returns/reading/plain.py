"""Records of a nested return that are written plainly: read without a parser.

Nearly every file is one program's output: tag after tag without attributes, references or remarks,
each value within one line, and everything where the schema has it. Of such a record each piece of
text was mostly met before, and is looked up as it stands. A record that is written otherwise, or in
which anything does not fit, is left to the parser, which reads it and notes what does not fit. So
nothing is ever noted here, and a file gives the same rows whichever way it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lineofsight.returns.reading.out import Out
from lineofsight.returns.reading.recognise import name_key
from lineofsight.returns.reading.shape import CELLS, LINE, MOST_KEPT, Node, Value

#: A record of more bytes is left to the parser, and one with a value of more characters.
MOST_BYTES, MOST_CHARACTERS = 1 << 20, 1_000

#: So many records more may be left to the parser than are read here: a file of which most are
#: written otherwise is not read twice.
PATIENCE = 50

# Of the characters of values, all that can be printed but those that mean something to XML.
_VALUE = re.compile(r"[ \t]*<([A-Za-z_][A-Za-z0-9_.-]*)>([ -%'-;=?-~]*)</\1>[ \t]*(\r?\n)?")
_TAG = re.compile(r"[ \t]*<(/?)([A-Za-z_][A-Za-z0-9_.-]*)>[ \t]*(\r?\n)?")
_WHITE = re.compile(r"[ \t]*(\r?\n)?")

#: What a piece of text is: white space, a value, a value that is a row, a tag.
_SPACE, _CELL, _EACH, _OPENS, _CLOSES = range(5)


class _NotPlain(Exception):
    """The record has to be read by the parser."""


@dataclass(eq=False)
class _Place:
    """An element within a record, or what is around one, and the pieces of text met in it.

    Attributes:
        node: what the element is; None around a record.
        key: the column that numbers it.
        keys: places of the cells that number the elements around it, and itself.
        blank: the row that begins with it, or is begun by each value in it, before anything is
            read; None where its values are cells of the row around it.
        out: where that row goes, unless it is begun by each value.
        each: where the row of each value goes, once there was one.
        cells: places of the cells that have to be filled when it ends.
        either: places of which one has to be.
        inner: elements that have to be in it; "" stands for a value that is a row.
        once: whether it may stand but once in the element around it.
        known: what each piece of text is, the place of the cell, the element it opens, the cell's
            text or the element's name, and how many lines end in it.
        places: the elements in it.
    """

    node: Node | None
    key: str | None = None
    keys: tuple[tuple[int, str], ...] = ()
    blank: list[str] | None = None
    out: Out | None = None
    each: Out | None = None
    cells: tuple[int, ...] = ()
    either: tuple[int, ...] = ()
    inner: frozenset[str] = frozenset()
    once: bool = True
    known: dict[str, _Piece] = field(default_factory=dict)
    places: dict[str, _Place] = field(default_factory=dict)


_Piece = tuple[int, int, "_Place | None", str, int]


class PlainRecords:
    """Reads records that are written plainly, as long as most of a file's are."""

    def __init__(
        self, record: Node, *, child: str, numbers: dict[str, int], begin: Callable[[Node], Out]
    ) -> None:
        """Make ready to read.

        Args:
            record: the element of a record.
            child: the column that names the child.
            numbers: how far each key has counted; they count on.
            begin: gives where the rows of an element go.
        """
        self._record, self._child, self._begin = record, child, begin
        self._numbers = numbers
        self._around: _Place = _Place(None)
        self._named = ""
        self._patience = PATIENCE

    def read(self, written: bytes, line: int) -> tuple[list[tuple[Out, list[str]]], str] | None:
        """The rows of a record, in their order, and the name of the child; None where the parser
        has to read it.

        Args:
            written: the record, and white space before it.
            line: the line in which that begins.
        """
        if not self._patience or len(written) > MOST_BYTES or not written.isascii():
            return None
        before = dict(self._numbers)
        self._named = ""
        try:
            rows = self._rows(written.decode("ascii"), line)
        except _NotPlain:
            self._patience -= 1
            self._numbers.update(before)
            return None
        self._patience = min(self._patience + 1, PATIENCE)
        return rows, self._named

    def _rows(self, text: str, line: int) -> list[tuple[Out, list[str]]]:
        """The rows of a record. This is most of what reading a large file costs."""
        if "\0" in text:  # it parts pieces
            raise _NotPlain
        rows: list[tuple[Out, list[str]]] = []
        counted = {key: str(number) for key, number in self._numbers.items()}
        row: list[str] = []
        place, seen = self._around, set[str]()
        stack: list[tuple[_Place, list[str], set[str]]] = []
        for piece in text.replace("\n", "\n\0").replace("><", ">\0<").split("\0"):
            what, at, inner, cell, ends = place.known.get(piece) or self._learn(place, piece)
            if what == _CELL:
                if row[at]:
                    raise _NotPlain
                row[at] = cell
            elif inner is not None:
                if inner.once and cell in seen:
                    raise _NotPlain
                seen.add(cell)
                stack.append((place, row, seen))
                place, seen = inner, set()
                if place.key is not None:
                    self._numbers[place.key] += 1
                    counted[place.key] = str(self._numbers[place.key])
                if place.blank is not None:
                    row = place.blank.copy()
                    row[LINE] = str(line)
                    for key_at, key in place.keys:
                        row[key_at] = counted[key]
                    if place.out is not None:
                        rows.append((place.out, row))
            elif what == _EACH and place.each is not None:
                one = row.copy()
                one[LINE] = str(line)
                one[at] = cell
                rows.append((place.each, one))
                seen.add("")
            elif what == _CLOSES:
                for filled in place.cells:
                    if not row[filled]:
                        raise _NotPlain
                if not place.inner <= seen:
                    raise _NotPlain
                if place.either and not any(row[filled] for filled in place.either):
                    raise _NotPlain
                place, row, seen = stack.pop()
            line += ends
        if stack:
            raise _NotPlain
        return rows

    # Pieces of text that were not met before.

    def _learn(self, place: _Place, piece: str) -> _Piece:
        """What a piece of text in an element is.

        Raises:
            _NotPlain: it is not written plainly, or does not fit there.
        """
        if found := _VALUE.fullmatch(piece):
            return self._learn_value(place, piece, found[1], found[2].strip(" "), bool(found[3]))
        if found := _TAG.fullmatch(piece):
            name, ends = found[2], bool(found[3])
            if not found[1]:
                inner = self._inside(place, name)
                return _keep(place, piece, (_OPENS, 0, inner, name, ends))
            if place.node is not None and name == place.node.element.name:
                return _keep(place, piece, (_CLOSES, 0, None, "", ends))
        elif found := _WHITE.fullmatch(piece):
            return _keep(place, piece, (_SPACE, 0, None, "", bool(found[1])))
        raise _NotPlain

    def _learn_value(self, place: _Place, piece: str, name: str, text: str, ends: bool) -> _Piece:
        node = place.node
        value = None if node is None else node.inside.get(name) or node.find(name)
        if node is None or not isinstance(value, Value) or value.within is not None:
            raise _NotPlain
        if not 0 < len(text) <= MOST_CHARACTERS or value.each not in (None, node):
            raise _NotPlain
        if value.each is None and node.table is None:
            raise _NotPlain
        if value.each is not None and place.each is None:
            place.each = self._begin(node)
        value.used = True
        if value.good is not None:
            known = value.good.get(text)
            if known is None:
                known, misfit = value.look(text)
                if misfit is not None:
                    raise _NotPlain
            text = known
        if value.column.name == self._child and not self._named:
            self._named = text
        found = (_CELL if value.each is None else _EACH, value.at, None, text, int(ends))
        # Any text may be somebody's alone: it is not kept.
        return found if value.good is None or value.column.pattern else _keep(place, piece, found)

    def _inside(self, place: _Place, name: str) -> _Place:
        """The place of an element in another, or of a record."""
        if name not in place.places:
            node = self._record if place.node is None else place.node.find(name)
            if not isinstance(node, Node) or node.within is not None or node.element.again:
                raise _NotPlain
            if node.element.name != name:
                raise _NotPlain
            place.places[name] = self._make_place(node)
        return place.places[name]

    def _make_place(self, node: Node) -> _Place:
        element = node.element
        place = _Place(node, element.key, node.keys, once=element.most is not None)
        if node.table is not None and (node.is_row or element.each is not None):
            place.blank = [""] * (CELLS + len(node.table.columns()))
        if node.is_row:
            place.out = self._begin(node)
        needed = {name: node.known[name_key(name)] for name in node.required}
        cells = (value for value in needed.values() if isinstance(value, Value))
        place.cells = tuple(value.at for value in cells if value.each is None)
        place.inner = frozenset(name for name, held in needed.items() if isinstance(held, Node))
        if element.each is not None and (element.blank or element.each in needed):
            place.inner |= {""}
        either = (node.known[name_key(name)] for name in element.one_of)
        place.either = tuple(value.at for value in either if isinstance(value, Value))
        return place


def _keep(place: _Place, piece: str, known: _Piece) -> _Piece:
    if len(place.known) < MOST_KEPT:
        place.known[piece] = known
    return known
