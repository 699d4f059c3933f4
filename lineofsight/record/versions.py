"""The snapshots of one council's record in a workspace, latest first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

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


def snapshots_of(workspace: Workspace, la_code: str | None = None) -> Iterator[Snapshot]:
    """The snapshots that hold a record of one council, latest first. Another council's say nothing
    of this one, and may not be shown where this one's are.

    Args:
        workspace: the workspace.
        la_code: the council's code; where none is given, that of the latest record.
    """
    wanted = la_code
    for one in reversed(workspace.snapshots()):
        if one.manifest.get("kind") != ROOM:
            continue
        code = council_of(one).la_code
        wanted = wanted or code
        if code == wanted:
            yield one


def record_snapshots(workspace: Workspace, la_code: str | None = None) -> list[Snapshot]:
    """The latest of them, no more than `MOST`."""
    return list(islice(snapshots_of(workspace, la_code), MOST))
