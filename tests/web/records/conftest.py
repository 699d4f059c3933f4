"""The site over the built council, asked from the machine that it runs on."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.built_council import BuiltCouncil
from tests.web.recorded import here


@pytest.fixture
def council_site(built_council: BuiltCouncil, settings: Settings) -> Client:
    """A client on the machine of the site over the council's record."""
    return here(settings, built_council.workspace)
