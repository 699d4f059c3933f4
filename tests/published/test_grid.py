"""Averages, ranks and quarters over arrays, against other people's implementations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lineofsight.published.grid import averages, bounds, joint_pairs, once, quarters, ranks

#: Values as they are printed, with gaps.
VALUES = st.lists(
    st.one_of(st.none(), st.integers(-50, 50).map(lambda number: number / 10)),
    min_size=1,
    max_size=40,
).map(lambda values: np.array([np.nan if v is None else v for v in values]))


@given(VALUES)
def test_averages_are_numpys_without_the_gaps(values: np.ndarray) -> None:
    """Mean and median of what is there; nothing of nothing."""
    found = averages(values)
    there = values[~np.isnan(values)]
    if not len(there):
        assert np.isnan(found.mean)
        assert np.isnan(found.median)
    else:
        assert found.mean == pytest.approx(there.mean())
        assert found.median == pytest.approx(np.median(there))


@given(VALUES)
def test_bounds_are_the_type_7_quantile(values: np.ndarray) -> None:
    """numpy's `linear` method is R's type 7. Fewer than four values have no quarters."""
    there = values[~np.isnan(values)]
    found = bounds(values)
    if len(there) < 4:
        assert np.isnan(found).all()
    else:
        assert found == pytest.approx(np.quantile(there, [0.25, 0.5, 0.75], method="linear"))


@given(VALUES, st.booleans())
def test_ranks_are_competition_ranks(values: np.ndarray, highest_first: bool) -> None:
    """Equal values share the better place, as scipy's `min` method gives it."""
    found = ranks(values, np.array(highest_first))
    there = ~np.isnan(values)
    keyed = -values[there] if highest_first else values[there]
    assert found[there].tolist() == stats.rankdata(keyed, method="min").tolist()
    assert np.isnan(found[~there]).all()


@given(VALUES, st.booleans())
def test_a_better_rank_is_never_in_a_worse_quarter(values: np.ndarray, high: bool) -> None:
    """Quarters follow the order of ranks, and nobody without a value has one."""
    way = np.array(high)
    place, quarter = ranks(values, way), quarters(values, bounds(values), way)
    there = ~np.isnan(quarter)
    assert not (there & np.isnan(values)).any()
    order = np.argsort(place[there], kind="stable")
    assert (np.diff(quarter[there][order]) >= 0).all()


@pytest.mark.parametrize(
    ("high", "expected"),
    [
        # Bounds of 1 to 5 are 2, 3 and 4: a value on a bound is in the better quarter.
        (True, [4, 3, 2, 1, 1]),
        (False, [1, 1, 2, 3, 4]),
    ],
)
def test_a_value_on_a_bound_is_in_the_better_quarter(high: bool, expected: list[int]) -> None:
    """Whichever direction is better."""
    values = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    assert quarters(values, bounds(values), np.array(high)).tolist() == expected


def test_many_rows_at_once_are_each_row_by_itself() -> None:
    """The work over all measures and periods is the work over one."""
    rng = np.random.default_rng(1)
    block = np.round(rng.normal(size=(4, 3, 9)), 1)
    block[rng.random(block.shape) < 0.2] = np.nan
    high = np.array([[True, False, True]] * 4)
    place, mean = ranks(block, high), averages(block).mean
    for index in np.ndindex(4, 3):
        assert np.array_equal(place[index], ranks(block[index], high[index]), equal_nan=True)
        assert mean[index] == pytest.approx(averages(block[index]).mean, nan_ok=True)


def test_one_joint_return_counts_once() -> None:
    """Kingston (314) and Richmond (318) report together; the first listed stays."""
    pairs = joint_pairs(["318", "999", "314"])
    assert pairs == [(0, 2)]
    joint = np.array([True, False, True])
    assert once(np.array([5.0, 7.0, 5.0]), joint, pairs).tolist()[:2] == [5.0, 7.0]
    assert np.isnan(once(np.array([5.0, 7.0, 5.0]), joint, pairs)[2])


def test_two_returns_with_one_value_count_twice() -> None:
    """Without the mark of a joint return, equal values are a coincidence."""
    values = np.array([5.0, 5.0])
    assert once(values, np.array([False, False]), [(0, 1)]).tolist() == [5.0, 5.0]
