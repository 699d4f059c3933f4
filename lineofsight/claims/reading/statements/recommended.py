"""What Ofsted is said to have recommended: "Inspectors recommended that …", "These include …".

Each thing recommended is looked for among the recommendations of the report that the text is
about. The words need not be the report's: it must have most of the telling ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lineofsight.claims.reading.grammar import grade_of, grade_pattern
from lineofsight.claims.reading.marks import Finding, FindingKind
from lineofsight.claims.reading.passages import Passage
from lineofsight.claims.reading.statements.said import Said
from lineofsight.claims.reading.words import content, stem, words_of
from lineofsight.claims.verdict import Number, Outcome, Sureness, Verdict, Working
from lineofsight.reference.areas import Strand

#: At least this share of the weight of an item's words must stand in one recommendation.
_SHARE = 0.62
#: Words that every recommendation uses, which tell little.
_LIGHT = frozenset(
    stem(word)
    for word in (
        "ensure ensuring make sure improve improved improving improvement strengthen develop "
        "further "
        "more work practice quality service services child children young people family families "
        "council authority local provide provided providing support supported take takes taken use "
        "used better good give given all also staff social care need needed now new continue way "
        "so effective help area areas their impact extent assess increase many"
    ).split()
)
_LIGHT_WEIGHT = 0.3
_ACRONYMS = {
    "cse": "child sexual exploitation",
    "iro": "independent reviewing officer",
    "iros": "independent reviewing officers",
    "lscb": "local safeguarding children board",
    "peps": "personal education plans",
    "ehcp": "education health and care plan",
    "mash": "multi agency safeguarding hub",
    "lado": "local authority designated officer",
}
_BY_OFSTED = re.compile(
    r"\b(?:ofsted|inspectors?|the (?:report|watchdog|regulator)|it|they)\s+(?:has |have |had |"
    r"also |however )*"
    r"(?:recommend(?:s|ed|ing)?|called (?:on|for)|calls (?:on|for)|asked|told|urged|"
    r"advised)\b[^.;:]{0,40}?"
    r"(?:\bthat\b|\bto\b|:|\bfor\b|\bimprovements? (?:in|to)\b)",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"^\W*(?:these|the recommendations|other recommendations|among (?:these|the "
    r"recommendations)|its "
    r"recommendations|they|areas for improvement|recommendations|other areas for improvement|"
    r"further "
    r"recommendations|inspectors' recommendations)\s+(?:also |were |are |is )*(?:include[sd]?|"
    r"including|to|that|"
    r"called for|cover(?:ed)?|range from|:)",
    re.IGNORECASE,
)
_TALK = re.compile(r"\brecommend(?:ations?|ed|s)\b|\bareas? for improvement\b", re.IGNORECASE)
_FIND_VERB = re.compile(
    r"^(?:that |to |for |ensuring |ensure |making sure |make sure |and |also |including )+", re.I
)
_DOING = (
    r"(?:that|to|for|ensur|improv|target|provid|mak|strengthen|review|develop|monitor|increas|reduc|recruit|"
    r"creat|evaluat|implement|work|address|tackl|establish|complet|offer|giv|hold|analys)"
)
_ITEMS = re.compile(rf",?\s+and\s+(?={_DOING}\w*\b)|,\s*(?:and\s+)?(?=[a-z])|;\s*")
_TO_MOVE = re.compile(
    rf"\brecommendations?\b[^.;]{{0,40}}?\bto\s+(?:help\s+)?(?:move|bring|take|raise|lift|improve|get)\b[^.;]{{0,40}}?"
    rf"\bfrom\s+{grade_pattern('before')}\s+to\s+{grade_pattern('after')}",
    re.IGNORECASE,
)


def recommended(said: Said) -> Iterator[Finding]:
    """Every thing that the sentence says Ofsted recommended, where it is found, or is found in
    part."""
    if said.setting.about is None:
        return
    own = [
        passage
        for passage in said.setting.library.of(said.setting.about.report_id)
        if passage.place == "recommendation"
    ]
    if not own:
        return
    yield from _to_move(said, own)
    start = _begins(said)
    if start is None:
        return
    for first, last in _items(said.text, start):
        found = _best(said.text[first:last], own)
        if found is not None:
            yield _finding(said, first, last, found)


def _begins(said: Said) -> int | None:
    """Where the things recommended begin; None where the sentence tells of none."""
    direct = _BY_OFSTED.search(said.text)
    if direct is not None and re.search(r"recommend|urged|called|advised", direct.group(), re.I):
        return direct.end()
    listed = _LIST.match(said.text)
    if listed is None:
        return None
    told = _TALK.search(listed.group()) or any(_TALK.search(each) for each in said.earlier)
    return listed.end() if told else None


def _items(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Each thing of a list, as (start, end); parts too short to stand alone go with the next."""
    cuts = [start]
    for mark in _ITEMS.finditer(text, start):
        piece = content(words_of(text[cuts[-1] : mark.start()]).words)
        rest = content(words_of(text[mark.end() :]).words)
        if len(piece) >= 3 and len(rest) >= 3:
            cuts.append(mark.end())
    cuts.append(len(text))
    for first, last in pairwise(cuts):
        words = text[first:last]
        lead = _FIND_VERB.match(words.lstrip())
        first += len(words) - len(words.lstrip()) + (lead.end() if lead else 0)
        last = first + len(text[first:last].rstrip(" .,;:"))
        if last > first:
            yield first, last


