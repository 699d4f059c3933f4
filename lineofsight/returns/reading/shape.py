"""A nested layout made ready for reading: what each element is where it stands, and which of its
values are of their type."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from lineofsight.engine.tables import ColumnFacts, Table
from lineofsight.returns.layout import Element, NestedLayout
from lineofsight.returns.reading.recognise import name_key
from lineofsight.returns.typed import (
    DATE_FORMATS,
    DAY_NUMBER,
    FIRST_YEAR_OF_DATES,
    LAST_YEAR_OF_DATES,
)

#: A row that is being filled: its number, its line, and the cell of every column.
Row = list[object]
NUMBER, LINE, CELLS = 0, 1, 2

#: So many values of a column are kept, so as not to look at one twice.
MOST_KEPT = 20_000

_ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})?")
_DAY_NUMBER = re.compile(DAY_NUMBER)

#: What is read as a whole number though the schema has it otherwise.
_NEARLY_WHOLE = re.compile(r"[+-]?\d{1,9}\.0+")


@dataclass(frozen=True)
class Misfit:
    """Why a value is not of its type as the return's schema has it, and how to mend it."""

    message: str
    mend: str


@dataclass(eq=False)
class Value:
    """An element that holds a value.

    Attributes:
        column: the column of which it is a cell.
        at: the place of the cell in a row.
        each: where the value is a row of its own, the element whose rows they are.
        within: the element that it should stand in, where it stands around that one.
        good: values of its type, as they are to be written down; None where any text is.
        used: whether there was one.
    """

    column: ColumnFacts
    at: int
    each: Node | None = None
    within: str | None = None
    good: dict[str, str] | None = None
    used: bool = False

    def look(self, text: str) -> tuple[str, Misfit | None]:
        """A value as it is to be written down, and what is wrong with it."""
        value, misfit = _judge(self.column, text)
        if misfit is None and self.good is not None and len(self.good) < MOST_KEPT:
            self.good[text] = value
        return value, misfit


@dataclass(eq=False)
class Node:
    """An element that holds others.

    Attributes:
        element: as it is declared.
        table: the table that its values belong to, its own or that of the element around it.
        is_row: whether it is a row of its table.
        keys: places of the cells that number the elements around it, and itself.
        inside: what may stand in it, by name as files write it; filled as names are met.
        known: the same, by name as names are compared.
        required: names of what has to be there.
        within: the element that it should stand in, where it stands around that one.
    """

    element: Element
    table: type[Table] | None
    is_row: bool
    keys: tuple[tuple[int, str], ...]
    required: frozenset[str]
    inside: dict[str, Value | Node] = field(default_factory=dict)
    known: dict[str, Value | Node] = field(default_factory=dict)
    within: str | None = None

    def find(self, name: str) -> Value | Node | None:
        """What an element in this one is, by its name; None where it is not known."""
        found = self.known.get(name_key(name.rpartition(":")[2]))
        if found is not None and len(self.inside) < MOST_KEPT:
            self.inside[name] = found
        return found


@dataclass(frozen=True)
class Shape:
    """A layout made ready.

    Attributes:
        root: the outermost element.
        nodes: every element, by name; values come to no harm by standing in several.
    """

    root: Node
    nodes: tuple[Node, ...]

    def values(self, table: type[Table]) -> Iterator[Value]:
        """The values that are cells of a table."""
        for node in self.nodes:
            if node.table is table:
                for value in node.known.values():
                    if isinstance(value, Value):
                        yield value


def make_shape(layout: NestedLayout) -> Shape:
    """Make a layout ready for reading one file."""
    nodes: list[Node] = []
    root = _node(layout.root, None, (), nodes, layout.record)
    return Shape(root, tuple(nodes))


