"""The national judgement history: every inspection whose grades are known, from any source.

The package carries facts (`inspections/data`): authority, dates, framework, area and grade, with
where each comes from. A workspace's latest snapshot is laid over them, so that what a council
has read itself comes first, and pages know whose report text they can show.

>>> corpus = Corpus.load()
>>> corpus.latest("865", Strand.OVERALL).grade
<Grade.OUTSTANDING: 'outstanding'>

A corpus never changes once made. `as_at(day)` gives the corpus of what was public on a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.inspections.coverage import Coverage, coverage, coverage_as_at
from lineofsight.inspections.facts import packaged_facts, snapshot_facts
from lineofsight.inspections.inspection import (
    FULL_FRAMEWORKS,
    MAIN_STRANDS,
    CombinedCare,
    Inspection,
    Judged,
    Source,
)
from lineofsight.inspections.merging import Conflict, Facts, in_order, merge
from lineofsight.reference import authorities
from lineofsight.reference.areas import Area, Strand
from lineofsight.reference.authorities import Authority, UnknownAuthorityError
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.grades import Grade

__all__ = [
    "FULL_FRAMEWORKS",
    "MAIN_STRANDS",
    "CombinedCare",
    "Corpus",
    "Inspection",
    "Judged",
    "Lowest",
    "Mark",
    "Source",
    "Standing",
]


class Mark(StrEnum):
    """Where an authority stands in a strand: a grade, or the reason why there is none."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    INADEQUATE = "inadequate"
    NOT_JUDGED = "not_judged"
    NO_OVERALL_GRADE = "no_overall_grade"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        """The mark in words."""
        return {
            "no_overall_grade": "No overall grade",
            "not_known": "No judgement known",
        }.get(self.value, self.value.replace("_", " ").capitalize())

    @property
    def letter(self) -> str:
        """A short mark for maps and tables, so that colour never stands alone."""
        return {
            "requires_improvement": "RI",
            "not_judged": "–",
            "no_overall_grade": "x",
            "not_known": "?",
        }.get(self.value, self.value[0].upper())

    @property
    def level(self) -> int | None:
        """4 (outstanding) to 1 (inadequate); None when there is no grade."""
        return _LEVELS.get(self)


_LEVELS = {
    Mark.OUTSTANDING: 4,
    Mark.GOOD: 3,
    Mark.REQUIRES_IMPROVEMENT: 2,
    Mark.INADEQUATE: 1,
}
_BY_LEVEL = {level: mark for mark, level in _LEVELS.items()}


def mark_of(grade: Grade) -> Mark:
    """The mark that a grade gives; the older grade `adequate` stands with requires
    improvement."""
    return Mark.NOT_JUDGED if grade.level is None else _BY_LEVEL[grade.level]


@dataclass(frozen=True)
class Standing:
    """Where an authority stands in a strand on a day.

    Attributes:
        authority_code: DfE code.
        strand: the strand.
        mark: the grade, or why there is none.
        judged: the judgement that gives the mark; None for `NO_OVERALL_GRADE` and `NOT_KNOWN`.
        last: the newest judgement in the strand, whether or not it still stands. Where the
            latest inspection gives no overall grade it is the last overall grade ever given,
            to be shown apart and never as today's grade.
    """

    authority_code: str
    strand: Strand
    mark: Mark
    judged: Judged | None
    last: Judged | None


@dataclass(frozen=True)
class Lowest:
    """The lowest of the four main areas in an authority's latest full inspection: Line of
    Sight's own rule, never Ofsted's. `mark` says why when there is no grade."""

    authority_code: str
    mark: Mark
    inspection: Inspection | None
    strands: tuple[Strand, ...]


