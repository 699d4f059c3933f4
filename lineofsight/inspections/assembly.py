"""What goes into the next snapshot: the rows of the last one, less what is replaced, and those
just read.

Rows are kept in Arrow's form, some 70 KB for a report, so that ten thousand reports fit in the
memory of an ordinary computer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from lineofsight.engine.snapshots import Snapshot, Source
from lineofsight.engine.tables import Table
from lineofsight.engine.workspace import WorkspaceError
from lineofsight.inspections.files import refused, shown
from lineofsight.inspections.parse import ParsedReport
from lineofsight.inspections.pool import FileResult
from lineofsight.inspections.tables import (
    TABLES,
    EarlierJudgement,
    Finding,
    Judgement,
    Problem,
    Recommendation,
    Report,
)

ROOM = "inspections"

#: The tables whose rows belong to one report each. Problems are kept as rows: they are few.
_OF_REPORTS = tuple(table for table in TABLES if table is not Problem)

#: Codes of files refused because another holds the same.
TWINS = frozenset({"same_file", "same_inspection"})

#: Rows taken out of Arrow at a time.
_BATCH = 2_000

Row = TypeVar("Row", bound=Table)
_Rows = Mapping[type[Table], pa.Table]


@dataclass(frozen=True)
class _Packed:
    """A report as read, its rows packed."""

    report_id: str
    rows: _Rows
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class ReadFile:
    """What one file gave, packed."""

    file: str
    sha256: str | None
    size: int
    modified_ns: int
    reports: tuple[_Packed, ...]
    problems: tuple[Problem, ...]


def pack(result: FileResult) -> ReadFile:
    """What a file gave, its rows in Arrow's form."""
    return ReadFile(
        file=str(result.path),
        sha256=result.sha256,
        size=result.size,
        modified_ns=result.modified_ns,
        reports=tuple(_packed(parsed) for parsed in result.reports),
        problems=tuple(result.problems),
    )


def _packed(parsed: ParsedReport) -> _Packed:
    rows = {
        Report: Report.to_arrow([parsed.report]),
        Judgement: Judgement.to_arrow(parsed.judgements),
        Recommendation: Recommendation.to_arrow(parsed.recommendations),
        Finding: Finding.to_arrow(parsed.findings),
        EarlierJudgement: EarlierJudgement.to_arrow(parsed.earlier_judgements),
    }
    return _Packed(parsed.report.report_id, rows, tuple(parsed.problems))


