"""Finding a quotation in an authority's reports, however it was trimmed or set.

Capitals, punctuation, hyphens and spaces do not count. Words do: a quotation whose words all
stand side by side is `verbatim`; one that gains, loses or swaps only words of grammar is
`nearly`; one with other differences is `altered`, and the differences are shown. What is less
alike than that is not found, and nothing is said of it.

A comparison costs one pass over the paragraphs for words in common, then a likeness
(`rapidfuzz`) with the few best, so its time does not grow with the length of the text read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from lineofsight.claims.reading.passages import Passage
from lineofsight.claims.reading.words import (
    FUNCTION,
    NEGATORS,
    Words,
    content,
    stem,
    turns_sense,
    words_of,
)

#: Fewer words than this are looked for as they stand and in no other form.
SHORTEST_ALTERED = 5
#: At least this share of a quotation's words must stand in the paragraph, in order.
LEAST_KEPT = 0.72
#: At least this share of its words of sense must occur in a paragraph for a closer look.
LEAST_SHARED = 0.6
#: Only this many paragraphs are looked at closely.
CLOSE_LOOKS = 8
#: Quotations up to this many words are also looked for with small words between theirs.
LONGEST_GAPPED = 8
_SMALL = "(?:(?:" + "|".join(sorted(FUNCTION)) + ") ){0,3}"
_CUTOFF = 70.0
_CUT = re.compile(r"\s*(?:\[?\(?(?:\.\s?){3,}\)?\]?|\[?…\]?)\s*")
_BRACKETED = re.compile(r"\[[^\]]{1,60}\]")
#: Words just before the found ones that limit them: `most visits are prompt`.
_LIMITS = frozenset(
    "most some many few several majority minority almost nearly mostly largely often sometimes "
    "usually generally partly only rarely half".split()
)


class Likeness(StrEnum):
    """How closely a report has a quotation's words."""

    VERBATIM = "verbatim"
    NEARLY = "nearly"
    ALTERED = "altered"

    @property
    def label(self) -> str:
        """The likeness in words."""
        return {
            "verbatim": "Word for word",
            "nearly": "Word for word but for small words",
            "altered": "With other words",
        }[self.value]


@dataclass(frozen=True)
class Difference:
    """One place where a quotation and the report part: the words of each (empty: none)."""

    quoted: str
    reported: str

    def sentence(self) -> str:
        """The difference in words."""
        if not self.quoted:
            return f"leaves out “{self.reported}”"
        if not self.reported:
            return f"adds “{self.quoted}”"
        return f"has “{self.quoted}” for “{self.reported}”"


@dataclass(frozen=True)
class Found:
    """Where a quotation's words stand.

    Attributes:
        passage: the paragraph.
        likeness: how closely.
        first: first word of the found stretch, in the paragraph.
        last: word after its last.
        differences: where quotation and report part.
        limits: words just before the stretch that limit it and that the quotation leaves out
            (`most`, `not always`).
    """

    passage: Passage
    likeness: Likeness
    first: int
    last: int
    differences: tuple[Difference, ...] = ()
    limits: str = ""

    @property
    def stretch(self) -> str:
        """The report's own words, as printed."""
        return self.passage.words.stretch(self.first, self.last)

    @property
    def sentence(self) -> str:
        """The report's sentence in which the stretch begins, as printed."""
        first, last = self.passage.sentence_at(self.first)
        return self.passage.words.stretch(first, max(last, self.last))

    @property
    def turned(self) -> bool:
        """Whether a difference, or a limit left out, turns the sense: a negation, a grade, a
        figure, how many."""
        words = [
            word
            for each in self.differences
            for text in (each.quoted, each.reported)
            for word in words_of(text).words
        ]
        return any(map(turns_sense, words)) or self.negated

    @property
    def negated(self) -> bool:
        """Whether the report says the stretch with a negation that the quotation leaves out."""
        return any(word in NEGATORS for word in words_of(self.limits).words)


def find_quotation(quotation: str, passages: Sequence[Passage], around: str = "") -> Found | None:
    """Where an authority's reports have a quotation, the best place first by likeness, then by
    how much of the surrounding sentence it shares, then as the passages are ordered.

    Args:
        quotation: the words between the marks.
        passages: the paragraphs to look in, those most likely meant first.
        around: the sentence in which the quotation stands, to tell apart places that have the
            same few words.
    """
    pieces = [words_of(piece) for piece in _CUT.split(_BRACKETED.sub(" … ", quotation))]
    pieces = [piece for piece in pieces if piece.words]
    if not pieces:
        return None
    if len(pieces) > 1:
        return _find_pieces(pieces, passages, around)
    return _find_piece(pieces[0], passages, around)


