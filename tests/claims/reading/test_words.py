"""Words as the comparison of texts sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.claims.reading.grammar import plain
from lineofsight.claims.reading.words import stem, turns_sense, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Children’s well-being — 25% up!", "childrens well being 25 percent up"),
        ("CAFÉ staff’s ‘own’ words", "cafe staffs own words"),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert " ".join(words_of(text).words) == words


@given(st.text(max_size=80))
def test_places_of_words(text: str) -> None:
    """Each word's place holds a letter or a figure, in order; marks are mended in their place."""
    found = words_of(text)
    assert len(found.words) == len(found.starts) == len(found.ends)
    assert list(found.starts) == sorted(found.starts)
    assert all(a < b for a, b in zip(found.starts, found.ends, strict=True))
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("services", "service"), ("families", "family"), ("improved", "improving"), ("plan", "plans")],
)
def test_stems_agree(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_that_turn_the_sense() -> None:
    assert all(map(turns_sense, ("not", "most", "outstanding", "three", "14")))
    assert not any(map(turns_sense, ("warm", "the", "children")))
