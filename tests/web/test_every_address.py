"""What holds at every address of the site: its headers, what is kept of it, forged forms."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler, TemporaryFileUploadHandler
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.web.access import Access, all_views, declared
from lineofsight.web.permissions import Role
from tests.web.accounts.test_invitations import PASSWORD, invited
from tests.web.recorded import person_with, sign_in
from tests.web.small_workspace import Small

#: The only addresses whose pages run a script, which the site itself serves.
WITH_SCRIPT = {
    "/account/sign-in/second-factor/",
    "/account/again/key/",
    "/account/second-factor/keys/add/",
}
#: What a forged form is answered with elsewhere than by a refusal: of an upload that there is the
#: mark is looked for once it is known how much is sent, and of one that there is not, never.
FORGED = {"/mereshire/uploads/1/files/": 404}
#: What stands in an address for each of its parts.
PARTS = {
    "council:council": "mereshire",
    "place:slug": "wiltshire",
    "when:when": "2023-09-25",
    "identifier:person_id": "1001",
    "identifier:team_id": "T1",
    "identifier:worker_id": "W2",
    "slug:measure_id": "hp_cin_rate",
    "slug:kind_code": "ssda903",
    "slug:claim_id": "none",
    "str:report_id": "wiltshire-2023-09-25",
    "str:secret": "a-guess",
    "str:provider_id": "council",
    "slug:code": "hp06",
    "int:order": "1",
}
#: No page: a browser shows a PDF in a frame of its own making, which needs a style of its own.
PDF = "/<place:slug>/inspections/<when:when>/report.pdf"


def address_of(route: str) -> str:
    """An address of a route's pattern."""
    if route.startswith("/^"):
        return "/account/password/reset/1-abc/"
    return re.sub(r"<([^>]+)>", lambda found: PARTS.get(found[1], "1"), route)


ROUTES = [(route, address_of(route)) for route, _ in all_views()]
VIEWS = dict(all_views())


@pytest.fixture
def everything(small: Small, settings: Settings, db: None) -> Client:
    """The site, to somebody who holds every role and may open whatever there is."""
    settings.WORKSPACE = small.path
    site = Client(raise_request_exception=False)
    sign_in(site, person_with(*Role, team_id="T1"))
    return site


def policy_of(response: Any) -> dict[str, str]:
    """The directives of a page's Content-Security-Policy."""
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in parts if name}


STRICT = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "img-src": "'self'",
    "style-src": "'self'",
}


def is_strict(response: Any, *, may_run: bool, is_pdf: bool = False) -> None:
    """The headers that every answer has."""
    policy = policy_of(response)
    if is_pdf:
        assert policy.pop("object-src") == "'self'"
        assert policy.pop("style-src") == "'unsafe-inline'"
        policy["style-src"] = "'self'"
    if may_run:
        assert policy.pop("script-src", "'self'") == "'self'"
    assert policy == STRICT
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] in ("same-origin", "strict-origin")
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    features = response["Permissions-Policy"].split(", ")
    assert {"camera=()", "microphone=()", "geolocation=()", "payment=()"} <= set(features)
    assert all(each.endswith("=()") for each in features)
    assert "Server" not in response
    assert "X-Powered-By" not in response
    assert "Access-Control-Allow-Origin" not in response


@pytest.mark.parametrize("who", ["somebody", "nobody"])
def test_headers_of_every_address(everything: Client, who: str) -> None:
    """Signed in and not; of pages, files, refusals, redirects and errors alike."""
    assert len(ROUTES) > 100
    statuses = set()
    for route, address in ROUTES:
        if who == "somebody" and route == "/account/sign-out/":
            continue
        site = everything if who == "somebody" else Client(raise_request_exception=False)
        response = site.get(address)
        statuses.add(response.status_code)
        assert response.status_code < 500, address
        is_strict(response, may_run=route in WITH_SCRIPT, is_pdf=route == PDF)
        if declared(VIEWS[route]) is not Access.PUBLIC:
            assert response["Cache-Control"] == "no-store", address
        body = b"".join(response) if response.streaming else response.content
        if route not in WITH_SCRIPT and response["Content-Type"].startswith("text/html"):
            assert b"<script" not in body, address
            assert not re.search(rb"\s(style|on[a-z]+)=", body), address
    assert {200, 302, 404} <= statuses


