"""A workspace with a few reports, for tests of the site: Wiltshire's three real inspections by
their dates and grades, with words of our own, and a council that does not exist."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from lineofsight.claims.base import Claim, EvidenceBase
from lineofsight.claims.saved import save
from lineofsight.engine.snapshots import Snapshot, write_snapshot
from lineofsight.engine.workspace import Workspace, open_workspace
from lineofsight.inspections.search import build_index
from lineofsight.inspections.tables import (
    TABLES,
    EarlierJudgement,
    Finding,
    Judgement,
    Problem,
    Recommendation,
    Report,
)
from lineofsight.reference.areas import Area, Strand
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade

#: The saved claims' names, which are made from what they say.
STANDING_CLAIM = "wiltshire-3233237141"
STALE_CLAIM = "wiltshire-a1a99ce811"

PDF = b"%PDF-1.4\n% an invented report\n%%EOF\n"

_G, _O, _RI = Grade.GOOD, Grade.OUTSTANDING, Grade.REQUIRES_IMPROVEMENT

#: report_id: (code, name, family, start, published, grades)
REPORTS: dict[str, tuple[str | None, str, Family, date, date, dict[Area, Grade]]] = {
    "wiltshire-2015-06-22": (
        "865",
        "Wiltshire Council",
        Family.SIF_2015,
        date(2015, 6, 22),
        date(2015, 9, 1),
        {
            Area.OVERALL: _RI,
            Area.HELP_AND_PROTECTION: _RI,
            Area.IN_CARE_AND_CARE_LEAVERS: _RI,
            Area.ADOPTION: _RI,
            Area.CARE_LEAVERS: _RI,
            Area.LEADERS: _RI,
            Area.LSCB: _RI,
        },
    ),
    "wiltshire-2019-06-03": (
        "865",
        "Wiltshire Council",
        Family.ILACS_2018,
        date(2019, 6, 3),
        date(2019, 7, 22),
        {
            Area.LEADERS: _G,
            Area.HELP_AND_PROTECTION: _G,
            Area.IN_CARE_AND_CARE_LEAVERS: _G,
            Area.OVERALL: _G,
        },
    ),
    "wiltshire-2023-09-25": (
        "865",
        "Wiltshire Council",
        Family.ILACS_2023,
        date(2023, 9, 25),
        date(2023, 12, 12),
        {
            Area.LEADERS: _O,
            Area.HELP_AND_PROTECTION: _G,
            Area.IN_CARE: _O,
            Area.CARE_LEAVERS: _O,
            Area.OVERALL: _O,
        },
    ),
    "mereshire-2024-02-05": (
        None,
        "Mereshire",
        Family.ILACS_2023,
        date(2024, 2, 5),
        date(2024, 4, 2),
        {Area.LEADERS: _G, Area.HELP_AND_PROTECTION: _G, Area.OVERALL: _G},
    ),
}

#: report_id, area, paragraph, text
FINDINGS: tuple[tuple[str, Area | None, int | None, str], ...] = (
    ("wiltshire-2019-06-03", None, None, "An introduction in words of our own."),
    (
        "wiltshire-2019-06-03",
        Area.HELP_AND_PROTECTION,
        1,
        "Early help is arranged quickly.\n• by a named worker\n• with the school",
    ),
    ("wiltshire-2019-06-03", Area.LEADERS, 2, "Supervision of social workers is regular."),
    (
        "wiltshire-2023-09-25",
        Area.HELP_AND_PROTECTION,
        1,
        "Private fostering arrangements are now well known <b>in the county</b> & checked.",
    ),
    ("wiltshire-2023-09-25", Area.HELP_AND_PROTECTION, 2, "Strategy discussions are prompt."),
    ("wiltshire-2023-09-25", Area.LEADERS, 3, "Supervision records show how a case moved on."),
    ("mereshire-2024-02-05", Area.LEADERS, 1, "Leaders of Mereshire know their services."),
)

#: report_id, text
RECOMMENDATIONS: tuple[tuple[str, str], ...] = (
    ("wiltshire-2015-06-22", "Make sure that supervision happens every month."),
    ("wiltshire-2019-06-03", "Make private fostering arrangements better known in the county."),
    ("wiltshire-2019-06-03", "The frequency and recording of supervision of social workers."),
    ("wiltshire-2019-06-03", "The timeliness of letters to courts and to neighbouring councils."),
    ("wiltshire-2023-09-25", "The recording of supervision by managers."),
    ("mereshire-2024-02-05", "The recording of supervision and of management oversight."),
)

#: year, framework, area, grade, as the report of 2015 recounts
EARLIER = (
    (2012, Framework.SAFEGUARDING_LOOKED_AFTER, Area.SAFEGUARDING_OVERALL, Grade.INADEQUATE),
    (2013, Framework.CHILD_PROTECTION, Area.CHILD_PROTECTION_OVERALL, Grade.ADEQUATE),
)


@dataclass
class Small:
    """The workspace that was made, and where the PDF of its newest Wiltshire report stands."""

    path: Path
    snapshot: Snapshot
    pdf: Path
    rows: dict[str, list[Any]] = field(default_factory=dict)
    claims: tuple[str, str] = ("", "")


def make_workspace(folder: Path) -> Small:
    """Write a workspace with these reports under `folder`."""
    workspace = open_workspace(folder / "workspace", create=True)
    pdf = folder / "reports" / "wiltshire 2023.pdf"
    pdf.parent.mkdir(parents=True, exist_ok=True)
    pdf.write_bytes(PDF)
    rows = _rows(pdf)
    snapshot = _write(workspace.snapshots_path, rows)
    return Small(workspace.path, snapshot, pdf, rows, _save_claims(workspace))


def _save_claims(workspace: Workspace) -> tuple[str, str]:
    """Keep two claims of an invented owner: one that stands, and one that held when it was saved
    and no longer does."""
    base = EvidenceBase.load(workspace)
    stands = save(
        workspace,
        Claim.of("grade_at", authority="865", grade=Grade.OUTSTANDING, strand=Strand.OVERALL),
        base,
        "Service improvement team",
        note="Self-evaluation, page 2",
    )
    gone = save(
        workspace,
        Claim.of("grade_at", authority="865", grade=Grade.GOOD, strand=Strand.OVERALL),
        base,
        "Press office",
    )
    path = workspace.path / "claims" / f"{gone.id}.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**kept, "outcome": "holds"}), encoding="utf-8")
    return stands.id, gone.id


def _write(folder: Path, rows: dict[str, list[Any]]) -> Snapshot:
    def index(beside: Path) -> None:
        build_index(
            beside / "inspections" / "search.sqlite",
            rows["report"],
            rows["judgement"],
            rows["recommendation"],
            rows["finding"],
        )

    return write_snapshot(
        folder,
        kind="inspections",
        tables={("inspections", table.name): table.to_arrow(rows[table.name]) for table in TABLES},
        sources=[],
        extra=index,
    )


def _rows(pdf: Path) -> dict[str, list[Any]]:
    rows: dict[str, list[Any]] = {table.name: [] for table in TABLES}
    for report_id, (code, name, family, start, published, grades) in REPORTS.items():
        is_newest = report_id == "wiltshire-2023-09-25"
        rows["report"].append(
            Report(
                report_id=report_id,
                authority_code=code,
                authority_printed=name,
                family=family,
                framework=family.framework,
                title=f"Inspection of {name}",
                inspection_start=start,
                inspection_end=date(start.year, start.month, 28),
                periods=(),
                published=published,
                published_source="printed",
                lead_inspector=None,
                team_size=None,
                urn=None,
                delivered_by=None,
                file=str(pdf) if is_newest else f"gone/{report_id}.pdf",
                sha256=hashlib.sha256(PDF).hexdigest() if is_newest else "0" * 64,
                first_page=1,
                pages=9,
            )
        )
        for order, (area, grade) in enumerate(grades.items(), start=1):
            rows["judgement"].append(
                Judgement(
                    report_id=report_id,
                    area=area,
                    grade=grade,
                    label_printed=area.label,
                    grade_printed=grade.label,
                    page=1,
                    order=order,
                )
            )
    for report_id, found_area, paragraph, text in FINDINGS:
        grade_then = REPORTS[report_id][5].get(found_area) if found_area else None
        rows["finding"].append(
            Finding(
                report_id=report_id,
                order=_next(rows["finding"], report_id),
                body="local_authority",
                section=found_area.label if found_area else "Introduction",
                area=found_area,
                section_grade=grade_then,
                paragraph=paragraph,
                text=text,
                page=3,
            )
        )
    for report_id, text in RECOMMENDATIONS:
        rows["recommendation"].append(
            Recommendation(
                report_id=report_id,
                order=_next(rows["recommendation"], report_id),
                number=None,
                body="local_authority",
                kind="improvement",
                timescale=None,
                heading="What needs to improve",
                text=text,
                page=2,
                paragraph_references=(1,) if report_id == "wiltshire-2023-09-25" else (),
                outcome_reference=None,
            )
        )
    for order, (year, framework, area, grade) in enumerate(EARLIER, start=1):
        rows["earlier_judgement"].append(
            EarlierJudgement(
                report_id="wiltshire-2015-06-22",
                order=order,
                framework=framework,
                year=year,
                month=None,
                area=area,
                grade=grade,
                text=f"In {year} services were judged {grade.label.lower()}.",
                page=4,
            )
        )
    rows["problem"] = [
        Problem(
            file="reports/wiltshire 2023.pdf",
            sha256=None,
            report_id="wiltshire-2023-09-25",
            code="no_lead_inspector",
            severity="note",
            page=1,
            message="No lead inspector is printed.",
        ),
        Problem(
            file="reports/page.pdf",
            sha256=None,
            report_id=None,
            code="html_page",
            severity="refused",
            page=None,
            message="The file is a web page.",
        ),
    ]
    return rows


def _next(rows: list[Any], report_id: str) -> int:
    return 1 + len([row for row in rows if row.report_id == report_id])
