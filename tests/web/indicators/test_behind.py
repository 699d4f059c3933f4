"""The rows behind a figure: they count to it, and each leads to its child and to its lines."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from lineofsight.indicators.keeping import kept_in
from lineofsight.indicators.periods import year_to
from lineofsight.indicators.registry import indicator
from lineofsight.indicators.values import Value
from tests.built_council import BuiltCouncil
from tests.web.recorded import from_json, page, tables

YEAR = year_to(2026)


def values(council: BuiltCouncil, code: str) -> list[Value]:
    """The values of the last year."""
    return [k.value for k in kept_in(council.snapshot, code) if k.value.period == YEAR]


def rows_of(site: Client, code: str, query: str = "") -> list[dict[str, Any]]:
    return from_json(site, f"/mereshire/indicators/{code.lower()}/children.json{query}")


@pytest.mark.parametrize("code", ["HP05", "CC01", "HP22", "CC26-incidents"])
def test_rows_of_a_number_are_as_many(
    council_site: Client, built_council: BuiltCouncil, code: str
) -> None:
    (value,) = values(built_council, code)
    assert sum(row["met"] is True for row in rows_of(council_site, code)) == value.numerator


@pytest.mark.parametrize("code", ["HP06", "HP14", "HP20", "HP37"])
def test_rows_of_a_share_are_its_two_numbers(
    council_site: Client, built_council: BuiltCouncil, code: str
) -> None:
    """The choice of those in the numerator leaves just those; those without an answer are told."""
    (value,) = values(built_council, code)
    rows = rows_of(council_site, code)
    assert len(rows) == value.denominator
    assert len(rows_of(council_site, code, "?met=yes")) == value.numerator
    assert len(rows_of(council_site, code, "?met=unknown")) == value.unknown
    no = [row for row in rows if row["met"] is False]
    assert rows_of(council_site, code, "?met=no") == no
    html = page(council_site, f"/mereshire/indicators/{code.lower()}/children/?met=yes")
    assert f">{value.numerator:,.0f} row" in html


def test_rows_of_parts_count_to_each(council_site: Client, built_council: BuiltCouncil) -> None:
    rows = rows_of(council_site, "CC07")
    for value in values(built_council, "CC07"):
        assert len({r["row_key"] for r in rows if r["part"] == value.part}) == value.numerator
    assert len({r["row_key"] for r in rows if r["part"] is not None}) == value.denominator


def test_rows_of_a_median_have_its_amounts(
    council_site: Client, built_council: BuiltCouncil
) -> None:
    (value,) = values(built_council, "HP13")
    amounts = [r["amount"] for r in rows_of(council_site, "HP13") if r["amount"] is not None]
    assert (len(amounts), median(amounts)) == (value.denominator, value.value)


def test_rows_of_another_period_are_that_periods(
    council_site: Client, built_council: BuiltCouncil
) -> None:
    for kept in kept_in(built_council.snapshot, "HP05"):
        period = kept.value.period
        rows = rows_of(council_site, "HP05", f"?period={period.start}..{period.end}")
        assert sum(row["met"] is True for row in rows) == kept.value.numerator


def test_each_row_leads_to_its_child(council_site: Client) -> None:
    """On the page as in the file, in pages of a hundred; and the child's page is there."""
    rows = rows_of(council_site, "HP06")
    told: list[list[str]] = []
    links: list[str] = []
    for number in (1, 2):
        html = page(council_site, f"/mereshire/indicators/hp06/children/?page={number}")
        (table,) = tables(html).values()
        told += [[row[0], row[1], row[2]] for row in table.rows[1:]]
        links += re.findall(r'<th scope="row"[^>]*><a class="govuk-link" href="([^"]+)"', html)
    assert told == [
        [row["person_id"], "Yes" if row["met"] else "No", row["row_key"]] for row in rows
    ]
    assert links == [f"/mereshire/children/{row['person_id']}/" for row in rows]
    for link in links[:3]:
        assert "<h1" in page(council_site, link)


PLACE = re.compile(
    r"(?P<file>\S+?)(?: \((?P<year>[^)]+)\))?(?: \[(?P<part>[^]]+)\])? line (?P<n>\d+)"
)


def line_of(files: Path, place: str) -> str:
    """What stands at a place: a line of a CSV file, the element that begins at a line of XML with
    the identifier of the child that it is in, or a row of a sheet."""
    found = PLACE.fullmatch(place)
    assert found, place
    name, year, number = found["file"], found["year"], int(found["n"])
    paths = [
        path for path in files.rglob(name) if year is None or year in path.relative_to(files).parts
    ]
    assert len(paths) == 1, f"{place} is not one file"
    if name.endswith(".xlsx"):
        sheet = CalamineWorkbook.from_path(paths[0]).get_sheet_by_name(found["part"])
        return " ".join(str(cell) for cell in sheet.to_python(skip_empty_area=False)[number - 1])
    lines = paths[0].read_text(encoding="utf-8").splitlines()
    if name.endswith(".csv"):
        return lines[number - 1]
    assert f"<{found['part'].removesuffix('s')}" in lines[number - 1].replace(
        f"<{found['part']}", f"<{found['part'].removesuffix('s')}"
    )
    before = "\n".join(lines[:number])
    child = before.rindex("<Child>")
    rest = "\n".join(lines[number - 1 :])
    element = rest[: rest.index(f"</{lines[number - 1].strip()[1:-1]}>")]
    return before[child:] + element


@pytest.mark.parametrize(
    ("code", "day", "kinds", "why"),
    [
        ("HP05", "referral_date", {"xml", "csv", "xlsx"}, "census, dataset and Annex A"),
        ("CC01", "start_date", {"csv"}, "the SSDA903's file of the year, and the dataset's"),
        ("HP29", "start_date", {"xml", "csv", "xlsx"}, "plans in the census of the year"),
    ],
)
def test_a_line_is_really_that_row(
    council_site: Client,
    built_council: BuiltCouncil,
    code: str,
    day: str,
    kinds: set[str],
    why: str,
) -> None:
    """Opening the file at the line shows the child, and the day that the record has."""
    table = indicator(code).table
    key = table.name + "_id"
    kept = built_council.snapshot.read_table("record", table.name).to_pylist()
    days = {row[key]: row[day] for row in kept}
    seen = set()
    for row in rows_of(council_site, code)[:15]:
        assert row["sources"]
        first = days[row["row_key"]]
        for place in row["sources"]:
            line = line_of(built_council.files, place)
            assert row["person_id"] in line, place
            if not place.startswith("ssd_"):
                written = (f"{first:%Y-%m-%d}", f"{first:%d/%m/%Y}")
                assert any(each in line for each in written), place
            seen.add(PLACE.fullmatch(place)["file"].rsplit(".")[-1])  # type: ignore[index]
    assert seen == kinds, why


def test_a_file_of_the_fixture_has_the_columns_that_the_test_reads(
    built_council: BuiltCouncil,
) -> None:
    """The first line of a CSV file is its heading: line 2 is the first row."""
    path = built_council.files / "ssda903" / "2026" / "episodes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file))[:2] == ["CHILD", "DECOM"]


def test_no_folder_is_told(council_site: Client, built_council: BuiltCouncil) -> None:
    """A file is told by its name: not where it lay on somebody's machine."""
    for address in (
        "/mereshire/indicators/hp05/children/",
        "/mereshire/indicators/hp05/children.csv",
    ):
        text = page(council_site, address)
        assert str(built_council.files) not in text
        assert str(built_council.workspace) not in text
