"""What is said of a file's columns, whatever kind of file it is."""

from __future__ import annotations

from lineofsight.returns.reading.load import Loader, Part
from lineofsight.returns.reading.recognise import Header


def note_columns(loader: Loader, part: Part, header: Header, *, line: int) -> None:
    """Note columns that are unknown, missing or there twice."""
    table = header.table.name
    for name in header.extra:
        loader.notes.add(
            part.number,
            f"The column is not one of {table}: it was not read.",
            "Leave it if it is your own; correct its name if it is misspelt.",
            line=line,
            column=name[:100],
            table=table,
        )
    for name in header.twice:
        loader.notes.add(
            part.number,
            "The column stands in the file twice: the first was read.",
            "Delete the one that is wrong.",
            line=line,
            column=name[:100],
            table=table,
        )
    for name in header.missing:
        loader.notes.add(
            part.number,
            f"The file has no such column, and {table} should have: it was taken as blank.",
            "Add the column, or correct the spelling of its name.",
            line=line,
            column=name,
            table=table,
        )
