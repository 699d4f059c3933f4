"""Claims of a change between inspections: "up from good", "improved since 2019"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lineofsight.claims.base import EvidenceBase, Subject, claim_type
from lineofsight.claims.seen import of_judged
from lineofsight.claims.types.grades import inspections_of, judgements_of, question
from lineofsight.claims.verdict import (
    Change,
    Number,
    Outcome,
    Sureness,
    Turn,
    Verdict,
    Working,
)
from lineofsight.inspections.corpus import FULL_FRAMEWORKS, Corpus, Judged
from lineofsight.reference import authorities
from lineofsight.reference.areas import Strand
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.grades import Grade


class GradeMovement(StrEnum):
    """Which way a grade went."""

    ROSE = "rose"
    FELL = "fell"
    SAME = "same"

    @property
    def label(self) -> str:
        """The movement after an authority's name."""
        return {"rose": "improved", "fell": "declined", "same": "kept its grade"}[self.value]


@dataclass(frozen=True)
class _Pair:
    """The two judgements that a claim sets side by side, and those between them."""

    before: Judged
    after: Judged
    between: tuple[Judged, ...]


def _pair(
    corpus: Corpus, authority: str, strand: Strand, since: int | None, year: int | None
) -> _Pair | str:
    """The judgements of a claim, or in words why there are none."""
    name = authorities.get(authority).name
    area = strand.label.lower()
    own = [
        judged
        for inspection in corpus.of(authority, include_predecessors=False)
        if inspection.framework in FULL_FRAMEWORKS
        and (judged := inspection.judged(strand)) is not None
        and judged.level is not None
    ]
    later = own
    if year is not None:
        meant = inspections_of(corpus, authority, year)
        later = [each for each in own if each.inspection in meant]
    if not later:
        when = f" in {year}" if year else ""
        return f"No judgement of {area} for {name}{when} is known."
    after = later[-1]
    if since is not None:
        return _since(corpus, authority, strand, since, after, own)
    place = own.index(after)
    if place == 0:
        return (
            f"No judgement of {area} for {name} before its inspection of {after.inspection.when} "
            "is known."
        )
    return _Pair(own[place - 1], after, ())


def _since(
    corpus: Corpus, authority: str, strand: Strand, since: int, after: Judged, own: list[Judged]
) -> _Pair | str:
    """The pair that begins with an inspection of a year, before 2013 that of one service."""
    earlier = [
        judged
        for inspection in inspections_of(corpus, authority, since, any_framework=True)
        for judged in judgements_of(inspection, strand)
        if judged.level is not None and inspection is not after.inspection
    ]
    if not earlier:
        name = authorities.get(authority).name
        return f"No judgement of {strand.label.lower()} for {name} in {since} is known."
    before = min(earlier, key=lambda each: each.level or 0)
    between = tuple(
        each
        for each in own
        if before.inspection.sort_date < each.inspection.sort_date < after.inspection.sort_date
    )
    return _Pair(before, after, between)


def _hidden(corpus: Corpus, pair: _Pair) -> str:
    """Why an inspection between the two could be missing, in words; nothing when none could. Only
    councils judged inadequate under SIF were inspected twice under it."""
    before = pair.before
    twice = (
        before.grade is Grade.INADEQUATE
        and before.inspection.framework is Framework.SIF
        and pair.after.inspection.framework is not Framework.SIF
    )
    if twice and not pair.between and corpus.coverage.between:
        return (
            "A re-inspection between the two under SIF could be missing: "
            f"{corpus.coverage.between} such inspections in England are not known."
        )
    return ""


def _not_known(corpus: Corpus, name: str, strand: Strand, why: str) -> Verdict:
    return Verdict(
        Outcome.CANNOT_BE_KNOWN,
        why,
        Sureness.OPEN,
        Working(f"judgements of {strand.label.lower()}", name, corpus.day),
        caveats=(corpus.coverage.sentence(),),
    )


