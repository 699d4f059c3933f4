"""Grades: "rated good", "All aspects were judged good", "received an outstanding rating"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineofsight.claims.reading.grammar import (
    AREA_PATTERN,
    About,
    Subject,
    area_of,
    grade_of,
    grade_pattern,
    named_authorities,
    subject_of,
)
from lineofsight.claims.reading.marks import Finding, Mark
from lineofsight.claims.reading.statements.judged import (
    aside_before,
    findings_of,
    other_council,
    subject_before,
    time_at,
    time_before,
    told_after,
)
from lineofsight.claims.reading.statements.said import Said, is_unreal, speaks_of_elsewhere
from lineofsight.claims.reading.times import Time, When, clause_at
from lineofsight.claims.reading.words import content, words_of

_ADVERBS = (
    r"(?:\s+(?:also|again|now|previously|still|recently|first|last|all|both|each|officially|formally|"
    r"today|yesterday|consistently|overall|subsequently|later|then|just|once again|already|once|"
    r"this week|this month|last week|last month|proudly|deservedly))*"
)
_RATED = (
    r"(?:re-?)?(?:rated|judged|graded|deemed|found|classed|classified|ranked|assessed|described|"
    r"labelled|branded|considered|declared|marked|scored|adjudged|upgraded|rerated)"
)
_BY = (
    r"(?:\s+by\s+(?:the\s+|an?\s+)?(?:team of\s+|education\s+|government\s+|schools?\s+|"
    r"national\s+|"
    r"children's services\s+|its\s+)?(?:ofsted(?:'s)?(?:\s+inspectors?)?|inspectors?|"
    r"watchdogs?|regulators?|"
    r"inspectorate)(?:\s+ofsted)?)?"
)
_WHEN = r"(?:\s+(?:in|at|during|after|following|last|on|this)\b[^,;.\"']{0,45}?)?"
_AS = r"(?:\s+(?:as|to be|to have been|as being|to|with|being))*"
_DEGREE = (
    r"(?:\s+(?:an?|the|overall|top|highest|rating|grade|judge?ment|of|officially|merely|only|both|"
    r"now|still))*\s*"
)
_AT_LEAST = r"(?P<least>at least\s+)?"
_BETTER = r"(?P<better>\s+or\s+(?:better|above|outstanding))?"

_PASSIVE = re.compile(
    rf"(?:(?P<aux>\b(?:was|were|is|are|(?:has|have|had)(?: (?:also|now|again|once again|previously|"
    rf"already|just|recently|twice))? been|being|been))(?P<not>\s+not|n't|"
    rf"\s+never|"
    rf"\s+no longer)?{_ADVERBS}\s+|(?P<bare>[,(–]\s*){_ADVERBS}\s*)"
    rf"(?P<verb>{_RATED}){_BY}{_WHEN}{_BY}{_AS}{_DEGREE}{_AT_LEAST}{grade_pattern('grade')}{_BETTER}",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    rf"\b(?P<verb>(?:has |have |had )?(?P<not>not |never )?(?:rated|re-rated|judged|graded|"
    rf"found|declared|"
    rf"deemed|considered|gave|given|awarded|handed|rates|judges|marked|described|branded|labelled))\s+(?:that\s+)?"
    rf"(?P<object>[^,;:.\"]{{2,80}}?)(?P<mid>{_AS}{_DEGREE}){_AT_LEAST}{grade_pattern('grade')}{_BETTER}",
    re.IGNORECASE,
)
_ACTOR = re.compile(
    r"\b(?:ofsted|inspectors?|watchdogs?|regulators?|inspectorate|report|inspection|visit|"
    r"local authority|they|it|who|which)(?:,[^,]*,)?\s*(?:has|have|had|also|again|then|now|"
    r"officially|today|recently|"
    r"previously|since|\s)*$",
    re.IGNORECASE,
)
_NOUN = r"(?:ratings?|judge?ments?|grades?|grading|verdicts?|status|marks?|reports?|result|outcome)"
_RECEIVED = re.compile(
    rf"\b(?P<verb>(?:has |have |had |was |were |been |has been |have been )?(?P<not>not |"
    rf"never )?(?:also |"
    rf"again |now |once again |recently |just |proudly )?(?:received|achieved|earned|secured|"
    rf"gained|got|"
    rf"won|retained|kept|maintained|given|awarded|handed|landed|obtained|attained|celebrating|celebrated|"
    rf"holds?|has|have|receives|achieves|was|is|were))\s+(?:(?:an?|its|their|the|another|overall|top|"
    rf"highest|possible|ofsted|ofsted's|official|coveted|new|prestigious|glowing|impressive)\s+)*"
    rf"(?:(?:(?P<of>(?:rating|grade|judge?ment|verdict|mark)s?\s+of\s+)(?:an?\s+|overall\s+)*"
    rf"{grade_pattern('first')})|(?:{grade_pattern('second')}(?:\s+(?:overall|ofsted|inspection))*\s+{_NOUN}\b)"
    rf"|(?P<top>(?:(?:top|highest|best)(?: possible)?|top ofsted) {_NOUN}\b))",
    re.IGNORECASE,
)
_OWNED = re.compile(
    rf"(?P<owner>[^,;:.\"]{{2,80}}?)(?:'s|s')\s+(?:recent |latest |new |overall |current |first )*"
    rf"{grade_pattern('grade')}\s+(?:overall |ofsted |inspection )*{_NOUN}\b",
    re.IGNORECASE,
)
_COPULA = re.compile(
    rf"\b(?P<verb>(?:is|are|was|were|remains?|remained|became|stays?|stayed))(?P<not>\s+not|"
    rf"n't|\s+no longer)?"
    rf"(?:\s+(?:now|still|also|overall|again|officially|both|all))*\s+{_AT_LEAST}"
    rf"{grade_pattern('grade')}{_BETTER}(?=\s*(?:[,.;:–)]|$|and\b|but\b|overall\b|according\b|in\b|across\b|"
    rf"says?\b|said\b|by\b))",
    re.IGNORECASE,
)
_RATING_TALK = re.compile(
    r"\b(?:ofsted|inspect\w+|rat(?:ed|ing)|judge?(?:d|ment)|graded?|watchdog|regulator)\b", re.I
)
_REQUIRES = re.compile(
    r"\b(?P<verb>(?:still |also |currently |now |overall )*)(?P<grade>requires? "
    r"improvement(?: to be good)?)\b"
    r"(?=\s*(?:[,.;:–!\"']|$|and\b|but\b|overall\b|according\b|in\b|across\b|says?\b|said\b|by\b))",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    rf"^\W*(?P<object>[^,;:.\"]{{2,80}}?)\s+(?:officially |again |now "
    rf")*(?P<verb>{_RATED}){_BY}{_AS}{_DEGREE}"
    rf"{_AT_LEAST}{grade_pattern('grade')}{_BETTER}(?=\s*(?:[,.;:–!]|$|by\b|in\b|after\b|following\b|for\b))",
    re.IGNORECASE,
)
_MORE_YEARS = re.compile(
    rf"\s*(?:,|,? and|,? then|,? but)\s+(?:then |was |rated |judged "
    rf")*{grade_pattern('grade')}\s+in\s+"
    r"(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_YEARS_AFTER = re.compile(
    r"\s+(?:back )?in\s+(?:both\s+)?(?:19|20)\d\d(?:(?:,\s+|"
    r",?\s+and\s+(?:again\s+)?(?:in\s+)?)(?:19|20)\d\d)*"
    r"(?!\d)",
    re.IGNORECASE,
)
_AS_WAS = re.compile(
    rf",?\s+as (?:was|were|is|are)\s+(?:its |their |the )?(?P<area>{AREA_PATTERN})(?![\w-])",
    re.IGNORECASE,
)
_KEPT = re.compile(r"\b(?:retain|kept|keep|maintain)", re.IGNORECASE)
_MORE = re.compile(
    rf"\s*(?:,|,? and|,? but|,? while|;)\s+(?:was |were |also |rated |judged |graded |a |an )*"
    rf"{grade_pattern('grade')}\s+(?:for|in|on)\s+(?:its |their |the "
    rf")?(?P<area>{AREA_PATTERN})(?![\w-])",
    re.IGNORECASE,
)


def grades(said: Said) -> Iterator[Finding]:
    """Every grade that the sentence says was given, with its area and time."""
    taken: list[tuple[int, int]] = []
    for reader in (_passive, _active, _received, _owned, _copula, _requires, _headline):
        for start, end, findings in reader(said):
            if all(end <= first or start >= last for first, last in taken):
                taken.append((start, end))
                yield from findings


_Told = Iterator[tuple[int, int, list[Finding]]]


def _told(
    said: Said,
    start: int,
    match: re.Match[str],
    subject: Subject,
    *,
    denied: bool,
    grade: str,
    place: int | None = None,
) -> tuple[int, int, list[Finding]] | None:
    """What a match says of a subject that stands at a place, with what follows it."""
    text = said.text
    groups = match.groupdict()
    least = bool(groups.get("least") or groups.get("better"))
    after = told_after(text, match.end(), subject)
    if after is None or speaks_of_elsewhere(text[max(0, start - 30) : match.end() + 40]):
        return None
    whole, end = after
    if is_unreal(text, start) or _points_elsewhere(said, start, match.start()):
        return None
    named = {code for _, _, code in named_authorities(text[start : match.end()])}
    own = whole.authority == said.setting.code
    if own and not named and other_council(said, start, match.end()):
        return None
    clause = clause_at(text, start, end)
    if place is not None and place != start:
        # What an aside between subject and verb says of time is not said of the verb.
        clause = f"{clause_at(text, place, aside_before(text, start))} {clause}"
    time = time_at(said, clause)
    years = _YEARS_AFTER.match(text, end)
    listed = [int(year) for year in re.findall(r"\d{4}", years.group())] if years else []
    if listed:
        time = Time(When.YEAR, listed[0])
    if time.when is When.CURRENT and re.search(r"\bprevious|\bformer", text[start:end], re.I):
        time = Time(When.PREVIOUS)
    findings = list(
        findings_of(
            said, start, end, whole, grade_of(match[grade]), time, denied=denied, at_least=least
        )
    )
    kept = _KEPT.search(match.group()) is not None
    if kept and all(each.mark is Mark.SUPPORTED for each in findings):
        # A grade that was kept was the grade before.
        before = time_before(said.setting, time)
        findings.extend(findings_of(said, start, end, whole, grade_of(match[grade]), before))
    for year in listed[1:]:
        when = Time(When.YEAR, year)
        findings.extend(findings_of(said, start, end, whole, grade_of(match[grade]), when))
    chained = _MORE_YEARS.match(text, years.end()) if years is not None else None
    while chained is not None:
        when = Time(When.YEAR, int(chained["year"]))
        findings.extend(
            findings_of(
                said, chained.start(), chained.end(), whole, grade_of(chained["grade"]), when
            )
        )
        chained = _MORE_YEARS.match(text, chained.end())
    alike = _AS_WAS.match(text, end)
    strand = area_of(alike["area"]) if alike is not None else None
    if alike is not None and strand is not None:
        other = Subject(About.STRAND, subject.authority, strand)
        findings.extend(
            findings_of(said, alike.start(), alike.end(), other, grade_of(match[grade]), time)
        )
    more = _MORE.match(text, end)
    while more is not None:
        strand = area_of(more["area"])
        if strand is None:
            break
        other = Subject(About.STRAND, subject.authority, strand)
        findings.extend(
            findings_of(said, more.start(), more.end(), other, grade_of(more["grade"]), time)
        )
        end = more.end()
        more = _MORE.match(text, end)
    return start, end, findings


_POINTING = re.compile(
    r"\W*(?:and |but )?(?:it|they|the services?|services|its|their|the department)\W*",
    re.IGNORECASE,
)


def _points_elsewhere(said: Said, start: int, verb: int) -> bool:
    """Whether "it" or "the service" may mean a school, a home or another council named before."""
    if _POINTING.fullmatch(said.text[start:verb]) is None:
        return False
    before = said.text[:start]
    if len(content(words_of(before).words)) < 2 and said.earlier:
        before = f"{said.earlier[-1]} {before}"
    others = {code for _, _, code in named_authorities(before)} - {said.setting.code}
    return speaks_of_elsewhere(before) or bool(others)


def _passive(said: Said) -> _Told:
    for match in _PASSIVE.finditer(said.text):
        place = match.start("aux") if match["aux"] else match.start("bare")
        found = subject_before(said.text, place, said.setting.code)
        if found is None:
            continue
        subject, start, stands = found
        if match["verb"].lower() == "upgraded":
            continue
        told = _told(
            said, start, match, subject, denied=bool(match["not"]), grade="grade", place=stands
        )
        if told is not None:
            yield told


def _active(said: Said) -> _Told:
    for match in _ACTIVE.finditer(said.text):
        if not _ACTOR.search(said.text[: match.start()]):
            continue
        subject = subject_of(match["object"], said.setting.code)
        if subject is None:
            continue
        told = _told(said, match.start(), match, subject, denied=bool(match["not"]), grade="grade")
        if told is not None:
            yield told


def _received(said: Said) -> _Told:
    for match in _RECEIVED.finditer(said.text):
        verb = match["verb"].lower()
        if not match["of"] and re.fullmatch(r"(?:was|is|were)(?: not)?", verb.strip()):
            continue
        found = subject_before(said.text, match.start(), said.setting.code)
        if found is None:
            continue
        subject, start, stands = found
        grade = next(name for name in ("first", "second", "top") if match[name])
        told = _told(
            said, start, match, subject, denied=bool(match["not"]), grade=grade, place=stands
        )
        if told is not None:
            yield told


def _owned(said: Said) -> _Told:
    if said.spoken:
        return
    for match in _OWNED.finditer(said.text):
        subject = subject_of(match["owner"], said.setting.code)
        if subject is None or subject.about is not About.STRAND:
            continue
        told = _told(said, match.start(), match, subject, denied=False, grade="grade")
        if told is not None:
            yield told


def _requires(said: Said) -> _Told:
    """As in "the council's services require improvement to be good": a grade that is a verb."""
    for match in _REQUIRES.finditer(said.text):
        if not _RATING_TALK.search(said.text) and "to be good" not in match.group().lower():
            continue
        found = subject_before(said.text, match.start(), said.setting.code)
        if found is None:
            continue
        subject, start, stands = found
        told = _told(said, start, match, subject, denied=False, grade="grade", place=stands)
        if told is not None:
            yield told


def _headline(said: Said) -> _Told:
    match = _HEADLINE.search(said.text)
    subject = subject_of(match["object"], said.setting.code) if match is not None else None
    if match is None or subject is None:
        return
    told = _told(said, match.start("object"), match, subject, denied=False, grade="grade")
    if told is not None:
        yield told


def _copula(said: Said) -> _Told:
    for match in _COPULA.finditer(said.text):
        if not _RATING_TALK.search(said.text):
            continue
        found = subject_before(said.text, match.start(), said.setting.code)
        if found is None:
            continue
        subject, start, stands = found
        told = _told(
            said, start, match, subject, denied=bool(match["not"]), grade="grade", place=stands
        )
        if told is not None:
            yield told
