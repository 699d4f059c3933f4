"""What every table of the record has: whose row it is, and where it was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from lineofsight.engine.tables import Column, Table


class Kept(Table, name="kept"):
    """A row of the record: what brought it in, and the line of the file it stands on.

    `person`: the column that names the child, where a row is about one. `event`: of a row that
    comes without an identifier of its own, the columns that make one: together with the
    authority and, after them, a count where they are the same. A row's place in a file is never
    part of it, so that the next file gives the same key.
    """

    person: ClassVar[str | None] = "person_id"
    event: ClassVar[tuple[str, ...]] = ()
    #: Columns that may change from year to year and say nothing false: no difference between two
    #: years of one return is told of them.
    changing: ClassVar[tuple[str, ...]] = ()
    #: Tables of the record that a column's identifiers are of, by column.
    refers: ClassVar[Mapping[str, str]] = {}

    la_code: str = Column(doc="The authority whose record it is: its three-digit code.")
    load_id: int = Column(doc="What brought the row in: a row of `load`.")
    line: int | None = Column(doc="The line of the file, or row of the sheet, it stands on.")


def ssd(table: str, *columns: str) -> tuple[str, ...]:
    """Columns of one table of the Standard Safeguarding Dataset, by their full names."""
    return tuple(f"{table}.{column}" for column in columns)
