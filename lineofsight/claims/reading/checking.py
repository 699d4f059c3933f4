"""Reading a text: every sentence with its mark and the evidence beside it.

    base = EvidenceBase.load(workspace)
    checked = check_text(text, "865", base)
    for each in checked.sentences: each.mark, each.findings

Nothing leaves the machine and no language model is asked. A sentence is marked by what was
recognised in it with confidence: its quotations, what it says that Ofsted found or recommended,
and its statements of fact. When something of weight in it was not recognised, the best that it can
be is `partly`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.reading.grammar import GRADE_WORD, named_authorities, plain
from lineofsight.claims.reading.marks import (
    CheckedSentence,
    CheckedText,
    Finding,
    FindingKind,
    Mark,
)
from lineofsight.claims.reading.passages import library
from lineofsight.claims.reading.quoted import Piece, judge, look_up, pieces, worth_finding
from lineofsight.claims.reading.quotes import Found
from lineofsight.claims.reading.rest import is_intention, is_persons, left_over
from lineofsight.claims.reading.sentences import Sentence, sentences
from lineofsight.claims.reading.setting import Setting, settle
from lineofsight.claims.reading.speech import Voice, outside, quotations
from lineofsight.claims.reading.statements import Said, recognise
from lineofsight.claims.reading.statements.reported import ordered, reported

#: Texts longer than this are cut: a story or a press release is a tenth of it.
LONGEST = 200_000


def check_text(text: str, authority_code: str, base: EvidenceBase) -> CheckedText:
    """Mark each sentence of a text about an authority.

    Args:
        text: a story, a press release, a report to a committee.
        authority_code: DfE code of the authority.
        base: the evidence; `base.as_at(day)` to check by what was known on a day.

    Raises:
        UnknownAuthorityError: there is no such authority.
    """
    text = text[:LONGEST]
    split = sentences(text)
    spoken = quotations(text, split)
    parts = pieces(text, split, spoken)
    shelf = library(base, authority_code)
    newest = sorted(shelf.passages, key=lambda p: p.report.report_id, reverse=True)
    first_look = [look_up(part, newest) for part in parts if _may_tell(part)]
    setting = settle(base, authority_code, text, [each for each in first_look if each])
    checked = tuple(
        _check(text, split, at, [p for p in parts if p.sentence is sentence], setting)
        for at, sentence in enumerate(split)
    )
    return CheckedText(
        authority_code=setting.code,
        day=setting.base.day,
        about=setting.about,
        why=setting.why,
        reports=tuple(report.report_id for report in setting.library.reports),
        sentences=checked,
    )


def _may_tell(piece: Piece) -> bool:
    """Whether a quotation is worth looking for to learn which report the text quotes."""
    return piece.quotation.voice is not Voice.OTHER and worth_finding(piece)


def _check(
    text: str,
    split: Sequence[Sentence],
    at: int,
    parts: Sequence[Piece],
    setting: Setting,
) -> CheckedSentence:
    sentence = split[at]
    person = next((p for p in parts if p.quotation.voice is Voice.OTHER), None)
    spoken = person is not None and _is_speech(parts, person)
    said = Said(
        text=plain(text[sentence.start : sentence.end]),
        offset=sentence.start,
        setting=setting,
        earlier=tuple(plain(each.text) for each in split[max(0, at - 3) : at]),
        later=plain(split[at + 1].text) if at + 1 < len(split) else "",
        spoken=spoken,
    )
    found = _quoted(parts, setting, said)
    covered = [(each.start, each.end) for each in found]
    stated = [each for each in recognise(said) if not _clashes(each, found)]
    found.extend(stated)
    found.extend([each for each in reported(said, covered) if not _clashes(each, found)])
    found.sort(key=lambda each: (each.start, each.end))
    voice = parts[0].quotation.voice if parts and parts[0].quotation.whole else None
    return _marked(text, sentence, voice, spoken, found, setting)


def _clashes(one: Finding, others: Sequence[Finding]) -> bool:
    """Whether a finding is on words that others have read already."""
    return any(one.start < each.end and each.start < one.end for each in others)


def _is_speech(parts: Sequence[Piece], person: Piece) -> bool:
    """Whether a person's words make up most of the sentence."""
    return person.quotation.whole or person.words >= sum(p.words for p in parts) / 2


def _quoted(parts: Sequence[Piece], setting: Setting, said: Said) -> list[Finding]:
    found: list[Finding] = []
    passages = ordered(said)
    for part in parts:
        if not worth_finding(part):
            continue
        place: Found | None = look_up(part, passages)
        finding = judge(part, place, setting)
        if finding is not None:
            found.append(finding)
    return found


def _marked(
    text: str,
    sentence: Sentence,
    voice: Voice | None,
    spoken: bool,
    found: list[Finding],
    setting: Setting,
) -> CheckedSentence:
    marks = {each.mark for each in found}
    settled = marks & {Mark.SUPPORTED, Mark.CONTRADICTED, Mark.PARTLY}
    if not settled:
        narration = plain(outside(text, sentence.start, sentence.end, []))
        if not found and (spoken or is_persons(narration) or is_intention(narration)):
            reason = (
                "A person's own words, an appraisal or an intention: no evidence here settles it."
            )
            return CheckedSentence(sentence, Mark.OPINION, voice, tuple(found), reason)
        reason = (
            found[0].verdict.sentence
            if found
            else "Nothing in it was recognised that the evidence at hand could settle."
        )
        return CheckedSentence(sentence, Mark.NOT_CHECKABLE, voice, tuple(found), reason)
    rest = outside(text, sentence.start, sentence.end, [(f.start, f.end) for f in found])
    others = {code for _, _, code in named_authorities(rest)} - {setting.code}
    left = left_over(plain(rest), setting.authority.name, bool(others))
    unread = bool(GRADE_WORD.search(re.sub(r"[\"'][^\"']*[\"']", " ", plain(rest))))
    quotes_alone = all(each.kind is not FindingKind.STATEMENT for each in found)
    if settled == {Mark.SUPPORTED} and Mark.NOT_CHECKABLE not in marks:
        if not left and not (unread and not quotes_alone):
            reason = "What it states was checked and holds."
            return CheckedSentence(sentence, Mark.SUPPORTED, voice, tuple(found), reason)
        if spoken and not unread:
            reason = "What it states of fact was checked and holds; the rest is the speaker's own."
            return CheckedSentence(sentence, Mark.SUPPORTED, voice, tuple(found), reason)
        reason = f"Part of it holds; not checked: {left or 'another grade that it names'}."
        return CheckedSentence(sentence, Mark.PARTLY, voice, tuple(found), reason)
    wrong = next((each for each in found if each.mark is Mark.CONTRADICTED), None)
    if wrong is not None and Mark.SUPPORTED not in marks and Mark.PARTLY not in marks:
        return CheckedSentence(
            sentence, Mark.CONTRADICTED, voice, tuple(found), wrong.verdict.sentence
        )
    worst = wrong or next(each for each in found if each.mark is not Mark.SUPPORTED)
    return CheckedSentence(sentence, Mark.PARTLY, voice, tuple(found), worst.verdict.sentence)
