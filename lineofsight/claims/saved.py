"""Claims that someone keeps: each with an owner and the verdict on the day it was saved.

A workspace has them in `claims/<id>.json`. When newer evidence gives another verdict the claim is
stale, and its owner is the one to tell. A claim saved as at a day is judged by what was known then,
so only a better reading of that day's evidence can make it stale.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from lineofsight.claims.arguments import ArgumentError
from lineofsight.claims.base import Claim, EvidenceBase, UnknownClaimTypeError
from lineofsight.claims.evidence import Evidence
from lineofsight.claims.verdict import Outcome, Sureness, Verdict
from lineofsight.engine.workspace import Workspace
from lineofsight.reference import authorities

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class SavedClaimError(Exception):
    """A saved claim is missing or cannot be read. The message says which and what to do."""


class State(StrEnum):
    """How a saved claim stands against today's evidence."""

    STANDS = "stands"
    NEWER = "newer"
    STALE = "stale"
    UNREADABLE = "unreadable"

    @property
    def label(self) -> str:
        """The state in words."""
        return {
            "stands": "Stands on the same evidence",
            "newer": "Stands, on newer evidence",
            "stale": "Stale: the evidence now says otherwise",
            "unreadable": "Cannot be checked",
        }[self.value]


@dataclass(frozen=True)
class SavedClaim:
    """A claim that someone keeps.

    Attributes:
        id: its name in addresses and files.
        type_name: the claim type.
        words: its blanks as text.
        owner: who keeps it and is told when it goes stale.
        note: where it is used, in the owner's words.
        saved: when (UTC).
        as_at: the day that it speaks of; None when it should hold on every newer day.
        sentence: the claim as a sentence, as it stood when saved.
        outcome, sureness, told, evidence: the verdict when saved.
    """

    id: str
    type_name: str
    words: Mapping[str, str]
    owner: str
    note: str
    saved: datetime
    as_at: date | None
    sentence: str
    outcome: Outcome
    sureness: Sureness
    told: str
    evidence: tuple[Evidence, ...]

    def claim(self) -> Claim:
        """The claim itself.

        Raises:
            UnknownClaimTypeError, ArgumentError: this version does not know its type or blanks.
        """
        return Claim.parse(self.type_name, self.words)


@dataclass(frozen=True)
class Checked:
    """A saved claim against today's evidence. `verdict` is None when it cannot be checked."""

    saved: SavedClaim
    state: State
    verdict: Verdict | None
    why: str


def folder_of(workspace: Workspace) -> Path:
    """Where a workspace keeps its claims."""
    return workspace.path / "claims"


def save(
    workspace: Workspace,
    claim: Claim,
    base: EvidenceBase,
    owner: str,
    *,
    note: str = "",
) -> SavedClaim:
    """Check a claim and keep it with the verdict. Saving the same claim again, by the same owner
    and for the same day, takes the place of the earlier one.

    Args:
        workspace: where it is kept.
        claim: the claim.
        base: the evidence; its day is the claim's.
        owner: who is told when it goes stale.
        note: where the claim is used.

    Raises:
        ValueError: no owner is named.
        OSError: the workspace cannot be written.
    """
    owner = " ".join(owner.split())
    if not owner:
        raise ValueError("A saved claim needs an owner, who is told when it goes stale.")
    verdict = claim.check(base)
    words = claim.words()
    kept = SavedClaim(
        id=_id(claim, words, owner, base.day),
        type_name=claim.type.name,
        words=words,
        owner=owner,
        note=note,
        saved=datetime.now(UTC).replace(microsecond=0),
        as_at=base.day,
        sentence=claim.sentence(),
        outcome=verdict.outcome,
        sureness=verdict.sureness,
        told=verdict.sentence,
        evidence=verdict.evidence,
    )
    write_whole(folder_of(workspace) / f"{kept.id}.json", _to_dict(kept))
    return kept


def _id(claim: Claim, words: Mapping[str, str], owner: str, day: date | None) -> str:
    """A name from the claim's own content, led by its authority's address name."""
    content = json.dumps([claim.type.name, sorted(words.items()), owner, str(day)])
    mark = hashlib.sha256(content.encode()).hexdigest()[:10]
    place = authorities.get(words["authority"]).slug if "authority" in words else "claim"
    return f"{place}-{mark}"


