"""What pages of indicators are asked for: the record, the period, the split, and who looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.http import Http404, HttpRequest

from lineofsight.engine.snapshots import Snapshot
from lineofsight.indicators.definition import Calendar, Indicator
from lineofsight.indicators.keeping import Kept, by_code, kept_in, over_periods
from lineofsight.indicators.periods import Period, PeriodKind
from lineofsight.indicators.registry import UnknownIndicatorError, indicator
from lineofsight.indicators.run import is_of_calendar
from lineofsight.indicators.splits import Split
from lineofsight.indicators.suppression import Shown
from lineofsight.indicators.values import Value
from lineofsight.web.inspections.ask import Ask, ask
from lineofsight.web.records.store import RecordStore, current_record


@dataclass(frozen=True)
class Asked:
    """A request understood: the record it is about, and the rest of it."""

    ask: Ask
    store: RecordStore


def asked(request: HttpRequest) -> Asked:
    """Understand a request.

    Raises:
        Http404: no record was built.
    """
    store = current_record()
    if store is None:
        raise Http404
    return Asked(ask(request), store)


def indicator_or_404(code: str) -> Indicator:
    """The indicator of an address.

    Raises:
        Http404: there is none.
    """
    try:
        return indicator(code)
    except UnknownIndicatorError:
        raise Http404 from None


@lru_cache(maxsize=16)
def kept_values(snapshot: Snapshot) -> Mapping[str, Sequence[Kept]]:
    """The values that a snapshot keeps, by indicator."""
    return by_code(kept_in(snapshot))


@lru_cache(maxsize=1024)  # every indicator of a few snapshots, with small numbers and without
def may_show_of(snapshot: Snapshot, code: str, shared: bool) -> Mapping[Period, Shown]:
    """What may be shown of each period of an indicator: see `over_periods`. A snapshot never
    changes."""
    return over_periods(indicator(code), kept_values(snapshot), shared)


def periods_of(one: Indicator, kept: Sequence[Kept]) -> dict[str, Period]:
    """The periods that values are kept of, latest first, by their key in addresses."""
    found = {each.value.period.key: each.value.period for each in kept}
    ordered = sorted(found.items(), key=lambda item: (item[1].end, item[1].days), reverse=True)
    return {key: period for key, period in ordered if is_of_calendar(one, period)}


def usual_period(one: Indicator, periods: Mapping[str, Period]) -> str:
    """The period that is shown where none is chosen: the last whole year."""
    kind = PeriodKind.CENSUS_YEAR if one.calendar is Calendar.SEPTEMBER else PeriodKind.YEAR
    return next((key for key, period in periods.items() if period.kind is kind), "")


def splits() -> dict[str, str]:
    """The splits, as choices."""
    return {split.value: split.label for split in Split}


def whole(kept: Sequence[Kept]) -> Kept | None:
    """The value of everybody, of an indicator without parts."""
    return next((each for each in kept if each.value.part is None), None)


def of_period(kept: Sequence[Kept], period: Period) -> list[Kept]:
    """The values of one period: one, or one for each part."""
    return [each for each in kept if each.value.period == period]


def part_name(one: Indicator, value: Value) -> str:
    """A part in words."""
    return one.parts.get(value.part or "", value.part or "")
