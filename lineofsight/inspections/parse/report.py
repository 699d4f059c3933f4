"""Reading one PDF: which report it is, what it judges, finds and recommends."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from lineofsight.inspections.parse.blocks import build
from lineofsight.inspections.parse.checks import (
    about_file,
    check,
    references,
    unreadable_pages,
)
from lineofsight.inspections.parse.content import Content, read_content
from lineofsight.inspections.parse.cover import Cover, count_team, is_cover, read_cover, read_team
from lineofsight.inspections.parse.earlier import earlier_judgements
from lineofsight.inspections.parse.identity import Identity, file_date, identify
from lineofsight.inspections.parse.judgements import Row
from lineofsight.inspections.parse.layouts import Front, letters, recognise
from lineofsight.inspections.parse.pdf import Line, NotAReport, Pages, read_pages
from lineofsight.inspections.parse.text import compound_or_word, mend
from lineofsight.inspections.tables import (
    Body,
    EarlierJudgement,
    Finding,
    Judgement,
    Problem,
    Recommendation,
    Report,
)
from lineofsight.reference.areas import Area
from lineofsight.reference.authorities import slugify
from lineofsight.reference.frameworks import Family

__all__ = ["NotAReport", "ParsedReport", "parse_pdf"]


@dataclass(slots=True)
class ParsedReport:
    """One report's rows, ready for the tables."""

    report: Report
    judgements: list[Judgement] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    earlier_judgements: list[EarlierJudgement] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def parse_pdf(path: Path, data: bytes | None = None) -> list[ParsedReport]:
    """The reports in one PDF, in the order in which they are bound.

    Args:
        path: the file; its name and folder are used where the pages say nothing.
        data: the file's bytes, when already read.

    Raises:
        NotAReport: the file is no PDF that can be read, or no inspection report.
        OSError: the file cannot be read.
    """
    if data is None:
        data = path.read_bytes()
    pages = read_pages(data)
    sha256 = hashlib.sha256(data).hexdigest()
    parsed: list[ParsedReport] = []
    taken: set[str] = set()
    for first, last in _reports_in(pages):
        report = _parse_one(path, sha256, pages, first, last, taken)
        taken.add(report.report.report_id)
        parsed.append(report)
    return parsed


def _reports_in(pages: Pages) -> list[tuple[int, int]]:
    """The page ranges (from 0, end not included) of the reports bound in one file."""
    # A letter or a blank page may stand before the first cover.
    before = range(min(_FRONT_PAGES, pages.count))
    starts = [next((i for i in before if is_cover(pages.lines[i])), 0)]
    starts += [i for i in range(starts[0] + 2, pages.count) if is_cover(pages.lines[i])]
    return list(zip(starts, [*starts[1:], pages.count], strict=True))


def _parse_one(
    path: Path, sha256: str, pages: Pages, first: int, last: int, taken: set[str]
) -> ParsedReport:
    lines = pages.lines[first:last]
    front = _front(lines)
    layout = recognise(front)
    if layout is None:
        raise _not_a_report(front)
    cover = read_cover(front.lines)
    if not layout.family.has_judgements:
        cover = letters.complete(cover, lines)
    _mend_all(lines)
    board_alone = layout.family is Family.LSCB_REVIEW
    content = read_content(build(layout.pages), Body.LSCB if board_alone else Body.LOCAL_AUTHORITY)
    rows = _with_board(layout.rows, content)
    lead, team = read_team(content.team)
    if cover.lead_inspector is None and lead is not None:
        cover = replace(cover, lead_inspector=lead)
    start = min((p[0] for p in cover.periods), default=None)
    identity = identify(cover.authority, start, path, lines)
    report = _report(path, sha256, layout.family, cover, identity, count_team(team), taken)
    report = replace(report, first_page=first + 1, pages=last - first)
    result = ParsedReport(report)
    _fill(result, rows, content)
    result.earlier_judgements = earlier_judgements(report.report_id, content.findings)
    unreadable = [page for page in pages.unreadable if first < page <= last]
    result.problems = _problems(result, cover, rows, content, identity, path, unreadable)
    return result


#: How many pages may come before the first cover, and one.
_FRONT_PAGES = 4
_TITLE_SIZE = 13.0
_TITLE_LINES = 9


def _front(pages: list[list[Line]]) -> Front:
    """The first page, and the words of its title: display lines and bold ones."""
    lines = pages[0]
    shown = [
        line.text
        for index, line in enumerate(lines[:40])
        if index < _TITLE_LINES or line.size >= _TITLE_SIZE or (line.bold and line.size > 10)
    ]
    title = " ".join(shown).lower().replace("\ufffe", "-").replace("\x02", "-")
    return Front(lines, re.sub(r"\s+", " ", title), pages)


def _not_a_report(front: Front) -> NotAReport:
    text = " ".join(line.text for line in front.lines)
    if "Ofsted" in " ".join(line.text for page in front.pages for line in page):
        return NotAReport(
            "other_ofsted_report",
            "The PDF comes from Ofsted but is not a report on a local authority's children's "
            f"services (it begins “{text[:60].strip()}”). Leave it out, or fetch the right report.",
        )
    return NotAReport(
        "not_a_report",
        f"The PDF is not an Ofsted inspection report (it begins “{text[:60].strip()}”). Leave it "
        "out.",
    )


