"""Lists of Annex A written to files in a test, and what reading them gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter

from lineofsight.returns.annex_a.kind import KIND
from lineofsight.returns.annex_a.tables import LISTS
from lineofsight.returns.reading import Loaded, read_return

Cell = str | int | float | date | None
Rows = Sequence[Sequence[Cell]]

#: Ofsted's headings of each list, by its number.
HEADINGS: Mapping[int, tuple[str, ...]] = {
    number: tuple(column.heading or name for name, column in table.columns().items())
    for number, table in LISTS.items()
}

CONTACT: tuple[Cell, ...] = ("101", "a) Male", "a) WBRI", date(2015, 2, 1), 11, date(2026, 3, 2))

#: A small list 1, as it should be.
CONTACTS: Rows = (HEADINGS[1], (*CONTACT, "q) 6: Police"))


def workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook of sheets by name, dates as dates."""
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, place, cell, day)
                    elif isinstance(cell, str):
                        sheet.write_string(number, place, cell)
                    elif cell is not None:
                        sheet.write_number(number, place, cell)
    return path


class Read:
    """Lists that were read in a test."""

    def __init__(self, *paths: Path, year: int | None = 2026) -> None:
        self.connection = duckdb.connect()
        self.loaded: Loaded = read_return(KIND, paths, connection=self.connection, year=year)

    def rows(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        """The rows of a list, in order."""
        names = ", ".join(f'"{column}"' for column in columns)
        return self.connection.execute(f'SELECT {names} FROM "{table}" ORDER BY _row').fetchall()

    def messages(self) -> list[str]:
        """What is said of what does not fit, but for lists that are not there."""
        return [
            f"{problem.column or ''}: {problem.message}"
            for problem in self.loaded.problems
            if not problem.message.startswith("No file or sheet gives")
        ]

    def tables(self) -> dict[str | None, str | None]:
        """The list that each sheet, or file, was taken for."""
        return {file.sheet or file.name: file.table for file in self.loaded.files}
