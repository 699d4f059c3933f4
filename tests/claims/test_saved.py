"""Claims that are kept, and when they go stale."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lineofsight.claims.base import Claim, EvidenceBase
from lineofsight.claims.saved import (
    SavedClaimError,
    State,
    check_all,
    check_saved,
    folder_of,
    forget,
    load,
    load_all,
    save,
)
from lineofsight.claims.verdict import Outcome
from lineofsight.engine.workspace import Workspace, open_workspace
from tests.inspections.histories import history

BEFORE = """
    authority | published  | framework | overall | leaders | help | care | leavers | both
    865       | 2015-09-01 | sif       | RI      | RI      | RI   |      | RI      | RI
    865       | 2019-07-22 | ilacs     | G       | G       | G    |      |         | G
"""
AFTER = BEFORE + "    865       | 2023-12-12 | ilacs     | O       | O       | G    | O    | O\n"
SAME_GRADE = (
    BEFORE + "    865       | 2023-12-12 | ilacs     | G       | O       | G    | O    | O\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    return open_workspace(tmp_path / "workspace", create=True)


def good() -> Claim:
    """That Wiltshire stands at good."""
    return Claim.parse("grade_at", {"authority": "Wiltshire", "grade": "good"})


@pytest.mark.parametrize(
    ("now", "day", "state", "why"),
    [
        (BEFORE, None, State.STANDS, "nothing new"),
        (SAME_GRADE, None, State.NEWER, "a newer inspection says the same"),
        (AFTER, None, State.STALE, "a newer inspection says otherwise"),
        (AFTER, date(2020, 1, 1), State.STANDS, "it speaks of a day before the newer inspection"),
    ],
)
def test_newer_evidence(
    workspace: Workspace, now: str, day: date | None, state: State, why: str
) -> None:
    """A claim goes stale when newer evidence gives another verdict, and not before."""
    then = EvidenceBase(history(BEFORE)).as_at(day)
    kept = save(workspace, good(), then, "Head of service", note="self-evaluation")
    assert kept.outcome is Outcome.HOLDS
    checked = check_saved(load(workspace, kept.id), EvidenceBase(history(now)))
    assert checked.state is state, why
    if state is State.STALE:
        assert "outstanding" in checked.why


def test_it_is_kept_whole(workspace: Workspace) -> None:
    """What is read back is what was saved, with owner, note, verdict and evidence."""
    kept = save(workspace, good(), EvidenceBase(history(BEFORE)), "  Head of  service ", note="n")
    assert load(workspace, kept.id) == kept
    assert kept.owner == "Head of service"
    assert kept.sentence == "Wiltshire stood at good for overall effectiveness."
    assert kept.evidence[0].key.startswith("wiltshire-2019-")
    assert [path.name for path in folder_of(workspace).iterdir()] == [f"{kept.id}.json"]


def test_saving_again_takes_its_place(workspace: Workspace) -> None:
    """The same claim of the same owner is one claim; another owner's is another."""
    base = EvidenceBase(history(BEFORE))
    first = save(workspace, good(), base, "A")
    assert save(workspace, good(), base, "A").id == first.id
    assert save(workspace, good(), base, "B").id != first.id
    assert len(load_all(workspace)[0]) == 2
    assert len(check_all(workspace, base, "A")[0]) == 1
    forget(workspace, first.id)
    assert [kept.owner for kept in load_all(workspace)[0]] == ["B"]


def test_an_owner_must_be_named(workspace: Workspace) -> None:
    """Nobody would be told otherwise."""
    with pytest.raises(ValueError, match="owner"):
        save(workspace, good(), EvidenceBase(history(BEFORE)), " ")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"id": "x"}', '{"id": 3, "words": []}'])
def test_a_damaged_file_is_named_and_the_rest_are_checked(workspace: Workspace, text: str) -> None:
    """One bad file never hides the other claims."""
    base = EvidenceBase(history(BEFORE))
    save(workspace, good(), base, "A")
    bad = folder_of(workspace) / "bad.json"
    bad.write_text(text)
    checked, problems = check_all(workspace, base)
    assert [each.state for each in checked] == [State.STANDS]
    assert len(problems) == 1
    assert str(bad) in problems[0]


@pytest.mark.parametrize("claim_id", ["missing", "../../etc/passwd", "", "UPPER", "a/b"])
def test_only_saved_claims_are_found(workspace: Workspace, claim_id: str) -> None:
    """A name that is no saved claim's opens no other file."""
    for ask in (load, forget):
        with pytest.raises(SavedClaimError, match="No claim"):
            ask(workspace, claim_id)


def test_a_type_that_is_gone_cannot_be_checked(workspace: Workspace) -> None:
    """A claim from another version says so instead of standing."""
    base = EvidenceBase(history(BEFORE))
    kept = save(workspace, good(), base, "A")
    path = folder_of(workspace) / f"{kept.id}.json"
    data = json.loads(path.read_text())
    path.write_text(json.dumps({**data, "type": "gone"}))
    assert check_all(workspace, base)[0][0].state is State.UNREADABLE
    unread = replace(kept, words={"authority": "Nowhereshire", "grade": "good"})
    assert check_saved(unread, base).state is State.UNREADABLE
