"""Whose report it is: the printed name, else the file's own folder, else the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lineofsight.inspections.parse.pdf import Line
from lineofsight.inspections.parse.text import dates_in
from lineofsight.reference import authorities
from lineofsight.reference.authorities import Authority

_FOLDER = re.compile(r"^(?P<urn>\d{5,7})[_ -]+(?P<name>.+)$")
_TRUST = re.compile(
    r"\b(?:Trust|Achieving for Children|Children First|Together for Children|Brighter Futures"
    r"|Company|Partnership)\b"
)
_BOARD = re.compile(r"\b(?:Local )?Safeguarding Children(?:[’']?s)? Board\b.*$", re.IGNORECASE)
_COUNCIL = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+(?:,? (?:and |upon |of |the |on )?[A-Z][\w’'-]+){0,4}?)"
    r"(?: (?:City|County|Borough|Metropolitan|District|Unitary)){0,3} Council\b"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """The authority found, how (`printed`, `text` or `folder`), the trust that the cover names
    and the reference number that the folder's name gives."""

    authority: Authority | None
    found_by: str | None
    delivered_by: str | None
    urn: str | None


def identify(printed: str, on: date | None, path: Path, pages: list[list[Line]]) -> Identity:
    """The authority of a report whose cover prints the name `printed`."""
    folder = _FOLDER.match(path.parent.name)
    urn = folder["urn"] if folder else None
    trust = printed if _TRUST.search(printed) else None
    found = _by_name(_BOARD.sub("", printed).strip(), on, shorten=trust is not None)
    if found is not None:
        return Identity(found, "printed", trust, urn)
    # A folder named as Ofsted names it is surer than a count of names: neighbours are named too.
    if folder:
        found = authorities.find(folder["name"], on=on)
    if found is not None:
        return Identity(found, "folder", trust, urn)
    found = _by_text(pages, on)
    return Identity(found, "text" if found else None, trust, urn)


def _by_name(printed: str, on: date | None, *, shorten: bool) -> Authority | None:
    """The authority of that name; a trust's name is tried without its last words, then its
    first."""
    found = authorities.find(printed, on=on) or _by_start(printed, on)
    words = printed.split()
    if found is None and shorten:
        parts = [words[:end] for end in range(len(words) - 1, 0, -1)]
        parts += [words[start:] for start in range(1, len(words))]
        tried = (authorities.find(" ".join(part), on=on) for part in parts)
        found = next((one for one in tried if one is not None), None)
    return found


def _by_start(printed: str, on: date | None) -> Authority | None:
    """The one authority whose name goes on after the printed one, as `Newcastle` does."""
    start = f"{authorities.slugify(printed)}-"
    if len(start) < 5:
        return None
    found = [a for a in authorities.current(on=on) if a.slug.startswith(start)]
    return found[0] if len(found) == 1 else None


def _by_text(pages: list[list[Line]], on: date | None) -> Authority | None:
    """The council that the report names most often, where it clearly leads."""
    text = " ".join(line.text for page in pages for line in page)
    counts: Counter[str] = Counter()
    named: dict[str, Authority] = {}
    for name, times in Counter(m["name"] for m in _COUNCIL.finditer(text)).items():
        words = name.split()
        # `Leaders of Hampshire County Council` opens with words of the sentence.
        names = (" ".join(words[start:]) for start in range(len(words)))
        found = next((one for n in names if (one := authorities.find(n, on=on))), None)
        if found is not None:
            counts[found.code] += times
            named[found.code] = found
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return named[ranked[0][0]]


def file_date(path: Path) -> date | None:
    """The date in the file's name, as in `… - 01 september 2015.pdf`."""
    days = dates_in(path.stem.replace("_", " "))
    return days[-1] if days else None
