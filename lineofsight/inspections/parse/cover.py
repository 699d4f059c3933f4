"""The first page: who was inspected, when, by whom, and the table of judgements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from lineofsight.inspections.parse.furniture import is_furniture
from lineofsight.inspections.parse.pdf import Line
from lineofsight.inspections.parse.text import (
    count_names,
    dates_in,
    join_lines,
    periods_in,
    person,
    tidy,
)

_COVER_SIZE = 19.0
_TITLE_SIZE = 11.5
_DATES = re.compile(
    r"^(?:dates? of (?:the )?(?:inspection|review)|(?:inspections?|reviews?) (?:dates?|period)"
    r"(?:\(s\))?|inspected(?: on| between| from)?(?=:?\s*\d))(?=\W|$)\s*:?\s*",
    re.IGNORECASE,
)
#: A line on which a period runs over: days, months and the words between them.
_DATES_RUN_OVER = re.compile(
    r"(?:(?:and|to|from|on|[a-z]+day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"|\d{1,2}(?:st|nd|rd|th)?|20\d\d|[\s,&–—-])+\.?",
    re.IGNORECASE,
)
#: A line of the cover that holds a period and nothing else.
_DATES_ALONE = re.compile(r"\d{1,2}\s[\dA-Za-z\s–/-]*(?:–|-|to)[\dA-Za-z\s–/-]*20\d\d$")
#: Any other fact on a cover: words and a colon before the first figure.
_LABELLED = re.compile(r"[A-Z][A-Za-z ]+:")
_TOP = 16
_COVER_LINES = 24
_DATES_LENGTH = 60
_PUBLISHED = re.compile(
    r"^(?:report\s+)?(?:date\s+(?:of\s+)?)?(?:published|publication date|publication)\b(?:\s+on)?"
    r"\s*:?\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:lead|reporting) (?:inspectors?|HMI)(?:[’'`]s names?)?(?=\W|$)\s*:?\s*", re.IGNORECASE
)
#: Where the rank after a name runs over to the next line.
_RANK_BEGUN = re.compile(r"(?:,|\b(?:His|Her)|\bMajesty\s?[’'`]?\s?s|\b(?:and|Senior))$")
_NAME = re.compile(r"[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*){1,4}(?:,.*| S?HMI\b.*)?$")
_NO_NAME = re.compile(r"judgement|inspection|report|the\b", re.IGNORECASE)
_RANK_LINE = re.compile(r"^(?:her|his) majesty[’'`]?s inspector|^HMI\b", re.IGNORECASE)
_ILACS_TITLE = re.compile(
    r"^inspection of (?:the )?(?P<name>.+?)(?:[’'`]s)?(?:\s+local authority)?(?:[’'`]s)?"
    r"(?:\s+children[’'`]?s\s+(?:social care )?services)?$",
    re.IGNORECASE,
)
_SERVICES_IN = re.compile(
    r"^inspection of (?:local authority )?children[’'`]?s (?:social care )?services (?:in|at) "
    r"(?:the )?(?P<name>.+)$",
    re.IGNORECASE,
)
_VISIT_TITLE = re.compile(
    r"^(?:(?:focused|monitoring) visit (?:to|of)|joint targeted area inspection (?:of|in|:))\s+"
    r"(?:the )?(?P<name>.+?)(?:\s+local authority)?(?:[’'`]s)?(?:\s+children[’'`]?s\s+"
    r"(?:social care )?services)?$",
    re.IGNORECASE,
)
_TITLE_WORDS = re.compile(
    r"^(?:re-?inspection|inspection|review|and\b|focused visit|monitoring visit|joint targeted)",
    re.IGNORECASE,
)
_TITLE_START = re.compile(r"(?:re-?)?inspection of|review of|(?:focused|monitoring) visit", re.I)
_GENERIC_TITLE = re.compile(
    r"^(?:re-?)?inspection of (?:services for|(?:looked[ -]after )?children"
    r"|local authority children|safeguarding|local authority arrangements)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says. `end_line` counts the lines that belong to it."""

    authority: str
    title: str
    periods: list[tuple[date, date]]
    published: date | None
    lead_inspector: str | None


def is_cover(lines: list[Line]) -> bool:
    """Whether a page is a report's cover: a title or a name in display size, above the
    inspection's dates."""
    dates_at = next(
        (
            i
            for i, line in enumerate(lines[:_COVER_LINES])
            if line.text[0] in "DIRdir" and _DATES.match(line.text)
        ),
        0,
    )
    return any(
        not line.text.isdigit()
        and (line.size > _COVER_SIZE or (line.size > _TITLE_SIZE and _TITLE_WORDS.match(line.text)))
        for line in lines[: min(dates_at, _TOP)]
    )


