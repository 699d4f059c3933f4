"""Two counts set against each other: exact and near-exact tests, and the interval of the
difference."""

from __future__ import annotations

from enum import StrEnum
from math import hypot, sqrt

import numpy as np
from scipy import special, stats

#: A result less likely than this by chance alone settles the matter.
SETTLES = 0.05

#: Below this many expected in any of four cells, Fisher's exact test takes the z test's place.
SMALLEST_EXPECTED = 5


class Method(StrEnum):
    """How a change was tested."""

    TWO_PROPORTIONS = "two-proportion z test"
    FISHER = "Fisher's exact test"
    POISSON_EXACT = "exact conditional test of two Poisson rates"
    COCHRAN_ARMITAGE = "Cochran-Armitage test for trend"
    POISSON_TREND = "score test for trend of Poisson rates"
    MANN_KENDALL = "Mann-Kendall test for trend"
    NOT_TESTED = "cannot be tested"


def _wilson(count: int, of: int) -> tuple[float, float]:
    """95% interval of a proportion (Wilson 1927). Written out, because the library's own works
    out an exact test with it, which takes a hundred times as long."""
    share, z = count / of, float(special.ndtri(0.975))
    middle = (share + z**2 / (2 * of)) / (1 + z**2 / of)
    half = z / (1 + z**2 / of) * sqrt(share * (1 - share) / of + z**2 / (4 * of**2))
    return (
        0.0 if count == 0 else middle - half,
        1.0 if count == of else middle + half,
    )


def _clopper_pearson(count: int, of: int) -> tuple[float, float]:
    """95% interval of a proportion (Clopper and Pearson 1934), by quantiles of the beta
    distribution: the library's own looks for each end step by step."""
    low = special.betaincinv(count, of - count + 1, 0.025) if count else 0.0
    high = special.betaincinv(count + 1, of - count, 0.975) if count < of else 1.0
    return float(low), float(high)


def _garwood(count: int) -> tuple[float, float]:
    """95% interval of a Poisson mean (Garwood 1936)."""
    low = special.gammaincinv(count, 0.025) if count else 0.0
    return float(low), float(special.gammaincinv(count + 1, 0.975))


def _square_and_add(
    before: float,
    before_in: tuple[float, float],
    after: float,
    after_in: tuple[float, float],
) -> tuple[float, float]:
    """Interval of after minus before from the interval of each (Newcombe 1998, method 10, for
    proportions; Zou and Donner 2008 for rates)."""
    difference = after - before
    return (
        difference - hypot(after - after_in[0], before_in[1] - before),
        difference + hypot(after_in[1] - after, before - before_in[0]),
    )


def compare_counts(
    before: int, before_of: int, after: int, after_of: int
) -> tuple[Method, float, tuple[float, float]]:
    """Test two samples against each other, as in 3 of 90 and 0 of 120.

    Returns:
        The method, the p value (two-sided), and the 95% interval of the difference, after
        minus before, as a share from -1 to 1.

    Raises:
        ValueError: a count is negative or above its total, or a total is not positive.
    """
    for count, of in ((before, before_of), (after, after_of)):
        if of <= 0 or not 0 <= count <= of:
            raise ValueError(f"{count} of {of} is not a count out of a total.")
    table = np.array([[before, before_of - before], [after, after_of - after]])
    rows, columns = table.sum(axis=1, keepdims=True), table.sum(axis=0, keepdims=True)
    if (rows * columns / table.sum()).min() < SMALLEST_EXPECTED:
        method, p_value = Method.FISHER, float(stats.fisher_exact(table).pvalue)
    else:
        method = Method.TWO_PROPORTIONS
        share = (before + after) / (before_of + after_of)
        error = sqrt(share * (1 - share) * (1 / before_of + 1 / after_of))
        p_value = float(2 * stats.norm.sf(abs(after / after_of - before / before_of) / error))
    interval = _square_and_add(
        before / before_of,
        _wilson(before, before_of),
        after / after_of,
        _wilson(after, after_of),
    )
    return method, min(p_value, 1.0), interval


def compare_rates(
    before: int, before_of: float, after: int, after_of: float
) -> tuple[float, tuple[float, float], tuple[float, float]]:
    """Test two counts of events over two populations (or staff, or time) against each other.

    Returns:
        The p value of the exact conditional test (two-sided), the 95% interval of the
        difference of rates, after minus before, and that of after divided by before.

    Raises:
        ValueError: a count is negative or a denominator is not positive.
    """
    for count, of in ((before, before_of), (after, after_of)):
        if of <= 0 or count < 0:
            raise ValueError(f"{count} over {of} is not a rate.")
    low_before, high_before = _garwood(before)
    low_after, high_after = _garwood(after)
    interval = _square_and_add(
        before / before_of,
        (low_before / before_of, high_before / before_of),
        after / after_of,
        (low_after / after_of, high_after / after_of),
    )
    if before + after == 0:
        return 1.0, interval, (0.0, float("inf"))
    # Given the sum of two Poisson counts, one of them is binomial.
    found = stats.binomtest(after, before + after, after_of / (before_of + after_of))
    ratio = [
        float("inf") if end >= 1 else float(end / (1 - end) * before_of / after_of)
        for end in _clopper_pearson(after, before + after)
    ]
    return float(found.pvalue), interval, (ratio[0], ratio[1])


def p_in_words(p_value: float) -> str:
    """A p value as it is written: `p = 0.03`, `p < 0.001`."""
    if p_value < 0.001:
        return "p < 0.001"
    text = f"{p_value:.2g}"
    # A value beside the line between settled and not is written so that its side shows.
    return f"p = {p_value:.3g}" if float(text) == SETTLES else f"p = {text}"
