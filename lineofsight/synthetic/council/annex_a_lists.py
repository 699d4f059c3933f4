"""The lists of one Annex A while they are gathered, and what every list tells of a child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from lineofsight.reference.dates import months_before
from lineofsight.returns.annex_a.tables import LISTS
from lineofsight.synthetic.council.life import Life
from lineofsight.synthetic.council.on_a_day import held_by

Cell = str | int | date | None
Row = dict[str, Cell]

_COLUMNS = {table.name: list(table.columns()) for table in LISTS.values()}
#: Months of what happened, and of adoptions, that the lists tell of.
_MONTHS, _YEAR = 6, 12


class Lists:
    """The eleven lists of a day. Rows are held in the order of their columns: a few hundred bytes
    for each.

    Attributes:
        as_at: the day.
        since: the first day of what lists of events tell of.
        year: the day before the twelve months to the day.
    """

    def __init__(self, as_at: date) -> None:
        self.as_at = as_at
        self.since = months_before(as_at, _MONTHS) + timedelta(days=1)
        self.year = months_before(as_at, _YEAR)
        self._rows: dict[str, list[tuple[Cell, ...]]] = {name: [] for name in _COLUMNS}

    def put(self, table: str, *rows: Row, **cells: Cell) -> None:
        """Put a row into a list: cells by column, those given last before the others."""
        made: Row = {}
        for row in (*rows, cells):
            made |= row
        self._rows[table].append(tuple(made.get(name) for name in _COLUMNS[table]))

    def rows(self) -> dict[str, Iterator[Row]]:
        """The rows of each list."""
        return {table: self._named(table) for table in self._rows}

    def _named(self, table: str) -> Iterator[Row]:
        return (dict(zip(_COLUMNS[table], row, strict=True)) for row in self._rows[table])

    def lately(self, day: date | None) -> bool:
        """Whether a day is one of those that lists of events tell of."""
        return day is not None and self.since <= day <= self.as_at

    def known(self, day: date | None) -> date | None:
        """A day where it has come by the day of the lists."""
        return day if day is not None and day <= self.as_at else None

    def plain(self, life: Life) -> Row:
        """Who a child is."""
        born = life.need.born <= self.as_at
        return {
            "child_id": life.identifier,
            "gender": life.need.sex if born else "U",
            "ethnicity": life.need.ethnicity,
            "birth_date": life.need.born,
        }

    def child(self, life: Life) -> Row:
        """Who a child is, and whether disabled."""
        disability = "N" if life.need.disabilities == ["NONE"] else "Y"
        return self.plain(life) | {"disability": disability}

    def held(self, life: Life, on: date) -> Row:
        """Who had a child on a day: at the front door nobody in particular."""
        one = held_by(life, on)
        if one is None:
            return {"team": "Front door", "worker": "Duty"}
        return {"team": one.team, "worker": one.worker}

    def visited(
        self, life: Life, kinds: tuple[str, ...], since: date, until: date, *, seen: bool = False
    ) -> date | None:
        """The last visit of some kinds in a time, up to the day; the last that the child was seen
        in, where that is asked."""
        days = [
            visit.on
            for visit in life.visits
            if visit.kind in kinds and since <= visit.on <= min(until, self.as_at)
            if visit.seen or not seen
        ]
        return max(days, default=None)


def yes(told: bool | None) -> str | None:
    """A yes or no as the lists have it."""
    return None if told is None else "Y" if told else "N"
