"""Results as a workbook and as CSV, in the layouts that analysts mend by.

The workbook has a summary, one row for each issue, each child's list, the rules that were not
run, what to mend first, and each table as it was written with the failing cells coloured. Text is
never a formula, and a sheet that would be too long goes on in another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lineofsight.returns.results import queries
from lineofsight.returns.results.folder import copy_csv
from lineofsight.returns.results.guarding import guarded
from lineofsight.returns.results.tables import (
    Cause,
    Child,
    Issue,
    Pattern,
    ProblemRow,
    Status,
    Suggested,
    Summary,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from lineofsight.returns.results.result import Result

WORKBOOK = "results.xlsx"

#: A sheet's rows, and a cell's characters, at most.
MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767

#: How many rows are fetched at a time.
_PAGE = 5_000

#: Widths of columns by name; others are as wide as their name, within limits.
_WIDTHS = {"message": 70, "mend": 60, "cause": 50, "reason": 60, "codes": 40, "written": 30}
_LEAST_WIDTH, _MOST_WIDTH = 10, 24

_RED, _AMBER = "#F4B6B6", "#FCE5A8"


class _Sheets:
    """Rows of one table of a workbook, over as many sheets as they need."""

    def __init__(self, workbook: Workbook, name: str, columns: Sequence[str], most: int) -> None:
        self._workbook, self._name, self._columns, self._most = workbook, name, columns, most
        self._bold = workbook.add_format({"bold": True, "bottom": 1})
        self._count = 0
        self._open()

    def _open(self) -> None:
        """Begin a sheet."""
        self._close()
        self._count += 1
        name = self._name if self._count == 1 else f"{self._name} {self._count}"
        self._sheet: Worksheet = self._workbook.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        for place, column in enumerate(self._columns):
            width = _WIDTHS.get(column, min(max(_LEAST_WIDTH, len(column) + 3), _MOST_WIDTH))
            self._sheet.set_column(place, place, width)
            self._sheet.write_string(0, place, column, self._bold)
        self._row = 1

    def _close(self) -> None:
        if self._count:
            self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._columns) - 1)

    def add(self, cells: Sequence[Any], formats: Sequence[Format | None] = ()) -> None:
        """Add a row; a cell may have a format."""
        if self._row >= self._most:
            self._open()
        for place, cell in enumerate(cells):
            form = formats[place] if formats else None
            _write(self._sheet, self._row, place, cell, form)
        self._row += 1

    def end(self) -> None:
        """End the last sheet."""
        self._close()


def _write(sheet: Worksheet, row: int, place: int, cell: Any, form: Format | None) -> None:
    """Write a cell: text as text, whatever it begins with."""
    if cell is None or cell == "":
        if form is not None:
            sheet.write_blank(row, place, None, form)
    elif isinstance(cell, int | float):
        sheet.write_number(row, place, cell, form)
    else:
        text = " | ".join(cell) if isinstance(cell, list) else str(cell)
        if len(text) > MOST_CHARACTERS:
            text = text[: MOST_CHARACTERS - 1] + "…"
        sheet.write_string(row, place, text, form)


def write_workbook(result: Result, folder: Path, *, most_rows: int = MOST_ROWS) -> None:
    """Write a check's results to `results.xlsx` in a folder.

    Args:
        result: the check.
        folder: where; temporary files are kept there too.
        most_rows: how many rows a sheet may have.

    Raises:
        OSError: the disk is full or may not be written.
    """
    from xlsxwriter.exceptions import FileCreateError
    from xlsxwriter.workbook import Workbook

    options = {
        "constant_memory": True,
        "tmpdir": str(folder),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    workbook = Workbook(str(folder / WORKBOOK), options)
    _about(workbook, result)
    kept = queries.told_query(result.kind, result.checked)
    summary = result.query(Summary.name)
    run = f"status = '{Status.RUN.value}'"
    found = f"SELECT * EXCLUDE (status, reason) FROM ({summary}) WHERE {run} AND issues > 0"
    left = f"SELECT code, severity, status, reason, message FROM ({summary}) WHERE NOT {run}"
    for name, query in (
        ("Summary", found),
        ("Issues", kept),
        ("Children", result.query(Child.name)),
        ("Not run", left),
        ("Mend first by value", result.query(Pattern.name)),
        ("Mend first by cell", result.query(Cause.name)),
        ("Suggestions", result.query(Suggested.name)),
        ("Reading", result.query(ProblemRow.name)),
    ):
        _query(workbook, result, name, query, most_rows)
    for table in queries.tables_with_issues(result.kind, result.checked):
        query = queries.marked_query(result.checked, table)
        _marked(workbook, result, table.name, query, most_rows)
    try:
        workbook.close()
    except FileCreateError as error:
        raise OSError(f"{WORKBOOK} could not be written: {error}") from error


def _about(workbook: Workbook, result: Result) -> None:
    """The first sheet: what was checked, and what the colours mean."""
    facts = result.manifest()
    sheet = workbook.add_worksheet("About")
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    bold = workbook.add_format({"bold": True})
    red, amber = (workbook.add_format({"bg_color": colour}) for colour in (_RED, _AMBER))
    year = facts["year"]
    rows: list[tuple[str, Any, Format | None]] = [
        ("Return", result.kind.title, None),
        ("Collection year", f"{year} ({year - 1}-{year % 100:02})", None),
        ("Checked", facts["made"], None),
        ("By", facts["software"], None),
        ("Rows loaded", facts["rows"]["loaded"], None),
        ("Rows refused", facts["rows"]["refused"], None),
        ("Rules run", facts["rules_run"], None),
        ("Rules not run", len(facts["not_run"]), None),
        ("Errors", facts["errors"], None),
        ("Queries", facts["queries"], None),
        ("Red cells", "An error looks at them: they contradict the guide or each other.", red),
        ("Amber cells", "A query looks at them: unusual, and can be true.", amber),
        ("Children's records", "This workbook holds them: keep it as you keep the return.", None),
    ]
    for row, (name, value, form) in enumerate(rows):
        sheet.write_string(row, 0, name, bold)
        _write(sheet, row, 1, value, form)


def _query(workbook: Workbook, result: Result, name: str, query: str, most_rows: int) -> None:
    """The rows of a query on sheets of their own."""
    columns, rows = _rows(result, query)
    sheets = _Sheets(workbook, name, columns, most_rows)
    for row in rows:
        sheets.add(row)
    sheets.end()


def _marked(workbook: Workbook, result: Result, name: str, query: str, most_rows: int) -> None:
    """A table as written, with the failing cells coloured."""
    red, amber = (workbook.add_format({"bg_color": colour}) for colour in (_RED, _AMBER))
    columns, rows = _rows(result, query)
    before = columns.index("line") + 1
    names = columns[:-2]
    bits = [(place, 1 << (place - before)) for place in range(before, len(names))]
    sheets = _Sheets(workbook, name, names, most_rows)
    for *cells, errors, unusual in rows:
        formats: list[Format | None] = [None] * len(cells)
        for place, bit in bits if errors | unusual else ():
            formats[place] = red if errors & bit else amber if unusual & bit else None
        sheets.add(cells, formats)
    sheets.end()


def _rows(result: Result, query: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """The columns of a query, and its rows, fetched page by page."""
    cursor = result.connection.execute(query)
    columns = [column[0] for column in cursor.description or ()]

    def pages() -> Iterator[tuple[Any, ...]]:
        while page := cursor.fetchmany(_PAGE):
            yield from page

    return columns, pages()


def write_csv(result: Result, folder: Path) -> None:
    """Write each table of a check's results as CSV to a folder: issues with what their rules
    say. Spreadsheets read it as UTF-8, and take no text for a formula."""
    for table in (Summary, Issue, Child, ProblemRow, Cause, Pattern, Suggested):
        query = result.query(table.name)
        if table is Issue:
            query = queries.told_query(result.kind, result.checked)
        texts = guarded(result.connection, query)
        copy_csv(result.connection, texts, folder / f"{table.name}.csv")
