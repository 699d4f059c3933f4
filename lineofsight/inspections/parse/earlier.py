"""Earlier judgements that a report recounts under "Previous Ofsted inspections".

A judgement is claimed only where a sentence ties a grade to a service. Children's homes, private
fostering, agencies that a trust runs, and visits without a judgement are left out. "Satisfactory"
was the third of four grades until 2012, as "adequate" was, and is read as that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from lineofsight.inspections.parse.text import month_number
from lineofsight.inspections.tables import EarlierJudgement
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.grades import Grade, parse_grade


class Paragraph(Protocol):
    """A paragraph with its section and page."""

    @property
    def section(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def page(self) -> int: ...


class Service(Enum):
    """What a recounted grade is about, before its date says under which framework."""

    PROTECTION = "protection"
    SAFEGUARDING = "safeguarding"
    EITHER = "safeguarding or protection"
    LOOKED_AFTER = "looked after"
    FOSTERING = "fostering"
    ADOPTION = "adoption"
    ADOPTION_PERFORMANCE = "adoption performance"
    HELP = "help and protection"
    PERMANENCE = "achieving permanence"
    LEAVERS = "care leavers"
    LEADERSHIP = "leadership"
    OVERALL = "overall effectiveness"


@dataclass(frozen=True, slots=True)
class _Told:
    """One grade tied to one service, as a sentence tells it."""

    service: Service
    grade: Grade
    year: int | None
    month: int | None
    text: str
    page: int


_SECTION = re.compile(
    r"^(?:previous|other|most recent|recent|last) (?:ofsted )?inspections?", re.IGNORECASE
)
#: Where the first layout of SIF tells of the last inspection in prose. Only the sentence that
#: names it, and the one after with its grade, are read.
_PROGRESS = re.compile(r"^progress since the last inspection", re.IGNORECASE)
_LAST_INSPECTION = re.compile(
    r"(?:The|Ofsted’s) (?:last|previous|most recent) (?:Ofsted )?inspection of [^.]{5,160}?"
    r"\b(?:in|was)\b[^.]{0,40}?20\d\d[^.]*\."
    r"(?:\s(?:The|It|Services|These)\b[^.]{0,60}\b(?:judged|found)[^.]*\.)?"
)
_LEFT_OUT = re.compile(
    r"children[’'`]?s (?:residential )?homes?\b|\bhomes?\b|residential|secure unit"
    r"|private fostering|fostering agency|adoption agency|monitoring visit|focused visit|thematic",
    re.IGNORECASE,
)
_TOKENS = re.compile(
    r"(?P<either>safeguarding arrangements\s*/\s*(?:arrangements for )?the protection of children"
    r"|safeguarding arrangements for the protection of children)"
    r"|(?P<help>(?:need|in need of) help and protection|help and protection)"
    r"|(?P<protection>protection of children|child protection)"
    r"|(?P<permanence>looked after and achieving permanence)"
    r"|(?P<safeguarding>safeguarding)(?! children[’'`]?s? board)"
    r"|(?P<looked_after>looked[- ]after|children in care)"
    r"|(?P<fostering>fostering)"
    r"|(?P<adoption_performance>adoption performance)|(?P<adoption>adoption)"
    r"|(?P<leavers>care leavers)"
    r"|(?P<leadership>leadership, management and governance)"
    r"|(?P<overall>overall effectiveness)"
    r"|(?P<grade>requir(?:e|es|ed|ing) improvement(?: to be good)?|outstanding|inadequate|adequate"
    r"|satisfactory|good(?! enough))(?P<hedged>\s+or\s+(?:better|good|outstanding))?",
    re.IGNORECASE,
)
_SERVICES = {
    "either": Service.EITHER,
    "help": Service.HELP,
    "protection": Service.PROTECTION,
    "permanence": Service.PERMANENCE,
    "safeguarding": Service.SAFEGUARDING,
    "looked_after": Service.LOOKED_AFTER,
    "fostering": Service.FOSTERING,
    "adoption_performance": Service.ADOPTION_PERFORMANCE,
    "adoption": Service.ADOPTION,
    "leavers": Service.LEAVERS,
    "leadership": Service.LEADERSHIP,
    "overall": Service.OVERALL,
}
_SEGMENTS = re.compile(
    r"(?<=[.;])\s+(?=[A-Z])|\n|,?\s(?:while|whereas)\s|"
    r",?\sand\s(?=an\sinspection\b)|\sand\s(?=(?:was\s|were\s|they\swere\s|it\swas\s)?(?:judged|found)\b)"
)
_WHEN = re.compile(
    r"\b(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+(?P<year>20\d\d)\b"
)
_YEAR = re.compile(r"\b(?:in|of)\s+(?P<year>20\d\d)\b")
_GRADE_FOR = re.compile(r"\s*(?:\(grade \d\)\s*)?(?:for|in respect of|in relation to)\b", re.I)
_LISTED = re.compile(r"^[^:]{4,90}:\s*[A-Za-z ]{4,40}\.?$")
_WHOLE_INSPECTION = re.compile(
    r"single inspection|children[’'`]?s services (?:was|were|took|report|published)"
    r"|inspection report for the local authority",
    re.IGNORECASE,
)


def earlier_judgements(report_id: str, paragraphs: Iterable[Paragraph]) -> list[EarlierJudgement]:
    """The judgements recounted in the section on previous inspections, in order.

    Args:
        report_id: the report that recounts them.
        paragraphs: its findings; those of other sections are passed over.
    """
    told: list[_Told] = []
    progress: list[_Told] = []
    reader = _Reader()
    for paragraph in paragraphs:
        if _SECTION.match(paragraph.section):
            told.extend(reader.read(paragraph, paragraph.text))
        elif _PROGRESS.match(paragraph.section):
            for sentences in _LAST_INSPECTION.findall(paragraph.text):
                progress.extend(_Reader().read(paragraph, sentences))
    told = _settled(told)
    services = {item.service for item in told}
    told.extend(item for item in _settled(progress) if item.service not in services)
    rows: list[EarlierJudgement] = []
    for item in told:
        framework, area = _framework(item)
        if area is None:
            continue
        rows.append(
            EarlierJudgement(
                report_id=report_id,
                order=len(rows) + 1,
                framework=framework,
                year=item.year,
                month=item.month,
                area=area,
                grade=item.grade,
                text=item.text,
                page=item.page,
            )
        )
    return rows


class _Reader:
    """Reads paragraphs one after another, remembering which inspection they speak of."""

    def __init__(self) -> None:
        self.year: int | None = None
        self.month: int | None = None
        self.whole = False

    def read(self, paragraph: Paragraph, words: str) -> list[_Told]:
        """The judgements that `words`, all or part of the paragraph, tell of."""
        text = words.replace("\n• ", "\n").replace("\n  – ", "\n")
        listed = _LISTED.match(text.split("\n")[0]) is not None
        if not listed:
            self.year = self.month = None
            self.whole = _WHOLE_INSPECTION.search(text) is not None
        if _LEFT_OUT.search(text):
            return []
        found: list[_Told] = []
        subject: list[Service] = []
        for segment in _SEGMENTS.split(text):
            self.date(segment)
            tokens = list(_TOKENS.finditer(segment))
            pairs, subject = _pairs(segment, tokens, subject)
            shown = " ".join(words.split())
            found.extend(
                _Told(self.service(service), grade, self.year, self.month, shown, paragraph.page)
                for service, grade in pairs
            )
        return found

    def date(self, segment: str) -> None:
        match = _WHEN.search(segment)
        if match:
            self.year, self.month = int(match["year"]), month_number(match["month"])
            return
        match = _YEAR.search(segment)
        if match:
            self.year, self.month = int(match["year"]), None

    def service(self, service: Service) -> Service:
        """In the list of a single inspection's judgements, adoption is adoption performance."""
        if self.whole and service is Service.ADOPTION:
            return Service.ADOPTION_PERFORMANCE
        if self.whole and service is Service.LOOKED_AFTER:
            return Service.PERMANENCE
        return service


