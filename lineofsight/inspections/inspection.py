"""One inspection as a fact: who, when, under which rules, and the grade in each area.

No report text stands here, so the whole country's history fits in two small files that the
package carries.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lineofsight.reference.areas import Area, Strand
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade


class Source(StrEnum):
    """Where a fact comes from. When two differ, the report stands and the difference is listed."""

    REPORT = "report"
    OFSTED_STATISTICS = "ofsted_statistics"
    RECOUNTED = "recounted"

    @property
    def label(self) -> str:
        """The source in words."""
        return {
            "report": "Ofsted's report",
            "ofsted_statistics": "Ofsted's table of outcomes",
            "recounted": "recounted in a later report",
        }[self.value]


class CombinedCare(StrEnum):
    """What one grade for children in care and care leavers together (ILACS 2018 to 2022) says
    of care leavers. Either way it counts for children in care."""

    COUNTS_FOR_BOTH = "counts_for_both"
    IN_CARE_ONLY = "in_care_only"


#: The frameworks that judge a council's children's services as a whole.
FULL_FRAMEWORKS = frozenset({Framework.SIF, Framework.ILACS})

#: The four areas of today's framework, in the order of a report.
MAIN_STRANDS = (
    Strand.LEADERS,
    Strand.HELP_AND_PROTECTION,
    Strand.IN_CARE,
    Strand.CARE_LEAVERS,
)

#: For each strand, its areas with the one that speaks for the strand first.
_SPEAKS_FOR: dict[Strand, tuple[Area, ...]] = {
    Strand.OVERALL: (Area.OVERALL,),
    Strand.LEADERS: (Area.LEADERS, Area.LOOKED_AFTER_LEADERSHIP),
    Strand.HELP_AND_PROTECTION: (
        Area.HELP_AND_PROTECTION,
        Area.CHILD_PROTECTION_OVERALL,
        Area.SAFEGUARDING_OVERALL,
    ),
    Strand.IN_CARE: (
        Area.IN_CARE,
        Area.IN_CARE_AND_CARE_LEAVERS,
        Area.LOOKED_AFTER_OVERALL,
        Area.LOOKED_AFTER_OUTCOMES,
        Area.LOOKED_AFTER_PROVISION,
        Area.LOOKED_AFTER_CAPACITY,
    ),
    Strand.CARE_LEAVERS: (Area.CARE_LEAVERS,),
    Strand.ADOPTION: (Area.ADOPTION, Area.ADOPTION_SERVICE),
    Strand.LSCB: (Area.LSCB,),
    Strand.FOSTERING: (Area.FOSTERING_SERVICE,),
}


@dataclass(frozen=True)
class Inspection:
    """One inspection of one authority.

    Attributes:
        report_id: `<authority slug>-<first day on site>`, as in `wiltshire-2019-06-03`; for an
            inspection that is only recounted `<slug>-<year>[-<month>]-<framework>-recounted`.
        authority_code: DfE code of the council inspected (of that time, so Cumbria's 2022
            inspection has Cumbria's code).
        framework: the rules that it followed.
        family: the report's layout; None when the report itself was not read and no table says.
        start: first day on site; None when only recounted.
        end: last day on site; None when only the table of outcomes gives the inspection.
        published: date of publication; None when only recounted.
        judgements: grade by area as judged.
        source: where the facts come from.
        year: year of the inspection, as recounted or from its first day.
        month: month, 1 to 12; None when a report recounts the year alone.
        visit: `standard` or `short` (ILACS), where Ofsted's table of outcomes says.
        recounted_in: report_ids of the later reports that recount it.
        in_workspace: whether the report's own text is in the workspace's latest snapshot, so that
            pages on it exist.
    """

    report_id: str
    authority_code: str
    framework: Framework
    family: Family | None
    start: date | None
    end: date | None
    published: date | None
    judgements: Mapping[Area, Grade] = field(hash=False)
    source: Source
    year: int
    month: int | None = None
    visit: str | None = None
    recounted_in: tuple[str, ...] = ()
    in_workspace: bool = False

    @property
    def known_from(self) -> date:
        """The day from which the judgements count as known.

        That is the day of publication. Without one: the last day on site; for an inspection that
        is only recounted, the last day of the month or year that the later report gives.
        """
        if self.published is not None:
            return self.published
        if self.end is not None:
            return self.end
        if self.start is not None:
            return self.start
        month = self.month or 12
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def sort_date(self) -> date:
        """A day to order by and to draw at: the first on site; where only a month or a year is
        recounted, its middle."""
        if self.start is not None:
            return self.start
        return date(self.year, self.month, 15) if self.month else date(self.year, 7, 1)

    @property
    def when(self) -> str:
        """The date as precisely as it is known: `24 June 2019`, `March 2012` or `2012`."""
        if self.start is not None:
            return f"{self.start.day} {self.start:%B %Y}"
        return f"{date(self.year, self.month, 1):%B %Y}" if self.month else str(self.year)

    @property
    def is_full(self) -> bool:
        """Whether it judged children's services as a whole (SIF or ILACS, and more than a
        safeguarding children board's review alone)."""
        return self.framework in FULL_FRAMEWORKS and any(
            area.strand in (Strand.OVERALL, *MAIN_STRANDS) for area in self.judgements
        )

    @property
    def overall(self) -> Grade | None:
        """The overall grade; None where the inspection gives none (from April 2026). Never made
        up from other grades."""
        return self.judgements.get(Area.OVERALL)

    def judged(
        self, what: Area | Strand, combined: CombinedCare = CombinedCare.COUNTS_FOR_BOTH
    ) -> Judged | None:
        """The judgement that this inspection gives of an area or strand, or None.

        Of a strand it is the area that speaks for it (`overall` before `outcomes`). A combined
        care judgement answers for children in care, and for care leavers as `combined` says,
        unless care leavers have their own grade beside it (SIF).
        """
        if isinstance(what, Area):
            grade = self.judgements.get(what)
            return None if grade is None else Judged(self, what, what.strand, grade)
        for area in _SPEAKS_FOR[what]:
            grade = self.judgements.get(area)
            if grade is not None:
                return Judged(self, area, what, grade)
        if what is Strand.CARE_LEAVERS and combined is CombinedCare.COUNTS_FOR_BOTH:
            grade = self.judgements.get(Area.IN_CARE_AND_CARE_LEAVERS)
            if grade is not None:
                return Judged(self, Area.IN_CARE_AND_CARE_LEAVERS, what, grade)
        return None

    def lowest_area(self) -> tuple[Grade, tuple[Strand, ...]] | None:
        """The lowest grade among the four main areas, and the strands that have it.

        This is Line of Sight's own rule for comparing inspections that have no overall grade. It
        is not Ofsted's, and an overall grade is not always the lowest. None when no main area
        has a grade. A combined care judgement counts for both of its areas.
        """
        found: dict[Strand, Grade] = {}
        for strand in MAIN_STRANDS:
            judged = self.judged(strand)
            if judged is not None and judged.grade.level is not None:
                found[strand] = judged.grade
        if not found:
            return None
        worst = min(found.values(), key=lambda grade: grade.level or 0)
        return worst, tuple(s for s, grade in found.items() if grade.level == worst.level)


@dataclass(frozen=True)
class Judged:
    """A grade with the inspection that gave it.

    `area` is what was judged; `strand` is the question that it answers here (a combined care
    judgement may answer for care leavers).
    """

    inspection: Inspection
    area: Area
    strand: Strand
    grade: Grade

    @property
    def combined(self) -> bool:
        """Whether one grade covers children in care and care leavers together."""
        return self.area is Area.IN_CARE_AND_CARE_LEAVERS

    @property
    def level(self) -> int | None:
        """4 (outstanding) to 1 (inadequate); None when not judged."""
        return self.grade.level
