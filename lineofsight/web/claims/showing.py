"""Verdicts and evidence as pages show them: addresses, footnotes, and what a quotation changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from urllib.parse import urlencode

from django.http import HttpRequest

from lineofsight.claims.evidence import Evidence, EvidenceKind
from lineofsight.published.areas import is_authority
from lineofsight.reference import authorities


def evidence_address(evidence: Evidence, day: date | None) -> str:
    """The page that shows a piece of evidence, as at the day that it was asked for; empty when
    there is none."""
    if not evidence.link:
        return ""
    page, _, place = evidence.link.partition("#")
    query = {}
    if evidence.kind is EvidenceKind.MEASURE:
        area = evidence.key.split("/")[1] if evidence.key.count("/") == 2 else ""
        if is_authority(area):
            query["council"] = authorities.get(area).slug
    if day is not None and "as_at=" not in page:
        query["as_at"] = day.isoformat()
    if query:
        page += f"{'&' if '?' in page else '?'}{urlencode(query)}"
    return f"{page}#{place}" if place else page


def footnoted(
    sentence: str, evidence: Sequence[Evidence], request: HttpRequest, day: date | None
) -> str:
    """A sentence with numbered footnotes, as plain text to be copied: each says where it was
    seen, what, and the address that shows it."""
    marks = "".join(f"[{number}]" for number in range(1, len(evidence) + 1))
    lines = [f"{sentence.strip()} {marks}", ""]
    for number, each in enumerate(evidence, start=1):
        address = evidence_address(each, day)
        shown = f" {request.build_absolute_uri(address)}" if address else ""
        lines.append(f"[{number}] {each.footnote()}{shown}")
    return "\n".join(lines)


def each_once(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence without repeats, in order."""
    return list(dict.fromkeys(evidence))


class Part(StrEnum):
    """Whether words stand in both texts, in the report alone, or in the quotation alone."""

    SAME = "same"
    LEFT_OUT = "left_out"
    ADDED = "added"


@dataclass(frozen=True)
class Stretch:
    """Words in a row that share a part."""

    part: Part
    words: str


_WORD = re.compile(r"\S+")


def _bare(word: str) -> str:
    """A word without case and punctuation, by which words are compared."""
    return re.sub(r"[^\w]", "", word).lower()


def differing(quoted: str, reported: str) -> list[Stretch]:
    """A quotation against the report's words, word by word; case and punctuation do not count.

    Words of the report that the quotation lacks are left out, words that it has besides added.
    """
    ours, theirs = _WORD.findall(quoted), _WORD.findall(reported.strip("“”\"'"))
    matcher = SequenceMatcher(None, [*map(_bare, theirs)], [*map(_bare, ours)], autojunk=False)
    found = []
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            found.append(Stretch(Part.SAME, " ".join(ours[begin:end])))
            continue
        if last > first:
            found.append(Stretch(Part.LEFT_OUT, " ".join(theirs[first:last])))
        if end > begin:
            found.append(Stretch(Part.ADDED, " ".join(ours[begin:end])))
    # A quotation may begin late and end early: what stands before and after it is not left out.
    while len(found) > 1 and found[-1].part is Part.LEFT_OUT and found[-2].part is Part.SAME:
        found.pop()
    while len(found) > 1 and found[0].part is Part.LEFT_OUT and found[1].part is Part.SAME:
        found.pop(0)
    return found


@dataclass(frozen=True)
class Piece:
    """A part of a sentence: the words of a finding (by its number from 1), or others (0)."""

    words: str
    number: int


def marked_pieces(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """A sentence cut at its findings. Spans lie in the whole text, in order; one that overlaps
    an earlier one is not cut again."""
    pieces = []
    at = start
    for number, (first, last) in enumerate(spans, start=1):
        first, last = max(first, start), min(last, end)
        if first < at or last <= first:
            continue
        if first > at:
            pieces.append(Piece(text[at:first], 0))
        pieces.append(Piece(text[first:last], number))
        at = last
    if at < end:
        pieces.append(Piece(text[at:end], 0))
    return pieces
