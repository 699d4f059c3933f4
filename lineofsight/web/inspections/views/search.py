"""Search in what inspectors found and recommended, and "more like this"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import QueryDict

from lineofsight.inspections.search import (
    Hit,
    IndexUnreadable,
    ItemKind,
    SearchQuery,
    Sort,
    search,
)
from lineofsight.inspections.search.similar import (
    SimilarRecommendation,
    UnknownRecommendationError,
    more_like_this,
    recommendation,
)
from lineofsight.inspections.tables import Body
from lineofsight.inspections.themes import THEMES
from lineofsight.reference import authorities
from lineofsight.reference.areas import Area
from lineofsight.reference.authorities import UnknownAuthorityError
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade
from lineofsight.web.access import Access, access
from lineofsight.web.asat import parse_day
from lineofsight.web.inspections.advice import kind_label
from lineofsight.web.inspections.ask import Ask, ask
from lineofsight.web.inspections.columns import COUNCIL, council_cells
from lineofsight.web.inspections.links import split_id
from lineofsight.web.inspections.words import full_name
from lineofsight.web.lists import Form, data

PER_PAGE = 20
MOST_IN_A_FILE = 200
COLUMNS = (
    "report_id",
    "item",
    "order",
    "number",
    *COUNCIL,
    "region",
    "framework",
    "published",
    "area",
    "graded_area",
    "grade",
    "heading",
    "text",
    "page",
    "themes",
)
LIKE_COLUMNS = ("likeness", *COLUMNS, "next_report_id", "next_published", "next_area", "next_grade")

#: Filters whose values are codes, and how each is made.
_CODED: dict[str, Callable[[str], Any]] = {
    "kinds": ItemKind,
    "areas": Area,
    "grades": Grade,
    "frameworks": Framework,
    "families": Family,
    "bodies": Body,
    "regions": str,
    "types": str,
    "themes": str,
}
FACETS = {
    "kinds": "Finding or recommendation",
    "areas": "Area",
    "grades": "Grade of the area then",
    "themes": "Theme",
    "frameworks": "Framework",
    "regions": "Region",
    "types": "Type of council",
    "bodies": "Who it is for",
}
SORTS = {"relevance": "Best match", "newest": "Newest first", "oldest": "Oldest first"}


def query_of(asked: Ask) -> SearchQuery:
    """The search that a request asks for. Values that mean nothing become errors."""
    given: QueryDict = asked.request.GET
    chosen: dict[str, Any] = {}
    for name, make in _CODED.items():
        values = []
        for value in given.getlist(name):
            try:
                values.append(make(value)) if value else None
            except ValueError:
                asked.errors.append((f"“{value[:60]}” is not one of the choices", "search-text"))
        chosen[name] = tuple(values)
    codes = []
    for value in given.getlist("authorities"):
        try:
            codes.append(authorities.by_slug(value).code) if value else None
        except UnknownAuthorityError:
            asked.errors.append(
                (f"“{value[:60]}” is not a council that we know", "filter-authorities")
            )
    for name in ("published_from", "published_to"):
        text = given.get(name, "").strip()
        day = parse_day(text[:40]) if text else None
        if text and day is None:
            words = "from" if name.endswith("from") else "to"
            asked.errors.append(
                (f"Published {words} must be a real date, such as 31 March 2024", name)
            )
        chosen[name] = day
    return SearchQuery(
        text=given.get("q", ""),
        authorities=tuple(codes),
        as_at=asked.day.day if asked.day.given else None,
        sort=Sort(asked.choice("sort", SORTS, Sort.RELEVANCE)),
        page=asked.number("page"),
        per_page=PER_PAGE,
        **chosen,
    )


@access(Access.PUBLIC)
def results(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """Search results with filters, or the empty search page."""
    asked = ask(request)
    query = query_of(asked)
    try:
        index = asked.store.index
    except IndexUnreadable as error:
        return asked.page(
            "inspections/search_none.html", title="Search", section="search", why=str(error)
        )
    if index is None:
        if form is not Form.PAGE:
            return data(form, "search", COLUMNS, [], {**asked.facts, "total": 0})
        return asked.page("inspections/search_none.html", title="Search", section="search", why="")
    if form is not Form.PAGE:
        found = search(index, replace(query, per_page=MOST_IN_A_FILE))
        facts = {**asked.facts, "total": found.total, "page": found.page, "pages": found.pages}
        return data(form, "search", COLUMNS, map(hit_row, found.hits), facts)
    found = search(index, query)
    title = f"Search: {query.text.strip()}" if query.text.strip() else "Search"
    if query.is_filtered:
        title += f", {found.total:,} found"
    if found.page > 1:
        title += f", page {found.page} of {found.pages}"
    return asked.page(
        "inspections/search.html",
        title=title,
        heading="Search what inspectors found and recommended",
        section="search",
        query=query,
        found=found,
        facets=[(FACETS[f.name], f) for name in FACETS for f in found.facets if f.name == name],
        chosen=chosen_filters(asked, query),
        sorts=SORTS,
        councils={a.slug: full_name(a) for a in authorities.all_authorities()},
        council=asked.request.GET.get("authorities", ""),
        suggested=asked.without("q", q=found.suggestion) if found.suggestion else "",
        **_searched(asked),
        page_address=lambda number: asked.without(page=number),
        with_value=lambda name, value: with_value(asked, name, value),
        without_value=lambda name, value: without_value(asked, name, value),
        address_of=address_of,
        hit_anchor=hit_anchor,
        name_of_kind=kind_label,
        split_id=split_id,
        from_text=asked.request.GET.get("published_from", ""),
        to_text=asked.request.GET.get("published_to", ""),
        asked_anything=bool(query.text.strip() or query.is_filtered),
    )


def _searched(asked: Ask) -> dict[str, Any]:
    """How much there is to search on the day asked about, and the themes to choose from."""
    shelf = asked.store.shelf
    days = [
        day
        for report in (shelf.reports.values() if shelf else ())
        if (day := report.published) is not None and day <= asked.day.day
    ]
    return {
        "held": len(days),
        "oldest": min(days, default=None),
        "newest": max(days, default=None),
        "all_themes": THEMES,
    }


def with_value(asked: Ask, name: str, value: str) -> str:
    """The address of the same search with one more filter value."""
    given = asked.request.GET.copy()
    given.appendlist(name, value)
    given.pop("page", None)
    return f"{asked.request.path}?{given.urlencode()}"


def without_value(asked: Ask, name: str, value: str) -> str:
    """The address of the same search without a filter value."""
    given = asked.request.GET.copy()
    given.setlist(name, [each for each in given.getlist(name) if each != value])
    given.pop("page", None)
    return f"{asked.request.path}?{given.urlencode()}"


def chosen_filters(asked: Ask, query: SearchQuery) -> list[tuple[str, str]]:
    """Names and values of the filters that are set, for the hidden fields of the search box."""
    names = [each.name for each in fields(query) if each.name in _CODED]
    return [(name, str(value)) for name in names for value in getattr(query, name)]


def hit_anchor(hit: Hit) -> str:
    """Where on the report's page a hit stands."""
    what = "recommendation" if hit.kind is ItemKind.RECOMMENDATION else "finding"
    return f"{what}-{hit.place}"


