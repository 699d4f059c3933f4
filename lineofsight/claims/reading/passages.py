"""The paragraphs of an authority's reports, made ready for comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.evidence import Evidence, EvidenceKind
from lineofsight.claims.reading.words import Words, content, stem, words_of
from lineofsight.inspections.corpus import predecessors
from lineofsight.inspections.shelf import Shelf
from lineofsight.inspections.tables import Report
from lineofsight.reference import authorities


@dataclass(frozen=True, eq=False)
class Passage:
    """A paragraph of what inspectors found, or a recommendation.

    Attributes:
        report: its report.
        place: `finding` or `recommendation`.
        order: its place among those of the report.
        paragraph: its number as printed, where it has one.
        page: page of the PDF.
        section: the heading under which it stands.
        words: its words.
    """

    report: Report
    place: str
    order: int
    paragraph: str | None
    page: int
    section: str
    words: Words

    @cached_property
    def line(self) -> str:
        """Its words on one line, for comparison."""
        return self.words.line

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that carry its sense."""
        return frozenset(map(stem, content(self.words.words)))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Each sentence as (first word, word after the last)."""
        found = []
        starts = self.words.starts
        for match in re.finditer(r"[^\n]+?(?:[.!?]+(?=[\s”’\"')]|$)|$)", self.words.text, re.M):
            inside = [at for at, start in enumerate(starts) if match.start() <= start < match.end()]
            if inside:
                found.append((inside[0], inside[-1] + 1))
        return tuple(found)

    def sentence_at(self, word: int) -> tuple[int, int]:
        """The sentence that a word stands in."""
        for first, last in self.sentences:
            if first <= word < last:
                return first, last
        return 0, len(self.words.words)

    @property
    def where(self) -> str:
        """The paragraph as a footnote names it."""
        parts = [f"Ofsted, {self.report.title}" if self.report.title else "Ofsted"]
        name = authority_name(self.report)
        if name not in parts[0]:
            parts[0] += f", {name}"
        if self.report.published is not None:
            day = self.report.published
            parts.append(f"published {day.day} {day:%B %Y}")
        parts.append(f"page {self.page}")
        if self.place == "recommendation":
            parts.append(f"recommendation {self.paragraph or self.order}")
        elif self.paragraph is not None:
            parts.append(f"paragraph {self.paragraph}")
        else:
            parts.append(self.section or "introduction")
        return ", ".join(parts)

    def evidence(self, words: str) -> Evidence:
        """The paragraph as evidence.

        Args:
            words: the stretch of it that was found.
        """
        link = ""
        if self.report.authority_code and self.report.inspection_start:
            slug = authorities.get(self.report.authority_code).slug
            start = self.report.inspection_start.isoformat()
            link = f"/{slug}/inspections/{start}/#{self.place}-{self.order}"
        search = " ".join(words_of(words).words[:12])
        return Evidence(
            kind=EvidenceKind.PARAGRAPH,
            what=f"“{words}”",
            where=self.where,
            as_at=self.report.published,
            again=f"lineofsight inspections search '\"{search}\"'",
            link=link,
            key=f"{self.report.report_id}#{self.place}-{self.order}",
        )


def authority_name(report: Report) -> str:
    """The authority's name as listed, or as printed."""
    if report.authority_code is None:
        return report.authority_printed
    return authorities.get(report.authority_code).name


@dataclass(frozen=True, eq=False)
class Library:
    """The reports on one authority whose text is at hand, oldest first, and their paragraphs."""

    reports: tuple[Report, ...]
    passages: tuple[Passage, ...]

    def of(self, report_id: str | None) -> tuple[Passage, ...]:
        """The paragraphs of one report."""
        return tuple(p for p in self.passages if p.report.report_id == report_id)


def library(base: EvidenceBase, authority_code: str) -> Library:
    """The paragraphs of the reports on an authority and on those before it, as at the base's day.

    Raises:
        UnknownAuthorityError: there is no such code.
    """
    code = authorities.get(authority_code).code
    if base.shelf is None:
        return Library((), ())
    whole = _library(base.shelf, code)
    if base.day is None:
        return whole
    return Library(
        tuple(report for report in whole.reports if _public(report, base.day)),
        tuple(passage for passage in whole.passages if _public(passage.report, base.day)),
    )


@lru_cache(maxsize=8)
def _library(shelf: Shelf, code: str) -> Library:
    """Every report on an authority in a snapshot, kept for the few authorities last asked for."""
    codes = set(predecessors(code))
    reports = sorted(
        (report for report in shelf.reports.values() if report.authority_code in codes),
        key=lambda report: (report.inspection_start or date.min, report.report_id),
    )
    passages: list[Passage] = []
    for report in reports:
        passages.extend(
            Passage(
                report,
                "finding",
                finding.order,
                str(finding.paragraph) if finding.paragraph is not None else None,
                finding.page,
                finding.section,
                words_of(finding.text),
            )
            for finding in shelf.findings(report.report_id)
        )
        passages.extend(
            Passage(
                report,
                "recommendation",
                each.order,
                each.number,
                each.page,
                each.heading,
                words_of(each.text),
            )
            for each in shelf.recommendations(report.report_id)
        )
    return Library(tuple(reports), tuple(passages))


def _public(report: Report, day: date) -> bool:
    known = report.published or report.inspection_end or report.inspection_start
    return known is None or known <= day
