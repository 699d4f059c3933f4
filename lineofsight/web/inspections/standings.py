"""Where authorities stand on a question: a strand, or the lowest of the main areas."""

from __future__ import annotations

from dataclasses import dataclass

from lineofsight.inspections.corpus import Corpus, Inspection, Judged, Mark
from lineofsight.inspections.shares import LOWEST_AREA, Question, question_label
from lineofsight.reference.areas import Strand
from lineofsight.reference.authorities import Authority
from lineofsight.web.inspections.columns import COUNCIL, council_cells

#: What can be asked of every council, the present areas first.
QUESTIONS: tuple[Question, ...] = (
    Strand.OVERALL,
    Strand.LEADERS,
    Strand.HELP_AND_PROTECTION,
    Strand.IN_CARE,
    Strand.CARE_LEAVERS,
    LOWEST_AREA,
    Strand.ADOPTION,
    Strand.LSCB,
)


def question_choices() -> dict[str, str]:
    """The questions, as choices."""
    return {str(question): question_label(question) for question in QUESTIONS}


def question_of(value: str) -> Question:
    """The question that a choice stands for."""
    return next(question for question in QUESTIONS if question == value)


@dataclass(frozen=True)
class Placed:
    """Where one authority stands. `inspection` gave the mark; `judged` is the judgement itself,
    or None for the lowest area, whose `strands` are those that have it."""

    authority: Authority
    mark: Mark
    inspection: Inspection | None
    judged: Judged | None
    strands: tuple[Strand, ...]

    @property
    def note(self) -> str:
        """What a reader should know of the mark, or nothing."""
        if self.judged is None:
            return ", ".join(strand.label.lower() for strand in self.strands)
        if self.judged.combined and self.judged.strand is Strand.CARE_LEAVERS:
            return "one grade with children in care"
        return ""


def place(corpus: Corpus, authority: Authority, question: Question) -> Placed:
    """Where an authority stands, as the corpus knows it."""
    if not isinstance(question, Strand):
        lowest = corpus.lowest(authority.code)
        return Placed(authority, lowest.mark, lowest.inspection, None, lowest.strands)
    standing = corpus.standing(authority.code, question)
    judged = standing.judged
    inspection = judged.inspection if judged else None
    if standing.mark is Mark.NO_OVERALL_GRADE:
        inspection = corpus.latest_inspection(authority.code)
    return Placed(authority, standing.mark, inspection, judged, (question,))


def as_row(placed: Placed) -> dict[str, object]:
    """Where an authority stands, as a row of data."""
    authority, inspection = placed.authority, placed.inspection
    found: dict[str, object] = {
        **council_cells(authority),
        "region": authority.region,
        "type": authority.type,
        "mark": placed.mark.value,
        "areas": [strand.value for strand in placed.strands],
    }
    if inspection is not None:
        found |= {
            "area_judged": placed.judged.area.value if placed.judged else None,
            "inspection_start": inspection.start,
            "published": inspection.published,
            "framework": inspection.framework.value,
            "source": inspection.source.value,
            "report_id": inspection.report_id,
        }
    return found


COLUMNS = (
    *COUNCIL,
    "region",
    "type",
    "mark",
    "areas",
    "area_judged",
    "inspection_start",
    "published",
    "framework",
    "source",
    "report_id",
)
