"""Every address declares who may see it; a view that says nothing is refused."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone
from pytest_django.fixtures import Settings

from lineofsight.web.access import Access, Level, access, all_views, declared
from lineofsight.web.accounts.known import invented_authority
from lineofsight.web.accounts.models import Person, RoleHeld
from lineofsight.web.permissions import NEVER_A_CHILD, Permission, Role
from tests.web.recorded import person_with, sign_in

PUBLIC, SIGNED_IN, SIGNING_IN = Access.PUBLIC, Access.SIGNED_IN, Access.SIGNING_IN
CHILDREN = frozenset({Permission.SEE_CHILDREN, Permission.SEE_OWN_CHILDREN})
MANAGES = frozenset({Permission.MANAGE_PEOPLE, Permission.GRANT_PARTNERS})


def only(permission: Permission) -> frozenset[Permission]:
    return frozenset({permission})


#: Every address of the site, and who may see it. A new page is added here on purpose.
DECLARED: dict[str, Level] = (
    {
        "/": PUBLIC,
        "/health/": PUBLIC,
        "/accessibility/": PUBLIC,
        "/favicon.ico": PUBLIC,
        "/robots.txt": PUBLIC,
        "/about/": PUBLIC,
        "/england/shares.svg": PUBLIC,
        "/claims/read/": PUBLIC,
        "/returns/": PUBLIC,
        "/returns/<slug:kind_code>/rules/<slug:code>/": PUBLIC,
        "/measures/<slug:measure_id>/trend.svg": PUBLIC,
        "/measures/<slug:measure_id>/spread.svg": PUBLIC,
        "/<place:slug>/inspections/<when:when>/report.pdf": PUBLIC,
    }
    | {
        f"{route}{ending}": PUBLIC
        for route in (
            "/england",
            "/england/shares",
            "/england/transitions",
            "/england/inspections",
            "/search",
            "/search/like/<str:report_id>/<int:order>",
            "/<place:slug>",
            "/<place:slug>/compare",
            "/<place:slug>/recommendations",
            "/<place:slug>/neighbours",
            "/<place:slug>/profile",
            "/<place:slug>/profile/compare",
            "/measures",
            "/measures/<slug:measure_id>",
            "/returns/<slug:kind_code>/rules",
            "/<place:slug>/inspections/<when:when>",
        )
        for ending in ("/", ".csv", ".json")
    }
    | {
        f"{route}{ending}": SIGNED_IN
        for route in ("/claims", "/claims/<slug:claim_id>")
        for ending in ("/", ".csv", ".json")
    }
    | {
        f"/account/{route}": PUBLIC
        for route in (
            "sign-in/",
            "sign-in/second-factor/",
            "sign-up/",
            "inactive/",
            "not-invited/",
            "invitation/<str:secret>/",
            "demonstration/",
            "password/reset/",
            "password/reset/sent/",
            "password/reset/done/",
            "elsewhere/cancelled/",
            "elsewhere/error/",
            "elsewhere/<str:provider_id>/",
            "elsewhere/<str:provider_id>/back/",
        )
    }
    | {"/^account/password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$": PUBLIC}
    | {
        f"/account/{route}": SIGNING_IN
        for route in (
            "sign-out/",
            "again/",
            "again/code/",
            "again/key/",
            "second-factor/",
            "second-factor/app/",
            "second-factor/keys/",
            "second-factor/keys/add/",
        )
    }
    | {
        f"/account/{route}": SIGNED_IN
        for route in (
            "",
            "roles/",
            "sessions/",
            "notices/",
            "notices/read/",
            "notices/mail/",
            "password/",
            "password/set/",
            "second-factor/app/remove/",
            "second-factor/codes/",
            "second-factor/codes/new/",
            "second-factor/codes/file/",
            "second-factor/keys/<int:pk>/remove/",
            "second-factor/keys/<int:pk>/name/",
        )
    }
    | {"/start/": SIGNED_IN}
    | {
        f"/<council:council>/{route}{ending}": level
        for route, level in (
            ("board", only(Permission.SEE_BOARD)),
            ("board/inspection-tomorrow", only(Permission.SEE_SMALL_NUMBERS)),
            ("children", CHILDREN),
            ("children/<identifier:person_id>", CHILDREN),
            ("teams", CHILDREN),
            ("teams/<identifier:team_id>", CHILDREN),
            ("workers/<identifier:worker_id>", CHILDREN),
            ("data", only(Permission.SEE_DATA)),
            ("data/issues", only(Permission.SEE_ISSUES)),
            ("data/conflicts", only(Permission.SEE_ISSUES)),
            ("data/snapshots", only(Permission.SEE_DATA)),
            ("indicators", only(Permission.SEE_FIGURES)),
            ("indicators/<slug:code>", only(Permission.SEE_FIGURES)),
            ("indicators/<slug:code>/children", only(Permission.SEE_CHILDREN)),
            ("people", MANAGES),
            ("uploads/published", only(Permission.LOAD_DATA)),
            ("access-record", only(Permission.SEE_ACCESS_RECORD)),
        )
        for ending in ("/", ".csv", ".json")
    }
    | {
        f"/<council:council>/{route}": level
        for route, level in (
            ("board.pdf", only(Permission.SEE_BOARD)),
            ("board/weeks/", only(Permission.SEE_BOARD)),
            ("indicators/<slug:code>/trend.svg", only(Permission.SEE_FIGURES)),
            ("people/invite/", MANAGES),
            ("people/roles/<int:role_id>/end/", MANAGES),
            ("people/roles/<int:role_id>/also/", only(Permission.MANAGE_PEOPLE)),
            ("people/roles/<int:role_id>/factor/", only(Permission.MANAGE_PEOPLE)),
            ("people/invitations/<int:invitation_id>/withdraw/", MANAGES),
            *(
                (f"uploads/{route}", only(Permission.LOAD_DATA))
                for route in (
                    "",
                    "new/",
                    "published/<int:file_id>/",
                    "<int:upload_id>/",
                    "<int:upload_id>/files/",
                    "<int:upload_id>/files/<int:file_id>/take-out/",
                    "<int:upload_id>/edit/",
                    "<int:upload_id>/check/",
                    "<int:upload_id>/publish/",
                    "<int:upload_id>/discard/",
                )
            ),
            ("uploads/<int:upload_id>/check/<slug:code>.xlsx", only(Permission.SEE_ISSUES)),
            ("tasks/", frozenset({Permission.LOAD_DATA, Permission.SEE_DATA})),
            ("tasks/<int:job_id>/cancel/", only(Permission.LOAD_DATA)),
            ("tasks/<int:job_id>/again/", only(Permission.LOAD_DATA)),
            ("restricted/", only(Permission.RESTRICT_CHILDREN)),
            ("restricted/<int:restricted_id>/lift/", only(Permission.RESTRICT_CHILDREN)),
        )
    }
)


def test_every_address_is_declared_as_in_the_table() -> None:
    assert {route: declared(view) for route, view in all_views()} == DECLARED


#: What each role may do, written out a second time, so that neither is changed unseen.
MAY = """
    permission         | analyst practitioner auditor quality_assurance_lead leader elected_member improvement_partner administrator
    see_board          | yes     yes          yes     yes                    yes    yes            yes                 no
    see_figures        | yes     yes          yes     yes                    yes    yes            yes                 no
    see_small_numbers  | yes     no           yes     yes                    yes    no             no                  no
    see_children       | yes     no           yes     yes                    yes    no             no                  no
    see_own_children   | no      yes          no      no                     no     no             no                  no
    see_practice_notes | no      yes          yes     yes                    yes    no             no                  no
    see_data           | yes     no           no      yes                    yes    no             no                  no
    see_issues         | yes     no           no      yes                    yes    no             no                  no
    load_data          | yes     no           no      no                     no     no             no                  no
    see_claims         | yes     yes          yes     yes                    yes    yes            yes                 no
    restrict_children  | no      no           no      yes                    yes    no             no                  yes
    grant_partners     | no      no           no      no                     yes    no             no                  no
    manage_people      | no      no           no      no                     no     no             no                  yes
    see_access_record  | no      no           no      no                     no     no             no                  yes
