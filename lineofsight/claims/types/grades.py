"""Claims of a grade: in an area, on a day or in an inspection of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lineofsight.claims.arguments import day_in_words
from lineofsight.claims.base import EvidenceBase, Subject, claim_type
from lineofsight.claims.seen import inspection_name, of_judged
from lineofsight.claims.verdict import Change, Outcome, Sureness, Turn, Verdict, Working
from lineofsight.inspections.corpus import FULL_FRAMEWORKS, Corpus, Inspection, Judged, Mark
from lineofsight.reference import authorities
from lineofsight.reference.areas import Area, Strand
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.grades import Grade


def inspections_of(
    corpus: Corpus, code: str, year: int | None, *, any_framework: bool = False
) -> tuple[Inspection, ...]:
    """The inspections that a person means by a year: those on site in it, else those published in
    it. Without a year, the latest full one alone.

    Args:
        corpus: as at the day of the claim.
        code: DfE code; predecessors' inspections are not the authority's.
        year: the year, or None.
        any_framework: whether those before 2013 count, and visits to one service.
    """
    own = [
        i
        for i in corpus.of(code, include_predecessors=False)
        if any_framework or (i.framework in FULL_FRAMEWORKS and i.is_full)
    ]
    if year is None:
        latest = corpus.latest_inspection(code)
        return () if latest is None else (latest,)
    found = [i for i in own if i.year == year]
    return tuple(found or [i for i in own if i.known_from.year == year])


def gap_since(corpus: Corpus) -> str:
    """What may be missing at the newest end of the history, in words; nothing when nothing is."""
    ilacs = corpus.coverage.of(Framework.ILACS)
    if not ilacs.missing or ilacs.complete_to is None:
        return ""
    return (
        f"Inspections published after {day_in_words(ilacs.complete_to)} are known only as far as "
        f"their reports were read: {ilacs.missing} in England are not."
    )


@claim_type(
    title="Grade in an area on a day",
    subject=Subject.GRADES,
    pattern="{authority} stood at {grade} for {strand}[ on {on}]",
)
def grade_at(
    base: EvidenceBase,
    *,
    authority: str,
    grade: Grade,
    strand: Strand = Strand.OVERALL,
    on: date | None = None,
) -> Verdict:
    """Holds when the newest judgement in the area that was published by the day gave the grade and
    still stood. An overall grade stops standing when a later inspection gives none.

    Args:
        authority: the authority.
        grade: the grade claimed.
        strand: the area; overall effectiveness when not given.
        on: the day; the day of the evidence when not given.
    """
    corpus = base.as_at(on or base.day).corpus
    name = authorities.get(authority).name
    standing = corpus.standing(authority, strand)
    working = Working(
        counted=f"the newest judgement of {strand.label.lower()} published by the day",
        over=name,
        as_at=corpus.day,
    )
    if standing.judged is None:
        if standing.mark is Mark.NO_OVERALL_GRADE:
            latest = corpus.latest_inspection(authority)
            told = f"the latest inspection ({latest.when}) gave none" if latest else ""
            verdict = Verdict(
                Outcome.DOES_NOT_HOLD,
                f"{name} had no overall grade: {told}.",
                Sureness.SETTLED,
                working,
            )
            return _last_grade(verdict, standing.last, grade)
        return Verdict(
            Outcome.CANNOT_BE_KNOWN,
            f"No inspection of {name} that judged {strand.label.lower()} is known.",
            Sureness.OPEN,
            working,
            caveats=(corpus.coverage.sentence(),),
        )
    verdict = _compared([standing.judged], grade, working)
    late = _late_gap(corpus, standing.judged)
    if late:
        verdict = replace(verdict, sureness=Sureness.AS_FAR_AS_KNOWN)
    return verdict.with_caveats(late)


def _last_grade(verdict: Verdict, last: Judged | None, grade: Grade) -> Verdict:
    if last is None or last.grade is not grade:
        return verdict
    how = f"Counting the last overall grade ever given ({last.inspection.when})"
    return verdict.with_changes(Change(Turn.DEFINITION, how, Outcome.HOLDS))


def _late_gap(corpus: Corpus, judged: Judged) -> str:
    """The gap at the newest end matters only beside a judgement that a newer one could replace."""
    complete = corpus.coverage.of(Framework.ILACS).complete_to
    known = judged.inspection.known_from
    return gap_since(corpus) if complete is None or known <= complete else ""


def _compared(judged: Sequence[Judged], grade: Grade, working: Working) -> Verdict:
    """The verdict on judgements of one year (most often one) against the grade claimed; one that
    agrees suffices."""
    chosen = next((j for j in judged if j.grade is grade), judged[-1])
    name = authorities.get(chosen.inspection.authority_code).name
    holds = chosen.grade is grade
    verdict = Verdict(
        Outcome.HOLDS if holds else Outcome.DOES_NOT_HOLD,
        f"{name} was judged {chosen.grade.label.lower()} for {question(chosen)} in its "
        f"inspection of {chosen.inspection.when}{'' if holds else f', not {grade.label.lower()}'}.",
        Sureness.SETTLED,
        working,
        evidence=tuple(of_judged(each) for each in judged),
    ).with_caveats(*_differing(chosen, judged))
    if chosen.combined and chosen.strand is Strand.CARE_LEAVERS:
        verdict = verdict.with_caveats(
            "One grade covered children in care and care leavers together."
        )
    if {chosen.grade, grade} == {Grade.ADEQUATE, Grade.REQUIRES_IMPROVEMENT}:
        how = "Counting adequate (to 2013) and requires improvement as one grade"
        verdict = verdict.with_changes(Change(Turn.DEFINITION, how, Outcome.HOLDS))
    return verdict


def _differing(chosen: Judged, judged: Sequence[Judged]) -> list[str]:
    """Other grades of the same year and question, each in a sentence."""
    return [
        f"{inspection_name(other.inspection)} judged {question(other)} {other.grade.label.lower()}."
        for other in judged
        if other.grade is not chosen.grade
    ]


def question(judged: Judged) -> str:
    """What was judged, in the middle of a sentence; an inspection of one service is named so."""
    label = judged.area.label if judged.area in _SERVICE_OVERALL else judged.strand.label
    return label[0].lower() + label[1:]


#: The overall grades of inspections before 2013, each of one service.
_SERVICE_OVERALL = (
    Area.SAFEGUARDING_OVERALL,
    Area.CHILD_PROTECTION_OVERALL,
    Area.LOOKED_AFTER_OVERALL,
)


def judgements_of(inspection: Inspection, strand: Strand) -> tuple[Judged, ...]:
    """What an inspection says of an area. Before 2013 there was no grade for children's services
    as a whole: asked for the overall grade, such an inspection gives that of each service."""
    judged = inspection.judged(strand)
    if judged is not None:
        return (judged,)
    if strand is Strand.OVERALL and not inspection.is_full:
        found = (inspection.judged(area) for area in _SERVICE_OVERALL)
        return tuple(each for each in found if each is not None)
    return ()


@claim_type(
    title="Grade in an area in an inspection",
    subject=Subject.GRADES,
    pattern="{authority} was judged {grade} for {strand} in its inspection of {year}",
)
def grade_in_inspection(
    base: EvidenceBase,
    *,
    authority: str,
    grade: Grade,
    year: int,
    strand: Strand = Strand.OVERALL,
) -> Verdict:
    """Holds when an inspection on site in the year (else one published in it) gave the grade.
    Inspections before 2013 count where a later report recounts them; they had no grade for
    children's services as a whole, so for the overall grade each service's own is taken, and the
    verdict names it.

    Args:
        authority: the authority.
        grade: the grade claimed.
        year: year of the inspection.
        strand: the area; overall effectiveness when not given.
    """
    corpus = base.corpus
    name = authorities.get(authority).name
    found = inspections_of(corpus, authority, year, any_framework=True)
    working = Working(
        counted=f"judgements of {strand.label.lower()} in inspections of {year}",
        over=name,
        as_at=corpus.day,
        steps=tuple(inspection_name(i) for i in found),
    )
    judged = [each for i in found for each in judgements_of(i, strand)]
    if not judged:
        what = f"no inspection of {name} in {year} is known"
        if found:
            what = (
                f"the inspection of {name} in {year} that is known gives no {strand.label.lower()}"
            )
        return Verdict(
            Outcome.CANNOT_BE_KNOWN,
            f"{what[0].upper()}{what[1:]}.",
            Sureness.OPEN,
            working,
            caveats=(corpus.coverage.sentence(),),
        )
    return _compared(judged, grade, working)
