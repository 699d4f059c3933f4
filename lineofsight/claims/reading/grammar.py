"""The words in which councils and papers speak of grades: grades, areas, councils and regions.

Patterns here recognise whole phrases. `subject_of` reads a phrase as the subject of a judgement
and gives None for any phrase that it does not know from end to end, so that the rating of a
school, a home or a hospital is never taken for that of children's services.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from lineofsight.claims.among import Among, AmongKind
from lineofsight.claims.reading.words import NUMBER_WORDS
from lineofsight.reference import arrangements, authorities
from lineofsight.reference.areas import Strand
from lineofsight.reference.arrangements import ArrangementKind
from lineofsight.reference.grades import Grade
from lineofsight.reference.regions import REGIONS

_ALIKE = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "\u00a0": " ",
        "—": "–",
        "‑": "-",
    }
)


def plain(text: str) -> str:
    """The text with one form of each mark, character for character, so that places stay."""
    return text.translate(_ALIKE)


#: A grade, with the marks that may stand round it. Name the group by `grade_pattern(name)`.
_GRADES = (
    r"outstanding|good|requires?[ -]improvement(?: to be good)?|requir(?:ing|ed) improvement"
    r"(?: to be good)?|inadequate|adequate"
)


def grade_pattern(name: str) -> str:
    """A pattern for a grade as a named group."""
    return rf"[\"']{{0,2}}\b(?P<{name}>{_GRADES})\b(?:[,.]?[\"']{{1,2}})?"


GRADE_WORD = re.compile(rf"\b(?:{_GRADES})\b", re.IGNORECASE)


def grade_of(text: str) -> Grade:
    """The grade that a match of `grade_pattern` names; the top rating is outstanding."""
    words = re.sub(r"[\s-]+", " ", text.lower())
    if words.startswith(("top", "highest", "best")):
        return Grade.OUTSTANDING
    if words.startswith("requir"):
        return Grade.REQUIRES_IMPROVEMENT
    return Grade(words)


_EXPERIENCE = r"(?:(?:the )?experiences and progress of )?"
_WORK = r"(?:(?:support|services|help|provision|care|the care|work) (?:for|with|of) )?"
_THEIR = r"(?:its |the |their )?"
_AREAS: tuple[tuple[str, Strand], ...] = (
    (
        r"overall(?: effectiveness| judgement| grade| rating)?"
        r"|(?:its |the )?overall effectiveness",
        Strand.OVERALL,
    ),
    (
        r"(?:(?:the )?impact (?:of|that) (?:its |the |their )?leaders?(?:hip)?(?: have| has| had)?"
        r"(?: on (?:social work )?practice(?: with children and families)?)?"
        r"|(?:its |the |their |senior )?leaders(?:hip)?(?:,? management,?(?: and|&) governance"
        r"| and management| and governance)?)",
        Strand.LEADERS,
    ),
    (
        rf"{_EXPERIENCE}{_WORK}(?:(?:vulnerable )?children (?:and families |and young people )?"
        r"(?:who |in |who are in )?needs?(?:ing)?(?: of)? help (?:and|&|or) protection"
        r"|help (?:and|&) protection|early help and protection"
        r"|child protection(?: services?| work)?)",
        Strand.HELP_AND_PROTECTION,
    ),
    (
        rf"{_EXPERIENCE}{_WORK}{_THEIR}(?:children (?:and young people )?in (?:its |the council's "
        r")?care|looked[- ]after children|children looked[- ]after)(?:'s?)?(?: services?| "
        r"experiences)?"
        r"(?: and (?:for )?(?:care leavers|achieving permanence))?",
        Strand.IN_CARE,
    ),
    (
        rf"{_EXPERIENCE}{_WORK}{_THEIR}(?:care leavers?|young people leaving care"
        r"|care[- ]experienced young (?:people|adults)|leaving care)(?:'s?)?(?: services?| "
        r"experiences)?",
        Strand.CARE_LEAVERS,
    ),
    (r"adoption(?: performance| services?| work)?", Strand.ADOPTION),
    (r"(?:the )?(?:local )?safeguarding children(?:'s)? board|(?:the )?lscb", Strand.LSCB),
)
AREA_PATTERN = "(?:" + "|".join(words for words, _ in _AREAS) + ")"


def area_of(text: str) -> Strand | None:
    """The area that a phrase names from end to end."""
    cleaned = text.strip(" ,.;:\"'")
    for words, strand in _AREAS:
        if re.fullmatch(rf"(?:the area of |in |its |their )?(?:{words})", cleaned, re.IGNORECASE):
            return strand
    return None


#: Words for the parts of an inspection's judgement.
PARTS = (
    r"(?:areas?|aspects?|categor(?:y|ies)|judge?ments?|elements?|measures?|criteria|fields?|"
    r"domains?|strands?|headings?|inspection areas|parts)"
)
_OF_SERVICE = (
    r"(?: (?:of|in|for) (?:the |its |our |their )?(?:name )?(?:council )?(?:children's )?"
    r"(?:service|services|inspection|report|department|provision))?"
    r"(?: (?:inspected|judged|assessed|measured|looked at|covered|examined|"
    r"by (?:ofsted|inspectors)))*"
)
ALL_PARTS = (
    rf"(?:all|every|each)(?: (?:of|one of))?(?: the| its| our)?(?: (?:\w+|\d+))?(?: key| main|"
    rf" other| individual| judged| inspection| different)* {PARTS}{_OF_SERVICE}"
)
ACROSS = (
    rf"across the board|across all {PARTS}|in (?:all|every|each)(?: of the| of its| single)?"
    rf"(?: (?:three|four|five|3|4|5))?(?: key| main| inspected| judged)? {PARTS}|throughout|"
    rf"on every (?:count|measure)|in every (?:respect|one)|in all respects"
)
NUMBER = r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|half)"


def number_of(word: str) -> int | None:
    """The number that a word or figures say; None for a word that is none (`half`)."""
    lower = word.lower()
    if lower == "both":
        return 2
    if lower.isdigit():
        return int(lower)
    return NUMBER_WORDS.get(lower)


class About(StrEnum):
    """What the subject of a judgement is."""

    STRAND = "strand"
    EVERY_AREA = "every_area"
    SOME_AREAS = "some_areas"


@dataclass(frozen=True)
class Subject:
    """What is judged: an area (or two, `also`), every area, or a number of areas, of an
    authority."""

    about: About
    authority: str
    strand: Strand = Strand.OVERALL
    count: int | None = None
    of: int | None = None
    also: Strand | None = None


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for the names of all councils, and the code of each name as written."""
    codes: dict[str, str] = {}
    for each in authorities.all_authorities():
        forms = {each.name, each.name.replace(" and ", " & "), each.name.replace("-", " ")}
        forms.add(re.split(r", (?:City|County) of", each.name)[0])
        forms.add(re.split(r"(?: upon |-on-| on |-upon-)", each.name)[0])
        for form in forms:
            known = authorities.find(form)
            if known is not None and (known.code == each.code or known.is_current):
                codes.setdefault(form, known.code)
    listed = "|".join(re.escape(name) for name in sorted(codes, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])"), codes


