"""What Ofsted is said to have found or recommended, in words that are not marked as a quotation.

"Ofsted found that senior leaders have …" is looked for in the reports as a quotation is. Where the
words differ, a sentence of the report must have nearly all the words of sense, and every one that
appraises, counts or denies: a paraphrase that calls weak what the report calls strong is not one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lineofsight.claims.reading.marks import Finding, FindingKind, Mark
from lineofsight.claims.reading.passages import Passage
from lineofsight.claims.reading.quotes import Found, Likeness, find_quotation
from lineofsight.claims.reading.speech import Voice, voice_of
from lineofsight.claims.reading.statements.said import Said
from lineofsight.claims.reading.words import (
    APPRAISING,
    NEGATORS,
    QUANTIFIERS,
    content,
    stem,
    words_of,
)
from lineofsight.claims.verdict import Outcome, Sureness, Verdict, Working

_TELLS = re.compile(
    r"\b(?:ofsted|inspectors?|the (?:\w+ )?(?:report|watchdog|regulator|inspection|letter)|it|"
    r"they|its report|"
    r"(?:the )?(?:inspectors'|ofsted|ofsted's) report)\s+(?:also |has |have |had |then |"
    r"further |rightly |clearly |"
    r"itself |team )*(?P<verb>found|finds|judged|judges|noted|notes|note|recogni[sz]ed|"
    r"recogni[sz]es|reported|"
    r"reports|concluded|concludes|said|says|observed|observes|acknowledged|acknowledges|highlighted|highlights|"
    r"identified|identifies|stated|states|praised|praises|discovered|saw|confirmed|confirms|described|warned|"
    r"commented|added|adds|commended|pointed out|points out|pointed to|points "
    r"to)\s+(?:that\s+|how\s+)?(?:while\s+)?",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|do|does|did|will|would)\b", re.IGNORECASE
)
_PRAISES = re.compile(r"prais|commend|highlight|recogni|point", re.IGNORECASE)
_FAULTS = frozenset(
    "limited weak weaker poor poorly inconsistent inconsistently insufficient insufficiently "
    "variable delay delays slow drift inadequate ineffective lack lacks unclear not no never too "
    "few".split()
)
#: Fewer words of sense than this in what is reported are too few to look for.
LEAST_WORDS = 4
_SHARE = 0.85
_SPLIT = re.compile(r",?\s+(?:but|and|while|although|with)\s+(?:that\s+)?(?=[a-z]+\s)")


def reported(said: Said, covered: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """What the sentence says that Ofsted found, where a report says it.

    Args:
        said: the sentence.
        covered: places of its quotations that were found, in the whole text; a clause that is
            covered already is not looked for again.
    """
    for match in _TELLS.finditer(said.text):
        pronoun = match.group().lower().startswith(("it ", "they "))
        if pronoun and not _told_of_ofsted(said):
            continue
        start, end = match.end(), _end(said.text, match.end())
        if any(first < said.offset + end and last > said.offset + start for first, last in covered):
            open_part = min(
                (first - said.offset for first, last in covered if first >= said.offset + start),
                default=end,
            )
            end = min(end, open_part)
            if _FINITE.search(said.text[start:end]) is None:
                # What is said of it stands in the quotation: half a sentence is not looked for.
                continue
        text = said.text[start:end].strip(" ,;:\"'")
        if len(content(words_of(text).words)) < LEAST_WORDS:
            continue
        praised = _PRAISES.search(match["verb"]) is not None
        yield from _found(
            said, praised, start, start + len(said.text[start:end].rstrip(" ,;:\"'")), text
        )
        break


def _told_of_ofsted(said: Said) -> bool:
    for sentence in reversed(said.earlier):
        voice = voice_of(sentence)
        if voice is not None:
            return voice is Voice.OFSTED
    return False


def _end(text: str, start: int) -> int:
    stop = re.search(r"[;]|\s–\s|\.(?=\s|$)|[.!?]?$", text[start:])
    return start + stop.start() if stop else len(text)


def _found(said: Said, praised: bool, start: int, end: int, text: str) -> Iterator[Finding]:
    passages = ordered(said)
    found = find_quotation(text, passages, said.text)
    if found is not None and found.likeness is not Likeness.ALTERED:
        if praised and _finds_fault(found, text):
            return
        yield told_finding(said, start, end, text, found)
        return
    told = _retold(text, passages) or _retold_in_parts(text, passages)
    if told is not None and not (praised and _finds_fault(told, text)):
        yield told_finding(said, start, end, text, told)


def _finds_fault(found: Found, text: str) -> bool:
    """Whether the report's sentence finds fault with what the text says was praised."""
    return bool((_FAULTS & set(words_of(found.sentence).words)) - set(words_of(text).words))


