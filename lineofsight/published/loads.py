"""Where loaded releases are kept: in snapshots of kind `published`, each load adding to the last.

    published/release.parquet                      rows of `Release`, one for each release
    published/<published ISO>-<data set>.parquet       rows of `PublishedValue` that it changed

A snapshot is written whole or not at all, so a load of many data sets that is stopped leaves
what was there before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from lineofsight.engine.snapshots import Snapshot, Source, write_snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.published.tables import PublishedValue, Release

ROOM = "published"
_FILE = re.compile(r"(\d{4}-\d\d-\d\d)-([a-z0-9-]+)\.parquet")


@dataclass(frozen=True)
class Load:
    """A release on its way into the workspace.

    Attributes:
        release: what is known of it.
        rows: the values that it gives for the first time or otherwise than before.
    """

    release: Release
    rows: Sequence[PublishedValue]


def release_files(workspace: Workspace) -> list[tuple[str, date, Path]]:
    """Data set, day and file of each loaded release that changed a value, by day."""
    snapshot = workspace.latest_snapshot(kind=ROOM)
    if snapshot is None:
        return []
    found = []
    for path in sorted((snapshot.path / ROOM).glob("*.parquet")):
        parts = _FILE.fullmatch(path.name)
        if parts:
            found.append((parts[2], date.fromisoformat(parts[1]), path))
    return found


def loaded_releases(workspace: Workspace | None) -> tuple[Release, ...]:
    """Every release that was loaded, also one that changed nothing, in order of publication."""
    snapshot = workspace.latest_snapshot(kind=ROOM) if workspace is not None else None
    if snapshot is None:
        return ()
    rows = Release.from_arrow(snapshot.read_table(ROOM, Release.name))
    return tuple(sorted(rows, key=lambda row: (row.published, row.data_set)))


def write_loads(workspace: Workspace, loads: Iterable[Load], sources: Iterable[Source]) -> Snapshot:
    """Add releases to those in the workspace, all of them or none. Rows of the same data set
    and day are joined to those held, the later one of two for the same key.

    Raises:
        OSError: the snapshot could not be written; the last one still stands.
    """
    tables: dict[tuple[str, str], pa.Table] = {
        (ROOM, path.stem): pq.read_table(path) for _, _, path in release_files(workspace)
    }
    held = {(row.data_set, row.published): row for row in loaded_releases(workspace)}
    for load in loads:
        release = load.release
        held[release.data_set, release.published] = release
        stem = f"{release.published.isoformat()}-{release.data_set}"
        before = tables.get((ROOM, stem))
        rows = [*(PublishedValue.from_arrow(before) if before is not None else ()), *load.rows]
        if rows:
            kept = {(row.measure_id, row.area, row.period): row for row in rows}
            tables[ROOM, stem] = PublishedValue.to_arrow(kept.values())
    last = workspace.latest_snapshot(kind=ROOM)
    files = {source.file: source for source in (last.sources if last is not None else [])}
    files.update({source.file: source for source in sources})
    tables[ROOM, Release.name] = Release.to_arrow(held.values())
    return write_snapshot(
        workspace.snapshots_path, kind=ROOM, tables=tables, sources=files.values()
    )