@pytest.mark.django_db
def test_scripts_are_the_sites_own() -> None:
    """On the page of a new security key, which opens to who has just given a password."""
    address, site = invited(), Client()
    site.post(address, {"name": "New Person", "password": PASSWORD})
    response = site.get("/account/second-factor/keys/add/")
    assert response.status_code == 200
    text = response.content.decode()
    assert policy_of(response)["script-src"] == "'self'"
    scripts = re.findall(r"<script([^>]*)>", text)
    assert scripts
    for attributes in scripts:
        # Data for scripts is no script: nothing within a page is run.
        assert 'type="application/json"' in attributes or 'src="/static/' in attributes


@pytest.mark.parametrize("address", ["/no-such-council/", "/mereshire/nothing/", "/account/%00/"])
def test_what_is_not_there_is_as_strict(everything: Client, address: str) -> None:
    response = everything.get(address)
    assert response.status_code == 404
    is_strict(response, may_run=False)


def test_what_may_not_be_seen_leaves_no_copy_where_it_is_refused(
    everything: Client, children_workspace: Path, settings: Settings
) -> None:
    settings.WORKSPACE = children_workspace
    site = Client()
    sign_in(site, person_with(Role.ELECTED_MEMBER))
    for address, status in (("/mereshire/children/", 403), ("/nowhere/children/", 404)):
        response = site.get(address)
        assert response.status_code == status
        assert response["Cache-Control"] == "no-store"


def test_a_forged_form_is_refused_everywhere(everything: Client) -> None:
    """Every address, posted to by somebody who is signed in, without the mark of a form."""
    strict = Client(enforce_csrf_checks=True)
    sign_in(strict, person_with(*Role, team_id="T1"))
    for _, address in ROUTES:
        response = strict.post(address, {"anything": "1"})
        assert response.status_code == FORGED.get(address, 403), address
        is_strict(response, may_run=True)


def test_a_form_from_elsewhere_is_refused(everything: Client) -> None:
    """With the right mark, and yet from another site, or from nowhere that a browser would name."""
    site = Client(enforce_csrf_checks=True)
    site.get("/account/sign-in/")
    mark = site.cookies["csrftoken"].value
    given = {"csrfmiddlewaretoken": mark, "login": "x@example.gov.uk", "password": "x"}
    for origin in ("https://evil.example", "null", "http://testserver.evil.example"):
        response = site.post("/account/sign-in/", given, headers={"Origin": origin})
        assert response.status_code == 403, origin
    assert site.post("/account/sign-in/", given).status_code == 200


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "PATCH", "DELETE"])
def test_pages_are_read_and_forms_are_sent_and_nothing_else(
    everything: Client, method: str
) -> None:
    for route, address in ROUTES:
        response = everything.generic(method, address)
        assert response.status_code == 405, route
        assert response["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize("address", ["/account/sign-in/", "/claims/read/"])
def test_a_file_that_no_form_asked_for_is_not_taken(
    everything: Client, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """Nothing of it is read or kept, and the form says what it lacks."""

    def kept(*_: object) -> None:
        pytest.fail("the file was kept")

    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", kept)
    monkeypatch.setattr(MemoryFileUploadHandler, "new_file", kept)
    file = SimpleUploadedFile("large.bin", b"0" * 3_000_000)
    everything.logout()
    response = everything.post(address, {"files": file, "text": "after the file"})
    assert response.status_code in (200, 400)
    assert "Enter" in response.content.decode()
