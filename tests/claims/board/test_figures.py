"""What the board says of figures: what was kept, the sentence, and why."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.claims.board.inputs import Values
from lineofsight.claims.board.knowing import of_reading
from lineofsight.claims.board.series import read
from lineofsight.claims.board.statements import Reason, Statement, Tone
from lineofsight.indicators.keeping import Kept, by_code
from lineofsight.indicators.periods import census_year_to, rolling, year_to
from lineofsight.indicators.registry import indicator
from tests.claims.board.made import LATEST, inputs, kept, years

VISITED = "HP37-14"


def said(*every: Kept, earlier: tuple[Values, ...] = ()) -> Statement | None:
    """What the board says of the one indicator that it is given."""
    found = inputs(*every, earlier=earlier)
    return of_reading(read(indicator(every[0].value.code), found), found)


SENTENCES = [
    (
        "above the neighbours by more than chance, and rising three years running: the sentence "
        "that the board is for",
        years("HP06", (1000, 5000), (1100, 5000), (1310, 5000)),
        "26% of referrals were re-referrals within 12 months, above statistical neighbours (21% in "
        "2024-25) and rising since March 2024 (then 20%). Lower is better.",
        (Reason.CHANGED, Tone.WORSE),
    ),
    (
        "below the neighbours, where lower is better; nothing is known of the year before",
        years("HP06", (160, 1000)),
        "16% of referrals were re-referrals within 12 months, below statistical neighbours (21% in "
        "2024-25). Lower is better.",
        (Reason.UNUSUAL, Tone.BETTER),
    ),
    (
        "nothing is published of it, so that only its change is told; on a day, not over a year",
        years("HP12", (20, 200), (60, 200)),
        "30% of open assessments are past 45 working days, up from 10% on 31 March 2025. Lower is "
        "better.",
        (Reason.CHANGED, Tone.WORSE),
    ),
    (
        "a small share has a decimal and a large one none",
        years("HP12", (7, 400), (120, 400)),
        "30% of open assessments are past 45 working days, up from 1.8% on 31 March 2025. Lower is "
        "better.",
        (Reason.CHANGED, Tone.WORSE),
    ),
    (
        "far outside the limits for a council of its size",
        years("CC04", (70, 300)),
        "23% of children in care had three or more placements in 12 months, above statistical "
        "neighbours (12% on 31 March 2025) and very unusually high for a council of its size "
        "(England 10%). Lower is better.",
        (Reason.UNUSUAL, Tone.WORSE),
    ),
    (
        "a rate that is neither good nor bad by itself: not a word of better or worse",
        years("HP05", (2000, 80_000), (3000, 80_000)),
        "Referrals were 375 for every 10,000 children, below statistical neighbours (497 in "
        "2024-25) and up from 250 in 2024-25.",
        (Reason.CHANGED, None),
    ),
    (
        "a plain number, of which there are no shares",
        years("CC26-incidents", (100, None), (150, None)),
        "The number of times that children went missing from care was 150, up from 100 in 2024-25. "
        "Lower is better.",
        (Reason.CHANGED, Tone.WORSE),
    ),
    (
        "changed, and like the neighbours: that is said too, with decimals that tell them apart",
        years("CC07-foster", (250, 300), (199, 300)),
        "66.3% of children in care live with foster carers, like statistical neighbours (65.9% on "
        "31 March 2025) and down from 83.3% on 31 March 2025. Higher is better.",
        (Reason.CHANGED, Tone.WORSE),
    ),
]


@pytest.mark.parametrize(("why", "every", "words", "marks"), SENTENCES, ids=lambda v: str(v)[:40])
def test_a_figure_in_words(
    why: str, every: list[Kept], words: str, marks: tuple[Reason, Tone | None]
) -> None:
    """Each sentence says the figure, where it lies of others where that is sure, and how it moved
    where that is more than chance."""
    found = said(*every)
    assert found is not None, why
    assert found.words == words, why
    assert (found.reason, found.tone) == marks, why
    assert found.evidence, "every figure opens to what it rests on"


NOTHING = [
    (
        "up by two points of a hundred: chance does that",
        years("HP12", (20, 200), (24, 200)),
    ),
    (
        "the same as the year before, and nothing published beside it",
        years("HP12", (20, 200), (20, 200)),
    ),
    (
        "a median: chance says nothing of it without its children",
        years("HP13", (20, 1000), (40, 1000)),
    ),
    (
        "the year before cannot be relied on, so that nothing is compared with it",
        [
            kept("HP12", year_to(2025), 20, 200, not_reliable="The history is too short."),
            kept("HP12", year_to(2026), 60, 200),
        ],
    ),
    (
        "this year cannot be relied on, and the year before stands alone",
        [
            kept("HP12", year_to(2025), 20, 200),
            kept("HP12", year_to(2026), 60, 200, not_reliable="The history is too short."),
        ],
    ),
    ("nothing is counted", years("HP12", (0, 0))),
]


@pytest.mark.parametrize(("why", "every"), NOTHING, ids=lambda v: str(v)[:40])
def test_nothing_is_said_where_nothing_stands_out(why: str, every: list[Kept]) -> None:
    """A board that says everything says nothing."""
    assert said(*every) is None, why


def test_it_rises_since_where_each_value_is_above_the_one_before() -> None:
    """The run begins after the last fall; two values are no run."""
    fell = years("HP12", (60, 200), (20, 200), (40, 200), (64, 200))
    found = said(*fell)
    assert found is not None
    assert "rising since March 2024 (then 10%)" in found.words
    level = years("HP12", (20, 200), (40, 200), (40, 200))
    found = said(*level)
    assert found is None, "it stood still last year, and had risen the year before"
    slow = years("HP12", (20, 200), (21, 200), (22, 200))
    assert said(*slow) is None, "twice up, but by no more than chance in all"


def test_the_last_snapshot_is_asked_where_a_year_ago_says_nothing() -> None:
    """What stood at the last snapshot's own day is a point of the series as well."""
    december = date(2025, 12, 31)
    before = Values(
        "2026-01-01-bbbb", december, by_code([kept(VISITED, rolling(december), 180, 200)])
    )
    found = said(
        kept(VISITED, year_to(2025), 160, 200), kept(VISITED, LATEST, 140, 200), earlier=(before,)
    )
    assert found is not None
    assert "down from 90% on 31 December 2025" in found.words
    assert any(each.key.endswith("2026-01-01-bbbb") for each in found.evidence)


