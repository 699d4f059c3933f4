"""From blocks to what a report says: findings by section and recommendations by body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lineofsight.inspections.parse.blocks import Block
from lineofsight.inspections.parse.blocks import Kind as BlockKind
from lineofsight.inspections.parse.sections import Role, Section, read_heading
from lineofsight.inspections.parse.text import join_lines
from lineofsight.inspections.tables import Body, Kind
from lineofsight.reference.areas import Area
from lineofsight.reference.grades import Grade, parse_grade


@dataclass(slots=True)
class Said:
    """One finding or recommendation before it becomes a row."""

    page: int
    body: Body
    section: str
    text: str
    number: int | None = None
    area: Area | None = None
    grade: Grade | None = None
    kind: Kind | None = None
    timescale: str | None = None


@dataclass(slots=True)
class Content:
    """What a report says, in order."""

    findings: list[Said] = field(default_factory=list)
    recommendations: list[Said] = field(default_factory=list)
    headings: list[tuple[Section, int]] = field(default_factory=list)
    numbers: list[tuple[int, int]] = field(default_factory=list)
    empty: list[tuple[int, int]] = field(default_factory=list)
    team: list[str] = field(default_factory=list)


INTRODUCTION = "Introduction"
NOTES = "Notes"

_IMPRINT = re.compile(
    r"^(?:The Office for Standards in Education|Any complaints about the inspection"
    r"|© Crown copyright|If you would like a copy of this (?:document|report)"
    r"|You may (?:copy|reuse)|Piccadilly Gate|To receive regular email)",
)
_LEGAL_NOTE = re.compile(
    r"Ofsted produces this report under its power|was given the opportunity to review this section"
    r"|full description of what the inspection judge?ments mean",
    re.IGNORECASE,
)
_GRADE_LINE = re.compile(r"^grade\s+\d\s*\((?P<grade>[^)]+)\)", re.IGNORECASE)
#: Headings inside the chapter on what the judgements mean.
_MEANING_OF = re.compile(r"^the (?:local authority|lscb|local safeguarding children board)$", re.I)
_NOTHING_TO_DO = re.compile(
    r"^(?:there (?:are|were) no|no|none|inspectors (?:did not|have not|found no)"
    r"|(?:this|the) inspection (?:did not|has not|has found no|found no))\b"
    r".{0,80}\b(?:priority|immediate|actions?|areas?|recommendations?|identified)\b.{0,60}$",
    re.IGNORECASE,
)
#: Words that announce the recommendations that follow.
_ANNOUNCES = re.compile(
    r"\b(?:following|as follows|to)\b[^.]{0,40}:$|\b(?:the following [a-z]+|as follows)[.:]?$"
)
_ENDS_RECOMMENDATIONS = re.compile(
    r"strengths|^summary|^progress since|^information about|findings|^key judge?ment|^the\b",
    re.IGNORECASE,
)
_KEY_JUDGEMENT = re.compile(r"key judge?ment", re.IGNORECASE)
_TEAM = re.compile(r"^the inspection team|inspection team$", re.IGNORECASE)


def read_content(blocks: list[Block], body: Body = Body.LOCAL_AUTHORITY) -> Content:
    """The findings and recommendations of one report, from its blocks in order.

    Args:
        blocks: the report's blocks, without those of the cover.
        body: whom the report is about where no heading says so.
    """
    return _Walk(body).run(blocks)


class _Walk:
    """Goes through the blocks and remembers under which heading it is."""

    def __init__(self, body: Body) -> None:
        self.content = Content()
        self.body = body
        self.section = INTRODUCTION
        self.area: Area | None = Area.LSCB if body is Body.LSCB else None
        self.grade: Grade | None = None
        self.board_grade: Grade | None = None
        self.recommending: str | None = None
        self.kind = Kind.IMPROVEMENT
        self.recommending_size = 0.0
        self.group: str | None = None
        self.timescale: str | None = None
        self.skipping = False
        self.skip_size = 0.0
        self.contents_page = 0
        self.team = False
        self.awaits_label = False

    def run(self, blocks: list[Block]) -> Content:
        imprint_pages = {
            block.page
            for block in blocks
            if block.kind is BlockKind.NOTE and "Crown copyright" in block.lines[-1]
        }
        for block in blocks:
            if block.kind is BlockKind.NOTE:
                if block.page not in imprint_pages:
                    self.note(block)
                continue
            if block.page == self.contents_page:
                continue
            if block.kind is BlockKind.HEADING:
                self.heading(block, join_lines(block.lines))
                continue
            if block.lines and _IMPRINT.match(block.lines[0]):
                break
            self.words(block)
        return self.content

    def note(self, block: Block) -> None:
        """A footnote: kept apart from paragraphs, so that none is lost."""
        text = block.text
        if _LEGAL_NOTE.search(text) or _IMPRINT.match(text) or self.skipping:
            return
        self.content.findings.append(
            Said(block.page, self.body, NOTES, text, area=self.area, grade=self.grade)
        )

    def heading(self, block: Block, text: str) -> None:
        """Open the section that the heading names."""
        graded = _GRADE_LINE.match(text)
        if graded:
            self.restate(parse_grade(graded["grade"]), block.page)
            return
        found = read_heading(text)
        if not found.title:
            self.restate(found.grade, block.page)
            return
        within = self.skipping and block.size < self.skip_size - 0.6
        if within and _MEANING_OF.match(found.title):
            return
        self.open(found, block)

    def restate(self, grade: Grade | None, page: int) -> None:
        """A grade on a line of its own belongs to the section just opened."""
        if grade is None or self.grade is not None:
            return
        self.grade = grade
        self.content.headings.append(
            (Section(Role.AREA, self.section, self.area, grade, self.body), page)
        )

    def open(self, found: Section, block: Block) -> None:
        role = found.role
        if role is Role.CONTENTS:
            self.contents_page = block.page
            return
        self.awaits_label = False
        if role is Role.SKIP:
            self.skipping, self.recommending = True, None
            self.skip_size = block.size
            self.team = bool(_TEAM.search(found.title))
            return
        if role is Role.TIMESCALE:
            if self.recommending is not None:
                self.timescale = found.title.rstrip(" :")
            return
        if role in (Role.RECOMMENDATIONS, Role.PRIORITY, Role.IMPROVEMENT):
            self.recommendations(found)
            self.recommending_size = block.size
            return
        if self.recommending is not None and self.is_group(found, block):
            self.group = found.title
            return
        self.skipping, self.recommending, self.timescale = False, None, None
        self.group = None
        if found.grade is not None:
            self.content.headings.append((found, block.page))
        if role is Role.SUBHEADING:
            self.subheading(found)
        elif role is Role.CHAPTER:
            self.chapter(found)
        elif role is Role.AREA:
            self.body, self.section = Body.LOCAL_AUTHORITY, found.title
            self.area, self.grade = found.area, found.grade
        else:
            self.other(found, block)

    def is_group(self, found: Section, block: Block) -> bool:
        """Whether a heading gathers some of the recommendations rather than ending them."""
        return (
            found.role is Role.OTHER
            and found.grade is None
            and block.size < self.recommending_size - 0.6
            and not _ENDS_RECOMMENDATIONS.search(found.title)
        )

    def recommendations(self, found: Section) -> None:
        self.skipping = False
        self.timescale = None
        if found.body is Body.LSCB:
            self.body, self.area, self.grade = Body.LSCB, Area.LSCB, self.board_grade
        if found.role is Role.PRIORITY:
            self.kind = Kind.PRIORITY_ACTION
        else:
            self.kind = Kind.LSCB if self.body is Body.LSCB else Kind.IMPROVEMENT
        self.recommending, self.group = found.title, None

    def subheading(self, found: Section) -> None:
        self.awaits_label = _KEY_JUDGEMENT.match(found.title) is not None
        if found.body is Body.LSCB:
            self.body, self.area, self.grade = Body.LSCB, Area.LSCB, self.board_grade
            self.section = found.title
        elif self.area is None:
            self.section = found.title

    def chapter(self, found: Section) -> None:
        self.body = found.body or Body.LOCAL_AUTHORITY
        self.section = found.title
        if self.body is Body.LSCB:
            self.board_grade = found.grade or self.board_grade
            self.area, self.grade = Area.LSCB, self.board_grade
        else:
            self.area, self.grade = None, None

    def other(self, found: Section, block: Block) -> None:
        self.section = found.title
        if self.body is Body.LSCB:
            self.area, self.grade = Area.LSCB, self.board_grade
        elif block.size >= 13:
            self.area, self.grade = None, None

    def with_group(self, heading: str) -> str:
        """The heading, with the subject under it where the points are grouped by subject."""
        plain = heading.rstrip(" :")
        return plain if self.group is None else f"{plain}: {self.group}"

    def words(self, block: Block) -> None:
        """A paragraph, a numbered paragraph or a bullet."""
        if block.number is not None:
            self.content.numbers.append((block.number, block.page))
        if self.skipping:
            if self.team:
                self.content.team.extend(block.lines)
            return
        if self.awaits_label and block.kind is BlockKind.PARAGRAPH:
            self.awaits_label = False
            found = read_heading(block.text)
            if found.role in (Role.AREA, Role.CHAPTER):
                self.open(found, block)
                return
        text = block.text
        alone = parse_grade(text) if len(text) < 40 else None
        if alone is not None and block.kind is BlockKind.PARAGRAPH:
            self.restate(alone, block.page)
            return
        if not text:
            self.content.empty.append((block.number or 0, block.page))
            return
        if block.kind is BlockKind.PARAGRAPH and not block.parts and _is_label(text):
            self.group = text
            return
        if self.recommending is None or _NOTHING_TO_DO.match(text):
            self.find(text, block)
        elif block.kind is BlockKind.PARAGRAPH and block.parts:
            self.find(block.lead, block)
            for point in block.points():
                self.recommend(point, block)
        elif _ANNOUNCES.search(text) and not block.parts:
            self.find(text, block)
        else:
            self.recommend(text, block)

    def said(self, text: str, section: str, block: Block) -> Said:
        """A block's words with the section, body and area in which they stand."""
        return Said(
            page=block.page,
            body=self.body,
            section=self.with_group(section),
            text=text,
            number=block.number,
            area=self.area,
            grade=self.grade,
        )

    def find(self, text: str, block: Block) -> None:
        """A finding. Words that only announce recommendations stand under their heading."""
        self.content.findings.append(self.said(text, self.recommending or self.section, block))

    def recommend(self, text: str, block: Block) -> None:
        said = self.said(text, self.recommending or "", block)
        said.kind, said.timescale = self.kind, self.timescale
        self.content.recommendations.append(said)


def _is_label(text: str) -> bool:
    """Whether a short line only names the subject of what follows."""
    if _NOTHING_TO_DO.match(text):
        return False
    return len(text) < 84 and text[:1].isupper() and text[-1] not in ".?!:;,)’”"
