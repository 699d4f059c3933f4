"""A report: its judgements, what inspectors found, and what they recommended."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from csp.decorators import csp_replace
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase

from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.followup import next_inspection
from lineofsight.inspections.inspection import Inspection
from lineofsight.inspections.shelf import ReportText
from lineofsight.inspections.tables import Body, Finding, Report
from lineofsight.inspections.themes import themes_of
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade
from lineofsight.web.access import Access, access
from lineofsight.web.inspections.advice import kind_label
from lineofsight.web.inspections.ask import ask
from lineofsight.web.inspections.columns import COUNCIL, council_cells
from lineofsight.web.inspections.links import name_of, split_id
from lineofsight.web.inspections.store import current_store
from lineofsight.web.inspections.subject import Subject, subject_of
from lineofsight.web.inspections.words import part_of, standing_note
from lineofsight.web.lists import Form, data

COLUMNS = (
    *COUNCIL,
    "report_id",
    "inspection_start",
    "published",
    "item",
    "order",
    "number",
    "section",
    "area",
    "part_of",
    "grade",
    "kind",
    "body",
    "text",
    "page",
    "themes",
)


@access(Access.PUBLIC)
def report(request: HttpRequest, slug: str, when: str, form: Form = Form.PAGE) -> HttpResponse:
    """A report's page: its text where it was read, else its facts and how to read it."""
    asked = ask(request)
    report_id = f"{slug}-{when}"
    # A report's page is found whatever day is chosen, and says so when it was not yet public.
    subject = subject_of(asked, slug)
    inspection = (subject.whole if subject else asked.store.corpus).get(report_id)
    text = asked.store.shelf.text(report_id) if asked.store.shelf else None
    if inspection is None and text is None:
        raise Http404
    if form is not Form.PAGE:
        found = _text_rows(text) if text else _fact_rows(inspection)
        common = _common(subject, text, inspection) | {"report_id": report_id}
        rows = [common | row for row in found]
        return data(form, report_id, COLUMNS, rows, {**asked.facts, "report_id": report_id})
    name = subject.name if subject else text.report.authority_printed if text else slug
    framework = _framework(text, inspection)
    grades = _grades(text, inspection)
    return asked.page(
        "inspections/report.html" if text else "inspections/report_facts.html",
        title=f"{name}: inspection of {_when(text, inspection)}",
        heading=f"Inspection of {_when(text, inspection)}",
        caption=name,
        trail=[("England", "england"), (name, "authority", slug)],
        name=name,
        slug=slug,
        when=when,
        report_id=report_id,
        inspection=inspection,
        text=text,
        grades=grades,
        framework=framework,
        note_on=lambda area: standing_note(framework, area),
        council_name=subject.name_of if subject else name_of,
        family=Family(text.report.family) if text else inspection and inspection.family,
        no_overall=bool(grades) and _is_without_overall(text, inspection),
        sections=_sections(text) if text else [],
        numbered=_numbered(text) if text else frozenset(),
        first_of_area=_first_of_area(text) if text else {},
        advised=[(row, themes_of(row.text)) for row in text.recommendations] if text else [],
        pages_of={j.area: j.page for j in text.judgements} if text else {},
        neighbours=_neighbours(subject.whole if subject else asked.store.corpus, inspection),
        not_yet=inspection is not None and inspection.known_from > asked.day.day,
        has_pdf=text is not None and Path(text.report.file).is_file(),
        name_of_kind=kind_label,
        retold=_retold(text, subject.whole if subject else asked.store.corpus, inspection),
        paragraphs={row.paragraph for row in text.findings} if text else set(),
    )


@dataclass(frozen=True)
class Retold:
    """A judgement of an earlier inspection, as this report recounts it."""

    when: str
    framework: Framework | None
    area: Area
    grade: Grade
    page: int | None


def _retold(text: ReportText | None, corpus: Corpus, inspection: Inspection | None) -> list[Retold]:
    """What the report recounts: as its text was read, else as the packaged facts have it."""
    found = [
        Retold(
            when=str(row.year or "not given"),
            framework=Framework(row.framework) if row.framework else None,
            area=Area(row.area),
            grade=Grade(row.grade),
            page=row.page,
        )
        for row in (text.earlier_judgements if text else ())
    ]
    if found or inspection is None:
        return found
    return [
        Retold(earlier.when, earlier.framework, area, grade, None)
        for earlier in corpus.of(inspection.authority_code)
        if inspection.report_id in earlier.recounted_in
        for area, grade in earlier.judgements.items()
    ]


def _framework(text: ReportText | None, inspection: Inspection | None) -> Framework | None:
    if text is not None:
        return Framework(text.report.framework)
    return inspection.framework if inspection else None


def _when(text: ReportText | None, inspection: Inspection | None) -> str:
    start = text.report.inspection_start if text else None
    if start is not None:
        return f"{start.day} {start:%B %Y}"
    return inspection.when if inspection else "an unknown date"


def _grades(text: ReportText | None, inspection: Inspection | None) -> list[tuple[Area, Grade]]:
    """Judgements in the order of the report, the overall grade first."""
    if text is not None:
        found = [(Area(row.area), Grade(row.grade)) for row in text.judgements]
    else:
        found = list(inspection.judgements.items()) if inspection else []
    return sorted(found, key=lambda pair: pair[0] is not Area.OVERALL)


