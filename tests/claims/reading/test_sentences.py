"""Texts taken apart into sentences, as papers and press offices set them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.claims.reading.sentences import paragraphs, sentences

#: text, its sentences, why
SPLIT = (
    ("It rained. It was good.", ["It rained.", "It was good."], "two plain sentences"),
    ("Cllr. J. Hill spoke. We left.", ["Cllr. J. Hill spoke.", "We left."], "title and initial"),
    ("The Rt Hon. A. B. Lee came.", ["The Rt Hon. A. B. Lee came."], "title and two initials"),
    ("Det. Sgt. Ray of No. 4 Sq. rang.", ["Det. Sgt. Ray of No. 4 Sq. rang."], "ranks"),
    ("Rates rose by 3.5 per cent. So did costs.", 2, "a point within a figure"),
    ("“We won. We are proud.” She left.", 3, "a quotation of two sentences"),
    ("“Are we proud?” she asked. Yes.", 2, "a question mark within a sentence"),
    ("He thanked staff.\"I am glad,\" he said.", 2, "no space before an opening mark"),
    ("“It is good.”The council agreed.", 2, "no space after a closing mark"),
    ("It was… slow. It was late...", 2, "dots within and at the end"),
    ("It waited... Then it came.", 2, "dots that end a sentence"),
    ("Was it? No! It was not.", 3, "other marks"),
    ("Read it at files.ofsted.gov.uk/v1/file.pdf today. Thanks.", 2, "dots of an address"),
    ("They met at 9 a.m. on Friday.", 1, "a time of day"),
    ("A heading\nThe story begins. It ends.", 3, "a heading is a sentence"),
    ("One\n\n\nTwo", 2, "empty lines"),
    ("", 0, "nothing"),
    ("…\n***\n—", 0, "no word at all"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), SPLIT, ids=[why for *_, why in SPLIT])
def test_sentences(text: str, expected: list[str] | int, why: str) -> None:
    found = [sentence.text for sentence in sentences(text)]
    if isinstance(expected, int):
        assert len(found) == expected, found
    else:
        assert found == expected


def test_lines_folded_at_a_width_are_one_paragraph() -> None:
    """A text pasted from an e-mail has a line end every seventy letters or so."""
    text = (
        "The council has been told how it did by the inspectors who came to see\n"
        "Wiltshire Council in the autumn and read a great many of the records\n"
        "that social workers keep.\n\nA second paragraph."
    )
    assert len(paragraphs(text)) == 2
    assert [s.paragraph for s in sentences(text)] == [0, 1]


def test_places_lead_back_to_the_text() -> None:
    text = "  One thing.\n\n“Two things. Three,” he said."
    for sentence in sentences(text):
        assert " ".join(text[sentence.start : sentence.end].split()) == sentence.text


@given(st.text(alphabet="Aab. \n\"“”'’?!…-1", max_size=120))
def test_any_text_gives_ordered_sentences(text: str) -> None:
    """Whatever is typed: sentences lie in order, do not overlap, and lose no letter."""
    found = sentences(text)
    assert [s.number for s in found] == list(range(1, len(found) + 1))
    assert all(a.end <= b.start for a, b in pairwise(found))
    letters = [c for c in text if c.isalnum()]
    assert [c for s in found for c in text[s.start : s.end] if c.isalnum()] == letters
