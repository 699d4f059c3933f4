"""Whether two values differ by more than chance: counts, the answer, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lineofsight.indicators.compare import beside
from lineofsight.indicators.differences import Counted, between, counted, from_neighbours
from lineofsight.indicators.periods import Period, census_year_to, rolling, year_to
from lineofsight.indicators.registry import indicator
from lineofsight.indicators.values import Value
from lineofsight.published.counts import compare_counts, compare_rates
from lineofsight.published.statistics import Statistics

YEAR = year_to(2025)
HALF = rolling(date(2025, 9, 30), 6)


def value(code: str, upper: float | None, lower: float | None, period: Period = YEAR) -> Value:
    """A value; what it comes to is of no matter where it is there."""
    number = None if upper is None else 100 * upper / lower if lower else upper
    return Value(code, "999", period, None, None, upper, lower, number)


COUNTS = [
    ("a share", value("HP06", 20, 100), Counted(20, 100, out_of=True)),
    ("a rate over people’s years", value("HP05", 20, 1000), Counted(20, 1000, out_of=False)),
    (
        "a rate of half a year: half as many people’s years",
        value("HP05", 20, 1000, HALF),
        Counted(20, 1000 * HALF.year_share, out_of=False),
    ),
    (
        "of what stands on a day, the length of the period is of no matter",
        value("HP29", 20, 1000, HALF),
        Counted(20, 1000, out_of=False),
    ),
    ("a number over a year", value("CC26-incidents", 20, None), Counted(20, 1.0, out_of=False)),
    (
        "posts, as what is published of them is tested",
        value("LW03", 20.4, 100.2, census_year_to(2025)),
        Counted(20, 100, out_of=True),
    ),
    ("a median", value("HP13", 20, 100), None),
    ("a mean", value("LW08", 0.6, 100), None),
    (
        "days lost to sickness: they come in runs, and no counts are published",
        value("LW05", 100, 4000, census_year_to(2025)),
        None,
    ),
    ("nobody", value("HP06", 0, 0), None),
    ("not known", value("HP06", None, None), None),
]


@pytest.mark.parametrize(("why", "found", "counts"), COUNTS, ids=lambda v: str(v)[:30])
def test_what_a_value_rests_on(why: str, found: Value, counts: Counted | None) -> None:
    """So many out of so many, or so many over so many, or nothing that chance speaks of."""
    assert counted(indicator(found.code), found) == counts, why


def test_two_periods() -> None:
    """By the tests that published values are put to."""
    one, two = value("HP06", 100, 500), value("HP06", 150, 500, year_to(2026))
    assert between(indicator("HP06"), one, two) == compare_counts(100, 500, 150, 500)[1]
    rate = value("HP05", 100, 1000), value("HP05", 150, 1000, year_to(2026))
    assert between(indicator("HP05"), *rate) == compare_rates(100, 1000, 150, 1000)[0]
    assert between(indicator("HP13"), value("HP13", 20, 9), value("HP13", 40, 9)) is None


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    """As they stood on a day, so that later releases change nothing here."""
    return Statistics.load().as_known(date(2026, 3, 1))


@pytest.mark.parametrize(
    ("why", "upper", "lower", "sure"),
    [
        ("far above their mean of 21%", 400, 1000, True),
        ("at it", 214, 1000, False),
        ("above it, and of few", 13, 50, False),
    ],
)
def test_the_neighbours(
    statistics: Statistics, why: str, upper: float, lower: float, sure: bool
) -> None:
    """Each counts once, as in the mean that is shown."""
    one, found = indicator("HP06"), value("HP06", upper, lower)
    near = beside(one, found, statistics, like="865", own=False)
    assert near is not None
    p_value = from_neighbours(one, found, near, statistics)
    assert p_value is not None
    assert (p_value < 0.01) is sure, why


def test_too_few_to_test(statistics: Statistics) -> None:
    """Too few expected, or too few neighbours that publish their counts."""
    one, few = indicator("HP06"), value("HP06", 3, 10)
    near = beside(one, few, statistics, like="865", own=False)
    assert near is not None
    assert from_neighbours(one, few, near, statistics) is None
    many = value("HP06", 300, 1000)
    alone = replace(near, neighbours=replace(near.neighbours, counted=near.neighbours.counted[:4]))
    assert from_neighbours(one, many, alone, statistics) is None
    timely = indicator("HP11")
    found = value("HP11", 900, 1000)
    near = beside(timely, found, statistics, like="865", own=False)
    assert near is not None
    assert from_neighbours(timely, found, near, statistics) is None, "no counts are published"
