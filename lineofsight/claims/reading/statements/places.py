"""Places among others: "the second in the country to leap from … to …", "the only authority in the
North West to …", "in the top 25 percent of equivalent councils"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineofsight.claims.among import ENGLAND, Among, AmongKind
from lineofsight.claims.base import Claim
from lineofsight.claims.reading.grammar import (
    AMONG_PATTERN,
    AREA_PATTERN,
    NUMBER,
    among_of,
    area_of,
    grade_of,
    grade_pattern,
    number_of,
)
from lineofsight.claims.reading.marks import Finding
from lineofsight.claims.reading.statements.judged import time_at
from lineofsight.claims.reading.statements.said import (
    Said,
    is_unreal,
    names_others,
    speaks_of_elsewhere,
)
from lineofsight.claims.reading.times import Time, When, clause_at
from lineofsight.reference.areas import Strand

_OF = (
    r"(?:(?:an?|the|its|being|a (?:previous )?(?:rating|judge?ment|grade|position|verdict) of|"
    r"(?:overall )?(?:rating|judge?ment|grade) of|ofsted|previous|earlier|overall|rated|"
    r"current|top)\s+)*"
)
_TAIL = r"(?:\s+(?:rating|judge?ment|grade|status|verdict))?"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))"
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_BODY = (
    r"(?:local authority|authority|council|county council|county|unitary|one|area|borough|"
    r"city|place|local authorities|councils|authorities)"
)
_NTH = re.compile(
    rf"\b(?:only |just )?(?:the )?(?:only )?(?P<nth>{_ORDINAL})(?:\s+ever)?(?:\s+{_BODY})?(?:"
    rf"\s+(?:in|across|anywhere in|within)\s+"
    rf"(?P<among>{AMONG_PATTERN}))?(?:\s+ever)?\s+(?:to|that has|to have|which has|"
    rf"having)\s+(?P<move>[^.;]{{0,60}}?)"
    rf"from\s+{_OF}{grade_pattern('before')}{_TAIL}\s*,?\s*(?:straight |directly |all the way "
    rf"|right |up )*to\s+{_OF}"
    rf"{grade_pattern('after')}{_TAIL}(?P<once>\s+(?:in|within|from|after)\s+(?:the (?:space|"
    rf"course) of\s+)?(?:just |only )?"
    rf"(?:one|a single|1|consecutive|successive)\s+inspections?(?:\s+(?:cycle|to (?:the next|"
    rf"another)))?)?",
    re.IGNORECASE,
)
_ONLY = re.compile(
    rf"\b(?:(?P<only>(?:the )?only)|(?:just |only )?one of (?:only |just )?(?P<count>{NUMBER}|"
    rf"a handful of|few))"
    rf"\s+(?P<body>(?:\w+ )?{_BODY})(?:\s+(?:in|across|within|"
    rf"from)\s+(?P<among>{AMONG_PATTERN}))?,?\s+"
    rf"(?:currently |now )?(?:to (?:be|have been|achieve|have achieved|receive|have received|"
    rf"get|gain|earn|hold|"
    rf"have|be given|be awarded|secure|attain|reach)|with|that is|which is|holding|having|"
    rf"rated|judged|currently|"
    rf"that has been|to have been)\s+(?:currently |now |been |ever )?(?:rated |judged |graded "
    rf"|awarded |given |"
    rf"deemed |found )?(?:as |to be |by ofsted as |by ofsted )?{_OF}(?P<least>at least "
    rf")?{grade_pattern('grade')}"
    rf"(?P<better>\s+or\s+(?:better|above|outstanding))?{_TAIL}(?:\s+(?:for|in|on)\s+(?:its |the )?"
    rf"(?P<area>{AREA_PATTERN})(?![\w-]))?(?P<narrower>\s+(?:for|in (?:all|every|each)))?"
    rf"(?:\s+(?:in|across|within)\s+(?P<among2>{AMONG_PATTERN}))?",
    re.IGNORECASE,
)

_SHARES = {
    "quarter": 25.0,
    "quartile": 25.0,
    "third": 100 / 3,
    "half": 50.0,
    "fifth": 20.0,
    "tenth": 10.0,
    "decile": 10.0,
}
_TOP = re.compile(
    r"\b(?:in|among|amongst|within|inside|into)\s+(?:the\s+)?(?:top|best)\s+(?:(?P<share>\d{1,2}(?:\.\d)?|five|ten|"
    r"twenty|twenty-five|fifty)\s*(?:%|per ?cent(?:age)?)|(?P<part>quarter|quartile|third|"
    r"half|fifth|tenth|decile))"
    rf"(?:\s+of\s+(?P<whom>[^,;:.–]{{0,60}}?(?:councils|authorities|local authorities|areas|"
    rf"departments|services))"
    rf"(?:\s+(?:in|across|within|throughout)\s+(?P<among>{AMONG_PATTERN}))?"
    rf"|\s+(?:in|across|within|throughout)\s+(?P<among2>{AMONG_PATTERN})|\s+nationally)",
    re.IGNORECASE,
)
_NUMBERS = {"five": 5.0, "ten": 10.0, "twenty": 20.0, "twenty-five": 25.0, "fifty": 50.0}
_ALIKE = re.compile(
    r"\b(?:equivalent|similar|comparable|like|comparator|peer|neighbouring)\b", re.I
)
_EVERYONE = re.compile(
    r"(?:all |english |local |the |of |our |other |councils|authorities|\s)*", re.I
)


def places(said: Said) -> Iterator[Finding]:
    """Every place among others that the sentence claims."""
    yield from _nth(said)
    yield from _only(said)
    yield from _top(said)


def _top(said: Said) -> Iterator[Finding]:
    for match in _TOP.finditer(said.text):
        if is_unreal(said.text, match.start()) or speaks_of_elsewhere(said.text):
            continue
        if names_others(said):
            continue
        part = match["part"]
        if part:
            share = _SHARES[part.lower()]
        else:
            word = match["share"].lower()
            share = _NUMBERS[word] if word in _NUMBERS else float(word)
        whom = match["whom"] or ""
        place = match["among"] or match["among2"]
        among: Among | None = None
        if not _ALIKE.search(whom):
            if whom and _EVERYONE.fullmatch(whom) is None:
                continue
            among = among_of(place) if place else ENGLAND
        yield said.checked(
            match.start(),
            match.end(),
            Claim.of("top_share_by_grade", authority=said.setting.code, share=share, among=among),
        )


def _nth(said: Said) -> Iterator[Finding]:
    for match in _NTH.finditer(said.text):
        if is_unreal(said.text, match.start()) or speaks_of_elsewhere(said.text):
            continue
        if names_others(said):
            continue
        nth = match["nth"].lower()
        position = _ORDINALS.index(nth) + 1 if nth in _ORDINALS else int(re.sub(r"\D", "", nth))
        among = among_of(match["among"]) if match["among"] else Among(AmongKind.ENGLAND)
        if among is None:
            continue
        yield said.checked(
            match.start(),
            match.end(),
            Claim.of(
                "nth_transition",
                authority=said.setting.code,
                before=grade_of(match["before"]),
                after=grade_of(match["after"]),
                position=position,
                among=among,
            ),
        )


def _only(said: Said) -> Iterator[Finding]:
    for match in _ONLY.finditer(said.text):
        if is_unreal(said.text, match.start()) or speaks_of_elsewhere(said.text):
            continue
        if (
            names_others(said)
            or match["narrower"]
            or re.match(
                rf"\s+(?:in|across) (?:all|every|{NUMBER}) ", said.text[match.end() :], re.I
            )
        ):
            continue
        count = 1 if match["only"] else number_of(match["count"] or "")
        place = match["among"] or match["among2"]
        among = among_of(place) if place else Among(AmongKind.ENGLAND)
        time = time_at(said, clause_at(said.text, match.start(), match.end()))
        strand = area_of(match["area"]) if match["area"] else Strand.OVERALL
        if count is None or among is None or strand is None or time != Time(When.CURRENT):
            continue
        kinds = match["body"].lower().split()
        if len(kinds) > 1 and kinds[0] not in {"local", "the", "english", "county", "other"}:
            kind = {
                "unitary": "types:unitary-authority",
                "london": "types:london-borough",
                "metropolitan": "types:metropolitan-district",
            }.get(kinds[0])
            if kind is None or place:
                continue
            try:
                among = Among.parse(kind)
            except ValueError:
                continue
        yield said.checked(
            match.start(),
            match.end(),
            Claim.of(
                "one_of",
                authority=said.setting.code,
                grade=grade_of(match["grade"]),
                among=among,
                count=count,
                strand=strand,
                at_least=bool(match["least"] or match["better"]),
            ),
        )
