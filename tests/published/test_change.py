"""Whether a change is more than chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lineofsight.published.change import (
    Change,
    Direction,
    Method,
    Reading,
    change,
    compare_counts,
    compare_rates,
    p_in_words,
    trend,
)
from lineofsight.published.statistics import Statistics
from tests.published.small_cube import row, statistics_of


def changed(measure_id: str, before: str, after: str) -> Change:
    """The change between two years of one authority."""
    found = statistics_of(
        [row(measure_id, "865", 2023, before), row(measure_id, "865", 2024, after)]
    )
    return change(*found.series(measure_id, "865"))


@pytest.mark.parametrize(
    ("before", "after", "method", "p_value"),
    [
        # Few expected in a cell: Fisher's exact test.
        ((3, 90), (0, 120), Method.FISHER, 0.0772),
        ((1, 10), (8, 10), Method.FISHER, 0.0055),
        # Enough: the pooled z test.
        ((62, 91), (57, 103), Method.TWO_PROPORTIONS, 0.0679),
        ((200, 1000), (250, 1000), Method.TWO_PROPORTIONS, 0.0074),
        ((50, 100), (50, 100), Method.TWO_PROPORTIONS, 1.0),
    ],
)
def test_two_shares(
    before: tuple[int, int], after: tuple[int, int], method: Method, p_value: float
) -> None:
    """3 of 90 and 0 of 120 could be chance."""
    found, p, (low, high) = compare_counts(*before, *after)
    assert found is method
    assert p == pytest.approx(p_value, abs=5e-5)
    assert low <= after[0] / after[1] - before[0] / before[1] <= high


def test_the_interval_of_a_difference_of_shares() -> None:
    """Newcombe's own example (1998, table II, a): 56 of 70 less 48 of 80 is 0.20, from 0.0524
    to 0.3339."""
    _, _, (low, high) = compare_counts(48, 80, 56, 70)
    assert [low, high] == pytest.approx([0.0524, 0.3339], abs=5e-5)


def test_the_z_test_is_the_chi_square_of_a_table() -> None:
    """Without Yates's correction, and with the same p."""
    _, p, _ = compare_counts(62, 91, 57, 103)
    table = [[62, 91 - 62], [57, 103 - 57]]
    assert p == pytest.approx(stats.chi2_contingency(table, correction=False).pvalue)


@pytest.mark.parametrize("bad", [(-1, 10, 0, 10), (11, 10, 0, 10), (0, 0, 0, 10)])
def test_counts_that_are_none(bad: tuple[int, int, int, int]) -> None:
    """A count is between nothing and its total."""
    with pytest.raises(ValueError, match="not a count"):
        compare_counts(*bad)


@given(st.integers(1, 200), st.integers(1, 200), st.data())
def test_tests_of_shares_do_not_depend_on_the_order(
    one_of: int, two_of: int, data: st.DataObject
) -> None:
    """Before and after exchanged: the same p, the interval turned about."""
    one, two = data.draw(st.integers(0, one_of)), data.draw(st.integers(0, two_of))
    method, p, (low, high) = compare_counts(one, one_of, two, two_of)
    back_method, back_p, (back_low, back_high) = compare_counts(two, two_of, one, one_of)
    assert method is back_method
    assert [p, low, high] == pytest.approx([back_p, -back_high, -back_low])
    assert 0 <= p <= 1


def test_two_rates() -> None:
    """The example of R's poisson.test: 11 in 800 against 21 in 3,011 gives p = 0.07967 and a
    ratio between 0.8584 and 4.2773."""
    p, (low, high), ratio = compare_rates(21, 3011, 11, 800)
    assert p == pytest.approx(0.07967, abs=5e-6)
    assert low < 11 / 800 - 21 / 3011 < high
    assert list(ratio) == pytest.approx([0.8584264, 4.2772659], abs=5e-7)


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_ratio_and_the_p_value_agree(before: int, after: int) -> None:
    """A ratio of one lies outside its exact interval only when p is small."""
    p, _, (low, high) = compare_rates(before, 100.0, after, 100.0)
    if not low <= 1 <= high:
        assert p <= 0.05
    assert low <= high


def test_no_events_at_all() -> None:
    """Nothing before and nothing after is no change."""
    p, interval, ratio = compare_rates(0, 100, 0, 200)
    assert p == 1.0
    assert interval[0] < 0 < interval[1]
    assert ratio == (0.0, float("inf"))
    with pytest.raises(ValueError, match="not a rate"):
        compare_rates(1, 0, 1, 10)


@pytest.mark.parametrize(
    ("measure_id", "before", "after", "reading", "method"),
    [
        # Fewer re-referrals are better, more are worse.
        ("hp_rereferral_pct", "300/1000", "200/1000", Reading.BETTER, Method.TWO_PROPORTIONS),
        ("hp_rereferral_pct", "200/1000", "300/1000", Reading.WORSE, Method.TWO_PROPORTIONS),
        ("hp_rereferral_pct", "20/100", "25/100", Reading.NO_CLEAR_CHANGE, Method.TWO_PROPORTIONS),
        ("cl_eet_1921_pct", "60/200", "120/200", Reading.BETTER, Method.TWO_PROPORTIONS),
        # Children in need have no direction.
        ("hp_cin_rate", "2951/103178", "2470/103374", Reading.CHANGED, Method.POISSON_EXACT),
        (
            "hp_cin_rate",
            "2500/100000",
            "2520/100000",
            Reading.NO_CLEAR_CHANGE,
            Method.POISSON_EXACT,
        ),
        # No counts, or no way to tell how it varies.
        ("hp_cin_rate", "250", "260", Reading.NOT_TESTED, Method.NOT_TESTED),
        ("cic_sdq_avg", "14.1", "15.0", Reading.NOT_TESTED, Method.NOT_TESTED),
        ("lw_inpost_fte", "200", "220", Reading.NOT_TESTED, Method.NOT_TESTED),
        ("cic_absence_pct", "500/9000", "700/9000", Reading.NOT_TESTED, Method.NOT_TESTED),
    ],
)
def test_what_a_change_means(
    measure_id: str, before: str, after: str, reading: Reading, method: Method
) -> None:
    """By the measure's direction, and only once chance is ruled out."""
    found = changed(measure_id, before, after)
    assert (found.reading, found.method) == (reading, method)
    assert found.difference is not None
    assert (found.p_value is None) == (method is Method.NOT_TESTED)
    assert found.settles == (None if found.p_value is None else found.p_value < 0.05)


