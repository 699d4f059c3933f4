"""Postcodes from the files that people have: every release, packed or not, or something else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import duckdb
import pytest

from lineofsight.returns.lookups import LookupFileError, load_postcodes, prepare_postcodes
from lineofsight.returns.ssda903.kind import KIND
from tests.returns.rows import engine_with

#: Westminster, Carlisle (by a district of Cumbria), Belfast, and one that ended.
_DIRECTORY_2025 = (
    "pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,east1m,north1m,lat,long\n"
    '"SW1A1AA","SW1A 1AA","SW1A 1AA",198001,,E99999999,,E09000033,529090,179645,51.501,-0.1416\n'
    '"CA1 1AA","CA1  1AA","CA1 1AA",198001,,E99999999,,E06000063,340000,556000,54.895,-2.937\n'
    '"BT1 1AA","BT1  1AA","BT1 1AA",198001,202301,N99999999,,N09000003,333700,374300,54.6,-5.93\n'
)
_DIRECTORY_2019 = (
    "pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,oseast1m,osnrth1m,lat,long\n"
    '"SW1A1AA","SW1A 1AA","SW1A 1AA",198001,,E99999999,E09000033,529090,0179645,51.501,-0.1416\n'
    '"CA1 1AA","CA1  1AA","CA1 1AA",198001,,E10000006,E07000028,340000,0556000,54.895,-2.937\n'
    '"BT1 1AA","BT1  1AA","BT1 1AA",198001,202301,N99999999,N09000003,333700,374300,54.6,-5.93\n'
)
_LOOKUP_2023 = (
    "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,cty,laua,lat,long\n"
    '"SW1A1AA","SW1A 1AA","SW1A 1AA",198001,,0,529090,179645,E99999999,E09000033,51.501,-0.1416\n'
    '"CA1 1AA","CA1  1AA","CA1 1AA",198001,,0,340000,556000,E99999999,E06000063,54.895,-2.937\n'
    '"BT1 1AA","x","BT1 1AA",198001,202301,0,333700,374300,N99999999,N09000003,54.6,-5.93\n'
)
_FOUND = [
    ("BT11AA", 333700.0, 374300.0, "NIR"),
    ("CA11AA", 340000.0, 556000.0, "E06000063"),
    ("SW1A1AA", 529090.0, 179645.0, "E09000033"),
]


def connection_with(*postcodes: str) -> duckdb.DuckDBPyConnection:
    """A return whose placements have these postcodes."""
    rows = [{"CHILD": str(n), "PL_POST": postcode} for n, postcode in enumerate(postcodes)]
    return engine_with(KIND, {"Episodes": rows}).connection


def loaded(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """What was loaded."""
    return connection.execute(
        "SELECT postcode, easting, northing, authority FROM postcodes ORDER BY postcode"
    ).fetchall()


@pytest.mark.parametrize(
    "text",
    [
        _DIRECTORY_2025,
        _DIRECTORY_2019,
        _LOOKUP_2023,
        "\ufeff" + _DIRECTORY_2025,
        _DIRECTORY_2025.replace("\n", "\r\n"),
        _DIRECTORY_2025.upper(),
        _DIRECTORY_2025.replace(",", ";"),
    ],
    ids=["2025", "2019", "lookup", "mark", "windows", "capitals", "semicolons"],
)
def test_every_release_says_the_same(text: str, tmp_path: Path) -> None:
    """The column names differ by release; ended postcodes count; only wanted ones are kept."""
    (tmp_path / "postcodes.csv").write_text(text, encoding="utf-8", newline="")
    connection = connection_with("sw1a 1aa", "CA11AA", " BT1\u00a01AA ", "ZZ1 1ZZ")
    found = load_postcodes(connection, tmp_path / "postcodes.csv")
    assert loaded(connection) == _FOUND
    assert (found.wanted, found.found, found.misfits) == (4, 3, ())


def test_the_published_zip(tmp_path: Path) -> None:
    """The ZIP holds documents and parts beside the whole file, which is its largest."""
    with zipfile.ZipFile(tmp_path / "ONSPD.zip", "w") as packed:
        packed.writestr("Documents/names.csv", "LAD25CD,LAD25NM\n" + "E09000033,Westminster\n" * 99)
        packed.writestr("Data/ONSPD_UK.csv", _DIRECTORY_2025)
        packed.writestr("Data/multi_csv/ONSPD_ZZ.csv", _DIRECTORY_2025.split("\n")[0] + "\n")
    connection = connection_with("SW1A1AA", "CA11AA", "BT11AA")
    load_postcodes(connection, tmp_path / "ONSPD.zip")
    assert loaded(connection) == _FOUND


def test_prepared_once(tmp_path: Path) -> None:
    """The columns that a check needs, as a Parquet, give what the whole file gives."""
    (tmp_path / "postcodes.csv").write_text(_DIRECTORY_2019, encoding="utf-8")
    target = tmp_path / "postcodes.parquet"
    assert prepare_postcodes(tmp_path / "postcodes.csv", target) == 3
    connection = connection_with("SW1A1AA", "CA11AA", "BT11AA")
    load_postcodes(connection, target)
    assert loaded(connection) == _FOUND


def test_an_unknown_area_is_told(tmp_path: Path) -> None:
    """A code newer than our list gives no authority, and is said rather than counted as outside."""
    (tmp_path / "new.csv").write_text("pcds,laua,east1m,north1m\nZZ1 1ZZ,E06999999,1,2\n")
    connection = connection_with("ZZ11ZZ")
    (misfit,) = load_postcodes(connection, tmp_path / "new.csv").misfits
    assert loaded(connection) == [("ZZ11ZZ", 1.0, 2.0, None)]
    assert misfit.value == "E06999999"
    assert "ZZ11ZZ" in misfit.message


def test_without_a_grid_reference(tmp_path: Path) -> None:
    """The files give 0, or nothing, where there is none; of two rows the better is kept."""
    (tmp_path / "some.csv").write_text(
        "pcds,laua,east1m,north1m\nCA1 1AA,E06000063,0,0\nCA1 1AA,E06000063,340000,556000\n"
        "JE1 1AA,L93000001,,\n"
    )
    connection = connection_with("CA11AA", "JE11AA")
    load_postcodes(connection, tmp_path / "some.csv")
    assert loaded(connection) == [
        ("CA11AA", 340000.0, 556000.0, "E06000063"),
        ("JE11AA", None, None, "NUK"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"CHILD,DECOM\n1,01/04/2025\n", id="another CSV"),
        pytest.param(b"%PDF-1.7\n\x93\x8c\x8b\x9e\n", id="a PDF"),
        pytest.param(b"\xff\xfep\x00c\x00d\x00", id="UTF-16"),
        pytest.param(b"PAR1broken", id="a broken Parquet"),
        pytest.param(
            b'pcds,laua,east1m,north1m\n"CA1 1AA,E06000063,1,2\n', id="an open quotation mark"
        ),
    ],
)
def test_another_file_is_refused(content: bytes, tmp_path: Path) -> None:
    """The error names the file and says what to give instead."""
    path = tmp_path / "given.csv"
    path.write_bytes(content)
    with pytest.raises(LookupFileError, match=r"given\.csv.*Give the ONS Postcode Directory"):
        load_postcodes(connection_with("CA11AA"), path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A wrong path is said to be one."""
    with pytest.raises(LookupFileError, match="cannot be opened"):
        load_postcodes(connection_with("CA11AA"), tmp_path / "none.csv")


