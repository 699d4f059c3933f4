"""An indicator beside the published figures: neighbours, region, England, limits and a test.

Own figures are the council's, from its record. Until the Department has published the period they
are provisional; and even then the published figure stands beside them, never mixed into one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lineofsight.indicators.definition import Indicator, Timing
from lineofsight.indicators.periods import Period, PeriodKind
from lineofsight.indicators.values import Value
from lineofsight.published.areas import ENGLAND, region_key
from lineofsight.published.compare import Average, average
from lineofsight.published.counts import Method, compare_counts, compare_rates
from lineofsight.published.limits import Band, Limits, around_england
from lineofsight.published.measures import Measure, measure
from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import Form as PublishedForm
from lineofsight.published.values import Value as Published
from lineofsight.reference import authorities, neighbours
from lineofsight.reference.groups import neighbour_group


@dataclass(frozen=True)
class Beside:
    """What is published that a value can be set beside.

    Attributes:
        measure: the published measure.
        period: the published period: the value's own, or the latest where that is not out yet.
        same_period: whether it is the value's own.
        own: what is published for the council itself; None for an invented council.
        england, region: the published values.
        neighbours: mean and median of the statistical neighbours.
        limits: how far chance takes a council of its size from England's value; None where the
            measure has none.
        band: where the value lies between the limits; None likewise.
        p_value: the chance of a difference from England at least this large if there were none;
            None where it cannot be tested.
        method: how that was tested.
    """

    measure: Measure
    period: int
    same_period: bool
    own: Published | None
    england: Published | None
    region: Published | None
    neighbours: Average
    limits: Limits | None
    band: Band | None
    p_value: float | None
    method: Method | None


def published_year(period: Period) -> int:
    """The published period that a period is, or is in: named by the year in which it ends."""
    if period.kind in (PeriodKind.YEAR, PeriodKind.CENSUS_YEAR):
        return period.end.year
    return period.end.year if period.end >= date(period.end.year, 3, 31) else period.end.year - 1


def is_provisional(indicator: Indicator, period: Period, statistics: Statistics) -> bool:
    """Whether the Department has not published the period yet, or never does: of an indicator
    that it does not publish, every figure is the council's own."""
    if indicator.published is None:
        return True
    if period.kind not in (PeriodKind.YEAR, PeriodKind.CENSUS_YEAR):
        return True
    latest = statistics.latest(indicator.published)
    return latest is None or period.end.year > latest


def beside(
    indicator: Indicator, value: Value, statistics: Statistics, *, like: str, own: bool
) -> Beside | None:
    """What stands beside a value; None where nothing corresponds to the indicator.

    Args:
        indicator: the indicator.
        value: its value.
        statistics: what is published, as known on the day that is asked about.
        like: DfE code of the council, or of the real one whose neighbours an invented one has.
        own: whether `like` is the council itself.
    """
    if indicator.published is None:
        return None
    about = measure(indicator.published)
    latest = statistics.latest(about.id)
    if latest is None:
        return None
    wanted = published_year(value.period)
    period = min(wanted, latest)
    authority = authorities.get(like)
    england = statistics.value(about.id, ENGLAND, period)
    on = england.period_end if england else None
    group = neighbour_group(authority.code, neighbours.MODELS[0], on)
    found = None
    if value.denominator and value.value is not None:
        found = around_england(statistics, about.id, period, value.denominator)
    p_value, method = _tested(indicator, about, value, england)
    return Beside(
        measure=about,
        period=period,
        same_period=period == wanted,
        own=statistics.value(about.id, authority.code, period) if own else None,
        england=england,
        region=statistics.value(about.id, region_key(authority.region), period),
        neighbours=average(statistics, about.id, period, group),
        limits=found,
        band=found.band(value.value) if found and value.value is not None else None,
        p_value=p_value,
        method=method,
    )


def _tested(
    indicator: Indicator, about: Measure, value: Value, england: Published | None
) -> tuple[float | None, Method | None]:
    """Whether a value differs from England's by more than chance."""
    if england is None or england.numerator is None or not england.denominator:
        return None, None
    if value.numerator is None or not value.denominator:
        return None, None
    form = PublishedForm(about.form)
    counts = round(value.numerator), round(england.numerator)
    if form is PublishedForm.PROPORTION:
        method, p_value, _ = compare_counts(
            counts[1], round(england.denominator), counts[0], round(value.denominator)
        )
        return p_value, method
    if form is PublishedForm.RATE:
        # Events of half a year stand beside half as many people's years.
        share = value.period.year_share if indicator.timing is Timing.EVENTS else 1.0
        p_value, _, _ = compare_rates(
            counts[1], england.denominator, counts[0], value.denominator * share
        )
        return p_value, Method.POISSON_EXACT
    return None, None


__all__ = ["Beside", "beside", "is_provisional", "published_year"]
