"""The site with a small workspace, and with none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.engine.workspace import open_workspace
from lineofsight.web.accounts.known import authority_of_code
from lineofsight.web.accounts.models import RoleHeld
from lineofsight.web.board import store as board_store
from lineofsight.web.children import store as children_store
from lineofsight.web.claims import store as evidence_store
from lineofsight.web.inspections import store
from lineofsight.web.permissions import Role
from lineofsight.web.published import store as statistics_store
from tests.built_council import BuiltCouncil
from tests.record import drawn
from tests.web.recorded import here, person_with, sign_in
from tests.web.small_workspace import Small, make_workspace


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """A workspace with a few reports, made once."""
    return make_workspace(tmp_path_factory.mktemp("small"))


@pytest.fixture
def site(small: Small, settings: Settings, client: Client) -> Client:
    """The site over the small workspace."""
    settings.WORKSPACE = small.path
    return client


@pytest.fixture
def signed_site(site: Client, db: None) -> Client:
    """The same, for a leader of Mereshire and of Wiltshire who is signed in."""
    person = person_with(Role.LEADER)
    RoleHeld.objects.create(person=person, authority=authority_of_code("865"), role=Role.LEADER)
    sign_in(site, person)
    return site


@pytest.fixture
def bare_site(tmp_path: Path, settings: Settings, client: Client) -> Client:
    """The site without a workspace: the packaged facts alone."""
    settings.WORKSPACE = tmp_path / "none"
    return client


@pytest.fixture(autouse=True)
def _forget_stores() -> Iterator[None]:
    yield
    store.forget()
    statistics_store.forget()
    evidence_store.forget()
    children_store.forget()
    board_store.forget()


@pytest.fixture
def words() -> Callable[[str], str]:
    """The words of a page's main part, without tags."""

    def found(html: str) -> str:
        main = html.split("<main", 1)[1].split("</main>", 1)[0]
        main = re.sub(r"<title>.*?</title>", " ", main, flags=re.S)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())

    return found


@pytest.fixture(scope="session")
def children_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a small record of Mereshire, made once."""
    place = open_workspace(tmp_path_factory.mktemp("children") / "workspace", create=True)
    drawn.children_snapshot(place.snapshots_path)
    return place.path


@pytest.fixture
def council_site(built_council: BuiltCouncil, settings: Settings, db: None) -> Client:
    """A leader of Mereshire, signed in to the site over the built council's record."""
    return here(settings, built_council.workspace)
