"""Each claim type by example: a claim that holds, one that does not, one that cannot be known.

`tests/data/claim_examples.csv` has a row for each: the claim type, its blanks, the day of the
evidence (empty: today's), the outcome, how sure, and why. Real authorities are judged by the
packaged facts; Shropshire's inspection under SIF is not known. `reports` marks those that look
into the invented reports on Wiltshire.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Example:
    """A claim with the verdict that it must get."""

    type: str
    words: str
    day: str
    outcome: str
    sureness: str
    why: str
    reports: str

    @property
    def blanks(self) -> dict[str, str]:
        """The blanks as text."""
        pairs = (part.partition("=") for part in self.words.split("; "))
        return {name: text for name, _, text in pairs}

    @property
    def as_at(self) -> date | None:
        """The day of the evidence; None for today's."""
        return date.fromisoformat(self.day) if self.day else None


def _examples() -> tuple[Example, ...]:
    path = Path(__file__).parents[1] / "data" / "claim_examples.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Example(**row) for row in csv.DictReader(file))


EXAMPLES = _examples()