def read_cover(lines: list[Line]) -> Cover:
    """The facts on a cover page."""
    shown = [line for line in lines if not is_furniture(line)]
    dates_at = next((i for i, line in enumerate(shown) if _DATES.match(line.text)), len(shown))
    head = [
        line for line in shown[: min(dates_at, 14)] if line.size > 11 and not line.text.isdigit()
    ]
    authority, title = _name_and_title(head)
    return Cover(
        authority=authority,
        title=title,
        periods=_periods(shown, dates_at),
        published=_published(shown),
        lead_inspector=_lead(shown),
    )


def visited(title: str) -> str | None:
    """The authority that a visit's title names: `Focused visit to X children’s services`."""
    match = _VISIT_TITLE.match(title)
    return tidy(match["name"]) if match else None


def _name_and_title(head: list[Line]) -> tuple[str, str]:
    """The authority's printed name and the report's title, from the lines above the dates."""
    groups: list[list[str]] = []
    size = 0.0
    y = 0.0
    for line in head:
        runs_on = abs(line.size - size) < 1 and 0 <= y - line.y < 1.6 * line.size
        if groups and runs_on and not _TITLE_START.match(line.text):
            groups[-1].append(line.text)
        else:
            groups.append([line.text])
        size, y = line.size, line.y
    texts = [re.sub(r"(?<=[a-z])\d$", "", join_lines(group)) for group in groups]
    titles = [text for text in texts if _TITLE_WORDS.match(text)]
    names = [text for text in texts if not _TITLE_WORDS.match(text)]
    for text in titles:
        match = _SERVICES_IN.match(text)
        if match:
            return tidy(match["name"]), text
        match = _VISIT_TITLE.match(text) or _ILACS_TITLE.match(text)
        if match and not _GENERIC_TITLE.match(text):
            return tidy(match["name"]), text
    return (names[0] if names else ""), " ".join(titles)


def _periods(lines: list[Line], at: int) -> list[tuple[date, date]]:
    """The periods on site, from the line that names them and those on which it runs over."""
    if at >= len(lines):
        alone = (line.text for line in lines[:_TOP] if _DATES_ALONE.match(line.text))
        return periods_in(next(alone, ""))
    text = _DATES.sub("", lines[at].text)
    periods = periods_in(text)
    for line in lines[at + 1 : at + 4]:
        if _LEAD.match(line.text) or _PUBLISHED.match(line.text):
            break
        if _LABELLED.match(line.text) or len(line.text) > _DATES_LENGTH:
            break
        dated = re.search(r"\b20\d\d\b", line.text)
        if not dated and not _DATES_RUN_OVER.fullmatch(line.text):
            break
        text = f"{text} {line.text}"
        periods = periods_in(text)
    return periods


def _published(lines: list[Line]) -> date | None:
    """The printed date of publication."""
    for line in lines:
        match = _PUBLISHED.match(line.text)
        if match:
            days = dates_in(line.text[match.end() :])
            if days:
                return days[0]
    return None


def _lead(lines: list[Line]) -> str | None:
    """The lead inspector's name, on the line that says so or the next."""
    for index, line in enumerate(lines):
        match = _LEAD.match(line.text)
        if match:
            words = line.text[match.end() :]
            following = lines[index + 1].text if index + 1 < len(lines) else ""
            if not words.strip(" :–-") and not _RANK_LINE.match(following):
                named = _NAME.match(following) and not _NO_NAME.match(following)
                return person(following) if named else None
            if _RANK_BEGUN.search(words):
                words = f"{words} {following}"
            return person(words)
    return None


_TEAM_LABEL = re.compile(
    r"^(?P<role>[A-Z][A-Za-z’' /-]{2,48}?(?=\s*:)|(?:Deputy )?[Ll]ead [Ii]nspector)"
    r"(?:\s*:\s*|\s+)(?P<names>.*)$"
)
_COUNTED = re.compile(r"inspector", re.IGNORECASE)


def read_team(text_lines: list[str]) -> tuple[str | None, list[tuple[str, str]]]:
    """The lead inspector and each role with its names, from the section on the team."""
    roles: list[tuple[str, str]] = []
    for text in text_lines:
        match = _TEAM_LABEL.match(text)
        if match:
            roles.append((match["role"], match["names"]))
        elif roles:
            role, names = roles[-1]
            roles[-1] = (role, f"{names} {text}".strip())
    lead = next(
        (
            person(names.split(",")[0])
            for role, names in roles
            if role.lower().startswith("lead inspector")
        ),
        None,
    )
    return lead, [(role, names) for role, names in roles if _COUNTED.search(role)]


def count_team(roles: list[tuple[str, str]]) -> int | None:
    """How many inspectors the roles name; None when no team is printed."""
    return sum(count_names(names) for _, names in roles) or None
