"""A private folder for temporary files: they hold children's records, and never stay."""

from __future__ import annotations

import csv
import errno
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TextIO

from lineofsight.returns.reading.found import CannotReadFiles

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class PrivateFolder:
    """Hands out names of temporary files in one folder, made when the first is asked for."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._made = 0

    def new(self, ending: str) -> Path:
        """The path of a new file, which is not there yet."""
        if self._folder is None:
            # Only the user may look into it: mkdtemp makes it so.
            self._folder = tempfile.TemporaryDirectory(prefix="lineofsight-")
        self._made += 1
        return Path(self._folder.name) / f"{self._made}{ending}"

    def remove(self) -> None:
        """Remove the folder and all that is in it."""
        if self._folder is not None:
            self._folder.cleanup()


class Writer(Protocol):
    """What writes rows: the csv module's writer."""

    def writerow(self, row: Iterable[object], /) -> object:
        """Write one row."""

    def writerows(self, rows: Iterable[Iterable[object]], /) -> object:
        """Write several rows."""


@contextmanager
def temporary_csv(path: Path) -> Iterator[Writer]:
    """A new CSV file, in the one form that DuckDB reads back whatever its cells hold: every
    text between quotation marks, because a carriage return would end an unquoted one."""
    with temporary_text(path) as file:
        yield csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)


def temporary_text(path: Path) -> TextIO:
    """The same file, to be filled with lines that `csv_line` makes."""
    return path.open("w", encoding="utf-8", newline="", errors="replace")


def csv_line(cells: Sequence[str]) -> str:
    """A row of text as it stands in a temporary CSV file, quicker than the csv module makes it."""
    text = '","'.join(cells)
    if text.count('"') > 2 * (len(cells) - 1):
        text = '","'.join(cell.replace('"', '""') for cell in cells)
    return f'"{text}"\n'


@contextmanager
def private_folder() -> Iterator[PrivateFolder]:
    """A private folder that is removed whatever happens, an interruption included.

    Raises:
        CannotReadFiles: a temporary file could not be written.
    """
    folder = PrivateFolder()
    try:
        yield folder
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise CannotReadFiles(
                f"There is no room for temporary files in {tempfile.gettempdir()}. Free some "
                "space, or name another folder in the environment variable TMPDIR, and run again."
            ) from error
        raise
    finally:
        folder.remove()
