"""Every list is to be had as CSV and JSON, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.test import Client

from lineofsight.web.lists import Form, data

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
    "/wiltshire/inspections/2023-09-25",
    "/leeds/inspections/2018-10-29",
    "/search",
    "/search/like/wiltshire-2023-09-25/1",
)


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("address", LISTS)
def test_both_forms_hold_the_same_rows(site: Client, address: str) -> None:
    query = "?q=supervision&with=dorset"
    as_csv, as_json = site.get(f"{address}.csv{query}"), site.get(f"{address}.json{query}")
    assert as_csv["Content-Type"] == "text/csv; charset=utf-8"
    assert as_json["Content-Type"] == "application/json"
    assert "attachment" in as_csv["Content-Disposition"]
    rows = read_csv(as_csv.content)
    found = json.loads(as_json.content)
    assert len(rows) == len(found["rows"]) > 0
    assert list(rows[0]) == list(found["rows"][0])
    assert {"as_at", "snapshot", "address"} <= set(found)


@pytest.mark.parametrize("address", LISTS)
def test_a_page_links_to_both_forms_with_its_query(site: Client, address: str) -> None:
    html = site.get(f"{address}/?with=dorset&q=supervision").content.decode()
    query = "?with=dorset&amp;q=supervision"
    assert f'href="{address}.csv{query}"' in html
    assert f'href="{address}.json{query}"' in html


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
