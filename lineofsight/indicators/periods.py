"""The periods that indicators are worked out for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lineofsight.reference.dates import months_before


class PeriodKind(StrEnum):
    """What a period is."""

    YEAR = "year"  # to 31 March, as most returns and publications
    CENSUS_YEAR = "census_year"  # to 30 September, as the workforce census
    ROLLING = "rolling"  # twelve months to the as-at date
    ANNEX_A = "annex_a"  # six months to the as-at date
    OWN = "own"  # any two dates


@dataclass(frozen=True)
class Period:
    """From a first day to a last, both included. Snapshots are taken on the last."""

    kind: PeriodKind
    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("A period ends on or after the day it starts.")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    @property
    def year_share(self) -> float:
        """Which share of a year it is, by which counts become yearly rates."""
        return 1.0 if self.kind is not PeriodKind.OWN and self.months == 12 else self.days / 365.25

    @property
    def months(self) -> int | None:
        """How many whole months it has, None where it is not so many."""
        after = self.end + timedelta(days=1)
        if after.day != self.start.day:
            return None
        return (after.year - self.start.year) * 12 + after.month - self.start.month

    @property
    def key(self) -> str:
        """The period as addresses have it: `2025-04-01..2026-03-31`."""
        return f"{self.start.isoformat()}..{self.end.isoformat()}"

    @property
    def label(self) -> str:
        """The period in words: 2025-26, or its last day."""
        if self.kind is PeriodKind.YEAR:
            return f"{self.start.year}-{self.end.year % 100:02}"
        day = f"{self.end.day} {self.end:%B %Y}"
        return {
            PeriodKind.CENSUS_YEAR: f"Year to {day}",
            PeriodKind.ROLLING: f"12 months to {day}",
            PeriodKind.ANNEX_A: f"6 months to {day}",
            PeriodKind.OWN: f"{self.start.day} {self.start:%B %Y} to {day}",
        }[self.kind]


def year_to(year: int) -> Period:
    """The year to 31 March; 2026 is 2025-26."""
    return Period(PeriodKind.YEAR, date(year - 1, 4, 1), date(year, 3, 31))


def census_year_to(year: int) -> Period:
    """The year to 30 September of the workforce census."""
    return Period(PeriodKind.CENSUS_YEAR, date(year - 1, 10, 1), date(year, 9, 30))


def rolling(as_at: date, months: int = 12) -> Period:
    """So many months to a day; six are the window of Annex A."""
    start = months_before(as_at + timedelta(days=1), months)
    kind = {12: PeriodKind.ROLLING, 6: PeriodKind.ANNEX_A}.get(months, PeriodKind.OWN)
    return Period(kind, start, as_at)


def standard_periods(as_at: date, years: int = 6) -> Sequence[Period]:
    """The periods shown of every indicator: the last whole years to 31 March, and to 30 September
    for the workforce, oldest first; then twelve and six months to the as-at date."""
    march = as_at.year if as_at >= date(as_at.year, 3, 31) else as_at.year - 1
    september = as_at.year if as_at >= date(as_at.year, 9, 30) else as_at.year - 1
    return (
        *(year_to(march - back) for back in range(years - 1, -1, -1)),
        *(census_year_to(september - back) for back in range(years - 1, -1, -1)),
        rolling(as_at),
        rolling(as_at, 6),
    )
