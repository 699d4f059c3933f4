"""Loading CSV files that were downloaded by hand, as an update from the service does."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from lineofsight.engine.snapshots import Snapshot, Source
from lineofsight.engine.workspace import Workspace
from lineofsight.published.changes import Changes, Holdings
from lineofsight.published.loads import Load, write_loads
from lineofsight.published.measures import measure
from lineofsight.published.sources import DataSet, data_sets
from lineofsight.published.tables import Release
from lineofsight.published.tidy import MOST_BYTES, Reading, Refusal, read_tidy


@dataclass(frozen=True)
class FileResult:
    """What one file gave. `new` and `revised` count values, the others rows of the file."""

    file: str
    measure_ids: tuple[str, ...]
    rows: int
    used: int
    left_out: int
    refused: int
    new: int
    revised: int


@dataclass
class ImportResult:
    """What an import did. `snapshot` is None when nothing was written."""

    published: date
    files: list[FileResult] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    snapshot: Snapshot | None = None

    @property
    def loaded(self) -> int:
        """How many files gave any value."""
        return len([each for each in self.files if each.measure_ids])


def import_files(
    paths: Sequence[Path],
    workspace: Workspace,
    *,
    published: date | None = None,
    measure_ids: Collection[str] | None = None,
    source: DataSet | None = None,
    dry_run: bool = False,
) -> ImportResult:
    """Load downloaded CSV files into the workspace.

    Args:
        paths: files, or folders of which every CSV file is read.
        workspace: where the snapshot goes.
        published: the day on which the statistics were published; today when not given, which
            is right for the newest ones.
        measure_ids: load only these measures.
        source: the files' columns, where they are chosen by hand; any declared data set when
            not given.
        dry_run: say what would be done, and write nothing.

    Returns:
        What each file gave; everything that could not be read, by file, line and column.

    Raises:
        WorkspaceError: another program writes to the workspace.
        OSError: the snapshot could not be written; the last one still stands.
    """
    with nullcontext() if dry_run else workspace.writing():
        return _import(paths, workspace, published, measure_ids, source, dry_run)


def _import(
    paths: Sequence[Path],
    workspace: Workspace,
    published: date | None,
    measure_ids: Collection[str] | None,
    source: DataSet | None,
    dry_run: bool,
) -> ImportResult:
    now = datetime.now(UTC)
    day = published or now.date()
    result = ImportResult(published=day)
    holdings = Holdings.of(workspace)
    loads, sources = [], []
    declared = data_sets() if source is None else (source,)
    for path in _files(paths, result.refusals):
        data = _bytes(path, result.refusals)
        if data is None:
            continue
        reading = read_tidy(data, path.name, measure_ids=measure_ids, sources=declared)
        newer = {
            each: _is_newer(holdings, reading, each, published, day) for each in reading.measure_ids
        }
        changes = holdings.changes(reading, day, f"file:{path.name}", only=newer)
        result.refusals.extend(reading.refusals)
        result.files.append(file_result(reading, changes, newer))
        name = _data_set(newer, declared)
        if name is not None and (changes.rows or day > holdings.loaded_day(name)):
            release = release_of(name, None, path.name, reading, changes, day, now)
            loads.append(Load(release, changes.rows))
            facts = path.stat()
            sources.append(
                Source(
                    file=str(path),
                    sha256=hashlib.sha256(data).hexdigest(),
                    size=len(data),
                    modified_ns=facts.st_mtime_ns,
                    read=reading.used,
                    refused=reading.refused,
                )
            )
    if loads and not dry_run:
        result.snapshot = write_loads(workspace, loads, sources)
    return result


def release_of(
    data_set: str,
    version: str | None,
    title: str,
    reading: Reading,
    changes: Changes,
    published: date,
    loaded: datetime,
) -> Release:
    """What is kept of a release that was read."""
    return Release(
        data_set=data_set,
        published=published,
        version=version,
        title=title,
        loaded=loaded,
        rows=reading.rows,
        refused=reading.refused,
        new=changes.new,
        revised=changes.revised,
    )


def file_result(reading: Reading, changes: Changes, newer: dict[str, bool]) -> FileResult:
    """What a file gave, in numbers."""
    return FileResult(
        file=reading.file,
        measure_ids=tuple(each for each, is_newer in newer.items() if is_newer),
        rows=reading.rows,
        used=reading.used,
        left_out=reading.left_out,
        refused=reading.refused,
        new=changes.new,
        revised=changes.revised,
    )


def _data_set(newer: dict[str, bool], declared: Collection[DataSet]) -> str | None:
    """The data set whose measures a file newly gives."""
    given = {measure_id for measure_id, is_newer in newer.items() if is_newer}
    return next((each.name for each in declared if given & set(each.measure_ids)), None)


def _files(paths: Sequence[Path], refusals: list[Refusal]) -> list[Path]:
    found = []
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.suffix.lower() == ".csv")
            if not inside:
                why = "There is no CSV file in this folder."
                refusals.append(Refusal(str(path), None, None, None, why))
            found.extend(inside)
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _bytes(path: Path, refusals: list[Refusal]) -> bytes | None:
    try:
        if path.stat().st_size > MOST_BYTES:
            why = f"It is larger than {MOST_BYTES // 1_000_000} MB."
            refusals.append(Refusal(path.name, None, None, None, why))
            return None
        return path.read_bytes()
    except OSError as problem:
        why = f"It cannot be read ({problem.strerror}). See that the name is right."
        refusals.append(Refusal(str(path), None, None, None, why))
        return None


def _is_newer(
    holdings: Holdings, reading: Reading, measure_id: str, published: date | None, day: date
) -> bool:
    """Whether a file's values of a measure may be laid over those held; else a refusal says why."""
    title = measure(measure_id).title
    held, last = holdings.last_period(measure_id), reading.last_period(measure_id)
    carried = holdings.carried_day(measure_id)
    if day <= carried:
        why = (
            f"{title}: published on {day:%-d %B %Y}, and what is held is of {carried:%-d %B %Y}. "
            "Nothing of it is loaded."
        )
    elif published is None and last < held:
        why = (
            f"{title}: it ends in {last}, and {held} is held, so it is not the newest file. "
            "Name the day it was published with --published if it is to be loaded."
        )
    else:
        return True
    reading.refusals.append(Refusal(reading.file, None, None, None, why))
    return False
