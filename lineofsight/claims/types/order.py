"""Claims of order: "only the second in the country to go from requires improvement to
outstanding"."""

from __future__ import annotations

from lineofsight.claims.among import ENGLAND, Among
from lineofsight.claims.arguments import day_in_words, ordinal
from lineofsight.claims.base import EvidenceBase, Subject, claim_type
from lineofsight.claims.evidence import Evidence
from lineofsight.claims.seen import names, of_count, of_judged
from lineofsight.claims.verdict import (
    Change,
    Number,
    Outcome,
    Sureness,
    Turn,
    Verdict,
    Working,
)
from lineofsight.inspections.transitions import Place, Transition, Transitions, transitions
from lineofsight.reference import authorities
from lineofsight.reference.areas import Strand
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.grades import Grade


@claim_type(
    title="The nth to go from one grade to another",
    subject=Subject.ORDER,
    pattern="{authority} was the {position} authority in {among} to go from {before} to {after} "
    "for {strand} from one inspection to the next",
)
def nth_transition(
    base: EvidenceBase,
    *,
    authority: str,
    before: Grade,
    after: Grade,
    position: int,
    strand: Strand = Strand.OVERALL,
    among: Among = ENGLAND,
) -> Verdict:
    """Holds when the authority's own move was published in that place among all such moves between
    one full inspection (SIF, ILACS) and the next. Two published on one day share a place. Where an
    authority's earlier inspection is missing and it could have made the move before, the place
    cannot be known.

    Args:
        authority: the authority.
        before: the grade before.
        after: the grade after.
        position: 1 for the first, 2 for the second.
        strand: the area; overall effectiveness when not given.
        among: the authorities among which it is counted; England when not given.
    """
    corpus = base.corpus
    name = authorities.get(authority).name
    found = transitions(corpus, strand)
    # Councils of an earlier day count in England's order though they are gone since.
    if among != ENGLAND:
        group = among.resolve(authority, corpus.day)
        found = found.among((*group.codes, *group.gone, authority))
    alike = found.between(before, after)
    own = [each for each in alike if each.authority_code == authority]
    move = f"from {before.label.lower()} to {after.label.lower()}"
    working = Working(
        counted=f"moves {move} for {strand.label.lower()}, from one full inspection to the next, "
        "by publication of the later",
        over=among.label,
        as_at=corpus.day,
        steps=tuple(_step(each) for each in alike),
    )
    if not own:
        return _no_move(base, found, authority, before, after, working)
    places = [found.place(each) for each in own]
    place = next((each for each in places if each.position == position), places[-1])
    reach = range(place.position, place.position + len(place.possible_earlier) + 1)
    if place.possible_earlier and position in reach:
        outcome, sureness = Outcome.CANNOT_BE_KNOWN, Sureness.OPEN
    else:
        holds = place.position == position
        outcome = Outcome.HOLDS if holds else Outcome.DOES_NOT_HOLD
        sureness = Sureness.SETTLED
    verdict = Verdict(
        outcome,
        _sentence(place, name, move, among),
        sureness,
        working,
        (
            Number("place", place.position),
            Number("known to have made the move by the day", place.of),
            Number("could have made it before, unseen", len(place.possible_earlier)),
        ),
        (
            of_judged(place.transition.before),
            of_judged(place.transition.after),
            _count(alike, strand, base, move),
        ),
    )
    if place.possible_earlier:
        verdict = verdict.with_caveats(
            "An earlier inspection is missing, after which they could have made the move before: "
            f"{names(place.possible_earlier)}."
        ).with_changes(
            *(
                Change(
                    Turn.MISSING,
                    f"If {'none' if extra == 0 else extra} of those made it before",
                    Outcome.HOLDS if place.position + extra == position else Outcome.DOES_NOT_HOLD,
                )
                for extra in {0, len(place.possible_earlier)}
            )
        )
    return verdict.with_changes(*_other_definitions(found, place, position, among, authority, base))


def _step(move: Transition) -> str:
    name = authorities.get(move.authority_code).name
    return f"{name}, published {day_in_words(move.published)}"


def _count(
    alike: tuple[Transition, ...], strand: Strand, base: EvidenceBase, move: str
) -> Evidence:
    return of_count(
        f"{len(alike)} known moves {move} for {strand.label.lower()}",
        [each.authority_code for each in alike],
        base.day,
        link="/england/transitions/",
        again=f"lineofsight inspections transitions --area {strand.value}",
    )


def _sentence(place: Place, name: str, move: str, among: Among) -> str:
    words = f"{name} was the {ordinal(place.position)} known in {among.label} to go {move}, "
    words += f"as published on {day_in_words(place.transition.published)}"
    if place.position > 1:
        words += f"; {place.of} had done so by the day of this evidence"
    if place.possible_earlier:
        words += f"; {len(place.possible_earlier)} others could have done so before, unseen"
    return f"{words}."


def _no_move(
    base: EvidenceBase,
    found: Transitions,
    authority: str,
    before: Grade,
    after: Grade,
    working: Working,
) -> Verdict:
    """The verdict on an authority that is not known to have made the move."""
    name = authorities.get(authority).name
    move = f"from {before.label.lower()} to {after.label.lower()}"
    own = found.of(authority)
    first = found.first_known.get(authority)
    unseen = authority in found.first_known and (first is None or first.grade is after)
    # A council judged inadequate under SIF was inspected again under it, perhaps unseen.
    unseen = unseen or bool(
        found.coverage.between
        and before is not Grade.INADEQUATE
        and any(
            each.before.grade is Grade.INADEQUATE
            and each.before.inspection.framework is Framework.SIF
            and each.after.grade is after
            for each in own
        )
    )
    latest = base.corpus.latest_inspection(authority)
    evidence = tuple(of_judged(each.after) for each in own)
    if unseen or latest is None:
        return Verdict(
            Outcome.CANNOT_BE_KNOWN,
            f"{name} is not known to have gone {move}, but an inspection that could show it is "
            "missing.",
            Sureness.OPEN,
            working,
            evidence=evidence,
            caveats=(found.coverage.sentence(),),
        )
    if not evidence:
        judged = latest.judged(found.strand)
        evidence = (of_judged(judged),) if judged else ()
    return Verdict(
        Outcome.DOES_NOT_HOLD,
        f"{name} did not go {move} from one inspection to the next.",
        Sureness.SETTLED,
        working,
        evidence=evidence,
    )


def _other_definitions(
    found: Transitions,
    place: Place,
    position: int,
    among: Among,
    authority: str,
    base: EvidenceBase,
) -> list[Change]:
    """The place under other definitions: another group, or every rise to the grade."""
    changes = []
    after = place.transition.after.grade
    risen = [each for each in found.items if each.after.grade is after and each.change > 0]
    rises = sum(each.published < place.transition.published for each in risen) + 1
    changes.append(
        Change(
            Turn.DEFINITION,
            f"Counting every rise to {after.label.lower()} ({ordinal(rises)})",
            Outcome.HOLDS if rises == position else Outcome.DOES_NOT_HOLD,
        )
    )
    if among == ENGLAND:
        region = authorities.get(authority).region
        group = Among.parse("region").resolve(authority, base.day)
        nearer = found.among((*group.codes, *group.gone))
        there = nearer.place(place.transition)
        if not there.possible_earlier:
            changes.append(
                Change(
                    Turn.COMPARATOR,
                    f"Counting {region} alone ({ordinal(there.position)})",
                    Outcome.HOLDS if there.position == position else Outcome.DOES_NOT_HOLD,
                )
            )
    return changes
