"""How a mistake is made in a child's rows of the SSDA903."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lineofsight.returns.ssda903.frames import collection_window
from lineofsight.synthetic.ssda903.rows import Row, written


@dataclass(frozen=True)
class Case:
    """A child in whose rows a mistake may be made, by table; and the collection year."""

    rows: dict[str, list[Row]]
    year: int

    @property
    def start(self) -> date:
        """The first day of the year."""
        return collection_window(self.year)[0]

    @property
    def end(self) -> date:
        """The last day of the year."""
        return collection_window(self.year)[1]

    def of(self, table: str, *given: str) -> list[Row]:
        """The rows of a table that have something in these columns."""
        return [row for row in self.rows.get(table, ()) if all(row[column] for column in given)]


def day(cell: str) -> date:
    """The date in a cell."""
    return datetime.strptime(cell, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone


def moved(cell: str, days: int) -> str:
    """A day so many days later."""
    return written(day(cell) + timedelta(days=days))


def put(rows: list[Row], column: str, cell: str) -> bool:
    """Give a cell of the last of the rows another value; whether there was one and it is other."""
    if not rows or rows[-1][column] == cell:
        return False
    rows[-1][column] = cell
    return True


def change(rows: list[Row], column: str, how: Callable[[str], str | None]) -> bool:
    """Change a cell of the last row in which it can be; whether it was.

    Args:
        rows: in which.
        column: its column.
        how: what becomes of what stands there; None: it does not suit.
    """
    for row in reversed(rows):
        after = how(row[column]) if row[column] else None
        if after is not None and after != row[column]:
            row[column] = after
            return True
    return False


def exchanged(cell: str) -> str | None:
    """A date with the day and the month the other way round, where that is a date too."""
    found, month, year = cell.split("/")
    return f"{month}/{found}/{year}" if int(found) <= 12 else None


def letter_for_nought(cell: str) -> str | None:
    """With the letter O for the first nought; of a postcode that has none, for another figure."""
    if "0" in cell:
        return cell.replace("0", "O", 1)
    for place, character in enumerate(cell):
        if character.isdigit():
            return f"{cell[:place]}O{cell[place + 1 :]}"
    return None
