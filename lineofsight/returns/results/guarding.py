"""Text that a spreadsheet must not take for a formula."""

from __future__ import annotations

import duckdb

#: A cell that begins so is a formula to a spreadsheet.
FORMULA_STARTS = "=+-@\t\r"

#: By it spreadsheets know UTF-8; it is written before the first column's name.
_UTF8_MARK = "\ufeff"

#: Marks a cell as text: spreadsheets hide it.
TEXT_MARK = "'"


def guarded(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    """SQL for the same rows for a CSV file that spreadsheets open: lists become text, text that
    would be a formula is marked as text, and the file begins with the mark of UTF-8."""
    columns = connection.execute(f"DESCRIBE {query}").fetchall()
    cells = [
        f'{_guarded(name, kind)} AS "{_UTF8_MARK if place == 0 else ""}{name}"'
        for place, (name, kind, *_) in enumerate(columns)
    ]
    return f"SELECT {', '.join(cells)} FROM ({query})"


def _guarded(name: str, kind: str) -> str:
    column = f'"{name}"'
    text = f"array_to_string({column}, ' | ')" if kind.endswith("[]") else column
    if not kind.startswith(("VARCHAR", "ENUM")):
        return column
    starts = FORMULA_STARTS.replace("-", r"\-").replace("\t", r"\t").replace("\r", r"\r")
    return (
        f"CASE WHEN regexp_matches({text}::VARCHAR, '^[{starts}]') "
        f"THEN '{TEXT_MARK * 2}' || {text}::VARCHAR ELSE {text}::VARCHAR END"
    )
