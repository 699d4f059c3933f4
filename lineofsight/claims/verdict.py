"""What can be said of a claim: whether it holds, how surely, and what would change that."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from lineofsight.claims.evidence import Evidence


class Outcome(StrEnum):
    """Whether a claim holds."""

    HOLDS = "holds"
    DOES_NOT_HOLD = "does_not_hold"
    CANNOT_BE_KNOWN = "cannot_be_known"

    @property
    def label(self) -> str:
        """The outcome in words."""
        return {
            "holds": "Holds",
            "does_not_hold": "Does not hold",
            "cannot_be_known": "Cannot be known from this evidence",
        }[self.value]


class Sureness(StrEnum):
    """How sure an outcome is.

    `settled`: nothing that is missing could change it. `as_far_as_known`: everything that is known
    says so, and the few things that are missing are named. `tested`: a statistical test settles it
    at the 5% level. `could_be_chance`: the figures say so, but no more than chance would.
    `untested`: the figures say so, and they allow no test. `open`: the evidence does not decide.
    """

    SETTLED = "settled"
    AS_FAR_AS_KNOWN = "as_far_as_known"
    TESTED = "tested"
    COULD_BE_CHANCE = "could_be_chance"
    UNTESTED = "untested"
    OPEN = "open"

    @property
    def label(self) -> str:
        """The sureness in words."""
        return {
            "settled": "Settled by the evidence",
            "as_far_as_known": "As far as is known",
            "tested": "Tested, at the 5% level",
            "could_be_chance": "Could be chance",
            "untested": "Not tested: the counts are not published",
            "open": "Not decided",
        }[self.value]


class Turn(StrEnum):
    """What sort of choice would change a verdict."""

    BASE_YEAR = "base_year"
    COMPARATOR = "comparator"
    DEFINITION = "definition"
    DATE = "date"
    MISSING = "missing"

    @property
    def label(self) -> str:
        """The choice in words."""
        return {
            "base_year": "Another base year",
            "comparator": "Another comparator",
            "definition": "Another definition",
            "date": "Another date",
            "missing": "What is missing",
        }[self.value]


@dataclass(frozen=True)
class Change:
    """A choice under which the verdict would be another: `outcome` if `how`."""

    turn: Turn
    how: str
    outcome: Outcome

    def sentence(self) -> str:
        """The choice and its outcome in words."""
        return f"{self.how}: {self.outcome.label.lower()}."


@dataclass(frozen=True)
class Number:
    """A figure that the verdict rests on, with its name and unit (`authorities`, `%`, `p`)."""

    name: str
    value: float | str
    unit: str = ""

    def text(self) -> str:
        """The figure with its unit, as a table shows it."""
        if isinstance(self.value, str):
            plain = self.value
        else:
            plain = f"{self.value:,.4g}" if abs(self.value) < 1 else f"{self.value:,.10g}"
        if self.unit == "%":
            return f"{plain}%"
        return f"{plain} {self.unit}".strip()


@dataclass(frozen=True)
class Working:
    """How the verdict was reached.

    Attributes:
        counted: what was looked at or counted.
        over: over whom.
        as_at: as at when; None for all that is known today.
        steps: each step, in order, in words with its figures.
    """

    counted: str
    over: str
    as_at: date | None
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What can be said of a claim.

    Attributes:
        outcome: whether it holds.
        sentence: the verdict in a sentence that can stand by itself.
        sureness: how sure it is.
        numbers: the figures that it rests on.
        working: what was counted, over whom, as at when.
        evidence: what was seen.
        would_change: the base year, comparator, definition, date or missing fact under which the
            outcome would be another.
        caveats: what the reader must be told with the sentence (gaps in the evidence, by name).
    """

    outcome: Outcome
    sentence: str
    sureness: Sureness
    working: Working
    numbers: tuple[Number, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    would_change: tuple[Change, ...] = field(default=())
    caveats: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it is known to hold."""
        return self.outcome is Outcome.HOLDS

    def with_changes(self, *changes: Change) -> Verdict:
        """With further choices that would change it. Choices with the verdict's own outcome change
        nothing and are left out."""
        turned = tuple(each for each in changes if each.outcome is not self.outcome)
        return replace(self, would_change=(*self.would_change, *turned))

    def with_caveats(self, *caveats: str) -> Verdict:
        """With further caveats; empty ones are left out."""
        return replace(self, caveats=(*self.caveats, *(each for each in caveats if each)))

    def number(self, name: str) -> float | str:
        """The figure of a name.

        Raises:
            KeyError: the verdict has none of that name.
        """
        for each in self.numbers:
            if each.name == name:
                return each.value
        raise KeyError(name)

    def footnotes(self) -> tuple[str, ...]:
        """One line for each piece of evidence."""
        return tuple(each.footnote() for each in self.evidence)

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it."""
        day = self.working.as_at
        return {
            "outcome": self.outcome.value,
            "sentence": self.sentence,
            "sureness": self.sureness.value,
            "numbers": [{"name": n.name, "value": n.value, "unit": n.unit} for n in self.numbers],
            "working": {
                "counted": self.working.counted,
                "over": self.working.over,
                "as_at": day.isoformat() if day else None,
                "steps": list(self.working.steps),
            },
            "evidence": [each.to_dict() for each in self.evidence],
            "would_change": [
                {"turn": c.turn.value, "how": c.how, "outcome": c.outcome.value}
                for c in self.would_change
            ],
            "caveats": list(self.caveats),
        }
