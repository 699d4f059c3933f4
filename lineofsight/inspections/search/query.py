"""What a reader types into the search box, as a safe expression for SQLite's FTS5.

The words are taken apart here and put together again from letters and digits alone, so no text
can be a syntax error or reach SQL. The language is the one people know from the web:

* `early help` finds paragraphs with both words;
* `"strategy discussion"` finds the words side by side;
* `neglect OR exploitation` finds either (OR binds its two neighbours);
* `missing -school` leaves out paragraphs with "school";
* `accommodat*` finds every word that begins so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: More terms than this are left out: no question needs them, and FTS5 limits how deep it nests.
MAX_TERMS = 32
MAX_CHARACTERS = 1_000
MIN_PREFIX = 3

#: Words that stand in nearly every paragraph. They count inside a phrase and nowhere else.
STOP_WORDS = frozenset(
    "a about after all also an and any are as at be been both but by can did do does for from "
    "had has have he her his how i if in into is it its may more most no not of on or other our "
    "she should so some such than that the their them then there these they this those to too "
    "was we well were what when where which while who whose why will with within would you "
    "your".split()
)

_WORD = re.compile(r"[^\W_]+")
_OPENING = '"“„«'
_CLOSING = '"”“»'
_PIECE = re.compile(
    rf"(?P<minus>(?<!\S)[-−–](?=\S))?"
    rf"(?:[{_OPENING}](?P<phrase>[^{_CLOSING}]*)[{_CLOSING}]?|(?P<word>[^\s{_OPENING}{_CLOSING}]+))"
)


@dataclass(frozen=True)
class Term:
    """One word, or several that must stand side by side. `prefix`: the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True)
class ParsedText:
    """A query taken apart.

    `groups`: every group must be met, and any one term of a group meets it. `excluded`: none of
    these may occur. `messages`: what was left out, and why, for the reader.
    """

    groups: tuple[tuple[Term, ...], ...]
    excluded: tuple[Term, ...]
    messages: tuple[str, ...]


def fold(text: str) -> str:
    """Lower case without accents, as the index compares words."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as the index sees them: runs of letters and digits, folded."""
    if text.isascii():
        return tuple(_WORD.findall(text.lower()))
    found: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFC", text).lower()):
        if word.isascii():
            found.append(word)
        else:
            found.extend(_WORD.findall(fold(word)))
    return tuple(found)


def parse_text(text: str) -> ParsedText:
    """Take a query apart. Any text at all is accepted; what cannot be searched is named in
    `messages`."""
    messages: list[str] = []
    if len(text) > MAX_CHARACTERS:
        messages.append(f"Only the first {MAX_CHARACTERS:,} characters were searched for.")
        text = text[:MAX_CHARACTERS]
    groups: list[list[Term]] = []
    excluded: list[Term] = []
    ignored: list[str] = []
    joining = negated = False
    count = 0
    for piece in _PIECE.finditer(text):
        word = piece["word"]
        if word == "OR":
            joining = bool(groups)
            continue
        if word == "AND":
            continue
        if word == "NOT":
            negated = True
            continue
        exclude = negated or piece["minus"] is not None
        negated = False
        term = _term(piece["phrase"], word, messages)
        if term is None:
            continue
        if word is not None and not term.prefix and set(term.words) <= STOP_WORDS:
            ignored.extend(term.words)
            continue
        count += 1
        if count > MAX_TERMS:
            messages.append(f"Only the first {MAX_TERMS} words were searched for.")
            break
        if exclude:
            excluded.append(term)
        elif joining:
            groups[-1].append(term)
        else:
            groups.append([term])
        joining = False
    if ignored and not groups and not excluded:
        listed = ", ".join(f"“{word}”" for word in dict.fromkeys(ignored))
        messages.append(
            f"Every word is too common to search for ({listed}). Add a word for the subject, or "
            "put a whole phrase in quotation marks."
        )
    return ParsedText(tuple(map(tuple, groups)), tuple(excluded), tuple(messages))


def _term(phrase: str | None, word: str | None, messages: list[str]) -> Term | None:
    """The term that a piece stands for; None when it holds no letter or digit."""
    if phrase is not None:
        words = words_of(phrase)
        return Term(words) if words else None
    assert word is not None  # noqa: S101  (the pattern gives one or the other)
    words = words_of(word)
    if not words:
        return None
    if word.rstrip(").,;:").endswith("*") and len(words) == 1:
        if len(words[0]) >= MIN_PREFIX:
            return Term(words, prefix=True)
        messages.append(
            f"“{words[0]}*” is too short: give at least {MIN_PREFIX} letters before the star."
        )
    return Term(words)


def match_expression(
    groups: Sequence[Sequence[Term]],
    excluded: Sequence[Term],
    expand: Callable[[str], Sequence[str]],
) -> str:
    """The FTS5 expression for terms.

    Args:
        groups: at least one group of at least one term.
        excluded: terms that may not occur.
        expand: gives the indexed words that begin with a prefix. Words are stemmed in the index,
            so FTS5's own prefix search would miss `accommodatio*`.
    """
    wanted = " AND ".join(_any_of(group, expand) for group in groups)
    if not excluded:
        return wanted
    return f"({wanted}) NOT {_any_of(excluded, expand)}"


def _any_of(terms: Sequence[Term], expand: Callable[[str], Sequence[str]]) -> str:
    phrases: list[str] = []
    for term in terms:
        if term.prefix:
            phrases.extend(f'"{word}"' for word in expand(term.words[0]) or term.words)
        else:
            phrases.append('"' + " ".join(term.words) + '"')
    return "(" + " OR ".join(dict.fromkeys(phrases)) + ")"