class Assembly:
    """The next snapshot, on its way. Begin with the last one (or None), `take` what was read,
    then ask for its `tables`.

    Raises:
        WorkspaceError: the last snapshot was written by another version and cannot be carried on.
    """

    def __init__(self, last: Snapshot | None) -> None:
        self.sources = {source.file: source for source in last.sources} if last else {}
        self._of_file: dict[str, list[Problem]] = {}
        self._of_report: dict[str, list[Problem]] = {}
        self._last: _Rows = {}
        self._file_of: dict[str, str] = {}
        self._ids_of: dict[str, list[str]] = {}
        self._added: dict[str, _Packed] = {}
        self._left_out: set[str] = set()
        if last is not None:
            self._carry(last)
        self._by_hash = {s.sha256: file for file, s in self.sources.items() if s.read}
        self._before = dict(self.sources), Counter(self.problems)

    def _carry(self, last: Snapshot) -> None:
        try:
            self._last = {
                table: table.conform(last.read_table(ROOM, table.name)) for table in _OF_REPORTS
            }
            problems = Problem.from_arrow(last.read_table(ROOM, Problem.name))
        except ValueError as error:
            raise WorkspaceError(
                f"{last.path} cannot be carried on: {error} Name a new workspace and read your "
                "folders into it."
            ) from None
        for problem in problems:
            self._note(problem)
        held = self._last[Report].select(["report_id", "file"]).to_pydict()
        for report_id, file in zip(held["report_id"], held["file"], strict=True):
            self._hold(report_id, file)

    def _note(self, problem: Problem) -> None:
        if problem.report_id is None:
            self._of_file.setdefault(problem.file, []).append(problem)
        else:
            self._of_report.setdefault(problem.report_id, []).append(problem)

    def _hold(self, report_id: str, file: str) -> None:
        self._file_of[report_id] = file
        self._ids_of.setdefault(file, []).append(report_id)

    @property
    def problems(self) -> list[Problem]:
        """Problems of files, then of reports."""
        groups = (*self._of_file.values(), *self._of_report.values())
        return [problem for group in groups for problem in group]

    @property
    def changed(self) -> bool:
        """Whether anything differs from the last snapshot."""
        now = self.sources, Counter(self.problems)
        return bool(self._added or self._left_out) or now != self._before

    def reports_of(self, files: set[str]) -> int:
        """How many of the reports held come from these files."""
        return sum(len(self._ids_of.get(file, ())) for file in files)

    def take(self, read: Iterable[ReadFile], reader: str) -> None:
        """Put what was just read in the place of what the same files gave before.

        A report held under another name is not taken twice, unless the file of that name is
        gone. A file that was a report and is none now keeps what was read from it.

        Args:
            read: what each file gave.
            reader: the version of the reader.
        """
        read = list(read)
        for each in read:
            source = self.sources.get(each.file)
            if each.reports or source is None or not source.read:
                self._forget(each.file)
            self._of_file.pop(each.file, None)
        for each in read:
            self._take(each, reader)

    def _take(self, read: ReadFile, reader: str) -> None:
        if read.file in self.sources:
            # It was a report and is none now: an error page must not wipe out what was read.
            for problem in read.problems:
                message = f"{problem.message} What was read from it before is kept."
                self._note(replace(problem, message=message))
            return
        refusals = list(read.problems)
        kept = 0
        twin = self._twin(read)
        if twin is not None:
            message = f"{shown(Path(read.file))} is the same file as {twin}, which is kept."
            refusals = [refused(read.file, "same_file", message, read.sha256)]
        else:
            for report in read.reports:
                holder = self._holder(report.report_id)
                if holder is None:
                    self._add(report, read.file)
                    kept += 1
                    continue
                message = (
                    f"{shown(Path(read.file))} reports the same inspection as {holder}, which is "
                    "kept. Remove one of them, then read again."
                )
                refusals.append(refused(read.file, "same_inspection", message, read.sha256))
        for problem in refusals:
            self._note(problem)
        if read.sha256 is None:
            return
        self.sources[read.file] = Source(
            file=read.file,
            sha256=read.sha256,
            size=read.size,
            modified_ns=read.modified_ns,
            read=kept,
            refused=len(refusals),
            reader=reader,
        )
        if kept:
            self._by_hash[read.sha256] = read.file

    def _add(self, report: _Packed, file: str) -> None:
        self._added[report.report_id] = report
        self._hold(report.report_id, file)
        for problem in report.problems:
            self._note(problem)

    def _twin(self, read: ReadFile) -> str | None:
        """Another file with the same bytes that gave reports. One that was moved away is let
        go, and its reports with it."""
        other = self._by_hash.get(read.sha256 or "")
        source = self.sources.get(other) if other is not None else None
        if other is None or other == read.file or source is None or source.sha256 != read.sha256:
            return None
        if Path(other).exists():
            return other
        self._forget(other)
        self._of_file.pop(other, None)
        return None

    def _holder(self, report_id: str) -> str | None:
        """The file that a report is held from. When it has been removed, the report is let go."""
        file = self._file_of.get(report_id)
        if file is None or report_id in self._added or Path(file).exists():
            return file
        self._let_go(report_id)
        source = self.sources[file]
        if source.read > 1:
            self.sources[file] = replace(source, read=source.read - 1)
        else:
            del self.sources[file]
        return None

    def _forget(self, file: str) -> None:
        """Take out a file with all that was read from it."""
        source = self.sources.pop(file, None)
        if source is not None:
            for report_id in list(self._ids_of.get(file, ())):
                self._let_go(report_id)

    def _let_go(self, report_id: str) -> None:
        self._ids_of[self._file_of.pop(report_id)].remove(report_id)
        self._of_report.pop(report_id, None)
        if self._added.pop(report_id, None) is None:
            self._left_out.add(report_id)

    def tables(self) -> dict[tuple[str, str], pa.Table]:
        """The tables of the next snapshot by (room, name), reports in order of their ids."""
        found = {(ROOM, table.name): self._table(table) for table in _OF_REPORTS}
        found[ROOM, Report.name] = found[ROOM, Report.name].sort_by("report_id")
        found[ROOM, Problem.name] = Problem.to_arrow(self.problems)
        return found

    def _table(self, table: type[Table]) -> pa.Table:
        parts = [table.to_arrow([])]
        if self._last:
            last = self._last[table]
            if self._left_out:
                out = pa.array(sorted(self._left_out), type=pa.string())
                last = last.filter(pc.invert(pc.is_in(last.column("report_id"), value_set=out)))
            parts.append(last)
        parts.extend(report.rows[table] for report in self._added.values())
        return pa.concat_tables(parts)


def rows_of(table: type[Row], packed: pa.Table) -> Iterator[Row]:
    """The rows of a packed table, a few in memory at a time."""
    for batch in packed.to_batches(max_chunksize=_BATCH):
        yield from table.from_arrow(pa.Table.from_batches([batch]))