def _verdict(corpus: Corpus, pair: _Pair, holds: bool, strand: Strand) -> Verdict:
    """The verdict on a pair, with what lies between."""
    before, after = pair.before, pair.after
    name = authorities.get(after.inspection.authority_code).name
    hidden = _hidden(corpus, pair)
    same = question(before) == question(after)
    of = "" if same else f" for {question(before)}"
    between = "".join(
        f"; {each.grade.label.lower()} in {each.inspection.when} between them"
        for each in pair.between
    )
    caveats = [hidden]
    if before.inspection.framework is not after.inspection.framework:
        caveats.append(
            f"The two inspections followed different frameworks "
            f"({before.inspection.framework.label}, {after.inspection.framework.label})."
        )
    return Verdict(
        Outcome.HOLDS if holds else Outcome.DOES_NOT_HOLD,
        f"{name} went from {before.grade.label.lower()}{of} ({before.inspection.when}) to "
        f"{after.grade.label.lower()} ({after.inspection.when}) for {strand.label.lower()}"
        f"{between}.",
        Sureness.AS_FAR_AS_KNOWN if hidden else Sureness.SETTLED,
        Working(
            counted=f"two judgements of {strand.label.lower()}"
            + ("" if pair.between else ", one after the other"),
            over=name,
            as_at=corpus.day,
        ),
        (
            Number("level before", before.level or 0, "of 4"),
            Number("level after", after.level or 0, "of 4"),
        ),
        tuple(of_judged(each) for each in (before, *pair.between, after)),
    ).with_caveats(*caveats)


def _other_bases(
    corpus: Corpus, authority: str, strand: Strand, pair: _Pair
) -> list[tuple[str, Judged]]:
    """Earlier judgements that a claim could have begun with instead."""
    own = [
        judged
        for inspection in corpus.of(authority, include_predecessors=False)
        if inspection.framework in FULL_FRAMEWORKS
        and (judged := inspection.judged(strand)) is not None
        and judged.level is not None
        and inspection.sort_date < pair.after.inspection.sort_date
    ]
    return [
        (f"Counting from the inspection of {each.inspection.when}", each)
        for each in own
        if each.inspection is not pair.before.inspection
    ]


@claim_type(
    title="From one grade to another",
    subject=Subject.CHANGES,
    pattern="{authority} went from {before}[ in {since}] to {after}[ in {year}] for {strand}",
)
def grade_changed(
    base: EvidenceBase,
    *,
    authority: str,
    before: Grade,
    after: Grade,
    strand: Strand = Strand.OVERALL,
    since: int | None = None,
    year: int | None = None,
) -> Verdict:
    """Holds when an inspection gave the second grade and the one before it (or that of the year
    given) the first. The two grades need not differ.

    Args:
        authority: the authority.
        before: the earlier grade.
        after: the later grade.
        strand: the area; overall effectiveness when not given.
        since: year of the earlier inspection; the one just before the later when not given.
        year: year of the later inspection; the latest when not given.
    """
    corpus = base.corpus
    pair = _pair(corpus, authority, strand, since, year)
    if isinstance(pair, str):
        return _not_known(corpus, authorities.get(authority).name, strand, pair)
    holds = pair.before.grade is before and pair.after.grade is after
    verdict = _verdict(corpus, pair, holds, strand)
    return verdict.with_changes(
        *(
            Change(
                Turn.BASE_YEAR,
                how,
                Outcome.HOLDS
                if each.grade is before and pair.after.grade is after
                else Outcome.DOES_NOT_HOLD,
            )
            for how, each in _other_bases(corpus, authority, strand, pair)
        )
    )


@claim_type(
    title="Better, worse or the same as before",
    subject=Subject.CHANGES,
    pattern="{authority} {movement} for {strand}[ since {since}][ by {year}]",
)
def grade_moved(
    base: EvidenceBase,
    *,
    authority: str,
    movement: GradeMovement,
    strand: Strand = Strand.OVERALL,
    since: int | None = None,
    year: int | None = None,
) -> Verdict:
    """Holds when the later grade was better (worse, the same) than the one just before it, or that
    of the year given. Adequate (to 2013) and requires improvement stand at one level.

    Args:
        authority: the authority.
        movement: which way it went.
        strand: the area; overall effectiveness when not given.
        since: year of the earlier inspection; the one just before the later when not given.
        year: year of the later inspection; the latest when not given.
    """
    corpus = base.corpus
    pair = _pair(corpus, authority, strand, since, year)
    if isinstance(pair, str):
        return _not_known(corpus, authorities.get(authority).name, strand, pair)
    verdict = _verdict(corpus, pair, _moved(pair.before, pair.after) is movement, strand)
    return verdict.with_changes(
        *(
            Change(
                Turn.BASE_YEAR,
                how,
                Outcome.HOLDS if _moved(each, pair.after) is movement else Outcome.DOES_NOT_HOLD,
            )
            for how, each in _other_bases(corpus, authority, strand, pair)
        )
    )


def _moved(before: Judged, after: Judged) -> GradeMovement:
    gained = (after.level or 0) - (before.level or 0)
    if not gained:
        return GradeMovement.SAME
    return GradeMovement.ROSE if gained > 0 else GradeMovement.FELL
