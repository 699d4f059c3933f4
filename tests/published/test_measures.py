"""The measures that are carried."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lineofsight.published.measures import (
    Measure,
    UnknownMeasureError,
    by_area,
    measure,
    measures,
    period_label,
)
from lineofsight.published.tables import Form, Polarity
from lineofsight.reference.areas import Area


def test_a_hundred_measures_in_five_parts() -> None:
    """Four inspection areas, and the setting of them all."""
    counts = {
        area: len(by_area(area))
        for area in (
            Area.HELP_AND_PROTECTION,
            Area.IN_CARE,
            Area.CARE_LEAVERS,
            Area.LEADERS,
            None,
        )
    }
    assert list(counts.values()) == [34, 33, 10, 16, 7]
    assert sum(counts.values()) == len(measures()) == 100
    assert sum(found.core for found in measures()) == 66


@pytest.mark.parametrize("found", measures(), ids=lambda found: found.id)
def test_each_measure_is_said_in_full(found: Measure) -> None:
    """A definition that is a sentence, a unit, a source, and counts only where they give it."""
    assert found.definition.endswith(".")
    assert len(found.definition) > 40
    assert found.unit
    assert found.address.startswith("https://")
    assert found.first_period <= found.last_period
    assert (found.scale is not None) == found.has_counts
    assert (found.form == Form.PROPORTION) <= found.unit.startswith("%")


def test_definitions_are_our_own(shared: Path) -> None:
    """None repeats the wording that the facts came with."""
    with (shared / "data" / "published" / "measures.csv").open(encoding="utf-8") as file:
        theirs = {row["id"]: row["definition"] for row in csv.DictReader(file)}
    assert set(theirs) == {found.id for found in measures()}
    assert not [found.id for found in measures() if found.definition == theirs[found.id]]


def test_direction_only_where_everyone_agrees() -> None:
    """More children in need is neither good nor bad; more re-referrals is bad."""
    assert measure("hp_cin_rate").polarity is None
    assert measure("hp_rereferral_pct").polarity == Polarity.LOW
    assert measure("cl_eet_1921_pct").polarity == Polarity.HIGH
    assert sum(found.polarity is None for found in measures()) == 46


def test_an_unknown_measure() -> None:
    """The message names it."""
    with pytest.raises(UnknownMeasureError, match="hp_nothing"):
        measure("hp_nothing")


@pytest.mark.parametrize(
    ("measure_id", "period", "label"),
    [
        ("hp_cin_rate", 2025, "31 March 2025"),
        ("hp_referral_rate", 2025, "2024-25"),
        ("lw_vacancy_pct", 2025, "30 September 2025"),
        ("lw_turnover_pct", 2025, "year to September 2025"),
        ("cic_pa_pct", 2025, "2024/25"),
        ("ctx_ehcp_pct", 2025, "January 2025"),
        ("hp_fte_yjs_rate", 2024, "2024"),
        ("ctx_pop_0_17", 2024, "mid-2024"),
        ("hp_referral_rate", 2000, "1999-00"),
    ],
)
def test_periods_are_named_by_what_they_are(measure_id: str, period: int, label: str) -> None:
    """A count on a day, a financial year, an academic year and so on."""
    assert period_label(measure(measure_id), period) == label
