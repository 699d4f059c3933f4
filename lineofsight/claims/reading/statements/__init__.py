"""Statements of fact that are recognised in a sentence, one module for each subject.

`recognise` gives every statement of a sentence that is understood with confidence, each with its
verdict. What is not understood is left out: a sentence is never guessed at.
"""

from __future__ import annotations

from lineofsight.claims.reading.marks import Finding
from lineofsight.claims.reading.statements.areas import areas
from lineofsight.claims.reading.statements.changes import changes
from lineofsight.claims.reading.statements.counts import counts
from lineofsight.claims.reading.statements.grades import grades
from lineofsight.claims.reading.statements.measures import measures
from lineofsight.claims.reading.statements.places import places
from lineofsight.claims.reading.statements.recommended import recommended
from lineofsight.claims.reading.statements.said import Recogniser, Said
from lineofsight.claims.reading.statements.visits import visits

#: The most particular first: what one has read, those after it leave alone.
RECOGNISERS: tuple[Recogniser, ...] = (
    recommended,
    places,
    areas,
    changes,
    grades,
    counts,
    measures,
    visits,
)

__all__ = ["RECOGNISERS", "Said", "recognise"]


def recognise(said: Said) -> list[Finding]:
    """Every statement of a sentence, in order, each stretch read once."""
    found: list[Finding] = []
    for recogniser in RECOGNISERS:
        for finding in list(recogniser(said)):
            clash = [
                each
                for each in found
                if each.start < finding.end
                and finding.start < each.end
                and (each.start, each.end) != (finding.start, finding.end)
            ]
            if not clash:
                found.append(finding)
    return sorted(found, key=lambda each: (each.start, each.end))
