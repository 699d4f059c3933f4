"""A return as its rules see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from lineofsight.engine.tables import Table
from lineofsight.returns.rules import Rows

if TYPE_CHECKING:  # a check that was planned before needs no expressions
    import narwhals as nw


@dataclass(frozen=True)
class Settings:
    """What a return is checked against.

    `year` is the collection year (2025-26 is 2026), by which rules and code lists are chosen;
    `start` and `end` its first and last day; `authority` the GSS code of the council, where known.
    """

    year: int
    start: date
    end: date
    authority: str | None = None


def _no_tables(name: str) -> nw.LazyFrame[Any]:
    raise LookupError(f"{name} was asked for before the return had tables.")


@dataclass
class Frames:
    """The tables of a return as rules see them. A table that was not given is there, empty.

    Every table has its declared columns (a date or number column also as written, in
    `<column>_text`), `_row` (its place in the table, from 0), `_child` (CHILD, or something of
    its own for a row without), its shared columns, and the facts of its child.
    """

    settings: Settings
    source: Callable[[str], nw.LazyFrame[Any]] = field(default=_no_tables, repr=False)
    plain: Callable[[str], nw.LazyFrame[Any]] = field(default=_no_tables, repr=False)

    @property
    def year(self) -> int:
        """The collection year: 2025-26 is 2026."""
        return self.settings.year

    @property
    def start(self) -> date:
        """The first day of the collection year."""
        return self.settings.start

    @property
    def end(self) -> date:
        """The last day of the collection year."""
        return self.settings.end

    @property
    def authority(self) -> str | None:
        """The council's GSS code, where it is known."""
        return self.settings.authority

    def rows(self, table: type[Table] | str) -> Rows:
        """A table of this year, or by `last(Table)` of last year."""
        return Rows(table if isinstance(table, str) else table.name, self.source)

    def declared(self, table: type[Table] | str) -> nw.LazyFrame[Any]:
        """A table with its declared columns, `_row` and `_child` only, for rules that have to set
        rows of tables side by side: no shared column is worked out for it."""
        return self.plain(table if isinstance(table, str) else table.name)
