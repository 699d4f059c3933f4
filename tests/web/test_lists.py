"""Every list is to be had as CSV and JSON, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from django.test import Client

from lineofsight.reference.areas import Area
from lineofsight.web.inspections import standings
from lineofsight.web.inspections.columns import MEANINGS
from lineofsight.web.inspections.views import (
    authority,
    compare,
    england,
    listing,
    moves,
    recommendations,
    report,
    search,
)
from lineofsight.web.lists import Form, data
from tests.web.small_workspace import STANDING_CLAIM

LISTS = (
    "/england",
    "/england/shares",
    "/england/transitions",
    "/england/inspections",
    "/wiltshire",
    "/mereshire",
    "/wiltshire/compare",
    "/wiltshire/recommendations",
    "/wiltshire/neighbours",
    "/wiltshire/profile",
    "/wiltshire/profile/compare",
    "/measures",
    "/measures/hp_cin_rate",
    "/claims",
    f"/claims/{STANDING_CLAIM}",
    "/returns/ssda903/rules",
    "/wiltshire/inspections/2023-09-25",
    "/leeds/inspections/2018-10-29",
    "/search",
    "/search/like/wiltshire-2023-09-25/1",
)

#: Lists about groups of councils, or of another room.
NOT_OF_REPORTS = (
    "/england/shares",
    "/wiltshire/neighbours",
    "/wiltshire/profile",
    "/wiltshire/profile/compare",
    "/measures",
    "/measures/hp_cin_rate",
    "/claims",
    f"/claims/{STANDING_CLAIM}",
    "/returns/ssda903/rules",
)


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("address", LISTS)
def test_both_forms_hold_the_same_rows(signed_site: Client, address: str) -> None:
    query = "?q=supervision&with=dorset"
    as_csv = signed_site.get(f"{address}.csv{query}")
    as_json = signed_site.get(f"{address}.json{query}")
    assert as_csv["Content-Type"] == "text/csv; charset=utf-8"
    assert as_json["Content-Type"] == "application/json"
    assert "attachment" in as_csv["Content-Disposition"]
    rows = read_csv(as_csv.content)
    found = json.loads(as_json.content)
    assert len(rows) == len(found["rows"]) > 0
    assert list(rows[0]) == list(found["rows"][0])
    assert {"as_at", "snapshot", "address"} <= set(found)


@pytest.mark.parametrize("address", LISTS)
def test_a_page_links_to_both_forms_with_its_query(signed_site: Client, address: str) -> None:
    html = signed_site.get(f"{address}/?with=dorset&q=supervision").content.decode()
    query = "?with=dorset&amp;q=supervision"
    assert f'href="{address}.csv{query}"' in html
    assert f'href="{address}.json{query}"' in html


@pytest.mark.parametrize("address", [a for a in LISTS if a not in NOT_OF_REPORTS])
def test_a_row_says_which_council_it_is_about_by_both_codes(site: Client, address: str) -> None:
    """So that it joins to the Department's and to the statistics office's tables."""
    rows = read_csv(site.get(f"{address}.csv?q=supervision&with=dorset").content)
    for row in rows:
        assert {"authority_code", "ons_code", "authority"} <= set(row)
        if row["authority"] == "Wiltshire":
            assert (row["authority_code"], row["ons_code"]) == ("865", "E06000054")
        if row["authority"] == "Mereshire":
            assert (row["authority_code"], row["ons_code"]) == ("", "")
        assert "report_id" in row or "report_id_after" in row


def test_a_judgement_names_its_page_and_paragraphs(site: Client) -> None:
    rows = read_csv(site.get("/wiltshire.csv").content)
    (found,) = [
        row
        for row in rows
        if row["report_id"] == "wiltshire-2023-09-25" and row["area"] == "help_and_protection"
    ]
    assert (found["page"], found["first_paragraph"], found["last_paragraph"]) == ("1", "1", "2")
    assert (found["source"], found["part_of"]) == ("report", "")
    (part,) = [
        row
        for row in rows
        if row["report_id"] == "wiltshire-2015-06-22" and row["area"] == "adoption"
    ]
    assert part["part_of"] == "in_care_and_care_leavers"


def test_every_column_is_explained() -> None:
    """What a column holds stands beside its declaration and in the reference of pages."""
    given = {
        *authority.COLUMNS,
        *compare.COLUMNS,
        *england.SHARE_COLUMNS,
        *listing.COLUMNS,
        *moves.COLUMNS,
        *recommendations.COLUMNS,
        *report.COLUMNS,
        *search.COLUMNS,
        *search.LIKE_COLUMNS,
        *standings.COLUMNS,
    }
    areas = {area.value for area in Area}
    assert given - areas - set(MEANINGS) == set()
    assert set(MEANINGS) - given == set(), "no meaning without its column"
    page = (Path(__file__).parents[2] / "docs" / "reference" / "pages.md").read_text("utf-8")
    for name, meaning in MEANINGS.items():
        assert f"| `{name}` | {meaning} |" in page, name


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("a=b", "a=b"),
        (-3, "-3"),
        (None, ""),
        (("=x", "y"), "'=x; y"),
        (True, "yes"),
    ],
)
def test_a_cell_is_never_a_formula(value: object, cell: str) -> None:
    """Text that a spreadsheet would run gets an apostrophe; numbers stay numbers."""
    response = data(Form.CSV, "x", ("a",), [{"a": value}], {})
    assert read_csv(response.content) == [{"a": cell}]


def test_filters_apply_to_the_file_too(site: Client) -> None:
    rows = read_csv(site.get("/england.csv?region=South+West&as_at=2024-01-01").content)
    assert {row["region"] for row in rows} == {"South West"}
    wiltshire = next(row for row in rows if row["authority"] == "Wiltshire")
    assert wiltshire["mark"] == "outstanding"
    assert wiltshire["published"] == "2023-12-12"