def _telling(text: str) -> dict[str, float]:
    """The stems of a phrase, each with its weight."""
    words: list[str] = []
    for word in words_of(text).words:
        words.extend(_ACRONYMS.get(word, word).split())
    return {stem(word): _LIGHT_WEIGHT if stem(word) in _LIGHT else 1.0 for word in content(words)}


def _best(item: str, own: list[Passage]) -> Passage | None:
    wanted = _telling(item)
    total = sum(wanted.values())
    heavy = [word for word, weight in wanted.items() if weight == 1.0]
    if not heavy or total == 0:
        return None
    scored = [
        (
            sum(weight for word, weight in wanted.items() if word in passage.stems) / total,
            sum(word in passage.stems for word in heavy),
            -passage.order,
            passage,
        )
        for passage in own
    ]
    share, matched, _, passage = max(scored, key=lambda each: each[:3])
    return passage if share >= _SHARE and matched >= min(2, len(heavy)) else None


def _finding(said: Said, start: int, end: int, passage: Passage) -> Finding:
    text = passage.words.text
    number = passage.paragraph or str(passage.order)
    verdict = Verdict(
        Outcome.HOLDS,
        f"Recommendation {number} of the report says so in its own words.",
        Sureness.SETTLED,
        Working(
            counted="telling words of the phrase in each recommendation",
            over=f"the recommendations of {passage.report.report_id}",
            as_at=said.setting.base.day,
        ),
        evidence=(passage.evidence(" ".join(text.split())),),
    )
    return said.finding(start, end, said.text[start:end], verdict, FindingKind.RECOMMENDATION)


def _to_move(said: Said, own: list[Passage]) -> Iterator[Finding]:
    """As in "a series of recommendations to move services from requires improvement to good"."""
    about = said.setting.about
    judged = about.judged(Strand.OVERALL) if about is not None else None
    for match in _TO_MOVE.finditer(said.text):
        if judged is None or about is None:
            continue
        before = grade_of(match["before"])
        holds = judged.grade is before and (grade_of(match["after"]).level or 0) > (
            before.level or 0
        )
        name = said.setting.authority.name
        verdict = Verdict(
            Outcome.HOLDS if holds else Outcome.DOES_NOT_HOLD,
            f"{name} was judged {judged.grade.label.lower()} in its inspection of "
            f"{about.when}; the "
            f"report makes {len(own)} recommendations.",
            Sureness.SETTLED,
            Working("the overall grade and the recommendations", name, said.setting.base.day),
            (Number("recommendations", len(own)),),
            (own[0].evidence(" ".join(own[0].words.text.split())),),
        )
        yield said.finding(
            match.start(),
            match.end(),
            " ".join(match.group().split()),
            verdict,
            FindingKind.RECOMMENDATION,
        )
