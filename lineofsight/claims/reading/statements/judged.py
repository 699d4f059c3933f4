"""Turning "this was judged good then" into claims: the subject, the time, and the claim type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lineofsight.claims.base import Claim
from lineofsight.claims.reading.grammar import (
    ACROSS,
    AREA_PATTERN,
    NUMBER,
    PARTS,
    About,
    Subject,
    area_of,
    named_authorities,
    number_of,
    subject_of,
)
from lineofsight.claims.reading.marks import Finding
from lineofsight.claims.reading.setting import Setting
from lineofsight.claims.reading.statements.said import Said
from lineofsight.claims.reading.times import UNCLEAR, Time, When, time_of
from lineofsight.claims.verdict import Outcome
from lineofsight.inspections.inspection import FULL_FRAMEWORKS, Inspection
from lineofsight.reference.areas import Strand
from lineofsight.reference.grades import Grade

_EDGE = re.compile(
    r"[,;:–(\"]|\b(?:and|but|while|although|though|as|when|after|because|since|that|where|before|"
    r"whereas|means?|meaning|so|saying|said|says|found|saw|sees?|seen|which|who|how|"
    r"confirmed|announced|revealed|showed|shows|concluded|noted|reported)\b"
    r"|\b(?:in|at|during|since|from|on|by)\b[^,;:–]{0,40}?(?:\b(?:19|20)\d\d\b"
    r"|\blast (?:year|month|week|time)\b|\b(?:last|latest|previous|recent) (?:\w+ )?inspection\b)"
    r"|\b(?:last|this) (?:year|month|week)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",[^,;]{1,90},\s*$|\s\([^()]{1,90}\)\s*$|\s–[^–]{1,90}–\s*$")
_RELATIVE = re.compile(r"^\s*(?:which|who|that)\s*$", re.IGNORECASE)
#: A subject is looked for this many characters back from its verb.
_REACH = 170


def subject_before(text: str, verb: int, authority: str) -> tuple[Subject, int, int] | None:
    """The subject of a verb: (subject, where the statement begins, where the subject stands). The
    longest phrase before the verb that is known from end to end counts; None when none is.

    Args:
        text: the sentence, as `grammar.plain` gives it.
        verb: first character of the verb.
        authority: DfE code of the council that the text is about.
    """
    aside = _ASIDE.search(text[:verb])
    if aside is not None and aside.start() > 0:
        # The subject stands before the aside, and what the aside says is no part of it.
        found = _subject_in(text, aside.start(), authority)
        return (found[0], verb, found[1]) if found is not None else None
    found = _subject_in(text, verb, authority)
    return (found[0], found[1], found[1]) if found is not None else None


def aside_before(text: str, verb: int) -> int:
    """Where the aside before a verb begins; the verb itself where there is none."""
    aside = _ASIDE.search(text[:verb])
    return verb if aside is None else aside.start()


def _subject_in(text: str, end: int, authority: str) -> tuple[Subject, int] | None:
    first = max(0, end - _REACH)
    edges = [first] if first == 0 else []
    for mark in _EDGE.finditer(text, first, end):
        edges.extend((mark.start(), mark.end()))
    for edge in sorted(set(edges)):
        phrase = text[edge:end]
        if _RELATIVE.match(phrase):
            before = text[:edge].rstrip(" ,")
            return _subject_in(text, len(before), authority) if before else None
        subject = subject_of(phrase, authority)
        if subject is not None and not _half_of_pair(text, edge, end):
            lead = len(phrase) - len(phrase.lstrip(" ,;:–-\"'("))
            return subject, edge + lead
    return None


_PLURAL = re.compile(r"\s*(?:were|are|have)\b", re.IGNORECASE)


def _half_of_pair(text: str, start: int, end: int) -> bool:
    """Whether a phrase in the singular stands after `and` before a verb in the plural: the other
    half is judged too, and was not understood."""
    joined = re.search(r"\band\s*$", text[:start], re.IGNORECASE) is not None
    joined = joined or re.match(r"\W*and\b", text[start:end], re.IGNORECASE) is not None
    one = re.search(r"(?:s|they|we|people)\W*$", text[start:end], re.IGNORECASE) is None
    return joined and one and _PLURAL.match(text, end) is not None


def other_council(said: Said, start: int, end: int) -> bool:
    """Whether the words round a statement name another council than the text's own, so that
    "the council" may be that one."""
    near = said.text[max(0, start - 80) : end]
    return any(code != said.setting.code for _, _, code in named_authorities(near))


_AFTER = re.compile(
    rf"\s*,?\s*(?:(?P<across>{ACROSS})"
    rf"|(?:for|in|on) (?:(?:its|their|the) )?(?P<count>{NUMBER}) (?:out )?of (?:the |its |our )?"
    rf"(?P<of>{NUMBER})(?: key| main| inspected| judged)* {PARTS}"
    rf"|(?:for|in|on) (?:its |their |the (?:area|category|quality) of |the "
    rf")?(?P<area>{AREA_PATTERN})"
    rf"(?![\w-])|(?P<overall>overall|in overall effectiveness))",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\s*(?:for|at)\s+(?!(?:the|a|its)?\s*(?:\w+\s+)?(?:consecutive |successive )?"
    r"(?:time|inspection|year)s?\b|\w+ years?\b)",
    re.IGNORECASE,
)


def told_after(text: str, at: int, subject: Subject) -> tuple[Subject, int] | None:
    """A subject with what follows its grade: `for leadership`, `across the board`.

    Returns:
        The subject and where the words end; None when they narrow it in a way not understood
        (`rated good for its food`).
    """
    after = _AFTER.match(text, at)
    if after is None:
        if _FOR.match(text, at) is None:
            return subject, at
        return _whole_service(text, at, subject)
    if after["across"]:
        return replace(subject, about=About.EVERY_AREA), after.end()
    if after["count"]:
        count, of = number_of(after["count"]), number_of(after["of"])
        if count is None or of is None:
            return None
        return replace(subject, about=About.SOME_AREAS, count=count, of=of), after.end()
    if after["area"]:
        strand = area_of(after["area"])
        if strand is None or subject.about is not About.STRAND:
            return None
        return replace(subject, strand=strand), after.end()
    return subject, after.end()


_SERVICE = re.compile(
    r"\s*(?:for|at)\s+(?P<what>[^,;:.–()]{3,70}?)(?=\s*(?:[,;:.–()]|$)|\s(?:by|in|after|following|and|"
    r"while|with|from|during)\b)",
    re.IGNORECASE,
)


def _whole_service(text: str, at: int, subject: Subject) -> tuple[Subject, int] | None:
    """A subject with `for its children's services`, which narrows nothing; None for other words."""
    match = _SERVICE.match(text, at)
    if match is None:
        return None
    named = subject_of(match["what"], subject.authority)
    plain_service = named is not None and named.about is About.STRAND
    if named is None or not plain_service or named.strand is not Strand.OVERALL:
        return None
    return subject, match.end("what")


def inspection_at(setting: Setting, time: Time) -> Inspection | None:
    """The inspection that a time means, where it means one."""
    if time.when is When.CURRENT:
        return setting.about
    return setting.before if time.when is When.PREVIOUS else None


def time_before(setting: Setting, time: Time) -> Time:
    """The time of the full inspection before the one that a time means."""
    if time.when is not When.YEAR or time.year is None:
        return Time(When.PREVIOUS) if time.when is When.CURRENT else UNCLEAR
    earlier = [
        each
        for each in setting.base.corpus.of(setting.code, include_predecessors=False)
        if each.framework in FULL_FRAMEWORKS and each.year < time.year
    ]
    return Time(When.YEAR, earlier[-1].year) if earlier else UNCLEAR


def year_of(setting: Setting, time: Time) -> int | None:
    """The year of the inspection that a time means."""
    if time.when is When.YEAR:
        return time.year
    inspection = inspection_at(setting, time)
    return inspection.year if inspection is not None else None


def claim_of(
    setting: Setting, subject: Subject, grade: Grade, time: Time, *, at_least: bool = False
) -> Claim | None:
    """The claim that something was judged so at a time; None where it is not clear enough."""
    if time.when in (When.UNCLEAR, When.SINCE):
        # "Good since 2015" says that every inspection since found so.
        return None
    elsewhere = subject.authority != setting.code
    if elsewhere and time.when is When.PREVIOUS:
        return None
    year = year_of(setting, time)
    if subject.about is not About.STRAND:
        if elsewhere and time.when is When.CURRENT:
            year = None
        name = "every_area_at_grade"
        more: dict[str, int | None] = {}
        if subject.about is About.SOME_AREAS:
            name, more = "areas_at_grade", {"count": subject.count, "of": subject.of}
        return Claim.of(
            name, authority=subject.authority, grade=grade, year=year, at_least=at_least, **more
        )
    about = setting.about
    stands = elsewhere or about is None or _is_standing(setting, subject.strand, about)
    if time.when is When.CURRENT and stands:
        return Claim.of("grade_at", authority=subject.authority, grade=grade, strand=subject.strand)
    if year is None:
        return None
    return Claim.of(
        "grade_in_inspection",
        authority=subject.authority,
        grade=grade,
        strand=subject.strand,
        year=year,
    )


def _is_standing(setting: Setting, strand: Strand, about: Inspection) -> bool:
    """Whether the inspection the text is about is the one whose grade stands."""
    standing = setting.base.corpus.standing(setting.code, strand)
    return (
        standing.judged is None
        or standing.judged.inspection is about
        or (about.is_full and about.judged(strand) is None)
    )


def findings_of(
    said: Said,
    start: int,
    end: int,
    subject: Subject,
    grade: Grade,
    time: Time,
    *,
    denied: bool = False,
    at_least: bool = False,
) -> Iterator[Finding]:
    """The finding on one judgement told of by a stretch of a sentence; none where unclear."""
    claim = claim_of(said.setting, subject, grade, time, at_least=at_least)
    if claim is None:
        return
    if at_least and subject.about is About.STRAND and grade is Grade.GOOD and not denied:
        better = claim_of(said.setting, subject, Grade.OUTSTANDING, time)
        if better is not None and better.check(said.setting.base).outcome is Outcome.HOLDS:
            claim = better
    yield said.checked(start, end, claim, denied=denied)
    if subject.also is not None:
        other = replace(subject, strand=subject.also, also=None)
        yield from findings_of(
            said, start, end, other, grade, time, denied=denied, at_least=at_least
        )


def time_at(said: Said, clause: str) -> Time:
    """When a clause of the sentence speaks of."""
    return time_of(clause, said.setting)
