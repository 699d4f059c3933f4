"""The evidence that tests of reading look at: an invented report's text on Wiltshire, whose dates
and grades are the real ones, and the real reports on three councils where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from lineofsight.claims.base import EvidenceBase
from lineofsight.engine.workspace import open_workspace
from lineofsight.inspections.read import read_reports
from lineofsight.reference.areas import Area
from tests.web import small_workspace

#: Written by us: paragraphs of a report as inspectors might have written it.
TOLD: tuple[tuple[str, Area | None, int | None, str], ...] = (
    (
        "wiltshire-2023-09-25",
        None,
        None,
        "Families meet patient, well-trained workers who keep their promises. Since the summer, "
        "managers have opened a second family hub, and they are cared for and they are noticed. "
        "Children’s wishes shape the plans that are made with them.",
    ),
    (
        "wiltshire-2023-09-25",
        Area.HELP_AND_PROTECTION,
        11,
        "Most duty workers answer within a day. Visits are not always recorded promptly. "
        "Letters to parents are clear, kind and prompt. The recording of home visits and telephone "
        "calls is limited. Work with fathers is effective.",
    ),
    (
        "wiltshire-2023-09-25",
        Area.CARE_LEAVERS,
        12,
        "Young people choose their own furniture when they move, and advisers stay in touch until "
        "they are 25. Mentors are warm and steady.",
    ),
    (
        "wiltshire-2019-06-03",
        Area.LEADERS,
        13,
        "Councillors visit duty teams every month and read a sample of 48 case files themselves.",
    ),
)
ADVISED = (
    ("wiltshire-2023-09-25", "Give care leavers written summaries of their dental records."),
    (
        "wiltshire-2023-09-25",
        "Monitor how the child sexual exploitation screening tool is used by duty workers.",
    ),
)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> EvidenceBase:
    """The packaged facts with the invented paragraphs laid over them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(small_workspace, "FINDINGS", (*small_workspace.FINDINGS, *TOLD))
        patch.setattr(
            small_workspace, "RECOMMENDATIONS", (*small_workspace.RECOMMENDATIONS, *ADVISED)
        )
        small = small_workspace.make_workspace(tmp_path_factory.mktemp("told"))
    return EvidenceBase.load(open_workspace(small.path))


@pytest.fixture(scope="session")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> EvidenceBase:
    """The real reports on the councils of the five stories."""
    folder = shared / "data" / "ofsted" / "reports"
    councils = ("wiltshire", "telford", "isle of wight")
    chosen = [f for f in sorted(folder.iterdir()) if any(name in f.name for name in councils)]
    workspace = open_workspace(tmp_path_factory.mktemp("real") / "workspace", create=True)
    read_reports(chosen, workspace, workers=1)
    return EvidenceBase.load(workspace)
