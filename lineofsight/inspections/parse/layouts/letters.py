"""Visits and inspections that give no grade that we read: letters after monitoring and focused
visits, joint targeted area inspections, and the safeguarding inspections of 2009 to 2013."""

from __future__ import annotations

import re

from lineofsight.inspections.parse.cover import Cover, visited
from lineofsight.inspections.parse.layouts.base import Front, Layout
from lineofsight.inspections.parse.pdf import Line
from lineofsight.inspections.parse.text import dates_in, join_lines, periods_in, person
from lineofsight.reference.frameworks import Family

_TITLES: tuple[tuple[re.Pattern[str], Family], ...] = (
    (re.compile(r"joint targeted area inspection|\bjtai\b"), Family.JTAI),
    (re.compile(r"monitoring visit"), Family.MONITORING_VISIT),
    (re.compile(r"focused visit"), Family.FOCUSED_VISIT),
    (
        re.compile(
            r"inspection of safeguarding and looked[ -]after children|"
            r"inspection of local authority arrangements for the protection of children"
        ),
        Family.SAFEGUARDING,
    ),
)


#: Schools and colleges have monitoring visits too.
_CHILDREN = re.compile(
    r"children[’'`]?s (?:social care|services)|joint targeted|looked[ -]after|"
    r"protection of children",
    re.IGNORECASE,
)


def recognise(front: Front) -> Layout | None:
    """Told by the title alone; text is kept as findings and no judgement is claimed."""
    about_children = any(_CHILDREN.search(line.text) for line in front.lines)
    for pattern, family in _TITLES:
        if about_children and pattern.search(front.title):
            return Layout(family, [], front.pages)
    return None


_VISITED = re.compile(
    r"\b(?:visit|inspection|inspected|visited)\b[^.]{0,200}?\b(?:on|from|between)\s+"
    r"(?P<days>\d{1,2}\b[^.]{0,60}?\b20\d\d)",
    re.IGNORECASE,
)
_TITLE_START = re.compile(
    r"(?:focused|monitoring) visit (?:to|of)|joint targeted area inspection", re.IGNORECASE
)
_DATE_ALONE = re.compile(r"(?:date:\s*)?\d{1,2}\s+[A-Z][a-z]+\s+20\d\d$")
_SIGNED = re.compile(r"^yours (?:sincerely|faithfully)", re.IGNORECASE)
_TOP = 12


def complete(cover: Cover, pages: list[list[Line]]) -> Cover:
    """A letter has no cover: its date stands at the top, the days of the visit in the text, and
    the inspector's name under `Yours sincerely`."""
    first = pages[0] if pages else []
    periods = cover.periods
    if not periods:
        told = _VISITED.search(join_lines([line.text for line in first]))
        days = periods_in(told["days"]) if told else []
        periods = [(min(a for a, _ in days), max(b for _, b in days))] if days else []
    published = cover.published
    if published is None:
        alone = [line.text for line in first[:_TOP] if _DATE_ALONE.match(line.text)]
        published = dates_in(alone[0])[0] if alone else None
    authority, title = _titled(first) or (cover.authority, cover.title)
    return Cover(
        authority=authority,
        title=title,
        periods=periods,
        published=published,
        lead_inspector=cover.lead_inspector or _signatory(pages),
    )


def _titled(lines: list[Line]) -> tuple[str, str] | None:
    """The authority and the title, on a line of its own or on two."""
    for index, line in enumerate(lines):
        if not _TITLE_START.match(line.text):
            continue
        title = line.text
        if not title.endswith("services") and index + 1 < len(lines):
            title = join_lines([title, lines[index + 1].text])
        name = visited(title) or visited(line.text)
        if name is not None:
            return name, title if visited(title) == name else line.text
    return None


def _signatory(pages: list[list[Line]]) -> str | None:
    """The name under `Yours sincerely`."""
    lines = [line for page in pages for line in page]
    for index, line in enumerate(lines[:-1]):
        if _SIGNED.match(line.text):
            return person(lines[index + 1].text)
    return None
