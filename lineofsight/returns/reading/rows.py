"""Rows of any origin, put in the order of their table's columns and written down to be loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter

from lineofsight.returns.reading.load import Loader, Part
from lineofsight.returns.reading.private import Writer, temporary_csv
from lineofsight.returns.reading.recognise import Header, NotRecognised, name_key, trimmed_keys

#: White space that is taken off cells: what DuckDB's `trim` takes off, tabs and line ends.
WHITE = (
    " \t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)

#: A row of more characters than this is no row of a return.
MOST_CHARACTERS = 200_000


def note_guesses(loader: Loader, part: Part, header: Header, *, line: int) -> None:
    """Note columns that were told by a name that is nearly theirs, and a sheet or file that is
    named like another table than its columns are of."""
    table = header.table
    columns = table.columns()
    for name, written in header.guessed.items():
        meant = columns[name].heading or name
        loader.notes.add(
            part.number,
            f"The column was taken for “{meant}”, by a name that is nearly so.",
            f"Rename it to “{meant}”, or to something else if that is wrong.",
            line=line,
            column=written[:100],
            table=table.name,
        )
    if header.misnamed:
        loader.notes.add(
            part.number,
            f"The name is that of another table, and the columns are those of {table.name}: the "
            "columns were believed.",
            "Name the sheet or file after its table, or correct the names of its columns.",
            line=line,
            table=table.name,
        )


class RowWriter:
    """Takes the rows of one table as they come and writes them down for `Loader.load_written`.

    It counts every row as loaded, refused or blank, and notes what does not fit.
    """

    def __init__(self, loader: Loader, part: Part, header: Header, out: Writer) -> None:
        self._loader, self._part, self._out = loader, part, out
        self.written = 0
        self._elsewhere = False
        self._short: int | None = None
        self._shorter = 0
        self._use(header)

    def _use(self, header: Header) -> None:
        self._header = header
        self._width = max(header.places.values()) + 1
        self._names = len(header.keys)
        self._names_together = "".join(header.keys)
        places = [header.places.get(name, -1) for name in header.table.columns()]
        # One blank cell is added at the end of every row: columns that are not there take it.
        self._pick = itemgetter(*places)
        child = self._loader.recogniser.child
        self._child = header.places.get(child, min(header.places.values()))
        self._part.supplied |= header.places.keys()

    def add(self, line: int, cells: Sequence[str]) -> None:
        """One row below the column names.

        Args:
            line: its line in the file, or row in the sheet.
            cells: its cells as text.
        """
        clean = [cell.strip(WHITE) for cell in cells]
        if not any(clean):
            self._part.blank += 1
            return
        if sum(map(len, clean)) > MOST_CHARACTERS:
            self._refuse(
                line,
                f"The row is longer than {MOST_CHARACTERS:,} characters.",
                "Look for a quotation mark that was opened and never closed, near this line.",
            )
            return
        if self._is_header(clean):
            self._change_header(line, clean)
            return
        if self._elsewhere:
            self._refuse(line, *_OTHER_TABLE)
            return
        surplus = len(clean) - self._names
        if surplus > 0 and any(clean[self._names :]):
            self._loader.notes.add(
                self._part.number,
                "The row has more cells than there are column names.",
                "Look for a comma inside a cell, and put such cells between quotation marks.",
                line=line,
                value=" | ".join(filter(None, clean[self._names :]))[:200],
                table=self._header.table.name,
            )
        elif surplus < 0:
            self._shorter += 1
            self._short = self._short or line
        if len(clean) < self._width:
            clean += [""] * (self._width - len(clean))
        clean.append("")
        self._out.writerow((self.written, line, *self._pick(clean)))
        self.written += 1

    def pass_over(self, line: int) -> None:
        """One line above the column names, as a title: no row of the table."""
        self._loader.notes.add(
            self._part.number,
            "The line stands above the column names: it was left out.",
            "Delete the line, or leave it: the rows below are read.",
            line=line,
            table=self._header.table.name,
        )

    def refuse(self, line: int, message: str, mend: str) -> None:
        """One row that could not be taken apart."""
        self._refuse(line, message, mend)

    def stray_quote(self, line: int) -> None:
        """Note that a quotation mark was read as one character of a cell."""
        self._loader.notes.add(
            self._part.number,
            "A quotation mark opens a cell and is never closed: it was read as a character.",
            "Delete it, or close it.",
            line=line,
            table=self._header.table.name,
        )

    def finish(self) -> None:
        """Note what is said once for all rows."""
        if self._shorter:
            rows = "1 row has" if self._shorter == 1 else f"{self._shorter:,} rows have"
            self._loader.notes.add(
                self._part.number,
                f"{rows} fewer cells than there are column names: the cells that are not there "
                "were taken as blank.",
                "Look whether a line was broken in two.",
                line=self._short,
                table=self._header.table.name,
            )

    def _is_header(self, cells: Sequence[str]) -> bool:
        recogniser = self._loader.recogniser
        if self._child >= len(cells) or not cells[self._child].isascii():
            return False
        # Most rows are told by all their cells at once, which is much quicker than one by one.
        together = name_key("".join(cells))
        if together != self._names_together and not any(
            key in together for key in recogniser.child_keys
        ):
            return False
        keys = trimmed_keys(cells)
        return keys == self._header.keys or (
            bool(recogniser.child_keys.intersection(keys))
            and recogniser.is_header(cells)
            and recogniser.known(cells) == len(set(filter(None, keys)))
        )

    def _change_header(self, line: int, cells: Sequence[str]) -> None:
        """Column names within the file: of the same table, perhaps in another order, or not."""
        found = self._loader.recogniser.recognise(cells, self._part.name)
        same = not isinstance(found, NotRecognised) and found.table is self._header.table
        self._elsewhere = not same
        if same and isinstance(found, Header):
            self._use(found)
            self._refuse(
                line,
                "The column names stand here a second time: this line was left out.",
                "Delete the line.",
            )
        else:
            self._refuse(line, *_OTHER_TABLE)

    def _refuse(self, line: int, message: str, mend: str) -> None:
        self._part.rows += 1
        self._part.refused += 1
        self._loader.notes.add(
            self._part.number, message, mend, line=line, table=self._header.table.name
        )


_OTHER_TABLE = (
    "Another table begins within this one: the line was not loaded.",
    "Put each table in a file, or on a sheet, of its own.",
)


@contextmanager
def written_rows(loader: Loader, part: Part, header: Header) -> Iterator[RowWriter]:
    """A writer whose rows are loaded at the end of the block, and its file removed."""
    path = loader.folder.new(".csv")
    try:
        with temporary_csv(path) as out:
            writer = RowWriter(loader, part, header, out)
            yield writer
        writer.finish()
        loader.load_written(part, path, rows=writer.written)
    finally:
        path.unlink(missing_ok=True)
