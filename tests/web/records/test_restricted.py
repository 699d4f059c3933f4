"""Lists of rows count restricted children, and do not say who they are."""

from __future__ import annotations

import pytest
from django.test import Client

from lineofsight.web.accounts.models import RestrictedChild
from tests.web.recorded import from_json, mereshire, page, person_with

#: Each list of rows about children; what of a row is hidden; and what stays, so that it adds up
#: and can be mended.
LISTS = [
    ("/mereshire/data/issues", ("person_id",), ("rule", "message", "file", "line")),
    (
        "/mereshire/data/conflicts",
        ("person_id", "row_key", "taken", "other"),
        ("kind", "column_name", "taken_from", "other_from"),
    ),
    ("/mereshire/indicators/hp05/children", ("person_id", "row_key"), ("met", "sources")),
]


def restrict(child: str) -> None:
    RestrictedChild.objects.create(
        authority=mereshire(), person_id=child, why="Parent works here", by=person_with()
    )


@pytest.mark.parametrize(("address", "hidden", "kept"), LISTS)
def test_rows_of_a_restricted_child_do_not_say_whose_they_are(
    council_site: Client, address: str, hidden: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    before = from_json(council_site, f"{address}.json")
    # Somebody from the middle of the list, where neighbours would give the identifier away.
    named = [row["person_id"] for row in before if row["person_id"]]
    child = named[len(named) // 2]
    restrict(child)
    after = from_json(council_site, f"{address}.json")
    assert len(after) == len(before)
    assert child not in {row["person_id"] for row in after}
    told = [row for row in after if row["person_id"] == "restricted"]
    rows = [row for row in before if row["person_id"] == child]
    assert len(told) == len(rows)
    for was, now in zip(rows, told, strict=True):
        assert {now[column] for column in hidden} == {"restricted"}
        assert [now[column] for column in kept] == [was[column] for column in kept]


def test_a_page_of_rows_leads_to_no_restricted_child(council_site: Client) -> None:
    address = "/mereshire/data/conflicts/"
    child = from_json(council_site, "/mereshire/data/conflicts.json")[0]["person_id"]
    assert f'href="/mereshire/children/{child}/"' in page(council_site, address)
    restrict(child)
    html = page(council_site, address)
    assert f'href="/mereshire/children/{child}/"' not in html
    assert f">{child}<" not in html


def test_rows_of_restricted_children_stand_last(council_site: Client) -> None:
    """So that a row between two neighbours does not say whose it is."""
    address = "/mereshire/indicators/hp05/children.json"
    child = from_json(council_site, address)[0]["person_id"]
    restrict(child)
    children = [row["person_id"] for row in from_json(council_site, address)]
    number = children.count("restricted")
    assert number
    assert set(children[-number:]) == {"restricted"}