def _node(
    element: Element,
    around: type[Table] | None,
    counted: tuple[str, ...],
    nodes: list[Node],
    record: str | None,
) -> Node:
    table = element.table or around
    if element.key is not None:
        counted = (*counted, element.key)
    places = {} if table is None else {name: at for at, name in enumerate(table.columns(), CELLS)}
    node = Node(
        element,
        table,
        is_row=element.table is not None and element.each is None,
        keys=tuple((places[key], key) for key in counted if key in places),
        required=frozenset(element.required)
        | {inner.name for inner in element.holds if inner.least},
    )
    nodes.append(node)
    if table is not None:
        columns = table.columns()
        for name in _columns(element):
            column = columns[name]
            each = node if name == element.each else None
            value = Value(column, places[name], each, good=_good(column))
            for spelling in (*column.spellings, name):
                node.known[name_key(spelling)] = value
    for inner in element.holds:
        made = _node(inner, table, counted, nodes, record)
        node.known[name_key(inner.name)] = made
    for inner in element.holds:
        if inner.name != record and (inner.table is None or inner.each is not None):
            _see_through(node, inner)
    return node


def _see_through(node: Node, inner: Element) -> None:
    """What stands around an element that only holds it, where it should stand in it, is known."""
    made = node.known[name_key(inner.name)]
    if not isinstance(made, Node):
        return
    for key, found in made.known.items():
        if key in node.known:
            continue
        if isinstance(found, Value):
            node.known[key] = Value(
                found.column, found.at, found.each, found.within or inner.name, found.good
            )
        else:
            node.known[key] = Node(
                found.element,
                found.table,
                found.is_row,
                found.keys,
                found.required,
                found.inside,
                found.known,
                found.within or inner.name,
            )


def _columns(element: Element) -> tuple[str, ...]:
    """The columns whose values stand in an element."""
    if element.each is not None:
        return (element.each,)
    if element.columns or element.table is None:
        return element.columns
    return tuple(
        name
        for name, column in element.table.columns().items()
        if not column.key or name in element.required
    )


def _good(column: ColumnFacts) -> dict[str, str] | None:
    """Values of a column's type that are known before any is read; None where any text is."""
    if column.codelist is not None:
        return {code.code: code.code for code in column.codelist.codes}
    return {} if column.pattern or column.type is not str else None


_EMPTY = Misfit("The element is empty.", "Give its value, or leave the element out.")


def _judge(column: ColumnFacts, text: str) -> tuple[str, Misfit | None]:
    """A value of a column as it is to be written down, and what is wrong with it. Of a date or
    number that cannot be read at all nothing is said here: every reader's are looked up later."""
    if not text:
        return text, _EMPTY
    if column.codelist is not None:
        return text, Misfit(
            f"The value is none of the codes of {column.name}.", "Give a code of the guidance."
        )
    if column.type is date:
        return _judge_date(text)
    return _judge_text(column, text) if column.type is str else _judge_number(column, text)


def _judge_text(column: ColumnFacts, text: str) -> tuple[str, Misfit | None]:
    if column.pattern is not None and not re.fullmatch(column.pattern, text):
        return text, Misfit(
            f"The value is not written as {column.name} is.", "Correct it as the guidance has it."
        )
    return text, None


def _judge_date(text: str) -> tuple[str, Misfit | None]:
    if plain := _ISO_DATE.fullmatch(text):
        return plain[1], None  # a time zone may follow, which says nothing of a day
    if _is_day(text):
        return text, Misfit(
            "The date is not written as XML has it; it was read all the same, never month first.",
            "Write dates YYYY-MM-DD in XML, as in 2026-03-31.",
        )
    return text, None


def _is_day(text: str) -> bool:
    """Whether a date is read from a text, as `typed` reads it."""
    if _DAY_NUMBER.fullmatch(text):
        return True
    for way in DATE_FORMATS:
        with suppress(ValueError):
            year = time.strptime(text, way).tm_year
            return FIRST_YEAR_OF_DATES <= year <= LAST_YEAR_OF_DATES
    return False


def _judge_number(column: ColumnFacts, text: str) -> tuple[str, Misfit | None]:
    try:
        number = float(text)
    except ValueError:
        return text, None
    if column.type is int and not re.fullmatch(r"[+-]?\d+", text):
        if not _NEARLY_WHOLE.fullmatch(text):
            return text, None
        return text, Misfit("The number is not written as a whole one.", "Write it as in 14.")
    if column.least is not None and number < column.least:
        return text, Misfit(
            f"The number is less than {column.least}, the least that {column.name} may be.",
            "Correct the number.",
        )
    if column.most is not None and number > column.most:
        return text, Misfit(
            f"The number is more than {column.most}, the most that {column.name} may be.",
            "Correct the number.",
        )
    return text, None