def test_the_same_period_a_year_before_comes_first() -> None:
    """Twelve months to March are set beside the year to the March before."""
    found = said(kept("HP12", year_to(2025), 20, 200), kept("HP12", LATEST, 60, 200))
    assert found is not None
    assert "up from 10% on 31 March 2025" in found.words


def test_overlapping_periods_are_never_compared() -> None:
    """Twelve months to September share half a year with the year to March; the year before that
    is the latest that they do not share a day with."""
    september = rolling(date(2025, 9, 30))
    found = said(
        kept("HP06", year_to(2024), 150, 1000),
        kept("HP06", year_to(2025), 290, 1000),
        kept("HP06", september, 210, 1000),
    )
    assert found is not None
    assert "up from 15% in 2023-24" in found.words


def test_a_figure_with_too_many_missing_answers_is_not_used() -> None:
    """The newest one that is whole stands in for it."""
    lacking = kept("CC06", LATEST, 40, 300, unknown=100)
    read_ = read(indicator("CC06"), inputs(kept("CC06", year_to(2025), 75, 300), lacking))
    assert read_.now is not None
    assert read_.now.period == year_to(2025)
    assert read_.unanswered == lacking.value


def test_what_is_answered_once_a_year_is_compared_by_whole_years() -> None:
    """Teeth are asked about at 31 March; what is dated between is another thing."""
    found = read(
        indicator("CC19"),
        inputs(
            kept("CC19", year_to(2025), 180, 200), kept("CC19", rolling(date(2025, 9, 30)), 60, 200)
        ),
    )
    assert found.now is not None
    assert found.now.period == year_to(2025)


def test_the_workforce_has_its_own_years() -> None:
    """To 30 September; posts are tested as people are, as in what is published."""
    found = said(
        kept("LW03", census_year_to(2023), 10, 200),
        kept("LW03", census_year_to(2024), 20, 200),
        kept("LW03", census_year_to(2025), 40, 200),
    )
    assert found is not None
    assert found.words == (
        "The vacancy rate of social workers is 20%, above statistical neighbours (11% on 30 "
        "September 2024) and rising since September 2023 (then 5%). Lower is better."
    )
    assert not found.about_children


def test_the_weight_is_explained() -> None:
    """A reader can add it up."""
    found = said(*years("HP12", (20, 200), (60, 200)))
    assert found is not None
    assert found.weight == 60
    assert found.weighed == "60: 30 for a change by more than chance, 30 for being worse"


def test_a_worse_figure_weighs_more_than_a_better_one() -> None:
    """Of two that changed as much."""
    worse = said(*years("HP12", (20, 200), (60, 200)))
    better = said(*years("HP12", (60, 200), (20, 200)))
    assert worse is not None
    assert better is not None
    assert worse.weight > better.weight


def test_of_what_is_in_parts_nothing_is_read() -> None:
    """Who refers is eight figures and none."""
    with pytest.raises(ValueError, match="of parts"):
        read(indicator("HP09"), inputs())


def test_the_period_is_said_beside_the_sentence() -> None:
    """So that the words stay short, and nobody takes last year's for this year's."""
    found = said(*years("HP12", (20, 200), (60, 200)))
    assert found is not None
    assert found.when == "31 March 2026"
