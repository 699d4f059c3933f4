"""When a clause speaks of: a year, the inspection before, or the one the text is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from lineofsight.claims.reading.setting import Setting
from lineofsight.claims.reading.words import NUMBER_WORDS


class When(StrEnum):
    """Which inspection a clause speaks of. `since`: all the time from a year on. `unclear`: a time
    that cannot be placed."""

    CURRENT = "current"
    PREVIOUS = "previous"
    YEAR = "year"
    SINCE = "since"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Time:
    """When a clause speaks of; `year` for `When.YEAR` and `When.SINCE`."""

    when: When
    year: int | None = None


CURRENT = Time(When.CURRENT)
UNCLEAR = Time(When.UNCLEAR)

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
MONTH_PATTERN = r"(?:" + "|".join(month.capitalize() for month in _MONTHS) + ")"
_YEAR = re.compile(r"(?<![\d/£.,-])((?:19|20)\d\d)(?![\d/%,-]\d|\d)")
_KIND = r"(?:full |ofsted |ofsted's |official |major |graded |formal )*"
_EVENT = rf"{_KIND}(?:inspections?|visit|report|rating|judge?ment|verdict|grade|review|time)"
_PREVIOUS = re.compile(
    rf"\b(?:previous|prior|preceding|earlier) {_EVENT}|\bpreviously\b|\bformerly\b|\bbefore that\b|"
    rf"\b(?:since|than|from|after|following|compared (?:with|to)|on|at the time of) (?:at "
    rf")?(?:the |"
    rf"its |their |our )(?:time of (?:the |its |their )?)?last {_EVENT}|\blast time\b",
    re.IGNORECASE,
)
_LAST = re.compile(rf"\blast {_KIND}(?:inspections?|visit|inspected)\b", re.IGNORECASE)
_NOW = re.compile(
    rf"\b(?:latest|new|newest|recent|most recent|current|this|today's) (?:\w+ )?{_EVENT}\b",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(r"\blast year\b|\bthe year before\b|\ba year (?:ago|earlier)\b", re.I)
_THIS_YEAR = re.compile(r"\b(?:this year|earlier this year)\b", re.IGNORECASE)
_AGO = re.compile(
    r"\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) years (?:ago|earlier|before)\b", re.I
)
_BOUND = re.compile(
    r"\b(?:until|till|before|prior to|up to|between|during the years?)\s+(?:\w+\s+){0,2}$|\bby\s+$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:[\w']+\s+){0,7}$", re.IGNORECASE)
_AIMED = re.compile(r"\b(?:by|in) the (?:next|coming)\b|\bnext year\b|\bby 20\d\d\b", re.I)
#: A phrase that says when, from end to end: it belongs to the clause beside it.
TIME_PHRASE = re.compile(
    rf"\s*(?:and |but )?(?:back |just |only |as (?:recently|far back) as )?(?:in|at|during|after|"
    rf"following|since|from|on|by|under)\b[^,;–:]{{0,70}}?(?:\b(?:19|20)\d\d\b|\blast year\b|"
    rf"\b{_EVENT}\b|\bago\b)[^,;–:]{{0,25}}",
    re.IGNORECASE,
)


def time_of(clause: str, setting: Setting) -> Time:
    """When a clause speaks of.

    Args:
        clause: the clause, as `grammar.plain` gives it, with the time phrases that belong to it.
        setting: what the text speaks of; `last year` counts from its year.
    """
    if _AIMED.search(clause):
        return UNCLEAR
    years = list(dict.fromkeys(_YEAR.findall(clause)))
    if len(years) > 1:
        return UNCLEAR
    if years:
        at = clause.index(years[0])
        if _BOUND.search(clause[:at]):
            return UNCLEAR
        if _SINCE.search(clause[:at]) and not re.match(r"\d{4},? when\b", clause[at:]):
            return Time(When.SINCE, int(years[0]))
        return Time(When.YEAR, int(years[0]))
    back = _years_back(clause)
    if back is not None:
        return UNCLEAR if setting.year is None else Time(When.YEAR, setting.year - back)
    if _PREVIOUS.search(clause):
        return Time(When.PREVIOUS)
    if _LAST.search(clause):
        # "Its last inspection" may be the one just reported or the one before.
        return UNCLEAR
    return CURRENT


def _years_back(clause: str) -> int | None:
    """How many years before the text's own the clause speaks of; None where it says nothing."""
    if _LAST_YEAR.search(clause):
        return 1
    ago = _AGO.search(clause)
    if ago:
        word = ago.group(1).lower()
        return int(word) if word.isdigit() else NUMBER_WORDS[word]
    if _THIS_YEAR.search(clause) and not _NOW.search(clause):
        return 0
    return None


def month_number(name: str) -> int:
    """A month's number by its name."""
    return _MONTHS.index(name.lower()) + 1


_BREAK = re.compile(
    r"[,;:–()]|(?<=\s)-(?=\s)|\b(?:but|while|although|though|whereas|compared)\b", re.I
)


def clause_at(text: str, start: int, end: int) -> str:
    """The clause in which a stretch of a sentence stands, with time phrases on either side and,
    for `in 2019, when …`, the phrase before."""
    breaks = [0, *(m.start() for m in _BREAK.finditer(text)), len(text)]
    left = max(b for b in breaks if b <= start)
    right = min(b for b in breaks if b >= end)
    clause = text[left:right]
    if left:
        before_left = max(b for b in breaks if b < left)
        before = text[before_left:left]
        joined = re.match(r"[,\s]*(?:when|where)\b", clause) is not None
        if joined or TIME_PHRASE.fullmatch(before.strip(" ,;:–-()")):
            clause = before + clause
    if right < len(text):
        after_right = min((b for b in breaks if b > right), default=len(text))
        after = text[right:after_right]
        if TIME_PHRASE.fullmatch(after.strip(" ,;:–-()")):
            clause += after
    return clause
