"""What is missing from a count, and what it leaves of a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.claims.comparators import overall
from lineofsight.claims.gaps import SURE_ENOUGH, Decision, Gap, Rate, decide_without
from lineofsight.claims.verdict import Outcome, Sureness

SELDOM = Rate(2, 135)
OFTEN = Rate(60, 135)


def gap(counted: int, others: int, missing: int, rate: Rate = SELDOM, newer: int = 0) -> Gap:
    """A gap of so many councils that are not known."""
    return Gap(
        counted, others, tuple(map(str, range(missing))), newer, "31 March 2025", 153, rate, rate
    )


@pytest.mark.parametrize(
    ("found", "claimed", "outcome", "sureness", "why"),
    [
        (gap(1, 30, 0), 1, Outcome.HOLDS, Sureness.SETTLED, "nothing is missing"),
        (gap(2, 30, 3), 1, Outcome.DOES_NOT_HOLD, Sureness.SETTLED, "already more"),
        (gap(1, 30, 3), 5, Outcome.DOES_NOT_HOLD, Sureness.SETTLED, "not so many can be"),
        (gap(1, 30, 3), 1, Outcome.HOLDS, Sureness.AS_FAR_AS_KNOWN, "few and seldom"),
        (gap(1, 30, 3), 2, Outcome.DOES_NOT_HOLD, Sureness.AS_FAR_AS_KNOWN, "most unlikely"),
        (gap(1, 30, 3, OFTEN), 1, Outcome.CANNOT_BE_KNOWN, Sureness.OPEN, "often so"),
        (gap(1, 30, 40), 1, Outcome.CANNOT_BE_KNOWN, Sureness.OPEN, "very many missing"),
        (gap(1, 30, 0, newer=8), 1, Outcome.HOLDS, Sureness.AS_FAR_AS_KNOWN, "few newer ones"),
        (gap(1, 10, 0, OFTEN, 40), 1, Outcome.CANNOT_BE_KNOWN, Sureness.OPEN, "many newer ones"),
    ],
)
def test_a_count_is_decided_by_what_could_be(
    found: Gap, claimed: int, outcome: Outcome, sureness: Sureness, why: str
) -> None:
    """Settled when nothing missing matters, named when it hardly could, open otherwise."""
    decided = found.decide(lambda count: count == claimed)
    assert (decided.outcome, decided.sureness) == (outcome, sureness), (why, decided.chance)


def test_what_is_missing_is_named() -> None:
    """Councils by name, newer inspections by number."""
    named = Gap(1, 30, ("865", "894"), 12, "31 March 2025", 153, SELDOM, SELDOM).caveats()
    assert "Telford and Wrekin and Wiltshire" in named[0]
    assert "2 of 135" in named[0]
    assert named[1].startswith("12 inspections in England published after 31 March 2025")
    assert gap(1, 30, 0).caveats() == ()


@given(
    st.integers(0, 40),
    st.integers(0, 100),
    st.integers(0, 30),
    st.integers(0, 20),
    st.integers(0, 60),
)
def test_the_chances_of_all_counts_make_one(
    counted: int, others: int, missing: int, newer: int, claimed: int
) -> None:
    """A claim and its opposite share the whole chance, and never both hold."""
    found = gap(counted, others, missing, OFTEN, newer)
    yes = found.decide(lambda count: count >= claimed)
    no = found.decide(lambda count: count < claimed)
    assert yes.chance + no.chance == pytest.approx(1)
    opposite = {
        Outcome.HOLDS: Outcome.DOES_NOT_HOLD,
        Outcome.DOES_NOT_HOLD: Outcome.HOLDS,
        Outcome.CANNOT_BE_KNOWN: Outcome.CANNOT_BE_KNOWN,
    }
    assert no.outcome is opposite[yes.outcome]
    if yes.sureness is Sureness.AS_FAR_AS_KNOWN:
        assert max(yes.chance, no.chance) >= SURE_ENOUGH - 1e-9


@given(st.integers(1, 150), st.integers(0, 5), st.integers(1, 99))
def test_more_missing_is_never_settled_further(of: int, unseen: int, share: int) -> None:
    """A verdict that missing values could not turn stands with fewer of them missing too."""
    counted = of // 3

    def holds(whole: int) -> Decision:
        return decide_without(counted, of, whole, lambda n: 100 * n <= share * (of + whole))

    if unseen and holds(unseen).sureness is Sureness.SETTLED:
        assert decide_without(counted, of, 0, lambda n: 100 * n <= share * of).chance in (0.0, 1.0)
    assert holds(0).sureness is Sureness.SETTLED


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        (["holds", "holds"], (Outcome.HOLDS, Sureness.AS_FAR_AS_KNOWN)),
        (["holds", "does_not_hold"], (Outcome.CANNOT_BE_KNOWN, Sureness.OPEN)),
        (["cannot_be_known"], (Outcome.CANNOT_BE_KNOWN, Sureness.OPEN)),
    ],
)
def test_comparators_must_agree(outcomes: list[str], expected: tuple[Outcome, Sureness]) -> None:
    """A claim that names no comparator holds only under all, as sure as the least sure."""
    levels = [Sureness.SETTLED, Sureness.AS_FAR_AS_KNOWN]
    decided = [
        Decision(
            Outcome(each),
            Sureness.OPEN if each == "cannot_be_known" else levels[at],
            0.5,
        )
        for at, each in enumerate(outcomes)
    ]
    assert overall(decided) == expected
