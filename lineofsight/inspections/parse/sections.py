"""What a heading says: the section it opens, the area it is about, the grade it restates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from lineofsight.inspections.parse.text import grade_at_end
from lineofsight.inspections.tables import Body
from lineofsight.reference.areas import Area
from lineofsight.reference.grades import Grade


class Role(Enum):
    """What stands under a heading."""

    AREA = "area"
    RECOMMENDATIONS = "recommendations"
    PRIORITY = "priority"
    IMPROVEMENT = "improvement"
    TIMESCALE = "timescale"
    SUBHEADING = "subheading"
    CHAPTER = "chapter"
    CONTEXT = "context"
    SKIP = "skip"
    CONTENTS = "contents"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading understood: its words without a grade, and what follows from them."""

    role: Role
    title: str
    area: Area | None = None
    grade: Grade | None = None
    body: Body | None = None


_LSCB = re.compile(
    r"safeguarding children(?:’s|'s)? board|local safeguarding children\b|safeguarding partnership"
    r"|\blscb\b"
)
_OF = r"experiences?(?: (?:and|of) progress)? of (?:the )?"
_CHILDREN = r"(?:children (?:and young people )?)?"
_LEAVERS = r"(?:children )?care[ -](?:leavers|experienced)"
_AREAS: tuple[tuple[re.Pattern[str], Area], ...] = (
    (re.compile(r"^(?:\d\.?\s*)?(?:the )?impact of leader(?:s|ship)\b"), Area.LEADERS),
    (re.compile(r"^(?:\d\.?\s*)?leadership,? management and governance\b"), Area.LEADERS),
    (re.compile(r"adoption performance|graded judge?ment .*adoption"), Area.ADOPTION),
    (
        re.compile(_OF + _CHILDREN + r"looked[ -]after and achieving permanence"),
        Area.IN_CARE_AND_CARE_LEAVERS,
    ),
    (re.compile(_OF + _CHILDREN + r"in care,? and " + _LEAVERS), Area.IN_CARE_AND_CARE_LEAVERS),
    (re.compile(_OF + _CHILDREN + r"(?:who|in) need (?:of )?help"), Area.HELP_AND_PROTECTION),
    (re.compile(_OF + _LEAVERS + r"|graded judge?ment .*care leavers"), Area.CARE_LEAVERS),
    (re.compile(_OF + r"children in care\b"), Area.IN_CARE),
    (re.compile(r"^overall effectiveness of services for looked"), Area.LOOKED_AFTER_OVERALL),
    (re.compile(r"^capacity (?:to improve|for improvement)"), Area.LOOKED_AFTER_CAPACITY),
    (re.compile(r"^outcomes for (?:looked[ -]after|children looked)"), Area.LOOKED_AFTER_OUTCOMES),
    (re.compile(r"^quality of provision"), Area.LOOKED_AFTER_PROVISION),
    (re.compile(r"^leadership and management"), Area.LOOKED_AFTER_LEADERSHIP),
    (re.compile(r"^overall effectiveness"), Area.OVERALL),
)

_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"^contents\b"), Role.CONTENTS),
    (
        re.compile(
            r"^what (?:.* )?(?:needs?|must|should|requires?) (?:[a-z]+ ){0,3}"
            r"(?:do|improve|improved|improvement)\b"
        ),
        Role.RECOMMENDATIONS,
    ),
    (re.compile(r"^(?:key )?recommendations?\b"), Role.RECOMMENDATIONS),
    (re.compile(r"^priority (?:and immediate )?actions?"), Role.PRIORITY),
    (re.compile(r"^areas? (?:for|of) (?:further )?(?:improvement|development)"), Role.IMPROVEMENT),
    (
        re.compile(
            r"^(?:immediately|within (?:one|two|three|six|nine|twelve|\d+) (?:months?|weeks?))"
        ),
        Role.TIMESCALE,
    ),
    (
        re.compile(
            r"^(?:what the inspection judge?ments mean"
            r"|the inspection judge?ments and what they mean"
            r"|information about (?:this|the) inspection|about this inspection"
            r"|the inspection team|record of main findings)"
        ),
        Role.SKIP,
    ),
    (re.compile(r"^inspection judge?ments? about the"), Role.CHAPTER),
    (re.compile(r"^(?:section \d:? )?the (?:local )?authority$"), Role.CHAPTER),
    (re.compile(r"^(?:summary|inspection findings|key findings)$"), Role.SUBHEADING),
    (re.compile(r"^key judge?ment"), Role.SUBHEADING),
)


