"""The same return as CSV, workbook, XML, archive or folder gives the same tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.returns.reading.given import RETURN, Read, archive, as_csv, as_xml, csv_folder, workbook

Tables = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The return as a folder of CSV files."""
    return csv_folder(tmp_path / "return")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """Every table as read from the folder of CSV files."""
    return Read(csv_folder(tmp_path_factory.mktemp("return"))).everything()


def test_every_table_is_read_from_a_folder(folder: Path) -> None:
    """Each file is known by its columns, and every row is there."""
    read = Read(folder)
    assert {f.table: f.loaded for f in read.loaded.files} == {
        name: len(rows) - 1 for name, rows in RETURN.items()
    }
    assert read.loaded.given == set(RETURN)
    assert read.loaded.supplied["Reviews"] == {"CHILD", "DOB", "REVIEW", "REVIEW_CODE"}


def test_dates_and_numbers_are_typed_and_kept_as_written(folder: Path) -> None:
    """A date that cannot be read leaves its column blank, its text beside it, and a problem."""
    read = Read(folder)
    assert [row[1:] for row in read.rows("Episodes", "DECOM", "CHILD", "DECOM_text")] == [
        ("101", "01/04/2025"),
        ("101", "30/06/2025"),
        ("102", "not a day"),
    ]
    assert read.rows("Episodes", "DECOM")[2] == (None,)
    assert read.rows("OC2", "SDQ_SCORE", "SDQ_SCORE_text") == [(14, "14"), (None, "fourteen")]
    unreadable = [(p.file, p.line, p.column, p.value) for p in read.loaded.problems]
    assert unreadable == [
        ("Episodes.csv", 4, "DECOM", "not a day"),
        ("OC2.csv", 3, "SDQ_SCORE", "fourteen"),
    ]


def test_a_date_known_in_part_is_no_problem(folder: Path) -> None:
    """DATE_PERM may have Z for what is not known: blank as a date, and not complained about."""
    read = Read(folder)
    assert read.rows("PrevPerm", "DATE_PERM", "DATE_PERM_text") == [(None, "ZZ/05/2019")]
    assert not any("DATE_PERM" in message for message in read.messages)


def test_a_workbook_gives_the_same(expected: Tables, tmp_path: Path) -> None:
    """One sheet for each table, whatever the sheets are called."""
    assert Read(workbook(tmp_path / "return.xlsx")).everything() == expected


def test_an_archive_gives_the_same(folder: Path, expected: Tables, tmp_path: Path) -> None:
    """The CSV files in a folder of the archive; and a workbook in one."""
    files = {f"return/{path.name}": path for path in folder.iterdir()}
    assert Read(archive(tmp_path / "a.zip", files)).everything() == expected
    inner = workbook(tmp_path / "return.xlsx")
    assert Read(archive(tmp_path / "b.zip", {"r.xlsx": inner})).everything() == expected


@pytest.mark.parametrize(
    "xml",
    [
        as_xml(),
        '<?xml version="1.0" encoding="utf-8"?>\n' + as_xml(),
        as_xml().replace("<EXPSSDA903>", '<EXPSSDA903 xmlns="urn:some-council">'),
        as_xml().replace("<EXPSSDA903>", "<!-- made on a Monday --><EXPSSDA903><?pi x?>"),
    ],
    ids=["bare", "declared", "namespace", "comments"],
)
def test_xml_gives_the_same(expected: Tables, tmp_path: Path, xml: str) -> None:
    """Rows nested in each child, its name, sex and date of birth said once."""
    path = tmp_path / "return.xml"
    path.write_text(xml, encoding="utf-8")
    read = Read(path)
    assert read.everything() == expected
    assert [(p.column, p.value) for p in read.loaded.problems] == [
        ("SDQ_SCORE", "fourteen"),
        ("DECOM", "not a day"),
    ]


def test_xml_in_utf_16_gives_the_same(expected: Tables, tmp_path: Path) -> None:
    """XML says itself how it is written."""
    path = tmp_path / "return.xml"
    path.write_bytes(('<?xml version="1.0" encoding="utf-16"?>' + as_xml()).encode("utf-16"))
    assert Read(path).everything() == expected


@pytest.mark.parametrize(
    ("delimiter", "end", "encoding"),
    [
        (",", "\n", "utf-8"),
        (",", "\r\n", "utf-8-sig"),
        (",", "\r", "utf-8"),
        (";", "\r\n", "utf-8"),
        ("\t", "\n", "utf-8"),
        ("\t", "\r\n", "utf-16"),
        ("|", "\r", "utf-16-le"),
        (";", "\n", "utf-16-be"),
        (",", "\n", "utf-32"),
    ],
)
def test_however_the_text_is_written(
    expected: Tables, tmp_path: Path, delimiter: str, end: str, encoding: str
) -> None:
    """Any delimiter, line end and encoding: the same Episodes."""
    path = tmp_path / "Episodes.csv"
    text = as_csv(RETURN["Episodes"], delimiter=delimiter, end=end)
    path.write_bytes(text.encode(encoding))
    read = Read(path)
    assert read.everything()["Episodes"] == expected["Episodes"]
    assert [(p.line, p.value) for p in read.loaded.problems] == [(4, "not a day")]


def test_last_years_return_stands_beside(folder: Path, tmp_path: Path) -> None:
    """The same bytes may be given as both years: last year's tables end in _last."""
    read = Read(folder, last_year=[folder])
    assert read.rows("Episodes_last", "CHILD") == read.rows("Episodes", "CHILD")
    assert "Episodes_last" in read.loaded.given
    assert [f.last_year for f in read.loaded.files if f.table == "OC3"] == [False, True]


def test_whether_a_child_is_unaccompanied_is_filled_from_the_table(tmp_path: Path) -> None:
    """CSV gives Header no UASC column: it is 1 for each child in UASC, and 0 for the others."""
    header = [row[:-1] for row in RETURN["Header"]]
    tables = {"Header": header, "UASC": RETURN["UASC"]}
    assert Read(csv_folder(tmp_path, tables)).rows("Header", "CHILD", "UASC") == [
        ("101", "0"),
        ("102", "1"),
    ]
    (tmp_path / "UASC.csv").unlink()
    assert Read(tmp_path).rows("Header", "UASC") == [(None,), (None,)]
