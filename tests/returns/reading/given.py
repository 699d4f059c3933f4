"""Returns written to files in a test, and what reading them gives."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter

from lineofsight.returns.reading import Loaded, read_return
from lineofsight.returns.ssda903.kind import KIND

Cells = Sequence[str]

#: A small return: each table as rows of cells, the column names first.
RETURN: Mapping[str, Sequence[Cells]] = {
    "Header": [
        ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB", "UASC"),
        ("101", "F", "01/02/2012", "WBRI", "UN3", "", "", ""),
        ("102", "M", "29/02/2008", "MWBC", "A123456789012", "", "", "1"),
    ],
    "Episodes": [
        (
            "CHILD",
            "DECOM",
            "RNE",
            "LS",
            "CIN",
            "PLACE",
            "PLACE_PROVIDER",
            "DEC",
            "REC",
            "REASON_PLACE_CHANGE",
            "HOME_POST",
            "PL_POST",
            "URN",
        ),
        "101 01/04/2025 S C2 N1 U1 PR1 30/06/2025 X1 CARPL AB10CD AB23EF 1234567".split(),
        ("101", "30/06/2025", "P", "C2", "N1", "U4", "PR1", "", "", "", "AB1 0CD", "", "SC1"),
        ("102", "not a day", "S", "V2", "N4", "H5", "PR4", "", "", "", "", "", ""),
    ],
    "Reviews": [
        ("CHILD", "DOB", "REVIEW", "REVIEW_CODE"),
        ("101", "01/02/2012", "20/05/2025", "PN1"),
        ("101", "01/02/2012", "20/11/2025", "PN3"),
    ],
    "UASC": [("CHILD", "SEX", "DOB", "DUC"), ("102", "M", "29/02/2008", "01/03/2026")],
    "OC2": [
        (
            "CHILD",
            "DOB",
            "SDQ_SCORE",
            "SDQ_REASON",
            "CONVICTED",
            "HEALTH_CHECK",
            "IMMUNISATIONS",
            "TEETH_CHECK",
            "HEALTH_ASSESSMENT",
            "SUBSTANCE_MISUSE",
            "INTERVENTION_RECEIVED",
            "INTERVENTION_OFFERED",
        ),
        ("101", "01/02/2012", "14", "", "0", "", "1", "1", "1", "0", "", ""),
        ("102", "29/02/2008", "fourteen", "", "0", "", "1", "1", "1", "0", "", ""),
    ],
    "OC3": [
        ("CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"),
        ("102", "29/02/2008", "YES", "F2", "B1"),
    ],
    "AD1": [
        (
            "CHILD",
            "DOB",
            "DATE_INT",
            "DATE_MATCH",
            "FOSTER_CARE",
            "NB_ADOPTR",
            "SEX_ADOPTR",
            "LS_ADOPTR",
        ),
        ("101", "01/02/2012", "01/05/2025", "02/05/2025", "0", "2", "MF", "L0"),
    ],
    "PlacedAdoption": [
        ("CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
        ("101", "01/02/2012", "03/05/2025", "04/05/2025", "RD1"),
    ],
    "PrevPerm": [
        ("CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"),
        ("101", "01/02/2012", "P1", "330", "ZZ/05/2019"),
    ],
    "Missing": [
        ("CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"),
        ("102", "29/02/2008", "M", "01/07/2025", "02/07/2025"),
    ],
    "SWEpisodes": [
        ("CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"),
        ("101", "01/02/2012", "SW1", "01/04/2025", "", ""),
    ],
    "DoLo": [("CHILD", "DOB", "DOLO_START", "DOLO_END"), ("102", "29/02/2008", "01/08/2025", "")],
}


def as_csv(rows: Iterable[Cells], *, delimiter: str = ",", end: str = "\r\n") -> str:
    """Rows as the text of a CSV file."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


def csv_folder(folder: Path, tables: Mapping[str, Sequence[Cells]] = RETURN) -> Path:
    """A folder with a CSV file for each table."""
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(as_csv(rows), encoding="utf-8", newline="")
    return folder


def workbook(path: Path, tables: Mapping[str, Sequence[Cells]] = RETURN) -> Path:
    """A workbook with a sheet for each table, its cells as text."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in tables.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    sheet.write_string(number, place, cell)
    return path


def archive(path: Path, files: Mapping[str, bytes | Path]) -> Path:
    """A ZIP archive of files by their names in it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, file in files.items():
            out.writestr(name, file.read_bytes() if isinstance(file, Path) else file)
    return path


#: The element of each table's rows; those of None stand in HEADER itself.
ELEMENTS = {
    "Reviews": "AREVIEW",
    "PrevPerm": "PERMANENCE",
    "OC2": "OC2",
    "Missing": "AMISSING",
    "PlacedAdoption": "AD_PLACED",
    "SWEpisodes": "SWEPISODE",
    "DoLo": "DOLO",
    "UASC": None,
    "OC3": None,
    "AD1": None,
}


def as_xml(tables: Mapping[str, Sequence[Cells]] = RETURN) -> str:
    """The return as XML: every child of Header with its rows."""
    columns = {name: rows[0] for name, rows in tables.items()}
    out = ["<EXPSSDA903>"]
    for header in tables["Header"][1:]:
        child = header[0]
        out.append("<CHILD><HEADER>")
        out += [_element(*cell) for cell in zip(columns["Header"], header, strict=True)]
        for name, element in ELEMENTS.items():
            for row in tables.get(name, ())[1:]:
                own = [
                    _element(column, cell)
                    for column, cell in zip(columns[name], row, strict=True)
                    if column not in ("CHILD", "DOB", "SEX")
                ]
                if row[0] == child:
                    out += [f"<{element}>", *own, f"</{element}>"] if element else own
        out.append("</HEADER>")
        for row in tables["Episodes"][1:]:
            if row[0] == child:
                cells = zip(columns["Episodes"], row, strict=True)
                out += ["<EPISODE>", *(_element(*cell) for cell in cells if cell[0] != "CHILD")]
                out.append("</EPISODE>")
        out.append("</CHILD>\n")
    return "".join([*out, "</EXPSSDA903>"])


def _element(column: str, cell: str) -> str:
    name = {"CHILD": "CHILDID", "PLACE": "PL"}.get(column, column)
    text = cell.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<{name}>{text}</{name}>" if text else f"<{name} />"


class Read:
    """A return that was read in a test."""

    def __init__(self, *paths: Path, last_year: Sequence[Path] = (), year: int | None = 2026):
        self.connection = duckdb.connect()
        self.loaded: Loaded = read_return(
            KIND, paths, last_year=last_year, connection=self.connection, year=year
        )

    def rows(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        """The rows of a typed table, in order."""
        names = ", ".join(f'"{column}"' for column in columns)
        return self.connection.execute(f'SELECT {names} FROM "{table}" ORDER BY _row').fetchall()

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every table, without the places that its rows come from."""
        return {
            table.name: self.connection.execute(
                f'SELECT * EXCLUDE (_file, _line) FROM "{table.name}" ORDER BY _row'
            ).fetchall()
            for table in KIND.tables
        }

    @property
    def messages(self) -> list[str]:
        """What is said of everything that does not fit."""
        return [str(problem) for problem in self.loaded.problems]

    def counts(self) -> list[tuple[str, str | None, int, int, int, int]]:
        """For each part: file, table, rows, loaded, refused, blank."""
        return [(f.name, f.table, f.rows, f.loaded, f.refused, f.blank) for f in self.loaded.files]


def read_text(folder: Path, text: str | bytes, name: str = "reviews.csv") -> Read:
    """One file of the given text, read."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Read(path)
