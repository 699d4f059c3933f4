"""Claims of a count of cases against an earlier count: none of 120 now, 3 of 90 before."""

from __future__ import annotations

from enum import StrEnum

from lineofsight.claims.arguments import ArgumentError
from lineofsight.claims.base import EvidenceBase, Subject, claim_type
from lineofsight.claims.evidence import Evidence, EvidenceKind
from lineofsight.claims.types.measures import p_number
from lineofsight.claims.verdict import (
    Change,
    Number,
    Outcome,
    Sureness,
    Turn,
    Verdict,
    Working,
)
from lineofsight.published.change import SETTLES, compare_counts


class CountMovement(StrEnum):
    """Which way a share of cases is said to have gone."""

    FELL = "fell"
    ROSE = "rose"


@claim_type(
    title="A count of cases against an earlier count",
    subject=Subject.COUNTS,
    pattern="the share[ of {what}] {movement} from {before} of {before_of} to {after} of "
    "{after_of}",
)
def count_against_count(
    base: EvidenceBase,
    *,
    before: int,
    before_of: int,
    after: int,
    after_of: int,
    movement: CountMovement = CountMovement.FELL,
    what: str | None = None,
) -> Verdict:
    """Holds when the share went that way between two samples and a test finds chance unlikely
    (p below 0.05). Both are samples of cases, so a difference that could be chance does not tell
    whether the cases as a whole changed: that cannot be known.

    Args:
        before: cases counted in the earlier sample.
        before_of: cases in the earlier sample.
        after: cases counted in the later sample.
        after_of: cases in the later sample.
        movement: which way the share is said to have gone; fell, when not given.
        what: what was counted, in words.
    """
    try:
        method, p_value, (low, high) = compare_counts(before, before_of, after, after_of)
    except ValueError as error:
        raise ArgumentError(str(error)) from error
    was, now = before / before_of, after / after_of
    went = now < was if movement is CountMovement.FELL else now > was
    move = {CountMovement.FELL: "fall", CountMovement.ROSE: "rise"}[movement]
    counts = f"from {before} of {before_of} to {after} of {after_of}"
    if not went:
        outcome, sureness = Outcome.DOES_NOT_HOLD, Sureness.SETTLED
        sentence = f"The share did not {move[:4]}: it went {counts}."
    elif p_value < SETTLES:
        outcome, sureness = Outcome.HOLDS, Sureness.TESTED
        sentence = f"The {move} {counts} is more than chance (p = {_p(p_value)})."
    else:
        outcome, sureness = Outcome.CANNOT_BE_KNOWN, Sureness.COULD_BE_CHANCE
        sentence = f"The {move} {counts} could be chance: p = {_p(p_value)}."
    return Verdict(
        outcome,
        sentence,
        sureness,
        Working(
            counted=what or "cases with the mark claimed",
            over=f"two samples, of {before_of} and of {after_of} cases",
            as_at=base.day,
            steps=(f"{method.value}: p = {_p(p_value)}",),
        ),
        (
            Number("before", round(100 * was, 1), "%"),
            Number("after", round(100 * now, 1), "%"),
            Number(
                "95% interval of the difference",
                f"{100 * low:.1f} to {100 * high:.1f}",
                "percentage points",
            ),
            p_number(p_value),
        ),
        (
            Evidence(
                EvidenceKind.STATED,
                f"{before} of {before_of} before, {after} of {after_of} after",
                "Stated in the claim; no published source is at hand",
                base.day,
            ),
        ),
        caveats=(
            "The counts are the claim's own, and the test takes both samples as drawn alike.",
        ),
    ).with_changes(*_other_samples(before, before_of, after, after_of, movement))


def _p(p_value: float) -> str:
    return "less than 0.001" if p_value < 0.001 else f"{p_value:.2g}"


#: The largest multiple of the samples that is tried for one that would settle the matter.
_MOST_TIMES = 20


def _other_samples(
    before: int, before_of: int, after: int, after_of: int, movement: CountMovement
) -> list[Change]:
    """How many times larger both samples would have to be, at the same shares, to settle it."""
    fell = after * before_of < before * after_of
    if fell is not (movement is CountMovement.FELL) or after * before_of == before * after_of:
        return []
    for times in range(2, _MOST_TIMES + 1):
        _, p_value, _ = compare_counts(
            before * times, before_of * times, after * times, after_of * times
        )
        if p_value < SETTLES:
            how = f"With samples {times} times as large and the same shares"
            return [Change(Turn.MISSING, how, Outcome.HOLDS)]
    return []
