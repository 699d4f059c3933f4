"""Values as they were known on a day."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.published.cube import packaged
from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import Vintage
from tests.published.small_cube import row, statistics_of

DAYS = st.dates(date(2016, 1, 1), date(2027, 1, 1))
CIN = "hp_cin_rate"


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    return Statistics.load()


def vintage(value: float, first: str, last: str) -> Vintage:
    return Vintage(
        measure_id=CIN,
        area="865",
        period=2020,
        first_shown=date.fromisoformat(first),
        last_shown=date.fromisoformat(last),
        value=value,
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-10-31", None),  # not out yet
        ("2020-11-01", 100.0),  # out; the archive starts later, so the first value seen stands
        ("2021-01-15", 100.0),
        ("2021-02-15", 110.0),
        ("2021-02-25", 105.0),  # put in its place for a while, then taken back
        ("2021-03-15", 110.0),
        ("2021-06-01", 110.0),  # between two showings the last one seen stands
        ("2021-07-01", 120.0),
        ("2030-01-01", 120.0),
    ],
)
def test_a_revised_value_day_by_day(day: str, expected: float | None) -> None:
    """100, then 110 with a week of 105 in the middle, then 120."""
    found = statistics_of(
        [row(CIN, "865", 2020, "120.0", published=date(2020, 11, 1))],
        [
            vintage(100.0, "2021-01-01", "2021-01-31"),
            vintage(110.0, "2021-02-01", "2021-04-30"),
            vintage(105.0, "2021-02-20", "2021-02-27"),
            vintage(120.0, "2021-07-01", "2021-12-31"),
        ],
    )
    known = found.as_known(date.fromisoformat(day)).value(CIN, "865", 2020)
    assert (known.value if known else None) == expected


def test_counts_belong_to_the_value_they_came_with() -> None:
    """An earlier value has no counts: those at hand are the later value's."""
    found = statistics_of(
        [row(CIN, "865", 2020, "300/25000", published=date(2020, 11, 1))],
        [
            vintage(100.0, "2021-01-01", "2021-01-31"),
            vintage(120.0, "2021-02-01", "2021-12-31"),
        ],
    )
    before = found.as_known(date(2021, 1, 15)).value(CIN, "865", 2020)
    after = found.as_known(date(2021, 2, 15)).value(CIN, "865", 2020)
    assert before is not None
    assert after is not None
    assert (before.value, before.numerator, before.revised) == (100.0, None, True)
    assert (after.value, after.numerator, after.revised) == (120.0, 300.0, True)


@given(one=DAYS, other=DAYS)
def test_what_is_known_only_grows(one: date, other: date) -> None:
    """Whatever was public on a day is public on every later day."""
    earlier, later = sorted((one, other))
    cube = packaged()
    assert not (cube.as_known(earlier).present & ~cube.as_known(later).present).any()


@given(DAYS)
def test_nothing_is_known_before_its_day(day: date) -> None:
    """No value stands on a day before it was public, and none without a row stands at all."""
    known = packaged().as_known(day)
    public = known.published <= (day - date(1970, 1, 1)).days
    assert not (known.present & ~public).any()
    assert np.isnan(known.value[~known.present]).all()
    assert np.isnan(known.numerator[~known.present]).all()
    assert (known.end[known.present] <= known.published[known.present]).all()


@given(DAYS)
def test_a_value_has_either_a_number_or_a_reason(day: date) -> None:
    """On whatever day."""
    known = packaged().as_known(day)
    number = ~np.isnan(known.value[known.present])
    reason = known.status[known.present] >= 0
    assert (number != reason).all()


def test_the_latest_day_gives_the_values_themselves(statistics: Statistics) -> None:
    """After the last revision, every cell is the carried one, counts and reasons included."""
    known = statistics.as_known(date(2026, 4, 8) + timedelta(days=1)).cube
    now = statistics.cube
    assert np.array_equal(known.present, now.present)
    assert np.array_equal(known.status, now.status)
    for name in ("value", "numerator", "denominator"):
        assert np.array_equal(getattr(known, name), getattr(now, name), equal_nan=True), name


@pytest.mark.parametrize(
    ("measure_id", "period", "day", "expected"),
    [
        ("cic_rate", 2024, date(2025, 1, 1), 70.0),
        ("cic_rate", 2024, date(2026, 4, 8), 69.0),
        ("lw_agency_pct", 2023, date(2024, 12, 1), 17.8),
        ("lw_agency_pct", 2023, date(2026, 4, 8), 17.9),
    ],
)
def test_known_revisions_of_england(
    statistics: Statistics, measure_id: str, period: int, day: date, expected: float
) -> None:
    """Children in care were 70 per 10,000 when first published for 2024, and are 69 now."""
    found = statistics.as_known(day).value(measure_id, "england", period)
    assert found is not None
    assert found.value == expected


def test_the_latest_period_is_that_of_the_day(statistics: Statistics) -> None:
    """In June 2021 the children in need of March 2020 were the newest known."""
    assert statistics.latest(CIN) == 2025
    assert statistics.as_known(date(2021, 6, 1)).latest(CIN) == 2020
    assert statistics.as_known(date(2010, 1, 1)).latest(CIN) is None
    assert statistics.as_known(date(2010, 1, 1)).periods(CIN) == ()
