"""The history as plain facts: read from the package, from a snapshot, and written as CSV.

`inspections.csv` has one row for each inspection, `judgements.csv` one for each grade,
`conflicts.csv` one for each place where two sources differ. No text of a report is in them.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from lineofsight.engine.snapshots import Snapshot
from lineofsight.inspections.inspection import Inspection, Source
from lineofsight.inspections.merging import Conflict, Facts, in_order
from lineofsight.inspections.sources import from_reports
from lineofsight.inspections.tables import EarlierJudgement, Judgement, Report
from lineofsight.reference import authorities
from lineofsight.reference.areas import Area
from lineofsight.reference.files import read_data
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade

PACKAGE = "lineofsight.inspections"

INSPECTION_COLUMNS = (
    "report_id",
    "authority_code",
    "ons_code",
    "framework",
    "family",
    "start",
    "end",
    "published",
    "year",
    "month",
    "visit",
    "source",
    "recounted_in",
)
JUDGEMENT_COLUMNS = ("report_id", "area", "grade")
CONFLICT_COLUMNS = ("report_id", "what", "kept", "kept_source", "other", "other_source")


@cache
def packaged_facts() -> Facts:
    """The facts that the package carries."""
    return parse_facts(
        read_data("inspections.csv", PACKAGE),
        read_data("judgements.csv", PACKAGE),
        read_data("conflicts.csv", PACKAGE),
    )


def parse_facts(inspections: str, judgements: str, conflicts: str) -> Facts:
    """The facts in the text of the three CSV files."""
    grades: dict[str, dict[Area, Grade]] = defaultdict(dict)
    for report_id, area, grade in _rows(judgements):
        grades[report_id][Area(area)] = Grade(grade)
    found = [
        Inspection(
            report_id=report_id,
            authority_code=code,
            framework=Framework(framework),
            family=Family(family) if family else None,
            start=_day(start),
            end=_day(end),
            published=_day(published),
            judgements=grades[report_id],
            source=Source(source),
            year=int(year),
            month=int(month) if month else None,
            visit=visit or None,
            recounted_in=tuple(recounted_in.split()),
        )
        for (
            report_id,
            code,
            _ons,
            framework,
            family,
            start,
            end,
            published,
            year,
            month,
            visit,
            source,
            recounted_in,
        ) in _rows(inspections)
    ]
    differing = [
        Conflict(report_id, what, kept, Source(kept_source), other, Source(other_source))
        for report_id, what, kept, kept_source, other, other_source in _rows(conflicts)
    ]
    return Facts(in_order(found), tuple(differing))


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines()))[1:]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def snapshot_facts(snapshot: Snapshot) -> Facts:
    """The facts in a snapshot of reports, marked as in the workspace."""
    return from_reports(
        Report.from_arrow(snapshot.read_table("inspections", Report.name)),
        Judgement.from_arrow(snapshot.read_table("inspections", Judgement.name)),
        EarlierJudgement.from_arrow(snapshot.read_table("inspections", EarlierJudgement.name)),
        in_workspace=True,
    )


def write_facts(facts: Facts, folder: Path) -> None:
    """Write the three CSV files. The same facts give the same bytes.

    Raises:
        OSError: the folder cannot be written.
    """
    for name, text in facts_csv(facts).items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def facts_csv(facts: Facts) -> dict[str, str]:
    """The text of each CSV file, by file name."""
    order = list(Area)
    return {
        "inspections.csv": _csv(
            INSPECTION_COLUMNS, (_inspection_row(i) for i in facts.inspections)
        ),
        "judgements.csv": _csv(
            JUDGEMENT_COLUMNS,
            (
                (i.report_id, area.value, i.judgements[area].value)
                for i in facts.inspections
                for area in sorted(i.judgements, key=order.index)
            ),
        ),
        "conflicts.csv": _csv(
            CONFLICT_COLUMNS,
            (
                (c.report_id, c.what, c.kept, c.kept_source.value, c.other, c.other_source.value)
                for c in facts.conflicts
            ),
        ),
    }


def _inspection_row(inspection: Inspection) -> tuple[str, ...]:
    return (
        inspection.report_id,
        inspection.authority_code,
        authorities.get(inspection.authority_code).gss_code,
        inspection.framework.value,
        inspection.family.value if inspection.family else "",
        inspection.start.isoformat() if inspection.start else "",
        inspection.end.isoformat() if inspection.end else "",
        inspection.published.isoformat() if inspection.published else "",
        str(inspection.year),
        str(inspection.month or ""),
        inspection.visit or "",
        inspection.source.value,
        " ".join(inspection.recounted_in),
    )


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()
