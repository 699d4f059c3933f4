"""Inspections of services for looked-after children, 2013: judgements on the last page."""

from __future__ import annotations

import re

from lineofsight.inspections.parse.judgements import Row, looked_after_rows, record_of_findings
from lineofsight.inspections.parse.layouts.base import Front, Layout
from lineofsight.reference.frameworks import Family

_TITLE = re.compile(
    r"inspection of (?:services for looked[ -]after children|looked[ -]after children services)"
)


def recognise(front: Front) -> Layout | None:
    """Told by the title; the grades stand in the record of main findings."""
    if not _TITLE.search(front.title):
        return None
    pages = [[], *front.pages[1:]]
    rows: list[Row] = []
    for index, lines in enumerate(pages):
        start = record_of_findings(lines)
        if start is not None:
            rows = looked_after_rows(
                [line for page in [lines[start:], *pages[index + 1 :]] for line in page]
            )
            pages = [*pages[:index], lines[:start]]
            break
    return Layout(Family.LOOKED_AFTER, rows, pages)
