"""The board on two sides of A4, to be laid on a table: a PDF that screen readers can read
(PDF/UA)."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import typst

from lineofsight.claims.board import Board, Cell, Question, Tone, View
from lineofsight.indicators.registry import AREAS
from lineofsight.record.words import written

#: The sides that it has.
SIDES = 2
#: Statements of a cell, and the size of letters in points: the first that fits on two sides.
_TRIES = ((3, 9.0), (3, 8.0), (2, 8.5), (2, 7.5), (1, 8.5), (1, 7.5))
_TEMPLATES = Path(__file__).parent / "templates"


class DoesNotFitError(Exception):
    """The board does not fit on two sides even at its shortest."""


def board_paper(board: Board) -> bytes:
    """The board as a PDF of two sides: two areas on each. Of a cell as many statements are shown
    as fit, and how many more there are is said.

    Raises:
        DoesNotFitError: it does not fit.
    """
    for most, size in _TRIES:
        made = _made(board, most, size)
        document = pdfium.PdfDocument(made)
        try:
            if len(document) <= SIDES:
                return made
        finally:
            document.close()
    raise DoesNotFitError(f"The board of {board.council} does not fit on {SIDES} sides.")


def _made(board: Board, most: int, size: float) -> bytes:
    moment = datetime.combine(board.day, time(12), UTC)
    made = typst.compile(
        _TEMPLATES / "board.typ",
        root=_TEMPLATES,
        sys_inputs={"board": json.dumps(content(board, most) | {"size": size})},
        pdf_standards=["ua-1"],
        timestamp=int(moment.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no PDF.")
    return made


def content(board: Board, most: int) -> dict[str, Any]:
    """What stands on the paper.

    Args:
        board: the board.
        most: as many statements of each cell.
    """
    stands = f"The record stands at {written(board.as_at)}." if board.as_at else ""
    shown = "Small numbers are not told." if board.view is View.MEMBERS else ""
    return {
        "title": f"{board.council}: the board, {written(board.day)}",
        "about": " ".join(part for part in (f"Week {board.week}.", stands, shown) if part),
        "questions": [question.label for question in Question],
        "areas": [
            {
                "name": area.label,
                "cells": [_cell(board.cell(area, question), most) for question in Question],
            }
            for area in AREAS
        ],
        "foot": f"Line of Sight, snapshot {board.snapshot}" if board.snapshot else "Line of Sight",
    }


def _cell(cell: Cell, most: int) -> dict[str, Any]:
    rest = len(cell.every) - min(most, len(cell.statements))
    return {
        "statements": [
            {"words": each.words, "about": ", ".join(_about(each.reason, each.tone, each.when))}
            for each in cell.statements[:most]
        ],
        "more": f"{rest} more on the site." if rest else "",
        "unknown": [said.removeprefix("Not known: ") for said in cell.unknown[:most]],
    }


def _about(reason: Any, tone: Tone | None, when: str) -> list[str]:
    return [
        part
        for part in (
            "" if reason.value == "standing" else reason.label,
            tone.label if tone else "",
            when,
        )
        if part
    ]
