"""What stands on the board as pages show it: where a statement opens, who sees which wording."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.claims.board import Board, Cell, Statement, Subject, SubjectKind, View, for_members
from lineofsight.claims.evidence import Evidence, EvidenceKind
from lineofsight.web.accounts.current import Here
from lineofsight.web.claims.showing import evidence_address as published_address
from lineofsight.web.inspections.links import split_id
from lineofsight.web.jinja import address
from lineofsight.web.permissions import Permission

#: What each column of the list means.
MEANINGS = {
    "area": "the area that inspectors judge",
    "question": "`know`: what do we know; `how`: how do we know it; `plans`: what are our plans",
    "place": "its place in the cell, the heaviest first; the first three are shown first",
    "statement": "the sentence; what is not known is a sentence of its own",
    "when": "the period or day that it speaks of",
    "reason": "why it is there: `overdue`, `contradicted`, `unusual`, `changed`, `repeated`, "
    "`missing`, `stale`, `doubtful`, `standing`; `not_known` for what is not known",
    "tone": "`better` or `worse`; empty where neither direction is better",
    "weight": "what it weighs; empty in the members’ view",
    "rests_on": "what it rests on",
}
COLUMNS = tuple(MEANINGS)


@dataclass(frozen=True)
class Shown:
    """A statement with where it opens; the address is empty where the reader may not."""

    statement: Statement
    href: str


def for_reader(board: Board, here: Here, *, members: bool) -> Board:
    """The board as somebody may see it: the members' for who may not see small numbers, and for
    whoever asks for it.

    Args:
        board: the leaders' board.
        here: who looks.
        members: whether the members' is asked for.
    """
    if members or not here.may(Permission.SEE_SMALL_NUMBERS):
        return board if board.view is View.MEMBERS else for_members(board)
    return board


def opened(statements: Iterable[Statement], here: Here) -> list[Shown]:
    """Statements with their addresses."""
    return [Shown(each, address_of(each.subject, here)) for each in statements]


def address_of(subject: Subject, here: Here) -> str:
    """The page that a subject opens, of those that the reader may open; else empty."""
    match subject.kind:
        case SubjectKind.INDICATOR if here.may(Permission.SEE_FIGURES):
            return address("indicator", subject.key, query={"period": subject.at})
        case SubjectKind.RECOMMENDATION | SubjectKind.INSPECTION:
            page = report_page(subject.key)
            at = f"#recommendation-{subject.at}" if subject.at else ""
            return f"{page}{at}" if page else ""
        case SubjectKind.CLAIM if here.may(Permission.SEE_CLAIMS):
            return address("claim", subject.key)
        case SubjectKind.DATA if here.may(Permission.SEE_DATA):
            return address("data")
        case SubjectKind.SNAPSHOTS if here.may(Permission.SEE_DATA):
            return address("data-snapshots")
        case SubjectKind.ISSUES if here.may(Permission.SEE_ISSUES):
            return address("data-issues")
        case SubjectKind.CONFLICTS if here.may(Permission.SEE_ISSUES):
            return address("data-conflicts")
    return ""


def report_page(report_id: str) -> str:
    """The page of a report, by its id; empty where it has none."""
    parts = split_id(report_id)
    return address("report", *parts) if parts else ""


def evidence_address(evidence: Evidence, here: Here) -> str:
    """The page that shows a piece of evidence, of those that the reader may open; else empty."""
    if evidence.kind is EvidenceKind.INDICATOR and here.may(Permission.SEE_FIGURES):
        code, period, *_ = evidence.key.split("/")
        return address("indicator", code.lower(), query={"period": period})
    if evidence.kind is EvidenceKind.SNAPSHOT and here.may(Permission.SEE_DATA):
        return address("data")
    return published_address(evidence, None)


def rows(board: Board) -> Iterable[dict[str, object]]:
    """The board as a list: every statement, and what is not known."""
    for cell in board.cells:
        for place, each in enumerate(cell.every, start=1):
            yield {
                **_where(cell),
                "place": place,
                "statement": each.words,
                "when": each.when,
                "reason": each.reason.value,
                "tone": each.tone.value if each.tone else None,
                "weight": each.weight if board.view is View.LEADERS else None,
                "rests_on": tuple(evidence.footnote() for evidence in each.evidence),
            }
        for said in cell.unknown:
            yield {**_where(cell), "statement": said, "reason": "not_known"}


def _where(cell: Cell) -> dict[str, object]:
    return {"area": cell.area.value, "question": cell.question.value}
