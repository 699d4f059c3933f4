"""Whether a change between two published values is more than chance.

A value rests on a count, and a count would have come out a little different had the same
services met the same need again. The tests here ask whether a change is larger than that. They
treat the two counts as independent; children who are counted in both years make the true
uncertainty of a change smaller, so that a change said to settle the matter does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import NamedTuple

import numpy as np
from scipy import stats

from lineofsight.published.counts import (
    SETTLES,
    Method,
    compare_counts,
    compare_rates,
    p_in_words,
)
from lineofsight.published.measures import Measure, measure, period_label
from lineofsight.published.tables import Form, Polarity
from lineofsight.published.values import Value

__all__ = [
    "SETTLES",
    "Change",
    "Direction",
    "Method",
    "Reading",
    "Trend",
    "change",
    "compare_counts",
    "compare_rates",
    "p_in_words",
    "trend",
]

#: Fewest values for a test of trend from the order of the values alone.
FEWEST_FOR_ORDER = 4


class Direction(StrEnum):
    """Which way a value went, as published."""

    ROSE = "rose"
    FELL = "fell"
    SAME = "stayed the same"


class Reading(StrEnum):
    """What a change means once it was tested and the measure's direction is known."""

    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"
    NO_CLEAR_CHANGE = "no clear change"
    NOT_TESTED = "cannot be tested"


@dataclass(frozen=True)
class Change:
    """A change between two values.

    Attributes:
        before, after: the values.
        difference: after minus before in the measure's unit; None when either is missing.
        direction: which way it went; None likewise.
        method: the test.
        p_value: chance of a difference this large if nothing had changed; None when untested.
        interval: 95% interval of the difference in the measure's unit; None when untested.
        ratio_interval: for rates, 95% interval of after divided by before.
        settles: whether p is below 0.05; None when untested.
        reading: what it means.
        why: in words, why it was tested so, or why it cannot be.
    """

    before: Value
    after: Value
    difference: float | None
    direction: Direction | None
    method: Method
    p_value: float | None
    interval: tuple[float, float] | None
    ratio_interval: tuple[float, float] | None
    settles: bool | None
    reading: Reading
    why: str


@dataclass(frozen=True)
class Trend:
    """A run of values.

    Attributes:
        values: the values, oldest first, suppressed ones among them.
        direction: which way it went from first to last; None with fewer than two numbers.
        method: the test over all periods, or NOT_TESTED.
        p_value: of no slope; None when untested.
        settles: whether p is below 0.05; None when untested.
        per_year: slope a year in the measure's unit; None with fewer than two numbers.
        why: in words.
    """

    values: tuple[Value, ...]
    direction: Direction | None
    method: Method
    p_value: float | None
    settles: bool | None
    per_year: float | None
    why: str


class _Counts(NamedTuple):
    """What two values rest on, in whole numbers."""

    before: int
    before_of: float
    after: int
    after_of: float


class _Result(NamedTuple):
    method: Method
    p_value: float
    interval: tuple[float, float]
    ratio_interval: tuple[float, float] | None


def _not_testable(about: Measure, values: Sequence[Value]) -> str | None:
    """Why values cannot be tested, or None when they can."""
    for value in values:
        if value.value is None:
            reason = value.status.label if value.status else "not published"
            return f"the value for {period_label(about, value.period)} is {reason}"
    form = Form(about.form)
    if form not in (Form.PROPORTION, Form.RATE):
        return f"the measure is {form.doc}, and how it varies by chance is not published"
    for value in values:
        if value.numerator is None or value.denominator is None:
            if value.revised:
                return (
                    f"the counts behind the value for {period_label(about, value.period)} "
                    "as it then stood are not at hand"
                )
            return f"no counts are published for {period_label(about, value.period)}"
    return None


def _counts(before: Value, after: Value) -> _Counts:
    if (
        before.numerator is None
        or before.denominator is None
        or after.numerator is None
        or after.denominator is None
    ):
        raise ValueError("Values without counts cannot be tested.")
    return _Counts(
        round(before.numerator), before.denominator, round(after.numerator), after.denominator
    )


def _test(form: Form, scale: float, counts: _Counts) -> _Result:
    if form is Form.PROPORTION:
        method, p_value, interval = compare_counts(
            counts.before, round(counts.before_of), counts.after, round(counts.after_of)
        )
        ratio = None
    else:
        method = Method.POISSON_EXACT
        p_value, interval, ratio = compare_rates(*counts)
    return _Result(method, p_value, (interval[0] * scale, interval[1] * scale), ratio)


def _direction(before: float | None, after: float | None) -> Direction | None:
    if before is None or after is None:
        return None
    if before == after:
        return Direction.SAME
    return Direction.ROSE if after > before else Direction.FELL


def _reading(settles: bool, direction: Direction | None, polarity: str | None) -> Reading:
    if not settles or direction in (None, Direction.SAME):
        return Reading.NO_CLEAR_CHANGE
    if polarity is None:
        return Reading.CHANGED
    wished = Direction.ROSE if polarity == Polarity.HIGH else Direction.FELL
    return Reading.BETTER if direction is wished else Reading.WORSE