def named_authorities(text: str) -> tuple[tuple[int, int, str], ...]:
    """The councils named in a text, as (start, end, DfE code). Names are told by their capitals."""
    pattern, codes = _names()
    return tuple((m.start(), m.end(), codes[m.group()]) for m in pattern.finditer(plain(text)))


_BODY = (
    r"(?:(?:county |city |borough |unitary |metropolitan |local |london )?(?:council|"
    r"authority)(?:'s|s')?|(?:island|county|city|borough|town)'s)"
)
_SERVICE = (
    r"(?:overall )?(?:(?:children(?:'s|s')?|childrens|children and (?:families|young people's|"
    r"young "
    r"people|family)|families|child|family|young people's|social)(?:,? )){0,3}"
    r"(?:social (?:care|work|services) ?|care ?)?(?:services?|department|directorate|provision|"
    r"arrangements|teams?|social care|social work)"
    r"(?: (?:for|to) (?:all |vulnerable |local |its |their )?(?:children|young people|youngsters|"
    r"families)(?:(?:,| and)? (?:young people|families|children))*)?"
)
_PLACE = (
    r"(?: (?:in|across|at|on|for|of|throughout|within) (?:the )?(?:name|county|city|borough|"
    r"council|area|island|town|authority|region|royal borough)(?: (?:council|island|borough|"
    r"area))?)?"
)
_COUNCIL = re.compile(
    rf"(?:the |its |their |our |that |this )?(?:royal borough of |london borough of |city of |"
    rf"county "
    rf"of |borough of )?(?:name(?:'s|')? ?)?(?:{_BODY} ?)?(?:{_SERVICE})?{_PLACE}",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:it|they|we|the service|services|the services|the (?:city|county|borough|district|"
    r"island|town)"
    r"|(?:the|its|their|this|that|(?:the )?(?:name|council|authority|name council|service)'s) "
    r"(?:overall |ofsted |new |latest )*(?:rating|judge?ment|grade))",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:and|but|overall|neighbouring|nearby|today|now|also|however|meanwhile|then|that|this "
    r"week|this month|"
    r"last (?:week|month)|yesterday|as|the news that|in (?:its|the|their) (?:latest|new|recent) "
    r"(?:report|inspection)|both|,|:|-|–|\"|'|\s)+",
    re.IGNORECASE,
)
_ALL = re.compile(rf"(?:{ALL_PARTS})|everything", re.IGNORECASE)
_SOME = re.compile(
    rf"(?P<count>{NUMBER})(?: (?:out )?of (?:the |its |our )?(?P<of>{NUMBER}))?"
    rf"(?: (?:key|main|inspected|judged|inspection|of the|of its))*(?: {PARTS}{_OF_SERVICE})?"
    rf"(?: (?:areas?|judge?ments?))?",
    re.IGNORECASE,
)


@cache
def _bodies(code: str) -> tuple[str, ...]:
    """The trusts and companies that ran an authority's services: their grade is the council's."""
    return tuple(a.body for a in arrangements.of(code) if a.kind is ArrangementKind.TRUST)


def subject_of(phrase: str, authority: str) -> Subject | None:
    """What a phrase says is judged, or None for a phrase that is not known from end to end.

    Args:
        phrase: the words before a verb (or the object of one).
        authority: DfE code of the council that the text is about.
    """
    words = plain(phrase).strip(" ,.;:\"'–-")
    codes = {code for _, _, code in named_authorities(words)}
    if len(codes) > 1:
        return None
    code = codes.pop() if codes else authority
    pattern, _ = _names()
    for body in _bodies(code):
        words = words.replace(body, "name")
    words = _OPENING.sub("", pattern.sub("name", words)).strip()
    words = re.sub(r"\bname and name\b", "name", words)
    words = re.sub(r"\s+", " ", words)
    if not words:
        return None
    if _ALL.fullmatch(words):
        return Subject(About.EVERY_AREA, code)
    some = _SOME.fullmatch(words)
    if some and (some["of"] or re.search(PARTS, words, re.IGNORECASE)):
        count = number_of(some["count"])
        of = (
            number_of(some["of"]) if some["of"] else (2 if count == 2 and "both" in words else None)
        )
        return Subject(About.SOME_AREAS, code, count=count, of=of) if count is not None else None
    strand = area_of(re.sub(r"^(?:name's|the council's|its|their|our|the) ", "", words))
    if strand is None:
        strand = area_of(re.sub(rf"{_PLACE[:-1]}$", "", words))
    if strand is None:
        left, joint, right = re.sub(r" (?:of|at|in|across) ", "\0", words, count=1).partition("\0")
        if joint and _COUNCIL.fullmatch(right):
            strand = area_of(left)
    if strand is not None:
        return Subject(About.STRAND, code, strand)
    for joined in re.finditer(r",? and ", words):
        pair = area_of(words[: joined.start()]), area_of(words[joined.end() :])
        if pair[0] is not None and pair[1] is not None:
            return Subject(About.STRAND, code, pair[0], also=pair[1])
    if _PRONOUN.fullmatch(words) or _COUNCIL.fullmatch(words):
        return Subject(About.STRAND, code)
    return None


_REGION_NAMES = {region.lower(): region for region in REGIONS}
_REGION_NAMES.update({"yorkshire": "Yorkshire and The Humber", "the east": "East of England"})
_REGION = "|".join(
    re.escape(name).replace(r"\ ", r"[ -]") for name in sorted(_REGION_NAMES, key=len, reverse=True)
)
_ENGLAND = r"(?:the (?:whole )?country|england|the nation|the land|the whole of england|nationally)"
#: Whom a council is set beside: the country, regions, its own region, its kind.
AMONG_PATTERN = (
    rf"(?:both )?(?:{_ENGLAND}|the region|(?:the )?(?:{_REGION})(?:(?:,|,? and|,? or| &)(?: the)? "
    rf"(?:{_REGION}))*)"
)


def among_of(text: str) -> Among | None:
    """The group that a phrase names: `the country`, `both the West Midlands and the North West`."""
    words = re.sub(r"\s+", " ", plain(text)).strip(" ,.").lower().removeprefix("both ")
    if re.fullmatch(_ENGLAND, words):
        return Among(AmongKind.ENGLAND)
    if words == "the region":
        return Among(AmongKind.REGION)
    found = [_REGION_NAMES[m.group().replace("-", " ")] for m in re.finditer(_REGION, words)]
    return Among(AmongKind.REGIONS, tuple(dict.fromkeys(found))) if found else None
