"""The evidence that tests of claims look at: what the package carries, and a few invented
reports."""

from __future__ import annotations

import pytest

from lineofsight.claims.base import EvidenceBase
from lineofsight.engine.workspace import open_workspace
from lineofsight.reference.areas import Area
from tests.web import small_workspace


@pytest.fixture(scope="session")
def packaged() -> EvidenceBase:
    """What the package carries."""
    return EvidenceBase.load()


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> EvidenceBase:
    """With three reports on Wiltshire whose text is at hand; that of 2015 tells of 14 files."""
    told = ("wiltshire-2015-06-22", Area.LEADERS, 1, "Inspectors read 14 of the case files.")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(small_workspace, "FINDINGS", (*small_workspace.FINDINGS, told))
        small = small_workspace.make_workspace(tmp_path_factory.mktemp("claims"))
    return EvidenceBase.load(open_workspace(small.path))
