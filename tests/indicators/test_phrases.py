"""Each indicator begins a sentence."""

from __future__ import annotations

import pytest

from lineofsight.indicators.definition import Form, Indicator
from lineofsight.indicators.phrases import PHRASES, phrase
from lineofsight.indicators.registry import indicator, indicators

ONE_FIGURE = [one for one in indicators() if one.form is not Form.MIX]


def test_every_indicator_has_a_phrase_and_no_phrase_is_of_none() -> None:
    """But those of parts, which have no one figure."""
    assert PHRASES.keys() == {one.code for one in ONE_FIGURE}


@pytest.mark.parametrize("one", ONE_FIGURE, ids=lambda one: one.code)
def test_a_phrase_is_the_beginning_of_a_sentence(one: Indicator) -> None:
    """It has the figure once, begins with it or with a capital letter, and goes on."""
    words = PHRASES[one.code]
    assert words.count("{v}") == 1
    assert words.startswith("{v}") or words[0].isupper()
    assert not words.endswith((".", " ", ","))
    if one.form in (Form.PERCENT, Form.RATIO_PERCENT):
        assert " is {v} of" not in words


def test_no_two_say_the_same() -> None:
    """Or a reader could not tell them apart."""
    assert len(set(PHRASES.values())) == len(PHRASES)


def test_a_phrase_with_its_figure() -> None:
    """As the board says it."""
    assert phrase(indicator("HP06"), "26%") == "26% of referrals were re-referrals within 12 months"
    with pytest.raises(ValueError, match="of parts"):
        phrase(indicator("HP09"), "26%")
