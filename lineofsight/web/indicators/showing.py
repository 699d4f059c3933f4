"""What may be shown of an indicator: all of it, or as it may leave the council."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from lineofsight.indicators.compare import Beside, beside, is_provisional
from lineofsight.indicators.definition import Form, Indicator
from lineofsight.indicators.keeping import Kept, reliable
from lineofsight.indicators.periods import Period
from lineofsight.indicators.registry import indicator
from lineofsight.indicators.relations import has_relations
from lineofsight.indicators.run import named_split_values, open_periods
from lineofsight.indicators.splits import Split
from lineofsight.indicators.suppression import (
    Shown,
    suppress_groups,
    suppress_parts,
)
from lineofsight.indicators.values import Value
from lineofsight.published.statistics import Statistics
from lineofsight.web.indicators.asked import Asked, kept_values, may_show_of, of_period

#: What each column of the lists of values means.
MEANINGS = {
    "indicator": "the indicator's code",
    "name": "its name",
    "period": "the period in words",
    "period_start": "its first day",
    "period_end": "its last day; what is counted on a day is counted on this one",
    "part": "the part, of an indicator of parts",
    "numerator": "what was counted or summed up; the middle itself of a mean or median",
    "denominator": "out of how many",
    "value": "the value; empty where it is not reliable, hidden, or nothing is counted",
    "without_an_answer": "rows without an answer, which count as not",
    "suppressed": "whether the numbers are hidden because they would tell of a few children",
    "not_reliable": "why the value cannot be relied on; empty where it can",
    "provisional": "whether the Department has not published the period",
    "issues": "places to mend in what the indicator reads",
    "published_measure": "the measure of official statistics that corresponds to it",
    "england": "England's value, of the period or the latest that is published",
    "neighbours_mean": "mean of the statistical neighbours, likewise",
}
VALUE_COLUMNS = tuple(MEANINGS)


def beside_it(found: Asked, one: Indicator, value: Value, statistics: Statistics) -> Beside | None:
    """What is published that stands beside a value."""
    council = found.store.council
    return _beside(one.code, value, statistics, council.comparator, not council.invented)


@lru_cache(maxsize=8192)  # every kept value of two snapshots: the list of all asks for each
def _beside(code: str, value: Value, statistics: Statistics, like: str, own: bool) -> Beside | None:
    return beside(indicator(code), value, statistics, like=like, own=own)


def shown_parts(
    one: Indicator, kept: Sequence[Kept], now: Sequence[Kept], shared: bool
) -> list[Shown]:
    """What may be shown of the parts of a period.

    Args:
        one: the indicator.
        kept: its values in every period.
        now: those of the period.
        shared: whether small numbers are hidden.
    """
    values = [each.value for each in now]
    if not shared:
        return [Shown(value, None, value.part) for value in values]
    return suppress_parts(one, values, reliable(kept))


def shown_groups(
    found: Asked, one: Indicator, period: Period, split: Split, total: Value, may: Shown | None
) -> list[Shown]:
    """What may be shown of the groups of a split: all, largest first; or as they may leave the
    council, by name.

    Args:
        found: the request.
        one: the indicator.
        period: the period.
        split: by what it is split.
        total: the value of everybody.
        may: what may be shown of the total, where small numbers are hidden.
    """

    def worked_out() -> tuple[Value, ...]:
        with found.store.cursor() as cursor, open_periods(cursor, [period]) as opened:
            return tuple(named_split_values(one, opened, split))

    values = list(found.store.once(("split", one.code, period, split), worked_out))
    if may is None:
        values.sort(
            key=lambda value: (value.part or "", -(value.denominator or value.numerator or 0))
        )
        return [Shown(value, value.group, value.part) for value in values]
    hides_all = may.suppressed or has_relations(one)
    return suppress_groups(one, None if hides_all else total, values)


def value_rows(
    found: Asked, one: Indicator, statistics: Statistics, shared: bool
) -> Iterator[dict[str, Any]]:
    """The values of an indicator as data."""
    kept = kept_values(found.store.snapshot).get(one.code, ())
    may_show = may_show_of(found.store.snapshot, one.code, shared)
    for period in dict.fromkeys(each.value.period for each in kept):
        now = of_period(kept, period)
        in_parts = one.form is Form.MIX and not now[0].not_reliable
        parts = shown_parts(one, kept, now, shared) if in_parts else []
        for place, each in enumerate(now):
            may = parts[place] if parts else may_show.get(period)
            value = may.value if may else None
            near = beside_it(found, one, each.value, statistics)
            yield {
                "indicator": one.code,
                "name": one.name,
                "period": period.label,
                "period_start": period.start,
                "period_end": period.end,
                "part": each.value.part,
                "numerator": value.numerator if value else None,
                "denominator": value.denominator if value else None,
                "value": value.value if value else None,
                "without_an_answer": value.unknown if value and not shared else None,
                "suppressed": bool(may and may.suppressed),
                "not_reliable": each.not_reliable,
                "provisional": is_provisional(one, period, statistics),
                "issues": each.issues,
                "published_measure": one.published,
                "england": near.england.value if near and near.england else None,
                "neighbours_mean": near.neighbours.mean if near else None,
            }
