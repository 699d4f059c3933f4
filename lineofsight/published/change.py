"""Whether a change between two published values is more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lineofsight.published.values import Value


class Method(StrEnum):
    """How a change was tested."""

    TWO_PROPORTIONS = "two-proportion z test"
    FISHER = "Fisher's exact test"
    TWO_RATES = "two-rate z test"
    POISSON_EXACT = "exact conditional test of two Poisson rates"
    NOT_TESTED = "cannot be tested"


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
    method: str
    p_value: float | None
    settles: bool | None
    per_year: float | None
    why: str


def change(before: Value, after: Value) -> Change:
    """Test the change between two values of one measure: of one area over time, or of two areas
    in one period.

    Raises:
        ValueError: the values are of different measures.
        UnknownMeasureError: the measure is not known.
    """
    raise NotImplementedError


def compare_counts(
    before: int, before_of: int, after: int, after_of: int
) -> tuple[Method, float, tuple[float, float]]:
    """Test two samples against each other, as in 3 of 90 and 0 of 120.

    Returns:
        The method, the p value, and the 95% interval of the difference as a share (0 to 1).

    Raises:
        ValueError: a count is negative or above its total, or a total is zero.
    """
    raise NotImplementedError


def trend(values: Sequence[Value]) -> Trend:
    """The run of an area's values of one measure.

    Raises:
        ValueError: the values are of more than one measure or area, or there is none.
    """
    raise NotImplementedError
