"""The search index of a snapshot: one SQLite file with FTS5, written once, only read afterwards.

Every finding and recommendation is a row of `item`, with the facts that searches filter by
beside it. The words are indexed with the tokenizers `porter` over `unicode61`: plural and tense
do not matter (a search for "care leaver" finds "care leavers"), nor do accents.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lineofsight.inspections.search.likeness import write_likeness
from lineofsight.inspections.search.query import words_of
from lineofsight.inspections.tables import Body, Finding, Judgement, Recommendation, Report
from lineofsight.inspections.themes import Theme, themes_of
from lineofsight.reference.areas import Area, Strand
from lineofsight.reference.authorities import Authority, UnknownAuthorityError, get
from lineofsight.reference.grades import Grade

#: The layout of the file. A reader refuses any other.
VERSION = 1

#: Marks around matching words, which no indexed text holds.
MARK_START, MARK_END = "\x02", "\x03"

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE item (
    id INTEGER PRIMARY KEY,     -- 1, 2, 3 … without gaps
    kind TEXT NOT NULL,         -- finding or recommendation
    report_id TEXT NOT NULL,
    place INTEGER NOT NULL,     -- order in the report
    authority TEXT NOT NULL,    -- DfE code; empty when unknown
    authority_name TEXT NOT NULL,
    region TEXT NOT NULL,
    type TEXT NOT NULL,
    framework TEXT NOT NULL,
    family TEXT NOT NULL,
    published TEXT,             -- ISO date
    started TEXT,               -- ISO date
    body TEXT NOT NULL,
    area TEXT NOT NULL,         -- empty when it belongs to no one area
    grade TEXT NOT NULL,        -- the report's grade for the area, or overall; empty when none
    heading TEXT NOT NULL,
    number TEXT,                -- as printed
    sort TEXT NOT NULL,         -- kind of recommendation; empty for a finding
    page INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (report_id, kind, place)
);
CREATE TABLE item_theme (theme TEXT, item INTEGER, PRIMARY KEY (theme, item)) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE item_text USING fts5(
    text, content='item', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
"""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class _Context:
    """What the items of one report share."""

    report: Report
    authority: Authority | None
    grades: Mapping[Area, Grade]

    def grade_of(self, area: Area | None) -> Grade | None:
        """The grade of an item's area; overall effectiveness for one without an area."""
        return self.grades.get(area if area is not None else Area.OVERALL)


def build_index(
    path: Path,
    reports: Iterable[Report],
    judgements: Iterable[Judgement],
    recommendations: Iterable[Recommendation],
    findings: Iterable[Finding],
) -> int:
    """Write the search index at `path`, and what "more like this" needs beside it
    (`likeness.npz`, `likeness.json`).

    Args:
        path: the file to write, `search.sqlite` in a snapshot's `inspections` folder. It must
            not exist yet.
        reports, judgements, recommendations, findings: the rows of the snapshot. Rows whose
            report is not among `reports` are an error of the caller.

    Returns:
        The number of paragraphs indexed.

    Raises:
        FileExistsError: there is a file at `path` already.
        KeyError: a row names a report that is not among `reports`.
        sqlite3.OperationalError: the disk is full or may not be written.
    """
    if path.exists():
        raise FileExistsError(f"{path} exists already. An index is written once.")
    grades: dict[str, dict[Area, Grade]] = {}
    for judgement in judgements:
        grades.setdefault(judgement.report_id, {})[Area(judgement.area)] = Grade(judgement.grade)
    contexts = {
        report.report_id: _Context(report, _authority(report), grades.get(report.report_id, {}))
        for report in reports
    }
    advice = list(recommendations)
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        count = _fill(connection, contexts, advice, findings)
        connection.execute("INSERT INTO meta VALUES ('version', ?)", (str(VERSION),))
        connection.commit()
        connection.executescript("PRAGMA journal_mode=DELETE;")
    finally:
        connection.close()
    write_likeness(path.parent, [(r.report_id, r.order, r.text) for r in advice])
    return count


def _fill(
    connection: sqlite3.Connection,
    contexts: Mapping[str, _Context],
    recommendations: Iterable[Recommendation],
    findings: Iterable[Finding],
) -> int:
    counts: Counter[str] = Counter()
    item = 0
    for row, themes in _items(contexts, recommendations, findings):
        item += 1
        connection.execute(f"INSERT INTO item VALUES ({item}{', ?' * len(row)})", row)  # noqa: S608
        connection.executemany(
            "INSERT INTO item_theme VALUES (?, ?)", [(theme.code, item) for theme in themes]
        )
        counts.update(words_of(str(row[-1])))
    connection.execute("INSERT INTO item_text(item_text) VALUES ('rebuild')")
    connection.execute("INSERT INTO item_text(item_text) VALUES ('optimize')")
    connection.executemany("INSERT INTO word VALUES (?, ?)", counts.items())
    return item


