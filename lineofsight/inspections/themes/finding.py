"""What a paragraph is about: a small vocabulary of themes, found by patterns.

The vocabulary is declared in `vocabulary`; how it is searched for is in `matching`.
How often the themes are right was measured against paragraphs labelled by hand (see the page on
themes).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from lineofsight.inspections.themes.kind import Theme
from lineofsight.inspections.themes.matching import mentions
from lineofsight.inspections.themes.vocabulary import THEMES


class UnknownThemeError(LookupError):
    """No theme has the code asked for."""


#: Paragraphs that only count children or describe the area's population have no theme.
_STATISTICS = re.compile(
    r"of this number\b|per 10,000|national (?:average|figure) is|has been in post since|"
    r"operates \w+ children's homes?|largest minority ethnic|minority ethnic groups account|"
    r"additional language|free school meals|in the last 12 months:|"
    r"(?:were|had been) identified through assessment"
)

_UNUSUAL = {"’": "'", "‘": "'", "–": "-", "—": "-", "\u2011": "-"}
_UNUSUAL_MARK = re.compile("[" + "".join(_UNUSUAL) + "]")

#: Boards are known by their own initials: KSCB in Kent, WSCB in Wiltshire.
_BOARD = re.compile(r"\b[a-z]{1,4}scb\b")

_BULLET = re.compile(r"\n\s*[•–]\s*")
_SENTENCE_END = re.compile(r"[.;:] ")

#: In a paragraph of more sentences than this, some mentions are in passing: those that are
#: neither in the first sentence, nor in two sentences, nor among the first letters of one. The
#: second figures are for themes that are often mentioned in passing.
_FEW_SENTENCES = (4, 2)
_HEAD_OF_SENTENCE = (45, 10)


def themes_of(text: str) -> tuple[Theme, ...]:
    """The themes that a paragraph is about, in the order of the vocabulary.

    A theme counts when a pattern of it is found. In a paragraph of more than four sentences it
    must be found in the first sentence, in two sentences, or near the head of one: anything else
    is a mention in passing. Themes that are `often_in_passing` must stand so in paragraphs of
    three sentences already. Every bullet is taken as a paragraph of its own.

    >>> [theme.code for theme in themes_of("Supervision is irregular.")]
    ['supervision']
    """
    parts = [_plain(part) for part in _BULLET.split(text)]
    found = set().union(*(_subjects(part) for part in parts))
    if not found or any(_STATISTICS.search(part) for part in parts):
        return ()
    return tuple(THEMES[place] for place in sorted(found))


def _plain(text: str) -> str:
    """The text as patterns see it: one line of lower case with plain quotes and dashes, each
    safeguarding children board under one name."""
    plain = " ".join(text.lower().split())
    if not plain.isascii():
        plain = _UNUSUAL_MARK.sub(lambda mark: _UNUSUAL[mark[0]], plain)
    return _BOARD.sub("lscb", plain) if "scb" in plain else plain


def _subjects(text: str) -> set[int]:
    """The places of the themes that a stretch of plain text is about."""
    found = mentions(text)
    if not found:
        return set()
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(text))]
    return {
        place for place, offsets in found.items() if _is_subject(THEMES[place], offsets, starts)
    }


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
