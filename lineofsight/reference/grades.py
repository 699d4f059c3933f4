"""Ofsted's grades, in order from best to worst."""

from __future__ import annotations

import re
from enum import StrEnum


class Grade(StrEnum):
    """A grade that Ofsted gives to an area of children's services.

    `adequate` was the third grade of four until 2013; `requires_improvement` took its place
    (shown in full as "requires improvement to be good" since 2018). `not_judged` is printed
    where there was too little practice to judge (Isles of Scilly, City of London).
    """

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    ADEQUATE = "adequate"
    INADEQUATE = "inadequate"
    NOT_JUDGED = "not_judged"

    @property
    def label(self) -> str:
        """The grade in words, as a page shows it."""
        return self.value.replace("_", " ").capitalize()

    @property
    def letter(self) -> str:
        """A short mark for maps and tables, so that colour never stands alone."""
        return {"requires_improvement": "RI", "not_judged": "–"}.get(
            self.value, self.value[0].upper()
        )

    @property
    def level(self) -> int | None:
        """4 (outstanding) to 1 (inadequate); `adequate` and `requires_improvement` are both 2."""
        return _LEVEL.get(self)


_LEVEL = {
    Grade.OUTSTANDING: 4,
    Grade.GOOD: 3,
    Grade.REQUIRES_IMPROVEMENT: 2,
    Grade.ADEQUATE: 2,
    Grade.INADEQUATE: 1,
}

#: The grades of a full inspection today, best first.
CURRENT_SCALE = (Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)

_PATTERNS = (
    (Grade.REQUIRES_IMPROVEMENT, re.compile(r"requires?\s+improvement(\s+to\s+be\s+good)?")),
    (Grade.OUTSTANDING, re.compile(r"outstanding")),
    (Grade.INADEQUATE, re.compile(r"inadequate")),
    (Grade.ADEQUATE, re.compile(r"adequate")),
    (Grade.GOOD, re.compile(r"good")),
    (
        Grade.NOT_JUDGED,
        re.compile(r"not\s+judged|no\s+judgement|insufficient\s+evidence|not\s+applicable"),
    ),
)


def parse_grade(text: str) -> Grade | None:
    """The grade that `text` is, whatever its case or line breaks; None when it is no grade.

    >>> parse_grade("Requires improvement to\\nbe good")
    <Grade.REQUIRES_IMPROVEMENT: 'requires_improvement'>
    """
    plain = " ".join(text.split()).strip(" .:").lower()
    for grade, pattern in _PATTERNS:
        if pattern.fullmatch(plain):
            return grade
    return None
