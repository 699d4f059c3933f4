"""A measure over time: an authority beside England, its region and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from lineofsight.published.areas import ENGLAND, region_key
from lineofsight.published.change import Change, change
from lineofsight.published.compare import Average, Neighbours, Standing, average, stand
from lineofsight.published.limits import Unusual, unusual
from lineofsight.published.measures import Measure, measure, period_label
from lineofsight.published.statistics import Statistics
from lineofsight.published.values import Value
from lineofsight.reference import authorities
from lineofsight.reference.groups import neighbour_group


class Middle(StrEnum):
    """How ten neighbours are made one number."""

    MEDIAN = "median"
    MEAN = "mean"


@dataclass(frozen=True)
class Row:
    """One period of a measure.

    Attributes:
        period, label: the period and its words.
        own: the authority's value; None where nothing is published or no authority was chosen.
        england, region: the published values.
        neighbours: averages under the chosen model; None without an authority.
        unusual: how unusual the authority's value is; None without one.
    """

    period: int
    label: str
    own: Value | None
    england: Value | None
    region: Value | None
    neighbours: Average | None
    unusual: Unusual | None

    def middle(self, which: Middle) -> float | None:
        """The neighbours' mean or median."""
        if self.neighbours is None:
            return None
        return self.neighbours.mean if which is Middle.MEAN else self.neighbours.median


@dataclass(frozen=True)
class Series:
    """A measure over all its periods, oldest first."""

    measure: Measure
    code: str | None
    model: int
    rows: tuple[Row, ...]

    @property
    def latest(self) -> Row | None:
        """The last period, or None when nothing was public."""
        return self.rows[-1] if self.rows else None


@lru_cache(maxsize=256)
def series(statistics: Statistics, measure_id: str, code: str | None, model: int) -> Series:
    """A measure's periods for an authority, or for England alone when none is given."""
    found = measure(measure_id)
    authority = authorities.get(code) if code else None
    rows = []
    for period in statistics.periods(measure_id):
        label = period_label(found, period)
        england = statistics.value(measure_id, ENGLAND, period)
        if authority is None:
            rows.append(Row(period, label, None, england, None, None, None))
            continue
        own = statistics.value(measure_id, authority.code, period)
        region = statistics.value(measure_id, region_key(authority.region), period)
        group = neighbour_group(authority.code, model, own.period_end if own else None)
        near = average(statistics, measure_id, period, group)
        odd = _unusual(statistics, own)
        rows.append(Row(period, label, own, england, region, near, odd))
    return Series(found, code, model, tuple(rows))


def _unusual(statistics: Statistics, value: Value | None) -> Unusual | None:
    if value is None or value.value is None:
        return None
    return unusual(statistics, value.measure_id, value.area, value.period)


@dataclass(frozen=True)
class Latest:
    """Where an authority stands on a measure at its latest period, and what changed.

    Attributes:
        measure: the measure.
        standing: its standing; None when nothing was public on the day.
        change: from its value of the period before, where it has one.
        unusual: how unusual its value is; None without a value.
    """

    measure: Measure
    standing: Standing | None
    change: Change | None
    unusual: Unusual | None

    @property
    def value(self) -> Value | None:
        """The authority's value."""
        return self.standing.value if self.standing else None

    @property
    def has_value(self) -> bool:
        """Whether it has a number."""
        return self.value is not None and self.value.value is not None

    @property
    def period(self) -> str:
        """The period in words."""
        return period_label(self.measure, self.standing.period) if self.standing else ""

    def near(self, model: int) -> Neighbours | None:
        """Its neighbours under a model."""
        if self.standing is None:
            return None
        return next((each for each in self.standing.neighbours if each.model == model), None)


@lru_cache(maxsize=16384)
def latest(statistics: Statistics, measure_id: str, code: str) -> Latest:
    """An authority's latest standing on a measure."""
    found = measure(measure_id)
    standing = stand(statistics, measure_id, code)
    if standing is None:
        return Latest(found, None, None, None)
    return Latest(
        measure=found,
        standing=standing,
        change=change_since(statistics, standing.value),
        unusual=_unusual(statistics, standing.value),
    )


def change_since(statistics: Statistics, value: Value | None) -> Change | None:
    """The change from the period before, or None where no value of it was published."""
    if value is None:
        return None
    earlier = [
        each
        for each in statistics.series(value.measure_id, value.area)
        if each.period < value.period
    ]
    return change(earlier[-1], value) if earlier else None


@dataclass(frozen=True)
class Revision:
    """A value that stood otherwise on an earlier day.

    Attributes:
        area: whose value: a DfE code, `england` or a region's key.
        label: the period in words.
        then: the value on that day; None when it was not public yet.
        now: the value on the later day; None when it was withdrawn.
    """

    area: str
    label: str
    then: Value | None
    now: Value | None


def revisions(
    then: Statistics, now: Statistics, measure_id: str, areas: tuple[str, ...]
) -> list[Revision]:
    """What differs between two days' statistics of a measure, newest period first."""
    found = measure(measure_id)
    rows = []
    for area in areas:
        before = {each.period: each for each in then.series(measure_id, area)}
        after = {each.period: each for each in now.series(measure_id, area)}
        for period in sorted({*before, *after}, reverse=True):
            first, last = before.get(period), after.get(period)
            if _plain(first) != _plain(last):
                rows.append(Revision(area, period_label(found, period), first, last))
    return sorted(rows, key=lambda row: row.label, reverse=True)


def _plain(value: Value | None) -> tuple[float | None, str | None] | None:
    return None if value is None else (value.value, value.status)
