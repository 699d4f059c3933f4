"""Single inspection framework, 2013 to 2018: both layouts, re-inspections, a board alone."""

from __future__ import annotations

import re

from lineofsight.inspections.parse.judgements import Row, board_rows, sif_rows
from lineofsight.inspections.parse.layouts.base import Front, Layout
from lineofsight.inspections.parse.pdf import Line
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family

_INSPECTION = re.compile(
    r"inspection of services for children (?:and young people )?(?:in|who) need (?:of )?help and"
)
_BOARD = re.compile(r"review of (?:the effectiveness of )?[^.:]{0,60}safeguarding children")
_FIRST_LAYOUT = re.compile(
    r"what does the (?:local authority|council|lscb|board) need\b", re.IGNORECASE
)

_DATED = re.compile(r"(?:(?:inspection|review) dates?|report published|published)\b", re.IGNORECASE)
_FIRST_ROW = re.compile(r"(?:1\.\s*)?Children (?:and young people )?(?:who|in) need ")
#: How many lines of the second page a table may run on to.
_TABLE_RUNS_OVER = 8


def recognise(front: Front) -> Layout | None:
    """A SIF report says so in its title; which of its layouts, by its headings."""
    inspected = _INSPECTION.search(front.title) is not None
    board = _BOARD.search(front.title) is not None
    if not inspected and not board:
        return None
    lines = front.lines
    if not inspected:
        rows = board_rows(lines)
        used = rows[0].line + 1 if rows else _dates_end(lines)
        return Layout(Family.LSCB_REVIEW, rows, [lines[used:], *front.pages[1:]])
    rows = sif_rows(lines)
    over = 0
    if len(front.pages) > 1 and Area.LEADERS not in {row.area for row in rows}:
        longer = sif_rows([*lines, *front.pages[1][:_TABLE_RUNS_OVER]])
        if len(longer) > len(rows):
            rows = longer
            over = max(row.line for row in rows) + 1 - len(lines)
    pages = [_prose(lines, rows), *front.pages[1:]]
    if over > 0:
        pages[1] = pages[1][over:]
    if "re-inspection" in front.title or "reinspection" in front.title:
        return Layout(Family.SIF_REINSPECTION, rows, pages)
    first = any(_FIRST_LAYOUT.match(line.text) for page in front.pages for line in page)
    return Layout(Family.SIF_2013 if first else Family.SIF_2015, rows, pages)


def _dates_end(lines: list[Line]) -> int:
    """The line after the cover's dates."""
    dated = [i for i, line in enumerate(lines) if _DATED.match(line.text)]
    return dated[-1] + 1 if dated else len(lines)


def _prose(lines: list[Line], rows: list[Row]) -> list[Line]:
    """The running text on the cover: between the headline and the table, and after it."""
    if not rows:
        return []
    places = sorted(row.line for row in rows)
    first_row = next((i for i, line in enumerate(lines) if _FIRST_ROW.match(line.text)), len(lines))
    kept = [line for i, line in enumerate(lines) if places[0] < i < first_row and not line.bold]
    return kept + lines[places[-1] + 1 :]
