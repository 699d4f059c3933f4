"""The snapshots of records in the workspace, latest first."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.conf import settings

from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.record.opening import ROOM
from lineofsight.record.tables import Council

#: Snapshots that are looked at, the latest.
MOST = 12


@lru_cache(maxsize=64)
def council_of(snapshot: Snapshot) -> Council:
    """Whose record a snapshot is of."""
    (council,) = Council.from_arrow(snapshot.read_table(ROOM, Council.name))
    return council


def record_snapshots() -> list[Snapshot]:
    """The latest snapshots that hold a record, latest first."""
    snapshots = Workspace(settings.WORKSPACE).snapshots()
    found = [one for one in snapshots if one.manifest.get("kind") == ROOM]
    return found[::-1][:MOST]


def snapshots_with_values() -> list[tuple[Snapshot, date]]:
    """The same, each with the day that its record stands at."""
    return [(snapshot, council_of(snapshot).as_at) for snapshot in record_snapshots()]
