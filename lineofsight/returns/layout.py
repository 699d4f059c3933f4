"""How a return is laid out in XML, and which of its dates tell the year it is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lineofsight.engine.tables import Table


@dataclass(frozen=True)
class XmlLayout:
    """The XML of a return: one element for each child, and in it an element for each row.

    A row's columns are the elements in it, by name. Columns of the table of `main` that name
    the child or say who it is (`carried`) count for every row of the child. An element whose
    name is not among `rows` is known by the columns in it. Columns of another table may stand
    in the element of `main` itself: where one of them is given they make a row of that table.

    Attributes:
        record: the element of one child.
        main: the element of the row that says who the child is.
        rows: the table of each element that holds a row.
        carried: columns that an element of a row takes from `main` where it has none of its own.
        flags: columns of `main` whose code says that the child has a row in another table: the
            table and the code. Where no file gives the column, it is filled from that table.
        complete: tables of which an XML return holds every row: none means that there are none.
    """

    record: str
    main: str
    rows: Mapping[str, str]
    carried: tuple[str, ...]
    flags: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    complete: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Element:
    """An element of a return's XML that holds others, with what its schema says of it.

    The elements in it that hold a value are named after columns. An element of a table is a row
    of it, and so are the elements of other tables within; one without a table only holds others,
    and its values are those of the row around it.

    Attributes:
        name: the element's name.
        holds: the elements in it that hold others.
        table: the table of which it is a row.
        each: the column of the table of which each value in the element is a row of its own.
        key: the column of the table that numbers its rows through the whole file; the rows within
            have the number too. They also have the number of every element around them.
        columns: the columns whose values stand in it; where nothing is said, all of the table
            that are no keys, and those that have to be there.
        required: columns whose elements have to be there.
        one_of: columns of which one has to be there.
        least, most: how often it may stand in the element around it; None without end.
        blank: whether one that should hold values of `each` and holds none is a row all the same.
        again: whether each further one in the same element begins another row of the table
            around it, which has that row's other values too.
    """

    name: str
    holds: tuple[Element, ...] = ()
    table: type[Table] | None = None
    each: str | None = None
    key: str | None = None
    columns: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    least: int = 0
    most: int | None = 1
    blank: bool = False
    again: bool = False


@dataclass(frozen=True)
class NestedLayout:
    """The XML of a return in which rows stand within one another, as deep as they may.

    Attributes:
        root: the outermost element.
        record: the element of one child: the column that names the child is given once in it, and
            counts for every row in it. None where rows belong to nobody.
        complete: tables of which an XML return holds every row: none means that there are none.
    """

    root: Element
    record: str | None = None
    complete: frozenset[str] = frozenset()
