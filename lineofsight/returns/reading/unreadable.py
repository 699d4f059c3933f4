"""Cells that were written but could not be read: found in the typed tables, and explained."""

from __future__ import annotations

from datetime import date

from lineofsight.engine.tables import ColumnFacts
from lineofsight.returns.typed import FIRST_YEAR_OF_DATES, LAST_YEAR_OF_DATES

_WRITE_DATES = "Write dates DD/MM/YYYY, as in 31/03/2026; leave the cell blank where there is none."

#: What is wrong with a date, by how it is written: a regular expression, message and mend.
_DATES = (
    (
        r"(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/\d{4}.*",
        "The date is written with the month first.",
        "Write the day first: 31/03/2026, not 03/31/2026.",
    ),
    (
        r"\d{1,2}/\d{1,2}/\d{4}.*|\d{4}-\d{2}-\d{2}.*",
        "There is no such day, or its year is not between "
        f"{FIRST_YEAR_OF_DATES} and {LAST_YEAR_OF_DATES}.",
        "Correct the day, the month or the year.",
    ),
    (
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}",
        "The year of the date has two figures only.",
        "Write the year in full, as in 31/03/2026.",
    ),
    (
        r"#+",
        "The date was too wide for its column when the spreadsheet was saved.",
        "Widen the column in the spreadsheet and save the file again.",
    ),
    (
        r"#[A-Z/0]+[!?]?",
        "A formula in the spreadsheet gave an error in place of a date.",
        _WRITE_DATES,
    ),
)


def unreadable(column: ColumnFacts) -> str:
    """SQL that is true where a cell of a date or number was written but could not be read."""
    partly = (
        f" AND NOT regexp_full_match(\"{column.name}_text\", '{column.partly}')"
        if column.partly
        else ""
    )
    return f'"{column.name}" IS NULL AND "{column.name}_text" IS NOT NULL{partly}'


def unreadable_query(name: str, table: str, column: ColumnFacts) -> str:
    """SQL of the problems of one column of a typed table, as the view of problems has them."""
    text = f'"{column.name}_text"'
    if column.type is date:
        cases = [(f"regexp_full_match({text}, '{form}')", *told) for form, *told in _DATES]
        otherwise = "This is not a date.", _WRITE_DATES
    elif column.type is int:
        cases, otherwise = [], ("This is not a whole number.", "Write it in figures, as in 14.")
    else:
        cases, otherwise = [], ("This is not a number.", "Write it in figures, as in 12.5.")
    message, mend = (
        " ".join(
            [
                "CASE",
                *(f"WHEN {case[0]} THEN '{case[place]}'" for case in cases),
                f"ELSE '{otherwise[place - 1]}' END",
            ]
        )
        if cases
        else f"'{otherwise[place - 1]}'"
        for place in (1, 2)
    )
    return (
        f"SELECT _file, 0 AS _number, _line AS line, '{column.name}' AS \"column\", "
        f"{text} AS value, {message} AS message, {mend} AS mend, '{table}' AS \"table\" "
        f'FROM "{name}" WHERE {unreadable(column)}'
    )
