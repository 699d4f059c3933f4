"""An authority: its history, its recommendations, and its peers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from lineofsight.inspections import peers
from lineofsight.inspections.corpus import Corpus, Judged
from lineofsight.inspections.followup import (
    SUGGESTION_NOTE,
    FollowUp,
    follow_up_report,
    next_inspection,
)
from lineofsight.inspections.history import Timeline, timeline
from lineofsight.inspections.inspection import Inspection
from lineofsight.inspections.shelf import Shelf
from lineofsight.inspections.tables import Body, Kind, Recommendation, Report
from lineofsight.inspections.themes import Theme, theme, themes_of
from lineofsight.reference import authorities, neighbours
from lineofsight.reference.areas import Area, Strand
from lineofsight.reference.authorities import Authority, UnknownAuthorityError
from lineofsight.reference.grades import Grade
from lineofsight.reference.groups import neighbour_group
from lineofsight.web.access import Access, access
from lineofsight.web.inspections.ask import Ask, ask
from lineofsight.web.inspections.timeline_picture import period, picture, running_arrangements
from lineofsight.web.inspections.words import latest_in_words
from lineofsight.web.lists import Form, data

HISTORY_COLUMNS = (
    "code",
    "authority",
    "report_id",
    "framework",
    "start",
    "published",
    "when",
    "area",
    "grade",
    "source",
    "recounted_in",
)
RECOMMENDATION_COLUMNS = (
    "report_id",
    "published",
    "order",
    "number",
    "body",
    "kind",
    "timescale",
    "text",
    "page",
    "themes",
    "may_be_followed_up_in",
    "may_be_followed_up_by",
    "likeness",
)


def council(slug: str) -> Authority | None:
    """The authority with an address name, or None."""
    try:
        return authorities.by_slug(slug)
    except UnknownAuthorityError:
        return None


@dataclass(frozen=True)
class Latest:
    """A latest judgement with where its reasons stand: the paragraphs of the report."""

    strand: Strand
    judged: Judged | None
    label: str
    paragraphs: tuple[int, int] | None


def latest_judgements(line: Timeline, shelf: Shelf | None) -> list[Latest]:
    """The standing judgement of each strand, with its first and last paragraph."""
    found = []
    for strand, standing in line.standings.items():
        judged = standing.judged
        numbers: list[int] = []
        if judged is not None and shelf is not None:
            numbers = [
                finding.paragraph
                for finding in shelf.findings(judged.inspection.report_id)
                if finding.paragraph is not None and finding.area == judged.area
            ]
        span = (min(numbers), max(numbers)) if numbers else None
        found.append(Latest(strand, judged, standing.mark.label, span))
    return found


@dataclass(frozen=True)
class Advised:
    """A report's recommendations with their themes and what may have become of them."""

    inspection: Inspection
    items: tuple[tuple[Recommendation, tuple[Theme, ...], FollowUp | None], ...]
    following: Inspection | None


def advised(
    corpus: Corpus, shelf: Shelf | None, inspection: Inspection, *, limit: int
) -> Advised | None:
    """A report's recommendations; None when its text is not held."""
    rows = shelf.recommendations(inspection.report_id) if shelf is not None else ()
    if shelf is None or not rows:
        return None
    followed = follow_up_report(corpus, shelf, inspection.report_id, limit=limit) if limit else None
    by_order = {each.recommendation.order: each for each in followed or ()}
    return Advised(
        inspection=inspection,
        items=tuple((row, themes_of(row.text), by_order.get(row.order)) for row in rows),
        following=next_inspection(corpus, inspection.report_id),
    )


