"""Words of the pages: an authority's latest judgements as a sentence, and small grammar."""

from __future__ import annotations

from collections.abc import Mapping

from lineofsight.inspections.corpus import Mark, Standing
from lineofsight.inspections.inspection import MAIN_STRANDS
from lineofsight.reference.areas import Strand

_ORDER = (Mark.OUTSTANDING, Mark.GOOD, Mark.REQUIRES_IMPROVEMENT, Mark.INADEQUATE, Mark.NOT_JUDGED)


def join(parts: list[str]) -> str:
    """Parts of a list as prose: `a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def latest_in_words(standings: Mapping[Strand, Standing]) -> str:
    """The latest judgements, overall first and then what differs from it.

    `Outstanding overall (December 2023); help and protection good` or, where no overall grade
    is given, `No overall grade (June 2026): leaders and care leavers good; …`.
    """
    overall = standings[Strand.OVERALL]
    by_mark: dict[Mark, list[str]] = {}
    for strand in MAIN_STRANDS:
        standing = standings[strand]
        if standing.judged is not None:
            by_mark.setdefault(standing.mark, []).append(strand.label.lower())
    if overall.mark is Mark.NOT_KNOWN and not by_mark:
        return "No inspection is known."
    told = [
        f"{join(names)} {mark.label.lower()}"
        for mark in _ORDER
        if (names := by_mark.get(mark)) and (overall.judged is None or mark is not overall.mark)
    ]
    if overall.judged is not None:
        when = overall.judged.inspection.known_from
        head = f"{overall.mark.label} overall ({when:%B %Y})"
        return f"{head}; {'; '.join(told)}." if told else f"{head}, and in every area."
    any_judged = next(s.judged for s in standings.values() if s.judged is not None)
    when = any_judged.inspection.known_from
    if overall.mark is Mark.NO_OVERALL_GRADE:
        if len(by_mark) == 1:
            told = [f"{next(iter(by_mark)).label.lower()} in every area"]
        return f"No overall grade is given ({when:%B %Y}): {'; '.join(told)}."
    words = "; ".join(told)
    return f"{words[:1].upper()}{words[1:]} ({when:%B %Y})."


def with_article(region: str) -> str:
    """A region's name as it stands after "in": `the South West`, `London`."""
    return region if region in {"London", "Yorkshire and The Humber"} else f"the {region}"
