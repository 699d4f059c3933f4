"""Where the rows of a table go while nested XML is read: written down, and loaded at its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from lineofsight.engine.tables import Table
from lineofsight.returns.reading.load import Part
from lineofsight.returns.reading.private import csv_line
from lineofsight.returns.reading.shape import NUMBER

#: Rows are written down so many at a time.
BATCH = 2_000


@dataclass(eq=False)
class Out:
    """Where the rows of a table go.

    Attributes:
        part: the table of the file.
        table: which it is.
        path: the file in which its rows are.
        file: the same, open.
        child: the place of the cell that names the child; None where rows belong to nobody.
        written: how many rows there are.
    """

    part: Part
    table: type[Table]
    path: Path
    file: TextIO
    child: int | None
    written: int = 0
    _waiting: list[str] = field(default_factory=list)

    def add(self, row: list[str], child: str) -> None:
        """Take a row, and number it.

        Args:
            row: as `shape.Row` has it, all of it as text.
            child: the name of the child, where the row itself has none.
        """
        row[NUMBER] = str(self.written)
        self.written += 1
        if self.child is not None and not row[self.child]:
            row[self.child] = child
        self._waiting.append(csv_line(row))
        if len(self._waiting) >= BATCH:
            self.write()

    def write(self) -> None:
        """Write down the rows that wait."""
        self.file.write("".join(self._waiting))
        self._waiting.clear()
