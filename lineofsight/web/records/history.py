"""The snapshots of records in the site's workspace, latest first."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.record import versions
from lineofsight.record.versions import council_of


def record_snapshots() -> list[Snapshot]:
    """The snapshots of the council whose record is the latest, latest first."""
    return versions.record_snapshots(Workspace(settings.WORKSPACE))


def snapshots_with_values() -> list[tuple[Snapshot, date]]:
    """The same, each with the day that its record stands at."""
    return [(snapshot, council_of(snapshot).as_at) for snapshot in record_snapshots()]
