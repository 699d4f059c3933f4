"""Claims of position by grade: "in the top 25 percent of equivalent councils", "joint 8th"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lineofsight.claims.among import Among, group_label, standard_comparators
from lineofsight.claims.arguments import ordinal
from lineofsight.claims.base import EvidenceBase, Subject, claim_type
from lineofsight.claims.comparators import overall
from lineofsight.claims.evidence import Evidence
from lineofsight.claims.gaps import Decision, Gap, gap_of
from lineofsight.claims.seen import of_count, of_judged
from lineofsight.claims.standing import shares_of
from lineofsight.claims.verdict import (
    Change,
    Number,
    Outcome,
    Sureness,
    Turn,
    Verdict,
    Working,
)
from lineofsight.inspections.corpus import Corpus, Mark
from lineofsight.inspections.shares import LOWEST_AREA, Question, Shares, question_label
from lineofsight.reference import authorities
from lineofsight.reference.areas import Strand
from lineofsight.reference.groups import Group, GroupKind


@dataclass(frozen=True)
class _Stood:
    """Where an authority stood in a group: how many were at least as good, how many better, and
    whether it had the best grade, so that none could be."""

    group: Group
    found: Shares
    at_least: tuple[str, ...]
    better: tuple[str, ...]
    gap: Gap
    ahead: Gap
    best: bool

    @property
    def percent(self) -> float:
        """The authorities at least as good, in percent of those with a grade."""
        return 100 * len(self.at_least) / self.found.graded

    def number(self) -> Number:
        """The count as a figure."""
        text = f"{len(self.at_least)} of {self.found.graded} ({self.percent:.0f}%)"
        return Number(f"at least as good, {group_label(self.group)}", text)

    def top_share(self, share: float) -> Decision:
        """Whether those at least as good are no more than a share of all."""
        graded = self.found.graded + len(self.gap.not_known)
        return self.gap.decide(lambda count: 100 * count <= share * graded)

    def at_place(self, position: int) -> Decision:
        """Whether the place is the one claimed; equals share the best of their places."""
        if self.best:
            right = position == 1
            outcome = Outcome.HOLDS if right else Outcome.DOES_NOT_HOLD
            return Decision(outcome, Sureness.SETTLED, float(right))
        return self.ahead.decide(lambda count: count + 1 == position)


def _stand(corpus: Corpus, authority: str, what: Question, group: Group) -> _Stood | None:
    """Where the authority stood in a group, itself in it; None when it had no grade."""
    if group.kind is GroupKind.NEIGHBOURS or authority not in group.codes:
        group = replace(group, codes=(authority, *(c for c in group.codes if c != authority)))
    found = shares_of(corpus, what, group)
    own = next(mark for mark, codes in found.codes.items() if authority in codes)
    level = own.level
    if level is None:
        return None

    def at_least(mark: Mark) -> bool:
        return mark.level is not None and mark.level >= level

    def better(mark: Mark) -> bool:
        return mark.level is not None and mark.level > level

    def codes_of(marks: Sequence[Mark]) -> tuple[str, ...]:
        return tuple(code for mark in marks for code in found.codes[mark])

    return _Stood(
        group=group,
        found=found,
        at_least=codes_of([m for m in Mark if at_least(m)]),
        better=codes_of([m for m in Mark if better(m)]),
        gap=gap_of(corpus, found, at_least),
        ahead=gap_of(corpus, found, better),
        best=own is Mark.OUTSTANDING,
    )


def _compared(
    base: EvidenceBase, authority: str, what: Question, among: Among | None
) -> list[_Stood]:
    day = base.day
    if among is not None:
        chosen = [among.resolve(authority, day)]
    else:
        chosen = list(standard_comparators(authority, day))
    found = (_stand(base.corpus, authority, what, group) for group in chosen)
    return [each for each in found if each is not None]


def _no_grade(base: EvidenceBase, authority: str, strand: Strand) -> Verdict:
    name = authorities.get(authority).name
    mark = base.corpus.standing(authority, strand).mark
    known = mark is not Mark.NOT_KNOWN
    return Verdict(
        Outcome.DOES_NOT_HOLD if known else Outcome.CANNOT_BE_KNOWN,
        f"{name} had no grade for {strand.label.lower()}: {mark.label.lower()}.",
        Sureness.SETTLED if known else Sureness.OPEN,
        Working(f"grades for {strand.label.lower()}", name, base.day),
        caveats=() if known else (base.corpus.coverage.sentence(),),
    )


def _evidence(
    base: EvidenceBase, authority: str, strand: Strand, stood: Sequence[_Stood]
) -> tuple[Evidence, ...]:
    judged = base.corpus.latest(authority, strand)
    own = (of_judged(judged),) if judged is not None else ()
    return (
        *own,
        *(
            of_count(
                f"{len(each.at_least)} of {each.found.graded} graded authorities at least as good "
                f"for {strand.label.lower()} among {group_label(each.group)}",
                each.at_least,
                base.day,
                link=f"/{authorities.get(authority).slug}/compare/",
            )
            for each in stood
        ),
    )


def _verdict(
    base: EvidenceBase,
    authority: str,
    strand: Strand,
    stood: Sequence[_Stood],
    decided: Sequence[Decision],
    claimed: str,
    counted: str,
    gaps: Sequence[Gap],
) -> Verdict:
    """One verdict from those under each comparator."""
    name = authorities.get(authority).name
    labels = [group_label(each.group) for each in stood]
    outcome, sureness = overall(decided)
    shown = "; ".join(
        f"{len(e.at_least)} of {e.found.graded} ({e.percent:.0f}%) among {label}"
        for e, label in zip(stood, labels, strict=True)
    )
    words = {
        Outcome.HOLDS: f"{name} was {claimed}",
        Outcome.DOES_NOT_HOLD: f"{name} was not {claimed}",
        Outcome.CANNOT_BE_KNOWN: f"Whether {name} was {claimed} depends on whom it is compared "
        "with, or on what is missing",
    }[outcome]
    if outcome is Outcome.DOES_NOT_HOLD and len(stood) > 1:
        words += " under any standard comparator"
    verdict = Verdict(
        outcome,
        f"{words}. Graded at least as well for {strand.label.lower()}: {shown}.",
        sureness,
        Working(
            counted=counted,
            over=", ".join(labels),
            as_at=base.day,
            steps=tuple(_step(e, label) for e, label in zip(stood, labels, strict=True)),
        ),
        tuple(each.number() for each in stood),
        _evidence(base, authority, strand, stood),
    )
    changes = [
        Change(Turn.COMPARATOR, f"Among {label}", each.outcome)
        for label, each in zip(labels, decided, strict=True)
    ]
    if any(each.sureness is not Sureness.SETTLED for each in decided):
        widest = max(gaps, key=lambda each: each.counted + each.others)
        verdict = verdict.with_caveats(*widest.caveats())
    return verdict.with_changes(*changes)


def _step(stood: _Stood, label: str) -> str:
    missing = len(stood.gap.not_known)
    apart = f"; no inspection known of {missing}" if missing else ""
    return (
        f"Among {label}: {len(stood.better)} better, {len(stood.at_least) - len(stood.better)} "
        f"at the same grade, {stood.found.graded} with a grade{apart}"
    )


def _other_comparators(
    base: EvidenceBase, authority: str, strand: Strand, among: Among, share: float
) -> list[Change]:
    chosen = among.resolve(authority, base.day)
    return [
        Change(Turn.COMPARATOR, f"Among {group_label(each.group)}", each.top_share(share).outcome)
        for each in _compared(base, authority, strand, None)
        if each.group.name != chosen.name
    ]


def _other_definitions(
    base: EvidenceBase,
    authority: str,
    stood: Sequence[_Stood],
    share: float,
    among: Among | None,
    strand: Strand,
) -> list[Change]:
    """Under a place shared by equals, and under the lowest of the four areas."""
    changes = []
    for each in stood:
        place = len(each.better) + 1
        met = 100 * place <= share * each.found.graded
        how = f"Letting equals share the best place ({ordinal(place)} of {each.found.graded}), "
        how += f"among {group_label(each.group)}"
        changes.append(
            Change(Turn.DEFINITION, how, Outcome.HOLDS if met else Outcome.DOES_NOT_HOLD)
        )
    if strand is not Strand.OVERALL:
        return changes
    for each in _compared(base, authority, LOWEST_AREA, among):
        how = f"By the {question_label(LOWEST_AREA).lower()}, {len(each.at_least)} of "
        how += f"{each.found.graded} among {group_label(each.group)}"
        changes.append(Change(Turn.DEFINITION, how, each.top_share(share).outcome))
    return changes


@claim_type(
    title="Top share by grade",
    subject=Subject.POSITION,
    pattern="{authority} was in the top {share}% for {strand}[ compared with {among}]",
)
def top_share_by_grade(
    base: EvidenceBase,
    *,
    authority: str,
    share: float,
    strand: Strand = Strand.OVERALL,
    among: Among | None = None,
) -> Verdict:
    """Holds when the authorities graded at least as well, itself among them, were no more than
    that share of those with a grade: a group of equals is not parted. Without a group it is
    tried under every standard comparator, each shown, and holds only if it does under all.

    Args:
        authority: the authority.
        share: the top share, in percent.
        strand: the area; overall effectiveness when not given.
        among: the group; every standard comparator when not given.
    """
    stood = _compared(base, authority, strand, among)
    if not stood:
        return _no_grade(base, authority, strand)
    decided = [each.top_share(share) for each in stood]
    verdict = _verdict(
        base,
        authority,
        strand,
        stood,
        decided,
        f"in the top {share:g}%",
        f"authorities graded at least as well for {strand.label.lower()}, in percent of those "
        "with a grade",
        [each.gap for each in stood],
    )
    if among is not None:
        verdict = verdict.with_changes(*_other_comparators(base, authority, strand, among, share))
    return verdict.with_changes(*_other_definitions(base, authority, stood, share, among, strand))


@claim_type(
    title="Place by grade",
    subject=Subject.POSITION,
    pattern="{authority} was {position} by grade for {strand}[ compared with {among}]",
)
def rank_by_grade(
    base: EvidenceBase,
    *,
    authority: str,
    position: int,
    strand: Strand = Strand.OVERALL,
    among: Among | None = None,
) -> Verdict:
    """Holds when so many less one were graded better. Equals share the best of their places, which
    the verdict says. Without a group it is tried under every standard comparator, each shown.

    Args:
        authority: the authority.
        position: 1 for the best.
        strand: the area; overall effectiveness when not given.
        among: the group; every standard comparator when not given.
    """
    stood = _compared(base, authority, strand, among)
    if not stood:
        return _no_grade(base, authority, strand)
    decided = [each.at_place(position) for each in stood]
    verdict = _verdict(
        base,
        authority,
        strand,
        stood,
        decided,
        f"{ordinal(position)}",
        f"authorities graded better for {strand.label.lower()}; equals share the best place",
        [each.ahead for each in stood],
    )
    alone = [
        Change(
            Turn.DEFINITION,
            f"Letting nobody share the place, among {group_label(each.group)}",
            Outcome.HOLDS
            if len(each.at_least) == position and len(each.better) == position - 1
            else Outcome.DOES_NOT_HOLD,
        )
        for each in stood
    ]
    return verdict.with_changes(*alone)
