"""Intervals of counts are those of the library, which takes longer over them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lineofsight.published.counts import _wilson


@given(of=st.integers(1, 5000), share=st.floats(0, 1))
def test_the_interval_of_a_proportion_is_wilsons(of: int, share: float) -> None:
    count = round(of * share)
    found = stats.binomtest(count, of).proportion_ci(method="wilson")
    assert _wilson(count, of) == pytest.approx((found.low, found.high), abs=1e-12)
