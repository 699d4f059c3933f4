"""Funnel limits: how far from England's value chance alone takes an authority of its size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import Form


class Band(StrEnum):
    """Where a value lies between the limits."""

    WITHIN = "as expected"
    HIGH = "higher than expected"
    LOW = "lower than expected"
    VERY_HIGH = "much higher than expected"
    VERY_LOW = "much lower than expected"


@dataclass(frozen=True)
class Limits:
    """Limits around a centre for one denominator.

    Attributes:
        centre: England's value, in the measure's unit.
        low95, high95: 95% limits.
        low998, high998: 99.8% limits.
    """

    centre: float
    low95: float
    high95: float
    low998: float
    high998: float

    def band(self, value: float) -> Band:
        """Where a value lies."""
        if value > self.high998:
            return Band.VERY_HIGH
        if value < self.low998:
            return Band.VERY_LOW
        if value > self.high95:
            return Band.HIGH
        if value < self.low95:
            return Band.LOW
        return Band.WITHIN


@dataclass(frozen=True)
class Unusual:
    """How unusual an authority's value is.

    Attributes:
        limits: the funnel limits for its size; None when there are no counts.
        band: where it lies; None likewise.
        spread: how much more authorities differ than chance alone would make them
            (1 for no more), by which the limits have been widened; None likewise.
        why: in words, how the limits were made or why there are none.
    """

    limits: Limits | None
    band: Band | None
    spread: float | None
    why: str


def funnel(
    form: Form, centre: float, denominator: float, scale: float, spread: float = 1.0
) -> Limits:
    """Exact limits for a proportion (binomial) or a rate (Poisson).

    Args:
        form: `Form.PROPORTION` or `Form.RATE`.
        centre: the value to compare with, in the measure's unit.
        denominator: the authority's denominator.
        scale: what numerator over denominator is multiplied by (100 for a percentage).
        spread: factor by which authorities differ more than by chance (1 or more).

    Raises:
        ValueError: the form has no limits, or the denominator is not positive.
    """
    raise NotImplementedError


def unusual(statistics: Statistics, measure_id: str, code: str, period: int) -> Unusual:
    """How unusual an authority's value is among all authorities in a period.

    Raises:
        UnknownMeasureError, UnknownAuthorityError: the measure or the authority is not known.
    """
    raise NotImplementedError
