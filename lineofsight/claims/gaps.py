"""What is missing from a count over a group, and what it leaves of a verdict.

A claim that rests on a count is tried against every count that the missing inspections could make
of it. All agree: settled. They differ: each is weighed by how likely it is, were the missing
inspections like those of the same framework that are known. What is at least nine times in ten so
is given "as far as is known", with the missing named; anything less cannot be known. So a claim
over two regions is never surer than the same claim over one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.stats import binom

from lineofsight.claims.arguments import day_in_words
from lineofsight.claims.seen import names
from lineofsight.claims.verdict import Number, Outcome, Sureness, Verdict
from lineofsight.inspections.corpus import Corpus, Mark, mark_of
from lineofsight.inspections.shares import Shares
from lineofsight.reference import authorities
from lineofsight.reference.areas import Strand
from lineofsight.reference.frameworks import Framework

#: A claim is given "as far as is known" when the missing leave it so this often.
SURE_ENOUGH = 0.9


@dataclass(frozen=True)
class Rate:
    """How many of a framework's known judgements are of the kind counted."""

    met: int
    of: int

    @property
    def share(self) -> float:
        """The share, drawn half a case to the middle so that none seen is not none possible."""
        return (self.met + 0.5) / (self.of + 1)


@dataclass(frozen=True)
class Decision:
    """What a count leaves of a claim: `chance` is how likely it holds, given what is missing."""

    outcome: Outcome
    sureness: Sureness
    chance: float


def _settle(weights: npt.NDArray[np.float64], least: int, holds: Callable[[int], bool]) -> Decision:
    """The outcome of a claim over the counts that are possible, each with its chance."""
    verdicts = np.fromiter((holds(least + extra) for extra in range(len(weights))), bool)
    chance = float(weights[verdicts].sum())
    if verdicts.all() or not verdicts.any():
        outcome = Outcome.HOLDS if verdicts.all() else Outcome.DOES_NOT_HOLD
        return Decision(outcome, Sureness.SETTLED, float(verdicts.all()))
    if chance >= SURE_ENOUGH:
        return Decision(Outcome.HOLDS, Sureness.AS_FAR_AS_KNOWN, chance)
    if chance <= 1 - SURE_ENOUGH:
        return Decision(Outcome.DOES_NOT_HOLD, Sureness.AS_FAR_AS_KNOWN, chance)
    return Decision(Outcome.CANNOT_BE_KNOWN, Sureness.OPEN, chance)


def decide_without(counted: int, of: int, unseen: int, holds: Callable[[int], bool]) -> Decision:
    """The outcome of a claim on a count from which some authorities are missing, weighed as if
    they were like the others.

    Args:
        counted: authorities of the kind counted.
        of: authorities with a value.
        unseen: authorities without one.
        holds: whether the claim holds with a count.
    """
    share = Rate(counted, of).share
    weights = np.asarray(binom.pmf(range(unseen + 1), unseen, share))
    return _settle(weights, counted, holds)


@dataclass(frozen=True)
class Gap:
    """What is missing from a count over a group.

    Attributes:
        counted: authorities known to be of the kind counted.
        others: authorities with a grade that are not.
        not_known: DfE codes of those whose last inspection, under SIF, is not known, or not its
            grade.
        newer: inspections in England that are missing though newer than the day to which a list is
            complete (`complete_to`); it is not known whose they are.
        england: authorities in England.
        sif, ilacs: how often the known judgements are of the kind counted.
    """

    counted: int
    others: int
    not_known: tuple[str, ...]
    newer: int
    complete_to: str
    england: int
    sif: Rate
    ilacs: Rate

    def _weights(self) -> tuple[npt.NDArray[np.float64], int]:
        """The chance of each count that is possible, and the least of them."""
        seldom = self.newer / max(self.england, 1)
        gained = binom.pmf(range(len(self.not_known) + 1), len(self.not_known), self.sif.share)
        if not self.newer:
            return np.asarray(gained), self.counted
        rise = binom.pmf(range(self.others + 1), self.others, seldom * self.ilacs.share)
        fall = binom.pmf(range(self.counted + 1), self.counted, seldom * (1 - self.ilacs.share))
        return np.convolve(np.convolve(gained, rise), fall[::-1]), 0

    def decide(self, holds: Callable[[int], bool]) -> Decision:
        """The outcome of a claim that holds or not by the count."""
        weights, least = self._weights()
        return _settle(weights, least, holds)

    def caveats(self) -> tuple[str, ...]:
        """What is missing, by name, and how it was weighed."""
        found = []
        if self.not_known:
            found.append(
                f"The last inspection of {names(self.not_known)} is not known. They are weighed as "
                f"if they were like the others under SIF, of which {self.sif.met} of "
                f"{self.sif.of} known judgements are of the kind counted."
            )
        if self.newer:
            found.append(
                f"{self.newer} inspections in England published after {self.complete_to} are not "
                "known; any of the authorities could have had one."
            )
        return tuple(found)


def weighed(verdict: Verdict, decided: Decision, gap: Gap) -> Verdict:
    """A verdict with what is missing and how likely that leaves it, where anything could matter."""
    if decided.sureness is Sureness.SETTLED:
        return verdict
    chance = Number("chance that the claim holds, given what is missing", round(decided.chance, 2))
    return replace(verdict, numbers=(*verdict.numbers, chance)).with_caveats(*gap.caveats())


def gap_of(corpus: Corpus, found: Shares, met: Callable[[Mark], bool]) -> Gap:
    """What is missing from a count over a group.

    Args:
        corpus: the history as at the day of the count.
        found: the group's shares, of a strand.
        met: which marks are counted.
    """
    ilacs = corpus.coverage.of(Framework.ILACS)
    lacking = set(corpus.coverage.of(Framework.SIF).lacking)
    # One that had not been inspected yet by the day had no grade, and is not missing.
    missing = tuple(
        code
        for code in found.not_known
        if code in lacking or corpus.latest_inspection(code) is not None
    )
    counted = sum(len(codes) for mark, codes in found.codes.items() if met(mark))
    return Gap(
        counted=counted,
        others=found.total - counted - len(found.not_known),
        not_known=missing,
        newer=ilacs.missing,
        complete_to=day_in_words(ilacs.complete_to) if ilacs.complete_to else "their start",
        england=len(authorities.current(on=corpus.day)),
        sif=_rate(corpus, Framework.SIF, found, met),
        ilacs=_rate(corpus, Framework.ILACS, found, met),
    )


def _rate(corpus: Corpus, framework: Framework, found: Shares, met: Callable[[Mark], bool]) -> Rate:
    marks = []
    for inspection in corpus.inspections:
        if inspection.framework is not framework:
            continue
        if isinstance(found.what, Strand):
            judged = inspection.judged(found.what)
            grade = judged.grade if judged is not None else None
        else:
            lowest = inspection.lowest_area()
            grade = lowest[0] if lowest is not None else None
        if grade is not None and grade.level is not None:
            marks.append(mark_of(grade))
    return Rate(sum(met(mark) for mark in marks), len(marks))
