"""An analyst of Mereshire, signed in to the site over an empty workspace."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.record.build import Check, build_record
from lineofsight.returns.front_door import OneReturn
from lineofsight.web.permissions import Role
from lineofsight.web.uploads import publishing
from tests.web.recorded import person_with, sign_in
from tests.web.uploads.uploading import workspace_at


@pytest.fixture
def workspace(settings: Settings, tmp_path: Path) -> Path:
    return workspace_at(settings, tmp_path)


@pytest.fixture
def analyst(workspace: Path, db: None) -> Client:
    client = Client()
    sign_in(client, person_with(Role.ANALYST))
    return client


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checks run one rule, and records are built without rules and indicators: those are another
    matter, and take long."""
    check = OneReturn.check

    def one_rule(self: OneReturn, **options: Any) -> Any:
        return check(self, **options, only=["101"])

    def none(*_: object) -> Mapping[tuple[str, str], Any]:
        return {}

    monkeypatch.setattr(OneReturn, "check", one_rule)
    monkeypatch.setattr(publishing, "with_values", none)
    monkeypatch.setattr(publishing, "build_record", partial(build_record, check=Check.NONE))
