"""Every inspection that is known, with filters."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from lineofsight.inspections.inspection import Inspection, Source
from lineofsight.reference import authorities
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.grades import CURRENT_SCALE
from lineofsight.web.access import Access, access
from lineofsight.web.inspections.ask import ask, filter_choices, filters
from lineofsight.web.inspections.columns import COUNCIL, council_cells
from lineofsight.web.lists import Form, data

PER_PAGE = 50
COLUMNS = (
    "report_id",
    *COUNCIL,
    "framework",
    "family",
    "inspection_start",
    "inspection_end",
    "inspected",
    "published",
    "source",
    "recounted_in",
    *(area.value for area in Area),
)


@access(Access.PUBLIC)
def inspections(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """All inspections, newest first."""
    asked = ask(request)
    frameworks = {framework.value: framework.label for framework in Framework}
    framework = asked.choice("framework", frameworks)
    grades = {grade.value: grade.label for grade in CURRENT_SCALE} | {"none": "No overall grade"}
    overall = asked.choice("overall", grades)
    chosen = filters(asked)
    # Councils of every date belong: an inspection of Cumbria is listed under its region.
    kept = {a.code for a in authorities.all_authorities() if chosen.holds(a, asked.day.day)}
    found = [
        inspection
        for inspection in reversed(asked.corpus.inspections)
        if inspection.authority_code in kept
        and framework in ("", inspection.framework)
        and (not overall or _has_overall(inspection, overall))
    ]
    found.sort(key=lambda inspection: inspection.known_from, reverse=True)
    if form is not Form.PAGE:
        facts = {**asked.facts, "group": chosen.label}
        return data(form, "inspections", COLUMNS, map(as_row, found), facts)
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(asked.number("page"), pages)
    return asked.page(
        "inspections/listing.html",
        title=f"Inspections in {chosen.label}" + (f", page {page} of {pages}" if page > 1 else ""),
        heading="Inspections",
        section="inspections",
        filters=chosen,
        filter_choices=filter_choices(asked.corpus),
        framework=framework,
        frameworks={
            value: label
            for value, label in frameworks.items()
            if any(i.framework == value for i in asked.corpus.inspections)
        },
        overall=overall,
        overalls=grades,
        found=found[(page - 1) * PER_PAGE : page * PER_PAGE],
        total=len(found),
        page=page,
        pages=pages,
        page_address=lambda number: asked.without(page=number),
        authority=authorities.get,
    )


def _has_overall(inspection: Inspection, value: str) -> bool:
    """Whether an inspection gave an overall grade; `none` is for those under the rules that give
    none, not for older inspections of a part of the services."""
    if value == "none":
        full = inspection.is_full and inspection.source is not Source.RECOUNTED
        return full and inspection.overall is None
    return inspection.overall == value


def as_row(inspection: Inspection) -> dict[str, object]:
    """An inspection as a row of data, a column for each area."""
    return {
        "report_id": inspection.report_id,
        **council_cells(inspection.authority_code),
        "framework": inspection.framework.value,
        "family": inspection.family.value if inspection.family else None,
        "inspection_start": inspection.start,
        "inspection_end": inspection.end,
        "inspected": inspection.when,
        "published": inspection.published,
        "source": inspection.source.value,
        "recounted_in": inspection.recounted_in,
        **{area.value: grade.value for area, grade in inspection.judgements.items()},
    }
