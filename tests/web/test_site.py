"""Errors, health, logs, the secret key, snapshots that arrive while the site runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.engine.workspace import open_workspace
from lineofsight.web.inspections.store import current_store
from lineofsight.web.inspections.views import about as about_view
from lineofsight.web.secret import NAME, secret_key
from tests.web.small_workspace import make_workspace


def test_health_answers(bare_site: Client) -> None:
    response = bare_site.get("/health/")
    assert response.json()["status"] == "ok"
    assert response["Cache-Control"] == "no-store"


def test_a_page_that_is_not_there(bare_site: Client) -> None:
    response = bare_site.get("/no-such-council/?q=private+words")
    assert response.status_code == 404
    html = response.content.decode()
    assert "Page not found" in html
    assert "private words" not in html
    assert "no-such-council" not in html


def test_a_fault_shows_nothing_of_itself(
    bare_site: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(request: HttpRequest) -> HttpResponse:
        raise RuntimeError("the inside of the machine")

    monkeypatch.setattr(about_view, "ask", broken)
    bare_site.raise_request_exception = False
    response = bare_site.get("/about/")
    assert response.status_code == 500
    assert "Sorry, there is a problem" in response.content.decode()
    assert "inside of the machine" not in response.content.decode()


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_error_pages_need_no_request(name: str) -> None:
    """Django draws the page for a fault without one."""
    html = get_template(name).render()
    assert "<h1" in html
    assert "<script" not in html


def test_an_unknown_host_is_refused(client: Client) -> None:
    assert client.get("/england/", headers={"host": "evil.example"}).status_code == 400


def test_debug_is_off_and_only_this_machine_is_answered(settings: Settings) -> None:
    from lineofsight.web import settings as ours

    assert ours.DEBUG is False
    assert ours.ALLOWED_HOSTS == ["127.0.0.1", "localhost", "[::1]"]


def test_the_secret_key_is_kept_in_the_workspace_for_its_owner_alone(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "w", create=True)
    key = secret_key(workspace.path)
    assert len(key) >= 50
    assert secret_key(workspace.path) == key
    assert (workspace.path / NAME).stat().st_mode & 0o077 == 0
    assert [p.name for p in workspace.path.iterdir() if p.name.startswith(NAME)] == [NAME]


def test_without_a_workspace_no_key_is_written(tmp_path: Path) -> None:
    assert secret_key(tmp_path) != secret_key(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_new_snapshot_is_noticed_and_an_old_one_kept_in_memory(
    tmp_path: Path, settings: Settings, client: Client
) -> None:
    workspace = open_workspace(tmp_path / "workspace", create=True)
    settings.WORKSPACE = workspace.path
    assert current_store().name == "packaged"
    assert client.get("/search.json?q=supervision").json()["rows"] == []
    small = make_workspace(tmp_path)
    assert current_store().name == small.snapshot.name
    assert current_store() is current_store()
    assert client.get("/search.json?q=supervision").json()["rows"]


def test_about_names_snapshot_licence_and_refused_files(
    site: Client, words: Callable[[str], str]
) -> None:
    found = words(site.get("/about/").content.decode())
    assert "Open Government Licence v3.0" in found
    assert "1 file could not be read" in found
    assert current_store().name in found


def test_a_slash_is_added_where_it_is_missing(bare_site: Client) -> None:
    response = bare_site.get("/wiltshire?as_at=2020-01-01")
    assert response.status_code == 301
    assert response["Location"] == "/wiltshire/?as_at=2020-01-01"