def _find_pieces(pieces: Sequence[Words], passages: Sequence[Passage], around: str) -> Found | None:
    """A quotation with words cut out: every piece in one report, in order."""
    pieces = [piece for piece in pieces if len(piece.words) > 1] or pieces
    longest = max(pieces, key=lambda piece: len(piece.words))
    anchor = _find_piece(longest, passages, around)
    if anchor is None:
        return None
    near = [p for p in passages if p.report is anchor.passage.report]
    found = [
        _find_piece(piece, [anchor.passage], around) or _find_piece(piece, near, around)
        for piece in pieces
    ]
    if any(each is None for each in found):
        return None
    known = [each for each in found if each is not None]
    places = [(each.passage.place, each.passage.order, each.first) for each in known]
    worst = max(known, key=lambda each: list(Likeness).index(each.likeness))
    likeness = worst.likeness if places == sorted(places) else Likeness.ALTERED
    return Found(
        anchor.passage,
        likeness,
        anchor.first,
        anchor.last,
        tuple(difference for each in known for difference in each.differences),
        known[0].limits,
    )


def _find_piece(piece: Words, passages: Sequence[Passage], around: str) -> Found | None:
    exact = _exact(piece, passages)
    if exact:
        return _nearest(exact, around)
    if len(piece.words) < SHORTEST_ALTERED:
        return None
    gapped = _gapped(piece, passages)
    if gapped:
        return _nearest(gapped, around)
    close: list[Found] = []
    for passage in _alike(piece, passages):
        found = _aligned(piece, passage)
        if found is not None:
            close.append(found)
    if not close:
        return None
    order = list(Likeness)
    return min(
        close, key=lambda each: (order.index(each.likeness), each.turned, _weight(each.differences))
    )


def _exact(piece: Words, passages: Sequence[Passage]) -> list[Found]:
    found: list[Found] = []
    line = piece.line
    for passage in passages:
        at = passage.line.find(line)
        while at != -1:
            first = passage.line.count(" ", 0, at)
            found.append(
                _with_limits(
                    Found(passage, Likeness.VERBATIM, first, first + len(piece.words)), piece
                )
            )
            at = passage.line.find(line, at + 1)
    return found


def _gapped(piece: Words, passages: Sequence[Passage]) -> list[Found]:
    """Places that have a short quotation's words in order, with none but words of grammar between
    them: “kept safe and kept warm” of “kept safe and they are kept warm”."""
    if len(piece.words) > LONGEST_GAPPED or len(content(piece.words)) < 2:
        return []
    pattern = re.compile(f" {_SMALL}".join(map(re.escape, piece.words)) + " ")
    found: list[Found] = []
    for passage in passages:
        match = pattern.search(passage.line)
        if match is None or (match.start() and passage.line[match.start() - 1] != " "):
            continue
        first = passage.line.count(" ", 0, match.start()) - 1
        last = first + len(match.group().split())
        own = passage.words.words[first:last]
        differences = [
            Difference("", " ".join(own[step.dest_start : step.dest_end]))
            for step in Levenshtein.opcodes(piece.words, own)
            if step.tag == "insert"
        ]
        if any(turns_sense(word) for each in differences for word in each.reported.split()):
            continue
        at = Found(passage, Likeness.NEARLY, first, last, tuple(differences))
        found.append(_with_limits(at, piece))
    return found


def _nearest(found: Sequence[Found], around: str) -> Found:
    """Of places with the very same words, the one whose sentence shares most with the text's."""
    if len(found) == 1:
        return found[0]
    wanted = frozenset(map(stem, content(words_of(around).words)))

    def shared(each: Found) -> int:
        first, last = each.passage.sentence_at(each.first)
        own = each.passage.words.words[first:last]
        return len(wanted & frozenset(map(stem, content(own))))

    newest = found[0].passage.report.report_id
    return max(
        found,
        key=lambda each: (
            each.passage.report.report_id == newest,
            shared(each),
            not each.limits,
        ),
    )


