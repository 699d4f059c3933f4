"""What is written is what is read again, in Ofsted's order and words."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from lineofsight.returns.annex_a.tables import LISTS, Contacts, CPPlans
from lineofsight.returns.annex_a.write import CannotWriteError, write_workbook
from lineofsight.returns.reading.rows import WHITE
from lineofsight.synthetic.annex_a import write_return
from tests.returns.annex_a.given import HEADINGS, Read

DAY = date(2026, 3, 31)

Cells = Mapping[str, object]


def written(tmp_path: Path, **tables: list[Cells]) -> Read:
    """Rows written to a workbook and read again."""
    path = tmp_path / "lists.xlsx"
    write_workbook(tables, path, as_at=DAY)
    return Read(path)


def test_the_workbook_is_as_ofsted_asks(tmp_path: Path) -> None:
    """A sheet for each list in order, headings first; dates are dates, codes Ofsted's words."""
    path = tmp_path / "lists.xlsx"
    row = {"child_id": "101", "gender": "F", "contact_date": date(2026, 1, 5), "age": 7}
    told = write_workbook({"Contacts": [{**row, "contact_source": "1A"}]}, path, as_at=DAY)
    assert told.rows["Contacts"] == 1
    assert told.doubts == ()
    book = CalamineWorkbook.from_path(path)
    assert book.sheet_names == [f"List {number}" for number in LISTS]
    for number, name in enumerate(book.sheet_names, start=1):
        assert tuple(book.get_sheet_by_name(name).to_python()[0]) == HEADINGS[number]
    first = book.get_sheet_by_name("List 1").to_python()[1]
    assert first == ["101", "b) Female", "", "", 7.0, date(2026, 1, 5), "a) 1A: Individual"]
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:G2"/>' in sheet
    assert 'formatCode="dd/mm/yyyy"' in styles
    assert "As at 31/03/2026" in sheet


def test_rows_may_be_rows_of_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "lists.xlsx"
    plan = CPPlans(child_id="101", plan_start=date(2026, 1, 5), initial_abuse="NEG")
    write_workbook({"CPPlans": [plan]}, path, as_at=DAY)
    assert Read(path).rows("CPPlans", "child_id", "plan_start", "initial_abuse", "plan_end") == [
        ("101", date(2026, 1, 5), "NEG", None)
    ]
    with pytest.raises(CannotWriteError, match="row of another table"):
        write_workbook({"CPPlans": [Contacts(child_id="101")]}, path, as_at=DAY)


def test_an_age_that_is_not_given_is_worked_out(tmp_path: Path) -> None:
    """Whole years on the day of the lists; one that is given stays."""
    rows: list[Cells] = [
        {"child_id": "101", "birth_date": date(2010, 4, 1)},
        {"child_id": "102", "birth_date": date(2010, 3, 31)},
        {"child_id": "103", "birth_date": date(2010, 3, 31), "age": 3},
        {"child_id": "104"},
        {"child_id": "105", "birth_date": date(2026, 6, 1)},
    ]
    read = written(tmp_path, Contacts=rows)
    assert [age for (age,) in read.rows("Contacts", "age")] == [15, 16, 3, None, 0]


def test_invented_lists_are_read_as_they_were_written(tmp_path: Path) -> None:
    """Read, written from what was read, and read again: the same rows, and no problems."""
    first = Read(write_return(tmp_path, children=150).workbook)
    assert list(first.loaded.problems) == []
    tables: dict[str, list[Cells]] = {}
    for table in LISTS.values():
        names = list(table.columns())
        tables[table.name] = [
            dict(zip(names, row, strict=True)) for row in first.rows(table.name, *names)
        ]
    again = written(tmp_path, **tables)
    assert list(again.loaded.problems) == []
    for table in LISTS.values():
        names = [*table.columns(), "as_at"]
        assert again.rows(table.name, *names) == first.rows(table.name, *names)
        assert table.name == "Adopters" or first.rows(table.name, *names)