_Row = tuple[str | int | None, ...]


def _items(
    contexts: Mapping[str, _Context],
    recommendations: Iterable[Recommendation],
    findings: Iterable[Finding],
) -> Iterator[tuple[_Row, tuple[Theme, ...]]]:
    paragraphs: dict[tuple[str, int], Area] = {}
    for finding in findings:
        context = contexts[finding.report_id]
        area = Area(finding.area) if finding.area else None
        if area is not None and finding.paragraph is not None:
            paragraphs[finding.report_id, finding.paragraph] = area
        number = None if finding.paragraph is None else str(finding.paragraph)
        row = _row(context, "finding", finding, area, finding.section, number, "")
        yield row, themes_of(finding.text)
    for advice in recommendations:
        context = contexts[advice.report_id]
        themes = themes_of(advice.text)
        area = _area_of_advice(advice, themes, context, paragraphs)
        row = _row(
            context, "recommendation", advice, area, advice.heading, advice.number, advice.kind
        )
        yield row, themes


def _row(
    context: _Context,
    kind: str,
    source: Finding | Recommendation,
    area: Area | None,
    heading: str,
    number: str | None,
    sort: str,
) -> _Row:
    report, authority = context.report, context.authority
    return (
        kind,
        source.report_id,
        source.order,
        report.authority_code or "",
        authority.name if authority else report.authority_printed,
        authority.region if authority else "",
        authority.type if authority else "",
        report.framework,
        report.family,
        report.published.isoformat() if report.published else None,
        report.inspection_start.isoformat() if report.inspection_start else None,
        source.body,
        area or "",
        context.grade_of(area) or "",
        heading,
        number,
        sort,
        source.page,
        _CONTROL.sub(" ", source.text),
    )


def _authority(report: Report) -> Authority | None:
    if report.authority_code is None:
        return None
    try:
        return get(report.authority_code)
    except UnknownAuthorityError:
        return None


def _area_of_advice(
    advice: Recommendation,
    themes: tuple[Theme, ...],
    context: _Context,
    paragraphs: Mapping[tuple[str, int], Area],
) -> Area | None:
    """The judgement area that a recommendation belongs to, or None when it is not one area's.

    The report does not print it. It is the safeguarding board's for advice to the board; else
    the area of the numbered paragraphs it points to, when they agree; else the area that all its
    themes belong to.
    """
    if advice.body == Body.LSCB:
        return Area.LSCB if Area.LSCB in context.grades else None
    pointed = {
        paragraphs[advice.report_id, number]
        for number in advice.paragraph_references
        if (advice.report_id, number) in paragraphs
    }
    if len(pointed) == 1:
        return pointed.pop()
    strands = {theme.strand for theme in themes}
    if len(strands) != 1:
        return None
    return area_of_strand(strands.pop(), context.grades)


#: Where a strand has no judgement of its own in a report, the one that covers it.
_COVERED_BY = {
    Strand.IN_CARE: (Area.IN_CARE, Area.IN_CARE_AND_CARE_LEAVERS, Area.LOOKED_AFTER_OVERALL),
    Strand.CARE_LEAVERS: (
        Area.CARE_LEAVERS,
        Area.IN_CARE_AND_CARE_LEAVERS,
        Area.LOOKED_AFTER_OVERALL,
    ),
    Strand.ADOPTION: (Area.ADOPTION, Area.IN_CARE_AND_CARE_LEAVERS, Area.IN_CARE),
    Strand.FOSTERING: (Area.IN_CARE, Area.IN_CARE_AND_CARE_LEAVERS),
    Strand.LEADERS: (Area.LEADERS, Area.LOOKED_AFTER_LEADERSHIP),
    Strand.HELP_AND_PROTECTION: (Area.HELP_AND_PROTECTION,),
    Strand.LSCB: (Area.LSCB,),
    Strand.OVERALL: (Area.OVERALL,),
}


def area_of_strand(strand: Strand | None, grades: Mapping[Area, Grade]) -> Area | None:
    """The area, among those judged, that covers a strand: one judgement has at times covered
    both children in care and care leavers. None when nothing judged covers it."""
    if strand is None:
        return None
    return next((area for area in _COVERED_BY[strand] if area in grades), None)
