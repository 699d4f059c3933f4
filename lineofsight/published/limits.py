"""Funnel limits: how far from England's value chance alone takes an authority of its size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import special

from lineofsight.published.areas import ENGLAND, is_authority
from lineofsight.published.cube import Floats
from lineofsight.published.grid import joint_pairs, once
from lineofsight.published.measures import measure
from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import Form
from lineofsight.reference import authorities
from lineofsight.reference.authorities import VERY_SMALL

#: Fewest authorities from which it can be told how much they differ.
FEWEST_FOR_SPREAD = 20


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
        limits: the funnel limits for its size, widened by how much authorities differ; None
            when there are no counts.
        by_chance: the limits that chance alone would give; None likewise.
        band: where it lies; None likewise.
        spread: how much more authorities differ than chance alone would make them
            (1 for no more), by which the limits have been widened; None likewise.
        why: in words, how the limits were made or why there are none.
    """

    limits: Limits | None
    by_chance: Limits | None
    band: Band | None
    spread: float | None
    why: str


#: The chances at which limits lie, in the order of `Limits`.
CHANCES = np.array([0.025, 0.975, 0.001, 0.999])


def _quantiles(form: Form, share: float, denominator: float) -> Floats:
    """Quantiles of a count at `CHANCES`, interpolated between whole numbers so that limits
    change smoothly with size (Spiegelhalter 2005, appendix A)."""

    def up_to(count: Floats) -> Floats:
        # The chance of no more than a count; none below zero.
        at = np.maximum(count, 0)
        is_share = form is Form.PROPORTION
        found = special.bdtr(at, of, share) if is_share else special.pdtr(at, mean)
        return np.where(count < 0, 0.0, found)

    of, mean = round(denominator), share * denominator
    if share <= 0:
        return np.zeros(len(CHANCES))
    if form is Form.PROPORTION:
        if share >= 1:
            return np.full(len(CHANCES), float(of))
        near = special.bdtrik(CHANCES, of, share)
    else:
        near = special.pdtrik(CHANCES, mean)
    # The inverse is continuous: the quantile is the whole number at or above it.
    whole = np.ceil(near)
    whole = np.where(up_to(whole - 1) >= CHANCES, whole - 1, whole)
    above, below = up_to(whole), up_to(whole - 1)
    gap = np.where(above > below, above - below, 1.0)
    found: Floats = np.where(above > below, whole - (above - CHANCES) / gap, whole)
    return found


def funnel(
    form: Form, centre: float, denominator: float, scale: float, spread: float = 1.0
) -> Limits:
    """Limits for a proportion (binomial) or a rate (Poisson).

    Args:
        form: `Form.PROPORTION` or `Form.RATE`.
        centre: the value to compare with, in the measure's unit.
        denominator: the authority's denominator.
        scale: what numerator over denominator is multiplied by (100 for a percentage).
        spread: factor by which authorities differ more than by chance (1 or more); the limits
            lie that much further from the centre.

    Raises:
        ValueError: the form has no limits, the denominator is not positive, the centre is
            negative, or a proportion's centre is above the scale.
    """
    share = centre / scale
    if denominator <= 0 or share < 0 or (form is Form.PROPORTION and share > 1):
        raise ValueError(f"No limits around {centre} for a denominator of {denominator}.")
    if form not in (Form.PROPORTION, Form.RATE):
        raise ValueError(f"A measure that is {form.doc} has no funnel limits.")
    highest = scale if form is Form.PROPORTION else float("inf")
    values = _quantiles(form, share, denominator) / denominator * scale
    limits = np.clip(centre + spread * (values - centre), 0.0, highest)
    return Limits(centre, *(float(limit) for limit in limits))


def _spread(form: Form, share: float, numerators: Floats, denominators: Floats) -> float:
    """How much more authorities differ than chance would make them: the root of the mean
    squared z score, a tenth at each end drawn in so that outliers do not widen the limits that
    should show them (Spiegelhalter 2005, section 4.2); at least 1."""
    variance = share * (1 - share) if form is Form.PROPORTION else share
    if variance <= 0 or len(numerators) < FEWEST_FOR_SPREAD:
        return 1.0
    z = (numerators / denominators - share) / np.sqrt(variance / denominators)
    low, high = np.quantile(z, [0.1, 0.9])
    return max(1.0, float(np.sqrt((np.clip(z, low, high) ** 2).mean())))


