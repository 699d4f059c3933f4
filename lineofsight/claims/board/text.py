"""The board as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator

from lineofsight.claims.board.cells import Board, Cell, View
from lineofsight.claims.board.statements import Question
from lineofsight.record.words import written

_WIDTH = 96


def as_text(board: Board, *, reasons: bool = True, more: bool = False) -> str:
    """The board as it is read in a terminal or pasted into a letter.

    Args:
        board: the board.
        reasons: whether to say why each statement is there, and what it weighs.
        more: whether to show all statements, and not the few that matter most alone.
    """
    return "\n".join(_lines(board, reasons, more))


def _lines(board: Board, reasons: bool, more: bool) -> Iterator[str]:
    yield f"{board.council}: {written(board.day)} (week {board.week})"
    if board.snapshot is not None and board.as_at is not None:
        yield f"Record as at {written(board.as_at)}, snapshot {board.snapshot}"
    if board.view is View.MEMBERS:
        yield "As it may be shared: without small numbers"
    everywhere = {question: board.unknown_everywhere(question) for question in Question}
    if any(everywhere.values()):
        yield ""
        yield "NOT KNOWN IN ANY AREA"
        for said in (each for of in everywhere.values() for each in of):
            yield from _wrapped(said, "  ? ")
    for cell in board.cells:
        yield ""
        yield f"{cell.area.label.upper()}: {cell.question.label}"
        yield from _cell(cell, everywhere[cell.question], reasons, more)


def _cell(cell: Cell, everywhere: Collection[str], reasons: bool, more: bool) -> Iterator[str]:
    for each in cell.every if more else cell.statements:
        when = f" [{each.when}]" if each.when else ""
        yield from _wrapped(f"{each.words}{when}", "  * ")
        if reasons:
            tone = f", {each.tone.label.lower()}" if each.tone else ""
            yield from _wrapped(f"{each.reason.label}{tone}. {each.weighed}.", "      ", "      ")
    if not cell.statements:
        yield "  Nothing to say."
    if cell.more and not more:
        yield f"  … and {len(cell.more)} more"
    for said in cell.unknown:
        if said not in everywhere:
            yield from _wrapped(said, "  ? ")


def _wrapped(text: str, first: str, rest: str = "    ") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=rest)
