"""Who speaks: the quotations of a text, and whether Ofsted, its report or somebody else says them.

A quotation may run over several sentences and paragraphs; papers open each paragraph of it with a
mark and close only the last. Either mark may be missing or set the wrong way round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from lineofsight.claims.reading.sentences import Paragraph, Sentence, paragraphs


class Voice(StrEnum):
    """Whose words they are."""

    OFSTED = "ofsted"
    OTHER = "other"
    UNNAMED = "unnamed"


@dataclass(frozen=True)
class Quotation:
    """Words in quotation marks.

    Attributes:
        start: first character within the marks, in the whole text.
        end: character after the last within them.
        voice: whose words they are said to be.
        whole: whether it makes up a speech of its own (`X said: “…”`) and is no phrase woven into
            a sentence.
    """

    start: int
    end: int
    voice: Voice
    whole: bool


_MARK = re.compile(r"[\"“”«»]|''|``")
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)([^‘\n]{1,400}?)(?<=[\w.,!?…])[’'](?!\w)")

_SAYING = (
    r"(?:sa(?:id|ys|ying)|stat(?:es?|ed|ing)|add(?:s|ed|ing)|continu(?:es|ed)|not(?:es?|ed|ing)|"
    r"found|finds|find|conclud(?:es?|ed|ing)|report(?:s|ed)|wr(?:ites|ote)|reads?|comment(?:s|ed)|"
    r"explain(?:s|ed)|describ(?:es?|ed|ing)|prais(?:es?|ed|ing)|recogni[sz](?:es?|ed|ing)|"
    r"acknowledg(?:es?|ed|ing)|highlight(?:s|ed|ing)|observ(?:es?|ed|ing)|stress(?:es|ed)|"
    r"warn(?:s|ed|ing)|admit(?:s|ted)|insist(?:s|ed)|told|tells|discover(?:s|ed)|point(?:s|ed)|"
    r"judg(?:es?|ed)|identif(?:ies|ied|ying)|saw|sees|criticis(?:es?|ed|ing)|commend(?:s|ed|ing)|"
    r"report(?:s|ed)|claim(?:s|ed)|call(?:s|ed)|welcom(?:es?|ed|ing)|confirm(?:s|ed|ing)|"
    r"recommend(?:s|ed|ing)|thank(?:s|ed|ing)|respond(?:s|ed|ing)|mention(?:s|ed)|"
    r"state(?:s|d)|remark(?:s|ed)|emphasis(?:es?|ed|ing)|according to)"
)
_TITLES = (
    r"cllrs?|councillors?|mr|mrs|ms|miss|dr|sir|dame|lord|lady|baroness|rev|rt hon|prof(?:essor)?"
)
_OFFICES = (
    r"cabinet members?|lead members?|portfolio holder|(?:council|group|party|opposition) leader|"
    r"leader of|leader at|deputy leader|directors?|dcs|chief executive|chief officer|managing "
    r"director|heads? of (?!services?\b(?! for| at| of))|head of service|spokes(?:man|woman|person|"
    r"people)|chair(?:man|woman|person)?\b|ministers?|mp|mayor|commissioners?|secretary|"
    r"chief inspector|campaigners?|unison|union|"
    r"bosses|councillors"
)
_PEOPLE = (
    r"(?:parents?|foster carers?|social workers?|mothers?|fathers?|residents?|young people|staff)"
)
_PERSON = re.compile(
    rf"\b(?:{_TITLES})\b|\b(?:{_OFFICES})|\b{_PEOPLE} (?:also |have |has )?{_SAYING}\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b(?!(?:The|This|That|It|Its|In|On|At|Their|These|Ofsted|Council|County|Wiltshire|Isle|North|"
    r"South|East|West|City|Borough|Children|Services?|Report|Inspectors?|Department|Education|And|"
    r"But|However|While|Although|Requires|Overall)\b)[A-Z][a-z]+(?:[-’'][A-Z][a-z]+)?"
    r"(?: [A-Z]\.?)? (?:Mc|Mac|O[’'])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
    rf"(?=,| {_SAYING}\b|:)"
)
_OFSTED = re.compile(
    r"\b(?:ofsted|inspectors?|inspectorate|(?:education |children[’']s services )?watchdogs?|"
    r"regulators?|report|letter|inspection|inspection team)\b",
    re.IGNORECASE,
)
_OTHER_REPORT = re.compile(
    r"\breport (?:to|for|before|presented to|by) (?:the |a |its |their )?(?:[\w’'&]+ ){0,4}"
    r"(?:cabinet|committee|council|councillors|scrutiny|board|panel|meeting)|"
    r"\b(?:cabinet|committee|council|officers?[’']|scrutiny) report\b|"
    r"\b(?:council|authority|county council|borough|town hall|department|government)(?: has| have|"
    rf" also| today| itself)? {_SAYING}",
    re.IGNORECASE,
)
_SPOKEN_FOR = re.compile(r"\bspokes(?:man|woman|person)\b|\bchief inspector\b", re.IGNORECASE)
_PRONOUN = re.compile(
    rf"^(?:however,? |but |and )?(?:it|they) (?:also |further |then |went on to )?{_SAYING}\b",
    re.IGNORECASE,
)
_LEAD = re.compile(rf"(?:\b{_SAYING}\b[^.!?]{{0,60}}?[:,]?|:)\s*$", re.IGNORECASE)
_TAIL = re.compile(
    rf"^[\s,–—-]*(?P<who>(?:{_SAYING}\b[^.!?]*)|(?:[^.!?“\"]{{0,80}}?\b{_SAYING}\b))",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:said|says|told [^:]{1,40}|added|adds|tweeted|posted|wrote|commented|explained)\W*$",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"^\s*(?:that|this|it|those|these) (?:is|was|are|were|[’']s)\b[^.!?]*", re.IGNORECASE
)
_SHORTENED = re.compile(r"^\s*(?:that|this|it)[’']s\b[^.!?]*", re.IGNORECASE)


def voice_of(narration: str) -> Voice | None:
    """Whose words or findings a piece of narration tells of; None when it names nobody.

    A person speaks for himself, Ofsted's spokesman too; a report to the cabinet is not Ofsted's.
    """
    if _SPOKEN_FOR.search(narration):
        return Voice.OTHER
    if _PERSON.search(narration) or _NAME.search(narration):
        # "Ofsted found that senior leaders and social workers …" tells of Ofsted's findings.
        first = _OFSTED.match(_without_openers(narration))
        if first is None:
            return Voice.OTHER
    if _OTHER_REPORT.search(narration):
        first = _OFSTED.match(_without_openers(narration))
        if first is None or _OTHER_REPORT.search(narration[:60]):
            return Voice.OTHER
    if _OFSTED.search(narration):
        return Voice.OFSTED
    return None


_OPENERS = re.compile(
    r"^\W*(?:(?:but|and|however|meanwhile|overall|also|while|although|in (?:its|their|the|a)(?: "
    r"\w+){0,3} report,?|the|this|its|their|a|an|new|latest|recent|damning|glowing|full|resulting|"
    r"published|subsequent|final|six|five|four|three|team of)[,\s]+)*",
    re.IGNORECASE,
)


def _without_openers(narration: str) -> str:
    return _OPENERS.sub("", narration, count=1)


def quotations(text: str, sentences: tuple[Sentence, ...]) -> tuple[Quotation, ...]:
    """Every quotation of a text, in order, with whose words it is said to be.

    Args:
        text: the whole text.
        sentences: its sentences.
    """
    spans = _spans(text, paragraphs(text))
    found: list[Quotation] = []
    for at in range(len(spans)):
        before = found[-1] if found else None
        found.append(_attributed(text, spans, at, before, sentences))
    return tuple(found)


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    paragraph: Paragraph
    single: bool = False


def _spans(text: str, parts: tuple[Paragraph, ...]) -> list[_Span]:
    found: list[_Span] = []
    running = False
    for part in parts:
        marks = list(_MARK.finditer(text, part.start, part.end))
        opened: int | None = None
        own: list[_Span] = []
        for at, mark in enumerate(marks):
            if _opens(text, part, mark, opened is not None):
                if opened is None:
                    opened = mark.end()
            elif opened is not None:
                own.append(_Span(opened, mark.start(), part))
                opened = None
            elif running and at == 0:
                own.append(_Span(part.start, mark.start(), part))
        running = opened is not None
        if opened is not None:
            own.append(_Span(opened, part.end, part))
        for single in _SINGLE.finditer(text, part.start, part.end):
            if not any(span.start <= single.start() < span.end for span in own):
                own.append(_Span(single.start(1), single.end(1), part, single=True))
        found.extend(sorted(own, key=lambda span: span.start))
    return [span for span in found if text[span.start : span.end].strip(" ,.'’")]


def _opens(text: str, part: Paragraph, mark: re.Match[str], is_open: bool) -> bool:
    """Whether a mark opens a quotation: by what stands either side of it, then by its shape."""
    before = text[mark.start() - 1] if mark.start() > part.start else " "
    after = text[mark.end()] if mark.end() < part.end else " "
    free_before = before.isspace() or before in "([-–—:/"
    free_after = after.isspace() or after in ".,;:!?)]-–—"
    if free_before != free_after:
        return free_before
    if mark.group() in "“«":
        return True
    if mark.group() in "”»":
        return False
    return not is_open


def _attributed(
    text: str,
    spans: list[_Span],
    at: int,
    before: Quotation | None,
    sentences: tuple[Sentence, ...],
) -> Quotation:
    span = spans[at]
    same = at > 0 and spans[at - 1].paragraph.number == span.paragraph.number
    left = spans[at - 1].end if same else span.paragraph.start
    followed = at + 1 < len(spans) and spans[at + 1].paragraph.number == span.paragraph.number
    right = spans[at + 1].start if followed else span.paragraph.end
    lead = text[left : span.start].strip(" \"“”'‘’")
    tail = text[span.end : right].lstrip("\"”'’")
    starts = not lead and not same
    guess = Quotation(span.start, span.end, Voice.UNNAMED, whole=starts)
    if span.single and not _LEAD.search(lead):
        return guess
    said_before = _LEAD.search(lead)
    if said_before:
        own = re.split(r"(?<=[.!?])[\"”’']?\s+", lead)[-1]
        said_by = _voice_or_before(own, text, span, sentences, before if same else None)
        if said_by is Voice.UNNAMED:
            said_by = voice_of(_narration(text, span, spans, sentences)) or said_by
        if said_by is Voice.UNNAMED and _SPEAKS.search(lead):
            said_by = Voice.OTHER
        is_speech = lead.endswith((":", ",")) or text[span.start : span.start + 1].isupper()
        return replace(guess, voice=said_by, whole=is_speech)
    said_after = _TAIL.match(tail)
    if said_after and (starts or same):
        voice = voice_of(said_after["who"]) or (before.voice if same and before else None)
        if voice is not None:
            return replace(guess, voice=voice)
    if starts:
        if said_after is None:
            verdict = _VERDICT.match(tail) or _SHORTENED.match(tail)
            named = voice_of(verdict.group()) if verdict else None
            if named is not None:
                return replace(guess, voice=named)
        if before is not None and before.whole and _next_paragraph(spans[at - 1], span):
            return replace(guess, voice=before.voice)
        return guess
    if same and before is not None and before.whole and not lead:
        return replace(guess, voice=before.voice, whole=True)
    if lead.endswith((".", "!", "?")):
        # A speech that begins after the sentence that names its speaker.
        named = voice_of(re.split(r"(?<=[.!?])\s+", lead)[-1])
        return replace(guess, voice=named or guess.voice, whole=True)
    narration = _narration(text, span, spans, sentences)
    voice = _voice_or_before(narration, text, span, sentences, None)
    return replace(guess, voice=voice, whole=False)


def _next_paragraph(before: _Span, span: _Span) -> bool:
    return span.paragraph.number - before.paragraph.number == 1


def _voice_or_before(
    narration: str,
    text: str,
    span: _Span,
    sentences: tuple[Sentence, ...],
    before: Quotation | None,
) -> Voice:
    """Whose words the narration says they are; for `It also found …` whoever was named last."""
    voice = voice_of(narration)
    if voice is not None:
        return voice
    if before is not None and before.whole:
        return before.voice
    if _PRONOUN.match(narration.strip()):
        return told_of_before(text, span.start, sentences) or Voice.UNNAMED
    return Voice.UNNAMED


def told_of_before(
    text: str, at: int, sentences: tuple[Sentence, ...], reach: int = 3
) -> Voice | None:
    """Whom the nearest earlier sentence that names anybody tells of (up to `reach` sentences)."""
    earlier = [sentence for sentence in sentences if sentence.end <= at]
    for sentence in reversed(earlier[-reach:]):
        voice = voice_of(re.sub(r"[\"“«][^\"”»]*[\"”»]", " ", text[sentence.start : sentence.end]))
        if voice is not None:
            return voice
    return None


def _narration(text: str, span: _Span, spans: list[_Span], sentences: tuple[Sentence, ...]) -> str:
    """The sentence in which a woven phrase stands, without its quotations."""
    for sentence in sentences:
        if sentence.start <= span.start < sentence.end:
            return outside(text, sentence.start, sentence.end, [(s.start, s.end) for s in spans])
    return ""


def outside(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    """A stretch of text without the given spans."""
    pieces: list[str] = []
    at = start
    for first, last in sorted(spans):
        if last <= start or first >= end:
            continue
        pieces.append(text[at : max(at, first)])
        at = max(at, min(last, end))
    pieces.append(text[at:end])
    return " ".join(" ".join(pieces).split())