def _mend_all(pages: list[list[Line]]) -> None:
    """Put every line-end hyphen right, as the report itself spells the word."""
    marked = [
        line for page in pages for line in page if "\ufffe" in line.text or "\x02" in line.text
    ]
    if not marked:
        return
    whole = "\n".join(line.text for page in pages for line in page)
    spellings = compound_or_word((line.text for line in marked), whole)
    for line in marked:
        line.wraps = line.text.count("\ufffe") + line.text.count("\x02")
        line.text = mend(line.text, spellings)


def _with_board(rows: list[Row], content: Content) -> list[Row]:
    """The table's rows, and the board's grade where only its own chapter gives it."""
    if any(row.area is Area.LSCB for row in rows):
        return rows
    for section, page in content.headings:
        if section.area is Area.LSCB and section.grade is not None:
            board = Row(Area.LSCB, section.grade, section.title, section.grade.label, page, 0)
            return [*rows, board]
    return rows


def _report(
    path: Path,
    sha256: str,
    family: Family,
    cover: Cover,
    identity: Identity,
    team_size: int | None,
    taken: set[str],
) -> Report:
    start = min((p[0] for p in cover.periods), default=None)
    end = max((p[1] for p in cover.periods), default=None)
    published, source = cover.published, "printed"
    if published is None:
        published, source = file_date(path), "file_name"
    authority = identity.authority
    slug = authority.slug if authority else slugify(cover.authority) or "unknown"
    report_id = f"{slug}-{start.isoformat() if start else 'undated'}"
    if family is Family.LSCB_REVIEW:
        report_id += "-lscb"
    base, again = report_id, 2
    while report_id in taken:
        report_id = f"{base}-{again}"
        again += 1
    return Report(
        report_id=report_id,
        authority_code=authority.code if authority else None,
        authority_printed=cover.authority,
        family=family,
        framework=family.framework,
        title=cover.title,
        inspection_start=start,
        inspection_end=end,
        periods=tuple(f"{a.isoformat()}/{b.isoformat()}" for a, b in cover.periods)
        if len(cover.periods) > 1
        else (),
        published=published,
        published_source=source if published else None,
        lead_inspector=cover.lead_inspector,
        team_size=team_size,
        urn=identity.urn,
        delivered_by=identity.delivered_by,
        file=str(path),
        sha256=sha256,
        first_page=1,
        pages=0,
    )


_REFERENCES = re.compile(r"\(?\bparagraphs?\s+((?:\d{1,3}(?:\s*(?:,|and|to|–|-)\s*)?)+)", re.I)
_RANGE = re.compile(r"(\d{1,3})(?:\s*(?:–|-|to)\s*(\d{1,3}))?")
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4}
_COUNT = rf"(?:\d|{'|'.join(_COUNTS)})"
_OUTCOME = re.compile(
    rf"\boutcome\s+(?P<before>{_COUNT})\b[^()]{{0,60}}?national\s+framework"
    rf"|national\s+framework\W[^()]{{0,40}}?\boutcome\s+(?P<after>{_COUNT})\b",
    re.IGNORECASE,
)


def outcome_reference(text: str) -> int | None:
    """The outcome of the national framework to which a recommendation points, as in `(outcome 4,
    national framework)` or `(National Framework outcome four)`."""
    match = _OUTCOME.search(text)
    if match is None:
        return None
    count = (match["before"] or match["after"]).lower()
    return _COUNTS.get(count) or int(count)


def paragraph_references(text: str) -> tuple[int, ...]:
    """The numbered paragraphs to which a recommendation points, as in `(paragraphs 23 and
    31–33)`, each once and in the order printed."""
    found: dict[int, None] = {}
    for group in _REFERENCES.findall(text):
        for first, last in _RANGE.findall(group):
            found.update(dict.fromkeys(range(int(first), int(last or first) + 1)))
    return tuple(found)


def _fill(result: ParsedReport, rows: list[Row], content: Content) -> None:
    """The rows of each table, in the report's order."""
    report_id = result.report.report_id
    result.judgements = [
        Judgement(
            report_id=report_id,
            area=row.area,
            grade=row.grade,
            label_printed=row.label,
            grade_printed=row.grade_printed,
            page=row.page,
            order=order,
        )
        for order, row in enumerate(rows, 1)
    ]
    for order, said in enumerate(content.recommendations, 1):
        result.recommendations.append(
            Recommendation(
                report_id=report_id,
                order=order,
                number=str(said.number) if said.number is not None else None,
                body=said.body,
                kind=said.kind or "improvement",
                timescale=said.timescale,
                heading=said.section,
                text=said.text,
                page=said.page,
                paragraph_references=paragraph_references(said.text),
                outcome_reference=outcome_reference(said.text),
            )
        )
    result.findings = [
        Finding(
            report_id=report_id,
            order=order,
            body=said.body,
            section=said.section,
            area=said.area,
            section_grade=said.grade,
            paragraph=said.number,
            text=said.text,
            page=said.page,
        )
        for order, said in enumerate(content.findings, 1)
    ]


def _problems(
    result: ParsedReport,
    cover: Cover,
    rows: list[Row],
    content: Content,
    identity: Identity,
    path: Path,
    unreadable: list[int],
) -> list[Problem]:
    family = Family(result.report.family)
    noticed = [*unreadable_pages(unreadable), *check(family, cover, rows, content)]
    pointed = ((row.paragraph_references, row.page) for row in result.recommendations)
    noticed += references(pointed, content)
    noticed += about_file(cover, identity, file_date(path))
    return [
        Problem(
            file=result.report.file,
            sha256=result.report.sha256,
            report_id=result.report.report_id,
            code=item.code,
            severity=item.severity,
            page=item.page,
            message=item.message,
        )
        for item in noticed
    ]
