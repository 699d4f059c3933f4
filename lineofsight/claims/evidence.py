"""Evidence: what was seen, where, as at when, and how to see it again.

A verdict, a saved claim and a document hold evidence, never bare numbers.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class EvidenceKind(StrEnum):
    """What sort of thing was seen."""

    JUDGEMENT = "judgement"
    PARAGRAPH = "paragraph"
    COUNT = "count"
    MEASURE = "measure"
    STATED = "stated"
    INDICATOR = "indicator"
    SNAPSHOT = "snapshot"
    RECOMMENDATION = "recommendation"
    CLAIM = "claim"
    ACTION = "action"
    AUDIT = "audit"
    DOCUMENT = "document"

    @property
    def label(self) -> str:
        """The kind in words."""
        return {
            "judgement": "Ofsted's judgement",
            "paragraph": "Paragraph of a report",
            "count": "Count over authorities",
            "measure": "Official statistic",
            "stated": "Figures given in the claim itself",
            "indicator": "Indicator over the council's record",
            "snapshot": "What was loaded into the record",
            "recommendation": "Recommendation of a report",
            "claim": "Saved claim",
            "action": "Action of a plan",
            "audit": "Audit",
            "document": "Document",
        }[self.value]


@dataclass(frozen=True)
class Evidence:
    """One thing that was seen.

    Attributes:
        kind: what sort of thing it is.
        what: what was seen, in words with its figures.
        where: its source, as a footnote names it.
        as_at: the day from which it is known (publication); for a count, the day it is made for.
            None when it is not known or stands for all that is known today.
        again: how to see it again, as a command that can be run; empty for figures that the claim
            itself states.
        link: the page of the site that shows it, from the site's root; empty when there is none.
        key: what it is in the data: a report_id, a measure with area and period, a list of DfE
            codes, or an indicator with period and snapshot.
    """

    kind: EvidenceKind
    what: str
    where: str
    as_at: date | None
    again: str = ""
    link: str = ""
    key: str = ""

    def footnote(self) -> str:
        """The source and what it says, on one line, for the foot of a page."""
        return f"{self.where}: {self.what}." if self.where else f"{self.what}."

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it: the day in ISO form."""
        plain = asdict(self)
        plain["kind"] = self.kind.value
        plain["as_at"] = self.as_at.isoformat() if self.as_at else None
        return plain

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Evidence:
        """What `to_dict` wrote.

        Raises:
            KeyError, ValueError: it is not what `to_dict` writes.
        """
        day = plain["as_at"]
        return cls(
            EvidenceKind(plain["kind"]),
            plain["what"],
            plain["where"],
            date.fromisoformat(day) if day else None,
            plain["again"],
            plain["link"],
            plain["key"],
        )
