"""The invented council is like the real one whose published figures it was given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lineofsight.reference import authorities
from lineofsight.synthetic.council.calibration import Compared, calibrate
from lineofsight.synthetic.council.making import Settings, make_council
from lineofsight.synthetic.council.rates import rates_of

ONE = Compared("cic_foster_pct", "In foster placements", 74.0, "Wiltshire", 2025, 70.0)


def test_a_council_of_twelve_thousand_is_like_wiltshire() -> None:
    """Of the figures that can be told from lives, most are within a tenth of those published, and
    more where a small percentage may differ by a point."""
    compared = calibrate(Settings("Wiltshire", 12_000))
    assert len(compared) > 60
    assert sum(one.within_a_tenth for one in compared) >= 45
    assert sum(one.alike for one in compared) >= 50
    alike = {one.measure_id for one in compared if one.within_a_tenth}
    assert {
        *("hp_referral_rate", "hp_rereferral_pct", "hp_cin_rate", "hp_s47_rate", "hp_cpp_rate"),
        *("cic_rate", "cic_start_rate", "cic_foster_pct", "lw_caseload", "lw_inpost_fte"),
    } <= alike


@pytest.mark.parametrize("like", ["Blackpool", "Leeds"])
def test_it_is_like_other_councils_too(like: str) -> None:
    """Blackpool's rates are three times Wiltshire's: nothing of one council is built in. Small
    numbers decide more here."""
    compared = calibrate(Settings(like, 5_000))
    assert sum(one.alike for one in compared) >= 35


def test_what_did_not_happen_is_not_counted() -> None:
    """Lives in which nothing came of any referral are like nobody's."""
    council = make_council(Settings("Wiltshire", 300))
    lives = list(council.lives())
    for life in lives:
        for episode in life.need.episodes:
            episode.acted_on, episode.closed = False, None
        life.care.clear()
        life.leaving.clear()
    found = {one.measure_id: one for one in calibrate(council, lives)}
    assert found["hp_referral_nfa_pct"].council == 100
    assert not found["hp_referral_nfa_pct"].alike
    assert found["cic_rate"].council == 0
    assert found["hp_referral_rate"].alike


def test_a_figure_that_is_not_published_is_the_regions() -> None:
    """And the row says whose it is."""
    of = {name: target.of for name, target in rates_of("865").targets.items()}
    assert of["hp_referral_rate"] == "Wiltshire"
    assert of["cic_home_planned_pct"] == "South West"


def test_alike_is_within_a_tenth_or_of_few_within_a_point() -> None:
    """Both are told apart in the row that people read."""
    assert ONE.alike
    assert ONE.row["alike"] == "within a tenth"
    assert ONE.row["ratio"] == "0.95"
    far = replace(ONE, council=60.0)
    assert not far.alike
    assert far.row["alike"] == "no"
    few = replace(ONE, published=3.0, council=3.9)
    assert not few.within_a_tenth
    assert few.row["alike"] == "within a point"
    assert not replace(few, council=4.1).alike
    none = replace(ONE, published=0.0, council=0.0)
    assert (none.alike, none.row["ratio"]) == (True, "")


def test_small_rates_are_not_excused() -> None:
    """A point matters only of percentages: three more in ten thousand are many."""
    rate = replace(ONE, measure_id="cic_start_rate", published=5.0, council=5.9)
    assert not rate.alike


@pytest.mark.parametrize("code", sorted(one.code for one in authorities.all_authorities())[::9])
def test_any_council_of_england_can_be_made(code: str) -> None:
    """Those of few people too, of whom little is published."""
    council = make_council(Settings(code, 40, years=2))
    assert len(list(council.lives())) == 40
    assert council.people > 0
