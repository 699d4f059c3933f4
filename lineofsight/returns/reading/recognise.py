"""Which table a file holds, told by its column names, in any order, case and spelling.

Columns of a table that is read leniently may also be told by names that are nearly theirs.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from lineofsight.engine.tables import Table
from lineofsight.returns.reading.likeness import nearly

#: What may stand between cells.
DELIMITERS = (",", ";", "\t", "|")

#: Column names are looked for in so many lines: a title may stand above them.
LINES_ABOVE = 20

#: So many names of a lenient table tell that a row is column names, if most of its cells are.
MANY_NAMES = 3

_NOT_NAME = re.compile(r"[^A-Z0-9]+")


def name_key(text: str) -> str:
    """A column's name as it is compared: capitals and figures only."""
    return _NOT_NAME.sub("", text.upper())


@dataclass(frozen=True)
class Header:
    """Column names that were recognised.

    Attributes:
        table: the table they are of.
        places: for each column of the table that is there, its place among the cells.
        cells: the names as they stand in the file.
        extra: names that are no column of the table.
        twice: names that stand there a second time, or in another spelling.
        guessed: columns that were told by a name that is nearly theirs, each with that name.
        misnamed: whether the file or sheet is named like another table.
    """

    table: type[Table]
    places: Mapping[str, int]
    cells: tuple[str, ...]
    extra: tuple[str, ...]
    twice: tuple[str, ...]
    guessed: Mapping[str, str] = field(default_factory=dict)
    misnamed: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """Columns of the table that a file has to give and this one does not."""
        return tuple(
            name
            for name, column in self.table.columns().items()
            if name not in self.places and not column.derived
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The names as they are compared, blank ones at the end left out."""
        return trimmed_keys(self.cells)


#: A cell that holds a number, a date or a time.
_VALUE = re.compile(r"\s*[\d.,:/+-]*\d[\d.,:/+T Z-]*")


@dataclass(frozen=True)
class NotRecognised:
    """Why no table was recognised, and what would help."""

    message: str
    mend: str


class Recogniser:
    """Knows the tables of a return by their columns."""

    def __init__(self, tables: Sequence[type[Table]], child: str) -> None:
        self.child = child
        self.tables = tuple(tables)
        self._columns = {table: _names(table) for table in self.tables}
        self._every_key = frozenset(key for names in self._columns.values() for key in names)
        everywhere = Counter(name for table in self.tables for name in table.columns())
        #: Columns that only one table has.
        self.own = {
            table: frozenset(name for name in table.columns() if everywhere[name] == 1)
            for table in self.tables
        }
        self.child_keys = frozenset(
            key for names in self._columns.values() for key, name in names.items() if name == child
        )

    def is_header(self, cells: Sequence[str]) -> bool:
        """Whether a row holds column names: the child's, and one more that is known; of a table
        that names no child, two that are its own; of a lenient table, several of any."""
        keys = {name_key(cell) for cell in cells}
        if self._has_names(keys):
            return True
        # A number or a date is nobody's name of a column, and guessing at rows takes long.
        if any(_VALUE.fullmatch(cell) for cell in cells):
            return False
        headers = (self._header(table, cells) for table in self.tables if table.lenient)
        filled = sum(bool(cell.strip()) for cell in cells)
        for header in map(_guess, headers):
            known = len(header.places)
            # Many names tell it even where the child's is not among them.
            if known >= MANY_NAMES and known * 2 > filled:
                return True
            if self._has_names({name_key(name) for name in header.places}):
                return True
        return False

    def _has_names(self, keys: set[str]) -> bool:
        of_child = bool(keys & self.child_keys)
        for table, names in self._columns.items():
            found = {names[key] for key in keys & names.keys()}
            if self.child not in table.columns():
                found &= self.own[table]
            elif not of_child:
                continue
            if len(found) > 1:
                return True
        return False

    def telling(self, table: type[Table]) -> str:
        """The column that holds its name again where a row is column names: text, not a date."""
        columns = table.columns()
        if self.child in columns:
            return self.child
        texts = (name for name, column in columns.items() if column.type is str)
        return next(texts, next(iter(columns)))

    def keys_of(self, table: type[Table]) -> frozenset[str]:
        """The names that the telling column of a table goes by, as they are compared."""
        told = self.telling(table)
        return frozenset(key for key, name in self._columns[table].items() if name == told)

    def known(self, cells: Iterable[str]) -> int:
        """How many of the cells are names of columns of any table."""
        return len(self._every_key & {name_key(cell) for cell in cells})

    def knows_all(self, cells: Sequence[str]) -> bool:
        """Whether a row holds column names and nothing else, each as it is declared."""
        keys = {name_key(cell) for cell in cells} - {""}
        return self._has_names(keys) and self.known(cells) == len(keys)

    def column(self, table: type[Table], text: str) -> str | None:
        """The column of a table that goes by a name, or None."""
        return self._columns[table].get(name_key(text))

    def recognise(self, cells: Sequence[str], file_name: str) -> Header | NotRecognised:
        """The table that has these columns.

        Args:
            cells: the column names of a file.
            file_name: decides between tables that the columns fit equally well.
        """
        headers = [self._header(table, cells) for table in self.tables]
        if all(h.extra for h in headers):  # what one table knows in full needs no guess
            headers = [_guess(header) for header in headers]
        named = [h for h in headers if _is_named(h.table, file_name)]
        found = self._best(headers, named)
        if isinstance(found, Header) and named and found not in named and found.table.lenient:
            return replace(found, misnamed=True)
        return found

    def _best(self, headers: list[Header], named: list[Header]) -> Header | NotRecognised:
        """The header of the table that fits best, its name deciding between equals."""
        fitting = [h for h in headers if self.own[h.table] & h.places.keys()] or named
        unsure = [h for h in headers if h.places.keys() > {self.child} and not h.extra]
        if not fitting and unsure:
            return self._equal(unsure)
        if not fitting:
            return NotRecognised(
                "The columns are of no table of this return.",
                "Give each table the column names of the guidance, as in "
                + ", ".join(list(self.tables[0].columns())[:4])
                + "; leave the file out if it is something else.",
            )
        best = max(map(_fit, fitting))
        equal = [h for h in fitting if _fit(h) == best]
        if len(equal) > 1:
            equal = [h for h in equal if h in named] or equal
        return equal[0] if len(equal) == 1 else self._equal(equal)

    def _equal(self, equal: Sequence[Header]) -> NotRecognised:
        """What to say where columns fit several tables."""
        names = ", ".join(h.table.name for h in equal)
        telling = ", ".join(
            f"{sorted(self.own[h.table] & set(h.missing))[0]} for {h.table.name}"
            for h in equal[:3]
            if self.own[h.table] & set(h.missing)
        )
        return NotRecognised(
            f"The columns fit these tables equally well: {names}.",
            f"Add a column that only one of them has ({telling}), or name the file after its "
            f"table, as in {equal[0].table.name}.csv.",
        )

    def by_own_columns(self, names: Iterable[str]) -> type[Table] | None:
        """The one table that has columns of its own among these names, or None."""
        keys = {name_key(name) for name in names}
        found = [
            table
            for table, columns in self._columns.items()
            if any(columns.get(key) in self.own[table] for key in keys)
        ]
        return found[0] if len(found) == 1 else None

    def _header(self, table: type[Table], cells: Sequence[str]) -> Header:
        names = self._columns[table]
        places: dict[str, int] = {}
        extra, twice = [], []
        for place, cell in enumerate(cells):
            column = names.get(name_key(cell))
            if column is None:
                if cell.strip():
                    extra.append(cell.strip())
            elif column not in places:
                places[column] = place
            elif name_key(cell) == column.replace("_", "") != name_key(cells[places[column]]):
                twice.append(cells[places[column]].strip())  # the column's own name comes first
                places[column] = place
            else:
                twice.append(cell.strip())
        return Header(table, places, tuple(cells), tuple(extra), tuple(twice))


def trimmed_keys(cells: Sequence[str]) -> tuple[str, ...]:
    """Cells as names are compared, blank ones at the end left out."""
    keys = [name_key(cell) for cell in cells]
    while keys and not keys[-1]:
        keys.pop()
    return tuple(keys)


def find_header(
    recogniser: Recogniser, lines: Sequence[str]
) -> tuple[str, int, tuple[str, ...]] | None:
    """The delimiter, the place among the lines, and the cells of a text's column names.

    Args:
        recogniser: knows the columns.
        lines: the first lines of a file, with their line ends.
    """
    for place, line in enumerate(lines[:LINES_ABOVE]):
        best: tuple[int, str, tuple[str, ...]] | None = None
        for delimiter in DELIMITERS:
            if delimiter in line or len(lines) == 1:
                cells = tuple(next(csv.reader([line], delimiter=delimiter), ()))
                known = recogniser.known(cells)
                if recogniser.is_header(cells) and (best is None or known > best[0]):
                    best = known, delimiter, cells
        if best is not None:
            return best[1], place, best[2]
    return None


def _names(table: type[Table]) -> dict[str, str]:
    """The column that each name of a table's columns stands for."""
    names = {
        name_key(spelling): name
        for name, column in table.columns().items()
        for spelling in column.names
    }
    return names | {name_key(name): name for name in table.columns()}


def _guess(header: Header) -> Header:
    """A header with the columns of a lenient table that names nearly mean."""
    if not (header.table.lenient and header.extra):
        return header
    found = nearly(header.table, header.cells, header.places, header.extra)
    guessed = {column: header.cells[place].strip() for column, place in found.items()}
    extra = list(header.extra)
    for name in guessed.values():
        extra.remove(name)
    return replace(header, places={**header.places, **found}, extra=tuple(extra), guessed=guessed)


def _is_named(table: type[Table], file_name: str) -> bool:
    """Whether the name of a file, or sheet, is that of a table."""
    if name_key(table.name) in name_key(file_name):
        return True
    if not table.called:
        return False
    words = " ".join(re.findall(r"[a-z]+|\d+", PurePosixPath(file_name).name.lower()))
    return any(re.search(called, words) for called in table.called)


def _fit(header: Header) -> tuple[int, int, int]:
    """How well columns fit a table: many known, those guessed half; few missing, few besides."""
    known = 2 * len(header.places) - len(header.guessed)
    return known, -len(header.missing), -len(header.extra)
