"""Snapshots: what was loaded, as it stood, never changed afterwards.

A snapshot is a folder `<as-at>-<hash>` with Parquet tables and a `manifest.json` that names
every source file with its SHA-256. It is written under another name and renamed into place, so
that a crash, a full disk or Ctrl-C leaves the last one standing and nothing half-visible.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lineofsight

if TYPE_CHECKING:  # Arrow takes longer to load than many commands take to run
    import pyarrow as pa

MANIFEST = "manifest.json"
UNFINISHED = ".unfinished-"


@dataclass(frozen=True)
class Source:
    """A file that a snapshot was made from. `read` and `refused` count rows or reports; `reader`
    is the version of what read it, so that another version reads it anew."""

    file: str
    sha256: str
    size: int
    modified_ns: int
    read: int
    refused: int
    reader: str = ""


@dataclass(frozen=True)
class Snapshot:
    """A snapshot on disk."""

    path: Path

    @property
    def name(self) -> str:
        """Its folder's name, `<as-at>-<hash>`."""
        return self.path.name

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What it was made from: `made` (UTC), `software`, `kind`, `sources`, and for each of
        `tables` its rows and SHA-256."""
        loaded: dict[str, Any] = json.loads((self.path / MANIFEST).read_text(encoding="utf-8"))
        return loaded

    @property
    def sources(self) -> list[Source]:
        """The files it was made from."""
        return [Source(**source) for source in self.manifest["sources"]]

    def table_path(self, room: str, table: str) -> Path:
        """Where a table's Parquet file is, as in `table_path("inspections", "judgement")`."""
        return self.path / room / f"{table}.parquet"

    def read_table(self, room: str, table: str) -> pa.Table:
        """A table, whole, in memory."""
        import pyarrow.parquet as pq

        return pq.read_table(self.table_path(room, table))


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def list_snapshots(folder: Path) -> list[Snapshot]:
    """The whole snapshots in a folder, oldest first (by the time in their manifests)."""
    if not folder.is_dir():
        return []
    found = [
        Snapshot(path)
        for path in folder.iterdir()
        if not path.name.startswith(".") and (path / MANIFEST).is_file()
    ]
    return sorted(found, key=lambda snapshot: (snapshot.manifest["made"], snapshot.name))


def clear_unfinished(folder: Path) -> None:
    """Remove what a crash left half-written. Only whoever holds the folder for writing may do
    so: what another program is writing looks the same."""
    for path in folder.glob(f"{UNFINISHED}*"):
        shutil.rmtree(path, ignore_errors=True)


def write_snapshot(
    folder: Path,
    *,
    kind: str,
    tables: Mapping[tuple[str, str], pa.Table | Path],
    sources: Iterable[Source],
    extra: Callable[[Path], None] | None = None,
    facts: Mapping[str, str] | None = None,
    made: datetime | None = None,
) -> Snapshot:
    """Write a snapshot beside the others and rename it into place.

    The same tables from the same sources at the same moment are the same snapshot.

    Args:
        folder: the workspace's snapshots folder.
        kind: what was loaded, as in `inspections`.
        tables: Arrow tables by (room, table name), or Parquet files that hold them: those are
            moved into the snapshot.
        sources: the files that the tables were made from.
        extra: writes further files (a search index) into the folder it is given.
        facts: further facts for the manifest.
        made: the moment to record. When not given it is now, or just after the newest snapshot
            where a clock was set back, so that what is written last is the latest.

    Raises:
        OSError: the disk is full or may not be written; nothing is left behind.
    """
    import pyarrow.parquet as pq

    folder.mkdir(parents=True, exist_ok=True)
    moment = (made or _now_after(list_snapshots(folder))).astimezone(UTC)
    listed = sorted(sources, key=lambda source: source.file)
    beside = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
    try:
        listed_tables: dict[str, Any] = {}
        digest = hashlib.sha256()
        for (room, name), table in tables.items():
            path = beside / room / f"{name}.parquet"
            path.parent.mkdir(exist_ok=True)
            if isinstance(table, Path):
                shutil.move(table, path)
            else:
                pq.write_table(table, path, compression="zstd")
            sha256 = sha256_of(path)
            digest.update(f"{room}/{name}:{sha256}\n".encode())
            rows = pq.read_metadata(path).num_rows
            listed_tables[f"{room}/{name}"] = {"rows": rows, "sha256": sha256}
        if extra is not None:
            extra(beside)
        for source in listed:
            digest.update(f"{source.file}:{source.sha256}\n".encode())
        digest.update(moment.isoformat().encode())
        manifest = {
            "made": moment.isoformat(),
            "software": f"lineofsight {lineofsight.__version__}",
            "kind": kind,
            **(facts or {}),
            "tables": listed_tables,
            "sources": [asdict(source) for source in listed],
        }
        (beside / MANIFEST).write_text(
            json.dumps(manifest, indent=1, ensure_ascii=False), encoding="utf-8"
        )
        for path in [*beside.rglob("*"), beside]:
            keep(path)
        beside.chmod(0o755)
        place = folder / f"{moment:%Y-%m-%d}-{digest.hexdigest()[:12]}"
        _move(beside, place)
        keep(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return Snapshot(place)


def _now_after(snapshots: list[Snapshot]) -> datetime:
    """Now, and never before the newest snapshot."""
    now = datetime.now(UTC)
    if not snapshots:
        return now
    newest = datetime.fromisoformat(snapshots[-1].manifest["made"])
    return max(now, newest + timedelta(microseconds=1))


def keep(path: Path) -> None:
    """Have a file, or a folder's list of names, stand on the disk before going on."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folder, and keeps its names by itself
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _move(beside: Path, place: Path) -> None:
    """Rename into place. What is there already under that name has the same content."""
    try:
        beside.rename(place)
    except OSError:
        if not (place / MANIFEST).is_file():
            raise
        shutil.rmtree(beside, ignore_errors=True)
