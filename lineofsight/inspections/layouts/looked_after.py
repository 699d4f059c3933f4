"""Inspections of services for looked-after children, 2013: judgements on the last page."""

from __future__ import annotations

import re

from lineofsight.inspections.judgements import looked_after_rows
from lineofsight.inspections.layouts.base import Front, Layout
from lineofsight.reference.frameworks import Family

_TITLE = re.compile(
    r"inspection of (?:services for looked[ -]after children|looked[ -]after children services)"
)


def recognise(front: Front) -> Layout | None:
    """Told by the title; the grades stand in the record of main findings."""
    if not _TITLE.search(front.title):
        return None
    rows = looked_after_rows([line for page in front.pages for line in page])
    return Layout(Family.LOOKED_AFTER, rows, [[], *front.pages[1:]])
