"""The site over a record of invented children, asked from the machine that it runs on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.engine.workspace import open_workspace
from lineofsight.web.children import store
from tests.record import drawn


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the drawn record, made once."""
    place = open_workspace(tmp_path_factory.mktemp("children") / "workspace", create=True)
    drawn.children_snapshot(place.snapshots_path)
    return place.path


@pytest.fixture
def here(settings: Settings) -> Client:
    """A client on the machine of a site that answers this machine alone."""
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
    return Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="127.0.0.1")


@pytest.fixture
def children_site(workspace: Path, settings: Settings, here: Client) -> Client:
    """That client, and the site over the record."""
    settings.WORKSPACE = workspace
    return here


@pytest.fixture(autouse=True)
def _forget_records() -> Iterator[None]:
    yield
    store.forget()
