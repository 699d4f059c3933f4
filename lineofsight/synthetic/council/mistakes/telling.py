"""What is told of each mistake in an invented council's returns."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from lineofsight.synthetic.ssda903.rows import Row

#: The file that tells the mistakes.
LISTED = "mistakes.csv"
#: What stands before or after where there is no row or element at all, as of one written twice.
NO_ROW = "(no row)"
_COLUMNS = "mistake file year child kind rules table line column before after".split()


@dataclass(frozen=True)
class Cell:
    """A value that a mistake changed. `line`: where it stands in its file, of CSV; `column` is
    blank where a whole row is there twice."""

    table: str
    line: int | None
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Mistake:
    """One mistake: the file and the collection year it is of, the child as everybody knows it,
    what was done, the rules that find it wherever it is made (none: that depends on what else is
    there, as on last year's return), and each value that was changed by it."""

    file: str
    year: int
    child: str
    kind: str
    rules: tuple[str, ...]
    cells: tuple[Cell, ...]


def write_mistakes(path: Path, mistakes: Iterable[Mistake]) -> None:
    """Write the mistakes as CSV: a line for each value changed, numbered by mistake.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(_COLUMNS)
        for number, told in enumerate(mistakes, start=1):
            rules = " ".join(told.rules)
            for cell in told.cells:
                out.writerow(
                    [
                        number,
                        told.file,
                        told.year,
                        told.child,
                        told.kind,
                        rules,
                        cell.table,
                        "" if cell.line is None else cell.line,
                        cell.column,
                        cell.before,
                        cell.after,
                    ]
                )


def changed_rows(
    before: dict[str, list[Row]], after: dict[str, list[Row]], written: Counter[str]
) -> Iterator[Cell]:
    """What differs between a child's rows, by table: of rows that are in their place cell by
    cell; of one that is there twice, that it is.

    Args:
        before, after: the rows; nothing is taken out, and what is added stands at the end.
        written: how many rows of each table stand in its file before these.
    """
    for table, rows in after.items():
        line = written[table] + 2  # the first row stands below the names of the columns
        known = before.get(table, [])
        for number, row in enumerate(rows):
            if number >= len(known):
                yield Cell(table, line + number, "", NO_ROW, ",".join(row.values()))
                continue
            for column, cell in row.items():
                if cell != known[number][column]:
                    yield Cell(table, line + number, column, known[number][column], cell)


def changed_values(before: Element, after: Element) -> Iterator[Cell]:
    """What differs between a child's XML: each value that is no longer there or is new, those of
    one name in one module beside each other in order."""
    was, now = list(_values(before)), list(_values(after))
    gone, come = Counter(was) - Counter(now), Counter(now) - Counter(was)
    for table, column in dict.fromkeys((t, c) for t, c, _ in [*gone, *come]):
        left = _those(was, gone, table, column)
        new = _those(now, come, table, column)
        for number in range(max(len(left), len(new))):
            yield Cell(
                table,
                None,
                column,
                left[number] if number < len(left) else "",
                new[number] if number < len(new) else "",
            )


def _those(
    values: list[tuple[str, str, str]], among: Counter[tuple[str, str, str]], *names: str
) -> list[str]:
    """The values of one name that are among those that differ, in their order."""
    counted = Counter(among)
    found = []
    for one in values:
        if one[:2] == names and counted[one]:
            counted[one] -= 1
            found.append(one[2])
    return found


def _values(around: Element) -> Iterator[tuple[str, str, str]]:
    for part in around:
        if len(part):
            yield from _values(part)
        else:
            yield around.tag, part.tag, part.text or ""
