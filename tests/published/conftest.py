"""What tests of published statistics may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lineofsight.engine.workspace import Workspace, open_workspace
from tests.published.recorded_service import Recorded, recorded_service


@pytest.fixture
def service() -> Iterator[Recorded]:
    """A statistics service on this machine."""
    with recorded_service() as recorded:
        yield recorded


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    return open_workspace(tmp_path / "workspace", create=True)
