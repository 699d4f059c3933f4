"""What is said of a file's columns, whatever kind of file it is."""

from __future__ import annotations

from lineofsight.engine.tables import ColumnFacts
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
    columns = header.table.columns()
    for name in header.missing:
        if not _is_asked_for(columns[name], loader.year):
            continue
        loader.notes.add(
            part.number,
            f"The file has no such column, and {table} should have: it was taken as blank.",
            "Add the column, or correct the spelling of its name.",
            line=line,
            column=name,
            table=table,
        )


def _is_asked_for(column: ColumnFacts, year: int | None) -> bool:
    """Whether a file of a collection year has to give a column; of one that only some years have,
    nothing is said while the year is not known."""
    if column.since is None and column.until is None:
        return True
    return year is not None and column.used_in(year)
