"""A newspaper's or council's text taken apart: paragraphs, and the sentences in them.

Written for English as papers and press offices set it: quotations that run over several
sentences and paragraphs, a mark missing at either end, initials and titles (`Cllr`, `Rt Hon.`),
ranks, dots within a sentence, and no space where one belongs.

>>> [s.text for s in sentences("Cllr. J. Hill spoke. It was good.")]
['Cllr. J. Hill spoke.', 'It was good.']
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Words whose stop ends no sentence.
_ABBREVIATIONS = frozenset(
    "cllr cllrs mr mrs ms miss dr prof rev revd fr sr jr st hon rt sir lt col maj capt sgt "
    "det insp "
    "supt ch cdr cmdr gen brig pc dc dci ds no nos vol p pp para paras approx est vs v cf eg ie "
    "al inc ltd co dept govt jan feb mar apr jun jul aug sept sep oct nov dec tel ext fig".split()
)

_CLOSERS = "\"”’'»)]"
_OPENERS = "\"“‘'«(["
_END = re.compile(rf"(?:\.{{3,}}|…|[.!?]+)(?P<closers>[{re.escape(_CLOSERS)}]*)")
_WORD_BEFORE = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)$")
_NEXT = re.compile(rf"(?P<space>\s*)(?P<openers>[{re.escape(_OPENERS)}•–—-]*\s*)(?P<first>\S?)")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its place in the text (characters `start` to `end`), its number from 0."""

    number: int
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A sentence.

    Attributes:
        number: its place in the text, from 1.
        paragraph: the number of its paragraph, from 0.
        start: first character in the whole text.
        end: character after its last.
        text: its words as they stand, line ends and doubled spaces mended.
    """

    number: int
    paragraph: int
    start: int
    end: int
    text: str


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text: its lines, or where lines were folded at a width, what stands
    between empty lines."""
    blocks: list[list[tuple[int, int]]] = [[]]
    for line in re.finditer(r"[^\n\r]*", text):
        stripped = line.group().strip()
        if stripped:
            start = line.start() + line.group().index(stripped[0])
            blocks[-1].append((start, start + len(stripped)))
        elif blocks[-1] and _empty_line(text, line.start()):
            blocks.append([])
    found: list[Paragraph] = []
    for block in blocks:
        for start, end in _unfolded(text, block):
            found.append(Paragraph(len(found), start, end))
    return tuple(found)


def _empty_line(text: str, at: int) -> bool:
    """Whether the line that begins here is empty, and no mere end of another."""
    before = text[:at].rstrip(" \t\r")
    return before == "" or before.endswith("\n")


def _unfolded(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines of one block, those put together that were one paragraph."""
    lengths = [end - start for start, end in lines]
    stops = sum(text[end - 1] in ".!?" + _CLOSERS for _, end in lines[:-1])
    folded = (
        len(lines) > 2
        and 45 <= max(lengths) <= 110
        and min(lengths[:-1]) >= max(lengths) - 22
        and 2 * stops < len(lines) - 1
    )
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        if joined:
            before = text[joined[-1][0] : joined[-1][1]]
            runs_on = text[start].islower() and not before.endswith((".", "!", "?", ":", ";"))
            if folded or runs_on:
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def sentences(text: str) -> tuple[Sentence, ...]:
    """Every sentence of a text, in order. A heading is a sentence of its own."""
    found: list[Sentence] = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        for end in [*_ends(text, paragraph), paragraph.end]:
            piece = text[start:end]
            stripped = piece.strip()
            if any(character.isalnum() for character in stripped):
                first = start + piece.index(stripped[0])
                found.append(
                    Sentence(
                        number=len(found) + 1,
                        paragraph=paragraph.number,
                        start=first,
                        end=first + len(stripped),
                        text=" ".join(stripped.split()),
                    )
                )
                start = end
    return tuple(found)


def _ends(text: str, paragraph: Paragraph) -> list[int]:
    """Where sentences end within a paragraph."""
    ends: list[int] = []
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        end = _end_of(text, paragraph, match)
        if end is not None:
            ends.append(end)
    return ends


def _end_of(text: str, paragraph: Paragraph, match: re.Match[str]) -> int | None:
    """The character after the sentence that ends with these marks; None when none ends."""
    stop, closers = match.group()[: len(match.group()) - len(match["closers"])], match["closers"]
    after = _NEXT.match(text, match.end(), paragraph.end)
    if after is None or not after["first"]:
        return None
    spaced = bool(after["space"])
    if not spaced and closers and text[match.end()].isalnum():
        # `…homes."I am`: a mark without a space either side opens if none is open.
        if closers[-1] == "”" or (
            closers[-1] != "“" and _open_straight(text[paragraph.start : match.start()])
        ):
            return match.end() if text[match.end()].isupper() else None
        return match.end() - 1 if text[match.end()].isupper() else None
    if not spaced and not closers and after["openers"].strip("-–— "):
        return match.end() if after["first"].isupper() else None
    if not spaced:
        return None
    if stop == "." and _is_abbreviation(text[paragraph.start : match.start()]) and not closers:
        return None
    first = after["first"]
    if first.islower():
        return None
    if stop in ("…",) or stop.startswith("..."):
        return match.end() if first.isupper() else None
    return match.end()


def _open_straight(before: str) -> bool:
    """Whether a quotation stands open after these words."""
    return sum(before.count(mark) for mark in '"“”') % 2 == 1


def _is_abbreviation(before: str) -> bool:
    """Whether the word that a stop follows is a title, an initial or shortened."""
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    plain = word.group(1)
    if plain.replace(".", "").lower() in _ABBREVIATIONS:
        # "no." ends a sentence more often than it is short for number; after it a figure follows.
        return plain.lower() not in {"no", "v", "al", "co", "para"} or plain[0].isupper()
    parts = plain.split(".")
    return all(len(part) == 1 and part.isalpha() for part in parts) and plain[0].isupper()
