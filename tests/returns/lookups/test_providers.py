"""Ofsted's lists of providers: every layout, numbers for URNs, several files, what does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from lineofsight.returns.lookups import LookupFileError, load_providers

_HOMES: list[Sequence[object]] = [
    (
        "Local authority|URN|Provider type|Sector|Registration date|Deregistration date|"
        "Placement code|Setting address postcode|Owner name|Placement provider code"
    ).split("|"),
    [
        *("East Sussex", 1234567, "Children's home", "Private", date(2020, 1, 1), "-"),
        *("K2", "BN20 8JX", "A Company Ltd", "PR4"),
    ],
    [
        *("East Sussex", "SC012345", "Children's home", "Local Authority", date(2020, 1, 1), None),
        *("K1, K2", "BN20 8JY", "Kent County Council", "PR1,PR2"),
    ],
    [
        *("Kent", 2345678, "Fostering agency", "Voluntary", date(2020, 1, 1), date(2025, 9, 30)),
        *("U1,U2,U3", "ME1 1AA", "A Charity", "PR5"),
    ],
]
_SUPPORTED: list[Sequence[object]] = [
    (
        "Provider local authority|Setting local authority|URN|Provider type|Closed date|"
        "Placement provider code|Setting address postcode"
    ).split("|"),
    ["Kent", "Kent", 3456789, "Supported accommodation", "na", "PR4", "ME1 1AA"],
    ["Kent", "East Sussex", 3456789, "Supported accommodation", "na", "PR4", "BN20 8JZ"],
]


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    """Write a workbook."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def providers(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[object, ...]]:
    """What was loaded, by URN."""
    rows = connection.execute(
        'SELECT "URN", place_codes, provider_codes, closed, postcodes, areas, authority '
        "FROM providers"
    ).fetchall()
    return {urn: tuple(rest) for urn, *rest in rows}


_EXPECTED = {
    "1234567": (["K2"], ["PR4"], None, ["BN208JX"], ["E10000011"], "E10000011"),
    "SC012345": (["K1", "K2"], ["PR1", "PR2"], None, ["BN208JY"], ["E10000011"], "E10000016"),
    "2345678": (
        ["U1", "U2", "U3"],
        ["PR5"],
        date(2025, 9, 30),
        ["ME11AA"],
        ["E10000016"],
        "E10000016",
    ),
    "3456789": (
        ["H5", "K3"],
        ["PR4"],
        None,
        ["BN208JZ", "ME11AA"],
        ["E10000011", "E10000016"],
        "E10000016",
    ),
}


def test_a_workbook_of_two_sheets(tmp_path: Path) -> None:
    """URNs that the workbook holds as numbers are text as in a return. A council's home in
    another area is the owner's. Supported accommodation has K3 (H5 before) and every place."""
    connection = duckdb.connect()
    title: list[Sequence[object]] = [["Providers at 31 March"], []]
    path = workbook(
        tmp_path / "list.xlsx",
        {"Providers": [*title, *_HOMES], "SA Providers": _SUPPORTED, "Empty": []},
    )
    loaded = load_providers(connection, [path])
    assert providers(connection) == _EXPECTED
    assert (loaded.rows, loaded.providers, loaded.misfits) == (5, 4, ())


def test_several_files(tmp_path: Path) -> None:
    """Homes and supported accommodation also come as two files."""
    connection = duckdb.connect()
    homes = workbook(tmp_path / "ch.xlsx", {"Providers": _HOMES})
    supported = workbook(tmp_path / "sa.xlsx", {"SA Providers": _SUPPORTED})
    load_providers(connection, [homes, supported])
    assert providers(connection) == _EXPECTED


def test_a_plain_csv(tmp_path: Path) -> None:
    """Columns that the list does not have stay unknown; cells that it leaves blank say nothing.
    A provider with an open entry is open."""
    path = tmp_path / "list.csv"
    path.write_text(
        'URN,PLACE_CODES,REG_END,LA_CODE\n1,"K1,K2",25/12/2015,E10000023\n2,,2014-02-21,\n'
        "3,K1,25/12/2017,other\n3,K1,,other\n"
    )
    connection = duckdb.connect()
    load_providers(connection, [path])
    assert providers(connection) == {
        "1": (["K1", "K2"], None, date(2015, 12, 25), [], [], "E06000065"),
        "2": ([], None, date(2014, 2, 21), [], [], ""),
        "3": (["K1"], None, None, [], [], "other"),
    }


def test_only_urns(tmp_path: Path) -> None:
    """A list of URNs alone says which are known, and no more."""
    path = tmp_path / "list.csv"
    path.write_text("\ufeffurn\nsc 123\n", encoding="utf-8")
    connection = duckdb.connect()
    load_providers(connection, [path])
    assert providers(connection) == {"SC123": (None, None, None, [], [], None)}


def test_what_does_not_fit_is_told(tmp_path: Path) -> None:
    """File, sheet, row, column and value of each; the rest of the row is used."""
    connection = duckdb.connect()
    rows: list[list[object]] = [
        ["URN", "Placement code", "Deregistration date", "Local authority"],
        ["1", "not provided", "soon", "Mordor"],
        [None, "K1", None, "Kent"],
        ["2", "K1", 45_000, "Kent"],
    ]
    path = workbook(tmp_path / "list.xlsx", {"Homes": rows, "Notes": [["Read this"]]})
    told = load_providers(connection, [path]).misfits
    assert [(m.file, m.line, m.column, m.value) for m in told] == [
        ("list.xlsx: Homes", 2, "Placement code", "not provided"),
        ("list.xlsx: Homes", 2, "Deregistration date", "soon"),
        ("list.xlsx: Homes", 2, "Local authority", "Mordor"),
        ("list.xlsx: Homes", 3, "URN", ""),
        ("list.xlsx: Notes", None, "", ""),
    ]
    assert providers(connection) == {
        "1": (None, None, None, [], [], None),
        "2": (["K1"], None, date(2023, 3, 15), [], ["E10000016"], "E10000016"),
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no column is named URN"),
        (b"CHILD,DECOM\n1,01/04/2025\n", "no column is named URN"),
        (b"PK\x03\x04broken", "archive is damaged"),
        (b"\xd0\xcf\x11\xe0broken", "cannot be read as a workbook"),
        (b"\x00\x01\x02\x03", "neither a workbook nor a CSV"),
    ],
)
def test_another_file_is_refused(content: bytes, message: str, tmp_path: Path) -> None:
    """The error names the file."""
    path = tmp_path / "given.xlsx"
    path.write_bytes(content)
    with pytest.raises(LookupFileError, match=rf"given\.xlsx.*{message}"):
        load_providers(duckdb.connect(), [path])


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A wrong path is said to be one."""
    with pytest.raises(LookupFileError, match="cannot be opened"):
        load_providers(duckdb.connect(), [tmp_path / "none.xlsx"])


@pytest.mark.parametrize(
    ("name", "urns"),
    [
        ("ch_fake.xlsx", {"NJASCN"}),
        ("scp_fake.xlsx", {"BABABOOEY", "P4BABOO7"}),
        ("scp_ch_2025_fake.xlsx", {"1", "2"}),
        ("combined_scp_ch_fake.xlsx", {"ARN00001", "GND00002", "MDR00003", "RHN00004"}),
    ],
)
def test_the_layouts_of_different_years(name: str, urns: set[str], shared: Path) -> None:
    """Invented lists in Ofsted's layouts: each is recognised, and every provider found."""
    connection = duckdb.connect()
    folder = shared / "data" / "returns" / "ssda903" / "samples"
    load_providers(connection, [folder / name])
    assert providers(connection).keys() == urns
