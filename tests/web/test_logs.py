"""Nothing personal in logs: no search, no identifier, no secret of an address, no value of an
error."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from lineofsight.web.access import Access, access, all_views
from lineofsight.web.logs import NobodyIsNamed, cleaned
from lineofsight.web.permissions import Role
from tests.web.recorded import person_with, sign_in


@pytest.mark.parametrize(
    ("message", "arguments", "logged"),
    [
        ("Not Found: %s", ("/search/?q=a+name",), "Not Found: /search/"),
        ('"GET /search/?q=x HTTP/1.1" 200', (), '"GET /search/ HTTP/1.1" 200'),
        ("nothing to hide", (), "nothing to hide"),
        ("Not Found: %s", ("/mereshire/children/1001/",), "Not Found: /…/children/…/"),
        ("Not Found: %s", ("/mereshire/children/1001.csv",), "Not Found: /…/children/…"),
        ("Not Found: %s", ("/mereshire/children.csv",), "Not Found: /…/children.csv"),
        ("Not Found: %s", ("/mereshire/children/A~2F6%20b/x",), "Not Found: /…/children/…/…"),
        ("Forbidden: %s", ("/mereshire/teams/T1/",), "Forbidden: /…/teams/…/"),
        ("Forbidden: %s", ("/mereshire/workers/W2/",), "Forbidden: /…/workers/…/"),
        ("Forbidden: %s", ("/mereshire/children/Zoë O’Hara/",), "Forbidden: /…/children/…/"),
        (
            "Forbidden (%s): %s",
            ("CSRF token missing.", "/account/invitation/s-E_cret/"),
            "Forbidden (CSRF token missing.): /account/invitation/…/",
        ),
        (
            "Not Found: %s",
            ("/account/password/reset/1a-c9x-77/",),
            "Not Found: /account/password/reset/…/",
        ),
        ("Internal Server Error: %s", ("/mereshire/board/",), "Internal Server Error: /…/board/"),
        (
            '127.0.0.1 - - "GET /mereshire/children/1001/ HTTP/1.1" 200 5 '
            '"http://x.gov.uk/mereshire/workers/W2/?as_at=2026-01-01" "Firefox/140.0"',
            (),
            '127.0.0.1 - - "GET /…/children/…/ HTTP/1.1" 200 5 '
            '"http://x.gov.uk/…/workers/…/" "Firefox/140.0"',
        ),
        (
            "Error handling request %s",
            ("/mereshire/teams/T1/",),
            "Error handling request /…/teams/…/",
        ),
        ("took 3/4 of a second and/or more", (), "took 3/4 of a second and/or more"),
    ],
)
def test_what_a_log_keeps_of_a_message(
    message: str, arguments: tuple[str, ...], logged: str
) -> None:
    record = logging.LogRecord("x", logging.INFO, "x", 1, message, arguments, None)
    assert NobodyIsNamed().filter(record)
    assert record.getMessage() == logged


@given(st.text(st.characters(categories=["L", "N"]), min_size=1).map(lambda text: f"q{text}9"))
def test_whatever_an_identifier_looks_like(identifier: str) -> None:
    """At each place of each address where something of somebody's stands."""
    for route, _ in all_views():
        if "<" not in route or route.startswith("/^"):
            continue
        address = "/".join(identifier if "<" in part else part for part in route.split("/"))
        assert identifier not in cleaned(f"Not Found: {address}")


@contextmanager
def logged_by(name: str) -> Iterator[io.StringIO]:
    """What a logger writes with the filter of the site."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(NobodyIsNamed())
    log = logging.getLogger(name)
    log.addHandler(handler)
    try:
        yield stream
    finally:
        log.removeHandler(handler)


def raised(error: Exception, cause: Exception | None = None) -> str:
    """What is logged of an error."""
    with logged_by("of-a-test") as stream:
        try:
            raise error from cause
        except type(error):
            logging.getLogger("of-a-test").exception("Error: %s", "/mereshire/children/1001/")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyError("1001"), "builtins.KeyError: …"),
        (ValueError("no child 1001"), "builtins.ValueError: …"),
        (IntegrityError("Key (email)=(1001@x.uk) exists"), "django.db.utils.IntegrityError: …"),
        (OperationalError("server closed the connection"), ": server closed the connection"),
        (ImproperlyConfigured("SECRET_KEY is missing"), ": SECRET_KEY is missing"),
        (AttributeError("'X' has no 'y'"), ": 'X' has no 'y'"),
        (FileNotFoundError(2, "No such file or directory", "1001.csv"), ": No such file or"),
    ],
)
def test_an_error_is_told_without_values(error: Exception, told: str) -> None:
    logged = raised(error, cause=LookupError("child 1001"))
    assert "1001" not in logged.replace('"/mereshire/children/1001/"', "")  # a line of this file
    assert "Error: /…/children/…/" in logged
    assert told in logged
    assert "test_logs.py" in logged
    assert "This led to another error" in logged


def broken(request: HttpRequest, person_id: str) -> HttpResponse:
    """A view with a fault in it."""
    raise LookupError(person_id)


def test_an_error_page_and_its_log_name_nobody(settings: Settings) -> None:
    """From the address to the page and the log, as in use."""
    module = type(sys)("broken_views")
    from lineofsight.web import urls

    module.urlpatterns = [  # type: ignore[attr-defined]
        path("broken/<str:person_id>/", access(Access.PUBLIC)(broken)),
        *urls.urlpatterns,
    ]
    sys.modules["broken_views"] = module
    settings.ROOT_URLCONF = "broken_views"
    with logged_by("django.request") as stream:
        response = Client(raise_request_exception=False).get("/broken/child-1001/?q=child-1001")
    assert response.status_code == 500
    assert "child-1001" not in response.content.decode()
    assert "child-1001" not in stream.getvalue()
    assert "LookupError" in stream.getvalue()


def test_every_handler_of_the_site_has_the_filter() -> None:
    from lineofsight.web.settings import LOGGING

    assert {name: each["filters"] for name, each in LOGGING["handlers"].items()} == {
        "console": ["nobody"]
    }


def test_gunicorns_own_logs_name_nobody() -> None:
    import lineofsight.web.wsgi  # noqa: F401 - has it done

    for name in ("gunicorn.access", "gunicorn.error"):
        found = logging.getLogger(name).filters
        assert any(isinstance(each, NobodyIsNamed) for each in found), name


@pytest.mark.parametrize("address", ["/mereshire/children/q-1001/", "/mereshire/workers/q-1001/"])
def test_what_is_refused_and_what_is_not_there(
    children_workspace: Path, settings: Settings, db: None, address: str
) -> None:
    """The warnings that Django writes of its own accord."""
    settings.WORKSPACE = children_workspace
    site = Client()
    sign_in(site, person_with(Role.ANALYST))
    with logged_by("django.request") as stream:
        assert site.get(address).status_code == 404
    assert "Not Found: /…/" in stream.getvalue()
    assert "q-1001" not in stream.getvalue()
