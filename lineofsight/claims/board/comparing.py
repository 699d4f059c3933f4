"""Two boards compared: what is new since then, what has gone, and what reads differently."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lineofsight.claims.board.cells import Board
from lineofsight.claims.board.statements import Statement


@dataclass(frozen=True)
class BoardChanges:
    """What differs between two boards of one council.

    Attributes:
        new: statements of the later board on what the earlier said nothing of.
        gone: statements of the earlier board on what the later says nothing of.
        changed: statements on one thing that read differently: the earlier and the later.
        newly_unknown, known_now: what is not known since, and what was not known and is no more;
            each with the words of the cell that it stands in.
    """

    new: tuple[Statement, ...]
    gone: tuple[Statement, ...]
    changed: tuple[tuple[Statement, Statement], ...]
    newly_unknown: tuple[str, ...]
    known_now: tuple[str, ...]


def compare(earlier: Board, later: Board) -> BoardChanges:
    """What differs between two boards. Compare boards of one view: what members are not told
    would be new otherwise.

    Raises:
        ValueError: they are of two councils, or made for different readers.
    """
    if earlier.la_code != later.la_code:
        raise ValueError(f"{earlier.council} and {later.council} are two councils.")
    if earlier.view is not later.view:
        raise ValueError("One board is the members' and the other the leaders'.")
    before = {each.same: each for each in earlier.statements}
    after = {each.same: each for each in later.statements}
    unknown_before, unknown_after = _unknown(earlier), _unknown(later)
    kept_before, kept_after = set(unknown_before), set(unknown_after)
    return BoardChanges(
        new=tuple(each for key, each in after.items() if key not in before),
        gone=tuple(each for key, each in before.items() if key not in after),
        changed=tuple(
            (before[key], each)
            for key, each in after.items()
            if key in before and _apart(before[key].words) != _apart(each.words)
        ),
        newly_unknown=tuple(said for key, said in unknown_after.items() if key not in kept_before),
        known_now=tuple(said for key, said in unknown_before.items() if key not in kept_after),
    )


#: An age goes up every day: that alone is no news.
_AGE = re.compile(r"\d+ days? (?:old|ago|overdue)")


def _apart(words: str) -> str:
    """A sentence apart from how many days old something is."""
    return _AGE.sub("", words)


def _unknown(board: Board) -> dict[str, str]:
    """What is not known, with the area that it is said of; by the sentence apart from ages."""
    said = [f"{cell.area.label}: {each}" for cell in board.cells for each in cell.unknown]
    return {_apart(each): each for each in said}
