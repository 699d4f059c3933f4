"""The list of measures, and one measure: its trend, where all councils lie, what was revised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lineofsight.published.areas import ENGLAND, area_of, is_authority
from lineofsight.published.compare import Ranking, rank
from lineofsight.published.measures import Measure, by_area, measures, period_label
from lineofsight.published.statistics import Statistics
from lineofsight.published.values import Value
from lineofsight.reference import authorities
from lineofsight.reference.authorities import Authority
from lineofsight.reference.neighbours import MODELS
from lineofsight.web.access import Access, access
from lineofsight.web.inspections.ask import Ask, ask, models
from lineofsight.web.inspections.columns import COUNCIL, council_cells
from lineofsight.web.lists import Form, data
from lineofsight.web.published import charts, drawing, words
from lineofsight.web.published.ask import (
    AREAS,
    MIDDLES,
    Choice,
    choice,
    council_choices,
    measure_or_404,
    statistics_of,
)
from lineofsight.web.published.columns import MEASURE, measure_cells, place_cells
from lineofsight.web.published.series import Latest, Middle, Series, latest, revisions, series
from lineofsight.web.published.store import statistics_on

LIST_COLUMNS = (
    *MEASURE,
    "latest_period",
    "england",
    *COUNCIL,
    "value",
    "status",
    "first_period",
    "next_update",
    "publication",
)
VALUE_COLUMNS = (
    "measure",
    "place",
    "place_name",
    "ons_code",
    "period",
    "period_end",
    "value",
    "status",
    "joint_return",
    "numerator",
    "denominator",
    "public_from",
    "public_from_is_estimated",
    "revised",
    "source_file",
)


@access(Access.PUBLIC)
def listing(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """Every measure by inspection area, with England's value and a council's."""
    asked = ask(request)
    chosen = Choice(asked.council("council"), MODELS[0], Middle.MEDIAN)
    statistics = statistics_of(asked)
    if form is not Form.PAGE:
        rows = [_list_row(statistics, found, chosen) for found in measures()]
        return data(form, "measures", LIST_COLUMNS, rows, asked.facts)
    return asked.page(
        "published/measures.html",
        title="Official statistics",
        heading="Official statistics by inspection area",
        section="measures",
        chosen=chosen,
        councils=council_choices(asked),
        groups=[
            (name, [(m, *_latest_of(statistics, m, chosen.code)) for m in by_area(area)])
            for area, name in AREAS.items()
        ],
        words=words,
        today=timezone.localdate(),
        period_label=period_label,
    )


def _latest_of(
    statistics: Statistics, found: Measure, code: str | None
) -> tuple[int | None, Value | None, Value | None]:
    """A measure's last period, with England's value and an authority's."""
    period = statistics.latest(found.id)
    if period is None:
        return None, None, None
    own = statistics.value(found.id, code, period) if code else None
    return period, statistics.value(found.id, ENGLAND, period), own


def _list_row(statistics: Statistics, found: Measure, chosen: Choice) -> dict[str, Any]:
    period, england, own = _latest_of(statistics, found, chosen.code)
    return {
        **measure_cells(found),
        **(council_cells(chosen.council) if chosen.council else {}),
        "latest_period": period,
        "england": england.value if england else None,
        "value": own.value if own else None,
        "status": own.status if own else None,
        "first_period": found.first_period,
        "next_update": found.next_update,
        "publication": found.publication,
    }


@access(Access.PUBLIC)
def one(request: HttpRequest, measure_id: str, form: Form = Form.PAGE) -> HttpResponse:
    """A measure's page."""
    asked = ask(request)
    found = measure_or_404(measure_id)
    chosen, statistics = choice(asked), statistics_of(asked)
    if form is not Form.PAGE:
        facts = {**asked.facts, "measure": found.title, "definition": found.definition}
        return data(form, measure_id, VALUE_COLUMNS, _value_rows(statistics, found, chosen), facts)
    line = series(statistics, measure_id, chosen.code, chosen.model)
    period = period_of(asked, statistics, found)
    ranking = ranking_of(statistics, measure_id, period) if period else None
    own = latest(statistics, measure_id, chosen.code) if chosen.code else None
    return asked.page(
        "published/measure.html",
        title=found.title,
        caption=AREAS[by_name(found)],
        trail=[("Measures", "measures")],
        section="measures",
        measure=found,
        chosen=chosen,
        councils=council_choices(asked),
        models=models(),
        middles=MIDDLES,
        line=line,
        own=own,
        summary=_summary(line, chosen),
        copy=_copied(asked, own, chosen) if own else "",
        period=period,
        period_label=period_label,
        periods={str(p): period_label(found, p) for p in reversed(statistics.periods(found.id))},
        ranking=ranking,
        spread=_spread_rows(found, ranking),
        spread_summary=_spread_summary(statistics, found, ranking, chosen),
        revised=_revised(asked, found, chosen),
        name_of=name_of,
        words=words,
        today=timezone.localdate(),
    )


def _copied(asked: Ask, own: Latest, chosen: Choice) -> str:
    """A sentence on the latest value with its footnote, as plain text; empty without a value."""
    if chosen.council is None or not own.has_value or own.value is None:
        return ""
    told = words.stated(own, chosen.council.name)
    source = charts.source_words(own.measure, asked.day.day)
    address = asked.request.build_absolute_uri()
    return f"{told} [1]\n\n[1] {source}. {own.measure.address}. Seen at {address}"


def by_name(found: Measure) -> Any:
    """The inspection area that a measure informs, as a key of `AREAS`."""
    return next((area for area in AREAS if area == found.area), None)


def name_of(key: str) -> str:
    """The name of an area: an authority, a region or England."""
    return area_of(key).name


