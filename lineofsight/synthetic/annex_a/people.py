"""Invented people of Annex A's lists, and days on which things happen to them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

Cell = str | int | date | None
Row = dict[str, Cell]

_ETHNIC = "WBRI WBRI WBRI WBRI WBRI WOTH WIRI MWBC MWAS BAFR BCRB APKN ABAN OOTH".split()
NEEDS = "N1 N1 N1 N1 N2 N3 N4 N5 N6".split()
ABUSE = ("NEG", "PHY", "SAB", "EMO")
SOURCES = ("1A", "2A", "3A", "3E", "5A", "6", "6", "6", "8", "9")

#: The council plays Wiltshire's part on the map; who lives outside is in Portsmouth's.
OWN, OTHER = "865", "851"


def days_after(on: date, days: int) -> date:
    """So many days later."""
    return on + timedelta(days=days)


@dataclass
class Lists:
    """The rows of all lists while they are invented.

    Attributes:
        chance: the source of all chance.
        as_at: the day that the lists are of.
        rows: of each list by its name.
    """

    chance: random.Random
    as_at: date
    rows: dict[str, list[Row]] = field(default_factory=dict)
    _last: int = 100_000

    def add(self, table: str, row: Row, **cells: Cell) -> None:
        """Add a row to a list."""
        self.rows.setdefault(table, []).append({**row, **cells})

    def ago(self, least: int, most: int) -> date:
        """A day between so many days before that of the lists."""
        return self.as_at - timedelta(days=self.chance.randint(least, most))

    def identifier(self) -> str:
        """An identifier that nobody else has."""
        self._last += self.chance.randint(3, 90)
        return str(self._last)

    def somebody(self, least: int, most: int) -> Person:
        """A person of an age in whole years between two, on the day of the lists."""
        years = self.chance.randint(least, most)
        born = date(self.as_at.year - years, self.as_at.month, 15)
        return Person(
            identifier=self.identifier(),
            gender=self.chance.choice("MF"),
            ethnicity=self.chance.choice(_ETHNIC),
            born=born - timedelta(days=self.chance.randint(20, 330)),
            disability=self.chance.choice("NNNNNNNY"),
        )

    def held_by(self) -> Row:
        """The team and worker who hold a case."""
        team = self.chance.randint(1, 6)
        return {"team": f"Team {team}", "worker": f"Worker {team * 10 + self.chance.randint(0, 9)}"}


@dataclass(frozen=True)
class Person:
    """Somebody who stands in the lists."""

    identifier: str
    gender: str
    ethnicity: str
    born: date
    disability: str

    def child(self, *, disability: bool = True) -> Row:
        """What each list says of a child."""
        row: Row = {
            "child_id": self.identifier,
            "gender": self.gender,
            "ethnicity": self.ethnicity,
            "birth_date": self.born,
        }
        return row | ({"disability": self.disability} if disability else {})

    def adopter(self) -> Row:
        """What the list of adopters says of one."""
        return {
            "adopter_id": self.identifier,
            "gender": self.gender,
            "ethnicity": self.ethnicity,
            "disability": self.disability,
        }
