"""Small returns written as files, and their checks."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from pathlib import Path

from lineofsight.returns.results.result import Result
from lineofsight.returns.run import check_return
from tests.returns.examples import drawn_rows

#: Two children: the first's episode is open though another began, and her sex is written as
#: until 2024; the second's placement code is in lower case.
SMALL = {
    "Header": """
        CHILD | SEX | DOB        | ETHNIC | UPN | MOTHER | MC_DOB
        101   | 2   | 14/05/2012 | WBRI   | UN3 | 0      |
        102   | F   | 15/05/2012 | WBRI   | UN3 | 0      |
    """,
    "Episodes": """
        CHILD | DECOM      | RNE | LS | CIN | PLACE | PLACE_PROVIDER | DEC        | REC | URN
        101   | 10/04/2025 | S   | C2 | N1  | U1    | PR1            |            |     |
        101   | 01/09/2025 | P   | C2 | N1  | U1    | PR1            |            |     |
        102   | 10/04/2025 | S   | C2 | N1  | k2    | PR1            | 01/06/2025 | X1  | =1+1
        102   | 01/06/2025 | P   | C2 | N1  | U1    | PR1            |            |     |
    """,
}


def write_return(folder: Path, tables: Mapping[str, str]) -> Path:
    """Write tables drawn as text to CSV files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawn in tables.items():
        rows = drawn_rows(drawn)
        with (folder / f"{name.lower()}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def check(
    folder: Path, tables: Mapping[str, str] = SMALL, only: Collection[str] = ("101", "142", "146")
) -> Result:
    """Check tables drawn as text, by some rules of 2026."""
    place = write_return(folder / "return", tables)
    return check_return("ssda903", [place], year=2026, only=only)
