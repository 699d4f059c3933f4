"""Annex A as a workbook ready to be sent: a sheet for each list, in Ofsted's order and words.

Rows come from anywhere, as from the child's record: the columns are those of `tables`, the codes
those of `codes`. Dates become dates, codes Ofsted's wording, and text stays text whatever it
begins with. What cannot be written is refused whole, with every place told; what can be, and
which Ofsted's list does not have, is written as it stands and told.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lineofsight.engine.tables import ColumnFacts, Table
from lineofsight.returns.annex_a.tables import LISTS
from lineofsight.returns.results.sheets import MOST_CHARACTERS, MOST_ROWS
from lineofsight.returns.typed import LAST_YEAR_OF_DATES

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

#: One row: a table's row, or its cells by the names of the columns; what is not there is blank.
Row = Table | Mapping[str, object]

#: Spreadsheets number days from here; an earlier date is written as text.
FIRST_DAY = date(1900, 3, 1)

#: How many misfits a refusal names.
_MOST_TOLD = 20

_LEAST_WIDTH, _MOST_WIDTH = 12, 34

#: How a date is shown, in Python's words and in a spreadsheet's.
_SHOWN, _FORMAT = "%d/%m/%Y", "dd/mm/yyyy"


class CannotWriteError(ValueError):
    """The lists cannot be written. The message names the places, and never quotes a cell."""


@dataclass(frozen=True)
class Place:
    """A cell that does not fit, by its list, row (from 1) and column, and what is wrong."""

    table: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f", {self.column}" if self.column else ""
        return f"{self.table} row {self.row}{place}: {self.message}"


@dataclass(frozen=True)
class WrittenLists:
    """What was written.

    Attributes:
        path: the workbook.
        as_at: the day that the lists are of.
        rows: how many rows each list has.
        doubts: cells that were written as they stood and that Ofsted's list does not have.
    """

    path: Path
    as_at: date
    rows: Mapping[str, int]
    doubts: tuple[Place, ...]


def write_workbook(
    tables: Mapping[str, Iterable[Row]], path: str | os.PathLike[str], *, as_at: date
) -> WrittenLists:
    """Write the eleven lists to an XLSX workbook: whole, or not at all. An earlier one there is
    replaced.

    Args:
        tables: the rows of each list by its name, as in `CPPlans`; a list that is not named has
            none. An age that is not given is worked out from the date of birth.
        path: the workbook.
        as_at: the day that the lists are of.

    Raises:
        CannotWriteError: a list or column does not exist, or cells hold what no cell of their
            column can.
        OSError: the disk is full or may not be written.
    """
    prepared, doubts = _prepare(tables, as_at)
    target = Path(path)
    with tempfile.TemporaryDirectory(prefix=".annex-a-", dir=target.parent) as folder:
        beside = Path(folder) / "lists.xlsx"
        _write(prepared, beside, as_at)
        beside.replace(target)
    counts = {table.name: len(prepared[table]) for table in LISTS.values()}
    return WrittenLists(target, as_at, counts, tuple(doubts))


@dataclass(frozen=True)
class _Cell:
    """What is written: a text, a number or a date; and why it is in doubt."""

    value: str | int | date | None
    doubt: str = ""


class _DoesNotFitError(ValueError):
    """Why a value cannot stand in a column."""


def _prepare(
    tables: Mapping[str, Iterable[Row]], as_at: date
) -> tuple[dict[type[Table], list[list[str | int | date | None]]], list[Place]]:
    """The cells of every list in the order of its columns, and those in doubt."""
    named = {table.name: table for table in LISTS.values()}
    if unknown := sorted(set(tables) - set(named)):
        raise CannotWriteError(f"Annex A has no list {', '.join(unknown)}.")
    prepared: dict[type[Table], list[list[str | int | date | None]]] = {}
    doubts: list[Place] = []
    misfits: list[Place] = []
    for table in LISTS.values():
        columns = table.columns()
        kept = prepared.setdefault(table, [])
        for number, row in enumerate(tables.get(table.name, ()), start=1):
            if number >= MOST_ROWS:
                misfits.append(Place(table.name, number, "", "A sheet holds no more rows."))
                break
            cells: list[str | int | date | None] = []
            values = _values(table, row)
            misfits += (
                Place(table.name, number, name, "The list has no such column.")
                for name in sorted(set(values) - set(columns))
            )
            if values.get("age") is None and isinstance(born := values.get("birth_date"), date):
                values["age"] = age_on(born, as_at)
            for name, column in columns.items():
                try:
                    cell = _cell(column, values.get(name))
                except _DoesNotFitError as error:
                    misfits.append(Place(table.name, number, name, str(error)))
                    continue
                cells.append(cell.value)
                if cell.doubt:
                    doubts.append(Place(table.name, number, name, cell.doubt))
            kept.append(cells)
    if misfits:
        more = f" And {len(misfits) - _MOST_TOLD} more." if len(misfits) > _MOST_TOLD else ""
        told = " ".join(map(str, misfits[:_MOST_TOLD]))
        raise CannotWriteError(f"Nothing was written. {told}{more}")
    return prepared, doubts


def _values(table: type[Table], row: Row) -> dict[str, object]:
    """The cells of a row by column."""
    if isinstance(row, Mapping):
        return dict(row)
    if type(row) is not table:
        raise CannotWriteError(f"A row of {table.name} is a row of another table.")
    return {name: getattr(row, name) for name in table.columns()}


def age_on(born: date, on: date) -> int:
    """Age in whole years on a day, 0 before the birth. Who was born on 29 February is a year older
    on 28 February of other years."""
    leap = on.year % 4 == 0 and (on.year % 100 != 0 or on.year % 400 == 0)
    birthday = (2, 28) if (born.month, born.day) == (2, 29) and not leap else (born.month, born.day)
    return max(0, on.year - born.year - ((on.month, on.day) < birthday))


def _cell(column: ColumnFacts, value: object) -> _Cell:
    """A value as it is written.

    Raises:
        _DoesNotFitError: no cell of the column can hold it.
    """
    if value is None or value == "":
        return _Cell(None)
    if column.type is date:
        return _date_cell(value)
    if column.type is int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise _DoesNotFitError("A whole number is needed here.")
        out = column.least is not None and value < column.least
        out = out or (column.most is not None and value > column.most)
        doubt = f"The number is not from {column.least} to {column.most}." if out else ""
        return _Cell(value, doubt)
    if column.codelist is not None:
        if isinstance(value, bool):
            value = "Y" if value else "N"
        text = _text(value)
        code = column.codelist.code_of(text)
        if code is None:
            return _Cell(text, "This is no code of Ofsted's list: it was written as it stands.")
        return _Cell(column.codelist.written[code])
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return _Cell(_text(value))


def _date_cell(value: object) -> _Cell:
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, date):
        raise _DoesNotFitError("A date is needed here.")
    if value < FIRST_DAY:
        return _Cell(
            f"{value:%d/%m/}{value.year:04}", "A spreadsheet has no date so early: it is text."
        )
    if value.year > LAST_YEAR_OF_DATES:
        return _Cell(value, f"No date is after {LAST_YEAR_OF_DATES}: it will not be read.")
    return _Cell(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _DoesNotFitError("A text is needed here.")
    if value.isascii() and len(value) <= MOST_CHARACTERS:  # nearly all: the rest takes long
        return value
    if len(value.encode("utf-16-le", "surrogatepass")) // 2 > MOST_CHARACTERS:
        raise _DoesNotFitError(f"The text is longer than {MOST_CHARACTERS:,} characters.")
    if any("\ud800" <= letter <= "\udfff" or letter in "\ufffe\uffff" for letter in value):
        raise _DoesNotFitError("The text holds characters that are no text.")
    return value


def _write(
    prepared: Mapping[type[Table], list[list[str | int | date | None]]], path: Path, as_at: date
) -> None:
    """Write the workbook.

    Raises:
        OSError: the disk is full or may not be written.
    """
    from xlsxwriter.exceptions import FileCreateError
    from xlsxwriter.workbook import Workbook

    workbook = Workbook(
        str(path),
        {
            "constant_memory": True,
            "tmpdir": str(path.parent),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    workbook.set_properties(
        {
            "title": "Annex A",
            "comments": f"Lists as at {as_at.strftime(_SHOWN)}",
            "created": datetime(as_at.year, as_at.month, as_at.day),  # noqa: DTZ001 - a day
        }
    )
    heading = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    day = workbook.add_format({"num_format": _FORMAT, "align": "left"})
    for number, table in LISTS.items():
        sheet = _open_sheet(workbook, number, table, as_at, heading)
        for place, cells in enumerate(prepared[table], start=1):
            _write_row(sheet, place, cells, day)
        sheet.autofilter(0, 0, max(len(prepared[table]), 1), len(table.columns()) - 1)
    try:
        workbook.close()
    except FileCreateError as error:
        raise OSError(f"The workbook could not be written: {error}") from error


def _open_sheet(
    workbook: Workbook, number: int, table: type[Table], as_at: date, heading: Format
) -> Worksheet:
    """A sheet with the list's headings, which stay in sight and are printed on every page."""
    sheet = workbook.add_worksheet(f"List {number}")
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&LAnnex A, list {number}&RAs at {as_at.strftime(_SHOWN)}")
    for place, (name, width) in enumerate(_headings(table)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, heading)
    return sheet


def _headings(table: type[Table]) -> Iterator[tuple[str, int]]:
    """Ofsted's heading of each column, and a width in which it can be read."""
    for column in table.columns().values():
        name = column.heading or column.name
        yield name, min(max(_LEAST_WIDTH, len(name) + 3), _MOST_WIDTH)


def _write_row(
    sheet: Worksheet, row: int, cells: Iterable[str | int | date | None], day: Format
) -> None:
    for place, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(row, place, cell)
        elif isinstance(cell, int):
            sheet.write_number(row, place, cell)
        elif cell is not None:
            sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
