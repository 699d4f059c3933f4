"""One verdict from those under several comparators."""

from __future__ import annotations

from collections.abc import Sequence

from lineofsight.claims.gaps import Decision
from lineofsight.claims.verdict import Outcome, Sureness

#: From the surest to the least sure.
_ORDER = tuple(Sureness)


def overall(decided: Sequence[Decision]) -> tuple[Outcome, Sureness]:
    """The outcome that every comparator gives, as sure as the least sure of them. Where they
    differ, a claim that names no comparator cannot be known."""
    outcomes = {each.outcome for each in decided}
    if len(outcomes) > 1:
        return Outcome.CANNOT_BE_KNOWN, Sureness.OPEN
    return outcomes.pop(), max((each.sureness for each in decided), key=_ORDER.index)
