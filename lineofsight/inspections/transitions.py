"""Every move from one judgement to the next: who, when, from what to what, and how rare.

A transition is a pair of consecutive graded judgements of one authority in one strand. A council
that took over from others starts anew: its first judgement is no transition. What an inspection
does not judge (an overall grade since April 2026, or "not judged") makes no transition and ends
none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from lineofsight.inspections.corpus import (
    FULL_FRAMEWORKS,
    MAIN_STRANDS,
    CombinedCare,
    Corpus,
    Judged,
    Source,
)
from lineofsight.inspections.coverage import Coverage
from lineofsight.reference import authorities
from lineofsight.reference.areas import Strand
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.grades import CURRENT_SCALE, Grade


class Direction(StrEnum):
    """Which way a transition goes."""

    ROSE = "rose"
    SAME = "same"
    FELL = "fell"

    @property
    def label(self) -> str:
        """The direction in words."""
        return {"rose": "Rose", "same": "Stayed", "fell": "Fell"}[self.value]


@dataclass(frozen=True)
class Transition:
    """One authority's move from one judgement to the next in one strand."""

    authority_code: str
    strand: Strand
    before: Judged
    after: Judged

    @property
    def change(self) -> int:
        """Levels gained (+) or lost (-)."""
        return (self.after.level or 0) - (self.before.level or 0)

    @property
    def direction(self) -> Direction:
        """Which way it goes."""
        if self.change > 0:
            return Direction.ROSE
        return Direction.FELL if self.change < 0 else Direction.SAME

    @property
    def published(self) -> date:
        """When it became known: publication of the later judgement."""
        return self.after.inspection.known_from

    @property
    def frameworks(self) -> tuple[Framework, Framework]:
        """The frameworks of the two inspections."""
        return self.before.inspection.framework, self.after.inspection.framework

    @property
    def years(self) -> float:
        """Years between the two inspections."""
        days = (self.after.inspection.sort_date - self.before.inspection.sort_date).days
        return days / 365.25

    @property
    def through_combined(self) -> bool:
        """Whether either side is one grade for children in care and care leavers together."""
        return self.before.combined or self.after.combined


@dataclass(frozen=True)
class Matrix:
    """Transitions counted by grade before (rows) and after (columns), best grade first."""

    grades: tuple[Grade, ...]
    cells: Mapping[tuple[Grade, Grade], tuple[Transition, ...]]

    def count(self, before: Grade, after: Grade) -> int:
        """Transitions from one grade to another."""
        return len(self.cells.get((before, after), ()))

    def row_total(self, before: Grade) -> int:
        """Transitions from a grade."""
        return sum(self.count(before, after) for after in self.grades)

    def column_total(self, after: Grade) -> int:
        """Transitions to a grade."""
        return sum(self.count(before, after) for before in self.grades)

    @property
    def total(self) -> int:
        """All transitions."""
        return sum(len(cell) for cell in self.cells.values())


@dataclass(frozen=True)
class Place:
    """How many had made a transition when one authority made it.

    Attributes:
        transition: the transition.
        position: 1 for the first among those known, by publication of the later judgement.
        of: how many are known in all, on the corpus's day.
        possible_earlier: authorities (DfE codes) of which an inspection is missing that could
            hold such a transition no later than this one: their first known judgement could end
            it, or they were re-inspected unseen after an inadequate SIF judgement. Each of them
            that made it would move the position up by one.
    """

    transition: Transition
    position: int
    of: int
    possible_earlier: tuple[str, ...]

    def sentence(self) -> str:
        """The position in words, with its caveat."""
        before, after = self.transition.before.grade, self.transition.after.grade
        words = f"Number {self.position} of {self.of} known to go from {before.label.lower()} "
        words += f"to {after.label.lower()}"
        if not self.possible_earlier:
            return words + "."
        names = ", ".join(sorted(authorities.get(c).name for c in self.possible_earlier))
        return (
            f"{words}. {len(self.possible_earlier)} may have done so before, because an earlier "
            f"inspection is missing: {names}."
        )


