"""Marked words and snippets, as pieces of text for a template to escape: never HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

ELLIPSIS = "…"


@dataclass(frozen=True)
class Segment:
    """A piece of text; `match` is set where it is a word that was searched for."""

    text: str
    match: bool = False


def split_marks(marked: str, start: str, end: str) -> tuple[Segment, ...]:
    """The pieces of a text in which `start` and `end` stand around each match."""
    segments = []
    for place, piece in enumerate(re.split(f"[{start}{end}]", marked)):
        if piece:
            segments.append(Segment(piece, match=place % 2 == 1))
    return tuple(segments)


def snippet(segments: Sequence[Segment], longest: int = 300) -> tuple[Segment, ...]:
    """The part of a text, of about `longest` characters, that holds most matches.

    It is cut between words, and an ellipsis stands where text was left out. A text without
    matches gives its beginning.
    """
    text = "".join(segment.text for segment in segments)
    if len(text) <= longest:
        return tuple(segments)
    start, end = _window(segments, len(text), longest)
    start, end = _whole_words(text, start, end)
    found = [Segment(ELLIPSIS)] if start else []
    position = 0
    for segment in segments:
        low, high = max(start, position), min(end, position + len(segment.text))
        if low < high:
            found.append(Segment(text[low:high], segment.match))
        position += len(segment.text)
    if end < len(text):
        found.append(Segment(ELLIPSIS))
    return tuple(found)


def _window(segments: Sequence[Segment], length: int, longest: int) -> tuple[int, int]:
    """The first stretch of `longest` characters with the most matches, with some words before
    the first of them."""
    places = []
    position = 0
    for segment in segments:
        if segment.match:
            places.append((position, position + len(segment.text)))
        position += len(segment.text)
    if not places:
        return 0, longest
    before = longest // 5
    room = longest - before
    best = max(
        range(len(places)),
        key=lambda at: (
            sum(places[at][0] <= low and high <= places[at][0] + room for low, high in places),
            -at,
        ),
    )
    start = max(0, min(places[best][0] - before, length - longest))
    return start, start + longest


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch moved inwards so that it cuts no word."""
    if start:
        gap = re.search(r"\s+", text[start - 1 : end])
        if gap is not None:
            start = start - 1 + gap.end()
    if end < len(text) and not text[end].isspace():
        gap_at = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        if gap_at > start:
            end = gap_at
    return start, len(text[:end].rstrip())
