"""A look-back longer than the history is not reliable, and never nothing."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.indicators.periods import rolling, year_to
from lineofsight.indicators.registry import indicator
from lineofsight.indicators.reliable import why_not_reliable

AS_AT = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("code", "history", "said", "why"),
    [
        ("HP05", date(2025, 4, 1), None, "the year is there from its first day"),
        ("HP05", date(2025, 4, 2), "only since 2 April 2025", "a day of it is missing"),
        ("HP06", date(2024, 4, 1), None, "the 12 months before are there too"),
        ("HP06", date(2024, 4, 2), "looks back to 1 April 2024", "they are not"),
    ],
)
def test_how_far_back_it_looks(code: str, history: date, said: str | None, why: str) -> None:
    """Events need the whole period, and what it looks back on."""
    found = why_not_reliable(indicator(code), year_to(2026), {"referral": history}, AS_AT)
    assert (found is None) if said is None else (found and said in found), why


def test_what_was_never_loaded() -> None:
    """A record without referrals says so."""
    found = why_not_reliable(indicator("HP05"), year_to(2026), {}, AS_AT)
    assert found == "Nothing that was loaded tells of referrals."


def test_a_period_that_is_not_over() -> None:
    """Figures of a period that ends after the data are not shown as if it were over."""
    found = why_not_reliable(
        indicator("HP05"), rolling(date(2026, 10, 1)), {"referral": date(2020, 4, 1)}, AS_AT
    )
    assert found == "The record stands at 30 September 2026, before the period ends."
