"""A board kept for each week is read again exactly; two boards are compared."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from lineofsight.claims.board import (
    Board,
    KeptBoardError,
    Week,
    board_of,
    compare,
    for_members,
    from_dict,
    keep,
    kept_weeks,
    to_dict,
    week_of,
)
from lineofsight.claims.board.inputs import Action
from lineofsight.claims.board.keeping import LAYOUT
from lineofsight.engine.workspace import Workspace, open_workspace
from lineofsight.reference.areas import Area
from tests.claims.board.made import (
    TODAY,
    load,
    made_board,
    words_of,
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty one."""
    return open_workspace(tmp_path / "workspace", create=True)


@pytest.mark.parametrize("one", [made_board(), for_members(made_board()), made_board(values=None)])
def test_a_board_is_read_again_exactly(one: Board) -> None:
    """Through JSON: every sentence, weight and piece of evidence."""
    assert from_dict(json.loads(json.dumps(to_dict(one)))) == one


BROKEN = [
    ("an older layout", {"layout": LAYOUT - 1}, "layout 0"),
    ("a later one", {"layout": LAYOUT + 1}, "layout 2"),
    ("no cells", {"cells": None}, "damaged"),
    ("an area that there is not", {"cells": [{"area": "moon", "question": "know"}]}, "damaged"),
    ("no day", {"day": "soon"}, "damaged"),
]


@pytest.mark.parametrize(("why", "change", "told"), BROKEN)
def test_what_cannot_be_read_is_refused_in_words(
    why: str, change: dict[str, Any], told: str
) -> None:
    """Never read in part, and never silently: what was known would be told wrongly."""
    with pytest.raises(KeptBoardError, match=told):
        from_dict(to_dict(made_board()) | change)


@pytest.mark.parametrize("plain", [None, [], {}, "board", 3])
def test_what_is_no_board_is_refused(plain: Any) -> None:
    """Whatever stands in the file."""
    with pytest.raises(KeptBoardError, match="no layout"):
        from_dict(plain)


def test_boards_are_kept_by_week(workspace: Workspace) -> None:
    """One for each; the last of a week stays."""
    first = made_board()
    keep(workspace, first)
    later = replace(first, day=TODAY + timedelta(days=1))
    keep(workspace, later)
    next_week = replace(first, day=TODAY + timedelta(days=7))
    keep(workspace, next_week)
    assert kept_weeks(workspace, "999") == (week_of(next_week.day), week_of(TODAY))
    assert board_of(workspace, "999", week_of(TODAY)) == later
    assert board_of(workspace, "999", week_of(TODAY)).day == later.day


def test_a_week_without_a_board(workspace: Workspace) -> None:
    """Is said."""
    assert kept_weeks(workspace, "999") == ()
    with pytest.raises(KeptBoardError, match="No board was kept for week 2026-W01"):
        board_of(workspace, "999", Week(2026, 1))


def test_a_damaged_file(workspace: Workspace) -> None:
    """Is named, with what to do."""
    path = keep(workspace, made_board())
    path.write_text("{", encoding="utf-8")
    with pytest.raises(KeptBoardError, match=r"2026-W16\.json"):
        board_of(workspace, "999", week_of(TODAY))


def test_the_members_board_is_not_kept(workspace: Workspace) -> None:
    """From it the leaders' could not be made again."""
    with pytest.raises(ValueError, match="leaders"):
        keep(workspace, for_members(made_board()))


def test_what_is_new_and_what_has_gone() -> None:
    """By what statements are about, whatever their figures."""
    last_week = made_board()
    done = [Action("1", "Visit sooner", Area.HELP_AND_PROTECTION, "Jo", None, date(2026, 4, 10))]
    this_week = made_board(audits=None, actions=done)
    found = compare(last_week, this_week)
    assert words_of(found.gone) == [
        "No audit of this area has been recorded.",
        "‘Visit sooner’ is 14 days overdue: Jo was to do it by 1 April 2026.",
        "12 cases were audited this quarter, last on 2 April 2026.",
        "No audit of this area has been recorded.",
        "No audit of this area has been recorded.",
    ]
    assert [(one.words, two.words) for one, two in found.changed] == [
        ("The one action is not done, and is overdue.", "The one action is done.")
    ]
    assert found.new == ()
    assert found.newly_unknown[0] == (
        "Help and protection: No audits are recorded in Line of Sight, so it is not known what "
        "auditors found."
    )
    back = compare(this_week, last_week)
    assert (back.new, back.gone) == (found.gone, found.new)
    assert back.known_now == found.newly_unknown


def test_a_day_more_is_no_news() -> None:
    """That data is a day older, or an action a day later, changes nothing."""
    old = {"loads": [load("cin", "Section47", date(2026, 1, 31))]}
    found = compare(made_board(**old), made_board(**old, today=TODAY + timedelta(days=7)))
    assert found.changed == ()
    assert found.newly_unknown == ()


def test_only_like_is_compared_with_like() -> None:
    """Another council, or another view, would make everything new."""
    one = made_board()
    with pytest.raises(ValueError, match="two councils"):
        compare(one, replace(one, la_code="998"))
    with pytest.raises(ValueError, match="members"):
        compare(one, for_members(one))
