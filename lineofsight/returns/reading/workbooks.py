"""Workbooks (xlsx, xlsb, xls, ods): each sheet a table, told by its column names."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath

from lineofsight.returns.reading.archives import Refused, check_size
from lineofsight.returns.reading.load import Loader, Part
from lineofsight.returns.reading.notices import note_columns
from lineofsight.returns.reading.recognise import LINES_ABOVE, NotRecognised
from lineofsight.returns.reading.rows import note_guesses, written_rows

_CELL_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


#: A sheet of whose first rows none has so many cells is a cover or a note, and no table.
LEAST_CELLS = 3

#: What libraries raise where a workbook is damaged or protected: its archive, or the XML in it.
DAMAGED = (
    OSError,
    KeyError,
    ValueError,
    RuntimeError,
    SyntaxError,
    zipfile.BadZipFile,
    zlib.error,
)


def read_workbook(loader: Loader, path: Path, part: Callable[[str | None], Part]) -> None:
    """Read every sheet of a workbook.

    Args:
        loader: fills the tables.
        path: the workbook.
        part: begins the table of a sheet.

    Raises:
        Refused: the workbook cannot be opened.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    packed = zipfile.is_zipfile(path)
    if packed:
        check_size(path)
    try:
        errors = formula_errors(path) if packed else {}
        book = CalamineWorkbook.from_path(path)
    except PasswordError:
        raise Refused(
            "The workbook is protected by a password.", "Save a copy without one."
        ) from None
    except (CalamineError, *DAMAGED):
        raise Refused(
            "The workbook cannot be opened: it is damaged, protected by a password, or no "
            "workbook.",
            "Save it again as XLSX, without a password.",
        ) from None
    for name in book.sheet_names:
        try:
            sheet = book.get_sheet_by_name(name)
            rows, left = sheet.iter_rows(), (sheet.start or (0, 0))[1]
        except CalamineError:
            loader.notes.add(part(name).number, "The sheet is damaged.", "Save the workbook again.")
            continue
        cells = _as_text(rows, errors.get(name, {}), left)
        _read_sheet(loader, partial(part, name), cells)


def _read_sheet(
    loader: Loader,
    begin: Callable[[], Part],
    numbered: Iterator[tuple[int, list[str]]],
) -> None:
    top = list(islice(numbered, LINES_ABOVE))
    if not any(any(cells) for _, cells in top):
        later = next((row for row in numbered if any(row[1])), None)
        if later is None:
            return  # a sheet without a cell
        top.append(later)
    part = begin()
    is_header = loader.recogniser.is_header
    at = next((n for n, (_, cells) in enumerate(top) if is_header(cells)), None)
    found = None if at is None else loader.recogniser.recognise(top[at][1], part.sheet or "")
    if at is None or found is None or isinstance(found, NotRecognised):
        if not any(len(list(filter(None, cells))) >= LEAST_CELLS for _, cells in top):
            loader.notes.add(
                part.number,
                "The sheet holds text and no table: it was left out.",
                "Leave it, if it is a cover or a note.",
            )
            return
        rest = sum(any(cells) for _, cells in numbered)
        part.rows = part.refused = sum(any(cells) for _, cells in top) + rest
        message, mend = (
            ("The sheet has no column names in its first rows.", "Leave it, if it is no table.")
            if found is None or not isinstance(found, NotRecognised)
            else (found.message, found.mend)
        )
        loader.notes.add(part.number, message, mend)
        return
    part.table = found.table
    note_columns(loader, part, found, line=top[at][0])
    note_guesses(loader, part, found, line=top[at][0])
    with written_rows(loader, part, found) as writer:
        for line, cells in top[:at]:
            if any(cells):
                writer.pass_over(line)
        for line, cells in top[at + 1 :]:
            writer.add(line, cells)
        for line, cells in numbered:
            writer.add(line, cells)


def _as_text(
    rows: Iterator[Sequence[object]], errors: dict[tuple[int, int], str], left: int
) -> Iterator[tuple[int, list[str]]]:
    """Rows numbered from 1, each cell as a CSV file would hold it; the first cell of each is
    in the column `left`."""
    by_row: dict[int, dict[int, str]] = {}
    for (number, column), text in errors.items():
        by_row.setdefault(number, {})[column] = text
    for number, row in enumerate(rows, 1):
        cells = [cell_text(value) for value in row]
        for column, text in by_row.get(number, {}).items():
            if 0 <= column - left < len(cells) and not cells[column - left]:
                cells[column - left] = text
        yield number, cells


def cell_text(value: object) -> str:
    """A spreadsheet's cell as a CSV file would hold it: dates DD/MM/YYYY, numbers plain."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime):
        day = f"{value:%d/%m/}{value.year:04}"
        return f"{day} {value:%H:%M:%S}" if value.time() != time() else day
    if isinstance(value, date):
        return f"{value:%d/%m/}{value.year:04}"
    if isinstance(value, time | timedelta | int):
        return str(value)
    return "" if value is None else str(value)


def formula_errors(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    """Cells of an xlsx workbook that hold an error such as #N/A, by sheet and by row (from 1)
    and column (from 0). The library that reads the sheets gives them as blank.

    Raises:
        KeyError, ValueError: the workbook lacks a part that it must have.
    """
    with zipfile.ZipFile(path) as archive:
        sheets = [
            n for n in archive.namelist() if n.startswith("xl/worksheets/") and n[-4:] == ".xml"
        ]
        if not any(_mentions(archive, sheet, b't="e"') for sheet in sheets):
            return {}
        from lxml import etree

        def parse(name: str) -> etree._Element:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            return etree.fromstring(archive.read(name), parser)

        links = {
            link.get("Id"): link.get("Target", "") for link in parse("xl/_rels/workbook.xml.rels")
        }
        found = {}
        for sheet in parse("xl/workbook.xml").iter(f"{_MAIN}sheet"):
            target = links.get(sheet.get(_LINK), "")
            place = str(PurePosixPath("xl") / target).removeprefix("/")
            if place in sheets:
                with archive.open(place) as stream:
                    found[sheet.get("name", "")] = dict(
                        _error_cells(
                            etree.iterparse(
                                stream, tag=f"{_MAIN}c", resolve_entities=False, no_network=True
                            )
                        )
                    )
        return found


def _mentions(archive: zipfile.ZipFile, name: str, text: bytes) -> bool:
    with archive.open(name) as stream:
        kept = b""
        while chunk := stream.read(1 << 20):
            if text in kept + chunk:
                return True
            kept = chunk[-len(text) :]
    return False


def _error_cells(events: Iterator[tuple[str, object]]) -> Iterator[tuple[tuple[int, int], str]]:
    for _, cell in events:
        place = _CELL_PLACE.fullmatch(cell.get("r", ""))  # type: ignore[attr-defined]
        if cell.get("t") == "e" and place:  # type: ignore[attr-defined]
            column = 0
            for letter in place[1]:
                column = column * 26 + ord(letter) - 64
            yield (int(place[2]), column - 1), cell.findtext(f"{_MAIN}v") or ""  # type: ignore[attr-defined]
        cell.clear()  # type: ignore[attr-defined]
