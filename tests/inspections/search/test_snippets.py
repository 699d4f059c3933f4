"""A snippet shows the part of a paragraph where the words are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.inspections.search.snippets import ELLIPSIS, Segment, snippet, split_marks


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("", []),
        ("no match", [("no match", False)]),
        ("[early] help", [("early", True), (" help", False)]),
        (
            "more [help] and [care]",
            [("more ", False), ("help", True), (" and ", False), ("care", True)],
        ),
        ("<b> & [x]", [("<b> & ", False), ("x", True)]),
    ],
)
def test_marks_become_pieces(marked: str, expected: list[tuple[str, bool]]) -> None:
    marked = marked.replace("[", "\x02").replace("]", "\x03")
    assert [(s.text, s.match) for s in split_marks(marked, "\x02", "\x03")] == expected


def test_a_short_text_is_given_whole() -> None:
    segments = (Segment("early", match=True), Segment(" help"))
    assert snippet(segments) == segments


def test_a_long_text_is_cut_around_most_matches() -> None:
    text = (
        Segment("one "),
        Segment("match", match=True),
        Segment(" here " + "and much else " * 40),
        Segment("two", match=True),
        Segment(" "),
        Segment("matches", match=True),
        Segment(" there " + "and more " * 40),
    )
    found = snippet(text, longest=120)
    assert [s.text for s in found if s.match] == ["two", "matches"]
    assert (found[0].text, found[-1].text) == (ELLIPSIS, ELLIPSIS)


PIECES = st.lists(
    st.builds(Segment, st.text(alphabet="ab \n", min_size=1, max_size=40), st.booleans()),
    max_size=30,
)


@given(PIECES, st.integers(10, 80))
def test_a_snippet_is_a_stretch_of_the_text(pieces: list[Segment], longest: int) -> None:
    text = "".join(piece.text for piece in pieces)
    found = "".join(piece.text for piece in snippet(pieces, longest))
    assert found.strip(ELLIPSIS) in text
    assert len(found) <= max(longest, len(text) if len(text) <= longest else 0) + 2
