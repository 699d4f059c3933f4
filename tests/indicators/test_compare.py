"""Own figures beside published ones."""

from __future__ import annotations

import pytest

from lineofsight.indicators.compare import beside, is_provisional, published_year
from lineofsight.indicators.periods import Period, rolling, year_to
from lineofsight.indicators.registry import indicator
from lineofsight.indicators.values import Value
from lineofsight.published.limits import Band
from lineofsight.published.statistics import Statistics
from lineofsight.reference.authorities import find

RATE = indicator("HP05")


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    """What the package carries."""
    return Statistics.load()


def wiltshire() -> str:
    """The council that an invented one is like."""
    found = find("Wiltshire")
    assert found is not None
    return found.code


def value(number: float, people: float, period: Period) -> Value:
    """A rate for every 10,000."""
    return Value("HP05", "901", period, None, None, number, people, number / people * 10_000)


def test_it_stands_beside_england_and_neighbours(statistics: Statistics) -> None:
    """In the value's own period: what England and the neighbours had, and how unusual it is."""
    period = year_to(2025)
    found = beside(RATE, value(3_000, 20_000, period), statistics, like=wiltshire(), own=False)
    assert found is not None
    assert (found.period, found.same_period, found.own) == (2025, True, None)
    assert found.england is not None
    assert found.england.value is not None
    assert len(found.neighbours.group.codes) == 10
    assert found.band is Band.VERY_HIGH, "1,500 for 10,000 is about three times England's"
    assert found.p_value is not None
    assert found.p_value < 0.001


def test_a_period_not_published_yet_stands_beside_the_latest(statistics: Statistics) -> None:
    """And says that it is another period; own in-year figures are provisional."""
    latest = statistics.latest("hp_referral_rate")
    assert latest is not None
    period = year_to(latest + 1)
    found = beside(RATE, value(1_000, 20_000, period), statistics, like=wiltshire(), own=True)
    assert found is not None
    assert (found.period, found.same_period) == (latest, False)
    assert found.own is not None
    assert is_provisional(RATE, period, statistics)
    assert not is_provisional(RATE, year_to(latest), statistics)
    assert is_provisional(RATE, rolling(year_to(latest).end), statistics)


def test_nothing_corresponds_to_some(statistics: Statistics) -> None:
    """Contacts are in no statistics."""
    contacts = indicator("HP01")
    number = Value("HP01", "901", year_to(2025), None, None, 10.0, 20_000.0, 5.0)
    assert beside(contacts, number, statistics, like=wiltshire(), own=True) is None
    assert is_provisional(contacts, year_to(2025), statistics)


def test_in_which_published_year_a_period_is() -> None:
    """Named by its end; twelve months to September are set beside the year to March."""
    assert published_year(year_to(2026)) == 2026
    assert published_year(rolling(year_to(2026).end)) == 2026
    assert published_year(rolling(year_to(2026).start)) == 2025
