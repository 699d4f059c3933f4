"""The snapshots of an authority's record, latest first."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.record import versions
from lineofsight.record.versions import council_of
from lineofsight.web.accounts.current import current


def latest_snapshot_of(la_code: str) -> Snapshot | None:
    """The latest snapshot that holds a record of an authority; None where there is none."""
    return next(versions.snapshots_of(Workspace(settings.WORKSPACE), la_code), None)


def record_snapshots() -> list[Snapshot]:
    """The latest snapshots that hold a record of the authority that the request is about, latest
    first; none where it is about no authority."""
    here = current()
    if here is None:
        return []
    return versions.record_snapshots(Workspace(settings.WORKSPACE), here.authority.la_code)


def snapshots_with_values() -> list[tuple[Snapshot, date]]:
    """The same, each with the day that its record stands at."""
    return [(snapshot, council_of(snapshot).as_at) for snapshot in record_snapshots()]
