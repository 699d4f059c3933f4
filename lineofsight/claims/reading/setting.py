"""What a text speaks of: the inspection, and the day from which it looks.

With a day given, a text speaks of the newest inspection published by then. Without one it is taken
to speak of the newest of all, unless it says otherwise by what cannot be mistaken: words quoted
from an older report alone, or a grade that is no longer given (`adequate`). A grade or a date that
merely would fit an older inspection decides nothing, or every false claim would find an inspection
of which it was once true.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.reading.passages import Library, library
from lineofsight.claims.reading.quotes import Found, Likeness
from lineofsight.inspections.corpus import FULL_FRAMEWORKS
from lineofsight.inspections.inspection import Inspection
from lineofsight.reference import authorities
from lineofsight.reference.authorities import Authority
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.grades import Grade

#: Quotations of at least this many words say which report is quoted.
TELLING = 6
_ADEQUATE = re.compile(
    r"\b(?:rated|judged|graded|deemed|upgraded|raised|moved|improved|from|to|as|be) "
    r"(?:it |them |services |the council )?(?:to |as |from )?(?:be )?[\"“‘']?adequate\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Setting:
    """What a text is held against.

    Attributes:
        authority: the authority.
        base: the evidence as at the text's day.
        library: the authority's reports at hand.
        about: the inspection that it speaks of.
        why: how that was chosen.
        sure: whether the text or a given day chose it, and not the lack of anything better.
    """

    authority: Authority
    base: EvidenceBase
    library: Library
    about: Inspection | None
    why: str
    sure: bool

    @property
    def code(self) -> str:
        """The authority's DfE code."""
        return self.authority.code

    @property
    def year(self) -> int | None:
        """The year in which the text speaks: that of its day, else of the inspection."""
        if self.base.day is not None:
            return self.base.day.year
        return self.about.known_from.year if self.about and self.sure else None

    @property
    def before(self) -> Inspection | None:
        """The inspection before the one that the text speaks of: of services as a whole, or for
        one before 2013 of any kind."""
        if self.about is None:
            return None
        earlier = [
            each
            for each in self.base.corpus.of(self.code, include_predecessors=False)
            if each.sort_date < self.about.sort_date
            and (not self.about.is_full or each.framework in FULL_FRAMEWORKS)
            and each.framework is not Framework.FOSTERING_ADOPTION
        ]
        return earlier[-1] if earlier else None


def settle(base: EvidenceBase, authority_code: str, text: str, found: list[Found]) -> Setting:
    """What a text speaks of.

    Args:
        base: the evidence, as at the day if one is given.
        authority_code: DfE code.
        text: the whole text.
        found: the quotations found in the authority's reports.
    """
    authority = authorities.get(authority_code)
    own = [
        each
        for each in base.corpus.of(authority.code, include_predecessors=False)
        if each.framework is not Framework.FOSTERING_ADOPTION and each.judgements
    ]
    newest = own[-1] if own else None
    if base.day is not None:
        why = f"The newest inspection published by {_words(base.day)}."
        return _made(base, authority, newest, why if newest else _none(authority), sure=True)
    quoted = _quoted(found)
    chosen = next((each for each in own if each.report_id == quoted), None)
    if chosen is not None:
        why = f"The text quotes the report of {_published(chosen)}."
        return _made(base, authority, chosen, why, sure=True)
    if newest is not None and _ADEQUATE.search(text):
        dated = [each for each in own if Grade.ADEQUATE in each.judgements.values()]
        if dated:
            why = "The text tells of the grade “adequate”, which was given for the last time in "
            why += f"{dated[-1].when}."
            return _made(base, authority, dated[-1], why, sure=True)
    why = "The newest inspection that is known: the text gives no day, and quotes no older report."
    return _made(base, authority, newest, why if newest else _none(authority), sure=False)


def _made(
    base: EvidenceBase, authority: Authority, about: Inspection | None, why: str, *, sure: bool
) -> Setting:
    """The setting, with the evidence as at the inspection's publication where the text speaks of
    one that is not the newest or that it quotes."""
    if base.day is None and about is not None and sure:
        base = base.as_at(about.known_from)
    return Setting(authority, base, library(base, authority.code), about, why, sure)


def _quoted(found: list[Found]) -> str | None:
    """The report that the text quotes at length, the one most quoted (the newest of two)."""
    told: Counter[str] = Counter()
    for each in found:
        if each.likeness is not Likeness.ALTERED and each.last - each.first >= TELLING:
            told[each.passage.report.report_id] += 1
    if not told:
        return None
    return max(told, key=lambda report_id: (told[report_id], report_id))


def _published(inspection: Inspection) -> str:
    return _words(inspection.known_from)


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _none(authority: Authority) -> str:
    return f"No inspection of {authority.name} is known."
