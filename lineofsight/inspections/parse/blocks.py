"""Lines put together: headings, paragraphs, numbered paragraphs and bullets with their parts.

A page's furniture (page number, running header and footer) is left out, and small print at
the foot of a page is kept apart as notes, so that a paragraph stays whole across pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from lineofsight.inspections.parse.furniture import (
    BULLETS,
    DASHES,
    LONGEST_PAGE_NUMBER,
    MAIN_BULLETS,
    is_furniture,
    is_page_number,
)
from lineofsight.inspections.parse.pdf import Line
from lineofsight.inspections.parse.sections import Role, is_known_title, read_heading
from lineofsight.inspections.parse.text import join_lines, tidy

_SMALL = 10.7
_HEADING = 13.0
_LINE_PITCH = 17.2
_NUMBER = re.compile(r"(\d{1,3})\.(?!\d)\s*")
_SHORT = 96
#: How the headings of judged areas open, however they wrap.
_OPENINGS = ("The experience", "The impact of leader", "Leadership, management and")
#: A line this much higher than the one before it starts a new run of lines.
_JUMP = 70.0
_RIGHT_COLUMN = 250.0
_LETTERED = re.compile(r"\((?:[ivx]{1,4}|[a-h])\)\s+")
_GRADE_PIECE = re.compile(
    r"(?:requires?(?: improvement)?(?: to)?(?: be)?|improvement|(?:to )?be good|to be good|good"
    r"|outstanding|inadequate|adequate)(?: improvement| to be good| be good| good)*[.]?$",
    re.IGNORECASE,
)


class Kind(Enum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NUMBERED = "numbered"
    BULLET = "bullet"
    NOTE = "note"


@dataclass(slots=True)
class Part:
    """A bullet inside a block: its depth (1, 2 …) and its lines."""

    depth: int
    x: float
    lines: list[str]


@dataclass(slots=True)
class Block:
    """A piece of a report: where it starts, its lines, and the bullets that belong to it."""

    kind: Kind
    page: int
    x: float
    y: float
    size: float
    lines: list[str]
    bold: bool = False
    number: int | None = None
    dash: bool = False
    parts: list[Part] = field(default_factory=list)

    @property
    def lead(self) -> str:
        """The words before any bullet."""
        return join_lines(self.lines)

    @property
    def text(self) -> str:
        """The words, with parts on lines of their own: `• ` before each, `  – ` before a part
        of a part."""
        if not self.parts:
            return join_lines(self.lines)
        shown = [join_lines(self.lines)]
        for part in self.parts:
            mark = "• " if part.depth <= 1 else "  – "
            shown.append(mark + join_lines(part.lines))
        return "\n".join(shown)

    def points(self) -> list[str]:
        """The bullets, each as a text of its own with the bullets nested under it."""
        shown: list[str] = []
        for part in self.parts:
            words = join_lines(part.lines)
            if part.depth <= 1 or not shown:
                shown.append(words)
            else:
                shown[-1] += f"\n{'• ' if part.depth == 2 else '  – '}{words}"
        return shown


def build(pages: list[list[Line]]) -> list[Block]:
    """The blocks of consecutive pages, in reading order, notes last on each page."""
    builder = _Builder(_first_number(pages))
    for lines in pages:
        builder.page(lines)
    return builder.blocks


def _first_number(pages: list[list[Line]]) -> int:
    """The number of the first paragraph: 1, unless no line opens with it and three others follow
    one another, as in a chapter taken from a longer report."""
    numbers = []
    for lines in pages:
        for line in lines:
            if line.text[0].isdigit() and line.size >= _SMALL:
                match = _NUMBER.match(line.text)
                number = int(match[1]) if match else 0
                if number == 1:
                    return 1
                if number:
                    numbers.append(number)
    runs = zip(numbers, numbers[1:], numbers[2:], strict=False)
    return next((a for a, b, c in runs if b == a + 1 and c == b + 1), 1)


def _from_top(lines: list[Line]) -> list[Line]:
    """The page's lines from top to bottom, where a box comes out of its place in the PDF.

    Lines that follow one another downwards stay together, as does a column beside them.
    """
    runs = [[lines[0]]]
    for before, line in pairwise(lines):
        if line.y > before.y + _JUMP and line.x < _RIGHT_COLUMN:
            runs.append([])
        runs[-1].append(line)
    runs.sort(key=lambda run: -run[0].y)
    return [line for run in runs for line in run]


def _note(line: Line, mark: Line | None, notes: list[Block]) -> None:
    """Small print: a new note when a raised number opens it, else more of the last."""
    beside = mark is not None and abs(mark.y - line.y) < 9
    if line.raised or beside or not notes:
        text = f"{mark.text} {line.text}" if mark is not None and beside else line.text
        notes.append(Block(Kind.NOTE, line.page, line.x, line.y, line.size, [text]))
    else:
        notes[-1].lines.append(line.text)


_NOTE_NUMBER = re.compile(r"\d{1,2}")


def _drop_marks(body: list[Line], notes: list[Block]) -> None:
    """Take the raised numbers of a page's notes out of its words, to which they are glued."""
    numbers = [m[0] for note in notes if (m := _NOTE_NUMBER.match(note.lines[0]))]
    if not numbers:
        return
    glued = re.compile(rf"(?<=[A-Za-z)’”])([.,;:?]?)(?:{'|'.join(numbers)})(?=[\s.,;:]|$)")
    for line in body:
        line.text = glued.sub(r"\1", line.text)


