"""The record that pages are made from: that of the authority's latest snapshot.

Opened once for each snapshot and shared by all requests, each of which gets a cursor of its own,
so that what one works out no other sees.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import duckdb
from django.conf import settings

from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.record.children import is_invented
from lineofsight.record.opening import ROOM, open_record
from lineofsight.record.tables import Council
from lineofsight.web.accounts.current import current
from lineofsight.web.records.history import latest_snapshot_of

#: What DuckDB may take of memory for all requests of one process together.
MEMORY_LIMIT = "1GB"
#: A record of no more rows is read whole: about 150 MB for 370,000 of them, with the journeys.
IN_MEMORY = 1_500_000
#: So many answers are kept with a record.
REMEMBERED = 64

Made = TypeVar("Made")


@dataclass(frozen=True)
class WhoseRecord:
    """Whose record it is, and the day it stands at. `like`: of an invented council, the DfE code
    of the real one whose neighbours stand beside it."""

    la_code: str
    name: str
    like: str | None
    as_at: date

    @property
    def invented(self) -> bool:
        """Whether the council is invented beyond doubt."""
        return is_invented(
            Council(la_code=self.la_code, council_name=self.name, like=self.like, as_at=self.as_at)
        )

    @property
    def comparator(self) -> str:
        """The DfE code by which neighbours are found."""
        return self.like or self.la_code


class RecordStore:
    """The record of one snapshot. `in_memory`: whether it is small enough to be read whole."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._answers: dict[Hashable, Any] = {}
        listed = snapshot.manifest["tables"].items()
        rows = sum(facts["rows"] for name, facts in listed if name.startswith(f"{ROOM}/"))
        self.in_memory = rows <= IN_MEMORY
        self._connection = open_record(
            snapshot, memory_limit=MEMORY_LIMIT, in_memory=self.in_memory
        )

    @property
    def name(self) -> str:
        """The snapshot's name."""
        return self.snapshot.name

    @cached_property
    def council(self) -> WhoseRecord:
        """Whose record it is."""
        with self.cursor() as cursor:
            row = cursor.execute(
                'SELECT la_code, council_name, "like", as_at FROM record_council'
            ).fetchone()
        if row is None:
            raise LookupError("The record does not say whose it is.")
        return WhoseRecord(*row)

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection of the request's own over the record, with each table as
        `record_<table>`."""
        cursor = self._connection.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is worked out over the record, kept for whoever asks the same next: a snapshot never
        changes. The latest `REMEMBERED` answers are kept.

        Args:
            key: what is asked.
            make: works it out.
        """
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = make()
            while len(self._answers) > REMEMBERED:
                self._answers.pop(next(iter(self._answers)), None)
        made: Made = found
        return made

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()


_lock = threading.Lock()
_held: dict[tuple[Path, str], tuple[int | None, RecordStore | None]] = {}


def current_record() -> RecordStore | None:
    """The latest record of the authority that the request is about; None where it has none, or
    the request is about no authority."""
    here = current()
    return record_of(here.authority.la_code) if here else None


def record_of(la_code: str) -> RecordStore | None:
    """The record of an authority's latest snapshot; None where none was built."""
    folder: Path = settings.WORKSPACE
    try:
        changed: int | None = Workspace(folder).snapshots_path.stat().st_mtime_ns
    except FileNotFoundError:
        changed = None
    key = (folder, la_code)
    held = _held.get(key)
    if held is not None and held[0] == changed:
        return held[1]
    with _lock:
        held = _held.get(key)
        if held is not None and held[0] == changed:
            return held[1]
        snapshot = latest_snapshot_of(la_code)
        if held is not None and held[1] is not None and held[1].snapshot == snapshot:
            store: RecordStore | None = held[1]
        else:
            # Requests that are under way may still read from the one before: it goes with them.
            store = RecordStore(snapshot) if snapshot else None
        _held[key] = (changed, store)
        return store


def forget() -> None:
    """Let go of everything, so that the next request opens the record anew."""
    with _lock:
        _held.clear()
