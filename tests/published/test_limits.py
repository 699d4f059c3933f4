"""Funnel limits, and who lies outside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lineofsight.published.limits import Band, Limits, funnel, unusual
from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import Form
from lineofsight.reference import authorities
from tests.published.small_cube import row, statistics_of

SIZES = st.integers(5, 5000)


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (19.9, Band.VERY_LOW),
        (20.0, Band.LOW),
        (30.0, Band.WITHIN),
        (70.0, Band.WITHIN),
        (70.1, Band.HIGH),
        (80.1, Band.VERY_HIGH),
    ],
)
def test_bands(value: float, band: Band) -> None:
    """A value on a limit is within it."""
    assert Limits(50.0, 30.0, 70.0, 20.0, 80.0).band(value) is band


def test_limits_of_a_large_proportion_are_near_the_normal_ones() -> None:
    """20% of 10,000: 1.96 and 3.09 standard errors of 0.4 points on each side."""
    found = funnel(Form.PROPORTION, 20.0, 10_000, 100.0)
    assert found.low95 == pytest.approx(20 - 1.96 * 0.4, abs=0.02)
    assert found.high95 == pytest.approx(20 + 1.96 * 0.4, abs=0.02)
    assert found.low998 == pytest.approx(20 - 3.09 * 0.4, abs=0.02)
    assert found.high998 == pytest.approx(20 + 3.09 * 0.4, abs=0.02)


def test_limits_of_a_large_rate_are_near_the_normal_ones() -> None:
    """100 per 10,000 of 1,000,000: a standard error of 1 per 10,000."""
    found = funnel(Form.RATE, 100.0, 1_000_000, 10_000.0)
    assert found.low95 == pytest.approx(98.04, abs=0.02)
    assert found.high998 == pytest.approx(103.09, abs=0.03)


@given(st.floats(0.1, 99.9), SIZES)
def test_limits_are_quantiles_of_the_binomial(centre: float, size: int) -> None:
    """Each limit, rounded up to a whole count, is scipy's own quantile."""
    found = funnel(Form.PROPORTION, centre, size, 100.0)
    limits = [found.low95, found.high95, found.low998, found.high998]
    for limit, chance in zip(limits, (0.025, 0.975, 0.001, 0.999), strict=True):
        count = limit / 100 * size
        exact = stats.binom.ppf(chance, size, centre / 100)
        # Below the first count there is nothing to interpolate to, so the limit stops at zero.
        assert exact - 1 - 1e-6 <= count <= exact + 1e-6


@given(st.floats(0.1, 500), SIZES)
def test_limits_are_quantiles_of_the_poisson(centre: float, size: int) -> None:
    """Likewise for rates."""
    found = funnel(Form.RATE, centre, size, 1000.0)
    limits = [found.low95, found.high95, found.low998, found.high998]
    for limit, chance in zip(limits, (0.025, 0.975, 0.001, 0.999), strict=True):
        exact = stats.poisson.ppf(chance, centre / 1000 * size)
        assert exact - 1 - 1e-6 <= limit / 1000 * size <= exact + 1e-6


@given(st.floats(1, 99), SIZES, st.floats(1, 5))
def test_limits_lie_in_order_and_within_the_possible(
    centre: float, size: int, spread: float
) -> None:
    """No limit below nothing or above everyone; the wider ones outside the narrower."""
    found = funnel(Form.PROPORTION, centre, size, 100.0, spread)
    assert 0 <= found.low998 <= found.low95 <= found.high95 <= found.high998 <= 100


@given(st.floats(5, 500), SIZES)
def test_a_larger_authority_has_narrower_limits(centre: float, size: int) -> None:
    """Ten times the children, a narrower funnel."""
    small = funnel(Form.RATE, centre, size * 100, 10_000.0)
    large = funnel(Form.RATE, centre, size * 1000, 10_000.0)
    assert large.high95 - large.low95 < small.high95 - small.low95


@pytest.mark.parametrize(
    ("form", "centre", "size"),
    [(Form.AVERAGE, 10.0, 100.0), (Form.PROPORTION, 110.0, 100.0), (Form.RATE, 10.0, 0.0)],
)
def test_no_limits(form: Form, centre: float, size: float) -> None:
    """A mean has none, nor a share above everyone, nor nobody."""
    with pytest.raises(ValueError, match="limits"):
        funnel(form, centre, size, 100.0)


def test_spread_is_one_where_authorities_differ_by_chance_alone() -> None:
    """Thirty authorities with the same share: the limits are those of chance."""
    codes = [a.code for a in authorities.current() if a.code not in ("201", "420")][:30]
    rows = [row("hp_rereferral_pct", code, 2024, "20/100") for code in codes]
    rows.append(row("hp_rereferral_pct", "england", 2024, "20000/100000"))
    found = unusual(statistics_of(rows), "hp_rereferral_pct", codes[0], 2024)
    assert found.spread == 1.0
    assert found.limits == found.by_chance
    assert found.band is Band.WITHIN


def test_england_without_a_value_is_all_authorities_together() -> None:
    """Half of 400 and a quarter of 400: three eighths."""
    found = statistics_of(
        [
            row("hp_rereferral_pct", "865", 2024, "200/400"),
            row("hp_rereferral_pct", "921", 2024, "100/400"),
        ]
    )
    limits = unusual(found, "hp_rereferral_pct", "865", 2024).limits
    assert limits is not None
    assert limits.centre == 37.5


@pytest.mark.parametrize(
    ("measure_id", "why"),
    [
        ("cic_sdq_avg", "mean of a score"),
        ("hp_s47_rate", "no counts are published"),
        ("cic_3sw_pct", "nothing is published"),
    ],
)
def test_why_there_are_no_limits(measure_id: str, why: str) -> None:
    """The reason is said in words."""
    found = unusual(Statistics.load(), measure_id, "865", 2025)
    assert found.limits is None
    assert why in found.why


def test_few_are_unusual() -> None:
    """Re-referrals in 2025: the widened limits leave a small part of authorities outside, those
    of chance alone most of them."""
    statistics = Statistics.load()
    values = statistics.values("hp_rereferral_pct", 2025)
    bands, chance = [], []
    for code, value in values.items():
        if code.isdigit() and value.value is not None:
            found = unusual(statistics, "hp_rereferral_pct", code, 2025)
            assert found.limits is not None
            assert found.by_chance is not None
            bands.append(found.band)
            chance.append(found.by_chance.band(value.value))
    outside = sum(band is not Band.WITHIN for band in bands) / len(bands)
    by_chance = sum(band is not Band.WITHIN for band in chance) / len(chance)
    assert outside < 0.15
    assert by_chance > 0.5
