"""What a release changes: its values beside those that are held already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lineofsight.engine.workspace import Workspace
from lineofsight.published.cells import period_end
from lineofsight.published.loads import loaded_releases
from lineofsight.published.measures import measure
from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import Calendar, PublishedValue, Release, Status
from lineofsight.published.tidy import Reading, TidyValue

Key = tuple[str, str, int]

#: Values closer than this are the same: files differ in how they print one number.
CLOSE = 1e-6


@dataclass(frozen=True)
class Changes:
    """The rows that a release adds, and how many of them are new and how many revised."""

    rows: list[PublishedValue]
    new: int
    revised: int


@dataclass
class Holdings:
    """What is held before a load, and what the load has added so far."""

    statistics: Statistics
    carried: Statistics
    releases: tuple[Release, ...]
    added: dict[Key, PublishedValue] = field(default_factory=dict)

    @classmethod
    def of(cls, workspace: Workspace | None) -> Holdings:
        """The holdings of a workspace, or of the package alone."""
        return cls(Statistics.load(workspace), Statistics.load(), loaded_releases(workspace))

    def carried_day(self, measure_id: str) -> date:
        """The day of the newest value of a measure that the package carries."""
        periods = self.carried.periods(measure_id)[-2:]
        days = [
            value.published
            for period in periods
            for value in self.carried.values(measure_id, period).values()
        ]
        return max(days, default=date.min)

    def loaded_day(self, data_set: str) -> date:
        """The day of the newest release of a data set that was loaded."""
        days = [row.published for row in self.releases if row.data_set == data_set]
        return max(days, default=date.min)

    def last_period(self, measure_id: str) -> int:
        """The last period of which anything is held; 0 without any."""
        return max(self.statistics.periods(measure_id), default=0)

    def changes(
        self, reading: Reading, published: date, source: str, *, only: Mapping[str, bool]
    ) -> Changes:
        """What a release changes.

        Args:
            reading: the release's file.
            published: the day of the release.
            source: what to name as the values' source.
            only: for each measure, whether the release is newer than what is held.
        """
        rows, new, revised = [], 0, 0
        for value in reading.values:
            if not only.get(value.measure_id, False):
                continue
            held = self.added.get(value.key) or self.statistics.value(*value.key)
            if held is None and value.status is Status.NOT_APPLICABLE:
                continue
            if held is not None and _same(held.value, held.status, value):
                continue
            row = _row(value, published, source)
            rows.append(row)
            if held is None:
                new += 1
            else:
                revised += 1
            self.added[value.key] = row
        return Changes(rows, new, revised)


def _same(held: float | None, status: str | None, value: TidyValue) -> bool:
    if held is None or value.value is None:
        return held is value.value and status == value.status
    return abs(held - value.value) < CLOSE


def _row(value: TidyValue, published: date, source: str) -> PublishedValue:
    calendar = Calendar(measure(value.measure_id).calendar)
    withheld = value.value is None
    return PublishedValue(
        measure_id=value.measure_id,
        area=value.place,
        period=value.period,
        period_end=period_end(calendar, value.period),
        value=value.value,
        status=value.status,
        joint=value.joint,
        numerator=None if withheld else value.numerator,
        denominator=None if withheld else value.denominator,
        published=published,
        estimated=False,
        source=source,
    )