#: Bold or large words longer than this are prose, whatever they name.
_LONGEST = 200
#: The raised number of a footnote, glued to a heading's last word.
_NOTE_MARK = re.compile(r"(?<=[a-z?)])(?:\d{1,2}|[¹²³])(?=[\s:.]|$)")


@lru_cache(maxsize=4096)
def read_heading(text: str) -> Section:
    """The section that a heading opens."""
    if len(text) > _LONGEST:
        return Section(Role.OTHER, text)
    title, grade = grade_at_end(_NOTE_MARK.sub("", text))
    plain = title.lower().replace("’", "'").replace("local authority's", "local authority’s")
    for pattern, role in _ROLES:
        if pattern.search(plain):
            body = Body.LSCB if _LSCB.search(plain) else None
            if role is Role.CHAPTER and body is None:
                body = Body.LOCAL_AUTHORITY
            return Section(role, title, body=body, grade=grade)
    for pattern, area in _AREAS:
        if pattern.search(plain):
            body = Body.LOCAL_AUTHORITY
            return Section(Role.AREA, _bare(title), area, grade, body)
    if _LSCB.search(plain):
        if re.search(r"inspection findings", plain):
            return Section(Role.SUBHEADING, title, Area.LSCB, grade, Body.LSCB)
        return Section(Role.CHAPTER, title, Area.LSCB, grade, Body.LSCB)
    return Section(Role.OTHER, text if title and grade else title, grade=grade)


_GRADED = re.compile(
    r"^the graded judge?ment (?:for|about|on) (?:the )?(.*?)(?: is| are)?(?: that)?(?: they| it)?$",
    re.IGNORECASE,
)
_LEADING_NUMBER = re.compile(r"^\d(?:\.\d)?\.?\s+")


def _bare(title: str) -> str:
    """`The graded judgement for adoption performance is` gives `Adoption performance`."""
    text = _LEADING_NUMBER.sub("", title)
    match = _GRADED.match(text)
    if match:
        text = match[1][:1].upper() + match[1][1:]
    return text.strip(" :–-")


#: Headings that some reports print like text.
_KNOWN_TITLES = frozenset(
    (
        "executive summary",
        "summary for children and young people",
        "recommendations",
        "areas for improvement",
        "priority and immediate action",
        "what needs to improve",
        "what needs to improve?",
        "inspection findings",
        "local leadership",
        "previous ofsted inspections",
        "other ofsted inspections",
        "other information about this area",
        "children living in this area",
        "child protection in this area",
        "children looked after in this area",
        "the inspection team",
        "information about this inspection",
    )
)


#: Such a heading has a colon; `The experiences and progress of care leavers are good.` is a
#: sentence that opens a paragraph.
_PLAIN_AREA = re.compile(r"(?:The |Impact|Experiences)[^.:]+:[^.:]+$")


def is_known_title(text: str) -> bool:
    """Whether a line of plain text is one of the headings that every such report has, or the
    heading of a judged area with its grade."""
    if len(text) < 40 and text.strip().lower() in _KNOWN_TITLES:
        return True
    if len(text) > 110 or not _PLAIN_AREA.match(text):
        return False
    found = read_heading(text)
    return found.role is Role.AREA and found.grade is not None