@access(Access.PUBLIC)
def overview(request: HttpRequest, slug: str, form: Form = Form.PAGE) -> HttpResponse:
    """An authority's page."""
    asked = ask(request)
    authority = council(slug)
    if authority is None:
        return _unlisted(asked, slug, form)
    corpus, shelf = asked.corpus, asked.store.shelf
    line = timeline(corpus, authority.code)
    if form is not Form.PAGE:
        facts = {**asked.facts, "code": authority.code, "authority": authority.name}
        return data(form, authority.slug, HISTORY_COLUMNS, history_rows(line), facts)
    own = [i for i in line.inspections if i.is_full and i.authority_code == authority.code]
    latest = own[-1] if own else None
    return asked.page(
        "inspections/authority.html",
        title=authority.name,
        trail=[("England", "england")],
        authority=authority,
        line=line,
        words=latest_in_words(line.standings),
        judgements=latest_judgements(line, shelf),
        latest=latest,
        picture=picture(line, asked.day.day),
        period=period,
        running=running_arrangements(line),
        advised=advised(corpus, shelf, latest, limit=0) if latest else None,
        before=advised(corpus, shelf, own[-2], limit=1) if len(own) > 1 else None,
        note=SUGGESTION_NOTE,
        near=_near(corpus, authority),
        sets=_sets(corpus, authority),
        name_of_kind=kind_label,
        grade_of=Grade,
        body_of=body_label,
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
    """The authority beside each group that it belongs to."""
    found = peers.peer_sets(authority.code, corpus.day)
    return [peers.compare(corpus, authority.code, group) for group in found if group.codes]


def history_rows(line: Timeline) -> list[dict[str, Any]]:
    """Every judgement of a timeline as rows of data."""
    return [
        {
            "code": inspection.authority_code,
            "authority": authorities.get(inspection.authority_code).name,
            "report_id": inspection.report_id,
            "framework": inspection.framework.value,
            "start": inspection.start,
            "published": inspection.published,
            "when": inspection.when,
            "area": area.value,
            "grade": grade.value,
            "source": inspection.source.value,
            "recounted_in": inspection.recounted_in,
        }
        for inspection in line.inspections
        for area, grade in inspection.judgements.items()
    ]


def kind_label(kind: str) -> str:
    """A recommendation's kind in words."""
    return {
        Kind.PRIORITY_ACTION: "Priority action",
        Kind.IMPROVEMENT: "Area for improvement",
        Kind.LSCB: "For the safeguarding children board",
    }[Kind(kind)]


def body_label(body: str) -> str:
    """Who a recommendation is for, in words."""
    return {
        Body.LOCAL_AUTHORITY: "the local authority",
        Body.LSCB: "the local safeguarding children board",
        Body.PARTNERS: "partners",
    }[Body(body)]


def _unlisted(asked: Ask, slug: str, form: Form) -> HttpResponse:
    """A place that is no listed authority, of which reports were read."""
    shelf = asked.store.shelf
    reports = [r for r in shelf.of_unknown(slug) if _public(r, asked)] if shelf else []
    if shelf is None or not reports:
        raise Http404
    rows = [
        (report, {Area(j.area): Grade(j.grade) for j in shelf.judgements(report.report_id)})
        for report in reversed(reports)
    ]
    name = reports[-1].authority_printed
    if form is not Form.PAGE:
        listed = [
            {
                "authority": name,
                "report_id": report.report_id,
                "framework": report.framework,
                "start": report.inspection_start,
                "published": report.published,
                "area": area.value,
                "grade": grade.value,
                "source": "report",
            }
            for report, grades in rows
            for area, grade in grades.items()
        ]
        return data(form, slug, HISTORY_COLUMNS, listed, {**asked.facts, "authority": name})
    return asked.page(
        "inspections/unlisted.html",
        title=name,
        trail=[("England", "england")],
        name=name,
        rows=rows,
        areas=[area for area in Area if any(area in grades for _, grades in rows)],
        advised=[
            (row, themes_of(row.text)) for row in shelf.recommendations(reports[-1].report_id)
        ],
        name_of_kind=kind_label,
    )


def _public(report: Report, asked: Ask) -> bool:
    day = report.published or report.inspection_end or report.inspection_start
    return day is None or day <= asked.day.day


@access(Access.PUBLIC)
def compare(request: HttpRequest, slug: str, form: Form = Form.PAGE) -> HttpResponse:
    """An authority beside up to five others, area by area."""
    asked = ask(request)
    authority = council(slug)
    if authority is None:
        raise Http404
    others = [a for a in asked.councils("with", peers.MOST_CHOSEN) if a.code != authority.code]
    found = peers.compare_with(asked.corpus, authority.code, [a.code for a in others])
    if form is not Form.PAGE:
        columns = ("code", "authority", "region", "type", "inspection_start", "published")
        areas = tuple(strand.value for strand in peers.COMPARED)
        facts = {**asked.facts, "authority": authority.name}
        rows = [compare_row(row) for row in found.rows]
        return data(form, f"{slug}-compare", (*columns, *areas, "lowest_area"), rows, facts)
    near = neighbours.neighbours(authority.code)[: peers.MOST_CHOSEN]
    councils = {a.slug: a.name for a in asked.corpus.authorities() if a.code != authority.code}
    return asked.page(
        "inspections/compare.html",
        title=f"Compare {authority.name} with others",
        trail=[("England", "england"), (authority.name, "authority", authority.slug)],
        authority=authority,
        found=found,
        strands=peers.COMPARED,
        councils=councils,
        picked=[a.slug for a in others] + [""] * (peers.MOST_CHOSEN - len(others)),
        nearest=[authorities.get(code) for code in near],
        model=neighbours.MODELS[0],
    )


def compare_row(row: peers.PeerRow) -> dict[str, Any]:
    """One authority of a comparison as a row of data."""
    return {
        "code": row.authority.code,
        "authority": row.authority.name,
        "region": row.authority.region,
        "type": row.authority.type,
        "inspection_start": row.latest.start if row.latest else None,
        "published": row.latest.published if row.latest else None,
        **{strand.value: standing.mark.value for strand, standing in row.standings.items()},
        "lowest_area": row.lowest.mark.value,
    }


@access(Access.PUBLIC)
def recommendations(request: HttpRequest, slug: str, form: Form = Form.PAGE) -> HttpResponse:
    """Every recommendation that an authority was given, with what may have become of it."""
    asked = ask(request)
    authority = council(slug)
    if authority is None:
        raise Http404
    corpus, shelf = asked.corpus, asked.store.shelf
    found = [
        each
        for inspection in reversed(corpus.of(authority.code))
        if (each := advised(corpus, shelf, inspection, limit=3)) is not None
    ]
    if form is not Form.PAGE:
        rows = [row for each in found for row in _recommendation_rows(each)]
        facts = {**asked.facts, "authority": authority.name, "note": SUGGESTION_NOTE}
        return data(form, f"{slug}-recommendations", RECOMMENDATION_COLUMNS, rows, facts)
    return asked.page(
        "inspections/recommendations.html",
        title=f"Recommendations to {authority.name}",
        trail=[("England", "england"), (authority.name, "authority", authority.slug)],
        authority=authority,
        found=found,
        without_text=[i for i in corpus.of(authority.code) if i.is_full and not i.in_workspace],
        note=SUGGESTION_NOTE,
        name_of_kind=kind_label,
        theme=theme,
    )


def _recommendation_rows(each: Advised) -> list[dict[str, Any]]:
    rows = []
    for row, themes, followed in each.items:
        best = followed.suggestions[0] if followed and followed.suggestions else None
        rows.append(
            {
                "report_id": row.report_id,
                "published": each.inspection.published,
                "order": row.order,
                "number": row.number,
                "body": row.body,
                "kind": row.kind,
                "timescale": row.timescale,
                "text": row.text,
                "page": row.page,
                "themes": [found.code for found in themes],
                "may_be_followed_up_in": best.report_id if best else None,
                "may_be_followed_up_by": best.excerpt if best else None,
                "likeness": best.score if best else None,
            }
        )
    return rows