class _Builder:
    """Takes lines one after another and decides where each belongs."""

    def __init__(self, first: int) -> None:
        self.blocks: list[Block] = []
        self.block: Block | None = None
        self.tail: list[str] = []
        self.last: Line | None = None
        self.expected = first
        self.resume = first
        self.number_x: float | None = None

    def page(self, lines: list[Line]) -> None:
        """Add one page."""
        notes: list[Block] = []
        body: list[Line] = []
        lowest = 1000.0
        jumps = False
        mark: Line | None = None
        for line in lines:
            if line.size < _SMALL:
                if line.text.isdigit():
                    mark = line
                elif not is_furniture(line):
                    _note(line, mark, notes)
                    mark = None
            elif len(line.text) > LONGEST_PAGE_NUMBER or not is_page_number(line):
                body.append(line)
                if line.y > lowest + _JUMP and line.x < _RIGHT_COLUMN:
                    jumps = True
                lowest = line.y
        if notes:
            _drop_marks(body, notes)
        for index, line in enumerate(_from_top(body) if jumps else body):
            self.add(line, index == 0)
        self.blocks.extend(notes)

    def start(self, block: Block) -> None:
        self.blocks.append(block)
        self.block = block
        self.tail = block.lines

    def add(self, line: Line, first: bool) -> None:
        """Put one line of body text where it belongs."""
        text = line.text
        mark = text[0]
        last, block = self.last, self.block
        self.last = line
        gap = 0.0 if last is None or first else last.y - line.y - _LINE_PITCH * last.wraps
        if mark in BULLETS or (mark in DASHES and text[1:2] == " "):
            self.bullet(line, text[1:].lstrip(), dash=mark not in MAIN_BULLETS)
            return
        if mark == "(" and _LETTERED.match(text) and block is not None and line.x > block.x + 8:
            self.bullet(line, text, dash=True)
            return
        if mark.isdigit() and self.numbered(line, first, gap):
            return
        if block is not None and block.kind is Kind.HEADING and self.beside(line, block, gap):
            block.lines.append(text)
            return
        if line.bold and self.heading(line, gap, first):
            return
        if not line.bold and line.size >= _HEADING and self.large(line, gap, first):
            return
        if block is not None and self.continues(line, block, gap, first):
            self.tail.append(text)
            return
        kind = Kind.HEADING if is_known_title(text) else Kind.PARAGRAPH
        self.start(Block(kind, line.page, line.x, line.y, line.size, [text], bold=line.bold))

    def numbered(self, line: Line, first: bool, gap: float) -> bool:
        """Start a numbered paragraph, if the line's number is one."""
        match = _NUMBER.match(line.text)
        if match is None:
            return False
        number = int(match[1])
        spaced = first or not 0 <= gap < 1.28 * line.size
        at_margin = self.number_x is not None and abs(line.x - self.number_x) < 4
        if number in (self.expected, self.resume):
            if not spaced and self.block is not None and line.x > self.block.x + 8:
                return False
        elif not (spaced and (at_margin or number == 1)):
            return False
        if number == 1 and self.expected > 1:
            self.resume = self.expected
        rest = line.text[match.end() :]
        self.start(
            Block(
                Kind.NUMBERED,
                line.page,
                line.x,
                line.y,
                line.size,
                [rest] if rest else [],
                bold=line.bold,
                number=number,
            )
        )
        self.expected = number + 1
        self.number_x = line.x
        return True

    def heading(self, line: Line, gap: float, first: bool) -> bool:
        """Start or lengthen a heading; False when bold words only open a line of text."""
        block = self.block
        if block is not None and block.kind is Kind.HEADING and not first:
            same = abs(block.size - line.size) < 0.6
            runs_on = same and abs(gap) < 1.42 * line.size and not is_known_title(line.text)
            if runs_on or self.beside(line, block, gap):
                block.lines.append(line.text)
                return True
        elif (
            line.size < _HEADING
            and not first
            and block is not None
            and 0 <= gap < 1.35 * line.size
            and not line.text.startswith(_OPENINGS)
            and read_heading(line.text).role is Role.OTHER
        ):
            return False
        if len(line.text) > _SHORT:
            return False
        self.start(
            Block(Kind.HEADING, line.page, line.x, line.y, line.size, [line.text], bold=line.bold)
        )
        return True

    @staticmethod
    def beside(line: Line, block: Block, gap: float) -> bool:
        """Whether the line is the grade in the column to the right of a heading."""
        return (
            -60 < gap < 30 and line.x > block.x + 150 and _GRADE_PIECE.match(line.text) is not None
        )

    def large(self, line: Line, gap: float, first: bool) -> bool:
        """A heading that is not bold: in display size, or slightly larger and known by name."""
        known = (
            line.size > 15
            or line.text.startswith(_OPENINGS)
            or read_heading(line.text).role is not Role.OTHER
        )
        block = self.block
        runs_on = (
            block is not None
            and block.kind is Kind.HEADING
            and not block.bold
            and abs(block.size - line.size) < 0.6
        )
        return (known or runs_on) and self.heading(line, gap, first)

    def bullet(self, line: Line, text: str, *, dash: bool) -> None:
        """Start a bullet, or a part of the block to which it belongs."""
        block = self.block
        if block is not None and block.kind is not Kind.HEADING and self.belongs(line, block, dash):
            depth = 1
            for part in reversed(block.parts):
                if line.x > part.x + 5:
                    depth = part.depth + 1
                    break
                if abs(line.x - part.x) <= 5:
                    depth = part.depth
                    break
            part = Part(depth, line.x, [text] if text else [])
            block.parts.append(part)
            self.tail = part.lines
            return
        self.start(
            Block(
                Kind.BULLET,
                line.page,
                line.x,
                line.y,
                line.size,
                [text] if text else [],
                bold=line.bold,
                dash=dash,
            )
        )

    @staticmethod
    def belongs(line: Line, block: Block, dash: bool) -> bool:
        """Whether a bullet is a part of the block before it: one set further in, or a dash
        after a bullet that announces a list."""
        if line.x > block.x + 8:
            return True
        if dash and block.kind is Kind.BULLET and not block.dash:
            return True
        return (
            block.kind is not Kind.BULLET
            and bool(block.lines)
            and (block.lines[-1].rstrip().endswith(":") or bool(block.parts))
        )

    def continues(self, line: Line, block: Block, gap: float, first: bool) -> bool:
        """Whether the line goes on with the block before it."""
        if block.kind is Kind.HEADING:
            return False
        # A bullet's or a number's own size may differ from that of its words.
        if block.kind is Kind.PARAGRAPH and not block.parts and abs(block.size - line.size) > 1.2:
            return False
        if not self.tail:
            return True
        if first:
            return self.continues_over_page(line, block)
        if gap <= 1.55 * line.size:
            return True
        if gap > 2.2 * line.size:
            return False
        before = tidy(self.tail[-1])
        indented = block.kind in (Kind.NUMBERED, Kind.BULLET) and line.x > block.x + 8
        return (indented or line.text[0].islower()) and not before.endswith((".", "?", "!"))

    def continues_over_page(self, line: Line, block: Block) -> bool:
        """Whether a page's first line goes on with the last page's last block."""
        if block.kind in (Kind.NUMBERED, Kind.BULLET) and line.x > block.x + 8:
            return True
        before = self.tail[-1].rstrip()
        if line.text[0].islower() or not before.endswith((".", ":", "?", "!", ".’", ".”")):
            return True
        return block.kind is Kind.PARAGRAPH and len(before) >= 84
