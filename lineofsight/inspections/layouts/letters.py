"""Visits and inspections that give no grade that we read: letters after monitoring and focused
visits, joint targeted area inspections, and the safeguarding inspections of 2009 to 2013."""

from __future__ import annotations

import re

from lineofsight.inspections.layouts.base import Front, Layout
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


def recognise(front: Front) -> Layout | None:
    """Told by the title alone; text is kept as findings and no judgement is claimed."""
    for pattern, family in _TITLES:
        if pattern.search(front.title):
            return Layout(family, [], front.pages)
    return None
