"""Text files with a character between cells: CSV and its relatives."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from lineofsight.returns.reading.kinds import EXPORT_TABLES
from lineofsight.returns.reading.load import Loader, Part
from lineofsight.returns.reading.notices import note_columns
from lineofsight.returns.reading.recognise import (
    LINES_ABOVE,
    Header,
    NotRecognised,
    find_header,
)
from lineofsight.returns.reading.rows import (
    MOST_CHARACTERS,
    RowWriter,
    note_guesses,
    written_rows,
)
from lineofsight.returns.reading.scan import Scan, scan_file, to_utf8

#: A cell that goes on over more lines than this was opened by a quotation mark that is no quote.
MOST_LINES_IN_ROW = 100

_NO_NAMES = (
    "No column names were found in the first lines.",
    "The first line must name the columns, as in CHILD, SEX, DOB, with a comma, semicolon, tab "
    "or | between them. Leave the file out if it is something else.",
)

_NOT_TEXT = "The file is not text.", EXPORT_TABLES


def read_delimited(loader: Loader, part: Part, path: Path, scan: Scan) -> None:
    """Read a text file into its table.

    Args:
        loader: fills the tables.
        part: the file; gets its table and counts of rows.
        path: the file.
        scan: what its bytes say.
    """
    if scan.encoding == "utf-8" and not scan.nuls:
        _read_utf8(loader, part, path, scan)
        return
    clean = loader.folder.new(".txt")
    try:
        replaced = to_utf8(path, scan.encoding, clean)
        if scan.encoding == "cp1252":
            loader.notes.add(
                part.number,
                "The file is not in UTF-8; it was read as Windows-1252.",
                "If names look wrong, save the file as CSV UTF-8.",
            )
        if replaced:
            loader.notes.add(
                part.number,
                "The file holds bytes that are no text; they were read as \ufffd.",
                "Save the file again from the program it comes from, as CSV UTF-8.",
            )
        _read_utf8(loader, part, clean, scan_file(clean))
    finally:
        clean.unlink(missing_ok=True)


def _read_utf8(loader: Loader, part: Part, path: Path, scan: Scan) -> None:
    if scan.long_line:
        part.rows = part.refused = max(1, scan.lines)
        loader.notes.add(
            part.number,
            "A line is longer than a million characters: this is no table.",
            "Export the table again, as CSV.",
        )
        return
    head = scan.head.decode("utf-8-sig", "ignore")
    lines = list(io.StringIO(head, newline=""))[:LINES_ABOVE]
    named = find_header(loader.recogniser, lines)
    if named is None:
        part.rows = part.refused = scan.lines
        loader.notes.add(part.number, *(_NOT_TEXT if _is_noise(head) else _NO_NAMES), line=1)
        return
    delimiter, above, names = named
    found = loader.recogniser.recognise(names, part.name)
    if isinstance(found, NotRecognised):
        part.rows = part.refused = scan.lines
        loader.notes.add(part.number, found.message, found.mend, line=above + 1)
        return
    part.table = found.table
    part.supplied |= found.places.keys()
    note_columns(loader, part, found, line=above + 1)
    note_guesses(loader, part, found, line=above + 1)
    plain = (
        above == 0
        and not scan.odd_white
        and (delimiter == "\t" or not scan.tabs)
        and scan.returns in (0, scan.ends)
    )
    if plain and loader.load_plain(part, path, found, delimiter=delimiter, lines=scan.lines - 1):
        part.blank += scan.blank_ends
        return
    with (
        path.open(encoding="utf-8-sig", newline="") as file,
        written_rows(loader, part, found) as writer,
    ):
        _read_lines(_Lines(file), delimiter, above, found, writer)


def _is_noise(text: str) -> bool:
    """Whether a text holds more characters without meaning than a mistake explains."""
    return sum(char < " " and char not in "\t\n\v\f\r" for char in text) * 50 > len(text)


class _Lines:
    """Lines of a file, numbered; a row of it takes as many as it needs, but not without end."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._again: list[str] = []
        self.number = 0
        self.taken: list[str] = []
        self.cut_short = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES_IN_ROW:
            self.cut_short = True
            raise StopIteration
        line = self._again.pop() if self._again else self._file.readline()
        if not line:
            self.cut_short = bool(self.taken)
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        return line

    def begin(self) -> int:
        """Begin a row, and give the number of its first line."""
        self.taken.clear()
        self.cut_short = False
        return self.number + 1

    def keep_first(self) -> str:
        """The first line of the row; the others will come again."""
        first, *others = self.taken
        self._again += reversed(others)
        self.number -= len(others)
        return first


def _read_lines(
    lines: _Lines, delimiter: str, above: int, header: Header, writer: RowWriter
) -> None:
    """Every row of a file to the writer, whatever its quotation marks say."""
    for _ in range(above):
        number = lines.begin()
        if next(lines).strip():
            writer.pass_over(number)
    lines.begin()
    next(lines)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        number = lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a cell longer than the csv module takes
            lines.keep_first()
            writer.refuse(
                number,
                f"A cell is longer than {MOST_CHARACTERS:,} characters.",
                "Look for a quotation mark that was opened and never closed, near this line.",
            )
            reader = csv.reader(lines, delimiter=delimiter)
            continue
        if len(lines.taken) > 1 or lines.cut_short:
            literal = _as_it_stands(lines.taken[0], delimiter)
            if lines.cut_short or (
                len(cells) != len(header.cells) and len(literal) == len(header.cells)
            ):
                lines.keep_first()
                reader = csv.reader(lines, delimiter=delimiter)
                cells = literal
                writer.stray_quote(number)
        writer.add(number, cells)


def _as_it_stands(line: str, delimiter: str) -> list[str]:
    """The cells of a line whose quotation marks mean nothing."""
    return next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
