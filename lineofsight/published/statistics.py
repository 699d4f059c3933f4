"""Published statistics: every value, now or as known on an earlier day."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

import numpy as np

from lineofsight.engine.workspace import Workspace
from lineofsight.published.areas import area_of
from lineofsight.published.cube import NO_STATUS, STATUSES, Cube, number_day, packaged
from lineofsight.published.measures import measure
from lineofsight.published.releases import lay_over, releases
from lineofsight.published.values import Value


def _given(number: float) -> float | None:
    return None if np.isnan(number) else float(number)


@dataclass(frozen=True, eq=False)
class Statistics:
    """Published values of every measure, area and period.

    Attributes:
        cube: the values as arrays.
        as_at: the day as of which values stand, or None for the latest.
        kept: what `compare` and `limits` worked out over all authorities, for as long as these
            statistics live and no longer.
    """

    cube: Cube
    as_at: date | None = None
    kept: dict[tuple[Hashable, ...], Any] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, workspace: Workspace | None = None) -> Self:
        """The values that the package carries, with newer releases that were fetched into the
        workspace laid over them."""
        fetched = releases(workspace) if workspace is not None else ()
        return cls(lay_over(packaged(), fetched))

    def as_known(self, day: date) -> Self:
        """The same statistics as they stood on a day: values published later are gone, later
        revisions undone.

        Before the first day for which earlier values were kept (19 November 2024), a value
        that was later revised stands as it was on that day; `Value.revised` marks it.
        """
        return type(self)(self.cube.as_known(day), day)

    def _measure(self, measure_id: str) -> int:
        return self.cube.measure_index[measure(measure_id).id]

    def _area(self, key: str) -> int:
        return self.cube.area_index[area_of(key).key]

    def _value(self, m: int, p: int, a: int) -> Value:
        cube = self.cube
        status = int(cube.status[m, p, a])
        return Value(
            measure_id=cube.measures[m],
            area=cube.areas[a],
            period=cube.periods[p],
            period_end=number_day(int(cube.end[m, p, a])),
            value=_given(cube.value[m, p, a]),
            status=None if status == NO_STATUS else STATUSES[status],
            numerator=_given(cube.numerator[m, p, a]),
            denominator=_given(cube.denominator[m, p, a]),
            published=number_day(int(cube.published[m, p, a])),
            estimated=bool(cube.estimated[m, p, a]),
            joint=bool(cube.joint[m, p, a]),
            revised=bool(cube.revised[m, p, a]),
            source=cube.sources[cube.source[m, p, a]],
        )

    def value(self, measure_id: str, area: str, period: int) -> Value | None:
        """One value, or None where nothing is published for the area and period.

        Raises:
            UnknownMeasureError, UnknownPlaceError: the measure or the area is not known.
        """
        m, a = self._measure(measure_id), self._area(area)
        p = self.cube.period_index.get(period)
        if p is None or not self.cube.present[m, p, a]:
            return None
        return self._value(m, p, a)

    def series(self, measure_id: str, area: str) -> tuple[Value, ...]:
        """An area's values of a measure, oldest first; suppressed values among them.

        Raises:
            UnknownMeasureError, UnknownPlaceError: the measure or the area is not known.
        """
        m, a = self._measure(measure_id), self._area(area)
        there = np.flatnonzero(self.cube.present[m, :, a])
        return tuple(self._value(m, int(p), a) for p in there)

    def periods(self, measure_id: str) -> tuple[int, ...]:
        """The periods for which anything is published, oldest first.

        Raises:
            UnknownMeasureError: the measure is not known.
        """
        there = self.cube.present[self._measure(measure_id)].any(axis=1)
        return tuple(self.cube.periods[p] for p in np.flatnonzero(there))

    def latest(self, measure_id: str) -> int | None:
        """The last period for which any area has a number, or None when none was public yet.

        Raises:
            UnknownMeasureError: the measure is not known.
        """
        numbers = ~np.isnan(self.cube.value[self._measure(measure_id)]).all(axis=1)
        there = np.flatnonzero(numbers)
        return self.cube.periods[there[-1]] if len(there) else None

    def values(self, measure_id: str, period: int) -> Mapping[str, Value]:
        """Every area's value for a period, by area key; suppressed values among them.

        Raises:
            UnknownMeasureError: the measure is not known.
        """
        m = self._measure(measure_id)
        p = self.cube.period_index.get(period)
        if p is None:
            return {}
        there = np.flatnonzero(self.cube.present[m, p])
        return {self.cube.areas[a]: self._value(m, p, int(a)) for a in there}