def ordered(said: Said) -> list[Passage]:
    """The paragraphs to look in: those of the report the text is about, then the others', the
    newest first."""
    about = said.setting.about.report_id if said.setting.about else None
    return sorted(
        said.setting.library.passages,
        key=lambda p: (
            p.report.report_id != about,
            -(p.report.inspection_start.toordinal() if p.report.inspection_start else 0),
        ),
    )


def told_finding(said: Said, start: int, end: int, text: str, found: Found) -> Finding:
    """The finding on words that a report has, as they stand or nearly; `partly` where the report
    limits them (`most visits …`) and the text does not."""
    own = words_of(text).words
    limited = bool(found.limits) and not any(w in own for w in words_of(found.limits).words)
    start_day = found.passage.report.inspection_start
    report = f"the report of {start_day:%B %Y}" if start_day else "the report"
    outcome, mark = Outcome.HOLDS, Mark.SUPPORTED
    exact = found.likeness is Likeness.VERBATIM
    about = said.setting.about
    older = about is not None and found.passage.report.report_id != about.report_id
    sentence = f"{report} says so in {'these' if exact else 'nearly these'} words."
    if limited and found.negated:
        outcome, mark = Outcome.DOES_NOT_HOLD, Mark.CONTRADICTED
        sentence = f"{report} has “{found.limits}” before these words."
    elif limited:
        outcome, mark = Outcome.CANNOT_BE_KNOWN, Mark.PARTLY
        sentence = f"{report} says it with a limit, “{found.limits}”, that the text leaves out."
    elif older and said.setting.sure:
        outcome, mark = Outcome.CANNOT_BE_KNOWN, Mark.PARTLY
        sentence += " It is not the report of which the text speaks."
    verdict = Verdict(
        outcome,
        sentence[0].upper() + sentence[1:],
        Sureness.OPEN if outcome is Outcome.CANNOT_BE_KNOWN else Sureness.SETTLED,
        Working(
            counted="words of the sentence in the paragraphs of the reports at hand",
            over=f"{len(said.setting.library.reports)} reports",
            as_at=said.setting.base.day,
            steps=tuple(each.sentence() for each in found.differences),
        ),
        evidence=(found.passage.evidence(found.sentence),),
    )
    finding = said.finding(start, end, text, verdict, FindingKind.REPORTED)
    return replace(
        finding, mark=mark, differences=tuple(each.sentence() for each in found.differences)
    )


@dataclass(frozen=True)
class _Weighed:
    share: float
    passage: Passage
    first: int
    last: int


def _retold(text: str, passages: Sequence[Passage]) -> Found | None:
    """The sentence of a report that says the same in words moved about; None when none does."""
    words = words_of(text).words
    wanted = [stem(word) for word in content(words)]
    if len(wanted) < LEAST_WORDS:
        return None
    firm = {
        stem(word)
        for word in words
        if word in APPRAISING or word in NEGATORS or word in QUANTIFIERS or word.isdigit()
    }
    best: _Weighed | None = None
    for passage in passages:
        if len(set(wanted) & passage.stems) < _SHARE * len(set(wanted)):
            continue
        for first, last in passage.sentences:
            own = passage.words.words[first:last]
            stems = {stem(word) for word in own}
            share = sum(word in stems for word in wanted) / len(wanted)
            denies = {w for w in own if w in NEGATORS} - set(words)
            if share < _SHARE or not firm <= stems or denies or _narrows(own, words):
                continue
            if best is None or share > best.share:
                best = _Weighed(share, passage, first, last)
    if best is None:
        return None
    return Found(best.passage, Likeness.NEARLY, best.first, best.last)


def _retold_in_parts(text: str, passages: Sequence[Passage]) -> Found | None:
    """As `_retold`, for two clauses joined by `and` or `but`: each must stand in one paragraph."""
    parts = [part for part in _SPLIT.split(text) if part.strip()]
    if len(parts) < 2:
        return None
    for cut in range(1, len(parts)):
        left, right = " and ".join(parts[:cut]), " and ".join(parts[cut:])
        found = _piece(left, passages)
        if found is None:
            continue
        second = _piece(right, [found.passage])
        if second is not None:
            return replace(found, likeness=Likeness.NEARLY, last=max(found.last, second.last))
    return None


def _piece(text: str, passages: Sequence[Passage]) -> Found | None:
    found = find_quotation(text, passages)
    if found is not None and found.likeness is not Likeness.ALTERED and not found.limits:
        return found
    return _retold(text, passages)


_NARROWING = frozenset(
    "most some many few several majority minority almost mostly largely sometimes partly only "
    "rarely "
    "often".split()
)


def _narrows(own: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the report limits what the text says without limit."""
    return any(word in _NARROWING and word not in words for word in own[:6])