def test_what_is_no_code_is_written_as_it_stands_and_told(tmp_path: Path) -> None:
    """Nothing is dropped, and nothing changed, in silence."""
    path = tmp_path / "lists.xlsx"
    rows: list[Cells] = [
        {"child_id": "101", "gender": "Carrier pigeon", "birth_date": date(1885, 1, 1), "age": 141}
    ]
    told = write_workbook({"Contacts": rows}, path, as_at=DAY)
    assert [(doubt.table, doubt.row, doubt.column) for doubt in told.doubts] == [
        ("Contacts", 1, "gender"),
        ("Contacts", 1, "birth_date"),
        ("Contacts", 1, "age"),
    ]
    assert "Carrier" not in str(told.doubts[0])
    assert Read(path).rows("Contacts", "gender", "birth_date", "age") == [
        ("Carrier pigeon", date(1885, 1, 1), 141)
    ]


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        ({"Contact": []}, "Annex A has no list Contact"),
        ({"Contacts": [{"sex": "F"}]}, "Contacts row 1, sex: The list has no such column"),
        ({"Contacts": [{}, {"contact_date": "05/01/2026"}]}, "row 2, contact_date: A date"),
        ({"Contacts": [{"age": "seven"}]}, "row 1, age: A whole number"),
        ({"Contacts": [{"age": True}]}, "row 1, age: A whole number"),
        ({"Contacts": [{"gender": 1.5}]}, "row 1, gender: A text"),
        ({"EarlyHelp": [{"organisation": "x" * 32_768}]}, "longer than 32,767"),
        ({"EarlyHelp": [{"organisation": "\U0001f600" * 20_000}]}, "longer than 32,767"),
        ({"EarlyHelp": [{"organisation": "\ud800"}]}, "characters that are no text"),
    ],
)
def test_what_no_cell_can_hold_is_refused_and_nothing_is_written(
    tmp_path: Path, tables: dict[str, list[Cells]], told: str
) -> None:
    """An earlier workbook stays, and nothing is left beside it."""
    path = tmp_path / "lists.xlsx"
    path.write_text("an earlier one")
    with pytest.raises(CannotWriteError, match=told):
        write_workbook(tables, path, as_at=DAY)
    assert path.read_text() == "an earlier one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        write_workbook({}, tmp_path / "nowhere" / "lists.xlsx", as_at=DAY)


#: Any text that a workbook can hold and that has no white space around it: that is not kept.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=60
).filter(lambda text: text == text.strip(WHITE) and text == text.strip())


@settings(max_examples=40)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=8))
def test_any_text_survives(rows: list[tuple[str, str]]) -> None:
    """Nothing becomes a formula, a number, a date or a link."""
    cells: list[Cells] = [
        {"child_id": f"id {n}", "team": team, "worker": worker}
        for n, (team, worker) in enumerate(rows)
    ]
    with TemporaryDirectory() as folder:
        read = written(Path(folder), Referrals=cells)
        found = read.rows("Referrals", "team", "worker")
    assert found == [(team or None, worker or None) for team, worker in rows]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+44", "-1", "@SUM(A1)", "0101", "1e5", "05/01/2026", "http://a.example", "#N/A"],
)
def test_text_that_looks_like_something_else_stays_text(tmp_path: Path, text: str) -> None:
    read = written(tmp_path, Referrals=[{"child_id": text, "team": text}])
    assert read.rows("Referrals", "child_id", "team") == [(text, text)]
    with zipfile.ZipFile(tmp_path / "lists.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet3.xml")


def test_a_date_that_no_reader_takes_is_told(tmp_path: Path) -> None:
    """It is written as it is: a person has to correct it."""
    rows = {"Contacts": [{"child_id": "1", "contact_date": date(2150, 1, 1)}]}
    written = write_workbook(rows, tmp_path / "lists.xlsx", as_at=date(2026, 3, 31))
    assert [(d.column, d.message) for d in written.doubts] == [
        ("contact_date", "No date is after 2099: it will not be read.")
    ]
