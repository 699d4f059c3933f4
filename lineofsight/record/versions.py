"""The snapshots of one council's record in a workspace, latest first."""

from __future__ import annotations

from functools import lru_cache

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


def record_snapshots(workspace: Workspace) -> list[Snapshot]:
    """The latest snapshots that hold a record of the council whose record is the latest, latest
    first. Another council's say nothing of this one, and may not be shown where this one's are."""
    found: list[Snapshot] = []
    for one in reversed(workspace.snapshots()):
        if one.manifest.get("kind") == ROOM and (not found or _same(one, found[0])):
            found.append(one)
        if len(found) == MOST:
            break
    return found


def _same(one: Snapshot, other: Snapshot) -> bool:
    """Whether two snapshots are of one council."""
    first, second = council_of(one), council_of(other)
    return (first.la_code, first.council_name, first.like) == (
        second.la_code,
        second.council_name,
        second.like,
    )
