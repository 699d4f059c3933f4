"""Official statistics: "the vacancy rate was 14.8 per cent in 2025", "caseloads have fallen since".

Few measures have a name in common use that can mean nothing else; only those are read. A figure
without a year is taken for the newest that was published by the text's day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineofsight.claims.base import Claim
from lineofsight.claims.figures import Movement
from lineofsight.claims.reading.grammar import subject_of
from lineofsight.claims.reading.marks import Finding
from lineofsight.claims.reading.statements.said import (
    Said,
    is_unreal,
    names_others,
    speaks_of_elsewhere,
)
from lineofsight.claims.types.against import Beside
from lineofsight.claims.types.measures import Relation

_SHARE = r"(?:proportion|percentage|share|rate|per ?cent) of "
_LEARNING = (
    r"(?:education,? (?:employment|training)(?:,)? (?:or|and) (?:employment|training)|"
    r"employment,? education (?:or|and) training|work or learning|work,? education or training)"
)
#: A name in common use, and the measure that it means.
_NAMES: tuple[tuple[str, str], ...] = (
    (
        r"(?:children's )?(?:social workers? )?vacancy rate(?: for social workers)?",
        "lw_vacancy_pct",
    ),
    (
        r"(?:social workers? |staff )turnover(?: rate)?|turnover rate(?: (?:of|for) social "
        r"workers)?",
        "lw_turnover_pct",
    ),
    (
        rf"agency (?:social )?worker rate|{_SHARE}agency (?:social workers|workers|staff)",
        "lw_agency_pct",
    ),
    (r"average (?:social workers?'? )?caseloads?(?: per social worker)?", "lw_caseload"),
    (r"re-?referral rate|rate of re-?referrals", "hp_rereferral_pct"),
    (r"rate of (?:children in care|looked[- ]after children|children looked after)", "cic_rate"),
    (r"rate of children in need", "hp_cin_rate"),
    (r"rate of (?:children (?:on|subject to) )?child protection plans", "hp_cpp_rate"),
    (rf"{_SHARE}care leavers (?:aged 19 to 21 )?in {_LEARNING}", "cl_eet_1921_pct"),
    (
        rf"{_SHARE}care leavers (?:aged 19 to 21 )?in suitable accommodation",
        "cl_accom_1921_pct",
    ),
)
_ANY = "|".join(f"(?P<m{at}>{words})" for at, (words, _) in enumerate(_NAMES))
_HEAD = rf"\b(?:{_ANY})(?: (?:in|at|for) (?P<place>(?:the )?[\w'&-]+(?: [\w'&-]+){{0,4}}?))?"
#: A measure's name stands alone, or after one of these: no teachers' vacancy rate is meant.
_BEFORE = re.compile(
    r"(?:^|[,;:–(\"]|\b(?:the|its|their|our|a|an|and|but|while|that|with|where|in|on|as|overall|current|"
    r"council's|authority's|county's|city's|borough's|island's|said|says)|'s)\W*$",
    re.IGNORECASE,
)
_FIGURE = (
    r"(?P<{0}>\d+(?:,\d{{3}})*(?:\.\d+)?)(?: ?%| ?per ?cent| per 10,000(?: children)?| cases)?"
)
_IN_YEAR = r"(?: in (?P<{0}>20\d\d))?"
_ROSE = r"(?:rose|risen|increased|grown|grew|climbed|went up|gone up|up)"
_FELL = r"(?:fell|fallen|dropped|decreased|reduced|declined|went down|gone down|down|cut)"
_LEVEL = re.compile(
    rf"{_HEAD} (?:was|is|were|are|stood at|stands at|of|reached|at|now stands at|is now)"
    rf"(?P<about> about| around| roughly| nearly| almost)? {_FIGURE.format('figure')}"
    rf"{_IN_YEAR.format('year')}(?! (?:to|and) \d)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"{_HEAD}(?: has| have| had)? (?:{_ROSE}|{_FELL}|went|gone|moved|improved)"
    rf" from {_FIGURE.format('before')}{_IN_YEAR.format('start')}"
    rf" to {_FIGURE.format('after')}{_IN_YEAR.format('end')}",
    re.IGNORECASE,
)
_MOVED = re.compile(
    rf"{_HEAD}(?: has| have| had)? (?:(?P<rose>{_ROSE})|(?P<fell>{_FELL}))"
    r"(?: since (?P<since>20\d\d)| (?:between|from) (?P<start>20\d\d) (?:and|to) (?P<end>20\d\d))",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"{_HEAD} (?:was|is|were|are|remains?|stood)(?: now| still| well| far| much)* "
    r"(?:(?P<above>above|higher than|more than)|(?P<below>below|lower than|less than)|"
    r"(?P<better>better than)|(?P<worse>worse than)) (?:the )?(?:national|england|english)(?:'s)?"
    rf"(?: average| rate| figure)?{_IN_YEAR.format('year')}",
    re.IGNORECASE,
)


def measures(said: Said) -> Iterator[Finding]:
    """Every statement of the sentence on an official statistic of the text's own council."""
    if names_others(said) or speaks_of_elsewhere(said.text):
        return
    for match in _FROM_TO.finditer(said.text):
        for figure, year in (("before", "start"), ("after", "end")):
            # Without its year the earlier figure cannot be placed.
            if match[year] or figure == "after":
                yield from _level(said, match, match[figure], match[year], Relation.EQUAL)
    for match in _LEVEL.finditer(said.text):
        relation = Relation.ABOUT if match["about"] else Relation.EQUAL
        yield from _level(said, match, match["figure"], match["year"], relation)
    for match in _MOVED.finditer(said.text):
        movement = Movement.ROSE if match["rose"] else Movement.FELL
        start = match["since"] or match["start"]
        yield from _checked(
            said,
            match,
            "measure_moved",
            movement=movement,
            start=int(start),
            end=int(match["end"]) if match["end"] else None,
        )
    for match in _BESIDE.finditer(said.text):
        side = next(
            beside
            for name, beside in (
                ("above", Beside.ABOVE),
                ("below", Beside.BELOW),
                ("better", Beside.BETTER),
                ("worse", Beside.WORSE),
            )
            if match[name]
        )
        period = int(match["year"]) if match["year"] else None
        yield from _checked(said, match, "measure_against", side=side, period=period)


def _level(
    said: Said, match: re.Match[str], figure: str, year: str | None, relation: Relation
) -> Iterator[Finding]:
    yield from _checked(
        said,
        match,
        "measure_level",
        value=float(figure.replace(",", "")),
        relation=relation,
        period=int(year) if year else None,
    )


def _checked(said: Said, match: re.Match[str], type_name: str, **more: object) -> Iterator[Finding]:
    place = match["place"]
    if place is not None and subject_of(place, said.setting.code) is None:
        return
    if is_unreal(said.text, match.start()) or not _BEFORE.search(said.text[: match.start()]):
        return
    named = next(id_ for at, (_, id_) in enumerate(_NAMES) if match[f"m{at}"])
    claim = Claim.of(type_name, authority=said.setting.code, measure=named, **more)
    yield said.checked(match.start(), match.end(), claim)
