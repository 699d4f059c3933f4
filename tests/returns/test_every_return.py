"""What must hold of every return, whatever files are given for it: a return that is added is tried
here by itself."""

from __future__ import annotations

import errno
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.kinds import KINDS, get_kind
from lineofsight.returns.planning import run_planned
from lineofsight.returns.reading import CannotReadFiles, Loaded, read_return
from lineofsight.returns.reading.telling import tell_files
from lineofsight.returns.run import NothingReadError, check_return
from tests.returns.small_files import columns_of, small_csv, small_xml

WITH_XML = [code for code in KINDS if get_kind(code).layout is not None]


def read(kind: ReturnKind, *paths: Path) -> tuple[Loaded, list[str]]:
    """What reading files gives, and all that is told of them. No row may be lost."""
    with duckdb.connect() as connection:
        loaded = read_return(kind, paths, connection=connection, year=kind.last_year)
        for file in loaded.files:
            assert file.rows == file.loaded + file.refused, file.name
        told = [str(problem) for problem in loaded.problems]
        assert len(told) == len(loaded.problems)
        return loaded, told


def as_workbook(text: str) -> bytes:
    """A workbook with the table, below a title."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(text.splitlines()):
            sheet.write_row(number, 0, line.split(","))
    return out.getvalue()


def as_archive(text: str) -> bytes:
    """An archive with the table."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("table.csv", text)
    return out.getvalue()


#: Ways in which a table is sent, and whether all of its rows can be read.
SENT: dict[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "line feeds alone": lambda text: text.replace("\r\n", "\n").encode(),
    "semicolons": lambda text: text.replace(",", ";").encode(),
    "tabs": lambda text: text.replace(",", "\t").encode(),
    "names in small letters": lambda text: (
        text.splitlines()[0].lower() + "\n" + "\n".join(text.splitlines()[1:])
    ).encode(),
    "blank rows at the end": lambda text: (text + ",,\r\n\r\n,,\r\n").encode(),
    "a title above": lambda text: ("Export of 1 April\r\n\r\n" + text).encode(),
    "a workbook": as_workbook,
    "an archive": as_archive,
}


@pytest.mark.parametrize("sent", SENT)
@pytest.mark.parametrize("code", KINDS)
def test_a_table_is_read_however_it_is_sent(code: str, sent: str, tmp_path: Path) -> None:
    """Every row of it, and it is recognised by its columns."""
    kind = get_kind(code)
    path = tmp_path / "export of last week.dat"
    path.write_bytes(SENT[sent](small_csv(kind, kind.tables[0], rows=3)))
    loaded, _ = read(kind, path)
    assert [file.table for file in loaded.files] == [kind.tables[0].name]
    assert sum(file.loaded for file in loaded.files) == 3


@pytest.mark.parametrize("code", KINDS)
def test_every_table_is_recognised_and_told_from_other_returns(code: str, tmp_path: Path) -> None:
    """Those that can be sent as a table by themselves."""
    kind, kinds = get_kind(code), [get_kind(other) for other in KINDS]
    for table in kind.tables:
        path = tmp_path / f"{table.name}.csv"
        path.write_text(small_csv(kind, table), encoding="utf-8")
        loaded, told = read(kind, path)
        assert [file.table for file in loaded.files] == [table.name], told
        assert [file.code for file in tell_files(kinds, [path])] == [code], table.name


@pytest.mark.parametrize("code", WITH_XML)
def test_the_xml_of_another_return_is_refused(code: str, tmp_path: Path) -> None:
    """Though its header may be the same: nothing is checked as if it were there."""
    path = tmp_path / "other.xml"
    for other in WITH_XML:
        if other != code:
            path.write_text(small_xml(get_kind(other)), encoding="utf-8")
            loaded, told = read(get_kind(code), path)
            assert loaded.given == frozenset(), (other, told)


#: Files that are none, and what is said of each.
REFUSED: dict[str, tuple[Callable[[str], bytes], str]] = {
    "nothing": (lambda _: b"", "The file is empty"),
    "a PDF": (lambda _: b"%PDF-1.7\n%\xe2\xe3\n1 0 obj", "The file is a PDF"),
    "a web page": (lambda _: b"<!DOCTYPE html><html>Sign in</html>", "a web page"),
    "wrong delimiter": (lambda text: text.replace(",", "~").encode(), "column names"),
    "noise": (lambda _: bytes(range(1, 32)) * 40, "The file is not text"),
    "a cut workbook": (lambda text: as_workbook(text)[:400], "damaged"),
}


@pytest.mark.parametrize("given", REFUSED)
@pytest.mark.parametrize("code", KINDS)
def test_a_file_that_is_no_table_is_refused(code: str, given: str, tmp_path: Path) -> None:
    """It is told why, and nothing is checked as if it were there."""
    kind = get_kind(code)
    make, said = REFUSED[given]
    path = tmp_path / "table.csv"
    path.write_bytes(make(small_csv(kind, kind.tables[0])))
    loaded, told = read(kind, path)
    assert any(said in one for one in told), told
    assert loaded.given == frozenset()
    with pytest.raises(NothingReadError):
        check_return(code, [path], year=kind.last_year)


@pytest.mark.parametrize("code", KINDS)
def test_column_names_alone_and_twice(code: str, tmp_path: Path) -> None:
    """A table without rows is a table; names that stand there again are no row."""
    kind = get_kind(code)
    path = tmp_path / "table.csv"
    names, row = small_csv(kind, kind.tables[0]).splitlines()
    path.write_text(names + "\n", encoding="utf-8")
    loaded, _ = read(kind, path)
    assert kind.tables[0].name in loaded.given
    path.write_text("\n".join([names, names, row, ""]), encoding="utf-8")
    loaded, told = read(kind, path)
    assert sum(file.loaded for file in loaded.files) == 1
    assert any("column names" in one for one in told), told


