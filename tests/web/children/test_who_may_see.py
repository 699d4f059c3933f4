"""Who sees which child: the council's, one's own and the team's, restricted ones, nobody's else;
and each look stands in the record of access."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.engine.workspace import open_workspace
from lineofsight.record.children import is_invented
from lineofsight.record.tables import Council
from lineofsight.web.access import all_views
from lineofsight.web.accounts.known import authority_of_code
from lineofsight.web.accounts.models import RestrictedChild
from lineofsight.web.audit.models import Entry, Kind
from lineofsight.web.permissions import Role
from tests.record import drawn
from tests.web.recorded import here, mereshire, page, person_with, sign_in, tables

#: An address for each route about children.
ADDRESSES = {
    "children": "children",
    "children/<identifier:person_id>": "children/1001",
    "teams": "teams",
    "teams/<identifier:team_id>": "teams/T1",
    "workers/<identifier:worker_id>": "workers/W2",
}


def addresses() -> list[str]:
    """Every address about children, in each of its forms."""
    found = []
    for route, _ in all_views():
        rest = route.removeprefix("/<council:council>/")
        if rest != route and rest.startswith(("children", "teams", "workers")):
            ending = next(e for e in (".csv", ".json", "/") if rest.endswith(e))
            found.append("/mereshire/" + ADDRESSES[rest.removesuffix(ending)] + ending)
    return found


def test_every_route_about_children_is_asked_here() -> None:
    assert len(addresses()) == 3 * len(ADDRESSES)


@pytest.mark.parametrize("address", addresses())
def test_what_is_shown_is_not_kept_and_each_look_is_recorded(
    children_site: Client, address: str
) -> None:
    response = children_site.get(address, headers={"Referer": "http://testserver/mereshire/data/"})
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    entry = Entry.objects.exclude(kind=Kind.SIGN_IN).get()
    child = "/children/1001" in address
    assert entry.kind == (Kind.READ if child else Kind.LIST)
    assert entry.subject == ("1001" if child else "")
    assert (entry.page, entry.came_from) == (address, "/mereshire/data/")
    assert entry.person_email == "person-1@example.gov.uk"


def test_what_is_not_shown_is_not_recorded_as_seen(children_site: Client) -> None:
    assert children_site.get("/mereshire/children/nobody/").status_code == 404
    assert not Entry.objects.exclude(kind=Kind.SIGN_IN).exists()


def test_a_look_that_cannot_be_recorded_is_not_shown(
    children_site: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("lineofsight.web.access.record", fails)
    children_site.raise_request_exception = False
    response = children_site.get("/mereshire/children/1001/")
    assert response.status_code == 500
    assert "1001" not in response.content.decode()


@pytest.fixture
def practitioner(children_workspace: Path, settings: Settings, db: None) -> Client:
    """A worker of Mereshire whose own number the record has, signed in."""
    settings.WORKSPACE = children_workspace
    client = Client()
    sign_in(client, person_with(Role.PRACTITIONER, worker_id="W2"))
    return client


def test_a_practitioner_sees_own_and_team_children_alone(
    practitioner: Client, children_site: Client
) -> None:
    """The children of worker W2 and of whoever is in the same team, as the council's own list of
    who holds whom says; no other child is found, by list or by address."""
    team = next(
        each
        for each in children_site.get("/mereshire/teams.json").json()["rows"]
        if "W2" in page(children_site, f"/mereshire/teams/{each['team_id']}/")
    )
    own = {
        row["person_id"]
        for row in children_site.get(f"/mereshire/teams/{team['team_id']}.json").json()["rows"]
    }
    every = {
        row["person_id"]
        for row in children_site.get("/mereshire/children.json?stands=all").json()["rows"]
    }
    assert own
    assert own < every
    listed = practitioner.get("/mereshire/children.json?stands=all").json()["rows"]
    assert {row["person_id"] for row in listed} == own
    for person_id in every:
        address = f"/mereshire/children/{person_id.replace('/', '~2F').replace(' ', '%20')}/"
        assert practitioner.get(address).status_code == (200 if person_id in own else 404)
    named = practitioner.get("/mereshire/teams.json").json()["rows"]
    assert [row["team_id"] for row in named] == [team["team_id"]]
    found = practitioner.get(f"/mereshire/children/?identifier={min(every - own)}&stands=all")
    assert found.status_code == 200
    assert "No child fits" in found.content.decode()


def test_a_practitioner_without_a_number_or_team_sees_nobody(
    children_workspace: Path, settings: Settings, db: None
) -> None:
    site = here(settings, children_workspace, Role.PRACTITIONER)
    assert site.get("/mereshire/children.json?stands=all").json()["rows"] == []
    assert site.get("/mereshire/children/1001/").status_code == 404
    assert site.get("/mereshire/teams.json").json()["rows"] == []


@pytest.fixture
def restricted(children_site: Client) -> RestrictedChild:
    """Child 1001 of Mereshire, restricted."""
    return RestrictedChild.objects.create(
        authority=mereshire(), person_id="1001", why="Parent works here", by=person_with()
    )


def test_a_restricted_child_opens_to_who_gives_a_reason(
    children_site: Client, restricted: RestrictedChild
) -> None:
    """The page and the files tell nothing before; the reason stands beside the look; and it is
    asked of each person anew."""
    for address in ("/mereshire/children/1001/", "/mereshire/children/1001.json"):
        response = children_site.get(address)
        assert response.status_code == 403
        assert "opens only to who gives a reason" in response.content.decode()
        assert "12 March 2014" not in response.content.decode()
    short = children_site.post("/mereshire/children/1001/", {"reason": "curious"})
    assert "Enter a reason of at least 10 characters" in short.content.decode()
    given = children_site.post("/mereshire/children/1001/", {"reason": "Strategy meeting today"})
    assert given.status_code == 302
    assert "12 March 2014" in page(children_site, "/mereshire/children/1001/")
    assert children_site.get("/mereshire/children/1001.json").status_code == 200
    looks = Entry.objects.filter(kind=Kind.READ)
    assert {entry.reason for entry in looks} == {"Strategy meeting today"}
    assert looks.count() == 2
    other = Client()
    sign_in(other, person_with(Role.LEADER))
    assert other.get("/mereshire/children/1001/").status_code == 403


def test_a_reason_counts_for_half_an_hour(
    children_site: Client, restricted: RestrictedChild, monkeypatch: pytest.MonkeyPatch
) -> None:
    children_site.post("/mereshire/children/1001/", {"reason": "Strategy meeting today"})
    assert children_site.get("/mereshire/children/1001/").status_code == 200
    monkeypatch.setattr("lineofsight.web.children.reasons.timezone.now", _later)
    assert children_site.get("/mereshire/children/1001/").status_code == 403


def _later() -> object:
    from datetime import UTC, datetime, timedelta

    return datetime.now(UTC) + timedelta(minutes=31)


def test_lists_tell_nothing_of_a_restricted_child(
    children_site: Client, restricted: RestrictedChild
) -> None:
    row = next(
        each
        for each in children_site.get("/mereshire/children.json?stands=all").json()["rows"]
        if each["person_id"] == "1001"
    )
    assert row == {
        "person_id": "1001",
        "birth_date": None,
        "stands": [],
        "worker_id": None,
        "issues": 0,
    }
    (table,) = tables(page(children_site, "/mereshire/children/?stands=all")).values()
    (cells,) = [row for row in table.rows if "1001" in row[0]]
    assert set(cells[1:]) == {"Restricted opens to who gives a reason"}


def test_another_councils_record_in_the_same_workspace_is_not_shown(
    tmp_path: Path, settings: Settings, db: None
) -> None:
    """A newer record of a real council lies beside that of Mereshire: each is shown below its own
    address, to its own people."""
    place = open_workspace(tmp_path / "both", create=True)
    drawn.children_snapshot(place.snapshots_path)
    drawn.children_snapshot(place.snapshots_path, la_code="865", like=None)
    site = here(settings, place.path)
    assert site.get("/mereshire/children/1001/").status_code == 200
    assert site.get("/wiltshire/children/1001/").status_code == 404
    wiltshire = authority_of_code("865")
    other = Client()
    sign_in(other, person_with(Role.LEADER, at=wiltshire, of=wiltshire))
    assert other.get("/wiltshire/children/1001/").status_code == 200
    assert other.get("/mereshire/children/1001/").status_code == 404


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
def test_without_a_record_there_is_nothing_to_show(
    tmp_path: Path, settings: Settings, db: None, address: str
) -> None:
    response = here(settings, tmp_path / "none").get(address)
    empty = address.split(".")[0].rstrip("/") in ("/mereshire/children", "/mereshire/teams")
    assert response.status_code == (200 if empty else 404)
    if empty:
        assert "There is no record yet" in response.content.decode()
