"""Examples of rules: a small return, the rows of it that fail, and why.

They are tests, and the documentation of each rule is made from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Example:
    """One example of one rule.

    Attributes:
        code: the rule.
        year: the collection year whose version of the rule it shows (2025-26 is 2026).
        why: a sentence to the reader: which rows fail, and why the others do not.
        tables: each table drawn as text: a line of column names, then a line for each row, the
            cells separated by `|`; a blank cell is blank.
        fails: for each table the rows that fail, from 0; nothing where none does.
        given: lookups that are given besides the tables (`postcodes`, `providers`, `authority`).
        start: the first day of the collection year, where it is not the year's own.
        end: its last day.
        authority: the council's GSS code.
        lookups: files of `postcodes` or `providers`, each drawn as the tables are.
    """

    code: str
    year: int
    why: str
    tables: Mapping[str, str]
    fails: Mapping[str, Sequence[int]] = field(default_factory=dict)
    given: Sequence[str] = ()
    start: date | None = None
    end: date | None = None
    authority: str | None = None
    lookups: Mapping[str, str] = field(default_factory=dict)

    def rows(self) -> dict[str, list[dict[str, str | None]]]:
        """The tables as rows of text cells."""
        return {name: drawn_rows(drawn) for name, drawn in self.tables.items()}

    def lookup_rows(self) -> dict[str, list[dict[str, str | None]]]:
        """The lookups as rows of text cells."""
        return {name: drawn_rows(drawn) for name, drawn in self.lookups.items()}


def drawn_rows(drawn: str) -> list[dict[str, str | None]]:
    """Rows of a table drawn as text.

    Raises:
        ValueError: a row has more or fewer cells than there are columns.
    """
    names, *lines = (
        [cell.strip() or None for cell in line.split("|")]
        for line in drawn.strip("\n").splitlines()
        if line.strip()
    )
    return [{name or "": cell for name, cell in zip(names, cells, strict=True)} for cells in lines]
