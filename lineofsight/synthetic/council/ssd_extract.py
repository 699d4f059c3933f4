"""The files of one extract, and what is in it: what was known on a day, six years back."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from lineofsight.reference.dates import months_before
from lineofsight.returns.ssd.tables import TABLES
from lineofsight.synthetic.council.life import Life
from lineofsight.synthetic.council.on_a_day import held_by

#: How far back an extract goes.
_MONTHS = 12 * 6
_COLUMNS = {table.name: list(table.columns()) for table in TABLES}


class Extract:
    """Writes a CSV file for each table.

    Attributes:
        as_at: the day of the extract.
        since: the first day of what it tells of.
    """

    def __init__(self, folder: Path, as_at: date, stack: ExitStack) -> None:
        """Args:
        folder: where.
        as_at: the day of the extract.
        stack: closes the files.
        """
        folder.mkdir(parents=True)
        self.as_at, self.since = as_at, months_before(as_at, _MONTHS)
        self._writers = {}
        for name, columns in _COLUMNS.items():
            file = (folder / f"{name}.csv").open("w", encoding="utf-8", newline="")
            stack.enter_context(file)
            self._writers[name] = csv.writer(file)
            self._writers[name].writerow(columns)

    def put(self, table: str, **cells: object) -> None:
        """Write a row: its cells by column.

        Raises:
            KeyError: the table has no such column.
        """
        row = dict.fromkeys(_COLUMNS[table], "")
        for name, cell in cells.items():
            if name not in row:
                raise KeyError(name)
            row[name] = _written(cell)
        self._writers[table].writerow(row.values())

    def known(self, day: date | None) -> date | None:
        """A day where it has come by the day of the extract."""
        return day if day is not None and day <= self.as_at else None

    def is_in(self, start: date, end: date | None) -> bool:
        """Whether something that lasted is in the extract."""
        return start <= self.as_at and (end is None or end >= self.since)


def held(life: Life, on: date) -> tuple[str, str]:
    """Who had the child on a day: the team and the worker; blank where nobody."""
    one = held_by(life, on)
    return (one.team, one.worker) if one else ("", "")


def _written(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Y" if cell else "N"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
