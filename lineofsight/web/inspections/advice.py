"""Recommendations as pages show them: with their themes and what may have become of them."""

from __future__ import annotations

from dataclasses import dataclass

from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.followup import FollowUp, follow_up_report, next_inspection
from lineofsight.inspections.inspection import Inspection
from lineofsight.inspections.shelf import Shelf
from lineofsight.inspections.tables import Kind, Recommendation
from lineofsight.inspections.themes import Theme, themes_of


@dataclass(frozen=True)
class Advised:
    """A report's recommendations with their themes and what may have become of them."""

    inspection: Inspection
    items: tuple[tuple[Recommendation, tuple[Theme, ...], FollowUp | None], ...]
    following: Inspection | None

    @property
    def unanswered(self) -> int:
        """Recommendations for which no passage of the next report is alike enough."""
        return sum(1 for _, _, found in self.items if found is None or not found.suggestions)


def advised(
    corpus: Corpus, shelf: Shelf | None, inspection: Inspection, *, limit: int
) -> Advised | None:
    """A report's recommendations; None when its text is not held or has none.

    Args:
        corpus: the history, as at the day asked about.
        shelf: the reports' text.
        inspection: whose recommendations.
        limit: most passages of the next report for each; 0 looks for none.
    """
    rows = shelf.recommendations(inspection.report_id) if shelf is not None else ()
    if shelf is None or not rows:
        return None
    followed = follow_up_report(corpus, shelf, inspection.report_id, limit=limit) if limit else None
    by_order = {each.recommendation.order: each for each in followed or ()}
    return Advised(
        inspection=inspection,
        items=tuple((row, themes_of(row.text), by_order.get(row.order)) for row in rows),
        following=next_inspection(corpus, inspection.report_id),
    )


def kind_label(kind: str) -> str:
    """A recommendation's kind in words."""
    return {
        Kind.PRIORITY_ACTION: "Priority action",
        Kind.IMPROVEMENT: "Area for improvement",
        Kind.LSCB: "For the safeguarding children board",
    }[Kind(kind)]
