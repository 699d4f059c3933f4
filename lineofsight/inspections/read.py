"""Reading folders of inspection reports into the workspace.

Each run adds to what was read before: files that are new or have changed are parsed, the rest
is carried over, and a new snapshot holds the whole. When nothing is new no snapshot is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from lineofsight.engine.snapshots import Snapshot, Source, sha256_of, write_snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.inspections.assembly import ROOM, TWINS, Assembly, pack, rows_of
from lineofsight.inspections.files import discover
from lineofsight.inspections.pool import FileResult, parse_files
from lineofsight.inspections.search import build_index
from lineofsight.inspections.tables import (
    Finding,
    Judgement,
    Problem,
    Recommendation,
    Report,
    Severity,
)

INDEX = "search.sqlite"


@dataclass(frozen=True)
class ReadResult:
    """What a run did. Counts are of files, except `reports`. `snapshot` is the latest one,
    and `is_new` says whether this run made it."""

    snapshot: Snapshot | None
    is_new: bool
    files: int
    read: int
    carried: int
    refused: int
    reports: int
    problems: list[Problem] = field(repr=False)


def reader_version() -> str:
    """A short hash of the reader's own source: when it changes, reports are read anew."""
    return _hash_of("inspections/parse", "inspections/tables.py", "reference")


def index_version() -> str:
    """A short hash of what writes the search index: when it changes, the index is written anew."""
    return _hash_of("inspections/search", "inspections/themes", "inspections/tables.py")


def _hash_of(*parts: str) -> str:
    digest = hashlib.sha256()

    def add(entry: Traversable) -> None:
        if entry.is_dir():
            for inner in sorted(entry.iterdir(), key=lambda each: each.name):
                add(inner)
        elif entry.name.endswith((".py", ".csv")):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes())

    rooms = resources.files("lineofsight")
    for part in parts:
        add(rooms.joinpath(part))
    return digest.hexdigest()[:12]


def read_reports(
    paths: Sequence[Path],
    workspace: Workspace,
    *,
    workers: int | None = None,
    again: bool = False,
    on_start: Callable[[int], None] | None = None,
    on_file: Callable[[FileResult], None] | None = None,
    on_write: Callable[[], None] | None = None,
) -> ReadResult:
    """Read report PDFs into the workspace.

    Args:
        paths: files and folders; folders are searched to the bottom.
        workspace: where the snapshot goes.
        workers: processes to use; one for each core when not given.
        again: parse every file, also those that have not changed.
        on_start: called with the number of files to parse.
        on_file: called as each file is done.
        on_write: called when all are done and the snapshot with its index is to be written.

    Returns:
        What was read, carried over and refused, with a problem for each exception.

    Raises:
        WorkspaceError: another program is reading into the workspace, or it may not be written.
        OSError: the snapshot could not be written (a full disk); the last one still stands.
    """
    with workspace.writing():
        files, problems = discover(paths)
        last = workspace.latest_snapshot(ROOM)
        version = reader_version()
        assembly = Assembly(last)
        waiting = files if again else _to_read(files, assembly, version)
        if on_start is not None:
            on_start(len(waiting))
        results = []
        for result in parse_files(waiting, workers=workers):
            results.append(pack(result))
            if on_file is not None:
                on_file(result)
        assembly.take(results, version)
        snapshot = last
        outdated = last is not None and last.manifest.get("index") != index_version()
        if assembly.changed or outdated:
            if on_write is not None:
                on_write()
            snapshot = _write(workspace, assembly)
    given = {str(file) for file in files}
    noted = [*problems, *(p for p in assembly.problems if p.file in given)]
    refused_files = {p.file for p in noted if p.severity == Severity.REFUSED}
    return ReadResult(
        snapshot=snapshot,
        is_new=snapshot != last,
        files=len(files) + len(problems),
        read=len([r for r in results if r.file not in refused_files]),
        carried=len(files) - len(results),
        refused=len(refused_files),
        reports=assembly.reports_of(given),
        problems=noted,
    )


def _to_read(files: Sequence[Path], assembly: Assembly, version: str) -> list[Path]:
    """The files that are new, have changed, were read by another version of the reader, or were
    refused as the twin of a file that has been removed since."""
    known = assembly.sources
    removed = any(source.read and not Path(file).exists() for file, source in known.items())
    twins = {p.file for p in assembly.problems if p.code in TWINS} if removed else set()
    return [
        file
        for file in files
        if str(file) in twins or _changed(file, known.get(str(file)), version)
    ]


def _changed(file: Path, source: Source | None, version: str) -> bool:
    if source is None or source.reader != version:
        return True
    try:
        return file.stat().st_size != source.size or sha256_of(file) != source.sha256
    except OSError:
        return True


def _write(workspace: Workspace, assembly: Assembly) -> Snapshot:
    tables = assembly.tables()

    def index(folder: Path) -> None:
        build_index(
            folder / ROOM / INDEX,
            rows_of(Report, tables[ROOM, Report.name]),
            rows_of(Judgement, tables[ROOM, Judgement.name]),
            rows_of(Recommendation, tables[ROOM, Recommendation.name]),
            rows_of(Finding, tables[ROOM, Finding.name]),
        )

    return write_snapshot(
        workspace.snapshots_path,
        kind=ROOM,
        tables=tables,
        sources=assembly.sources.values(),
        extra=index,
        facts={"index": index_version()},
    )
