"""Pages about children are shown of an invented council, on this machine alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.engine.workspace import open_workspace
from lineofsight.record.children import is_invented
from lineofsight.record.tables import Council
from lineofsight.web.access import Access, all_views, declared
from lineofsight.web.children import store
from tests.record import drawn

#: An address for each route about children.
ADDRESSES = {
    "/children": "/children",
    "/children/<identifier:person_id>": "/children/1001",
    "/teams": "/teams",
    "/teams/<identifier:team_id>": "/teams/T1",
    "/workers/<identifier:worker_id>": "/workers/W2",
}
#: What a refusal may not tell.
TOLD = ("1001", "Mereshire", "12 March 2014", "W2", "Safeguarding east", "cin-2026")


def addresses() -> list[str]:
    """Every address about children, in each of its forms."""
    found = []
    for route, view in all_views():
        if declared(view) is Access.INVENTED and route.startswith(("/children", "/teams", "/work")):
            ending = next(e for e in (".csv", ".json", "/") if route.endswith(e))
            found.append(ADDRESSES[route.removesuffix(ending)] + ending)
    return found


def test_every_route_about_children_is_asked_here() -> None:
    assert len(addresses()) == 3 * len(ADDRESSES)


def refused(response: Any) -> None:
    html = response.content.decode()
    assert response.status_code == 403
    assert "This page waits for roles" in html
    assert response["Cache-Control"] == "no-store"
    main = html.split("<main", 1)[1].split("</main>", 1)[0]
    for words in TOLD:
        assert words not in main


@pytest.mark.parametrize("address", addresses())
def test_an_invented_councils_are_shown_here(children_site: Client, address: str) -> None:
    response = children_site.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"


#: Councils that are not invented beyond doubt: the code, and which real one it is like.
REAL: dict[str, tuple[str, str | None]] = {
    "real code that begins with 9": ("938", "865"),
    "real": ("865", None),
    "like none": ("999", None),
    "like nothing": ("999", ""),
    "real and like itself": ("865", "865"),
}


@pytest.fixture(scope="module", params=REAL)
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the record of one of them."""
    code, like = REAL[request.param]
    place = open_workspace(tmp_path_factory.mktemp("real") / "workspace", create=True)
    drawn.children_snapshot(place.snapshots_path, la_code=code, like=like)
    return place.path


def test_a_real_councils_wait_for_roles(real: Path, settings: Settings, here: Client) -> None:
    settings.WORKSPACE = real
    for address in addresses():
        refused(here.get(address))


@pytest.mark.parametrize("address", addresses())
def test_nobody_sees_them_from_another_machine(children_site: Client, address: str) -> None:
    refused(children_site.get(address, REMOTE_ADDR="192.0.2.7"))
    refused(children_site.get(address, HTTP_X_FORWARDED_FOR="192.0.2.7"))
    refused(children_site.get(address, HTTP_FORWARDED="for=192.0.2.7"))


@pytest.mark.parametrize("address", addresses())
def test_nobody_sees_them_of_a_site_that_others_can_reach(
    children_site: Client, settings: Settings, address: str
) -> None:
    refused(children_site.get(address, SERVER_NAME="0.0.0.0", HTTP_HOST="127.0.0.1"))  # noqa: S104
    settings.ALLOWED_HOSTS = ["127.0.0.1", "children.example.gov.uk"]
    refused(children_site.get(address))


def test_what_is_not_there_is_not_kept_either(children_site: Client) -> None:
    response = children_site.get("/children/nobody/")
    assert response.status_code == 404
    assert response["Cache-Control"] == "no-store"


def test_a_newer_record_of_a_real_council_closes_the_pages(
    tmp_path: Path, settings: Settings, here: Client
) -> None:
    place = open_workspace(tmp_path / "both", create=True)
    drawn.children_snapshot(place.snapshots_path)
    settings.WORKSPACE = place.path
    assert here.get("/children/1001/").status_code == 200
    drawn.children_snapshot(place.snapshots_path, la_code="865", like=None)
    refused(here.get("/children/1001/"))


def test_a_record_that_does_not_say_whose_it_is_waits(
    children_site: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "council_of", lambda _: None)
    refused(children_site.get("/children/1001/"))


def test_who_is_invented() -> None:
    def council(code: str, like: str | None) -> Council:
        return Council(la_code=code, council_name="Mereshire", like=like, as_at=drawn.AS_AT)

    assert is_invented(council("999", "865"))
    assert not is_invented(council("938", "865"))  # West Sussex
    assert not is_invented(council("909", "865"))  # Cumbria, which is no more
    assert not is_invented(council("123", "865"))
    assert not is_invented(council("999", None))
    assert not is_invented(None)


@pytest.mark.parametrize("address", addresses())
def test_without_a_record_there_is_nothing_to_keep(
    tmp_path: Path, settings: Settings, client: Client, address: str
) -> None:
    settings.WORKSPACE = tmp_path / "none"
    response = client.get(address)
    empty = address.split(".")[0].rstrip("/") in ("/children", "/teams")
    assert response.status_code == (200 if empty else 404)
    if empty:
        assert "There is no record yet" in response.content.decode()
