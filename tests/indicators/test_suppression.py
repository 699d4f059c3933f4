"""Small numbers are not shown, nor what would tell them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.indicators.periods import year_to
from lineofsight.indicators.registry import indicator
from lineofsight.indicators.suppression import SMALL, suppress, suppress_alone
from lineofsight.indicators.values import Value

RATE, PERCENT = indicator("HP05"), indicator("HP06")


def counted(number: float, group: str | None = None) -> Value:
    """A count."""
    return Value("HP05", "901", year_to(2026), None, group, number, None, None)


def share(upper: float, lower: float, group: str | None = None) -> Value:
    """A share."""
    return Value("HP06", "901", year_to(2026), None, group, upper, lower, 100 * upper / lower)


@pytest.mark.parametrize(
    ("numbers", "shown", "why"),
    [
        ([10, 20, 30], [10, 20, 30], "nothing is small"),
        ([0, 20, 30], [0, 20, 30], "nobody is nobody"),
        ([3, 20, 30], [None, None, 30], "one alone could be told from the total"),
        ([3, 4, 30], [None, None, 30], "two, and 7 together"),
        ([1, 1, 30], [None, None, None], "two that are 2 together must be 1 and 1"),
        ([3, 0, 30], [None, 0, None], "a group with nobody hides nothing"),
        ([6, 5, 40], [None, None, 40], "6 is hidden beside 5"),
    ],
)
def test_groups(numbers: list[int], shown: list[int | None], why: str) -> None:
    """The total stays where it can."""
    groups = [counted(number, str(index)) for index, number in enumerate(numbers)]
    total, found = suppress(RATE, counted(sum(numbers)), groups)
    assert [each.value.numerator if each.value else None for each in found] == shown, why
    assert total.value is not None


def test_a_small_total_hides_everything() -> None:
    """And a total that alone would tell the one group that has anybody is hidden too."""
    total, found = suppress(RATE, counted(4), [counted(3, "a"), counted(1, "b"), counted(0, "c")])
    assert total.suppressed
    assert all(each.suppressed for each in found)
    total, found = suppress(RATE, counted(4), [counted(4, "a")])
    assert total.suppressed


@pytest.mark.parametrize(
    ("upper", "lower", "hidden"),
    [(0, 40, False), (3, 40, True), (38, 40, True), (40, 40, False), (20, 40, False), (2, 5, True)],
)
def test_a_share_hides_few_on_either_side(upper: int, lower: int, hidden: bool) -> None:
    """38 of 40 tells of the two who are not; 0 of 40 and 40 of 40 tell of nobody by name."""
    (found,) = suppress_alone(PERCENT, [share(upper, lower)])
    assert found.suppressed is hidden


@given(st.lists(st.integers(0, 40), min_size=1, max_size=8))
def test_what_is_hidden_cannot_be_told_from_the_total(numbers: list[int]) -> None:
    """Where the total is shown, what is hidden is nobody, or at least two groups and more
    children than a few; and no small number is ever shown."""
    groups = [counted(number, str(index)) for index, number in enumerate(numbers)]
    total, found = suppress(RATE, counted(sum(numbers)), groups)
    assert not any(
        each.value and each.value.numerator and each.value.numerator <= SMALL for each in found
    )
    hidden = [n for n, each in zip(numbers, found, strict=True) if each.suppressed and n]
    if total.value is not None and hidden:
        assert len(hidden) > 1
        assert sum(hidden) > SMALL
