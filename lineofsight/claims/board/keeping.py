"""A board kept for each week, so that a meeting can go back to what was known.

A workspace has them in `boards/<council's code>/<week>.json`. A board is kept as it was made, its
sentences as they stood: reading it again asks nothing of the record, and another version of the
software changes no word of it.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from lineofsight.claims.board.cells import Board, Cell, View, Week
from lineofsight.claims.board.points import Points
from lineofsight.claims.board.statements import (
    Question,
    Reason,
    Statement,
    Subject,
    SubjectKind,
    Tone,
)
from lineofsight.claims.evidence import Evidence
from lineofsight.claims.saved import write_whole
from lineofsight.engine.workspace import Workspace
from lineofsight.reference.areas import Area

#: The layout of a kept board. Another number for every change to what `to_dict` writes.
LAYOUT = 1


class KeptBoardError(Exception):
    """A kept board is missing or cannot be read. The message says which and what to do."""


def to_dict(board: Board) -> dict[str, Any]:
    """A board as JSON holds it."""
    return {
        "layout": LAYOUT,
        "council": board.council,
        "la_code": board.la_code,
        "day": board.day.isoformat(),
        "week": str(board.week),
        "snapshot": board.snapshot,
        "as_at": board.as_at.isoformat() if board.as_at else None,
        "view": board.view.value,
        "cells": [
            {
                "area": each.area.value,
                "question": each.question.value,
                "statements": [_statement(one) for one in each.statements],
                "more": [_statement(one) for one in each.more],
                "unknown": list(each.unknown),
            }
            for each in board.cells
        ],
    }


def _statement(one: Statement) -> dict[str, Any]:
    return {
        "reason": one.reason.value,
        "words": one.words,
        "points": [{"number": each.number, "why": each.why} for each in one.points],
        "evidence": [each.to_dict() for each in one.evidence],
        "subject": {"kind": one.subject.kind.value, "key": one.subject.key, "at": one.subject.at},
        "shared_words": one.shared_words,
        "shared_evidence": [each.to_dict() for each in one.shared_evidence],
        "about_children": one.about_children,
        "tone": one.tone.value if one.tone else None,
        "when": one.when,
    }


def from_dict(plain: Any) -> Board:
    """What `to_dict` wrote.

    Raises:
        KeptBoardError: it is not a kept board, or one of another layout.
    """
    if not isinstance(plain, dict) or "layout" not in plain:
        raise KeptBoardError("This is not a kept board: it names no layout.")
    layout = plain["layout"]
    if layout != LAYOUT:
        raise KeptBoardError(
            f"This board was kept in layout {layout!r}, and this version of Line of Sight reads "
            f"layout {LAYOUT}. Open it with the version that kept it."
        )
    try:
        return Board(
            council=plain["council"],
            la_code=plain["la_code"],
            day=date.fromisoformat(plain["day"]),
            snapshot=plain["snapshot"],
            as_at=date.fromisoformat(plain["as_at"]) if plain["as_at"] else None,
            cells=tuple(_read_cell(each) for each in plain["cells"]),
            view=View(plain["view"]),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise KeptBoardError(
            f"This board cannot be read ({type(error).__name__}: {error}). It was changed after "
            "it was kept, or is damaged: take it from a backup."
        ) from error


def _read_cell(plain: dict[str, Any]) -> Cell:
    area, question = Area(plain["area"]), Question(plain["question"])
    return Cell(
        area,
        question,
        tuple(_read_statement(each, area, question) for each in plain["statements"]),
        tuple(_read_statement(each, area, question) for each in plain["more"]),
        tuple(plain["unknown"]),
    )


def _read_statement(plain: dict[str, Any], area: Area, question: Question) -> Statement:
    subject = plain["subject"]
    return Statement(
        area=area,
        question=question,
        reason=Reason(plain["reason"]),
        words=plain["words"],
        points=tuple(Points(each["number"], each["why"]) for each in plain["points"]),
        evidence=tuple(Evidence.from_dict(each) for each in plain["evidence"]),
        subject=Subject(SubjectKind(subject["kind"]), subject["key"], subject["at"]),
        shared_words=plain["shared_words"],
        shared_evidence=tuple(Evidence.from_dict(each) for each in plain["shared_evidence"]),
        about_children=plain["about_children"],
        tone=Tone(plain["tone"]) if plain["tone"] else None,
        when=plain["when"],
    )


def folder_of(workspace: Workspace, la_code: str) -> Path:
    """Where a workspace keeps the boards of a council."""
    return workspace.path / "boards" / la_code


def keep(workspace: Workspace, board: Board) -> Path:
    """Keep a board for its week, whole or not at all; one kept earlier in the week gives way.

    Raises:
        ValueError: it is the members' board, in which something is left out: the leaders' is
            kept, and the members' is made from it.
        OSError: the workspace cannot be written.
    """
    if board.view is not View.LEADERS:
        raise ValueError("The leaders' board is kept: the members' is made from it.")
    path = folder_of(workspace, board.la_code) / f"{board.week}.json"
    write_whole(path, to_dict(board))
    return path


def kept_weeks(workspace: Workspace, la_code: str) -> tuple[Week, ...]:
    """The weeks for which a board of a council is kept, latest first."""
    folder = folder_of(workspace, la_code)
    found = [Week.parse(path.stem) for path in folder.glob("[0-9]*-W[0-9]*.json")]
    return tuple(sorted(found, reverse=True))


def board_of(workspace: Workspace, la_code: str, week: Week) -> Board:
    """The board of a council that was kept for a week.

    Raises:
        KeptBoardError: none was, or it cannot be read.
    """
    path = folder_of(workspace, la_code) / f"{week}.json"
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KeptBoardError(f"No board was kept for week {week}.") from None
    except ValueError as error:
        raise KeptBoardError(
            f"{path.name} is no JSON ({error}). It was changed after it was kept, or is damaged: "
            "take it from a backup."
        ) from error
    return from_dict(plain)