def _pairs(
    segment: str, tokens: list[re.Match[str]], subject: list[Service]
) -> tuple[list[tuple[Service, Grade]], list[Service]]:
    """Each service with its grade in one segment, and the services that it speaks of.

    A grade that goes before `for` belongs to the services after it; otherwise to those before
    it in the segment, or else to the subject of the last one.
    """
    pairs: list[tuple[Service, Grade]] = []
    named: list[Service] = []
    waiting: list[Service] = []
    forward: Grade | None = None
    for token in tokens:
        kind = token.lastgroup if token.lastgroup != "hedged" else "grade"
        if kind != "grade":
            service = _SERVICES[str(kind)]
            named.append(service)
            if forward is not None:
                pairs.append((service, forward))
            else:
                waiting.append(service)
            continue
        if token["hedged"]:
            continue
        grade = _grade(token["grade"])
        if grade is None:
            continue
        after = _GRADE_FOR.match(segment, token.end())
        if after and _names_service(tokens, token):
            forward = grade
            continue
        forward = None
        specific = [s for s in waiting if s is not Service.OVERALL] or waiting
        if specific == [Service.OVERALL] and subject and Service.HELP not in subject:
            specific = subject
        pairs.extend((service, grade) for service in (specific or ([] if named else subject)))
        waiting = []
    return pairs, named or subject


