"""Whether two values of an indicator differ by more than chance would make them."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from scipy import special

from lineofsight.indicators.compare import Beside
from lineofsight.indicators.definition import Form, Indicator, Timing
from lineofsight.indicators.values import Value
from lineofsight.published.counts import SMALLEST_EXPECTED, compare_counts, compare_rates
from lineofsight.published.measures import measure
from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import Form as PublishedForm

#: Fewest neighbours with counts from which a group can be spoken of.
FEWEST_NEIGHBOURS = 5


@dataclass(frozen=True)
class Counted:
    """What a value rests on, as a test takes it: so many out of so many, or so many events over
    so many (people's years, posts, years)."""

    count: int
    of: float
    out_of: bool


def counted(indicator: Indicator, value: Value) -> Counted | None:
    """The counts of a value; None where chance says nothing of it: of a mean or a median, and of
    a ratio for which nothing is published that says how it varies."""
    upper, lower = value.numerator, value.denominator
    if upper is None or value.value is None:
        return None
    share = value.period.year_share if indicator.timing is Timing.EVENTS else 1.0
    if indicator.form is Form.COUNT:
        return Counted(round(upper), share, out_of=False)
    if not lower:
        return None
    if indicator.form is Form.RATE:
        return Counted(round(upper), lower * share, out_of=False)
    form = _form(indicator)
    if form is PublishedForm.RATE:
        return Counted(round(upper), lower, out_of=False)
    if form is PublishedForm.PROPORTION and round(upper) <= round(lower) and round(lower) > 0:
        return Counted(round(upper), round(lower), out_of=True)
    return None


def _form(indicator: Indicator) -> PublishedForm | None:
    """How an indicator that is no rate varies."""
    if indicator.form is Form.PERCENT:
        return PublishedForm.PROPORTION
    if indicator.form not in (Form.RATIO, Form.RATIO_PERCENT) or indicator.published is None:
        return None
    about = measure(indicator.published)
    return PublishedForm(about.form) if about.has_counts else None


def between(indicator: Indicator, before: Value, after: Value) -> float | None:
    """The chance of a difference at least this large between two values if nothing had changed;
    None where it cannot be tested.

    The two are taken as independent. Where the same children are counted in both, the true
    uncertainty is smaller, so that a change said to be more than chance is.
    """
    return _tested(counted(indicator, before), counted(indicator, after))


def from_neighbours(
    indicator: Indicator, value: Value, found: Beside, statistics: Statistics
) -> float | None:
    """The chance of a difference at least this large from the mean of the statistical neighbours
    if the council were like that mean; None where it cannot be tested.

    A z test of the value against the mean that is shown: each neighbour counts once in it,
    however large, and adds its own uncertainty. How far the neighbours lie apart is not in it:
    the limits around England say how far councils differ.

    Args:
        indicator: the indicator.
        value: its value.
        found: what stands beside it.
        statistics: what is published.
    """
    own = counted(indicator, value)
    every = [
        each
        for code in found.neighbours.counted
        if (each := statistics.value(found.measure.id, code, found.period)) is not None
    ]
    counts = [
        (each.numerator / each.denominator, each.denominator)
        for each in every
        if each.numerator is not None and each.denominator
    ]
    if own is None or len(counts) < max(FEWEST_NEIGHBOURS, len(every)):
        return None
    mean = sum(share for share, _ in counts) / len(counts)
    expected = [mean * own.of, *([(1 - mean) * own.of] if own.out_of else [])]
    if min(expected) < SMALLEST_EXPECTED:
        return None

    def varies(share: float, of: float) -> float:
        return share * (1 - share) / of if own.out_of else share / of

    of_mean = sum(varies(share, of) for share, of in counts) / len(counts) ** 2
    distance = abs(own.count / own.of - mean) / sqrt(varies(mean, own.of) + of_mean)
    return float(2 * special.ndtr(-distance))


def _tested(before: Counted | None, after: Counted | None) -> float | None:
    if before is None or after is None:
        return None
    if before.out_of:
        return compare_counts(before.count, round(before.of), after.count, round(after.of))[1]
    return compare_rates(before.count, before.of, after.count, after.of)[0]
