"""Claims over the areas of one inspection: "three of the four areas", "good across the board"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lineofsight.claims.base import EvidenceBase, Subject, claim_type
from lineofsight.claims.seen import inspection_name, of_judged
from lineofsight.claims.types.grades import gap_since, inspections_of
from lineofsight.claims.verdict import (
    Change,
    Number,
    Outcome,
    Sureness,
    Turn,
    Verdict,
    Working,
)
from lineofsight.inspections.corpus import Corpus, Inspection, Judged, Source
from lineofsight.reference import authorities
from lineofsight.reference.areas import Area
from lineofsight.reference.grades import Grade

#: Graded parts of the care judgement under SIF, and the board's own review beside it.
_PARTS = (Area.CARE_LEAVERS, Area.ADOPTION)


@dataclass(frozen=True)
class _Counting:
    """A way to count the areas of an inspection, in words, with the areas."""

    words: str
    areas: tuple[Judged, ...]


def _ways(inspection: Inspection) -> tuple[_Counting, ...]:
    """The ways in which people count an inspection's areas, the usual one first. A board's review
    is no area of the council's services."""
    judged = [
        Judged(inspection, area, area.strand, grade)
        for area, grade in inspection.judgements.items()
        if area is not Area.LSCB
    ]
    overall = [each for each in judged if each.area is Area.OVERALL]
    combined = Area.IN_CARE_AND_CARE_LEAVERS in inspection.judgements
    parts = [each for each in judged if combined and each.area in _PARTS]
    areas = [each for each in judged if each not in overall and each not in parts]
    ways = [_Counting("areas, the overall grade apart", tuple(areas))]
    if overall:
        ways.append(_Counting("judgements, the overall grade among them", (*overall, *areas)))
    if parts:
        graded = "the graded parts of the care judgement among them"
        ways.append(_Counting(f"areas, {graded}", (*areas, *parts)))
        if overall:
            ways.append(
                _Counting(f"judgements, the overall grade and {graded}", (*overall, *areas, *parts))
            )
    return tuple(ways)


def _met(judged: Judged, grade: Grade, at_least: bool) -> bool:
    if at_least:
        return judged.level is not None and judged.level >= (grade.level or 0)
    return judged.grade is grade


def _grade_words(grade: Grade, at_least: bool) -> str:
    words = grade.label.lower()
    return f"{words} or better" if at_least else words


def _inspected(corpus: Corpus, authority: str, year: int | None) -> Inspection | Verdict:
    """The inspection to count over, or the verdict that says why there is none."""
    name = authorities.get(authority).name
    found = inspections_of(corpus, authority, year)
    if found and found[-1].source is not Source.RECOUNTED:
        return found[-1]
    when = f" of {year}" if year else ""
    why = f"No full inspection{when} of {name} is known."
    if found:
        why = f"Only some grades of {name}'s inspection{when} are known, as a later report tells."
    return Verdict(
        Outcome.CANNOT_BE_KNOWN,
        why,
        Sureness.OPEN,
        Working("the areas of an inspection", name, corpus.day),
        caveats=(corpus.coverage.sentence(),),
    )


def _newest_sureness(corpus: Corpus, year: int | None) -> tuple[Sureness, tuple[str, ...]]:
    """A claim of the latest inspection is as sure as it is that no newer one is missing."""
    gap = gap_since(corpus) if year is None else ""
    return (Sureness.AS_FAR_AS_KNOWN, (gap,)) if gap else (Sureness.SETTLED, ())


@claim_type(
    title="N of M areas",
    subject=Subject.AREAS,
    pattern="{authority} was judged {grade}[at_least?: or better] in {count}[ of {of}] areas"
    "[ in its inspection of {year}]",
)
def areas_at_grade(
    base: EvidenceBase,
    *,
    authority: str,
    grade: Grade,
    count: int,
    of: int | None = None,
    year: int | None = None,
    at_least: bool = False,
) -> Verdict:
    """Holds when exactly that many areas of the inspection had the grade. Areas are counted without
    the overall grade, unless only a count with it (or with the graded parts of SIF's care
    judgement) gives as many areas as the claim says.

    Args:
        authority: the authority.
        grade: the grade claimed.
        count: how many areas had it.
        of: how many areas there were; as many as there were when not given.
        year: year of the inspection; the latest when not given.
        at_least: whether better grades count too.
    """
    corpus = base.corpus
    chosen = _inspected(corpus, authority, year)
    if isinstance(chosen, Verdict):
        return chosen
    ways = _ways(chosen)
    fitting = [way for way in ways if of is None or len(way.areas) == of]
    usual = fitting[0] if fitting else ways[0]
    sureness, caveats = _newest_sureness(corpus, year)
    verdict = _count_verdict(corpus, usual, grade, count, of, at_least)
    others = [
        Change(
            Turn.DEFINITION,
            f"Counting {way.words}",
            _count_outcome(way, grade, count, of, at_least),
        )
        for way in ways
        if way is not usual
    ]
    if not at_least:
        more = _count_outcome(usual, grade, count, of, True)
        others.append(Change(Turn.DEFINITION, "Counting better grades too", more))
    return replace(verdict, sureness=sureness, caveats=caveats).with_changes(*others)


