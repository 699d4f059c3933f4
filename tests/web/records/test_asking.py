"""What pages of data and indicators answer to what cannot be used, and to whom."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.engine.workspace import open_workspace
from lineofsight.web.access import all_views
from tests.built_council import BuiltCouncil
from tests.record import drawn
from tests.web.recorded import here

LISTS = (
    "/mereshire/data",
    "/mereshire/data/issues",
    "/mereshire/data/conflicts",
    "/mereshire/data/snapshots",
    "/mereshire/indicators",
    "/mereshire/indicators/hp06",
    "/mereshire/indicators/hp06/children",
)
ADDRESSES = [
    *(f"{each}{ending}" for each in LISTS for ending in ("/", ".csv", ".json")),
    "/mereshire/indicators/hp06/trend.svg",
]


def test_every_route_is_asked() -> None:
    begins = ("/<council:council>/data", "/<council:council>/indicators")
    routes = {route for route, _ in all_views() if route.startswith(begins)}
    assert {
        each.replace("hp06", "<slug:code>").replace("mereshire", "<council:council>")
        for each in ADDRESSES
    } == routes


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_shown_is_not_kept(
    council_site: Client, built_council: BuiltCouncil, address: str
) -> None:
    """And no page or file tells where files lay on somebody's machine."""
    response = council_site.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert str(built_council.files.parent) not in response.content.decode()


def test_an_older_snapshot_of_another_council_is_not_shown_beside(
    tmp_path: Path, settings: Settings, db: None
) -> None:
    """A workspace had a real council's record before the invented one's: it is not in the list,
    it cannot be chosen to compare, and no figure of it is told."""
    place = open_workspace(tmp_path / "both", create=True)
    old = drawn.children_snapshot(place.snapshots_path, la_code="865", like=None)
    new = drawn.children_snapshot(place.snapshots_path)
    site = here(settings, place.path)
    text = site.get("/mereshire/data/snapshots/").content.decode()
    assert new.name in text
    assert old.name not in text
    assert site.get(f"/mereshire/data/snapshots/?old={old.name}").status_code == 400
    assert old.name not in site.get("/mereshire/indicators/hp06/").content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("folder", ["none", "empty"])
def test_without_a_record_the_page_says_what_to_run(
    tmp_path: Path, settings: Settings, db: None, address: str, folder: str
) -> None:
    """Where there is no workspace, and where it is empty."""
    site = here(settings, tmp_path / folder)
    if folder == "empty":
        open_workspace(tmp_path / folder, create=True)
    response = site.get(address)
    assert response.status_code == 200 if address.endswith("/") else 404
    text = response.content.decode()
    assert "There is no record yet" in text
    assert "lineofsight record build" in text
    assert "lineofsight demo" in text


WRONG = "<script>alert(1)</script>"
CHOICES = [
    ("/mereshire/indicators/hp06/", "period"),
    ("/mereshire/indicators/hp06/", "split"),
    ("/mereshire/indicators/hp06/children/", "period"),
    ("/mereshire/indicators/hp06/children/", "met"),
    ("/mereshire/data/issues/", "source"),
    ("/mereshire/data/issues/", "severity"),
    ("/mereshire/data/issues/", "indicator"),
    ("/mereshire/data/conflicts/", "kind"),
    ("/mereshire/data/conflicts/", "table"),
    ("/mereshire/data/snapshots/", "old"),
    ("/mereshire/data/snapshots/", "new"),
]


@pytest.mark.parametrize(("address", "name"), CHOICES)
@pytest.mark.parametrize("value", [WRONG, "x" * 5000, "\x00\x1f"])
def test_a_choice_that_is_none_is_told(
    council_site: Client, address: str, name: str, value: str
) -> None:
    """400, with what is wrong in words at the top and beside the field that mends it; what was
    sent is not put into the page as it stands, nor at length."""
    response = council_site.get(f"{address}?{name}={quote(value)}")
    text = response.content.decode()
    assert response.status_code == 400
    assert "There is a problem" in text
    assert "is not one of the choices" in text or "No indicator has the code" in text
    assert f'href="#filter-{name}"' in text
    assert text.count(f'id="filter-{name}"') == 1
    assert f'id="filter-{name}-error"' in text
    assert "<script" not in text.split("<main", 1)[1]
    assert not any(f"“{'x' * length}" in text for length in (61, 5000))


@pytest.mark.parametrize(
    ("address", "name"), [c for c in CHOICES if c[0] != "/mereshire/indicators/hp06/"]
)
@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_nor_does_a_file_answer_something_else(
    council_site: Client, address: str, name: str, ending: str
) -> None:
    """A file of other rows than were asked for would be taken for those."""
    response = council_site.get(f"{address.removesuffix('/')}{ending}?{name}={quote(WRONG)}")
    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/plain")
    assert "“<script>" in response.content.decode()
    assert "Content-Disposition" not in response


@pytest.mark.parametrize(
    "address",
    [
        "/mereshire/data/issues/",
        "/mereshire/data/conflicts/",
        "/mereshire/indicators/hp06/children/",
    ],
)
@pytest.mark.parametrize("number", ["-1", "0", "99999", "9" * 50, "\x00"])
def test_a_page_that_is_not_there_is_the_nearest(
    council_site: Client, address: str, number: str
) -> None:
    """As everywhere on the site: the first, or the last there is."""
    assert council_site.get(f"{address}?page={quote(number)}").status_code == 200


@pytest.mark.parametrize("value", [WRONG, "x" * 5000, "\x00", "' OR 1=1 --", "%"])
def test_a_rule_that_is_none_has_no_issues(council_site: Client, value: str) -> None:
    response = council_site.get(f"/mereshire/data/issues/?rule={quote(value)}")
    text = response.content.decode()
    assert response.status_code == 200
    assert "No rule that was run fails here" in text
    assert "<script" not in text.split("<main", 1)[1]


@pytest.mark.parametrize("code", ["nothing", "x" * 300, "hp06%00", "%3Cscript%3E"])
@pytest.mark.parametrize("rest", ["/", ".csv", "/mereshire/children/", "/trend.svg"])
def test_an_indicator_that_is_none(council_site: Client, code: str, rest: str) -> None:
    response = council_site.get(f"/mereshire/indicators/{code}{rest}")
    assert response.status_code == 404
    assert "Page not found" in unescape(response.content.decode())


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_changed_by_asking(council_site: Client, address: str) -> None:
    """Only GET and HEAD."""
    for method in ("post", "put", "delete", "patch"):
        assert getattr(council_site, method)(address).status_code == 405, method


def test_head_answers_as_get(council_site: Client) -> None:
    assert council_site.head("/mereshire/data/").status_code == 200
