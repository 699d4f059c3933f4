"""Reading folders of inspection reports into the workspace.

Each run adds to what was read before: files that are new or have changed are parsed, the rest
is carried over, and a new snapshot holds the whole. When nothing is new no snapshot is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from lineofsight.engine.snapshots import Snapshot, Source, sha256_of, write_snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.inspections.files import discover, refused, shown
from lineofsight.inspections.parse import ParsedReport
from lineofsight.inspections.pool import FileResult, parse_files
from lineofsight.inspections.search import build_index
from lineofsight.inspections.tables import (
    TABLES,
    EarlierJudgement,
    Finding,
    Judgement,
    Problem,
    Recommendation,
    Report,
    Severity,
)

ROOM = "inspections"
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


@dataclass
class _Rows:
    """Rows of every table, on their way into a snapshot."""

    report: list[Report] = field(default_factory=list)
    judgement: list[Judgement] = field(default_factory=list)
    recommendation: list[Recommendation] = field(default_factory=list)
    finding: list[Finding] = field(default_factory=list)
    earlier_judgement: list[EarlierJudgement] = field(default_factory=list)
    problem: list[Problem] = field(default_factory=list)

    def add(self, parsed: ParsedReport) -> None:
        self.report.append(parsed.report)
        self.judgement.extend(parsed.judgements)
        self.recommendation.extend(parsed.recommendations)
        self.finding.extend(parsed.findings)
        self.earlier_judgement.extend(parsed.earlier_judgements)
        self.problem.extend(parsed.problems)

    def keep_reports(self, report_ids: set[str]) -> None:
        """Leave out every row of a report that is not among `report_ids`."""
        self.report = [r for r in self.report if r.report_id in report_ids]
        self.judgement = [r for r in self.judgement if r.report_id in report_ids]
        self.recommendation = [r for r in self.recommendation if r.report_id in report_ids]
        self.finding = [r for r in self.finding if r.report_id in report_ids]
        self.earlier_judgement = [r for r in self.earlier_judgement if r.report_id in report_ids]
        self.problem = [r for r in self.problem if r.report_id is None or r.report_id in report_ids]


def reader_version() -> str:
    """A short hash of the reader's own source: when it changes, reports are read anew."""
    digest = hashlib.sha256()

    def add(entry: Traversable) -> None:
        if entry.is_dir():
            for inner in sorted(entry.iterdir(), key=lambda each: each.name):
                add(inner)
        elif entry.name.endswith((".py", ".csv")):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes())

    rooms = resources.files("lineofsight")
    for part in ("inspections/parse", "inspections/tables.py", "reference"):
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
) -> ReadResult:
    """Read report PDFs into the workspace.

    Args:
        paths: files and folders; folders are searched to the bottom.
        workspace: where the snapshot goes.
        workers: processes to use; one for each core when not given.
        again: parse every file, also those that have not changed.
        on_start: called with the number of files to parse.
        on_file: called as each file is done.

    Returns:
        What was read, carried over and refused, with a problem for each exception.

    Raises:
        OSError: the snapshot could not be written (a full disk); the last one still stands.
    """
    files, problems = discover(paths)
    last = workspace.latest_snapshot(kind=ROOM)
    version = reader_version()
    same_reader = last is not None and last.manifest.get("reader") == version
    known = {source.file: source for source in last.sources} if last is not None else {}
    waiting = list(files)
    if same_reader and not again:
        waiting = [file for file in files if _changed(file, known.get(str(file)))]
    if on_start is not None:
        on_start(len(waiting))

    results = []
    for result in parse_files(waiting, workers=workers):
        results.append(result)
        if on_file is not None:
            on_file(result)

    rows = _rows_of(last) if last is not None else _Rows()
    replaced = {str(r.path) for r in results if r.reports or not _gave_reports(r.path, known)}
    sources = {file: source for file, source in known.items() if file not in replaced}
    rows.keep_reports({r.report_id for r in rows.report if r.file in sources})
    done = {str(result.path) for result in results}
    rows.problem = [
        p
        for p in rows.problem
        if p.file in sources and not (p.file in done and p.report_id is None)
    ]
    for result in results:
        _merge(result, rows, sources)

    given = {str(file) for file in files}
    if results:
        snapshot: Snapshot | None = _write(workspace, rows, sources, version)
    else:
        snapshot = last
    noted = [*problems, *(p for p in rows.problem if p.file in given)]
    refused_files = {p.file for p in noted if p.severity == Severity.REFUSED}
    return ReadResult(
        snapshot=snapshot,
        is_new=bool(results),
        files=len(files) + len(problems),
        read=len([r for r in results if str(r.path) not in refused_files]),
        carried=len(files) - len(results),
        refused=len(refused_files),
        reports=len([r for r in rows.report if r.file in given]),
        problems=noted,
    )


