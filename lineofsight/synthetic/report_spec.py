"""What an invented inspection report says, before it is laid out as a PDF.

A `ReportSpec` is also the expected result of reading that PDF back: every judgement, date,
recommendation and finding of the file is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lineofsight.inspections.tables import Body, Kind
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade


@dataclass(frozen=True)
class Part:
    """A bullet under a paragraph, with the bullets nested under it."""

    text: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """A paragraph and its bullets."""

    text: str
    parts: tuple[Part, ...] = ()

    @property
    def plain(self) -> str:
        """The paragraph as the reader of reports gives it: parts on lines of their own."""
        lines = [self.text]
        for part in self.parts:
            lines.append(f"• {part.text}")
            lines.extend(f"  – {nested}" for nested in part.parts)
        return "\n".join(lines)


@dataclass(frozen=True)
class Advice:
    """One recommendation. `outcome` and `references` repeat what its words point to."""

    words: Words
    kind: Kind = Kind.IMPROVEMENT
    body: Body = Body.LOCAL_AUTHORITY
    timescale: str | None = None
    references: tuple[int, ...] = ()
    outcome: int | None = None


@dataclass(frozen=True)
class Section:
    """A section of findings. `summary` stands before the numbered paragraphs (second layout of
    SIF only)."""

    area: Area
    grade: Grade
    paragraphs: tuple[Words, ...]
    summary: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Earlier:
    """An inspection that the report recounts, with the grades it gave."""

    framework: Framework
    year: int
    month: int
    grades: tuple[tuple[Area, Grade], ...]


@dataclass(frozen=True)
class Layout:
    """How the page is set: what differs between reports of one family.

    `label_width` is the width in points of the column of labels beside the grades;
    `tight_numbers` prints two-digit paragraph numbers with no space after them; `full_grade`
    prints "Requires improvement to be good"; `wording` (0, 1 or 2) chooses among the ways in which
    headings restate a grade.
    """

    label_width: float = 190.0
    tight_numbers: bool = False
    full_grade: bool = True
    question_mark: bool = True
    wording: int = 0


@dataclass(frozen=True)
class ReportSpec:
    """An invented report.

    `authority` is the area's name (`Mereshire`), `council` the council's (`Mereshire County
    Council`). `grades` holds the table of judgements in the order printed, with the board's
    grade (`Area.LSCB`) last where there is one. `introduction` are the paragraphs without
    numbers before the sections: the introduction (ILACS), executive summary or summary of key
    findings (SIF), the body of a letter. The board's findings are a section with `Area.LSCB`.
    """

    family: Family
    authority: str
    council: str
    start: date
    end: date
    published: date | None
    lead: str | None
    grades: Mapping[Area, Grade]
    introduction: tuple[Words, ...] = ()
    advice: tuple[Advice, ...] = ()
    sections: tuple[Section, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    team: tuple[str, ...] = ()
    subject: str = ""
    layout: Layout = field(default_factory=Layout)


@dataclass(frozen=True)
class PlacedAdvice:
    """A recommendation as printed: its number, if it has one, and the heading above it."""

    advice: Advice
    number: str | None
    heading: str


@dataclass(frozen=True)
class PlacedFinding:
    """A paragraph of findings as printed. `section` is empty for the introduction."""

    words: Words
    body: Body
    area: Area | None
    grade: Grade | None
    paragraph: int | None


@dataclass(frozen=True)
class Expected:
    """What a reader should find in the PDF, beside the facts of the spec."""

    advice: tuple[PlacedAdvice, ...]
    findings: tuple[PlacedFinding, ...]