@dataclass(frozen=True)
class Transitions:
    """The transitions of a strand, with what is missing from them.

    Attributes:
        strand: the strand.
        day: as at when; None for all that is known.
        items: transitions by publication of the later judgement.
        first_known: for each authority with a missing inspection, the first judgement that is
            known of it (None: none at all). What came before it is missing from `items`.
        coverage: how much of the national history is held.
    """

    strand: Strand
    day: date | None
    items: tuple[Transition, ...]
    first_known: Mapping[str, Judged | None]
    coverage: Coverage

    @cached_property
    def matrix(self) -> Matrix:
        """Counts by grade before and after."""
        cells: dict[tuple[Grade, Grade], list[Transition]] = {}
        for item in self.items:
            cells.setdefault((item.before.grade, item.after.grade), []).append(item)
        scale = list(CURRENT_SCALE)
        if any(Grade.ADEQUATE in pair for pair in cells):
            scale.insert(scale.index(Grade.INADEQUATE), Grade.ADEQUATE)
        return Matrix(tuple(scale), {pair: tuple(found) for pair, found in cells.items()})

    @property
    def framework_pairs(self) -> tuple[tuple[tuple[Framework, Framework], int], ...]:
        """Each pair of frameworks with its number of transitions, most first."""
        return tuple(Counter(item.frameworks for item in self.items).most_common())

    def between_frameworks(self, before: Framework, after: Framework) -> Transitions:
        """Only the transitions from an inspection under one framework to one under another."""
        return replace(self, items=tuple(i for i in self.items if i.frameworks == (before, after)))

    def among(self, codes: Iterable[str]) -> Transitions:
        """Only the transitions of some authorities."""
        kept = set(codes)
        return replace(
            self,
            items=tuple(i for i in self.items if i.authority_code in kept),
            first_known={c: j for c, j in self.first_known.items() if c in kept},
        )

    def between(self, before: Grade, after: Grade) -> tuple[Transition, ...]:
        """The transitions from one grade to another, by date."""
        return self.matrix.cells.get((before, after), ())

    def of(self, code: str) -> tuple[Transition, ...]:
        """An authority's own transitions, by date."""
        return tuple(item for item in self.items if item.authority_code == code)

    def counts(self) -> Mapping[Direction, int]:
        """Transitions by direction; every direction is present."""
        found = Counter(item.direction for item in self.items)
        return {direction: found[direction] for direction in Direction}

    def place(self, transition: Transition) -> Place:
        """Which place a transition has among those from the same grade to the same grade, and
        which authorities could have come before it unseen. Two published on one day share a
        place.

        Raises:
            ValueError: the transition is not one of these.
        """
        if transition not in self.items:
            raise ValueError("The transition is not among those counted.")
        alike = self.between(transition.before.grade, transition.after.grade)
        earlier = sum(item.published < transition.published for item in alike)
        possible = {
            code
            for code, first in self.first_known.items()
            if first is not None
            and first.grade is transition.after.grade
            and first.inspection.known_from <= transition.published
        }
        possible.update(self._hidden(transition))
        return Place(transition, earlier + 1, len(alike), tuple(sorted(possible)))

    def _hidden(self, transition: Transition) -> Iterable[str]:
        """Authorities whose move may in truth be two, the second like the given one. Only
        councils judged inadequate under SIF had a second inspection under it."""
        if not self.coverage.between or transition.before.grade is Grade.INADEQUATE:
            return ()
        return (
            item.authority_code
            for item in self.items
            if item.before.grade is Grade.INADEQUATE
            and item.before.inspection.framework is Framework.SIF
            and item.after.grade is transition.after.grade
            and item.published <= transition.published
        )

    def sentence(self) -> str:
        """What is counted and what is missing."""
        parts = [f"{len(self.items)} transitions in {self.strand.label.lower()}"]
        if self.first_known:
            parts.append(f"the earlier history of {len(self.first_known)} authorities is missing")
        hidden = min(self.coverage.between, len(self.items))
        if hidden:
            parts.append(f"up to {hidden} of them may pass over an inspection that is missing")
        return f"{'; '.join(parts)}. {self.coverage.sentence()}"


def transitions(
    corpus: Corpus,
    strand: Strand = Strand.OVERALL,
    *,
    frameworks: frozenset[Framework] = FULL_FRAMEWORKS,
    combined: CombinedCare = CombinedCare.COUNTS_FOR_BOTH,
    codes: Iterable[str] | None = None,
) -> Transitions:
    """Every transition in a strand, as the corpus knows it (take `corpus.as_at(day)` first).

    Args:
        corpus: the national history.
        strand: what is judged.
        frameworks: the inspections that count. The older ones are known only as later reports
            recount them, so a count with them is never national.
        combined: what a combined care judgement says of care leavers. With `IN_CARE_ONLY` the
            transition passes over such an inspection, from the grade before to the grade after.
        codes: authorities to count; all of them, past ones too, when not given.
    """
    chosen = None if codes is None else set(codes)
    own: dict[str, list[Judged]] = {}
    for inspection in corpus.inspections:
        if inspection.framework not in frameworks:
            continue
        if chosen is not None and inspection.authority_code not in chosen:
            continue
        judged = inspection.judged(strand, combined)
        if judged is not None and judged.level is not None:
            own.setdefault(inspection.authority_code, []).append(judged)
    items = [
        Transition(code, strand, before, after)
        for code, judgements in own.items()
        for before, after in pairwise(judgements)
    ]
    items.sort(key=lambda item: (item.published, item.authority_code))
    lacking = set(corpus.coverage.of(Framework.SIF).lacking if Framework.SIF in frameworks else ())
    # What a later report recounts in part is missing as much as what nobody recounts.
    lacking.update(
        i.authority_code
        for i in corpus.inspections
        if i.source is Source.RECOUNTED
        and i.is_full
        and i.framework in frameworks
        and strand in (Strand.OVERALL, *MAIN_STRANDS)
        and i.judged(strand, combined) is None
    )
    return Transitions(
        strand=strand,
        day=corpus.day,
        items=tuple(items),
        first_known={
            code: own[code][0] if code in own else None
            for code in sorted(lacking)
            if chosen is None or code in chosen
        },
        coverage=corpus.coverage,
    )