def address_of(hit: Hit) -> tuple[str, str] | None:
    """The parts of the address of a hit's report."""
    return split_id(hit.report_id)


def hit_row(hit: Hit) -> dict[str, Any]:
    """A hit as a row of data."""
    return {
        "report_id": hit.report_id,
        "item": hit.kind.value,
        "order": hit.place,
        "number": hit.number,
        **council_cells(hit.authority_code, hit.authority_name),
        "region": hit.region,
        "framework": hit.framework.value,
        "published": hit.published,
        "area": hit.area.value if hit.area else None,
        "graded_area": hit.graded_area.value if hit.graded_area else None,
        "grade": hit.grade.value if hit.grade else None,
        "heading": hit.heading,
        "text": hit.text,
        "page": hit.page,
        "themes": [theme.code for theme in hit.themes],
    }


@access(Access.PUBLIC)
def like(request: HttpRequest, report_id: str, order: int, form: Form = Form.PAGE) -> HttpResponse:
    """Who else was given a recommendation of the same kind, and their grade next time."""
    asked = ask(request)
    try:
        index = asked.store.index
        if index is None:
            raise Http404
        subject = recommendation(index, (report_id, order))
        found = more_like_this(
            index,
            report_id,
            order,
            history=asked.corpus.of,
            limit=20,
            as_at=asked.day.day if asked.day.given else None,
        )
    except (UnknownRecommendationError, IndexUnreadable) as error:
        raise Http404 from error
    if form is not Form.PAGE:
        rows = [like_row(each) for each in found]
        return data(form, f"like-{report_id}-{order}", LIKE_COLUMNS, rows, asked.facts)
    return asked.page(
        "inspections/like.html",
        title=f"More like recommendation {subject.number or order} to {subject.authority_name}",
        heading="More like this recommendation",
        trail=[("England", "england"), ("Search", "search")],
        section="search",
        subject=subject,
        found=found,
        address_of=address_of,
        hit_anchor=hit_anchor,
        split_id=split_id,
    )


def like_row(each: SimilarRecommendation) -> dict[str, Any]:
    """A similar recommendation as a row of data."""
    return {
        "likeness": each.likeness,
        **hit_row(each.hit),
        "next_report_id": each.next.report_id if each.next else None,
        "next_published": each.next.published if each.next else None,
        "next_area": each.next.area.value if each.next else None,
        "next_grade": each.next.grade.value if each.next else None,
    }
