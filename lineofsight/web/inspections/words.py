"""Words of the pages: an authority's latest judgements as a sentence, and small grammar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from lineofsight.inspections.corpus import Mark, Standing
from lineofsight.inspections.inspection import MAIN_STRANDS, Inspection, Source
from lineofsight.inspections.shares import Question
from lineofsight.reference.areas import Area, Strand
from lineofsight.reference.authorities import Authority
from lineofsight.reference.frameworks import Framework

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


def names(councils: Iterable[Authority]) -> str:
    """Councils by name, as prose."""
    return join(sorted(full_name(each) for each in councils))


def with_article(region: str) -> str:
    """A region's name as it stands after "in": `the South West`, `London`."""
    return region if region in {"London", "Yorkshire and The Humber"} else f"the {region}"


def full_name(authority: Authority) -> str:
    """A council's name; with its last year where a council of today has the same name:
    `Dorset (to 2019)`."""
    if authority.valid_to is None or not authority.slug.endswith(f"-to-{authority.valid_to.year}"):
        return authority.name
    return f"{authority.name} (to {authority.valid_to.year})"


def part_of(framework: Framework | None, area: Area) -> Area | None:
    """The judgement of which an area's grade is a part: under SIF adoption and care leavers were
    graded within children looked after and achieving permanence. None for a judgement of its own.
    """
    if framework is Framework.SIF and area in (Area.ADOPTION, Area.CARE_LEAVERS):
        return Area.IN_CARE_AND_CARE_LEAVERS
    return None


def standing_note(framework: Framework | None, area: Area) -> str:
    """What kind of judgement it is where it is not one of the council's main judgements, as a
    note that stands beside the area's name; else nothing."""
    if part_of(framework, area) is not None:
        return "a graded part of the judgement of children in care and care leavers"
    if area is Area.LSCB:
        return "a review of the board, not of the council"
    return ""


def source_note(inspection: Inspection) -> str:
    """Where an inspection's grades come from, in words, where the report is not in the workspace;
    else nothing."""
    if inspection.source is Source.RECOUNTED:
        return "not read in its own report: a later report recounts it"
    if inspection.in_workspace:
        return ""
    if inspection.source is Source.OFSTED_STATISTICS:
        return "known from Ofsted's table of outcomes; its report has not been read here"
    return "known from facts that come with Line of Sight; its report has not been read here"


#: Where every grade comes from, for the line beneath a picture.
SOURCE = "Ofsted's inspection reports and table of outcomes"

#: Questions that inspections no longer answer, with the last day on which a judgement came out.
LAST_JUDGED: Mapping[Question, date] = {
    Strand.ADOPTION: date(2018, 9, 30),
    Strand.LSCB: date(2017, 12, 31),
}


def no_longer_judged(what: Question, day: date) -> str:
    """For a question that was no longer asked on a day, what that means; else nothing."""
    last = LAST_JUDGED.get(what)
    if last is None or day <= last:
        return ""
    subject = "Adoption was last judged under SIF, in reports up to August 2018."
    if what is Strand.LSCB:
        subject = "Local safeguarding children boards were last reviewed in 2017."
    return f"{subject} What is shown is the last judgement, not how each council stands today."
