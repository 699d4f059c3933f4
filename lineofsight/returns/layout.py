"""How a return is laid out in XML, and which of its dates tell the year it is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