def test_a_damaged_zip(tmp_path: Path) -> None:
    """A download that broke off."""
    (tmp_path / "ONSPD.zip").write_bytes(b"PK\x03\x04broken")
    with pytest.raises(LookupFileError, match=r"ONSPD\.zip: The archive is damaged"):
        load_postcodes(connection_with("CA11AA"), tmp_path / "ONSPD.zip")


def test_a_bomb(tmp_path: Path) -> None:
    """An archive that unpacks to far more than its size is not unpacked."""
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("ONSPD.csv", _DIRECTORY_2025 + " " * (80 << 20))
    with pytest.raises(LookupFileError, match="unpacks to far more"):
        load_postcodes(connection_with("CA11AA"), tmp_path / "bomb.zip")


def test_a_zip_without_postcodes(tmp_path: Path) -> None:
    """A workbook is a ZIP too."""
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(LookupFileError, match="holds no file of postcodes"):
        load_postcodes(connection_with("CA11AA"), tmp_path / "book.xlsx")


def test_a_target_that_cannot_be_written(tmp_path: Path) -> None:
    """It is the target's fault, not the file's."""
    (tmp_path / "postcodes.csv").write_text(_DIRECTORY_2025, encoding="utf-8")
    with pytest.raises(OSError, match="nowhere"):
        prepare_postcodes(tmp_path / "postcodes.csv", tmp_path / "nowhere" / "postcodes.parquet")
