"""Finding every theme's patterns in a text, fast.

There are some 700 patterns and, in the country's reports, some three million words. A pattern
begins with the letters of a word, so at each word only those patterns are tried that can begin
with it, and those first all at once: the corpus takes seconds rather than minutes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lineofsight.inspections.themes.vocabulary import THEMES

_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST = 2
_FIRST_GROUP = re.compile(r"\(\?:([^()]*)\)")
_ENDS_WORD = re.compile(r"[ ,\-](?!\?)|\\b")


@dataclass(frozen=True)
class Start:
    """How a pattern begins: with these letters, which are a whole word or the first of one."""

    letters: str
    whole: bool

    def begins(self, word: str) -> bool:
        """Whether a match can begin at this word."""
        return word == self.letters if self.whole else word.startswith(self.letters)


def starts(pattern: str) -> set[Start]:
    """How matches of a pattern begin, one for each way to begin.

    Raises:
        ValueError: the pattern does not begin with letters of a word.
    """
    group = _FIRST_GROUP.match(pattern)
    rest = pattern[group.end() :] if group is not None else ""
    if group is not None and rest[:1] not in ("?", "*"):
        return set().union(*(starts(each + rest) for each in group[1].split("|")))
    letters = _WORD.match(pattern)
    start = letters[0] if letters else ""
    rest = pattern[len(start) :]
    if rest[:1] in ("?", "*", "{"):
        start = start[:-1]  # the last letter may be absent
    if len(start) < _SHORTEST:
        raise ValueError(
            f"Pattern {pattern!r} must begin with at least {_SHORTEST} letters of a word."
        )
    return {Start(start, _ENDS_WORD.match(rest) is not None)}


@dataclass(frozen=True)
class _Attempts:
    """What to try where a word stands: whether any pattern at all matches there, then which
    themes' do. Each theme's patterns come as (place in the vocabulary, pattern, excludes)."""

    any: re.Pattern[str]
    each: tuple[tuple[int, re.Pattern[str], bool], ...]


@cache
def _by_letters() -> dict[str, tuple[tuple[Start, int, str, bool], ...]]:
    """By the first two letters: how a pattern begins, its theme's place, the pattern, and
    whether it excludes."""
    found: dict[str, list[tuple[Start, int, str, bool]]] = {}
    for place, theme in enumerate(THEMES):
        for excludes, patterns in ((False, theme.patterns), (True, theme.exclusions)):
            for pattern in patterns:
                for start in starts(pattern):
                    found.setdefault(start.letters[:_SHORTEST], []).append(
                        (start, place, pattern, excludes)
                    )
    return {letters: tuple(rows) for letters, rows in found.items()}


@cache
def _joined(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


class _Words(dict[str, "_Attempts | None"]):
    """What to try at each word, worked out when a word is first seen. Beyond a bound, which real
    reports do not reach, it starts again."""

    bound = 200_000

    def __missing__(self, word: str) -> _Attempts | None:
        if len(self) >= self.bound:
            self.clear()
        self[word] = attempts = _attempts(word)
        return attempts


_WORDS = _Words()


def _attempts(word: str) -> _Attempts | None:
    grouped: dict[tuple[int, bool], list[str]] = {}
    for start, place, pattern, excludes in _by_letters().get(word[:_SHORTEST], ()):
        if start.begins(word):
            grouped.setdefault((place, excludes), []).append(pattern)
    if not grouped:
        return None
    together = tuple(dict.fromkeys(p for patterns in grouped.values() for p in patterns))
    return _Attempts(
        _joined(together),
        tuple(
            (place, _joined(tuple(dict.fromkeys(patterns))), excludes)
            for (place, excludes), patterns in grouped.items()
        ),
    )


def mentions(text: str) -> dict[int, list[int]]:
    """Where a text in plain lower case mentions each theme: by the theme's place in the
    vocabulary, the offsets. What a theme's exclusions match is no mention of it."""
    found: dict[int, list[int]] = {}
    excluded: dict[int, list[tuple[int, int]]] = {}
    for word in _WORD.finditer(text):
        attempts = _WORDS[word[0]]
        if attempts is None:
            continue
        at = word.start()
        if attempts.any.match(text, at) is None:
            continue
        for place, pattern, excludes in attempts.each:
            match = pattern.match(text, at)
            if match is None:
                continue
            if excludes:
                excluded.setdefault(place, []).append(match.span())
            else:
                found.setdefault(place, []).append(at)
    for place, spans in excluded.items():
        if place in found:
            found[place] = [
                at for at in found[place] if not any(low <= at < high for low, high in spans)
            ]
    return {place: offsets for place, offsets in found.items() if offsets}
