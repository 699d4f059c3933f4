"""The board of an authority, made once for what it is made from, and kept for its week."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from lineofsight.claims.board import Asked, Board, board, gather, inspection_tomorrow, keep
from lineofsight.claims.saved import folder_of as claims_of
from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.record.versions import record_snapshots
from lineofsight.web.accounts.models import Authority
from lineofsight.web.claims.store import evidence_on
from lineofsight.web.inspections.store import Store, current_store

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Made:
    """A board, and what inspectors would ask for, with what they were made from."""

    board: Board
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class _From:
    """What a board is made from: another one gives another board."""

    day: date
    snapshots: tuple[Snapshot, ...]
    store: Store
    claims: int


_lock = threading.Lock()
_made: dict[tuple[Path, str], tuple[_From, Made]] = {}


def current_board(authority: Authority) -> Made | None:
    """Today's board of an authority; None where no record of it was built."""
    workspace = Workspace(settings.WORKSPACE)
    snapshots = tuple(record_snapshots(workspace, authority.la_code))
    if not snapshots:
        return None
    source = _From(timezone.localdate(), snapshots, current_store(), _changed(claims_of(workspace)))
    key = (workspace.path, authority.la_code)
    held = _made.get(key)
    if held is not None and held[0] == source:
        return held[1]
    with _lock:
        held = _made.get(key)
        if held is not None and held[0] == source:
            return held[1]
        inputs = gather(workspace, source.day, la_code=authority.la_code, base=evidence_on(None))
        made = Made(board(inputs), tuple(inspection_tomorrow(inputs)))
        _made[key] = (source, made)
    try:
        keep(workspace, made.board)
    except OSError:
        log.exception("The board of this week could not be kept")
    return made


def _changed(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def forget() -> None:
    """Let go of every board, so that the next request makes it anew."""
    with _lock:
        _made.clear()
