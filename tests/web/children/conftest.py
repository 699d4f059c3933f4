"""The site over a record of invented children."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.web.children import store
from tests.web.recorded import here


@pytest.fixture
def children_site(children_workspace: Path, settings: Settings, db: None) -> Client:
    """A leader of Mereshire, signed in to the site over the record."""
    return here(settings, children_workspace)


@pytest.fixture(autouse=True)
def _forget_records() -> Iterator[None]:
    yield
    store.forget()
