"""Single inspection framework, 2013 to 2018: both layouts, re-inspections, a board alone."""

from __future__ import annotations

import re

from lineofsight.inspections.judgements import Row, sif_rows
from lineofsight.inspections.layouts.base import Front, Layout
from lineofsight.inspections.pdf import Line
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family

_INSPECTION = re.compile(
    r"inspection of services for children in need of help and protection, children looked after"
)
_BOARD = re.compile(r"review of the effectiveness of the local safeguarding children")
_FIRST_LAYOUT = re.compile(r"what does the (?:local authority|lscb) need to improve", re.IGNORECASE)


def recognise(front: Front) -> Layout | None:
    """A SIF report says so in its title; which of its layouts, by its headings."""
    inspected = _INSPECTION.search(front.title) is not None
    board = _BOARD.search(front.title) is not None
    if not inspected and not board:
        return None
    rows = sif_rows(front.lines)
    if not inspected:
        rows = [row for row in rows if row.area is Area.LSCB]
        return Layout(Family.LSCB_REVIEW, rows, _prose(front.lines, rows))
    if "re-inspection" in front.title or "reinspection" in front.title:
        family = Family.SIF_REINSPECTION
    else:
        first = any(_FIRST_LAYOUT.match(line.text) for page in front.pages for line in page)
        family = Family.SIF_2013 if first else Family.SIF_2015
    return Layout(family, rows, _prose(front.lines, rows))


def _prose(lines: list[Line], rows: list[Row]) -> list[Line]:
    """The running text on the cover: between the headline and the table, and after it."""
    if not rows:
        return []
    places = sorted(row.line for row in rows)
    first_row = next(
        (i for i, line in enumerate(lines) if re.match(r"1\.\s*Children", line.text)), places[-1]
    )
    kept = [
        line
        for index, line in enumerate(lines)
        if places[0] < index < first_row and not line.bold
    ]
    return kept + lines[places[-1] + 1 :]
