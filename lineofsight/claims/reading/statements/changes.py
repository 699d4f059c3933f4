"""Moves from one grade to another: "from inadequate to good", "up from good", "upgraded to
adequate"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineofsight.claims.base import Claim
from lineofsight.claims.reading.grammar import (
    AREA_PATTERN,
    GRADE_WORD,
    About,
    area_of,
    grade_of,
    grade_pattern,
    subject_of,
)
from lineofsight.claims.reading.marks import Finding
from lineofsight.claims.reading.setting import Setting
from lineofsight.claims.reading.statements.judged import subject_before, time_at
from lineofsight.claims.reading.statements.said import (
    Said,
    is_unreal,
    names_others,
    speaks_of_elsewhere,
)
from lineofsight.claims.reading.times import When, clause_at
from lineofsight.claims.types.grades import inspections_of
from lineofsight.reference.areas import Strand
from lineofsight.reference.grades import Grade

_OF = (
    r"(?:(?:an?|the|its|being|a (?:previous )?(?:rating|judge?ment|grade|position|verdict) of|"
    r"(?:overall )?(?:rating|judge?ment|grade) of|ofsted|previous|earlier|overall|rated|"
    r"current|top)\s+)*"
)
_TAIL = r"(?:\s+(?:rating|judge?ment|grade|status|verdict))?"
_YEARS = r"(?:\s+(?:in|back in|at the)\s+(?P<{0}>(?:19|20)\d\d))?"
_FROM_TO = re.compile(
    rf"\bfrom\s+{_OF}{grade_pattern('before')}{_TAIL}{_YEARS.format('since')}\s*,?\s*(?:straig"
    rf"ht |directly |all the way |"
    rf"right |up |down )*\bto\s+(?:become\s+|be\s+)?{_OF}{grade_pattern('after')}{_TAIL}"
    rf"{_YEARS.format('year')}",
    re.IGNORECASE,
)
_UP_FROM = re.compile(
    rf"\b(?P<way>up|down|improved|improvement|rise|rising|risen|fall|falling|fallen|drop|"
    rf"dropping|step "
    rf"up|upgraded|downgraded|climb|leap|jump|an improvement on)\s+(?:from|"
    rf"on)?\s*{_OF}{grade_pattern('before')}{_TAIL}"
    rf"{_YEARS.format('since')}(?!\s*,?\s*(?:\w+ )?to\b)",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"\b(?P<way>upgraded|downgraded|improved|raised|lifted|promoted|demoted|dropped|risen|rose|moved|fell|"
    rf"slipped|climbed|jumped|leapt|elevated)\s+(?:it|them|the (?:council|authority|service|"
    rf"rating)|its "
    rf"(?:rating|judge?ment|grade)|services|children's services)?\s*(?:back )?(?:up |down "
    rf")?to\s+{_OF}"
    rf"{grade_pattern('after')}",
    re.IGNORECASE,
)


def changes(said: Said) -> Iterator[Finding]:
    """Every move between grades that the sentence tells of."""
    taken: list[tuple[int, int]] = []
    for reader in (_from_to, _up_from, _to):
        for finding in reader(said):
            first, last = finding.start, finding.end
            if all(last <= start or first >= end for start, end in taken):
                taken.append((first, last))
                yield finding
            elif (first, last) in taken:
                yield finding


def _unfit(said: Said, start: int) -> bool:
    """Whether a move is wished for, of another service, or of another council."""
    infinitive = re.search(r"\bto\s+(?:\w+\s+){1,4}$", said.text[:start]) is not None
    return (
        infinitive
        or is_unreal(said.text, start)
        or speaks_of_elsewhere(said.text[max(0, start - 90) : start + 60])
        or names_others(said)
    )


def _strand(said: Said, start: int, end: int) -> tuple[Strand, int] | None:
    """The area whose grade moved, and where the words on it begin: the subject before, or the area
    after; None where the words before are about something else."""
    after = re.match(
        rf"\s+(?:for|in)\s+(?:its |the )?({AREA_PATTERN})(?![\w-])", said.text[end:], re.I
    )
    if after is not None:
        named = area_of(after[1])
        return (named, start) if named is not None else None
    before = said.text[:start]
    verb = re.search(
        r"(?:\b(?:has|have|had|was|were|is|are|been|being)\s+)*(?:\b(?:also|now|just|again)\s+)*"
        r"\b(?:moved?|moving|gone|going|went|improved?|improving|risen|rose|rising|jump(?:ed|ing)?|leap(?:t|ed|ing)?|"
        r"climb(?:ed|ing)?|upgraded|downgraded|fell|fallen|dropp(?:ed|ing)|slipp(?:ed|ing)|progress(?:ed|ing)|raised|"
        r"promoted|lifted|turned|transform(?:ed|ing)|changed|up|down)\b(?P<whom>[^,;.]{0,40})$",
        before,
        re.IGNORECASE,
    )
    whom = subject_of(verb["whom"], said.setting.code) if verb and verb["whom"].strip() else None
    if whom is not None:
        own = whom.authority == said.setting.code and whom.about is About.STRAND
        place = verb.start() if verb else start
        return (whom.strand, place) if own and whom.also is None else None
    place = verb.start() if verb else start
    found = subject_before(said.text, place, said.setting.code)
    if found is not None:
        subject = found[0]
        known = subject.authority == said.setting.code and subject.also is None
        wanted = known and subject.about is About.STRAND
        return (subject.strand, found[1]) if wanted else None
    return (Strand.OVERALL, start) if _A_MOVE.search(before) else None


_A_MOVE = re.compile(
    r"(?:^|[,;:–]|\band|\bis|\bwas|\bmarks|\bafter|\bits|\bour)\W*(?:the |this |that |its |"
    r"an? |our )?(?:\w+ )?"
    r"(?:moves?|leaps?|jumps?|rise|improvement|step up|progress|journey|upgrade|"
    r"transformation|change|turnaround)\W*$",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"(?:\b(?:was|were|is|are|has|have|had)(?: (?:also|now|since|just|then|again|been|both))*\s+)$",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\b(?:it|them|the (?:council|authority|service|rating)|its|services)\b", re.I)


def _raised(said: Said, match: re.Match[str]) -> tuple[Strand, int] | None:
    """The area that was upgraded or downgraded, and where the words on it begin; None where it is
    not clear."""
    if _OBJECT.search(match.group()):
        return Strand.OVERALL, match.start()
    verb = _VERB_BEFORE.search(said.text[: match.start()])
    place = verb.start() if verb else match.start()
    found = subject_before(said.text, place, said.setting.code)
    if found is None or found[0].authority != said.setting.code or found[0].also is not None:
        return None
    return (found[0].strand, found[1]) if found[0].about is About.STRAND else None


def _moved(
    said: Said,
    start: int,
    end: int,
    before: Grade,
    after: Grade,
    strand: Strand,
    since: int | None,
    year: int | None,
) -> Iterator[Finding]:
    """The claim, or claims, that a grade moved so."""
    setting = said.setting
    about = setting.about
    if about is None:
        return
    later = year or about.year
    if about.is_full or (year is not None and since is not None):
        yield said.checked(
            start,
            end,
            Claim.of(
                "grade_changed",
                authority=setting.code,
                before=before,
                after=after,
                strand=strand,
                since=since,
                year=year or _year_if_older(setting),
            ),
        )
        return
    earlier = since or (setting.before.year if setting.before else None)
    if earlier is None:
        return
    for grade, when in ((before, earlier), (after, later)):
        yield said.checked(
            start,
            end,
            Claim.of(
                "grade_in_inspection", authority=setting.code, grade=grade, strand=strand, year=when
            ),
        )


def _then(said: Said, year: int | None, strand: Strand) -> Grade | None:
    """The grade that the inspection of a year gave."""
    found = inspections_of(said.setting.base.corpus, said.setting.code, year)
    judged = found[-1].judged(strand) if found else None
    return judged.grade if judged is not None else None


def _year_if_older(setting: Setting) -> int | None:
    """The year of the inspection the text is about, where it is not the newest as at its day."""
    newest = setting.base.corpus.latest_inspection(setting.code)
    about = setting.about
    return None if about is None or about is newest else about.year


def _year(text: str | None) -> int | None:
    return int(text) if text else None


def _from_to(said: Said) -> Iterator[Finding]:
    for match in _FROM_TO.finditer(said.text):
        if _unfit(said, match.start()):
            continue
        moved = _strand(said, match.start(), match.end())
        if moved is None:
            continue
        strand, start = moved
        yield from _moved(
            said,
            start,
            match.end(),
            grade_of(match["before"]),
            grade_of(match["after"]),
            strand,
            _year(match["since"]),
            _year(match["year"]),
        )


def _now(said: Said, strand: Strand) -> Grade | None:
    """The grade of the inspection that the text is about."""
    about = said.setting.about
    judged = about.judged(strand) if about is not None else None
    return judged.grade if judged is not None else None


def _up_from(said: Said) -> Iterator[Finding]:
    for match in _UP_FROM.finditer(said.text):
        if _unfit(said, match.start()):
            continue
        named = [grade_of(m.group()) for m in GRADE_WORD.finditer(said.text, 0, match.start())]
        after = named[-1] if named else _now(said, Strand.OVERALL)
        before = grade_of(match["before"])
        if after is None or after.level is None or before.level is None:
            continue
        since = _year(match["since"])
        if since is None:
            time = time_at(said, clause_at(said.text, match.start(), match.end()))
            since = time.year if time.when is When.YEAR else None
        yield from _moved(
            said, match.start(), match.end(), before, after, Strand.OVERALL, since, None
        )


def _to(said: Said) -> Iterator[Finding]:
    for match in _TO.finditer(said.text):
        if _unfit(said, match.start()):
            continue
        after = grade_of(match["after"])
        clause = clause_at(said.text, match.start(), match.end())
        time = time_at(said, clause)
        earlier = list(GRADE_WORD.finditer(said.text, 0, match.start()))
        raised = _raised(said, match)
        if time.when is When.UNCLEAR or raised is None:
            continue
        strand, start = raised
        if time.when is When.SINCE:
            before_then = _then(said, time.year, strand)
            if before_then is not None:
                yield from _moved(
                    said, start, match.end(), before_then, after, strand, time.year, None
                )
            continue
        if earlier:
            then = time_at(said, clause_at(said.text, earlier[-1].start(), earlier[-1].end()))
            since = then.year if then.when is When.YEAR else None
            yield from _moved(
                said,
                start,
                match.end(),
                grade_of(earlier[-1].group()),
                after,
                strand,
                since,
                time.year,
            )
            continue
        before = said.setting.before
        judged = before.judged(strand) if before is not None else None
        if judged is None or time.when is not When.CURRENT:
            continue
        rose = re.match(r"down|drop|fell|slip|demot", match["way"], re.I) is None
        if (after.level or 0) == (judged.level or 0) or (
            (after.level or 0) > (judged.level or 0)
        ) != rose:
            verdict_before = Claim.of(
                "grade_changed",
                authority=said.setting.code,
                before=after,
                after=after,
                strand=strand,
            )
            if _now(said, strand) is not after:
                yield said.checked(start, match.end(), verdict_before)
            continue
        yield from _moved(said, start, match.end(), judged.grade, after, strand, None, None)
