"""Shares of authorities at each grade, over any group, in any strand, as at any date.

A share counts the authorities of the day. Those whose grade is not known stay in the count,
under their own heading, so that every share says what it lacks; councils that no longer existed
on the day are not counted at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from lineofsight.inspections.corpus import CombinedCare, Corpus, Mark
from lineofsight.inspections.inspection import Inspection
from lineofsight.reference import authorities
from lineofsight.reference.areas import Strand
from lineofsight.reference.groups import Group

#: Asks for the lowest of the four main areas (our own rule) in place of a strand.
LOWEST_AREA: Final = "lowest_area"
Question = Strand | Literal["lowest_area"]


def question_label(what: Question) -> str:
    """The question in words; the lowest area is named as our own rule."""
    return what.label if isinstance(what, Strand) else "Lowest area (our rule)"


@dataclass(frozen=True)
class Shares:
    """How the authorities of a group stand on a day.

    Attributes:
        group: whom it counts.
        what: the strand, or `lowest_area`.
        on: the day; None for all that is known today.
        codes: DfE codes by mark, every mark present, in the group's order.
    """

    group: Group
    what: Question
    on: date | None
    codes: Mapping[Mark, tuple[str, ...]]

    @property
    def total(self) -> int:
        """Authorities in the group."""
        return sum(len(codes) for codes in self.codes.values())

    @property
    def graded(self) -> int:
        """Authorities with a grade, the base of every share."""
        return sum(len(codes) for mark, codes in self.codes.items() if mark.level is not None)

    @property
    def not_known(self) -> tuple[str, ...]:
        """DfE codes of the authorities of which no inspection is known."""
        return self.codes[Mark.NOT_KNOWN]

    def count(self, mark: Mark) -> int:
        """Authorities with a mark."""
        return len(self.codes[mark])

    def share(self, mark: Mark) -> float | None:
        """Share of the graded authorities with a grade, 0 to 1; None when none is graded or the
        mark is no grade."""
        if not self.graded or mark.level is None:
            return None
        return self.count(mark) / self.graded

    @property
    def good_or_better(self) -> int:
        """Authorities that are good or outstanding."""
        return self.count(Mark.GOOD) + self.count(Mark.OUTSTANDING)

    @property
    def good_or_better_share(self) -> float | None:
        """Share of the graded authorities that are good or outstanding; None when none is
        graded."""
        return self.good_or_better / self.graded if self.graded else None

    def sentence(self) -> str:
        """The count in words, with what it leaves out."""
        noun = "council" if self.graded == 1 else "councils"
        words = f"{self.good_or_better} of {self.graded} {noun} with a grade "
        words += f"{'is' if self.good_or_better == 1 else 'are'} good or outstanding."
        apart = [
            (Mark.NO_OVERALL_GRADE, "with no overall grade"),
            (Mark.NOT_JUDGED, "not judged"),
            (Mark.NOT_KNOWN, "with no judgement known"),
        ]
        left = [f"{self.count(mark)} {why}" for mark, why in apart if self.count(mark)]
        return f"{words} Not counted: {', '.join(left)}." if left else words


def shares(
    corpus: Corpus,
    what: Question,
    group: Group,
    on: date | None = None,
    *,
    combined: CombinedCare = CombinedCare.COUNTS_FOR_BOTH,
) -> Shares:
    """How the authorities of a group stood on a day.

    Args:
        corpus: the national history.
        what: a strand, or `LOWEST_AREA`.
        group: whom to count; make it for the same day, so that its members existed then.
        on: the day; the corpus's own when not given.
        combined: what a combined care judgement says of care leavers.
    """
    day = on or corpus.day
    steps = _steps(corpus, what, combined)
    found: dict[Mark, list[str]] = {mark: [] for mark in Mark}
    for code in group.codes:
        found[_mark(steps.get(code), day)].append(code)
    return Shares(group, what, day, {mark: tuple(codes) for mark, codes in found.items()})


def shares_over_time(
    corpus: Corpus,
    what: Question,
    group: Group,
    days: Iterable[date],
    *,
    combined: CombinedCare = CombinedCare.COUNTS_FOR_BOTH,
) -> tuple[Shares, ...]:
    """The group's shares on each of several days.

    Members that did not yet exist on a day, or no longer did, are left out of that day. A
    council's predecessors are not put in its place: give `groups(kind, on=day)` for that.
    """
    found = []
    for day in days:
        existed = tuple(c for c in group.codes if authorities.get(c).existed(day))
        found.append(
            shares(
                corpus,
                what,
                Group(group.kind, group.name, existed, group.gone),
                day,
                combined=combined,
            )
        )
    return tuple(found)


_Steps = tuple[tuple[date, ...], tuple[Mark, ...]]


def _mark(steps: _Steps | None, day: date | None) -> Mark:
    """The mark that holds on a day: the last step on or before it."""
    if steps is None:
        return Mark.NOT_KNOWN
    days, marks = steps
    place = len(days) if day is None else bisect_right(days, day)
    return marks[place - 1] if place else Mark.NOT_KNOWN


@lru_cache(maxsize=64)
def _steps(corpus: Corpus, what: Question, combined: CombinedCare) -> Mapping[str, _Steps]:
    """For each authority the days on which its mark was set, with the mark. Made once for each
    corpus and question, so that a line over many dates costs no more than a point."""
    own: dict[str, list[Inspection]] = {}
    for inspection in corpus.inspections:
        own.setdefault(inspection.authority_code, []).append(inspection)
    found = {}
    for code, inspections in own.items():
        days = sorted({inspection.known_from for inspection in inspections})
        marks = []
        for day in days:
            then = Corpus(tuple(i for i in inspections if i.known_from <= day), day)
            if isinstance(what, Strand):
                marks.append(then.standing(code, what, combined=combined).mark)
            else:
                marks.append(then.lowest(code).mark)
        found[code] = (tuple(days), tuple(marks))
    return found
