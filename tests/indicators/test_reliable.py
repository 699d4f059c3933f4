"""A look-back longer than the history is not reliable, and never nothing."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from lineofsight.indicators.periods import rolling, year_to
from lineofsight.indicators.registry import indicator
from lineofsight.indicators.reliable import why_not_reliable
from lineofsight.record.history import read_history

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


#: Two years of the CIN census, with an extract of the dataset that goes back a month.
LOADED = (
    ("cin", "CINdetails", date(2024, 4, 1), date(2026, 3, 31)),
    ("cin", "Section47", date(2024, 4, 1), date(2026, 3, 31)),
    ("cin", "ChildProtectionPlans", date(2024, 4, 1), date(2026, 3, 31)),
    ("ssd", "ssd_cin_episodes", date(2026, 3, 1), date(2026, 3, 31)),
    ("ssd", "ssd_s47_enquiry", date(2026, 3, 1), date(2026, 3, 31)),
    ("ssd", "ssd_initial_cp_conference", date(2026, 3, 1), date(2026, 3, 31)),
    ("ssd", "ssd_cp_plans", date(2026, 3, 1), date(2026, 3, 31)),
)


@pytest.mark.parametrize("code", ["HP23", "HP27", "HP28", "HP30-starting", "HP32-12", "HP34"])
def test_what_the_census_tells_without_a_column(code: str) -> None:
    """Whether a plan is another council's, and whether a conference was of a child who moved in,
    is told by the CIN census as far back as it goes: a short extract beside it takes nothing."""
    assert why_not_reliable(indicator(code), year_to(2026), _history(LOADED), AS_AT) is None


def test_what_only_a_short_extract_tells() -> None:
    """When an enquiry ended is in no census: only the extract tells, since a month ago."""
    found = why_not_reliable(indicator("HP24"), year_to(2026), _history(LOADED), AS_AT)
    assert found is not None
    assert "only since 1 March 2026" in found


def _history(loads: tuple[tuple[str, str, date, date], ...]) -> dict[str, date]:
    with duckdb.connect() as connection:
        connection.execute(
            'CREATE TABLE record_load (source VARCHAR, "table" VARCHAR, history_from DATE, '
            "period_end DATE)"
        )
        connection.executemany("INSERT INTO record_load VALUES (?, ?, ?, ?)", list(loads))
        return read_history(connection)
