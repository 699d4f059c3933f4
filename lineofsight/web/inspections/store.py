"""What the pages read from: the history, the reports' text and the search index of one snapshot.

Loaded once for each snapshot and shared by all requests. A new snapshot is noticed by the
folder's time of change, so that no request pays for looking.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from django.conf import settings

from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.search import SearchIndex, open_index
from lineofsight.inspections.shelf import ROOM, Shelf

INDEX = "search.sqlite"


@dataclass(frozen=True)
class Store:
    """Everything of one snapshot; without a snapshot, the packaged facts alone."""

    snapshot: Snapshot | None
    corpus: Corpus

    @property
    def name(self) -> str:
        """The snapshot's name, or `packaged` when nothing was read yet."""
        return self.snapshot.name if self.snapshot else "packaged"

    @cached_property
    def shelf(self) -> Shelf | None:
        """The reports' text, or None when no report was read."""
        if self.snapshot is None or not self.snapshot.table_path(ROOM, "report").is_file():
            return None
        return Shelf(self.snapshot)

    @cached_property
    def index(self) -> SearchIndex | None:
        """The search index, or None when no report was read.

        Raises:
            IndexUnreadable: the index is damaged or of another version.
        """
        if self.snapshot is None:
            return None
        path = self.snapshot.path / ROOM / INDEX
        return open_index(path) if path.is_file() else None

    def as_at(self, day: date) -> Corpus:
        """The history as it was known on a day."""
        return _corpus_as_at(self, day)

    def __hash__(self) -> int:
        return hash(self.name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Store) and other is self


@lru_cache(maxsize=64)
def _corpus_as_at(store: Store, day: date) -> Corpus:
    return store.corpus.as_at(day)


_lock = threading.Lock()
_latest: dict[Path, tuple[int | None, Store]] = {}


def current_store() -> Store:
    """The store of the workspace's latest snapshot."""
    folder: Path = settings.WORKSPACE
    workspace = Workspace(folder)
    try:
        changed: int | None = workspace.snapshots_path.stat().st_mtime_ns
    except FileNotFoundError:
        changed = None
    held = _latest.get(folder)
    if held is not None and held[0] == changed:
        return held[1]
    with _lock:
        held = _latest.get(folder)
        if held is not None and held[0] == changed:
            return held[1]
        snapshot = workspace.latest_snapshot(kind=ROOM)
        if held is not None and held[1].snapshot == snapshot:
            store = held[1]
        else:
            store = Store(snapshot, Corpus.of_snapshot(snapshot))
        _latest[folder] = (changed, store)
        return store


def forget() -> None:
    """Let go of every store, so that the next request loads anew."""
    with _lock:
        _latest.clear()
        _corpus_as_at.cache_clear()
