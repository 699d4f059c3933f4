"""Earlier judgements that a report recounts under "Previous Ofsted inspections"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from lineofsight.inspections.tables import EarlierJudgement


class Paragraph(Protocol):
    """A paragraph with its section and page."""

    section: str
    text: str
    page: int


def earlier_judgements(report_id: str, paragraphs: Iterable[Paragraph]) -> list[EarlierJudgement]:
    """The judgements recounted in the section on previous inspections."""
    return []
