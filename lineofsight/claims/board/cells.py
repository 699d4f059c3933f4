"""The board: four areas by three questions, each cell with the few things that matter most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from lineofsight.claims.board.statements import Question, Statement
from lineofsight.reference.areas import Area

#: So many statements of a cell are shown first.
MOST = 3


@dataclass(frozen=True, order=True)
class Week:
    """A week from Monday to Sunday, by ISO 8601: `2026-W48`."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02}"

    @classmethod
    def parse(cls, text: str) -> Week:
        """A week from its text form.

        Raises:
            ValueError: it is not one.
        """
        try:
            if not re.fullmatch(r"[0-9]{4}-W[0-9]{2}", text):
                raise ValueError("another form")
            return week_of(date.fromisocalendar(int(text[:4]), int(text[6:]), 1))
        except ValueError:
            raise ValueError(f"{text!r} is not a week. Weeks are written as 2026-W48.") from None

    @property
    def monday(self) -> date:
        """Its first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def before(self) -> Week:
        """The week before it."""
        return week_of(self.monday - timedelta(days=7))


def week_of(day: date) -> Week:
    """The week that a day is in."""
    year, number, _ = day.isocalendar()
    return Week(year, number)


@dataclass(frozen=True)
class Cell:
    """One area's answer to one question.

    Attributes:
        area, question: which.
        statements: the few that matter most, the heaviest first.
        more: the rest, likewise.
        unknown: what is not known, in sentences.
    """

    area: Area
    question: Question
    statements: tuple[Statement, ...]
    more: tuple[Statement, ...]
    unknown: tuple[str, ...]

    @property
    def every(self) -> tuple[Statement, ...]:
        """All its statements."""
        return (*self.statements, *self.more)


def cell(
    area: Area, question: Question, found: Iterable[Statement], unknown: Sequence[str]
) -> Cell:
    """A cell of statements: the heaviest first; of each group of indicators (visits within 14,
    28 and 42 days) one alone is among the few, so that they do not say one thing three times."""
    few: list[Statement] = []
    more: list[Statement] = []
    groups: set[str] = set()
    for each in ordered(found):
        if len(few) < MOST and each.subject.group not in groups:
            groups.add(each.subject.group)
            few.append(each)
        else:
            more.append(each)
    return Cell(area, question, tuple(few), tuple(more), tuple(unknown))


def ordered(found: Iterable[Statement]) -> list[Statement]:
    """Statements by weight, the heaviest first; of equal weight by what they are about, so that
    the same facts give the same order."""
    return sorted(found, key=lambda each: (-each.weight, each.subject.kind, each.same, each.words))


class View(StrEnum):
    """Who a board is made for."""

    LEADERS = "leaders"
    MEMBERS = "members"


@dataclass(frozen=True)
class Board:
    """The board of a council on a day.

    Attributes:
        council, la_code: whose.
        day: the day that it was made for.
        snapshot: the snapshot of the record that its figures are from; None without one.
        as_at: the day that this record stands at.
        cells: twelve, by area and within it by question.
        view: who it is made for.
    """

    council: str
    la_code: str
    day: date
    snapshot: str | None
    as_at: date | None
    cells: tuple[Cell, ...]
    view: View = View.LEADERS

    @property
    def week(self) -> Week:
        """The week that it is of."""
        return week_of(self.day)

    def cell(self, area: Area, question: Question) -> Cell:
        """One cell.

        Raises:
            KeyError: the board has no such area.
        """
        for each in self.cells:
            if each.area is area and each.question is question:
                return each
        raise KeyError(f"{area.label}: {question.label}")

    def row(self, area: Area) -> tuple[Cell, ...]:
        """The cells of an area, by question."""
        return tuple(each for each in self.cells if each.area is area)

    def unknown_everywhere(self, question: Question) -> tuple[str, ...]:
        """What is not known for a question in any area, so that it can be said once."""
        first, *others = (each for each in self.cells if each.question is question)
        return tuple(said for said in first.unknown if all(said in of.unknown for of in others))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All its statements."""
        return tuple(each for of in self.cells for each in of.every)


def for_members(board: Board) -> Board:
    """The board as readers see it who may not see children's data: the shared wording alone, and
    its evidence. What would tell of a few children is left out, and that it was is said."""
    if board.view is View.MEMBERS:
        return board
    return replace(board, view=View.MEMBERS, cells=tuple(_shared(each) for each in board.cells))


def _shared(of: Cell) -> Cell:
    told = [
        replace(each, words=each.shared_words, evidence=each.shared_evidence)
        for each in of.every
        if each.shared_words is not None
    ]
    unknown = of.unknown
    if len(told) < len(of.every):
        unknown = (*unknown, LEFT_OUT)
    return cell(of.area, of.question, told, unknown)


#: Said in the members' view where something is left out. How much it is would itself tell.
LEFT_OUT = (
    "Something is left out here because it would tell of five children or fewer, or let the "
    "number be worked out."
)
