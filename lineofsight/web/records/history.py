"""The snapshots of records in the workspace, latest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from django.conf import settings

from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.record.opening import ROOM
from lineofsight.record.tables import Council
from lineofsight.web.accounts.current import current

#: Snapshots that are looked at, the latest.
MOST = 12


@lru_cache(maxsize=64)
def council_of(snapshot: Snapshot) -> Council:
    """Whose record a snapshot is of."""
    (council,) = Council.from_arrow(snapshot.read_table(ROOM, Council.name))
    return council


def snapshots_of(la_code: str) -> Iterator[Snapshot]:
    """The snapshots that hold a record of an authority, latest first. Another authority's are
    never among them."""
    for one in reversed(Workspace(settings.WORKSPACE).snapshots()):
        if one.manifest.get("kind") == ROOM and council_of(one).la_code == la_code:
            yield one


def record_snapshots() -> list[Snapshot]:
    """The latest snapshots that hold a record of the authority that the request is about, latest
    first."""
    here = current()
    return list(islice(snapshots_of(here.authority.la_code), MOST)) if here else []


def snapshots_with_values() -> list[tuple[Snapshot, date]]:
    """The same, each with the day that its record stands at."""
    return [(snapshot, council_of(snapshot).as_at) for snapshot in record_snapshots()]