def _names_service(tokens: list[re.Match[str]], grade: re.Match[str]) -> bool:
    """Whether a service follows the grade; `good for overall effectiveness` names none."""
    return any(
        token.start() > grade.end() and not token["grade"] and not token["overall"]
        for token in tokens
    )


def _grade(text: str) -> Grade | None:
    plain = text.lower()
    if plain == "satisfactory":
        return Grade.ADEQUATE
    if plain.startswith("requir"):
        return Grade.REQUIRES_IMPROVEMENT
    return parse_grade(plain)


def _settled(told: list[_Told]) -> list[_Told]:
    """Without repeats; where a report gives one service two grades at one date, neither."""
    grades: dict[tuple[Service, int | None, int | None], set[Grade]] = {}
    for item in told:
        grades.setdefault((item.service, item.year, item.month), set()).add(item.grade)
    kept: dict[tuple[Service, int | None, int | None], _Told] = {}
    for item in told:
        key = (item.service, item.year, item.month)
        if len(grades[key]) == 1:
            kept.setdefault(key, item)
    together = {
        (item.year, item.month) for item in kept.values() if item.service is Service.LOOKED_AFTER
    }
    return [_either(item, (item.year, item.month) in together) for item in kept.values()]


def _either(item: _Told, with_looked_after: bool) -> _Told:
    """A sentence that keeps both names of its template: the date tells which inspection it was.

    Protection was inspected alone from May 2012; until July 2012 the older inspection, which
    judged safeguarding and looked-after children together, still ran.
    """
    if item.service is not Service.EITHER:
        return item
    at = (item.year or 0, item.month or 1)
    alone = at > (2012, 7) or (at >= (2012, 5) and not with_looked_after)
    return replace(item, service=Service.PROTECTION if alone else Service.SAFEGUARDING)


_SIF_FROM = (2013, 11)
_SIF_AREAS = {
    Service.HELP: Area.HELP_AND_PROTECTION,
    Service.SAFEGUARDING: Area.HELP_AND_PROTECTION,
    Service.PROTECTION: Area.HELP_AND_PROTECTION,
    Service.PERMANENCE: Area.IN_CARE_AND_CARE_LEAVERS,
    Service.LOOKED_AFTER: Area.IN_CARE_AND_CARE_LEAVERS,
    Service.ADOPTION_PERFORMANCE: Area.ADOPTION,
    Service.LEAVERS: Area.CARE_LEAVERS,
    Service.LEADERSHIP: Area.LEADERS,
    Service.OVERALL: Area.OVERALL,
}


def _framework(item: _Told) -> tuple[Framework | None, Area | None]:
    """The framework and area that a service and a date mean; no area when neither is certain."""
    at = (item.year, item.month or 1) if item.year else None
    if item.service is Service.FOSTERING:
        return None, Area.FOSTERING_SERVICE
    if item.service is Service.ADOPTION:
        return None, Area.ADOPTION_SERVICE
    if at is not None and at >= _SIF_FROM:
        return Framework.SIF, _SIF_AREAS.get(item.service)
    if item.service is Service.LOOKED_AFTER:
        framework = (
            None
            if at is None
            else Framework.LOOKED_AFTER
            if at >= (2013, 1)
            else Framework.SAFEGUARDING_LOOKED_AFTER
        )
        return framework, Area.LOOKED_AFTER_OVERALL
    if item.service is Service.PROTECTION:
        alone = at is not None and at >= (2012, 5)
        return (Framework.CHILD_PROTECTION if alone else None), Area.CHILD_PROTECTION_OVERALL
    if item.service is Service.SAFEGUARDING:
        if at is not None and at >= (2013, 1):
            return Framework.CHILD_PROTECTION, Area.CHILD_PROTECTION_OVERALL
        framework = Framework.SAFEGUARDING_LOOKED_AFTER if at else None
        return framework, Area.SAFEGUARDING_OVERALL
    return None, None
