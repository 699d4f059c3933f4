"""Every indicator by area; one indicator; the rows of the record behind a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lineofsight.indicators.behind import Behind, rows_behind
from lineofsight.indicators.compare import Beside, beside, is_provisional
from lineofsight.indicators.definition import Calendar, Form, Indicator
from lineofsight.indicators.issues import places_of
from lineofsight.indicators.keeping import Kept
from lineofsight.indicators.periods import Period, PeriodKind
from lineofsight.indicators.registry import by_area
from lineofsight.indicators.run import open_periods, split_values
from lineofsight.indicators.splits import Split
from lineofsight.indicators.suppression import Shown, suppress, suppress_alone
from lineofsight.indicators.values import Value
from lineofsight.published.measures import period_label
from lineofsight.published.statistics import Statistics
from lineofsight.record.caseloads import team_names
from lineofsight.record.words import called
from lineofsight.web.access import Access, access
from lineofsight.web.indicators import charts, words
from lineofsight.web.indicators.asked import (
    AREAS,
    Asked,
    asked,
    indicator_or_404,
    kept_values,
    of_period,
    part_name,
    periods_of,
    splits,
    usual_period,
)
from lineofsight.web.lists import Form as ListForm
from lineofsight.web.lists import data
from lineofsight.web.published.drawing import answer
from lineofsight.web.published.store import current_statistics
from lineofsight.web.records.history import snapshots_with_values
from lineofsight.web.records.needing import needs_record

#: The query that shows figures as they may leave the council.
SHARED = "shared"
#: Rows of children on a page.
PAGE = 100

VALUE_COLUMNS = (
    "indicator",
    "name",
    "period",
    "period_start",
    "period_end",
    "part",
    "numerator",
    "denominator",
    "value",
    "without_an_answer",
    "suppressed",
    "not_reliable",
    "provisional",
    "issues",
    "published_measure",
    "england",
    "neighbours_mean",
)


@dataclass(frozen=True)
class Line:
    """An indicator in the list of all: its last whole year, and the twelve months to the day."""

    one: Indicator
    year: Shown | None
    year_kept: Kept | None
    rolling: Shown | None
    rolling_kept: Kept | None
    beside: Beside | None


@access(Access.INVENTED)
@needs_record("Indicators")
def listing(request: HttpRequest, form: ListForm = ListForm.PAGE) -> HttpResponse:
    """Every indicator by area: the last whole year, the year in hand, England and neighbours."""
    found = asked(request)
    shared = SHARED in request.GET
    statistics = current_statistics()
    if form is not ListForm.PAGE:
        rows = [
            row
            for area in AREAS
            for one in by_area(area)
            for row in _rows(found, one, statistics, shared)
        ]
        return data(form, "indicators", VALUE_COLUMNS, rows, _facts(found))
    groups = [
        (area.label, [_line(found, one, statistics, shared) for one in by_area(area)])
        for area in AREAS
    ]
    return found.ask.page(
        "indicators/indicators.html",
        title="Indicators",
        heading=f"Indicators: {found.store.council.name}",
        section="indicators",
        council=found.store.council,
        snapshot=found.store.name,
        groups=groups,
        shared=shared,
        words=words,
        switch=_switch(found, shared),
    )


def _line(found: Asked, one: Indicator, statistics: Statistics, shared: bool) -> Line:
    kept = kept_values(found.store.snapshot).get(one.code, ())
    kind = PeriodKind.CENSUS_YEAR if one.calendar is Calendar.SEPTEMBER else PeriodKind.YEAR
    year = _latest(kept, kind)
    rolling = _latest(kept, PeriodKind.ROLLING)
    whole = one.form is not Form.MIX
    return Line(
        one,
        _shown(one, year, shared) if year and whole else None,
        year,
        _shown(one, rolling, shared) if rolling and whole else None,
        rolling,
        _beside(found, one, year.value, statistics) if year and whole else None,
    )


def _latest(kept: Sequence[Kept], kind: PeriodKind) -> Kept | None:
    of_kind = [each for each in kept if each.value.period.kind is kind]
    return max(of_kind, key=lambda each: each.value.period.end, default=None)


def _shown(one: Indicator, kept: Kept, shared: bool) -> Shown:
    if shared:
        return suppress_alone(one, [kept.value])[0]
    return Shown(kept.value, None, kept.value.part)


def _beside(found: Asked, one: Indicator, value: Value, statistics: Statistics) -> Beside | None:
    council = found.store.council
    return beside(one, value, statistics, like=council.comparator, own=not council.invented)


@access(Access.INVENTED)
@needs_record("Indicators")
def detail(request: HttpRequest, code: str, form: ListForm = ListForm.PAGE) -> HttpResponse:
    """One indicator: its value with comparators, its trend, a split, what is behind it."""
    found, one = asked(request), indicator_or_404(code)
    shared = SHARED in request.GET
    statistics = current_statistics()
    if form is not ListForm.PAGE:
        rows = list(_rows(found, one, statistics, shared))
        return data(form, f"indicator-{one.slug}", VALUE_COLUMNS, rows, _facts(found))
    kept = kept_values(found.store.snapshot).get(one.code, ())
    periods = periods_of(one, kept)
    chosen = found.ask.choice(
        "period",
        {key: period.label for key, period in periods.items()},
        default=usual_period(one, periods),
    )
    split = found.ask.choice("split", splits())
    period = periods.get(chosen)
    now = of_period(kept, period) if period else []
    years = _years(found, one, kept, statistics)
    context: dict[str, Any] = {}
    if one.form is Form.MIX and now:
        context["context_parts"] = _parts(one, now, shared)
    if split and period:
        context["groups"] = _groups(found, one, period, Split(split), now, shared)
        context["split"] = Split(split)
    own = now[0] if now and one.form is not Form.MIX else None
    return found.ask.page(
        "indicators/indicator.html",
        title=one.name,
        caption=f"{one.code} · {one.area.label}",
        section="indicators",
        trail=[("Indicators", "indicators")],
        one=one,
        council=found.store.council,
        snapshot=found.store.name,
        period=period,
        period_choices={key: each.label for key, each in periods.items()},
        split_choices=splits(),
        chosen={"period": chosen, "split": split},
        now=now,
        own=own,
        own_shown=_shown(one, own, shared) if own else None,
        beside=_beside(found, one, own.value, statistics) if own else None,
        provisional=bool(period and is_provisional(one, period, statistics)),
        years=years,
        trend_summary=charts.trend_summary(one, years, found.store.council.name),
        trend_query={"shared": "1"} if shared else {},
        in_hand=_in_hand(kept),
        shared=shared,
        switch=_switch(found, shared),
        places=sorted(places_of(one)),
        history=_history(found, one, period),
        words=words,
        part_name=part_name,
        period_label=period_label,
        of_shared=lambda one, kept: suppress_alone(one, [kept.value])[0],
        zip=zip,
        **context,
    )


def _hidden(one: Indicator, year: charts.Year) -> bool:
    return suppress_alone(one, [year.kept.value])[0].suppressed


def _parts(one: Indicator, now: Sequence[Kept], shared: bool) -> list[Shown]:
    values = [each.value for each in now]
    if not shared:
        return [Shown(value, None, value.part) for value in values]
    return suppress(one, _of_everybody(one, values), values)[1]


def _of_everybody(one: Indicator, values: Sequence[Value]) -> Value:
    """The whole that parts are of."""
    first = values[0]
    return Value(
        one.code,
        first.la_code,
        first.period,
        None,
        None,
        first.denominator,
        first.denominator,
        100.0 if first.denominator else None,
    )


def _groups(
    found: Asked, one: Indicator, period: Period, split: Split, now: Sequence[Kept], shared: bool
) -> list[Shown]:
    """The groups of a split, largest first."""
    with found.store.cursor() as cursor, open_periods(cursor, [period]) as opened:
        values = split_values(one, opened, split)
        names = team_names(cursor) if split is Split.TEAM else {}
    values = [replace(value, group=names.get(value.group or "", value.group)) for value in values]
    values.sort(key=lambda value: (value.part or "", -(value.denominator or value.numerator or 0)))
    if not shared:
        return [Shown(value, value.group, value.part) for value in values]
    shown = []
    for kept in now:
        of_part = [value for value in values if value.part == kept.value.part]
        shown += suppress(one, kept.value, of_part)[1]
    return shown


def _years(
    found: Asked, one: Indicator, kept: Sequence[Kept], statistics: Statistics
) -> list[charts.Year]:
    """The whole years of an indicator without parts, oldest first."""
    if one.form is Form.MIX:
        return []
    kind = PeriodKind.CENSUS_YEAR if one.calendar is Calendar.SEPTEMBER else PeriodKind.YEAR
    years = []
    for each in sorted(kept, key=lambda k: k.value.period.end):
        if each.value.period.kind is not kind:
            continue
        near = _beside(found, one, each.value, statistics)
        same = near if near and near.same_period else None
        years.append(
            charts.Year(
                kept=each,
                provisional=is_provisional(one, each.value.period, statistics),
                england=same.england.value if same and same.england else None,
                neighbours=same.neighbours.mean if same else None,
                limits=same.limits if same and not each.not_reliable else None,
                p_words=words.tested(same) if same and not each.not_reliable else "",
                band=words.band(same) if not each.not_reliable else "",
            )
        )
    return years


def _in_hand(kept: Sequence[Kept]) -> list[Kept]:
    return [
        each
        for each in kept
        if each.value.period.kind in (PeriodKind.ROLLING, PeriodKind.ANNEX_A)
        and each.value.part is None
    ]


def _history(found: Asked, one: Indicator, period: Period | None) -> list[tuple[str, date, Kept]]:
    """What each snapshot said of the period, latest first; of an indicator without parts."""
    if period is None or one.form is Form.MIX:
        return []
    return [
        (snapshot.name, as_at, each)
        for snapshot, as_at in snapshots_with_values()
        for each in of_period(kept_values(snapshot).get(one.code, ()), period)
    ]


@access(Access.INVENTED)
@needs_record("Indicators")
def trend(request: HttpRequest, code: str) -> HttpResponse:
    """The trend as a picture."""
    found, one = asked(request), indicator_or_404(code)
    kept = kept_values(found.store.snapshot).get(one.code, ())
    years = _years(found, one, kept, current_statistics())
    if SHARED in request.GET:
        years = [year for year in years if not _hidden(one, year)]
    council = found.store.council
    source = (
        f"Source: {council.name}’s record as at {council.as_at.day} {council.as_at:%B %Y}; "
        "England and neighbours as published by "
        f"{timezone.localdate().day} {timezone.localdate():%B %Y}"
    )
    narrow = "narrow" in request.GET
    return answer(charts.trend_svg(one, years, council.name, source, narrow=narrow))


@access(Access.INVENTED)
@needs_record("Indicators")
def children(request: HttpRequest, code: str, form: ListForm = ListForm.PAGE) -> HttpResponse:
    """The rows of the record that a value counts, each with its child and where it was read."""
    found, one = asked(request), indicator_or_404(code)
    kept = kept_values(found.store.snapshot).get(one.code, ())
    periods = periods_of(one, kept)
    labels = {key: period.label for key, period in periods.items()}
    chosen = found.ask.choice("period", labels, default=usual_period(one, periods))
    met = found.ask.choice("met", {"yes": "", "no": "", "unknown": ""}, field="")
    period = periods.get(chosen)
    rows: list[Behind] = []
    if period:
        with found.store.cursor() as cursor:
            rows = rows_behind(cursor, one, period)
    wanted = {"yes": True, "no": False, "unknown": None}
    if met:
        rows = [row for row in rows if row.met is wanted[met]]
    if form is not ListForm.PAGE:
        columns = ("person_id", "table", "row_key", "met", "part", "amount", "sources")
        return data(form, f"indicator-{one.slug}-rows", columns, _behind(one, rows), _facts(found))
    page = found.ask.number("page")
    pages = max(1, -(-len(rows) // PAGE))
    page = min(page, pages)
    return found.ask.page(
        "indicators/children.html",
        title=f"Behind {one.name}",
        heading=f"What is behind {one.name}",
        caption=one.code,
        section="indicators",
        trail=[("Indicators", "indicators"), (one.name, "indicator", one.slug)],
        one=one,
        period=period,
        period_choices=labels,
        chosen={"period": chosen, "met": met},
        rows=rows[(page - 1) * PAGE : page * PAGE],
        total=len(rows),
        rows_called=called(one.table.name),
        children=len({row.person_id for row in rows if row.person_id}),
        page=page,
        pages=pages,
        page_address=lambda number: found.ask.without(page=number),
        part_name=part_name,
    )


def _behind(one: Indicator, rows: Sequence[Behind]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {
            "person_id": row.person_id,
            "table": one.table.name,
            "row_key": row.row_key,
            "met": row.met,
            "part": row.part,
            "amount": row.amount,
            "sources": [str(source) for source in row.sources],
        }


def _rows(
    found: Asked, one: Indicator, statistics: Statistics, shared: bool
) -> Iterator[dict[str, Any]]:
    """The values of an indicator as data."""
    kept = kept_values(found.store.snapshot).get(one.code, ())
    periods = dict.fromkeys(each.value.period for each in kept)
    for period in periods:
        now = of_period(kept, period)
        shown = (
            _parts(one, now, shared)
            if one.form is Form.MIX
            else [_shown(one, each, shared) for each in now]
        )
        for each, may in zip(now, shown, strict=True):
            value = may.value
            near = _beside(found, one, each.value, statistics) if value else None
            yield {
                "indicator": one.code,
                "name": one.name,
                "period": period.label,
                "period_start": period.start,
                "period_end": period.end,
                "part": each.value.part,
                "numerator": value.numerator if value else None,
                "denominator": value.denominator if value else None,
                "value": value.value if value and not each.not_reliable else None,
                "without_an_answer": value.unknown if value else None,
                "suppressed": may.suppressed,
                "not_reliable": each.not_reliable,
                "provisional": is_provisional(one, period, statistics),
                "issues": each.issues,
                "published_measure": one.published,
                "england": near.england.value if near and near.england else None,
                "neighbours_mean": near.neighbours.mean if near else None,
            }


def _facts(found: Asked) -> dict[str, Any]:
    return {
        "snapshot": found.store.name,
        "council": found.store.council.name,
        "as_at": found.store.council.as_at.isoformat(),
        "address": found.ask.request.get_full_path(),
    }


def _switch(found: Asked, shared: bool) -> str:
    """The address of the same page with small numbers hidden, or shown."""
    return found.ask.without(SHARED) if shared else found.ask.without(**{SHARED: 1})
