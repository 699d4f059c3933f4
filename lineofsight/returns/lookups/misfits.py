"""What of a lookup file could not be used, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass


class LookupFileError(Exception):
    """A file of postcodes or providers cannot be read at all. The message says what to do."""


@dataclass(frozen=True)
class Misfit:
    """Something in a lookup file that does not fit; the rest of the file is used.

    Attributes:
        file: the file's name, and the sheet where it has several.
        line: the line or row of the sheet, from 1; None where it is the whole file.
        column: the column's name as written; empty where it is the whole row.
        value: what stands there.
        message: what is wrong.
        mend: what to do about it.
    """

    file: str
    line: int | None
    column: str
    value: str
    message: str
    mend: str
