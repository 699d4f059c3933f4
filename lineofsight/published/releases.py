"""Releases that were brought into a workspace, laid over the values that the package carries.

A snapshot of kind `published` holds them all, each load adding to the last:

    published/release.parquet         rows of `Release`, one for each data set and day
    published/released_value.parquet  rows of `ReleasedValue`, only what was new or revised

A value stands from the day of the release that gave it until the day of the release that gave
another, so nothing is ever overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lineofsight.engine.snapshots import Snapshot, Source, write_snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.published.areas import area_of
from lineofsight.published.measures import measure
from lineofsight.published.tables import Release, ReleasedValue

ROOM = "published"


@dataclass(frozen=True)
class Fetched:
    """A release on its way into the workspace, with the values that it changes."""

    release: Release
    values: Sequence[ReleasedValue]


def releases(workspace: Workspace | None) -> tuple[Release, ...]:
    """The releases in a workspace, in the order of publication."""
    found = _snapshot(workspace)
    if found is None:
        return ()
    rows = Release.from_arrow(found.read_table(ROOM, Release.name))
    return tuple(sorted(rows, key=lambda row: (row.published, row.source)))


def released_values(workspace: Workspace | None) -> tuple[ReleasedValue, ...]:
    """Every value that releases brought, in the order of publication: of two for the same
    measure, area and period the later stands, and the earlier did until then."""
    found = _snapshot(workspace)
    if found is None:
        return ()
    rows = ReleasedValue.from_arrow(found.read_table(ROOM, ReleasedValue.name))
    return tuple(sorted(rows, key=lambda row: (row.published, row.source)))


def write_releases(
    workspace: Workspace, fetched: Iterable[Fetched], sources: Iterable[Source]
) -> Snapshot:
    """Add releases to those in the workspace, all of them or none.

    A release of the same data set and day takes the place of the one held, and keeps the values
    that it had brought.

    Raises:
        ValueError: a row has both or neither of value and status.
        UnknownMeasureError, UnknownPlaceError: a row's measure or area is not known.
        OSError: the snapshot could not be written; the last one still stands.
    """
    held = {(row.source, row.published): row for row in releases(workspace)}
    values = {_key(row): row for row in released_values(workspace)}
    for each in fetched:
        held[each.release.source, each.release.published] = each.release
        for row in each.values:
            _check(row)
            values[_key(row)] = row
    last = _snapshot(workspace)
    files = {source.file: source for source in (last.sources if last is not None else [])}
    files.update({source.file: source for source in sources})
    ordered = sorted(values.values(), key=lambda row: (row.measure_id, row.area, row.period))
    return write_snapshot(
        workspace.snapshots_path,
        kind=ROOM,
        tables={
            (ROOM, Release.name): Release.to_arrow(held.values()),
            (ROOM, ReleasedValue.name): ReleasedValue.to_arrow(ordered),
        },
        sources=files.values(),
    )


def _snapshot(workspace: Workspace | None) -> Snapshot | None:
    return workspace.latest_snapshot(kind=ROOM) if workspace is not None else None


def _key(row: ReleasedValue) -> tuple[str, str, int, str]:
    return row.measure_id, row.area, row.period, row.published.isoformat()


def _check(row: ReleasedValue) -> None:
    measure(row.measure_id)
    area_of(row.area)
    if (row.value is None) == (row.status is None):
        raise ValueError(
            f"{row.measure_id}, {row.area}, {row.period}: a value or a status, and not both."
        )
