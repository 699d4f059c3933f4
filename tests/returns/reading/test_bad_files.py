"""Files that are no return, or a return with something wrong: each is told in plain words."""

from __future__ import annotations

import errno
import io
import os
import tempfile
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from lineofsight.returns.reading import CannotReadFiles, read_return
from lineofsight.returns.reading import archives as archives_module
from lineofsight.returns.reading import elements as elements_module
from lineofsight.returns.reading import scan as scan_module
from lineofsight.returns.ssda903.kind import KIND
from tests.returns.reading.given import (
    RETURN,
    Read,
    archive,
    as_csv,
    as_xml,
    csv_folder,
    read_text,
    workbook,
)

REVIEWS = as_csv(RETURN["Reviews"])
NAMES = "CHILD,DOB,REVIEW,REVIEW_CODE\n"
ROW = "101,01/02/2012,20/05/2025,PN1\n"


def entity_bomb() -> str:
    """A few lines of XML that would unfold to gigabytes."""
    lines = ['<!ENTITY a "aaaaaaaaaa">']
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f'<!ENTITY {name} "{f"&{before};" * 10}">')
    return f"<?xml version='1.0'?><!DOCTYPE x [{''.join(lines)}]><x><CHILD>&i;</CHILD></x>"


REFUSED = {
    "nothing": (b"", "The file is empty"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\n1 0 obj", "The file is a PDF"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), "The file is a picture"),
    "gzip": (b"\x1f\x8b\x08" + bytes(50), "a gzip archive"),
    "a web page": (b"\n<!DOCTYPE html>\n<html><body>Sign in</body></html>", "a web page"),
    "noise": (bytes(range(1, 32)) * 40, "The file is not text"),
    "no column names": (ROW.encode(), "No column names were found"),
    "other columns": (b"CHILD,NAME,SCHOOL\n1,A,B\n", "No column names were found"),
    "wrong delimiter": (REVIEWS.replace(",", "~").encode(), "No column names were found"),
    "two tables alike": (
        b"CHILD,DOB\n1,01/01/2020\n",
        "fit these tables equally well: Header, Reviews",
    ),
    "no line ends": (b"CHILD,DOB,REVIEW " * 200_000, "A line is longer"),
    "entity bomb": (entity_bomb().encode(), "declares a document type"),
    "doctype": (f"<!DOCTYPE EXPSSDA903>{as_xml()}".encode(), "declares a document type"),
    "outside entity": (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a><CHILD>&x;</CHILD></a>',
        "declares a document type",
    ),
    "XML broken at once": (b"<EXPSSDA903><CHILD><HEADER></CHILD>", "not well-formed XML"),
    "other XML": (b"<a><b><c>1</c></b></a>", "The element b is not known"),
    "a cut workbook": (b"PK\x03\x04" + bytes(100), "damaged"),
    "old or locked workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
    "an archive of nothing": (b"PK\x05\x06" + bytes(18), "holds no table"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, case: str) -> None:
    """Whatever its name says: it is told why, no row is loaded, and none is lost."""
    data, said = REFUSED[case]
    read = read_text(tmp_path, data, "table.csv")
    assert any(said in message for message in read.messages), read.messages
    assert [f.loaded for f in read.loaded.files] == [0]
    assert all(f.rows == f.refused and f.table is None for f in read.loaded.files)
    assert read.loaded.given == frozenset()


def test_only_column_names(tmp_path: Path) -> None:
    """The table was given, and has no rows."""
    read = read_text(tmp_path, NAMES)
    assert read.counts() == [("reviews.csv", "Reviews", 0, 0, 0, 0)]
    assert read.loaded.given == {"Reviews"}


def test_column_names_a_second_time(tmp_path: Path) -> None:
    """Two exports pasted together: the second line of names is left out, and said."""
    read = read_text(tmp_path, NAMES + ROW + NAMES + ROW)
    assert read.counts() == [("reviews.csv", "Reviews", 3, 2, 1, 0)]
    assert read.rows("Reviews", "_row", "_line") == [(0, 2), (1, 4)]
    (problem,) = read.loaded.problems
    assert (problem.line, problem.message[:27]) == (3, "The column names stand here")


def test_column_names_a_second_time_in_another_order(tmp_path: Path) -> None:
    """The rows below them are read by the names above them."""
    read = read_text(tmp_path, NAMES + ROW + "REVIEW_CODE,CHILD,REVIEW\nPN2,102,21/05/2025\n")
    assert read.rows("Reviews", "CHILD", "REVIEW_CODE", "REVIEW_text") == [
        ("101", "PN1", "20/05/2025"),
        ("102", "PN2", "21/05/2025"),
    ]


def test_another_table_in_the_same_file(tmp_path: Path) -> None:
    """Its rows cannot be placed: refused one by one, and said."""
    read = read_text(tmp_path, NAMES + ROW + as_csv(RETURN["OC3"]))
    assert read.counts() == [("reviews.csv", "Reviews", 3, 1, 2, 0)]
    assert "Another table begins" in read.messages[0]


def test_lines_above_the_column_names(tmp_path: Path) -> None:
    """A title is left out, and said: it is no row. Lines are counted as in the file."""
    read = read_text(tmp_path, "Reviews of 2025-26\n\n" + NAMES + ROW)
    assert read.counts() == [("reviews.csv", "Reviews", 1, 1, 0, 0)]
    assert read.rows("Reviews", "_line") == [(4,)]
    assert "above the column names" in read.messages[0]


def test_rows_too_short_and_too_long(tmp_path: Path) -> None:
    """Short rows are filled with blanks, surplus cells are told, and both rows load."""
    read = read_text(
        tmp_path, NAMES + "101\n" + ROW.strip() + ",,\n" + ROW.strip() + ",left over\n"
    )
    assert read.counts() == [("reviews.csv", "Reviews", 3, 3, 0, 0)]
    assert read.rows("Reviews", "CHILD", "REVIEW_CODE") == [
        ("101", None),
        ("101", "PN1"),
        ("101", "PN1"),
    ]
    found = [(p.line, p.value, p.message.split(":")[0]) for p in read.loaded.problems]
    assert found == [
        (2, None, "1 row has fewer cells than there are column names"),
        (4, "left over", "The row has more cells than there are column names."),
    ]


def test_blank_rows_are_counted_apart(tmp_path: Path) -> None:
    """Blank lines, and the rows of commas that spreadsheets leave below a table."""
    read = read_text(tmp_path, NAMES + ROW + ",,,\n ,, ,\n" + ROW + ",,,\n\n\n")
    assert read.counts() == [("reviews.csv", "Reviews", 2, 2, 0, 5)]
    assert read.rows("Reviews", "_row", "_line") == [(0, 2), (1, 5)]
    assert read.messages == []


def test_unknown_missing_and_repeated_columns(tmp_path: Path) -> None:
    """Each is told by name; the rows load."""
    read = read_text(tmp_path, "child id,Dob,Review,Notes,REVIEW\n101,,20/05/2025,x,y\n")
    assert read.rows("Reviews", "CHILD", "REVIEW_text") == [("101", "20/05/2025")]
    assert [(p.column, p.message[:23]) for p in read.loaded.problems] == [
        ("Notes", "The column is not one o"),
        ("REVIEW", "The column stands in th"),
        ("REVIEW_CODE", "The file has no such co"),
    ]
    assert read.loaded.supplied["Reviews"] == {"CHILD", "DOB", "REVIEW"}


def test_the_name_decides_between_equals(tmp_path: Path) -> None:
    """CHILD, SEX and DOB stand in Header and in UASC: only then does the file's name count."""
    text = "CHILD,SEX,DOB\n101,F,01/02/2012\n"
    assert (
        "fit these tables equally well: Header, UASC"
        in read_text(tmp_path, text, "a.csv").messages[0]
    )
    assert read_text(tmp_path, text, "my uasc.csv").counts()[0][1] == "UASC"
    named_wrong = read_text(tmp_path, as_csv(RETURN["OC3"]), "header.csv")
    assert named_wrong.counts()[0][1] == "OC3"


def test_quotation_marks_that_are_never_closed(tmp_path: Path) -> None:
    """One swallows no rows: it is read as a character, and told."""
    text = NAMES + '"101,01/02/2012,20/05/2025,PN1\n' + ROW * 300
    read = read_text(tmp_path, text)
    assert read.counts() == [("reviews.csv", "Reviews", 301, 301, 0, 0)]
    assert read.rows("Reviews", "CHILD", "_line")[:2] == [('"101', 2), ("101", 3)]
    assert [p.line for p in read.loaded.problems] == [2]


def test_line_ends_within_quotation_marks(tmp_path: Path) -> None:
    """They belong to the cell; lines below keep their numbers."""
    read = read_text(tmp_path, NAMES + '101,,20/05/2025,"PN1\n(by telephone)"\n' + ROW)
    assert read.rows("Reviews", "REVIEW_CODE", "_line") == [
        ("PN1\n(by telephone)", 2),
        ("PN1", 4),
    ]


def test_windows_1252(tmp_path: Path) -> None:
    """Letters are read right, and it is said how the file was taken."""
    read = read_text(tmp_path, (NAMES + "Zo\u00eb,,20/05/2025,PN1\n").encode("cp1252"))
    assert read.rows("Reviews", "CHILD") == [("Zo\u00eb",)]
    assert "read as Windows-1252" in read.messages[0]


def test_what_is_wrong_with_a_date_is_said(tmp_path: Path) -> None:
    """The value stands in the problem alone, never in its message or in how it prints."""
    dates = "12/31/2025 31/02/2025 1/5/25 soon ##### #N/A 45992 2025-05-01 1/5/2025".split()
    read = read_text(tmp_path, NAMES + "".join(f"1,,{day},PN1\n" for day in dates))
    problems = list(read.loaded.problems)
    assert [(p.value, p.message) for p in problems] == [
        ("12/31/2025", "The date is written with the month first."),
        ("31/02/2025", "There is no such day, or its year is not between 1800 and 2099."),
        ("1/5/25", "The year of the date has two figures only."),
        ("soon", "This is not a date."),
        ("#####", "The date was too wide for its column when the spreadsheet was saved."),
        ("#N/A", "A formula in the spreadsheet gave an error in place of a date."),
    ]
    assert all(p.value and p.value not in str(p) and p.value not in repr(p) for p in problems)
    assert [str(day[0]) for day in read.rows("Reviews", "REVIEW")[6:]] == [
        "2025-12-01",
        "2025-05-01",
        "2025-05-01",
    ]


def test_problems_are_counted_and_paged(tmp_path: Path) -> None:
    """However many there are, they come by file and line, in bounded memory."""
    read = read_text(tmp_path, NAMES + "1,soon,later,PN1\n" * 6_000)
    problems = read.loaded.problems
    places = [(p.line, p.column) for p in problems]
    assert len(problems) == len(places) == 12_000
    assert places == sorted(places)
    assert [p.line for p in problems.first(3)] == [2, 2, 3]
    assert [count[1:3] + count[4:] for count in problems.counts()] == [
        ("Reviews", "DOB", 6_000),
        ("Reviews", "REVIEW", 6_000),
    ]


def test_many_problems_of_rows_are_kept_in_part(tmp_path: Path) -> None:
    """A thousand of a kind are kept in full, and how many more there are is said."""
    read = read_text(tmp_path, NAMES + (ROW.strip() + ",more\n") * 1_500)
    assert len(read.loaded.problems) == 1_001
    assert any("So also 500 more" in message for message in read.messages)


def test_the_same_file_twice(tmp_path: Path) -> None:
    """Its rows are loaded once."""
    (tmp_path / "a.csv").write_text(REVIEWS)
    (tmp_path / "b.csv").write_text(REVIEWS)
    read = Read(tmp_path, tmp_path / "a.csv")
    assert [f.loaded for f in read.loaded.files] == [2, 0]
    assert "same bytes as a.csv" in read.messages[0]


def test_two_files_of_one_table(tmp_path: Path) -> None:
    """Their rows stand one after the other, in order of name; and it is said."""
    (tmp_path / "b.csv").write_text(NAMES + ROW)
    (tmp_path / "A.csv").write_text(NAMES + ROW.replace("101", "99"))
    read = Read(tmp_path)
    assert read.rows("Reviews", "CHILD", "_row", "_file") == [("99", 0, 0), ("101", 1, 1)]
    assert "Reviews comes from 2 files" in read.messages[0]


def test_children_twice_are_loaded_twice(tmp_path: Path) -> None:
    """Rules report them, reading does not: both rows are there."""
    read = read_text(tmp_path, NAMES + ROW + ROW)
    assert read.rows("Reviews", "CHILD") == [("101",), ("101",)]
    assert read.messages == []


def test_names_of_files_that_mean_more_elsewhere(tmp_path: Path) -> None:
    """Brackets, stars, quotation marks and endings of other kinds of file are only names."""
    for number, name in enumerate(["r[1].csv", "r*.csv", "it's.csv", "r?.csv", "r.csv.gz"]):
        (tmp_path / name).write_text(NAMES + ROW.replace("101", str(number)))
    read = Read(tmp_path)
    assert sorted(read.rows("Reviews", "CHILD")) == [(str(n),) for n in range(5)]


def test_what_is_not_there_and_what_is_no_file(tmp_path: Path) -> None:
    """A wrong name, a pipe, an empty folder, a folder within the folder: all are told."""
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "inner").mkdir()
    (tmp_path / ".hidden").write_text("x")
    read = Read(tmp_path, tmp_path / "gone.csv", tmp_path / "inner")
    assert sorted((p.file, p.message[:30]) for p in read.loaded.problems) == [
        ("gone.csv", "There is no such file."),
        ("inner", "The folder is empty."),
        ("inner", "The folder lies within the fol"),
        ("pipe.csv", "This is not a file."),
    ]
    assert not read.loaded.given


@pytest.mark.parametrize("name", ["../out.csv", "/out.csv", "a/../../out.csv", "C:\\out.csv"])
def test_names_in_an_archive_that_point_outside_it(tmp_path: Path, name: str) -> None:
    """They are refused, and nothing is written anywhere."""
    path = tmp_path / "in" / "a.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(zipfile.ZipInfo(name), REVIEWS)
        out.writestr("fine.csv", REVIEWS)
    read = Read(path)
    assert any("points outside" in message for message in read.messages)
    assert [f.loaded for f in read.loaded.files if f.table] == [2]
    assert [p.name for p in tmp_path.rglob("*.csv")] == []


def test_links_and_archives_in_an_archive(tmp_path: Path) -> None:
    """Neither is followed."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as out:
        out.writestr("reviews.csv", REVIEWS)
    link = zipfile.ZipInfo("link.csv")
    link.external_attr = 0o120777 << 16
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(link, "/etc/hostname")
        out.writestr("inner.zip", inner.getvalue())
        out.writestr("__MACOSX/._x.csv", "x")
    read = Read(path)
    assert sorted(m.split(": ", 1)[1][:25] for m in read.messages) == [
        "The archive holds a link ",
        "The archive lies within a",
    ]


def test_archives_that_unpack_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused as soon as they pass what a return can hold; a workbook likewise."""
    monkeypatch.setattr(archives_module, "ALLOWANCE", 100_000)
    bomb = archive(tmp_path / "bomb.zip", {"a.csv": b"0" * 5_000_000, "b.csv": REVIEWS.encode()})
    read = Read(bomb)
    assert [f.loaded for f in read.loaded.files] == [0, 2]
    assert "unpacks to far more" in read.messages[0]
    book = archive(tmp_path / "bomb.xlsx", {"xl/workbook.xml": b" " * 5_000_000})
    assert "unpacks to far more" in Read(book).messages[0]


def test_an_archive_behind_a_password(tmp_path: Path) -> None:
    """Told, not tried."""
    path = archive(tmp_path / "a.zip", {"a.csv": REVIEWS.encode()})
    data = bytearray(path.read_bytes())
    data[6] |= 1  # the flag of encryption, in the file's header and in the directory
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "protected by a password" in Read(path).messages[0]


def test_xml_that_breaks_off(tmp_path: Path) -> None:
    """Children before the break are loaded, and it is said that others are missing."""
    xml = as_xml()
    read = read_text(tmp_path, xml[: xml.rfind("<EPISODE>")], "return.xml")
    assert read.rows("Header", "CHILD") == [("101",)]
    assert any("not well-formed from this line on" in message for message in read.messages)


def test_elements_that_are_not_known(tmp_path: Path) -> None:
    """Told one by one, with what they hold; the rest is read."""
    xml = as_xml().replace("<HEADER>", "<HEADER><SHOE_SIZE>4</SHOE_SIZE>", 1)
    xml = xml.replace("</EXPSSDA903>", "<FOOTER><MADE>today</MADE></FOOTER></EXPSSDA903>")
    read = read_text(tmp_path, xml, "return.xml")
    told = [(p.message, p.value) for p in read.loaded.problems if "element" in p.message]
    assert told == [
        ("The element SHOE_SIZE is not known in HEADER: it was not read.", "4"),
        ("The element FOOTER is not known in CHILD: it was not read.", "today"),
    ]
    assert len(read.rows("Episodes", "CHILD")) == 3


def test_an_element_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A child of a million elements is no child: refused before memory fills."""
    monkeypatch.setattr(elements_module, "MOST_ELEMENTS", 1_000)
    xml = f"<a><CHILD>{'<x/>' * 2_000}</CHILD></a>"
    assert "not laid out as this return" in read_text(tmp_path, xml).messages[0]


def test_cells_of_a_workbook(tmp_path: Path) -> None:
    """Numbers, dates, true and false, and formulas that gave an error, as a CSV would hold them;
    rows are numbered as in the sheet; a title, a blank sheet and a sheet of notes do no harm."""
    path = tmp_path / "return.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Sheet1")
        sheet.write(1, 1, "Reviews")
        sheet.write_row(3, 1, NAMES.strip().split(","))
        sheet.write_row(4, 1, [101, 40940, "20/05/2025", True])
        sheet.write_row(5, 1, [1e15, 0.1 + 0.2])
        sheet.write_number(5, 3, 45797, day)
        sheet.write_formula(5, 4, "=NA()", None, "#N/A")
        book.add_worksheet("Blank")
        book.add_worksheet("Notes").write(0, 0, "see the guide")
    read = Read(path)
    assert read.rows("Reviews", "_line", "CHILD", "DOB_text", "REVIEW_text", "REVIEW_CODE") == [
        (5, "101", "40940", "20/05/2025", "TRUE"),
        (6, "1e+15", "0.3", "20/05/2025", "#N/A"),
    ]
    assert [str(day[0]) for day in read.rows("Reviews", "DOB")] == ["2012-02-01", "None"]
    assert [(f.sheet, f.table, f.rows, f.refused) for f in read.loaded.files] == [
        ("Sheet1", "Reviews", 2, 0),
        ("Notes", None, 0, 0),
    ]
    assert [f.is_lost for f in read.loaded.files] == [False, False]
    assert any("The sheet holds text and no table" in message for message in read.messages)


def test_the_year_is_found(tmp_path: Path) -> None:
    """From the dates of reviews, sure where nearly all are of one year."""
    read = Read(csv_folder(tmp_path), year=None)
    assert (read.loaded.year, read.loaded.year_sure) == (2026, True)
    assert "100% of 2 dates in Reviews.REVIEW are from 01/04/2025" in read.loaded.year_reason


def test_a_year_that_is_not_sure_is_asked_for(tmp_path: Path) -> None:
    """The latest year of at least a twentieth of the dates is taken, and said to be unsure."""
    days = ["31/03/2024", "01/04/2024", "20/05/2024", "01/01/2031"]
    (tmp_path / "r.csv").write_text(NAMES + "".join(f"1,,{day},PN1\n" for day in days))
    read = Read(tmp_path / "r.csv", year=None)
    assert (read.loaded.year, read.loaded.year_sure) == (2025, False)
    assert "seems to be 2025" in read.messages[0]
    (tmp_path / "r.csv").write_text(NAMES)
    read = Read(tmp_path / "r.csv", year=None)
    assert read.loaded.year is None
    assert "is not known" in read.messages[0]


def test_a_year_without_tables_is_refused(tmp_path: Path) -> None:
    """A mistake of typing, before anything is read."""
    with pytest.raises(ValueError, match="2018 to 2027"):
        Read(tmp_path, year=1926)


def left_in_temporary_folder() -> list[str]:
    """What readers left behind."""
    return [name.name for name in Path(tempfile.gettempdir()).glob("lineofsight-*")]


@pytest.fixture
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that nobody else uses."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_no_room_for_temporary_files(
    tmp_path: Path, own_temporary_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading stops with a message that says what to do, and leaves nothing behind."""

    def no_room(*_: object) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("lineofsight.returns.reading.delimited.to_utf8", no_room)
    with pytest.raises(CannotReadFiles, match="Free some space"):
        read_text(tmp_path, REVIEWS.encode("utf-16"))
    assert left_in_temporary_folder() == []


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, own_temporary_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the middle of a file: the private folder goes, and was private while it stood."""
    seen: list[int] = []

    def interrupted(path: Path) -> scan_module.Scan:
        if path.parent.name.startswith("lineofsight-"):
            seen.append(path.parent.stat().st_mode & 0o777)
            raise KeyboardInterrupt
        return scan_module.scan_file(path)

    monkeypatch.setattr("lineofsight.returns.reading.delimited.scan_file", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read_text(tmp_path, REVIEWS.encode("utf-16"))
    assert seen == [0o700]
    assert left_in_temporary_folder() == []


def test_nothing_is_left_behind(tmp_path: Path, own_temporary_folder: Path) -> None:
    """Nor after a workbook, XML and an archive."""
    workbook(tmp_path / "a.xlsx", {"OC3": RETURN["OC3"]})
    (tmp_path / "b.xml").write_text(as_xml())
    archive(tmp_path / "c.zip", {"sw.csv": as_csv(RETURN["SWEpisodes"]).encode()})
    own_temporary_folder.rename(tmp_path.parent / own_temporary_folder.name)
    tempfile.tempdir = str(tmp_path.parent / own_temporary_folder.name)
    assert {"OC3", "Header", "SWEpisodes"} <= Read(tmp_path).loaded.given
    assert left_in_temporary_folder() == []


def test_heavy_libraries_are_not_loaded_for_csv(tmp_path: Path) -> None:
    """They would take longer than the reading."""
    import subprocess
    import sys

    folder = csv_folder(tmp_path)
    code = (
        "import sys, duckdb\n"
        "from lineofsight.returns.reading import read_return\n"
        "from lineofsight.returns.ssda903.kind import KIND\n"
        f"read_return(KIND, [{str(folder)!r}], connection=duckdb.connect())\n"
        "print([m for m in ('pyarrow', 'numpy', 'pandas', 'polars', 'lxml', 'python_calamine')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_read_return_says_where_each_row_is(tmp_path: Path) -> None:
    """`_file` counts the files, in order of name; `_line` is the line."""
    import duckdb

    connection = duckdb.connect()
    loaded = read_return(KIND, [csv_folder(tmp_path)], connection=connection)
    for number, file in enumerate(loaded.files):
        lines = connection.execute(
            f'SELECT _line FROM "{file.table}" WHERE _file = {number} ORDER BY _row'
        ).fetchall()
        assert lines == [(line,) for line in range(2, file.loaded + 2)]
        assert len(file.sha256) == 64


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    """A bit that was flipped, a sheet that breaks off, a password on the files in it."""
    path = tmp_path / "return.xlsx"
    workbook(path, {"OC3": RETURN["OC3"]})
    whole = path.read_bytes()
    spoilt = tmp_path / "spoilt"
    spoilt.mkdir()
    with zipfile.ZipFile(path) as packed:
        name = "xl/worksheets/sheet1.xml"
        info = packed.getinfo(name)
        place = info.header_offset + 30 + len(name) + 20
        parts = {member: packed.read(member) for member in packed.namelist()}
    flipped = whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :]
    (spoilt / "flipped.xlsx").write_bytes(flipped)
    with zipfile.ZipFile(spoilt / "cut.xlsx", "w") as packed:
        for member, content in parts.items():
            cut = content[:-40] + b'<c r="A9" t="e">' if member == name else content
            packed.writestr(member, cut)
    for one in sorted(spoilt.iterdir()):
        read = Read(one)
        assert read.loaded.given == frozenset(), one.name
        assert read.messages, one.name


def test_a_file_that_breaks_off_has_rows_that_were_not_read(tmp_path: Path) -> None:
    """So that whoever looks at the counts alone sees it."""
    text = as_xml()
    (tmp_path / "return.xml").write_text(text[: text.rindex("<CHILD>") + 20], encoding="utf-8")
    read = Read(tmp_path / "return.xml")
    assert sum(f.refused for f in read.loaded.files) == 1
    assert all(f.rows == f.loaded + f.refused for f in read.loaded.files)