"""  # noqa: E501 - a drawn table


def drawn_permissions() -> dict[Role, set[Permission]]:
    heading, *lines = [line.split() for line in MAY.strip().splitlines()]
    roles = [Role(name) for name in heading[2:]]
    found: dict[Role, set[Permission]] = {role: set() for role in roles}
    for permission, _, *cells in lines:
        for role, cell in zip(roles, cells, strict=True):
            if cell == "yes":
                found[role].add(Permission(permission))
    return found


def test_each_role_may_do_what_the_table_says() -> None:
    assert {role: set(role.permissions) for role in Role} == drawn_permissions()
    assert set(Permission) == {each for role in Role for each in role.permissions}


@pytest.mark.parametrize("role", sorted(NEVER_A_CHILD))
def test_members_and_partners_never_see_a_child(role: Role) -> None:
    """Whatever is given in addition."""
    held = RoleHeld(role=role, also=[each.value for each in Permission])
    seeing = {each for each in held.permissions if each.is_about_children}
    assert seeing == set()
    assert Permission.SEE_SMALL_NUMBERS not in role.permissions


#: What stands in an address for each of its parts.
PARTS = {
    "<council:council>": "mereshire",
    "<identifier:person_id>": "1001",
    "<identifier:team_id>": "T1",
    "<identifier:worker_id>": "W2",
    "<slug:code>": "hp06",
    "<int:role_id>": "0",
    "<int:upload_id>": "0",
    "<int:file_id>": "0",
    "<int:job_id>": "0",
    "<int:invitation_id>": "0",
    "<int:restricted_id>": "0",
}


def address_of(route: str) -> str:
    for part, value in PARTS.items():
        route = route.replace(part, value)
    assert "<" not in route
    return route


OF_AN_AUTHORITY = {
    address_of(route): level
    for route, level in DECLARED.items()
    if route.startswith("/<council:council>") and isinstance(level, frozenset)
}


@pytest.fixture
def records(children_workspace: Path, settings: Settings, db: None) -> Client:
    """The site over a small record of Mereshire."""
    settings.WORKSPACE = children_workspace
    return Client()


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_what_the_tables_say_and_nothing_else(records: Client, role: Role) -> None:
    """Every address below an authority, asked for by somebody who holds the role there."""
    sign_in(records, person_with(role, team_id="T1"))
    may = drawn_permissions()[role]
    answers = {address: records.get(address).status_code for address in OF_AN_AUTHORITY}
    refused = {address for address, status in answers.items() if status == 403}
    assert refused == {address for address, level in OF_AN_AUTHORITY.items() if not level & may}
    assert set(answers.values()) <= {200, 403, 404, 405}


def test_who_is_not_signed_in_is_asked_to(records: Client) -> None:
    for address in OF_AN_AUTHORITY:
        response = records.get(address)
        assert response.status_code == 302, address
        assert response["Location"] == f"/account/sign-in/?next={quote(address)}"
        assert response["Cache-Control"] == "no-store"


def test_another_authority_does_not_exist(records: Client) -> None:
    """Whoever holds every role elsewhere finds nothing of Mereshire by changing an address: the
    answer is that for a place that does not exist, letter by letter."""
    elsewhere = invented_authority("998", "Fenshire", "850")
    sign_in(records, person_with(*Role, at=elsewhere, of=elsewhere, team_id="T1"))
    for address in OF_AN_AUTHORITY:
        response = records.get(address)
        assert response.status_code == 404, address
        nowhere = records.get(address.replace("/mereshire/", "/nowhere/"))
        assert nowhere.status_code == 404
        assert plain(nowhere) == plain(response)


def plain(response: Any) -> str:
    """What a page says, without the address that was asked for."""
    return str(response.content.decode()).replace("nowhere", "mereshire")


@pytest.mark.parametrize("state", ["ended", "not begun", "past", "closed account", "none"])
def test_a_role_that_does_not_count_opens_nothing(records: Client, state: str) -> None:
    now, day = timezone.now(), timedelta(days=1)
    facts: dict[str, dict[str, Any]] = {
        "ended": {"ended_at": now},
        "not begun": {"starts": now + day},
        "past": {"ends": now - day},
    }
    roles = () if state == "none" else (Role.LEADER,)
    person = person_with(*roles, **facts.get(state, {}))
    sign_in(records, person)
    if state == "closed account":
        Person.objects.filter(pk=person.pk).update(is_active=False)
    wanted = 302 if state == "closed account" else 404
    assert {records.get(each).status_code for each in OF_AN_AUTHORITY} == {wanted}


def test_without_a_second_factor_one_is_set_up_first(records: Client) -> None:
    person = person_with(Role.LEADER)
    records.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    response = records.get("/mereshire/children/1001/")
    assert response.status_code == 302
    assert response["Location"] == "/account/second-factor/"
    assert records.get("/account/second-factor/").status_code == 200


def silent(request: HttpRequest) -> HttpResponse:
    return HttpResponse("secret")


@access(PUBLIC)
def spoken(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


@pytest.fixture
def two_views(settings: Settings) -> None:
    module = ModuleType("two_views")
    module.urlpatterns = [  # type: ignore[attr-defined]
        path("silent/", silent),
        path("spoken/", spoken),
        path("england/", spoken, name="england"),
        *(
            path(f"{name}/", spoken, name=name)
            for name in (
                "inspections",
                "transitions",
                "search",
                "measures",
                "claims-read",
                "returns",
                "start",
                "notices",
                "account",
                "account_login",
                "account_logout",
                "about",
                "accessibility",
            )
        ),
    ]
    sys.modules["two_views"] = module
    settings.ROOT_URLCONF = "two_views"


@pytest.mark.usefixtures("two_views")
def test_a_view_that_declares_nothing_is_refused(client: Client) -> None:
    refused = client.get("/silent/")
    assert refused.status_code == 403
    assert "secret" not in refused.content.decode()


@pytest.mark.usefixtures("two_views")
def test_a_view_that_is_declared_public_is_shown(client: Client) -> None:
    assert client.get("/spoken/").content == b"open"