def _difference(about: Measure, before: Value, after: Value) -> float | None:
    if before.value is None or after.value is None:
        return None
    # Differences of rounded numbers are shown as exact as they are.
    return round(after.value - before.value, max(about.decimals, 1) + 1)


def change(before: Value, after: Value) -> Change:
    """Test the change between two values of one measure: of one area over time, or of two areas
    in one period (whatever is said of before and after then holds of the one and the other).

    Proportions are tested by the two-proportion z test, or by Fisher's exact test where fewer
    than five are expected in a cell; rates by the exact conditional test. Full-time equivalents
    are counted as people.

    Raises:
        ValueError: the values are of different measures.
        UnknownMeasureError: the measure is not known.
    """
    if before.measure_id != after.measure_id:
        raise ValueError(f"{before.measure_id} and {after.measure_id} are different measures.")
    about = measure(before.measure_id)
    difference = _difference(about, before, after)
    direction = _direction(before.value, after.value)
    reason = _not_testable(about, (before, after))
    if reason is not None or about.scale is None:
        return Change(
            before=before,
            after=after,
            difference=difference,
            direction=direction,
            method=Method.NOT_TESTED,
            p_value=None,
            interval=None,
            ratio_interval=None,
            settles=None,
            reading=Reading.NOT_TESTED,
            why=f"Cannot be tested: {reason or 'the counts do not give the value'}.",
        )
    counts = _counts(before, after)
    result = _test(Form(about.form), about.scale, counts)
    settles = result.p_value < SETTLES
    return Change(
        before=before,
        after=after,
        difference=difference,
        direction=direction,
        method=result.method,
        p_value=result.p_value,
        interval=result.interval,
        ratio_interval=result.ratio_interval,
        settles=settles,
        reading=_reading(settles, direction, about.polarity),
        why=f"{counts.before:,} of {counts.before_of:,.0f}, "
        f"{'then' if before.period != after.period else 'against'} "
        f"{counts.after:,} of {counts.after_of:,.0f}; {result.method}, "
        f"{p_in_words(result.p_value)}.",
    )


def _slope_test(form: Form, values: Sequence[Value]) -> tuple[Method, float]:
    """Score test that counts go up or down steadily with time."""
    when = np.array([value.period for value in values], dtype=np.float64)
    count = np.array([value.numerator for value in values], dtype=np.float64)
    of = np.array([value.denominator for value in values], dtype=np.float64)
    share = count.sum() / of.sum()
    middle = (of * when).sum() / of.sum()
    score = ((when - middle) * (count - share * of)).sum()
    spread = share * (of * (when - middle) ** 2).sum()
    if form is Form.PROPORTION:
        method, variance = Method.COCHRAN_ARMITAGE, spread * (1 - share)
    else:
        method, variance = Method.POISSON_TREND, spread
    p_value = 1.0 if variance == 0 else float(2 * stats.norm.sf(abs(score) / sqrt(variance)))
    return method, p_value


def trend(values: Sequence[Value]) -> Trend:
    """The run of an area's values of one measure.

    With counts for every value, a steady rise or fall is tested by a score test over the
    counts; without, the order of four or more values is tested by Mann and Kendall's. Values
    that are withheld do not enter.

    Raises:
        ValueError: the values are of more than one measure or area, or there is none.
    """
    if len({(value.measure_id, value.area) for value in values}) != 1:
        raise ValueError("A trend is of one measure and one area.")
    about = measure(values[0].measure_id)
    ordered = tuple(sorted(values, key=lambda value: value.period))
    there = [(value.period, value.value) for value in ordered if value.value is not None]
    if len(there) < 2:
        return Trend(ordered, None, Method.NOT_TESTED, None, None, None, "Fewer than two numbers.")
    direction = _direction(there[0][1], there[-1][1])
    years, heights = (np.array(column) for column in zip(*there, strict=True))
    per_year = float(stats.linregress(years, heights).slope)
    numbers = [value for value in ordered if value.value is not None]
    method, p_value = Method.NOT_TESTED, None
    why = f"{len(there)} values without counts are too few to test."
    if len(there) > 2 and _not_testable(about, numbers) is None and about.scale is not None:
        method, p_value = _slope_test(Form(about.form), numbers)
        why = f"Counts of {len(there)} periods; {method}, {p_in_words(p_value)}."
    elif len(there) >= FEWEST_FOR_ORDER:
        method = Method.MANN_KENDALL
        found = stats.kendalltau(years, heights).pvalue
        p_value = 1.0 if np.isnan(found) else float(found)
        why = f"The order of {len(there)} values; {method}, {p_in_words(p_value)}."
    settles = None if p_value is None else p_value < SETTLES
    return Trend(ordered, direction, method, p_value, settles, per_year, why)
