"""What a paragraph is about: a small vocabulary of themes, found by patterns.

The vocabulary is declared in `theme_vocabulary`. A pattern is a regular expression over
lower-case text that begins with the first letters of a word; it is tried only where a word of
the paragraph begins so, which keeps the whole corpus under a few seconds. How often the themes
are right was measured against paragraphs labelled by hand (see the page on themes).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lineofsight.inspections.theme_vocabulary import THEMES, Theme

__all__ = ["THEMES", "Theme", "theme", "themes_of", "themes_reference"]

_ANCHOR = re.compile(r"[a-z0-9]+")
_WORD = re.compile(r"[a-z0-9]+")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "\u2011": "-", "\n": " "})


class UnknownThemeError(LookupError):
    """No theme has the code asked for."""


@dataclass(frozen=True)
class _Finder:
    """A theme's compiled patterns."""

    theme: Theme
    pattern: re.Pattern[str]
    exclusion: re.Pattern[str] | None

    def finds(self, text: str) -> bool:
        if self.exclusion is not None:
            text = self.exclusion.sub(" ", text)
        return self.pattern.search(text) is not None


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + ")")


@cache
def _finders() -> tuple[_Finder, ...]:
    return tuple(
        _Finder(
            theme,
            _any_of(theme.patterns),
            _any_of(theme.exclusions) if theme.exclusions else None,
        )
        for theme in THEMES
    )


@cache
def _anchors() -> dict[str, tuple[tuple[str, int], ...]]:
    """By first two letters: the beginnings of words at which patterns start, with the place of
    their theme."""
    found: dict[str, set[tuple[str, int]]] = {}
    for place, finder in enumerate(_finders()):
        for pattern in finder.theme.patterns:
            anchor = _ANCHOR.match(pattern)
            if anchor is None or len(anchor[0]) < 2:
                raise ValueError(
                    f"Theme {finder.theme.code}: pattern {pattern!r} must begin with the first "
                    "letters of a word."
                )
            start = _certain(pattern, anchor[0])
            found.setdefault(start[:2], set()).add((start, place))
    return {start: tuple(sorted(anchors)) for start, anchors in found.items()}


def _certain(pattern: str, anchor: str) -> str:
    """The letters that any match must begin with: a last letter that is optional or repeated
    does not count."""
    after = pattern[len(anchor) : len(anchor) + 1]
    return anchor[:-1] if after in ("?", "*", "{") else anchor


@cache
def _places(word: str) -> frozenset[int]:
    """The places of the themes that a word may begin."""
    return frozenset(
        place for anchor, place in _anchors().get(word[:2], ()) if word.startswith(anchor)
    )


def themes_of(text: str) -> tuple[Theme, ...]:
    """The themes that a paragraph is about, in the order of the vocabulary.

    >>> [theme.code for theme in themes_of("Supervision is irregular.")]
    ['supervision']
    """
    plain = text.lower().translate(_PLAIN)
    candidates: set[int] = set()
    for word in set(_WORD.findall(plain)):
        candidates |= _places(word)
    finders = _finders()
    plain = " ".join(plain.split())
    return tuple(finders[at].theme for at in sorted(candidates) if finders[at].finds(plain))


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