def _to_dict(kept: SavedClaim) -> dict[str, Any]:
    return {
        "layout": 1,
        "id": kept.id,
        "type": kept.type_name,
        "words": dict(kept.words),
        "owner": kept.owner,
        "note": kept.note,
        "saved": kept.saved.isoformat(),
        "as_at": kept.as_at.isoformat() if kept.as_at else None,
        "sentence": kept.sentence,
        "outcome": kept.outcome.value,
        "sureness": kept.sureness.value,
        "told": kept.told,
        "evidence": [each.to_dict() for each in kept.evidence],
    }


def write_whole(path: Path, content: Mapping[str, Any]) -> None:
    """Write whole or not at all: beside, then renamed into place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    handle, beside = tempfile.mkstemp(prefix=".", suffix=".json", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _read(path: Path) -> SavedClaim:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return SavedClaim(
            id=plain["id"],
            type_name=plain["type"],
            words={str(name): str(text) for name, text in plain["words"].items()},
            owner=plain["owner"],
            note=plain["note"],
            saved=datetime.fromisoformat(plain["saved"]),
            as_at=date.fromisoformat(plain["as_at"]) if plain["as_at"] else None,
            sentence=plain["sentence"],
            outcome=Outcome(plain["outcome"]),
            sureness=Sureness(plain["sureness"]),
            told=plain["told"],
            evidence=tuple(Evidence.from_dict(each) for each in plain["evidence"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SavedClaimError(
            f"{path} cannot be read as a saved claim ({error}). Save the claim again, or move the "
            "file away."
        ) from error


def load(workspace: Workspace, claim_id: str) -> SavedClaim:
    """The saved claim of an id.

    Raises:
        SavedClaimError: there is none, or its file cannot be read.
    """
    path = folder_of(workspace) / f"{claim_id}.json"
    if not _ID.fullmatch(claim_id) or not path.is_file():
        raise SavedClaimError(f"No claim {claim_id!r} is saved in {workspace.path}.")
    return _read(path)


def load_all(workspace: Workspace) -> tuple[tuple[SavedClaim, ...], tuple[str, ...]]:
    """Every saved claim, newest first, and for each file that cannot be read what to do."""
    found, problems = [], []
    for path in sorted(folder_of(workspace).glob("[a-z0-9]*.json")):
        try:
            found.append(_read(path))
        except SavedClaimError as error:
            problems.append(str(error))
    found.sort(key=lambda kept: (kept.saved, kept.id), reverse=True)
    return tuple(found), tuple(problems)


def forget(workspace: Workspace, claim_id: str) -> None:
    """Keep a claim no longer.

    Raises:
        SavedClaimError: there is none of that id.
    """
    path = folder_of(workspace) / f"{claim_id}.json"
    if not _ID.fullmatch(claim_id) or not path.is_file():
        raise SavedClaimError(f"No claim {claim_id!r} is saved in {workspace.path}.")
    path.unlink()


def check_saved(saved: SavedClaim, base: EvidenceBase) -> Checked:
    """A saved claim against the evidence at hand, as at the claim's own day where it has one."""
    try:
        verdict = saved.claim().check(base.as_at(saved.as_at))
    except (UnknownClaimTypeError, ArgumentError) as error:
        return Checked(saved, State.UNREADABLE, None, f"{error} Save the claim again.")
    if verdict.outcome is not saved.outcome:
        why = f"{saved.outcome.label} when saved; now {verdict.outcome.label.lower()}: "
        return Checked(saved, State.STALE, verdict, f"{why}{verdict.sentence}")
    if _seen(verdict.evidence) != _seen(saved.evidence):
        return Checked(saved, State.NEWER, verdict, verdict.sentence)
    return Checked(saved, State.STANDS, verdict, verdict.sentence)


def _seen(evidence: Iterable[Evidence]) -> set[tuple[str, str]]:
    """What was seen, apart from how it is shown."""
    return {(each.key, each.what) for each in evidence}


def check_all(
    workspace: Workspace, base: EvidenceBase, owner: str | None = None
) -> tuple[tuple[Checked, ...], tuple[str, ...]]:
    """Every saved claim (of an owner) against the evidence, stale ones first, and for each file
    that cannot be read what to do."""
    found, problems = load_all(workspace)
    checked = [check_saved(kept, base) for kept in found if owner in (None, kept.owner)]
    order = (State.STALE, State.UNREADABLE, State.NEWER, State.STANDS)
    checked.sort(key=lambda each: order.index(each.state))
    return tuple(checked), problems