def _alike(piece: Words, passages: Iterable[Passage]) -> list[Passage]:
    """The passages that share most of a quotation's words of sense, the likest first."""
    wanted = frozenset(map(stem, content(piece.words)))
    if len(wanted) < 2:
        return []
    counted = [(len(wanted & passage.stems), -at, passage) for at, passage in enumerate(passages)]
    enough = [each for each in counted if each[0] >= LEAST_SHARED * len(wanted)]
    enough.sort(key=lambda each: each[:2], reverse=True)
    return [passage for _, _, passage in enough[:CLOSE_LOOKS]]


def _aligned(piece: Words, passage: Passage) -> Found | None:
    """The stretch of a passage that is most like a quotation, with the differences; None when it
    is not like enough."""
    place = fuzz.partial_ratio_alignment(piece.line, passage.line, score_cutoff=_CUTOFF)
    if place is None:
        return None
    line = passage.line
    slack = 4 + len(piece.words) // 6
    first = max(0, line.count(" ", 0, place.dest_start) - slack)
    last = min(len(passage.words.words), line.count(" ", 0, place.dest_end) + slack)
    # One sentence of the report where one will do: words before it are no difference.
    stretches = [(first, last)]
    stretches += [(a, b) for a, b in passage.sentences if a < last and first < b]
    aligned = [_compared(piece, passage, a, b) for a, b in stretches]
    known = [each for each in aligned if each is not None]
    return min(known, key=lambda each: _weight(each.differences), default=None)


def _compared(piece: Words, passage: Passage, first: int, last: int) -> Found | None:
    """A quotation beside a stretch of a passage, word by word; None when it is not like enough."""
    window = passage.words.words[first:last]
    opcodes = list(Levenshtein.opcodes(piece.words, window))
    steps = [step for step in opcodes if step.tag != "equal"]
    kept = [step for step in opcodes if step.tag == "equal"]
    if not kept:
        return None
    start, end = kept[0].dest_start, kept[-1].dest_end
    matched = sum(step.src_end - step.src_start for step in kept)
    heavy = content([word for step in kept for word in piece.words[step.src_start : step.src_end]])
    if matched < LEAST_KEPT * len(piece.words) or len(heavy) < 2 or matched < SHORTEST_ALTERED - 1:
        return None
    differences: list[Difference] = []
    for step in steps:
        quoted = piece.words[step.src_start : step.src_end]
        reported: tuple[str, ...] = ()
        if start <= step.dest_start and step.dest_end <= end:
            reported = window[step.dest_start : step.dest_end]
        elif step.dest_start >= end:
            # Other words at the quotation's end: what the report has there, to its full stop.
            _, stop = passage.sentence_at(first + end - 1)
            reported = passage.words.words[first + end : min(stop, first + end + len(quoted))]
        if quoted or reported:
            differences.append(Difference(" ".join(quoted), " ".join(reported)))
    if sum(len(words_of(each.reported).words) for each in differences) > len(piece.words):
        return None
    found = Found(
        passage,
        Likeness.NEARLY if _are_small(differences) else Likeness.ALTERED,
        first + start,
        first + end,
        tuple(differences),
    )
    return _with_limits(found, piece)


def _are_small(differences: Iterable[Difference]) -> bool:
    """Whether the differences are all words of grammar, other endings, or other spellings."""
    for each in differences:
        quoted, reported = words_of(each.quoted).words, words_of(each.reported).words
        if "".join(quoted) == "".join(reported):
            continue
        left = [stem(word) for word in quoted if word not in FUNCTION]
        right = [stem(word) for word in reported if word not in FUNCTION]
        if left != right and "".join(left) != "".join(right):
            return False
    return True


def _weight(differences: Iterable[Difference]) -> int:
    return sum(
        len(content(words_of(each.quoted).words)) + len(content(words_of(each.reported).words))
        for each in differences
    )


def _with_limits(found: Found, piece: Words) -> Found:
    """With the limiting words that stand just before the stretch in its sentence."""
    start, _ = found.passage.sentence_at(found.first)
    before = found.passage.words.words[max(start, found.first - 3) : found.first]
    at = next((n for n, word in enumerate(before) if word in NEGATORS or word in _LIMITS), None)
    if at is None or piece.words[0] in _LIMITS | NEGATORS:
        return found
    limits = found.passage.words.stretch(found.first - len(before) + at, found.first)
    if limits.lower().startswith("without exception"):
        return found
    return Found(found.passage, found.likeness, found.first, found.last, found.differences, limits)
