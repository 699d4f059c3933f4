"""Several areas at once: "giving that rating to three of the four areas", "with all areas good"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineofsight.claims.base import Claim
from lineofsight.claims.reading.grammar import (
    ALL_PARTS,
    AREA_PATTERN,
    GRADE_WORD,
    NUMBER,
    PARTS,
    About,
    Subject,
    grade_of,
    grade_pattern,
    named_authorities,
    number_of,
    subject_of,
)
from lineofsight.claims.reading.marks import Finding
from lineofsight.claims.reading.statements.judged import findings_of, time_at
from lineofsight.claims.reading.statements.said import Said, is_unreal, speaks_of_elsewhere
from lineofsight.claims.reading.times import When, clause_at
from lineofsight.claims.types.changes import GradeMovement
from lineofsight.claims.verdict import Number, Outcome, Sureness, Verdict, Working
from lineofsight.inspections.inspection import MAIN_STRANDS, Inspection

_SOME = (
    rf"(?P<count>{NUMBER}) (?:out )?of (?:the |its |their |our )?(?P<of>{NUMBER})"
    rf"(?: key| main| inspected| judged| inspection)*(?: {PARTS})?"
)
_THAT_RATING = re.compile(
    rf"\b(?:giv(?:ing|en|es|e)|gave|award(?:ing|ed)|with|earning|receiving|achieving)\s+(?:it\s+|them\s+)?"
    rf"(?:that|the same|this|the top|the highest|that same|the)\s+(?:top\s+|"
    rf"highest\s+)?(?:rating|grade|"
    rf"judge?ment|mark)s?\s+(?:to|in|for|across|on|given to|going to)\s+(?:{_SOME}|"
    rf"(?P<all>{ALL_PARTS}))",
    re.IGNORECASE,
)
_VERBLESS = re.compile(
    rf"\b(?:with|and|while)\s+(?P<what>(?:its |their |the |work with |support for "
    rf")?(?:{_SOME}|{ALL_PARTS}|"
    rf"{AREA_PATTERN}))\s+(?:also |all |both |being |now |each |being )*(?:rated |judged |"
    rf"graded |deemed |found )?"
    rf"(?:as |to be )?(?:also )?{grade_pattern('grade')}(?=\s*(?:[,.;:–]|$|and\b|in\b|by\b|"
    rf"while\b))",
    re.IGNORECASE,
)
_MOST = re.compile(
    rf"\b(?:an? )?(?P<way>improvements?|improved|improving|rise|risen|step up|"
    rf"bettered)\s+(?:across|in|on)\s+"
    rf"(?P<how>most|all|every|the majority of|the vast majority of|{NUMBER}(?: (?:out )?of "
    rf"(?:the |its )?"
    rf"{NUMBER})?)\s+(?:of\s+)?(?:the\s+|its\s+)?(?:key |main )?{PARTS}",
    re.IGNORECASE,
)


def areas(said: Said) -> Iterator[Finding]:
    """Every statement of the sentence on a number of areas."""
    yield from _that_rating(said)
    yield from _verbless(said)
    yield from _improved(said)


def _that_rating(said: Said) -> Iterator[Finding]:
    for match in _THAT_RATING.finditer(said.text):
        named = list(GRADE_WORD.finditer(said.text, 0, match.start()))
        text = said.text[max(0, match.start() - 160) : match.start()]
        if not named or is_unreal(said.text, match.start()) or speaks_of_elsewhere(text):
            continue
        subject = Subject(About.EVERY_AREA, said.setting.code)
        if match["count"]:
            count, of = number_of(match["count"]), number_of(match["of"])
            if count is None or of is None:
                continue
            subject = Subject(About.SOME_AREAS, said.setting.code, count=count, of=of)
        if {code for _, _, code in named_authorities(said.text)} - {said.setting.code}:
            continue
        time = time_at(said, clause_at(said.text, match.start(), match.end()))
        grade = grade_of(named[-1].group())
        yield from findings_of(said, match.start(), match.end(), subject, grade, time)


def _verbless(said: Said) -> Iterator[Finding]:
    for match in _VERBLESS.finditer(said.text):
        subject = subject_of(match["what"], said.setting.code)
        near = said.text[max(0, match.start() - 60) : match.end() + 30]
        if subject is None or is_unreal(said.text, match.start()) or speaks_of_elsewhere(near):
            continue
        if subject.authority != said.setting.code or {
            code for _, _, code in named_authorities(near)
        } - {said.setting.code}:
            continue
        time = time_at(said, clause_at(said.text, match.start("what"), match.end()))
        grade = grade_of(match["grade"])
        yield from findings_of(said, match.start("what"), match.end(), subject, grade, time)


def _improved(said: Said) -> Iterator[Finding]:
    """As in "an improvement across most aspects": each main area against the inspection before."""
    about = said.setting.about
    if about is None or not about.is_full or speaks_of_elsewhere(said.text):
        return
    if {code for _, _, code in named_authorities(said.text)} - {said.setting.code}:
        return
    for match in _MOST.finditer(said.text):
        time = time_at(said, clause_at(said.text, match.start(), match.end()))
        if time.when is When.UNCLEAR or is_unreal(said.text, match.start()):
            continue
        verdict = _risen(said, about, match["how"].lower())
        if verdict is not None:
            words = " ".join(match.group().split())
            yield said.finding(match.start(), match.end(), words, verdict)


def _risen(said: Said, about: Inspection, how: str) -> Verdict | None:
    """How many of the main areas rose from the inspection before, against how many are said to
    have; None where that number is not clear."""
    verdicts = [
        Claim.of(
            "grade_moved",
            authority=said.setting.code,
            movement=GradeMovement.ROSE,
            strand=strand,
            year=about.year,
        ).check(said.setting.base)
        for strand in MAIN_STRANDS
    ]
    rose = sum(each.outcome is Outcome.HOLDS for each in verdicts)
    total = len(verdicts)
    figures = [number_of(word) for word in re.findall(NUMBER, how)]
    if how in ("all", "every"):
        holds = rose == total
    elif "most" in how or "majority" in how:
        holds = 2 * rose > total
    elif figures and figures[0] is not None and (len(figures) == 1 or figures[1] == total):
        holds = rose == figures[0]
    else:
        return None
    unknown = any(each.outcome is Outcome.CANNOT_BE_KNOWN for each in verdicts)
    outcome = Outcome.HOLDS if holds else Outcome.DOES_NOT_HOLD
    name = said.setting.authority.name
    return Verdict(
        Outcome.CANNOT_BE_KNOWN if unknown else outcome,
        f"{rose} of the {total} main areas of {name} rose in its inspection of {about.when}.",
        Sureness.OPEN if unknown else Sureness.SETTLED,
        Working(
            counted="main areas whose grade rose from the inspection before",
            over=name,
            as_at=said.setting.base.day,
            steps=tuple(each.sentence for each in verdicts),
        ),
        (Number("areas that rose", rose), Number("main areas", total)),
        tuple(evidence for each in verdicts for evidence in each.evidence),
    )
