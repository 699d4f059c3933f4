"""An authority: its latest judgements, its history, and what it was told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse

from lineofsight.inspections import peers
from lineofsight.inspections.corpus import Corpus, Judged
from lineofsight.inspections.coverage import SIF_ENDED
from lineofsight.inspections.followup import SUGGESTION_NOTE
from lineofsight.inspections.history import Timeline, timeline
from lineofsight.inspections.inspection import MAIN_STRANDS, Inspection
from lineofsight.inspections.shelf import Shelf
from lineofsight.inspections.themes import theme
from lineofsight.inspections.transitions import Direction, Place, Transitions, transitions
from lineofsight.reference import authorities, neighbours
from lineofsight.reference.areas import Area, Strand
from lineofsight.reference.authorities import Authority
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.groups import neighbour_group
from lineofsight.web.access import Access, access
from lineofsight.web.inspections.advice import advised, kind_label
from lineofsight.web.inspections.ask import ask
from lineofsight.web.inspections.columns import COUNCIL, council_cells
from lineofsight.web.inspections.subject import Subject, subject_or_404
from lineofsight.web.inspections.timeline_picture import period, picture, running_arrangements
from lineofsight.web.inspections.words import latest_in_words, names, part_of
from lineofsight.web.lists import Form, data

COLUMNS = (
    *COUNCIL,
    "report_id",
    "framework",
    "inspection_start",
    "inspection_end",
    "inspected",
    "published",
    "area",
    "part_of",
    "grade",
    "page",
    "first_paragraph",
    "last_paragraph",
    "source",
    "recounted_in",
)


@dataclass(frozen=True)
class Latest:
    """A latest judgement with where its reasons stand: the paragraphs of the report."""

    strand: Strand
    judged: Judged | None
    label: str
    paragraphs: tuple[int, int] | None


Spans = dict[Area, tuple[int, int]]


def paragraph_spans(shelf: Shelf | None, report_id: str) -> Spans:
    """The first and last numbered paragraph of each area's section in a report."""
    numbers: dict[Area, list[int]] = {}
    for finding in shelf.findings(report_id) if shelf is not None else ():
        if finding.area and finding.paragraph is not None:
            numbers.setdefault(Area(finding.area), []).append(finding.paragraph)
    return {area: (min(found), max(found)) for area, found in numbers.items()}


def latest_judgements(line: Timeline, shelf: Shelf | None) -> list[Latest]:
    """The standing judgement of each strand, with its first and last paragraph."""
    spans: dict[str, Spans] = {}
    found = []
    for strand, standing in line.standings.items():
        judged, span = standing.judged, None
        if judged is not None:
            report_id = judged.inspection.report_id
            if report_id not in spans:
                spans[report_id] = paragraph_spans(shelf, report_id)
            span = spans[report_id].get(judged.area)
        found.append(Latest(strand, judged, standing.mark.label, span))
    return found


@lru_cache(maxsize=64)
def _moves(corpus: Corpus, strand: Strand) -> Transitions:
    return transitions(corpus, strand)


def moves_of(corpus: Corpus, code: str) -> list[Place]:
    """An authority's rises and falls, newest first, each with its place among those of England:
    those of the overall grade and, where the latest inspection gives none, that inspection's own
    by area."""
    found = [_moves(corpus, Strand.OVERALL)]
    latest = corpus.latest_inspection(code)
    if latest is not None and latest.overall is None:
        found += [_moves(corpus, strand) for strand in MAIN_STRANDS]
    places = [
        each.place(item)
        for each in found
        for item in each.of(code)
        if item.direction is not Direction.SAME
        and (item.strand is Strand.OVERALL or item.after.inspection is latest)
    ]
    return sorted(places, key=lambda place: place.transition.published, reverse=True)


