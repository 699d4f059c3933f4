"""The workbook and the CSV files that analysts mend by."""

from __future__ import annotations

import csv
import re
import zipfile
from functools import partial
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from lineofsight.returns.results.guarding import FORMULA_STARTS, guarded
from lineofsight.returns.results.sheets import WORKBOOK, write_csv, write_workbook
from tests.returns.results.returns import check


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A check with its workbook and CSV files."""
    place = tmp_path_factory.mktemp("sheets")
    with check(place, only=["101", "142", "146", "202"]) as result:
        return result.write(place / "out", also=[write_workbook, write_csv])


def sheet(folder: Path, name: str) -> list[list[object]]:
    """The rows of a sheet."""
    workbook = CalamineWorkbook.from_path(str(folder / WORKBOOK))
    return [list(row) for row in workbook.get_sheet_by_name(name).to_python()]


def test_the_workbook_has_a_sheet_for_each_purpose_and_table(folder: Path) -> None:
    """Summary, issues, children, what was not run, what to mend first, then the tables."""
    names = CalamineWorkbook.from_path(str(folder / WORKBOOK)).sheet_names
    assert names == [
        "About",
        "Summary",
        "Issues",
        "Children",
        "Not run",
        "Mend first by value",
        "Mend first by cell",
        "Suggestions",
        "Reading",
        "Header",
        "Episodes",
    ]
    assert [row[0] for row in sheet(folder, "Not run")] == ["code", "202"]


def test_an_issue_is_a_row_with_identifiers_columns_values_and_message(folder: Path) -> None:
    """What an analyst needs to find the record and mend it."""
    head, *rows = sheet(folder, "Issues")
    issues = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert issues["146"] == {
        "code": "146",
        "severity": "error",
        "message": issues["146"]["message"],
        "table": "Episodes",
        "child": "102",
        "key": "DECOM=2025-04-10",
        "fields": "PLACE",
        "written": "k2",
        "file": "episodes.csv",
        "line": 4.0,
        "row": 2.0,
    }
    assert str(issues["146"]["message"]).endswith(".")


def test_a_table_stands_as_written_with_its_failing_cells_coloured(folder: Path) -> None:
    """The row of the mistake is the row that is marked; its codes stand at the front."""
    rows = sheet(folder, "Episodes")
    assert [row[0] for row in rows] == ["codes", "142", "", "146", ""]
    assert rows[0][3:6] == ["CHILD", "DECOM", "RNE"]
    assert [row[4] for row in rows[1:3]] == ["10/04/2025", "01/09/2025"]
    assert coloured(folder, "Episodes") == {"DEC2", "REC2", "PLACE4"}
    assert coloured(folder, "Header") == {"SEX2"}


def coloured(folder: Path, name: str) -> set[str]:
    """The coloured cells of a table's sheet, as its column's name and the sheet's row."""
    rows = sheet(folder, name)
    number = CalamineWorkbook.from_path(str(folder / WORKBOOK)).sheet_names.index(name) + 1
    with zipfile.ZipFile(folder / WORKBOOK) as archive:
        text = archive.read(f"xl/worksheets/sheet{number}.xml").decode()
    cells = re.findall(r'<c r="([A-Z]+)(\d+)" s="\d+"', text)
    return {f"{rows[0][ord(letter) - ord('A')]}{row}" for letter, row in cells if int(row) > 1}


def test_text_that_would_be_a_formula_stays_text(folder: Path) -> None:
    """A URN written `=1+1` is shown as written in the workbook, and marked as text in CSV."""
    with zipfile.ZipFile(folder / WORKBOOK) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if "worksheets/" in n]
    assert not any("<f>" in text for text in sheets)
    assert any("<t>=1+1</t>" in text for text in sheets)


def test_a_sheet_that_is_too_long_goes_on_in_another(tmp_path: Path) -> None:
    """Every row is there, under the same column names."""
    with check(tmp_path) as result:
        out = result.write(tmp_path / "out", also=[partial(write_workbook, most_rows=2)])
    assert sheet(out, "Issues")[0] == sheet(out, "Issues 3")[0]
    rows = sheet(out, "Issues")[1:] + sheet(out, "Issues 2")[1:] + sheet(out, "Issues 3")[1:]
    assert [row[0] for row in rows] == ["101", "142", "146"]


def test_csv_opens_in_a_spreadsheet(folder: Path) -> None:
    """It begins with the mark of UTF-8, and has the columns of the workbook's sheet."""
    assert (folder / "issues.csv").read_bytes().startswith(b"\xef\xbb\xbfcode,severity,")
    with (folder / "issues.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["code"], row["child"], row["written"]) for row in rows] == [
        ("101", "101", "2"),
        ("142", "101", " | "),
        ("146", "102", "k2"),
    ]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_no_cell_of_csv_is_a_formula_and_none_is_lost(texts: list[str]) -> None:
    """Whatever stands in a cell: marked where it would be a formula, unchanged otherwise."""
    connection = duckdb.connect()
    connection.execute("CREATE TABLE cells AS SELECT UNNEST(?::VARCHAR[]) AS cell", [texts])
    rows = connection.execute(guarded(connection, "FROM cells")).fetchall()
    for text, (cell,) in zip(texts, rows, strict=True):
        assert cell[:1] not in set(FORMULA_STARTS)
        assert cell == (f"'{text}" if text[:1] in set(FORMULA_STARTS) else text)