def test_a_change_is_in_the_measure_s_unit() -> None:
    """Wiltshire's children in need fell by 47.1 per 10,000 from 2019 to 2023: between 33 and 61,
    or 12 to 21 per cent."""
    found = changed("hp_cin_rate", "2951/103178", "2470/103374")
    assert found.difference == -47.1
    assert found.direction is Direction.FELL
    assert list(found.interval or ()) == pytest.approx([-61.1, -33.0], abs=0.05)
    assert list(found.ratio_interval or ()) == pytest.approx([0.79, 0.88], abs=0.005)
    assert found.why == (
        "2,951 of 103,178, then 2,470 of 103,374; exact conditional test of two Poisson rates, "
        "p < 0.001."
    )


def test_two_areas_in_one_period_are_set_against_each_other() -> None:
    """Wiltshire against the Isle of Wight: a difference between places, not over time."""
    found = statistics_of(
        [
            row("hp_rereferral_pct", "865", 2024, "200/1000"),
            row("hp_rereferral_pct", "921", 2024, "60/200"),
        ]
    )
    one, other = (found.series("hp_rereferral_pct", code)[0] for code in ("865", "921"))
    assert change(one, other).difference == 10.0
    assert "200 of 1,000, against 60 of 200" in change(one, other).why


def test_two_measures_are_not_compared() -> None:
    """A rate and a percentage have no difference."""
    found = statistics_of(
        [row("hp_cin_rate", "865", 2024, "250"), row("cic_rate", "865", 2024, "60")]
    )
    one, other = found.series("hp_cin_rate", "865")[0], found.series("cic_rate", "865")[0]
    with pytest.raises(ValueError, match="different measures"):
        change(one, other)


@pytest.mark.parametrize(
    ("p_value", "words"),
    [(0.0004, "p < 0.001"), (0.0074, "p = 0.0074"), (0.047, "p = 0.047"), (0.4, "p = 0.4")],
)
def test_p_values_in_words(p_value: float, words: str) -> None:
    """Two figures, so that one just below 0.05 does not read as 0.05."""
    assert p_in_words(p_value) == words


def test_a_trend_of_counts() -> None:
    """A steady rise is found by the counts; without them the order of ten values is tested."""
    years = range(2016, 2026)
    counted = statistics_of(
        [row("hp_rereferral_pct", "865", y, f"{100 + 10 * (y - 2016)}/1000") for y in years]
    )
    found = trend(counted.series("hp_rereferral_pct", "865"))
    assert found.method is Method.COCHRAN_ARMITAGE
    assert found.direction is Direction.ROSE
    assert found.settles is True
    assert found.per_year == pytest.approx(1.0)
    bare = statistics_of([row("hp_s47_rate", "865", y, str(y - 1900)) for y in years])
    found = trend(bare.series("hp_s47_rate", "865"))
    assert found.method is Method.MANN_KENDALL
    assert found.settles is True


def test_the_score_test_of_shares_is_the_chi_square_of_two() -> None:
    """Over three periods, its square is the linear part of the chi-square: compared with the
    correlation form, N times r squared."""
    counts = [(10, 100), (14, 90), (25, 110)]
    found = statistics_of(
        [row("hp_rereferral_pct", "865", 2022 + i, f"{x}/{n}") for i, (x, n) in enumerate(counts)]
    )
    years = [y for y, (_, n) in enumerate(counts) for _ in range(n)]
    cases = [int(i < x) for x, n in counts for i in range(n)]
    chi = len(cases) * stats.pearsonr(years, cases).statistic ** 2
    assert trend(found.series("hp_rereferral_pct", "865")).p_value == pytest.approx(
        stats.chi2.sf(chi, 1)
    )


def test_too_few_for_a_trend() -> None:
    """Two values have a slope and no test; one has neither."""
    two = statistics_of([row("hp_s47_rate", "865", y, "100") for y in (2023, 2024)])
    found = trend(two.series("hp_s47_rate", "865"))
    assert (found.method, found.p_value, found.per_year) == (Method.NOT_TESTED, None, 0.0)
    assert found.direction is Direction.SAME
    with pytest.raises(ValueError, match="one measure"):
        trend(())


def test_full_time_equivalents_are_counted_as_people() -> None:
    """The Isle of Wight's vacancies rose from 12.6% in 2021 to 25.0% in 2025: worse, narrowly."""
    statistics = Statistics.load()
    before = statistics.value("lw_vacancy_pct", "921", 2021)
    after = statistics.value("lw_vacancy_pct", "921", 2025)
    assert before is not None
    assert after is not None
    found = change(before, after)
    assert found.reading is Reading.WORSE
    assert found.p_value == pytest.approx(0.03, abs=0.01)