def _england(statistics: Statistics, measure_id: str, period: int) -> float | None:
    """England's share or rate as a fraction, from its own counts or else those of all
    authorities together."""
    england = statistics.value(measure_id, ENGLAND, period)
    if england is not None and england.numerator is not None and england.denominator:
        return england.numerator / england.denominator
    counts = _counts(statistics, measure_id, period)
    return float(counts[0].sum() / counts[1].sum()) if len(counts[0]) else None


def _counts(statistics: Statistics, measure_id: str, period: int) -> tuple[Floats, Floats]:
    """Numerators and denominators of the authorities that have both; the very small and the
    second of two that made one return left out."""
    cube = statistics.cube
    p = cube.period_index.get(period)
    at = [
        index for index, key in enumerate(cube.areas) if is_authority(key) and key not in VERY_SMALL
    ]
    if p is None:
        return np.empty(0), np.empty(0)
    m = cube.measure_index[measure_id]
    pairs = joint_pairs([cube.areas[index] for index in at])
    values = once(cube.value[m, p, at], cube.joint[m, p, at], pairs)
    numerators, denominators = cube.numerator[m, p, at], cube.denominator[m, p, at]
    there = ~np.isnan(values) & ~np.isnan(numerators) & (denominators > 0)
    there &= ~cube.doubled[m, p, at]
    return numerators[there], denominators[there]


def _of_everyone(
    statistics: Statistics, measure_id: str, period: int, form: Form
) -> tuple[float, float] | None:
    """England's share or rate, and by how much authorities differ more than by chance; None
    without counts. Kept with the statistics, since every authority asks for the same."""
    key = ("limits", measure_id, period)
    if key not in statistics.kept:
        share = _england(statistics, measure_id, period)
        statistics.kept[key] = (
            None
            if share is None
            else (share, _spread(form, share, *_counts(statistics, measure_id, period)))
        )
    found: tuple[float, float] | None = statistics.kept[key]
    return found


def around_england(
    statistics: Statistics, measure_id: str, period: int, denominator: float
) -> Limits | None:
    """The limits around England's value for any denominator, widened by how much authorities
    differ; None where the measure has no limits, or England's value no counts.

    Raises:
        UnknownMeasureError: the measure is not known.
    """
    about = measure(measure_id)
    form = Form(about.form)
    if form not in (Form.PROPORTION, Form.RATE) or about.scale is None or denominator <= 0:
        return None
    found = _of_everyone(statistics, measure_id, period, form)
    if found is None:
        return None
    share, spread = found
    return funnel(form, share * about.scale, denominator, about.scale, spread)


def unusual(statistics: Statistics, measure_id: str, code: str, period: int) -> Unusual:
    """How unusual an authority's value is among all authorities in a period.

    Raises:
        UnknownMeasureError, UnknownAuthorityError: the measure or the authority is not known.
    """
    about = measure(measure_id)
    authority = authorities.get(code)
    form = Form(about.form)

    def none(why: str) -> Unusual:
        return Unusual(None, None, None, None, f"No limits: {why}.")

    value = statistics.value(measure_id, authority.code, period)
    if value is None:
        return none("nothing is published")
    if value.value is None:
        return none(f"the value is {value.status.label if value.status else 'missing'}")
    if form not in (Form.PROPORTION, Form.RATE):
        return none(f"the measure is {form.doc}")
    if about.scale is None or value.denominator is None:
        return none("no counts are published")
    found_for_all = _of_everyone(statistics, measure_id, period, form)
    if found_for_all is None:
        return none("England's value has no counts")
    share, spread = found_for_all
    centre = share * about.scale
    found = funnel(form, centre, value.denominator, about.scale, spread)
    kind = "Binomial" if form is Form.PROPORTION else "Poisson"
    why = (
        f"{kind} limits around England's {centre:,.{about.decimals}f} for a denominator of "
        f"{value.denominator:,.0f}"
    )
    if spread > 1:
        why += f", {spread:.1f} times as wide because authorities differ that much more than chance"
    return Unusual(
        limits=found,
        by_chance=funnel(form, centre, value.denominator, about.scale),
        band=found.band(value.value),
        spread=spread,
        why=f"{why}.",
    )
