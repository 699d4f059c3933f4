"""Text put right: hyphens at line ends, lines joined, dates, names, grades at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from lineofsight.reference.grades import Grade, parse_grade

#: How PDFium writes a hyphen at a line's end; the line break after it is gone.
LINE_END_HYPHENS = "\ufffe\x02"

_MARKED = re.compile(r"([A-Za-z’']*)[\ufffe\x02]\s*([A-Za-z’']*)")
_STRAY_SPACE = re.compile(r" (?=[,;.?!](?:\s|$))")


def has_mark(text: str) -> bool:
    """Whether a hyphen at a line's end is still to be mended in `text`."""
    return "\ufffe" in text or "\x02" in text


def compound_or_word(marked: Iterable[str], document: str) -> dict[str, str]:
    """What to write for each hyphen at a line's end: `short-term` or `understanding`.

    A hyphen is part of the spelling unless the same document prints the joined word elsewhere
    and nowhere the hyphenated one.

    Args:
        marked: the lines that hold such a mark.
        document: the whole text, with its marks.

    Returns:
        The spelling for each pair of pieces; the keys have U+FFFE between them.
    """
    pairs = {(m[1], m[2]) for line in marked for m in _MARKED.finditer(line)}
    lowered = document.lower() if pairs else ""
    return {
        f"{left}\ufffe{right}": f"{left}{right}"
        if _is_one_word(left, right, lowered)
        else f"{left}-{right}"
        for left, right in pairs
    }


def _is_one_word(left: str, right: str, lowered: str) -> bool:
    """Whether the document spells the two pieces as one word and never with a hyphen."""
    if not (left.isalpha() and right.isalpha() and right[0].islower()):
        return False
    joined = f"{left}{right}".lower()
    if joined not in lowered or f"{left}-{right}".lower() in lowered:
        return False
    return re.search(rf"\b{joined}\b", lowered) is not None


def mend(text: str, spellings: dict[str, str]) -> str:
    """`text` without line-end marks: as `spellings` has it, else with a plain hyphen."""
    if not has_mark(text):
        return text

    def spelt(match: re.Match[str]) -> str:
        left, right = match[1], match[2]
        return spellings.get(f"{left}\ufffe{right}", f"{left}-{right}")

    return _MARKED.sub(spelt, text)


_SUSPENDED = re.compile(r"(?:and|or|to|nor)\b", re.IGNORECASE)


def join_lines(lines: Sequence[str]) -> str:
    """Lines as one running text.

    No space follows a hyphen that ends a line, unless it is a suspended one (`short- and`), nor
    a dash between figures (`2012–13`).
    """
    if not lines:
        return ""
    if len(lines) == 1:
        return tidy(lines[0])
    parts = [lines[0]]
    for line in lines[1:]:
        before = parts[-1]
        tight = (
            before.endswith("-")
            and len(before) > 1
            and before[-2].isalnum()
            and not _SUSPENDED.match(line)
        ) or (before.endswith("/") and not before.endswith(" /"))
        if before.endswith("–"):
            tight = before[-2:-1].isdigit() and line[:1].isdigit()
        if not tight:
            parts.append(" ")
        parts.append(line)
    return tidy("".join(parts))


def tidy(text: str) -> str:
    """One space between words, none before a full stop or comma, none at the ends."""
    # Most text is tidy already: only an ordinary space is a space that can be printed.
    text = " ".join(text.split()) if "  " in text or not text.isprintable() else text.strip(" ")
    if " ." in text or " ," in text or " ;" in text or " ?" in text or " !" in text:
        return _STRAY_SPACE.sub("", text)
    return text


_GRADE_WORDS = (
    r"requires?\s+improvement(?:\s+to\s+be\s+good)?|require\s+improvement(?:\s+to\s+be\s+good)?"
    r"|outstanding|inadequate|adequate|good|not\s+judged|no\s+judgement|insufficient\s+evidence"
    r"|not\s+applicable"
)
#: A footnote's number may be glued to the grade (`Good1`); a letter may not.
GRADE = re.compile(rf"\b(?:{_GRADE_WORDS})(?![^\W\d_¹²³])", re.IGNORECASE)
_GRADE_AT_END = re.compile(
    rf"[\s,:;–(-]*(?:\bthat\s+it\b)?\s*(?:\b(?:is|are)\b)?[\s:]*(?:\bthat\s+it\b)?\s*"
    rf"(?:\b(?:is|are)\b)?[\s:]*\b({_GRADE_WORDS})(?:\s+because)?[\s.:)]*$",
    re.IGNORECASE,
)


