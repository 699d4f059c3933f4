"""Every address declares who may see it; a view that says nothing is refused."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django.fixtures import Settings

from lineofsight.web.access import Access, access, all_views, declared

PUBLIC, INVENTED = Access.PUBLIC, Access.INVENTED

#: Every address of the site, and who may see it. A new page is added here on purpose.
DECLARED = (
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
            "/claims",
            "/claims/<slug:claim_id>",
            "/measures",
            "/measures/<slug:measure_id>",
            "/returns/<slug:kind_code>/rules",
            "/<place:slug>/inspections/<when:when>",
        )
        for ending in ("/", ".csv", ".json")
    }
    | {
        f"{route}{ending}": INVENTED
        for route in (
            "/children",
            "/children/<identifier:person_id>",
            "/teams",
            "/teams/<identifier:team_id>",
            "/workers/<identifier:worker_id>",
            "/data",
            "/data/issues",
            "/data/conflicts",
            "/data/snapshots",
            "/indicators",
            "/indicators/<slug:code>",
            "/indicators/<slug:code>/children",
        )
        for ending in ("/", ".csv", ".json")
    }
    | {"/indicators/<slug:code>/trend.svg": INVENTED}
)


def test_every_address_is_declared_as_in_the_table() -> None:
    assert {route: declared(view) for route, view in all_views()} == DECLARED


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
                "children",
                "indicators",
                "data",
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
