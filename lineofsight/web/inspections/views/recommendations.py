"""Every recommendation that an authority was given, with what may have become of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from lineofsight.inspections.followup import SUGGESTION_NOTE
from lineofsight.inspections.themes import theme
from lineofsight.web.access import Access, access
from lineofsight.web.inspections.advice import Advised, advised, kind_label
from lineofsight.web.inspections.ask import ask
from lineofsight.web.inspections.columns import COUNCIL, council_cells
from lineofsight.web.inspections.subject import Subject, subject_or_404
from lineofsight.web.lists import Form, data

COLUMNS = (
    *COUNCIL,
    "report_id",
    "inspection_start",
    "published",
    "order",
    "number",
    "body",
    "kind",
    "timescale",
    "text",
    "page",
    "themes",
    "may_be_followed_up_in",
    "may_be_followed_up_by",
    "may_be_followed_up_page",
    "may_be_followed_up_paragraph",
    "likeness",
)


@access(Access.PUBLIC)
def recommendations(request: HttpRequest, slug: str, form: Form = Form.PAGE) -> HttpResponse:
    """Every recommendation to an authority, newest report first."""
    asked = ask(request)
    subject = subject_or_404(asked, slug)
    inspections = subject.corpus.of(subject.authority.code)
    found = [
        each
        for inspection in reversed(inspections)
        if (each := advised(subject.corpus, asked.store.shelf, inspection, limit=3)) is not None
    ]
    if form is not Form.PAGE:
        rows = [row for each in found for row in _rows(each, subject)]
        facts = {**asked.facts, **council_cells(subject.authority), "note": SUGGESTION_NOTE}
        return data(form, f"{slug}-recommendations", COLUMNS, rows, facts)
    return asked.page(
        "inspections/recommendations.html",
        title=f"Recommendations to {subject.name}",
        trail=[("England", "england"), (subject.name, "authority", subject.authority.slug)],
        authority=subject.authority,
        name=subject.name,
        council_name=subject.name_of,
        found=found,
        without_text=[i for i in inspections if i.is_full and not i.in_workspace],
        note=SUGGESTION_NOTE,
        name_of_kind=kind_label,
        theme=theme,
    )


def _rows(each: Advised, subject: Subject) -> list[dict[str, Any]]:
    inspection = each.inspection
    own = inspection.authority_code == subject.authority.code
    common = {
        **council_cells(subject.authority if own else inspection.authority_code),
        "inspection_start": inspection.start,
        "published": inspection.published,
    }
    rows = []
    for row, themes, followed in each.items:
        best = followed.suggestions[0] if followed and followed.suggestions else None
        rows.append(
            {
                **common,
                "report_id": row.report_id,
                "order": row.order,
                "number": row.number,
                "body": row.body,
                "kind": row.kind,
                "timescale": row.timescale,
                "text": row.text,
                "page": row.page,
                "themes": [found.code for found in themes],
                "may_be_followed_up_in": best.report_id if best else None,
                "may_be_followed_up_by": best.excerpt if best else None,
                "may_be_followed_up_page": best.page if best else None,
                "may_be_followed_up_paragraph": best.paragraph if best else None,
                "likeness": best.score if best else None,
            }
        )
    return rows