@dataclass(frozen=True, eq=False)
class Corpus:
    """Inspections of many authorities, oldest first, with indexes over them.

    Attributes:
        inspections: by first day on site (or recounted date), then by authority.
        day: the day as at which it is seen; None for all that is known.
        conflicts: places where sources differ; the report stands.
        snapshot: the workspace's snapshot laid over the packaged facts, or None.
        whole: for a corpus as at a day, the coverage of everything that is known.
    """

    inspections: tuple[Inspection, ...]
    day: date | None = None
    conflicts: tuple[Conflict, ...] = ()
    snapshot: Snapshot | None = None
    whole: Coverage | None = None

    @classmethod
    def load(cls, workspace: Workspace | None = None) -> Corpus:
        """The packaged facts, with the workspace's latest snapshot of reports laid over them.

        Reads two small CSV files and three Parquet tables, under 150 ms; keep the result for
        as long as the snapshot is the latest.
        """
        snapshot = workspace.latest_snapshot("inspections") if workspace is not None else None
        return cls.of_snapshot(snapshot)

    @classmethod
    def of_snapshot(cls, snapshot: Snapshot | None) -> Corpus:
        """As `load`, with a given snapshot (None: the packaged facts alone)."""
        packaged = packaged_facts()
        if snapshot is None or not snapshot.table_path("inspections", "report").is_file():
            return cls.of_facts(packaged)
        merged = merge(snapshot_facts(snapshot), packaged)
        return cls(merged.inspections, None, merged.conflicts, snapshot)

    @classmethod
    def of_facts(cls, facts: Facts) -> Corpus:
        """A corpus of the given facts alone."""
        return cls(facts.inspections, None, facts.conflicts)

    @classmethod
    def of_inspections(cls, inspections: Iterable[Inspection]) -> Corpus:
        """A corpus of the given inspections alone, in whatever order they come."""
        return cls(in_order(inspections))

    @cached_property
    def _by_authority(self) -> Mapping[str, tuple[Inspection, ...]]:
        found: dict[str, list[Inspection]] = {}
        for inspection in self.inspections:
            found.setdefault(inspection.authority_code, []).append(inspection)
        return {code: tuple(of) for code, of in found.items()}

    @cached_property
    def _by_id(self) -> Mapping[str, Inspection]:
        return {inspection.report_id: inspection for inspection in self.inspections}

    def as_at(self, day: date | None) -> Corpus:
        """What was public on a day: inspections published on or before it.

        Inspections that are only recounted count from the end of the month or year that is
        recounted for them. None gives the corpus itself.
        """
        if day is None:
            return self
        known = tuple(i for i in self.inspections if i.known_from <= day)
        whole = self.whole or self.coverage
        return Corpus(known, day, self.conflicts, self.snapshot, whole)

    def get(self, report_id: str) -> Inspection | None:
        """The inspection with a report_id, or None."""
        return self._by_id.get(report_id)

    def of(self, code: str, include_predecessors: bool = True) -> tuple[Inspection, ...]:
        """An authority's inspections, oldest first.

        Args:
            code: DfE code, or that of a place in no list of which the corpus has inspections.
            include_predecessors: with those of the councils whose area or part of it the
                authority took over (Cumbria's for Cumberland), and of theirs in turn.

        Raises:
            UnknownAuthorityError: there is no such code.
        """
        try:
            codes = predecessors(code) if include_predecessors else (authorities.get(code).code,)
        except UnknownAuthorityError:
            if code not in self._by_authority:
                raise
            codes = (code,)
        found = [i for each in codes for i in self._by_authority.get(each, ())]
        return in_order(found)

    def authorities(self) -> tuple[Authority, ...]:
        """The authorities of the corpus's day (today's for a corpus without one), by name."""
        return authorities.current(on=self.day)

    def latest_inspection(
        self, code: str, frameworks: frozenset[Framework] = FULL_FRAMEWORKS
    ) -> Inspection | None:
        """The authority's own latest full inspection under the frameworks, or None. A council
        that took over from others has none until it is inspected itself."""
        own = [
            i
            for i in self._by_authority.get(code, ())
            if i.framework in frameworks and (i.framework not in FULL_FRAMEWORKS or i.is_full)
        ]
        return own[-1] if own else None

    def latest(
        self,
        code: str,
        what: Area | Strand,
        *,
        combined: CombinedCare = CombinedCare.COUNTS_FOR_BOTH,
        frameworks: frozenset[Framework] = FULL_FRAMEWORKS,
    ) -> Judged | None:
        """The authority's own newest judgement of an area or strand that still stands.

        None when no inspection is known that judges it, and for the overall grade when the
        latest inspection gives none. `standing` says which of these it is.
        """
        own = self._by_authority.get(code, ())
        newest = None
        for inspection in reversed(own):
            if inspection.framework not in frameworks:
                continue
            if newest is None and inspection.is_full:
                newest = inspection
            judged = inspection.judged(what, combined)
            if judged is not None:
                overall = what in (Area.OVERALL, Strand.OVERALL)
                superseded = overall and newest is not None and newest is not inspection
                return None if superseded else judged
        return None

    def standing(
        self,
        code: str,
        strand: Strand,
        *,
        combined: CombinedCare = CombinedCare.COUNTS_FOR_BOTH,
        frameworks: frozenset[Framework] = FULL_FRAMEWORKS,
    ) -> Standing:
        """Where the authority stands in a strand: its grade, or the reason for having none."""
        last = None
        for inspection in reversed(self._by_authority.get(code, ())):
            if inspection.framework in frameworks:
                last = inspection.judged(strand, combined)
                if last is not None:
                    break
        judged = self.latest(code, strand, combined=combined, frameworks=frameworks)
        if judged is not None:
            mark = mark_of(judged.grade)
        else:
            # A later report need not recount every grade: then the overall one is not known.
            latest = self.latest_inspection(code, frameworks)
            gave_none = latest is not None and latest.source is not Source.RECOUNTED
            none = strand is Strand.OVERALL and gave_none
            mark = Mark.NO_OVERALL_GRADE if none else Mark.NOT_KNOWN
        return Standing(code, strand, mark, judged, last)

    def lowest(self, code: str, frameworks: frozenset[Framework] = FULL_FRAMEWORKS) -> Lowest:
        """The lowest grade among the main areas of the authority's latest full inspection, the
        one rule that compares inspections with and without an overall grade."""
        inspection = self.latest_inspection(code, frameworks)
        if inspection is None:
            return Lowest(code, Mark.NOT_KNOWN, None, ())
        found = inspection.lowest_area()
        in_part = inspection.source is Source.RECOUNTED and not all(
            inspection.judged(strand) for strand in MAIN_STRANDS
        )
        if in_part and (found is None or found[0] is not Grade.INADEQUATE):
            # A later report need not recount every area: one not told may be lower.
            return Lowest(code, Mark.NOT_KNOWN, inspection, ())
        if found is None:
            return Lowest(code, Mark.NOT_JUDGED, inspection, ())
        return Lowest(code, mark_of(found[0]), inspection, found[1])

    def recent(self, limit: int = 10) -> tuple[Inspection, ...]:
        """The inspections last published, newest first."""
        dated = [i for i in self.inspections if i.published is not None]
        dated.sort(key=lambda i: (i.known_from, i.authority_code), reverse=True)
        return tuple(dated[:limit])

    @cached_property
    def coverage(self) -> Coverage:
        """How much of the national history this corpus holds, and which authorities lack what.
        Every count over England is shown with `coverage.sentence()`."""
        if self.day is None or self.whole is None:
            return coverage(self.inspections)
        return coverage_as_at(self.inspections, self.day, self.whole)


def predecessors(code: str) -> tuple[str, ...]:
    """An authority's own code, then those of every council it took over from, nearest first.

    Raises:
        UnknownAuthorityError: there is no such code.
    """
    found: list[str] = []
    waiting = [authorities.get(code).code]
    while waiting:
        each = waiting.pop(0)
        if each not in found:
            found.append(each)
            waiting.extend(authorities.get(each).predecessors)
    return tuple(found)
