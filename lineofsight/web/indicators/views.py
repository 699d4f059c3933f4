"""Every indicator by area; one indicator; the rows of the record behind a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lineofsight.indicators import words
from lineofsight.indicators.behind import Behind, rows_behind
from lineofsight.indicators.compare import Beside, is_provisional
from lineofsight.indicators.definition import Calendar, Form, Indicator
from lineofsight.indicators.issues import places_of
from lineofsight.indicators.keeping import Kept
from lineofsight.indicators.periods import Period, PeriodKind
from lineofsight.indicators.registry import AREAS, by_area
from lineofsight.indicators.splits import Split
from lineofsight.indicators.suppression import Shown
from lineofsight.published.measures import period_label
from lineofsight.published.statistics import Statistics
from lineofsight.record.words import called
from lineofsight.web.access import access
from lineofsight.web.accounts.current import here_of
from lineofsight.web.accounts.restricting import restricted_at, without_restricted
from lineofsight.web.indicators import charts
from lineofsight.web.indicators.asked import (
    Asked,
    asked,
    indicator_or_404,
    kept_values,
    may_show_of,
    of_period,
    part_name,
    periods_of,
    splits,
    usual_period,
)
from lineofsight.web.indicators.showing import (
    VALUE_COLUMNS,
    beside_it,
    shown_groups,
    shown_parts,
    value_rows,
)
from lineofsight.web.lists import Form as ListForm
from lineofsight.web.lists import data
from lineofsight.web.permissions import Permission
from lineofsight.web.published.drawing import answer
from lineofsight.web.published.store import current_statistics
from lineofsight.web.records.history import snapshots_with_values
from lineofsight.web.records.needing import needs_record, not_understood

#: The query that shows figures as they may leave the council.
SHARED = "shared"
#: Rows of children on a page.
PAGE = 100


@dataclass(frozen=True)
class Line:
    """An indicator in the list of all: its last whole year, and the twelve months to the day."""

    one: Indicator
    year: Shown | None
    year_kept: Kept | None
    rolling: Shown | None
    rolling_kept: Kept | None
    beside: Beside | None


@access(Permission.SEE_FIGURES)
@needs_record("Indicators")
def listing(request: HttpRequest, form: ListForm = ListForm.PAGE) -> HttpResponse:
    """Every indicator by area: the last whole year, the year in hand, England and neighbours."""
    found = asked(request)
    shared = is_shared(request)
    statistics = current_statistics()
    if form is not ListForm.PAGE:
        rows = [
            row
            for area in AREAS
            for one in by_area(area)
            for row in value_rows(found, one, statistics, shared)
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
    may_show = may_show_of(found.store.snapshot, one.code, shared)
    return Line(
        one,
        may_show.get(year.value.period) if year else None,
        year,
        may_show.get(rolling.value.period) if rolling else None,
        rolling,
        beside_it(found, one, year.value, statistics) if year and whole else None,
    )


def _latest(kept: Sequence[Kept], kind: PeriodKind) -> Kept | None:
    of_kind = [each for each in kept if each.value.period.kind is kind]
    return max(of_kind, key=lambda each: each.value.period.end, default=None)


@access(Permission.SEE_FIGURES)
@needs_record("Indicators")
def detail(request: HttpRequest, code: str, form: ListForm = ListForm.PAGE) -> HttpResponse:
    """One indicator: its value with comparators, its trend, a split, what is behind it."""
    found, one = asked(request), indicator_or_404(code)
    shared = is_shared(request)
    statistics = current_statistics()
    if form is not ListForm.PAGE:
        rows = list(value_rows(found, one, statistics, shared))
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
    may_show = may_show_of(found.store.snapshot, one.code, shared)
    years = _years(found, one, kept, statistics, may_show)
    context: dict[str, Any] = {}
    reliable = bool(now) and not now[0].not_reliable
    if one.form is Form.MIX and reliable:
        context["context_parts"] = shown_parts(one, kept, now, shared)
    if split and period and reliable:
        whole = may_show.get(period, Shown(None, None, None))
        context["groups"] = shown_groups(
            found, one, period, Split(split), now[0].value, whole if shared else None
        )
        context["split"] = Split(split)
    own = now[0] if reliable and one.form is not Form.MIX else None
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
        own_shown=may_show[own.value.period] if own else None,
        beside=beside_it(found, one, own.value, statistics) if own else None,
        provisional=bool(period and is_provisional(one, period, statistics)),
        years=years,
        trend_summary=charts.trend_summary(one, years, found.store.council.name),
        trend_query={"shared": "1"} if shared else {},
        may_show=may_show,
        in_hand=_in_hand(kept),
        shared=shared,
        switch=_switch(found, shared),
        places=sorted(places_of(one)),
        history=_history(found, one, period),
        words=words,
        part_name=part_name,
        period_label=period_label,
        zip=zip,
        **context,
    )


def _years(
    found: Asked,
    one: Indicator,
    kept: Sequence[Kept],
    statistics: Statistics,
    may_show: Mapping[Period, Shown],
) -> list[charts.Year]:
    """The whole years of an indicator without parts, oldest first."""
    if one.form is Form.MIX:
        return []
    kind = PeriodKind.CENSUS_YEAR if one.calendar is Calendar.SEPTEMBER else PeriodKind.YEAR
    years = []
    for each in sorted(kept, key=lambda k: k.value.period.end):
        if each.value.period.kind is not kind:
            continue
        near = beside_it(found, one, each.value, statistics)
        same = near if near and near.same_period else None
        # Limits, band and test follow from the own numbers.
        may = may_show.get(each.value.period)
        tested = same if may and not may.suppressed else None
        years.append(
            charts.Year(
                kept=each,
                provisional=is_provisional(one, each.value.period, statistics),
                england=same.england.value if same and same.england else None,
                neighbours=same.neighbours.mean if same else None,
                limits=tested.limits if tested else None,
                p_words=words.tested(tested) if tested else "",
                band=words.band(tested),
                hidden=bool(may and may.suppressed),
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


@access(Permission.SEE_FIGURES)
@needs_record("Indicators")
def trend(request: HttpRequest, code: str) -> HttpResponse:
    """The trend as a picture."""
    found, one = asked(request), indicator_or_404(code)
    kept = kept_values(found.store.snapshot).get(one.code, ())
    may_show = may_show_of(found.store.snapshot, one.code, is_shared(request))
    years = _years(found, one, kept, current_statistics(), may_show)
    council = found.store.council
    source = (
        f"Source: {council.name}’s record as at {council.as_at.day} {council.as_at:%B %Y}; "
        "England and neighbours as published by "
        f"{timezone.localdate().day} {timezone.localdate():%B %Y}"
    )
    narrow = "narrow" in request.GET
    return answer(charts.trend_svg(one, years, council.name, source, narrow=narrow))


@access(Permission.SEE_CHILDREN)
@needs_record("Indicators")
def children(request: HttpRequest, code: str, form: ListForm = ListForm.PAGE) -> HttpResponse:
    """The rows of the record that a value counts, each with its child and where it was read."""
    found, one = asked(request), indicator_or_404(code)
    kept = kept_values(found.store.snapshot).get(one.code, ())
    periods = periods_of(one, kept)
    labels = {key: period.label for key, period in periods.items()}
    chosen = found.ask.choice("period", labels, default=usual_period(one, periods))
    met = found.ask.choice("met", {"yes": "", "no": "", "unknown": ""})
    period = periods.get(chosen)
    rows = list(_rows_behind(found, one, period)) if period else []
    wanted = {"yes": True, "no": False, "unknown": None}
    if met:
        rows = [row for row in rows if row.met is wanted[met]]
    children = len({row.person_id for row in rows if row.person_id})
    restricted = restricted_at(here_of(request))
    # A restricted child is told by no neighbour in the list either.
    rows.sort(key=lambda row: row.person_id in restricted)
    if form is not ListForm.PAGE and found.ask.errors:
        return not_understood(found.ask)
    if form is not ListForm.PAGE:
        columns = ("person_id", "table", "row_key", "met", "part", "amount", "sources")
        return data(
            form,
            f"indicator-{one.slug}-rows",
            columns,
            _behind(one, rows, restricted),
            _facts(found),
        )
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
        rows=_behind(one, rows[(page - 1) * PAGE : page * PAGE], restricted),
        total=len(rows),
        rows_called=called(one.table.name),
        children=children,
        page=page,
        pages=pages,
        page_address=lambda number: found.ask.without(page=number),
        part_name=part_name,
    )


def _rows_behind(found: Asked, one: Indicator, period: Period) -> list[Behind]:
    def worked_out() -> list[Behind]:
        with found.store.cursor() as cursor:
            return rows_behind(cursor, one, period)

    return found.store.once(("behind", one.code, period), worked_out)


def _behind(
    one: Indicator, rows: Sequence[Behind], restricted: frozenset[str]
) -> list[dict[str, Any]]:
    told = (
        {
            "person_id": row.person_id,
            "table": one.table.name,
            "row_key": row.row_key,
            "met": row.met,
            "part": row.part,
            "amount": row.amount,
            "sources": [str(source) for source in row.sources],
        }
        for row in rows
    )
    return without_restricted(told, restricted, "row_key")


def _facts(found: Asked) -> dict[str, Any]:
    return {
        "snapshot": found.store.name,
        "council": found.store.council.name,
        "as_at": found.store.council.as_at.isoformat(),
        "address": found.ask.request.get_full_path(),
    }


def is_shared(request: HttpRequest) -> bool:
    """Whether small numbers are hidden: where that is asked for, and always for whoever may not
    see them."""
    return SHARED in request.GET or not here_of(request).may(Permission.SEE_SMALL_NUMBERS)


def _switch(found: Asked, shared: bool) -> str:
    """The address of the same page with small numbers hidden, or shown; empty for whoever may not
    see them."""
    if not here_of(found.ask.request).may(Permission.SEE_SMALL_NUMBERS):
        return ""
    return found.ask.without(SHARED) if shared else found.ask.without(**{SHARED: 1})