def lacking(corpus: Corpus, authority: Authority) -> list[str]:
    """DfE codes of the authority and its predecessors, as far as their inspection under SIF is
    not known although each must have had one by the corpus's day."""
    if corpus.day is not None and corpus.day < SIF_ENDED:
        return []
    missing = corpus.coverage.of(Framework.SIF).lacking
    codes = (authority.code, *authority.predecessors)
    return [code for code in codes if code in missing]


@access(Access.PUBLIC)
def overview(request: HttpRequest, slug: str, form: Form = Form.PAGE) -> HttpResponse:
    """An authority's page."""
    asked = ask(request)
    subject = subject_or_404(asked, slug)
    authority, corpus, shelf = subject.authority, subject.corpus, asked.store.shelf
    line = timeline(corpus, authority.code, place=subject.place)
    if form is not Form.PAGE:
        facts = {**asked.facts, **council_cells(authority)}
        return data(form, slug, COLUMNS, history_rows(line, subject, shelf), facts)
    own = [i for i in line.inspections if i.is_full and i.authority_code == authority.code]
    latest = own[-1] if own else None
    listed = subject.place is None
    return asked.page(
        "inspections/authority.html",
        title=subject.name,
        trail=[("England", "england")],
        authority=authority,
        name=subject.name,
        council_name=subject.name_of,
        listed=listed,
        line=line,
        words=latest_in_words(line.standings),
        judgements=latest_judgements(line, shelf),
        latest=latest,
        moves=moves_of(corpus, authority.code) if listed else [],
        lacking=lacking(corpus, authority) if listed else [],
        names=lambda codes: names(authorities.get(code) for code in codes),
        picture=picture(line, asked.day.day),
        period=period,
        running=running_arrangements(line),
        advised=advised(corpus, shelf, latest, limit=0) if latest else None,
        before=advised(corpus, shelf, own[-2], limit=1) if len(own) > 1 else None,
        note=SUGGESTION_NOTE,
        near=_near(corpus, authority) if listed else None,
        sets=_sets(corpus, authority) if listed else [],
        name_of_kind=kind_label,
        theme=theme,
    )


def _near(corpus: Corpus, authority: Authority) -> peers.Comparison | None:
    """The authority beside its statistical neighbours, under the newest model that has any."""
    for model in neighbours.MODELS:
        group = neighbour_group(authority.code, model, corpus.day)
        if group.codes:
            return peers.compare(corpus, authority.code, group)
    return None


def _sets(corpus: Corpus, authority: Authority) -> list[peers.Comparison]:
    """The authority beside each group that it belongs to with others."""
    found = peers.peer_sets(authority.code, corpus.day)
    return [
        peers.compare(corpus, authority.code, group)
        for group in found
        if set(group.codes) - {authority.code}
    ]


def history_rows(line: Timeline, subject: Subject, shelf: Shelf | None) -> list[dict[str, Any]]:
    """Every judgement of a timeline as rows of data."""
    rows = []
    for inspection in line.inspections:
        spans = paragraph_spans(shelf, inspection.report_id)
        pages = {
            Area(row.area): row.page
            for row in (shelf.judgements(inspection.report_id) if shelf else ())
        }
        common = inspection_cells(inspection, subject)
        for area, grade in inspection.judgements.items():
            first, last = spans.get(area, (None, None))
            rows.append(
                {
                    **common,
                    "area": area.value,
                    "part_of": part_of(inspection.framework, area),
                    "grade": grade.value,
                    "page": pages.get(area),
                    "first_paragraph": first,
                    "last_paragraph": last,
                }
            )
    return rows


def inspection_cells(inspection: Inspection, subject: Subject) -> dict[str, Any]:
    """What the rows of one inspection have in common."""
    own = inspection.authority_code == subject.authority.code
    return {
        **council_cells(subject.authority if own else inspection.authority_code),
        "report_id": inspection.report_id,
        "framework": inspection.framework.value,
        "inspection_start": inspection.start,
        "inspection_end": inspection.end,
        "inspected": inspection.when,
        "published": inspection.published,
        "source": inspection.source.value,
        "recounted_in": inspection.recounted_in,
    }