def _gave_reports(file: Path, known: dict[str, Source]) -> bool:
    source = known.get(str(file))
    return source is not None and source.read > 0


def _changed(file: Path, source: Source | None) -> bool:
    if source is None:
        return True
    try:
        facts = file.stat()
        if facts.st_size != source.size:
            return True
        return sha256_of(file) != source.sha256
    except OSError:
        return True


def _rows_of(snapshot: Snapshot) -> _Rows:
    rows = _Rows()
    for table in TABLES:
        setattr(rows, table.name, table.from_arrow(snapshot.read_table(ROOM, table.name)))
    return rows


def _merge(result: FileResult, rows: _Rows, sources: dict[str, Source]) -> None:
    """Add what one file gave, unless the same report is there under another name."""
    file = str(result.path)
    if file in sources:
        # It was a report and is none now: an error page must not wipe out what was read.
        message = "What was read from it before is kept."
        for problem in result.problems:
            rows.problem.append(replace(problem, message=f"{problem.message} {message}"))
        return
    refusals = list(result.problems)
    kept = 0
    twin = _twin(file, result.sha256, sources)
    if twin is not None and Path(twin).exists():
        message = f"{shown(result.path)} is the same file as {twin}, which is kept."
        refusals = [refused(file, "same_file", message, result.sha256)]
    else:
        if twin is not None:
            _forget(twin, rows, sources)
        for parsed in result.reports:
            other = next((r for r in rows.report if r.report_id == parsed.report.report_id), None)
            if other is None:
                rows.add(parsed)
                kept += 1
                continue
            message = (
                f"{shown(result.path)} reports the same inspection as {other.file}, which is kept. "
                "Remove one of them, then read again."
            )
            refusals.append(refused(file, "same_inspection", message, result.sha256))
    rows.problem.extend(refusals)
    if result.sha256 is not None:
        sources[file] = Source(
            file=file,
            sha256=result.sha256,
            size=result.size,
            modified_ns=result.modified_ns,
            read=kept,
            refused=len(refusals),
        )


def _twin(file: str, sha256: str | None, sources: dict[str, Source]) -> str | None:
    """Another file with the same bytes that gave reports."""
    for other, source in sources.items():
        if other != file and source.sha256 == sha256 and source.read:
            return other
    return None


def _forget(file: str, rows: _Rows, sources: dict[str, Source]) -> None:
    """Take out a file that has been moved to another place."""
    del sources[file]
    rows.keep_reports({r.report_id for r in rows.report if r.file != file})
    rows.problem = [p for p in rows.problem if p.file != file]


def _write(workspace: Workspace, rows: _Rows, sources: dict[str, Source], version: str) -> Snapshot:
    rows.report.sort(key=lambda report: report.report_id)
    tables = {(ROOM, table.name): table.to_arrow(getattr(rows, table.name)) for table in TABLES}

    def index(folder: Path) -> None:
        build_index(
            folder / ROOM / INDEX, rows.report, rows.judgement, rows.recommendation, rows.finding
        )

    return write_snapshot(
        workspace.snapshots_path,
        kind=ROOM,
        tables=tables,
        sources=sources.values(),
        extra=index,
        facts={"reader": version},
    )