def _count_outcome(
    way: _Counting, grade: Grade, count: int, of: int | None, at_least: bool
) -> Outcome:
    found = sum(_met(each, grade, at_least) for each in way.areas)
    right = found == count and (of is None or of == len(way.areas))
    return Outcome.HOLDS if right else Outcome.DOES_NOT_HOLD


def _count_verdict(
    corpus: Corpus, way: _Counting, grade: Grade, count: int, of: int | None, at_least: bool
) -> Verdict:
    inspection = way.areas[0].inspection
    name = authorities.get(inspection.authority_code).name
    met = [each for each in way.areas if _met(each, grade, at_least)]
    outcome = _count_outcome(way, grade, count, of, at_least)
    words = f"{name} was judged {_grade_words(grade, at_least)} in {len(met)} of "
    words += f"{len(way.areas)} {way.words}, in its inspection of {inspection.when}"
    if outcome is Outcome.DOES_NOT_HOLD:
        words += f", not in {count}{f' of {of}' if of is not None else ''}"
    return Verdict(
        outcome,
        f"{words}.",
        Sureness.SETTLED,
        Working(
            counted=f"{way.words}, judged {_grade_words(grade, at_least)}",
            over=inspection_name(inspection),
            as_at=corpus.day,
            steps=tuple(f"{e.area.label}: {e.grade.label.lower()}" for e in way.areas),
        ),
        (
            Number("areas at the grade", len(met)),
            Number("areas judged", len(way.areas)),
        ),
        tuple(of_judged(each) for each in way.areas),
    )


@claim_type(
    title="The same grade in every area",
    subject=Subject.AREAS,
    pattern="{authority} was judged {grade}[at_least?: or better] in every area"
    "[ in its inspection of {year}]",
)
def every_area_at_grade(
    base: EvidenceBase,
    *,
    authority: str,
    grade: Grade,
    year: int | None = None,
    at_least: bool = False,
) -> Verdict:
    """Holds when every grade of the inspection, the overall one and graded parts among them, was
    the grade claimed. A safeguarding children board's review is apart.

    Args:
        authority: the authority.
        grade: the grade claimed.
        year: year of the inspection; the latest when not given.
        at_least: whether better grades count too.
    """
    corpus = base.corpus
    chosen = _inspected(corpus, authority, year)
    if isinstance(chosen, Verdict):
        return chosen
    ways = _ways(chosen)
    whole = max(ways, key=lambda way: len(way.areas))
    name = authorities.get(authority).name
    others = [each for each in whole.areas if not _met(each, grade, at_least)]
    wanted = _grade_words(grade, at_least)
    inspected = f"in its inspection of {chosen.when}"
    if others:
        listed = ", ".join(f"{e.area.label.lower()} {e.grade.label.lower()}" for e in others)
        sentence = f"{name} was not judged {wanted} in every area {inspected}: {listed}."
    else:
        sentence = f"{name} was judged {wanted} in every area {inspected}."
    sureness, caveats = _newest_sureness(corpus, year)
    changes = [
        Change(
            Turn.DEFINITION,
            f"Counting {way.words}",
            Outcome.HOLDS
            if all(_met(each, grade, at_least) for each in way.areas)
            else Outcome.DOES_NOT_HOLD,
        )
        for way in ways
        if way is not whole
    ]
    if not at_least and all(_met(each, grade, True) for each in whole.areas):
        changes.append(Change(Turn.DEFINITION, "Counting better grades too", Outcome.HOLDS))
    return Verdict(
        Outcome.DOES_NOT_HOLD if others else Outcome.HOLDS,
        sentence,
        sureness,
        Working(
            counted=f"grades that are {wanted}",
            over=inspection_name(chosen),
            as_at=corpus.day,
            steps=tuple(f"{e.area.label}: {e.grade.label.lower()}" for e in whole.areas),
        ),
        (
            Number("grades that agree", len(whole.areas) - len(others)),
            Number("grades given", len(whole.areas)),
        ),
        tuple(of_judged(each) for each in whole.areas),
        caveats=caveats,
    ).with_changes(*changes)
