"""The board on two sides of A4: it fits whatever stands on it, and says how much it leaves out."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from lineofsight.claims.board import Board, Cell
from lineofsight.documents.board_paper import DoesNotFitError, board_paper, content
from tests.claims.board.made import made_board


def longer(board: Board, times: int) -> Board:
    """The same board with each sentence that many times as long."""

    def cell(of: Cell) -> Cell:
        return replace(
            of,
            statements=tuple(replace(s, words=" ".join([s.words] * times)) for s in of.statements),
        )

    return replace(board, cells=tuple(cell(each) for each in board.cells))


@pytest.mark.parametrize("times", [1, 3, 6])
def test_it_has_two_sides_however_long_sentences_are(times: int) -> None:
    document = pdfium.PdfDocument(board_paper(longer(made_board(), times)))
    assert len(document) == 2


def test_what_cannot_fit_is_refused() -> None:
    with pytest.raises(DoesNotFitError, match="does not fit on 2 sides"):
        board_paper(longer(made_board(), 400))


def test_how_many_more_there_are_is_said() -> None:
    board = made_board()
    for most in (1, 3):
        cells = [cell for area in content(board, most)["areas"] for cell in area["cells"]]
        for cell, shown in zip(board.cells, cells, strict=True):
            assert len(shown["statements"]) == min(most, len(cell.statements))
            rest = len(cell.every) - len(shown["statements"])
            assert shown["more"] == (f"{rest} more on the site." if rest else "")


def test_screen_readers_can_read_it() -> None:
    """PDF/UA: tagged, with a title and a language."""
    made_paper = board_paper(made_board())
    assert b"/MarkInfo" in made_paper or b"StructTreeRoot" in made_paper
    document = pdfium.PdfDocument(made_paper)
    assert document.get_metadata_dict()["Title"].startswith(made_board().council)
