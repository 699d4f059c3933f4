"""What a paragraph is about: a small vocabulary of themes, found by patterns.

The vocabulary is declared in `theme_vocabulary`. A pattern is a regular expression over
lower-case text that begins with the first letters of a word; it is tried only where a word of
the paragraph begins so, which keeps the whole corpus under a few seconds. How often the themes
are right was measured against paragraphs labelled by hand (see the page on themes).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from lineofsight.inspections.theme_kind import Theme
from lineofsight.inspections.theme_vocabulary import THEMES

__all__ = ["THEMES", "Theme", "theme", "themes_of", "themes_reference"]

_ANCHOR = re.compile(r"[a-z0-9]+")
_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST = 2
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "\u2011": "-", "\n": " "})


class UnknownThemeError(LookupError):
    """No theme has the code asked for."""


_FIRST_GROUP = re.compile(r"\(\?:([^()]*)\)")


def _starts(pattern: str) -> set[str]:
    """The letters with which a match of a pattern begins, one for each way to begin."""
    group = _FIRST_GROUP.match(pattern)
    if group is not None and pattern[group.end() : group.end() + 1] not in ("?", "*"):
        return set().union(*(_starts(each) for each in group[1].split("|")))
    letters = _ANCHOR.match(pattern)
    start = letters[0] if letters else ""
    if pattern[len(start) : len(start) + 1] in ("?", "*", "{"):
        start = start[:-1]  # the last letter may be absent
    if len(start) < _SHORTEST:
        raise ValueError(
            f"Pattern {pattern!r} must begin with at least {_SHORTEST} letters of a word."
        )
    return {start}


@dataclass(frozen=True)
class _Attempt:
    """What to try at a word: a theme's patterns that may begin there."""

    place: int
    pattern: re.Pattern[str]
    excludes: bool


@cache
def _anchors() -> dict[str, tuple[tuple[str, int, str, bool], ...]]:
    """By first two letters: how a pattern begins, its theme's place, the pattern, and whether it
    excludes."""
    found: dict[str, list[tuple[str, int, str, bool]]] = {}
    for place, each in enumerate(THEMES):
        for excludes, patterns in ((False, each.patterns), (True, each.exclusions)):
            for pattern in patterns:
                for start in sorted(_starts(pattern)):
                    found.setdefault(start[:_SHORTEST], []).append(
                        (start, place, pattern, excludes)
                    )
    return {start: tuple(anchors) for start, anchors in found.items()}


@cache
def _joined(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


@lru_cache(maxsize=100_000)
def _attempts(word: str) -> tuple[_Attempt, ...]:
    """What to try where a word stands."""
    grouped: dict[tuple[int, bool], list[str]] = {}
    for start, place, pattern, excludes in _anchors().get(word[:_SHORTEST], ()):
        if word.startswith(start):
            grouped.setdefault((place, excludes), []).append(pattern)
    return tuple(
        _Attempt(place, _joined(tuple(dict.fromkeys(patterns))), excludes)
        for (place, excludes), patterns in grouped.items()
    )


#: Paragraphs that only count children or describe the area's population have no theme.
_STATISTICS = re.compile(
    r"of this number\b|per 10,000|national (?:average|figure) is|has been in post since|"
    r"operates \w+ children's homes?|"
    r"largest minority ethnic|"
    r"minority ethnic groups account|additional language|free school meals|in the last 12 months: |"
    r"(?:were|had been) identified through assessment"
)

#: Boards are known by their own initials: KSCB in Kent, WSCB in Wiltshire.
_BOARD = re.compile(r"\b[a-z]{1,4}scb\b")

_BULLET = re.compile(r"\n\s*[•–]\s*")
_SENTENCE_END = re.compile(r"[.;:] ")

#: In a paragraph of more sentences than this, some mentions are in passing: those that are
#: neither in the first sentence, nor in two sentences, nor among the first letters of one. The
#: second figures are for themes that are often mentioned in passing.
_FEW_SENTENCES = (4, 2)
_HEAD_OF_SENTENCE = (60, 20)


def themes_of(text: str) -> tuple[Theme, ...]:
    """The themes that a paragraph is about, in the order of the vocabulary.

    A theme counts when a pattern of it is found. In a paragraph of more than four sentences it
    must be found in the first sentence, in two sentences, or near the head of one: anything else
    is a mention in passing. Themes that are `often_in_passing` must stand so in paragraphs of
    three sentences already. Every bullet is taken as a paragraph of its own.

    >>> [theme.code for theme in themes_of("Supervision is irregular.")]
    ['supervision']
    """
    if _STATISTICS.search(_plain(text)):
        return ()
    found: set[int] = set()
    for part in _BULLET.split(text):
        found |= _subjects(_plain(part))
    return tuple(THEMES[place] for place in sorted(found))


def _subjects(text: str) -> set[int]:
    """The places of the themes that a stretch of plain text is about."""
    mentions = _mentions(text)
    if not mentions:
        return set()
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(text))]
    return {
        place for place, offsets in mentions.items() if _is_subject(THEMES[place], offsets, starts)
    }


def _plain(text: str) -> str:
    """The text as patterns see it: one line of lower case with plain quotes and dashes, each
    safeguarding children board under one name."""
    return _BOARD.sub("lscb", " ".join(text.lower().translate(_PLAIN).split()))


def _is_subject(theme: Theme, offsets: list[int], starts: list[int]) -> bool:
    """Whether mentions at `offsets` make a theme a subject of a paragraph whose sentences start
    at `starts`."""
    if len(starts) <= _FEW_SENTENCES[theme.often_in_passing]:
        return True
    sentences = [bisect_right(starts, offset) - 1 for offset in offsets]
    return (
        min(sentences) == 0
        or len(set(sentences)) > 1
        or any(
            offset - starts[sentence] <= _HEAD_OF_SENTENCE[theme.often_in_passing]
            for offset, sentence in zip(offsets, sentences, strict=True)
        )
    )


def _mentions(text: str) -> dict[int, list[int]]:
    """Where plain text mentions each theme: by the theme's place, the offsets."""
    found: dict[int, list[int]] = {}
    excluded: dict[int, list[tuple[int, int]]] = {}
    for word in _WORD.finditer(text):
        for attempt in _attempts(word[0]):
            start = word.start()
            match = attempt.pattern.match(text, start)
            if match is None:
                continue
            if attempt.excludes:
                excluded.setdefault(attempt.place, []).append(match.span())
            else:
                found.setdefault(attempt.place, []).append(start)
    for place, spans in excluded.items():
        if place in found:
            found[place] = [
                at for at in found[place] if not any(low <= at < high for low, high in spans)
            ]
    return {place: offsets for place, offsets in found.items() if offsets}


@cache
def _by_code() -> dict[str, Theme]:
    return {theme.code: theme for theme in THEMES}


def theme(code: str) -> Theme:
    """The theme with a code.

    Raises:
        UnknownThemeError: there is none.
    """
    try:
        return _by_code()[code]
    except KeyError:
        raise UnknownThemeError(f"No theme has the code {code!r}.") from None


def themes_reference() -> list[str]:
    """The vocabulary as rows of a Markdown table (head first), for the reference pages."""
    rows = ["| Code | Theme | What it covers | Belongs to |", "|---|---|---|---|"]
    for each in THEMES:
        strand = each.strand.label if each.strand else "any area"
        rows.append(f"| `{each.code}` | {each.name} | {each.doc} | {strand} |")
    return rows
