"""Published statistics: every value, now or as known on an earlier day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Self

from lineofsight.engine.workspace import Workspace
from lineofsight.published.values import Value


class Statistics:
    """Published values of every measure, area and period.

    Attributes:
        as_at: the day as of which values stand, or None for the latest.
    """

    as_at: date | None

    @classmethod
    def load(cls, workspace: Workspace | None = None) -> Self:
        """The values that the package carries, with newer releases that were fetched into the
        workspace laid over them."""
        raise NotImplementedError

    def as_known(self, day: date) -> Self:
        """The same statistics as they stood on a day: later periods gone, later revisions
        undone."""
        raise NotImplementedError

    def value(self, measure_id: str, area: str, period: int) -> Value | None:
        """One value, or None where nothing is published for the area and period.

        Raises:
            UnknownMeasureError, UnknownPlaceError: the measure or the area is not known.
        """
        raise NotImplementedError

    def series(self, measure_id: str, area: str) -> tuple[Value, ...]:
        """An area's values of a measure, oldest first; suppressed values among them."""
        raise NotImplementedError

    def periods(self, measure_id: str) -> tuple[int, ...]:
        """The periods for which any area has a row, oldest first."""
        raise NotImplementedError

    def latest(self, measure_id: str) -> int | None:
        """The last period for which any area has a value, or None when none was public yet."""
        raise NotImplementedError

    def values(self, measure_id: str, period: int) -> Mapping[str, Value]:
        """Every area's value for a period, by area key."""
        raise NotImplementedError