def _is_without_overall(text: ReportText | None, inspection: Inspection | None) -> bool:
    """Whether it is a full inspection of the kind that gives no overall grade."""
    if inspection is not None:
        return inspection.is_full and inspection.overall is None
    return text is not None and text.report.family == Family.ILACS_2026


def _sections(text: ReportText) -> list[dict[str, Any]]:
    """Findings by section, in order. A section that notes interrupt is shown whole, the notes
    after it."""
    by_section: dict[tuple[str, str | None, str], list[Finding]] = {}
    for row in text.findings:
        by_section.setdefault((row.section, row.area, row.body), []).append(row)
    found = []
    seen: set[str] = set()
    for (section, area, body), rows in by_section.items():
        anchor = f"area-{area}" if area and area not in seen else None
        if area:
            seen.add(area)
        grade = next((row.section_grade for row in rows if row.section_grade), None)
        found.append(
            {
                "heading": section,
                "anchor": anchor,
                "grade": Grade(grade) if grade else None,
                "of_board": body == Body.LSCB,
                "rows": rows,
            }
        )
    return found


def _numbered(text: ReportText) -> frozenset[int]:
    """Orders of the findings that `#paragraph-12` leads to: the first of each number. Numbers
    may start again, as in a chapter on the safeguarding children board."""
    first: dict[int, int] = {}
    for row in text.findings:
        if row.paragraph is not None:
            first.setdefault(row.paragraph, row.order)
    return frozenset(first.values())


def _first_of_area(text: ReportText) -> dict[str, int | None]:
    """For each area the first numbered paragraph of its section (None: no number)."""
    found: dict[str, int | None] = {}
    for row in text.findings:
        if row.area and (row.area not in found or found[row.area] is None):
            found[row.area] = row.paragraph
    return found


def _neighbours(corpus: Corpus, inspection: Inspection | None) -> dict[str, Inspection | None]:
    """The authority's full inspection before and after one."""
    if inspection is None:
        return {"before": None, "after": None}
    own = [i for i in corpus.of(inspection.authority_code) if i.is_full]
    before = [i for i in own if i.sort_date < inspection.sort_date and split_id(i.report_id)]
    return {
        "before": before[-1] if before else None,
        "after": next_inspection(corpus, inspection.report_id),
    }


def _common(
    subject: Subject | None, text: ReportText | None, inspection: Inspection | None
) -> dict[str, Any]:
    """What every row of a report's data says: whose it is, and when."""
    printed = text.report.authority_printed if text else None
    return {
        **council_cells(subject.authority if subject else None, printed),
        "inspection_start": text.report.inspection_start
        if text
        else inspection and inspection.start,
        "published": text.report.published if text else inspection and inspection.published,
    }


def _text_rows(text: ReportText) -> list[dict[str, Any]]:
    """Judgements, findings and recommendations of a report, as rows of one table."""
    framework = Framework(text.report.framework)
    rows: list[dict[str, Any]] = [
        {
            "item": "judgement",
            "order": row.order,
            "area": row.area,
            "part_of": part_of(framework, Area(row.area)),
            "grade": row.grade,
            "text": row.label_printed,
            "page": row.page,
        }
        for row in text.judgements
    ]
    rows += [
        {
            "item": "recommendation",
            "order": row.order,
            "number": row.number,
            "section": row.heading,
            "kind": row.kind,
            "body": row.body,
            "text": row.text,
            "page": row.page,
            "themes": [theme.code for theme in themes_of(row.text)],
        }
        for row in text.recommendations
    ]
    rows += [
        {
            "item": "finding",
            "order": row.order,
            "number": row.paragraph,
            "section": row.section,
            "area": row.area,
            "grade": row.section_grade,
            "body": row.body,
            "text": row.text,
            "page": row.page,
            "themes": [theme.code for theme in themes_of(row.text)],
        }
        for row in text.findings
    ]
    return rows


def _fact_rows(inspection: Inspection | None) -> list[dict[str, Any]]:
    """The judgements of an inspection whose report was not read."""
    if inspection is None:
        return []
    return [
        {
            "item": "judgement",
            "order": order,
            "area": area.value,
            "part_of": part_of(inspection.framework, area),
            "grade": grade.value,
        }
        for order, (area, grade) in enumerate(inspection.judgements.items(), start=1)
    ]


#: A browser shows a PDF in a frame of its own making, which needs more than our pages do.
PDF_POLICY = {"default-src": ["'none'"], "object-src": ["'self'"], "style-src": ["'unsafe-inline'"]}


@access(Access.PUBLIC)
@csp_replace(PDF_POLICY)  # type: ignore[arg-type]  # its types know no view with arguments
def pdf(request: HttpRequest, slug: str, when: str) -> HttpResponseBase:
    """The report's PDF, from the place recorded when it was read, if it is still the same file."""
    store = current_store()
    found = store.shelf.reports.get(f"{slug}-{when}") if store.shelf else None
    if found is None or not _is_the_file(found):
        raise Http404
    response = FileResponse(
        Path(found.file).open("rb"),  # noqa: SIM115 - the response closes it when it is sent
        content_type="application/pdf",
        filename=f"{slug}-{when}.pdf",
    )
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _is_the_file(found: Report) -> bool:
    """Whether the file that was read still stands where it stood, unchanged."""
    path = Path(found.file)
    if path.suffix.lower() != ".pdf" or not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == found.sha256
