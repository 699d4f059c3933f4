"""A workspace's reports laid over the packaged history."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lineofsight.engine.snapshots import write_snapshot
from lineofsight.engine.workspace import Workspace, open_workspace
from lineofsight.inspections.corpus import Corpus, Source
from lineofsight.inspections.tables import TABLES, EarlierJudgement, Judgement, Report
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade


def report(report_id: str, code: str | None, start: date, published: date) -> Report:
    return Report(
        report_id=report_id,
        authority_code=code,
        authority_printed="As printed",
        family=Family.ILACS_2023,
        framework=Framework.ILACS,
        title="Inspection",
        inspection_start=start,
        inspection_end=None,
        periods=(),
        published=published,
        published_source="printed",
        lead_inspector=None,
        team_size=None,
        urn=None,
        delivered_by=None,
        file=f"{report_id}.pdf",
        sha256="0",
        first_page=1,
        pages=12,
    )


REPORTS = [
    report("wiltshire-2023-09-25", "865", date(2023, 9, 25), date(2023, 12, 12)),
    report("wiltshire-2027-02-01", "865", date(2027, 2, 1), date(2027, 3, 20)),
    report("nowhere-2027-02-01", None, date(2027, 2, 1), date(2027, 3, 20)),
]
GRADES = [
    ("wiltshire-2023-09-25", Area.OVERALL, Grade.OUTSTANDING),
    ("wiltshire-2023-09-25", Area.HELP_AND_PROTECTION, Grade.OUTSTANDING),
    ("wiltshire-2027-02-01", Area.LEADERS, Grade.OUTSTANDING),
    ("nowhere-2027-02-01", Area.LEADERS, Grade.GOOD),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = open_workspace(tmp_path / "workspace", create=True)
    tables = {("inspections", table.name): table.to_arrow([]) for table in TABLES}
    tables["inspections", Report.name] = Report.to_arrow(REPORTS)
    tables["inspections", Judgement.name] = Judgement.to_arrow(
        Judgement(
            report_id=report_id,
            area=area,
            grade=grade,
            label_printed=area.label,
            grade_printed=grade.label,
            page=1,
            order=order,
        )
        for order, (report_id, area, grade) in enumerate(GRADES)
    )
    tables["inspections", EarlierJudgement.name] = EarlierJudgement.to_arrow([])
    write_snapshot(made.snapshots_path, kind="inspections", tables=tables, sources=[])
    return made


def test_what_was_read_comes_first_and_differences_are_listed(workspace: Workspace) -> None:
    corpus = Corpus.load(workspace)
    read = corpus.get("wiltshire-2023-09-25")
    assert read is not None
    assert read.in_workspace
    assert read.source is Source.REPORT
    assert read.judgements[Area.HELP_AND_PROTECTION] is Grade.OUTSTANDING
    differing = {(c.what, c.other) for c in corpus.conflicts if c.report_id == read.report_id}
    assert ("help_and_protection", "good") in differing


def test_a_new_report_joins_the_packaged_history(workspace: Workspace) -> None:
    corpus = Corpus.load(workspace)
    packaged = Corpus.load()
    assert len(corpus.inspections) == len(packaged.inspections) + 1, "the unknown place is left out"
    assert corpus.of("865")[-1].report_id == "wiltshire-2027-02-01"
    assert [i.in_workspace for i in corpus.of("894")] == [False] * len(packaged.of("894"))
    assert corpus.snapshot is not None
    assert corpus.as_at(date(2025, 1, 1)).snapshot == corpus.snapshot


def test_an_empty_workspace_gives_the_packaged_history(tmp_path: Path) -> None:
    empty = open_workspace(tmp_path / "workspace", create=True)
    assert Corpus.load(empty).inspections == Corpus.load().inspections


def test_a_snapshot_of_other_things_gives_the_packaged_history(tmp_path: Path) -> None:
    made = open_workspace(tmp_path / "workspace", create=True)
    write_snapshot(made.snapshots_path, kind="other", tables={}, sources=[])
    assert Corpus.load(made).inspections == Corpus.load().inspections
