"""The text of the reports in a snapshot, taken down one report at a time.

    shelf = Shelf(snapshot)
    text = shelf.text("wiltshire-2023-09-18")
    for finding in text.findings: ...

The tables are read once, when the first report is asked for, and kept in memory in Arrow's
form (about 60 KB for a report); a report is then a slice, found by its report_id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import pyarrow as pa

from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.tables import Table
from lineofsight.inspections.tables import (
    EarlierJudgement,
    Finding,
    Judgement,
    Problem,
    Recommendation,
    Report,
)

ROOM = "inspections"

Row = TypeVar("Row", bound=Table)


@dataclass(frozen=True)
class ReportText:
    """Everything read from one report, each table in the report's order."""

    report: Report
    judgements: tuple[Judgement, ...]
    recommendations: tuple[Recommendation, ...]
    findings: tuple[Finding, ...]
    earlier_judgements: tuple[EarlierJudgement, ...]
    problems: tuple[Problem, ...]


class _Slices:
    """A table sorted by report, with the place of each report in it."""

    def __init__(self, table: pa.Table, then_by: str | None) -> None:
        keys = [("report_id", "ascending")]
        if then_by is not None:
            keys.append((then_by, "ascending"))
        self.table = table.sort_by(keys).combine_chunks()
        self.places: dict[str, tuple[int, int]] = {}
        for at, report_id in enumerate(self.table.column("report_id").to_pylist()):
            if report_id is not None:
                start, _ = self.places.get(report_id, (at, 0))
                self.places[report_id] = (start, at + 1 - start)

    def of(self, kind: type[Row], report_id: str) -> tuple[Row, ...]:
        """The rows of one report."""
        start, length = self.places.get(report_id, (0, 0))
        return tuple(kind.from_arrow(self.table.slice(start, length))) if length else ()


class Shelf:
    """The reports of a snapshot. Safe to share between threads: it only reads."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Every report by its report_id."""
        table = self.snapshot.read_table(ROOM, Report.name)
        return {report.report_id: report for report in Report.from_arrow(table)}

    def _slices(self, kind: type[Table], then_by: str | None) -> _Slices:
        return _Slices(self.snapshot.read_table(ROOM, kind.name), then_by)

    @cached_property
    def _judgements(self) -> _Slices:
        return self._slices(Judgement, "order")

    @cached_property
    def _recommendations(self) -> _Slices:
        return self._slices(Recommendation, "order")

    @cached_property
    def _findings(self) -> _Slices:
        return self._slices(Finding, "order")

    @cached_property
    def _earlier(self) -> _Slices:
        return self._slices(EarlierJudgement, "order")

    @cached_property
    def _problems(self) -> _Slices:
        return self._slices(Problem, None)

    @cached_property
    def refused(self) -> tuple[Problem, ...]:
        """Problems of files that gave no report."""
        table = self.snapshot.read_table(ROOM, Problem.name)
        return tuple(p for p in Problem.from_arrow(table) if p.report_id is None)

    def judgements(self, report_id: str) -> tuple[Judgement, ...]:
        """A report's judgements; empty when the report is not held."""
        return self._judgements.of(Judgement, report_id)

    def recommendations(self, report_id: str) -> tuple[Recommendation, ...]:
        """A report's recommendations; empty when the report is not held."""
        return self._recommendations.of(Recommendation, report_id)

    def findings(self, report_id: str) -> tuple[Finding, ...]:
        """A report's findings; empty when the report is not held."""
        return self._findings.of(Finding, report_id)

    def text(self, report_id: str) -> ReportText | None:
        """All of one report, or None when it is not held."""
        report = self.reports.get(report_id)
        if report is None:
            return None
        return ReportText(
            report=report,
            judgements=self.judgements(report_id),
            recommendations=self.recommendations(report_id),
            findings=self.findings(report_id),
            earlier_judgements=self._earlier.of(EarlierJudgement, report_id),
            problems=self._problems.of(Problem, report_id),
        )

    def of_unknown(self, slug: str) -> Sequence[Report]:
        """Reports on a place that is no listed authority, by the address name in their
        report_id, oldest first."""
        found = [
            report
            for report in self.reports.values()
            if report.authority_code is None and place_of(report) == slug
        ]
        return sorted(found, key=lambda report: report.report_id)

    def unknown_places(self) -> dict[str, str]:
        """Places that are no listed authority: the name as printed, by address name."""
        found = {}
        for report in sorted(self.reports.values(), key=lambda report: report.report_id):
            if report.authority_code is None:
                found[place_of(report)] = report.authority_printed
        return found


def place_of(report: Report) -> str:
    """The address name at the front of a report_id: `wiltshire` of `wiltshire-2019-06-24`."""
    if report.inspection_start is None:
        return report.report_id
    return report.report_id.split(f"-{report.inspection_start.isoformat()}")[0]
