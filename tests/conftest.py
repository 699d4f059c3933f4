"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def shared_folder() -> Path | None:
    """The folder of real material beside the repository, or None where it is absent."""
    named = os.environ.get("LINEOFSIGHT_SHARED")
    folder = Path(named) if named else Path(__file__).parents[2] / "shared"
    return folder if (folder / "data").is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real material (`data/ofsted` and the rest); skips the test without it."""
    folder = shared_folder()
    if folder is None:
        pytest.skip("the shared material is not beside the repository")
    return folder