def grade_at_end(text: str) -> tuple[str, Grade | None]:
    """A heading and the grade with which it ends: `… protection: good` gives `… protection`
    and good; a heading without one comes back as it is, with None."""
    match = _GRADE_AT_END.search(text)
    if match is None:
        return text, None
    return text[: match.start()].strip(), parse_grade(match[1])


_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = r"(?:" + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in _MONTHS) + r"|sept)"
_DAY_TOKEN = re.compile(
    # A PDF may lose the space between a day, a month and a year.
    rf"(?<!\d)(?P<d1>\d{{1,2}})/(?P<m1>\d{{1,2}})/(?P<y1>\d{{4}})\b"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:\s*(?:of\s+)?(?P<m2>{_MONTH})(?![a-z])\.?)?"
    rf"(?:,?\s*(?P<y2>20\d\d)\b)?(?![\d/])",
    re.IGNORECASE,
)
_NEXT_PERIOD = re.compile(r"\band\b|[,;&]", re.IGNORECASE)


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or its first letters."""
    start = name[:3].lower()
    return next((i for i, m in enumerate(_MONTHS, 1) if m.startswith(start)), None)


def dates_in(text: str) -> list[date]:
    """Every full date in `text`, a missing month or year taken from the date after it."""
    return [day for day, _ in _dated(text)]


def periods_in(text: str) -> list[tuple[date, date]]:
    """The periods that `text` names, first and last day of each.

    >>> periods_in("14 January – 5 February 2014")
    [(datetime.date(2014, 1, 14), datetime.date(2014, 2, 5))]
    """
    periods: list[tuple[date, date]] = []
    open_period = False
    for day, before in _dated(text):
        if open_period and not _NEXT_PERIOD.search(before):
            start = periods[-1][0]
            periods[-1] = (start, day)
            open_period = False
        else:
            periods.append((day, day))
            open_period = True
    return _joined([_in_order(start, end) for start, end in periods])


def _joined(periods: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """Periods of which one starts on the day after another ends are one."""
    whole: list[tuple[date, date]] = []
    for start, end in periods:
        if whole and 0 <= (start - whole[-1][1]).days <= 1:
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def _in_order(start: date, end: date) -> tuple[date, date]:
    """A period that crosses the new year has its first day in the year before."""
    if start > end and start.month > end.month:
        return start.replace(year=start.year - 1), end
    return start, end


def _dated(text: str) -> list[tuple[date, str]]:
    """Each date with the words that stand between it and the one before."""
    matches = list(_DAY_TOKEN.finditer(text))
    month: int | None = None
    year: int | None = None
    found: list[tuple[date, str]] = []
    for index in range(len(matches) - 1, -1, -1):
        m = matches[index]
        day = int(m["d1"] or m["d2"])
        month = int(m["m1"]) if m["m1"] else month_number(m["m2"]) if m["m2"] else month
        year = int(m["y1"] or m["y2"] or 0) or year
        before = text[matches[index - 1].end() if index else 0 : m.start()]
        if month is None or year is None:
            continue
        try:
            found.append((date(year, month, day), before))
        except ValueError:
            continue
    return found[::-1]


_RANKS = (
    r"(?:(?:Her|His)\s+Majesty\s?[’'`]?\s?s\s+Inspectors?|S?HMIs?|H\.M\.I|HM\s+Inspectors?"
    r"|(?:(?:Ofsted|Regulatory|Social\s+Care|Contracted|Associate|Additional)\s+)+"
    r"Inspect(?:ors?|ion\s+Manager))\b"
)
_SENIORITY = r"(?:(?:Acting|Senior|Designated?)\s+)*"
#: A rank and all that follows, save a second inspector's name.
_RANK = re.compile(
    rf"[\s,;–-]*\(?\b{_SENIORITY}{_RANKS}.*?(?=\s+and\s+\w[\w’'-]+(?:\s+\w[\w’'-]+)+\s*,|$)",
    re.IGNORECASE,
)
_RANK_FIRST = re.compile(rf"^{_SENIORITY}{_RANKS}[\s,:–-]+(?=(?-i:[A-Z]))", re.IGNORECASE)


def person(text: str) -> str | None:
    """A name without rank: `Jo Bloggs, His Majesty’s Inspector` gives `Jo Bloggs`.

    Two inspectors who led together stay two names: `Jo Bloggs and Al Smith`.
    """
    name = _RANK.sub("", _RANK_FIRST.sub("", tidy(text))).strip(" ,.:;–-")
    return name or None


def count_names(text: str) -> int:
    """How many names a list such as `A B, C D and E F HMI` holds."""
    plain = re.sub(r"\(.*?\)", "", text)
    parts: Iterable[str] = re.split(r"[,;/&]|\band\b", plain)
    return sum(1 for part in parts if person(part) is not None)
