"""About the data: what is held, from where, and how it was made."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from lineofsight.inspections.coverage import known_totals
from lineofsight.inspections.themes import THEMES
from lineofsight.web.access import Access, access
from lineofsight.web.inspections.ask import ask


@access(Access.PUBLIC)
def about(request: HttpRequest) -> HttpResponse:
    """What is held, from where, and how it was made."""
    asked = ask(request)
    snapshot, shelf = asked.store.snapshot, asked.store.shelf
    return asked.page(
        "inspections/about.html",
        title="About the data",
        section="about",
        coverage=asked.corpus.coverage,
        totals=known_totals().values(),
        inspections=len(asked.corpus.inspections),
        conflicts=asked.store.corpus.conflicts,
        snapshot=snapshot,
        reports=len(shelf.reports) if shelf else 0,
        refused=shelf.refused if shelf else (),
        themes=THEMES,
    )
