"""From what a report says to the blocks that its pages are made of, family by family.

`lay_out` numbers the paragraphs as it goes, and so also says what a reader should find.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lineofsight.inspections.tables import Body
from lineofsight.reference.areas import Area
from lineofsight.reference.grades import Grade
from lineofsight.synthetic.report_spec import (
    Advice,
    Expected,
    PlacedAdvice,
    PlacedFinding,
    ReportSpec,
    Section,
    Words,
)

Block = dict[str, Any]

#: Bullets as the families' symbol font encodes them: older, newer, nested, and that of 2013.
SQUARE, NEW_SQUARE, DASH, SMALL_SQUARE = "\uf06e", "◼", "\uf02d", "\uf0a7"


@dataclass
class Writer:
    """Collects blocks and expectations in the order of the pages."""

    spec: ReportSpec
    mark: str = SQUARE
    start: float = 0.0
    blocks: list[Block] = field(default_factory=list)
    advice: list[PlacedAdvice] = field(default_factory=list)
    findings: list[PlacedFinding] = field(default_factory=list)
    number: int = 0

    def add(self, kind: str, **facts: Any) -> None:
        """Add a block."""
        self.blocks.append({"kind": kind, **facts})

    def heading(
        self,
        text: str,
        size: float = 14,
        *,
        bold: bool = True,
        above: float = 26,
        note: str | None = None,
        target: str | None = None,
    ) -> None:
        """Add a heading, with a footnote and a name for the contents if they are given."""
        named = {"target": target} if target else {}
        noted = {"note": note} if note else {}
        self.add("heading", text=text, size=size, bold=bold, above=above, **noted, **named)

    def labelled(self, label: str, text: str, *, bold: bool = False) -> None:
        """Add a line whose label is bold."""
        self.add("labelled", label=label, text=text, bold=bold)

    def paragraph(self, text: str, size: float = 12) -> None:
        """Add a paragraph without a number."""
        self.add("paragraph", text=text, size=size)

    def page(self) -> None:
        """Start a new page."""
        self.add("page")

    def bullet(self, text: str, level: int = 0, start: float | None = None) -> None:
        """Add a bullet; level 1 is nested."""
        mark = self.mark if level == 0 else DASH
        self.add(
            "bullet",
            mark=mark,
            level=level,
            start=self.start if start is None else start,
            text=text,
        )

    def words(self, words: Words) -> None:
        """Add a paragraph without a number, and its bullets."""
        self.paragraph(words.text)
        self.parts(words)

    def parts(self, words: Words, start: float | None = None) -> None:
        """Add a paragraph's bullets."""
        for part in words.parts:
            self.bullet(part.text, start=start)
            for nested in part.parts:
                self.bullet(nested, level=1, start=start)

    def numbered(self, words: Words) -> int:
        """Add the next numbered paragraph and its bullets; gives its number."""
        self.number += 1
        runs_on = self.spec.layout.tight_numbers and not words.text[:1].isdigit()
        tight = runs_on and self.number > 9
        self.add("number", number=str(self.number), text=words.text, tight=tight)
        self.parts(words, start=28.4)
        return self.number

    def found(
        self, words: Words, section: Section | None = None, paragraph: int | None = None
    ) -> None:
        """Record that a reader should find this paragraph."""
        on_board = section is not None and section.area is Area.LSCB
        self.findings.append(
            PlacedFinding(
                words=words,
                body=Body.LSCB if on_board else Body.LOCAL_AUTHORITY,
                area=section.area if section else None,
                grade=section.grade if section else None,
                paragraph=paragraph,
            )
        )

    def introduction(self) -> None:
        """Add the paragraphs without numbers that stand before the sections."""
        for words in self.spec.introduction:
            self.words(words)
            self.found(words)

    def section(self, section: Section) -> None:
        """Add a section's numbered paragraphs."""
        for words in section.paragraphs:
            self.found(words, section, self.numbered(words))

    def summary(self, section: Section) -> None:
        """Add a section's paragraphs without numbers."""
        for words in section.summary:
            self.words(words)
            self.found(words, section)

    def bulleted_advice(self, advice: Iterable[Advice], heading: str) -> None:
        """Add recommendations as bullets; their parts are nested."""
        for one in advice:
            self.bullet(one.words.text)
            for part in one.words.parts:
                self.bullet(part.text, level=1)
            self.advice.append(PlacedAdvice(one, None, heading))

    def numbered_advice(self, advice: Iterable[Advice], heading: str) -> None:
        """Add recommendations as numbered paragraphs."""
        for one in advice:
            self.advice.append(PlacedAdvice(one, str(self.numbered(one.words)), heading))

    def disclaimer(self) -> None:
        """Add the last page: whose report this is not."""
        self.page()
        self.paragraph(
            "The Office for Standards in Education, Children’s Services and Skills (Ofsted) had "
            f"no part in this report. {self.spec.authority} does not exist: the report was made "
            "up, in the layout of a real one, for showing and testing software.",
            size=10,
        )

    @property
    def expected(self) -> Expected:
        """What a reader should find."""
        return Expected(tuple(self.advice), tuple(self.findings))


def board_section(spec: ReportSpec) -> Section | None:
    """The section about the safeguarding children board, where the report has one."""
    return next((section for section in spec.sections if section.area is Area.LSCB), None)


def own_sections(spec: ReportSpec) -> list[Section]:
    """The sections about the local authority."""
    return [section for section in spec.sections if section.area is not Area.LSCB]


def grade_words(grade: Grade, spec: ReportSpec) -> str:
    """A grade as the table of judgements prints it."""
    if grade is Grade.REQUIRES_IMPROVEMENT and spec.layout.full_grade:
        return "Requires improvement to be good"
    return grade.label


def is_graded(grade: Grade, *, plural: bool = False) -> str:
    """A grade as the end of a sentence: `is good`, `requires improvement`, `are good`."""
    if grade is Grade.REQUIRES_IMPROVEMENT:
        return "require improvement" if plural else "requires improvement"
    return f"{'are' if plural else 'is'} {grade.value}"
