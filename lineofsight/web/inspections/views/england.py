"""England: where every council stands, and how that changed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from lineofsight.inspections.corpus import Mark
from lineofsight.inspections.shares import question_label
from lineofsight.inspections.shares import shares as shares_of
from lineofsight.web.access import Access, access
from lineofsight.web.inspections import charts
from lineofsight.web.inspections.ask import Ask, ask, filter_choices, filters
from lineofsight.web.inspections.standings import (
    COLUMNS,
    as_row,
    place,
    question_choices,
    question_of,
)
from lineofsight.web.inspections.tilemap import tile_map
from lineofsight.web.inspections.words import no_longer_judged
from lineofsight.web.lists import Form, data

SHARE_COLUMNS = (
    "area",
    "group",
    "date",
    "mark",
    "councils",
    "share_of_graded",
    "graded",
    "total",
)


@access(Access.PUBLIC)
def england(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """The map of England for one area, with counts, and the latest reports."""
    asked = ask(request)
    question = question_of(asked.choice("area", question_choices(), "overall"))
    chosen = filters(asked)
    corpus, day = asked.corpus, asked.day.day
    group = chosen.group(day)
    placed = {a.code: place(corpus, a, question) for a in corpus.authorities()}
    rows = [placed[code] for code in sorted(group.codes, key=list(placed).index)]
    if form is not Form.PAGE:
        facts = {**asked.facts, "area": str(question), "group": chosen.label}
        return data(form, f"england-{question}", COLUMNS, map(as_row, rows), facts)
    return asked.page(
        "inspections/england.html",
        title=f"{question_label(question)} in {chosen.label}",
        heading="What Ofsted found in England",
        section="england",
        question=question,
        question_label=question_label(question),
        filters=chosen,
        map=tile_map(placed, day, frozenset(group.codes)),
        rows=rows,
        counts=shares_of(corpus, question, group),
        marks=shown_marks(rows=[row.mark for row in rows]),
        latest=corpus.recent(6),
        coverage=corpus.coverage,
        unlisted=asked.store.shelf.unknown_places() if asked.store.shelf else {},
        former=[row.authority for row in rows if not row.authority.is_current],
        **shares_context(asked),
    )


def shown_marks(rows: list[Mark]) -> list[Mark]:
    """The grades, and any other mark that a row has."""
    return [mark for mark in Mark if mark.level is not None or mark in rows]


def shares_context(asked: Ask) -> dict[str, object]:
    """What the chart of shares and its filters need."""
    question = question_of(asked.choice("area", question_choices(), "overall"))
    chosen = filters(asked)
    series = charts.shares_series(asked.store, question, chosen, asked.day.day)
    query = {
        "area": str(question),
        "region": chosen.region,
        "type": chosen.type,
        "like": chosen.like.slug if chosen.like else "",
        "model": str(chosen.model) if chosen.like else "",
        "snapshot": asked.store.name,
        "as_at": asked.day.day.isoformat(),
    }
    return {
        "questions": question_choices(),
        "filter_choices": filter_choices(asked.corpus),
        "chart_query": query,
        "chart_title": charts.chart_title(question, chosen.label),
        "series_end": series[-1].on if series else None,
        "no_longer": no_longer_judged(question, asked.day.day),
        "chart_summary": charts.shares_summary(series, question, chosen.label),
        "series": series,
        "years": [each for each in series if each.on and each.on.month == 3] or list(series),
        "grades": charts.GRADES,
    }


@access(Access.PUBLIC)
def shares(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """Shares of councils at each grade over time."""
    asked = ask(request)
    question = question_of(asked.choice("area", question_choices(), "overall"))
    chosen = filters(asked)
    if form is not Form.PAGE:
        series = charts.shares_series(asked.store, question, chosen, asked.day.day)
        rows = [
            {
                "area": str(question),
                "group": chosen.label,
                "date": each.on,
                "mark": mark.value,
                "councils": each.count(mark),
                "share_of_graded": each.share(mark),
                "graded": each.graded,
                "total": each.total,
            }
            for each in series
            for mark in Mark
        ]
        facts = {**asked.facts, "area": str(question), "group": chosen.label}
        return data(form, f"shares-{question}", SHARE_COLUMNS, rows, facts)
    return asked.page(
        "inspections/shares.html",
        title=f"{question_label(question)} over time in {chosen.label}",
        heading="Grades over time",
        section="england",
        question=question,
        question_label=question_label(question),
        filters=chosen,
        coverage=asked.corpus.coverage,
        **shares_context(asked),
    )


@access(Access.PUBLIC)
def shares_chart(request: HttpRequest) -> HttpResponse:
    """The chart of shares over time. Its address names the snapshot, so it may be kept."""
    asked = ask(request)
    question = question_of(asked.choice("area", question_choices(), "overall"))
    svg = charts.shares_svg(
        asked.store,
        question,
        filters(asked),
        asked.day.day,
        narrow=request.GET.get("narrow") == "1",
    )
    response = HttpResponse(svg, content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=86400"
    return response