def names(chosen: Choice) -> charts.Names:
    """What the lines of a chart are called."""
    council = chosen.council
    return charts.Names(
        own=council.name if council else "",
        region=council.region if council else "",
        neighbours=f"Neighbours ({chosen.middle.value})",
    )


def _summary(line: Series, chosen: Choice) -> str:
    return charts.trend_summary(line, names(chosen), chosen.middle)


def period_of(asked: Ask, statistics: Statistics, found: Measure) -> int | None:
    """The period whose councils are shown: the one chosen, or the latest."""
    options = {str(p): period_label(found, p) for p in statistics.periods(found.id)}
    default = statistics.latest(found.id)
    given = asked.choice("period", options, str(default or ""))
    return int(given) if given else None


@lru_cache(maxsize=256)
def ranking_of(statistics: Statistics, measure_id: str, period: int) -> Ranking:
    """All authorities in the order of a measure."""
    return rank(statistics, measure_id, period)


@dataclass(frozen=True)
class SpreadRow:
    """A council among all: its value and place, or why it has none."""

    authority: Authority
    shown: str
    rank: int | None = None
    quartile: int | None = None
    why: str = ""


def _spread_rows(found: Measure, ranking: Ranking | None) -> list[SpreadRow]:
    """Every council of a ranking, from its first place to its last; ones without a place after,
    by name."""
    if ranking is None:
        return []
    rows = [
        SpreadRow(
            authority=authorities.get(place.code),
            shown=words.shown(found, place.value, unit=False),
            rank=place.rank if found.polarity else None,
            quartile=place.quartile,
        )
        for place in ranking.places
    ]
    without = [SpreadRow(authorities.get(code), "", why=why) for code, why in ranking.left_out]
    return rows + sorted(without, key=lambda row: row.authority.name)


def _own_place(ranking: Ranking, chosen: Choice) -> tuple[str, str, float] | None:
    if chosen.council is None:
        return None
    place = ranking.of(chosen.council.code)
    return (place.code, chosen.council.name, place.value) if place else None


def _spread_summary(
    statistics: Statistics, found: Measure, ranking: Ranking | None, chosen: Choice
) -> str:
    if ranking is None:
        return ""
    own = _own_place(ranking, chosen)
    england = statistics.value(found.id, ENGLAND, ranking.period)
    return charts.spread_summary(
        found, ranking, england.value if england else None, (own[1], own[2]) if own else None
    )


def _revised(asked: Ask, found: Measure, chosen: Choice) -> list[Any]:
    """What differs between the day asked about and today, for the places that are shown."""
    if asked.day.is_today:
        return []
    places = tuple(key for key in (chosen.code, ENGLAND, chosen.region) if key)
    today = statistics_on(timezone.localdate())
    return revisions(statistics_of(asked), today, found.id, places)


def _value_rows(statistics: Statistics, found: Measure, chosen: Choice) -> Iterator[dict[str, Any]]:
    """Every value of a measure; with an authority chosen its own and its comparators'."""
    for period in statistics.periods(found.id):
        values = statistics.values(found.id, period)
        kept = [key for key in (chosen.code, ENGLAND, chosen.region) if key]
        if chosen.council is None:
            # England first, then regions, then authorities by code.
            kept = sorted(values, key=lambda key: (key != ENGLAND, is_authority(key), key))
        for key in kept:
            if key in values:
                yield value_row(values[key])


def value_row(value: Value) -> dict[str, Any]:
    """A value as a row of data."""
    return {
        "measure": value.measure_id,
        **place_cells(value.area),
        "period": value.period,
        "period_end": value.period_end,
        "value": value.value,
        "status": value.status.value if value.status else None,
        "joint_return": value.joint,
        "numerator": value.numerator,
        "denominator": value.denominator,
        "public_from": value.published,
        "public_from_is_estimated": value.estimated,
        "revised": value.revised,
        "source_file": value.source,
    }


@access(Access.PUBLIC)
def trend_chart(request: HttpRequest, measure_id: str) -> HttpResponse:
    """The chart of a measure over time."""
    asked = ask(request)
    chosen = choice(asked)
    measure_or_404(measure_id)
    found = _trend(
        statistics_of(asked), measure_id, chosen, asked.day.day, request.GET.get("narrow") == "1"
    )
    return drawing.answer(found)


@lru_cache(maxsize=512)
def _trend(statistics: Statistics, measure_id: str, chosen: Choice, day: date, narrow: bool) -> str:
    line = series(statistics, measure_id, chosen.code, chosen.model)
    return charts.trend_svg(line, names(chosen), chosen.middle, day, narrow=narrow)


@access(Access.PUBLIC)
def spread_chart(request: HttpRequest, measure_id: str) -> HttpResponse:
    """The chart of where all councils lie."""
    asked = ask(request)
    found = measure_or_404(measure_id)
    chosen, statistics = choice(asked), statistics_of(asked)
    period = period_of(asked, statistics, found)
    if period is None:
        return drawing.answer(drawing.empty(found.title, "Nothing was published by this day."))
    narrow = request.GET.get("narrow") == "1"
    return drawing.answer(_spread(statistics, measure_id, period, chosen, asked.day.day, narrow))


@lru_cache(maxsize=512)
def _spread(
    statistics: Statistics, measure_id: str, period: int, chosen: Choice, day: date, narrow: bool
) -> str:
    ranking = ranking_of(statistics, measure_id, period)
    england = statistics.value(measure_id, ENGLAND, period)
    return charts.spread_svg(
        measure_or_404(measure_id),
        ranking,
        england.value if england else None,
        _own_place(ranking, chosen),
        day,
        narrow=narrow,
    )