@pytest.mark.parametrize("code", KINDS)
def test_a_row_given_twice_is_loaded_twice(code: str, tmp_path: Path) -> None:
    """Identifiers that stand there more than once are for rules to judge, not for the reader."""
    kind = get_kind(code)
    path = tmp_path / "table.csv"
    path.write_text(small_csv(kind, kind.tables[0], rows=2), encoding="utf-8")
    with check_return(code, [path], year=kind.last_year) as result:
        assert result.manifest()["rows"] == {"in": 2, "loaded": 2, "refused": 0}
        assert not [left for left in result.checked.not_run if left.failed]


def spoilt(text: str) -> dict[str, tuple[str, bool]]:
    """XML with something wrong, and whether its rows may be read all the same."""
    root = text.partition(">")[0].removeprefix("<")
    bomb = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    value = text.replace(">1<", ">&i;<")
    return {
        "a namespace": (text.replace(f"<{root}>", f'<{root} xmlns="urn:a">'), True),
        "a prefix": (
            text.replace("</", "<\0")
            .replace("<", "<p:")
            .replace("<p:\0", "</p:")
            .replace(f"<p:{root}>", f'<p:{root} xmlns:p="urn:a">'),
            True,
        ),
        "white space": (text.replace("><", ">\n   <"), True),
        "a document type": (f"<!DOCTYPE {root}>{text}", False),
        "an entity": (f'<!DOCTYPE {root} [<!ENTITY i "1">]>{value}', False),
        "an outside entity": (
            f'<!DOCTYPE {root} [<!ENTITY i SYSTEM "file:///etc/hostname">]>{value}',
            False,
        ),
        "an entity bomb": (f"<!DOCTYPE {root} [{bomb}]>{value}", False),
        "nothing closed": (f"<{root}><Children>", False),
        "other elements": ("<Garden><Rose>red</Rose></Garden>", False),
    }


@pytest.mark.parametrize("way", list(spoilt("<a>")))
@pytest.mark.parametrize("code", WITH_XML)
def test_xml_is_read_or_refused(code: str, way: str, tmp_path: Path) -> None:
    """What may reach outside or swell is never read; a namespace does no harm."""
    kind = get_kind(code)
    text, readable = spoilt(small_xml(kind))[way]
    path = tmp_path / "return.xml"
    path.write_text(f"<?xml version='1.0'?>{text}", encoding="utf-8")
    loaded, told = read(kind, path)
    rows = sum(file.loaded for file in loaded.files)
    assert (rows > 0) is readable, told
    assert readable or told


@pytest.mark.parametrize("code", WITH_XML)
def test_xml_that_breaks_off_is_read_as_far_as_it_goes(code: str, tmp_path: Path) -> None:
    """And it is told where it breaks off."""
    kind = get_kind(code)
    text = small_xml(kind).replace("><", ">\n<")
    path = tmp_path / "return.xml"
    path.write_text(text[: int(len(text) * 0.9)], encoding="utf-8")
    loaded, told = read(kind, path)
    assert any("not well-formed" in one or "breaks off" in one for one in told), told
    assert any(file.refused or file.is_lost for file in loaded.files)


@pytest.mark.parametrize("code", KINDS)
def test_a_full_disk_is_said(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do."""

    def no_room(*_: object) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("lineofsight.returns.reading.delimited.to_utf8", no_room)
    kind = get_kind(code)
    path = tmp_path / "table.csv"
    path.write_bytes(small_csv(kind, kind.tables[0]).encode("utf-16"))
    with pytest.raises(CannotReadFiles, match="Free some space"):
        read(kind, path)


#: Text that has broken readers: marks, quotes, numbers beyond all bounds, odd days, right to left.
ODD = st.sampled_from(
    "=1+1 \u202e 29/02/2023 00/00/0000 1e999 -0 ZZ/ZZ/ZZZZ 9999999999999999 2025-13-45".split()
) | st.sampled_from(["", " ", "'", '"', "A" * 300, "\u00e9", "NULL", "nan", "45992", "true"])
ANY = ODD | st.text(st.characters(exclude_characters="\0\r\n", exclude_categories=["Cs"]))


@pytest.mark.parametrize("code", KINDS)
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_text_in_any_cell_never_breaks_a_rule(
    code: str, data: st.DataObject, tmp_path: Path
) -> None:
    """Every table of the return with odd cells: all rows are loaded, and every rule runs."""
    kind = get_kind(code)
    folder = tmp_path / str(data.draw(st.integers(0, 10**12)))
    folder.mkdir(exist_ok=True)
    for table in kind.tables:
        columns = columns_of(table, kind.last_year)
        rows = data.draw(st.lists(st.lists(ANY, min_size=len(columns), max_size=len(columns))))
        lines = [[column.name for column in columns], *rows]
        quoted = [[cell.replace('"', '""') for cell in line] for line in lines]
        text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in quoted)
        (folder / f"{table.name}.csv").write_text(text + "\n", encoding="utf-8")
    with duckdb.connect() as connection:
        loaded = read_return(kind, [folder], connection=connection, year=kind.last_year)
        assert all(file.rows == file.loaded + file.refused for file in loaded.files)
        checked = run_planned(kind, connection, kind.settings(kind.last_year), loaded.given)
        assert [left.rule.code for left in checked.not_run if left.failed] == []
