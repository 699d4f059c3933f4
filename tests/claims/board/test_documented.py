"""The page on the board says what the code declares."""

from __future__ import annotations

from pathlib import Path

from lineofsight.claims.board import Reason, points
from lineofsight.claims.board.points import Points

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "the-board.md"


def test_every_reason_and_every_point_is_on_the_page() -> None:
    """Whoever asks why something comes first finds it there."""
    text = PAGE.read_text(encoding="utf-8")
    every = [each for each in vars(points).values() if isinstance(each, Points)]
    assert len(every) > 20
    for each in every:
        assert f"| {each.number} | {each.why} |\n" in text
    for reason in Reason:
        assert f"| {reason.label} | {reason.when} |\n" in text
