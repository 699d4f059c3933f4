"""What stands in a cell of the board: a sentence, why it was chosen, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lineofsight.claims.board.points import Points
from lineofsight.claims.evidence import Evidence
from lineofsight.reference.areas import Area


class Question(StrEnum):
    """The three questions, in the order of the board's columns."""

    KNOW = "know"
    HOW = "how"
    PLANS = "plans"

    @property
    def label(self) -> str:
        """The question as it is asked."""
        return {
            "know": "What do we know?",
            "how": "How do we know it?",
            "plans": "What are our plans?",
        }[self.value]


class Reason(StrEnum):
    """Why a statement is on the board. Of a figure that is unusual and has changed it is the one
    with more points."""

    OVERDUE = "overdue"
    CONTRADICTED = "contradicted"
    UNUSUAL = "unusual"
    CHANGED = "changed"
    REPEATED = "repeated"
    MISSING = "missing"
    STALE = "stale"
    DOUBTFUL = "doubtful"
    STANDING = "standing"

    @property
    def label(self) -> str:
        """The reason in a word or two."""
        return _REASONS[self][0]

    @property
    def when(self) -> str:
        """When it is given."""
        return _REASONS[self][1]


_REASONS = {
    Reason.OVERDUE: (
        "Overdue",
        "An action is not done, and the day on which it was due has passed.",
    ),
    Reason.CONTRADICTED: (
        "Contradicted",
        "Newer evidence says otherwise than a claim that somebody keeps, or what was published "
        "says otherwise than the council's own record.",
    ),
    Reason.UNUSUAL: (
        "Unusual",
        "A figure lies outside the limits within which 95% of councils of its size would lie if "
        "they were like England, or differs from the mean of the statistical neighbours by more "
        "than chance (1 in 100).",
    ),
    Reason.CHANGED: (
        "Changed",
        "A figure differs from the same a year before, or from the last snapshot, by more than "
        "chance (1 in 100); it has gone one way at least twice running; or what was loaded since "
        "gives another figure for a period that was known before.",
    ),
    Reason.REPEATED: (
        "Perhaps repeated",
        "The latest inspection may recommend again what an earlier one did, by likeness of words.",
    ),
    Reason.MISSING: (
        "Missing",
        "Something that is kept here has a gap: no audit of the area in this quarter, a "
        "recommendation that no action answers.",
    ),
    Reason.STALE: (
        "Out of date",
        "The newest data is older than a month, a return that was due is not loaded, or Ofsted's "
        "last judgement is more than three years old.",
    ),
    Reason.DOUBTFUL: (
        "Data in doubt",
        "Rows were refused, rules fail, sources differ or answers are missing in what the figures "
        "are made from, or they rest on few children.",
    ),
    Reason.STANDING: (
        "Stands",
        "Nothing stands out: it is what is known, what it rests on, or what is planned.",
    ),
}


class Tone(StrEnum):
    """Whether what a statement says is good; there is none where neither direction is better."""

    BETTER = "better"
    WORSE = "worse"

    @property
    def label(self) -> str:
        """The tone in a word."""
        return self.value.capitalize()


class SubjectKind(StrEnum):
    """What a statement is about."""

    INDICATOR = "indicator"
    RECOMMENDATION = "recommendation"
    INSPECTION = "inspection"
    CLAIM = "claim"
    DATA = "data"
    ISSUES = "issues"
    CONFLICTS = "conflicts"
    SNAPSHOTS = "snapshots"
    ACTION = "action"
    AUDITS = "audits"
    DOCUMENT = "document"


@dataclass(frozen=True)
class Subject:
    """What a statement is about, as the site makes an address of it.

    Attributes:
        kind: what it is.
        key: an indicator's address name (`hp06`), a report_id, a claim's, action's or document's
            id, a source of the record (`annex_a`), the name of an area; empty where the kind
            alone says it.
        at: which of it: a period (`2025-04-01..2026-03-31`) of an indicator, a recommendation's
            place in its report; empty elsewhere.
    """

    kind: SubjectKind
    key: str = ""
    at: str = ""

    @property
    def group(self) -> str:
        """What statements of one group are of: of a group, one is among the few that matter."""
        if self.kind is SubjectKind.INDICATOR:
            return self.key.partition("-")[0]
        if self.kind in (SubjectKind.RECOMMENDATION, SubjectKind.ACTION, SubjectKind.CLAIM):
            return f"{self.kind}/{self.key}/{self.at}"
        return f"{self.kind}/{self.key}"


@dataclass(frozen=True)
class Told:
    """A sentence with what it rests on."""

    words: str
    evidence: tuple[Evidence, ...]


#: Tells something in full, or (`True`) for readers who may not see children's data, to whom it
#: tells no small number; None where that would reveal one.
Tell = Callable[[bool], Told | None]


@dataclass(frozen=True)
class Statement:
    """One thing that matters.

    Attributes:
        area, question: the cell.
        reason: why it is on the board.
        words: the sentence, in full.
        points: what makes its weight, by which the statements of a cell are ordered.
        evidence: what it rests on.
        subject: what it is about, for the site to make an address of.
        shared_words: the sentence for readers who may not see children's data: without small
            numbers, and without what they could be worked out from; None where they are not told.
        shared_evidence: what it rests on, likewise.
        about_children: whether its figures count children.
        tone: whether it is good; None where neither direction is better.
        when: the period or day that it speaks of, in words; empty where it speaks of today.
    """

    area: Area
    question: Question
    reason: Reason
    words: str
    points: tuple[Points, ...]
    evidence: tuple[Evidence, ...]
    subject: Subject
    shared_words: str | None
    shared_evidence: tuple[Evidence, ...]
    about_children: bool
    tone: Tone | None = None
    when: str = ""

    @property
    def weight(self) -> int:
        """By how much it matters today."""
        return sum(each.number for each in self.points)

    @property
    def weighed(self) -> str:
        """The weight in words: `65: 40 for …, 25 for …`."""
        parts = ", ".join(f"{each.number} for {each.why}" for each in self.points)
        return f"{self.weight}: {parts}"

    @property
    def same(self) -> tuple[str, str, str, str, str]:
        """What stays the same of it from week to week: where it stands and what it is about,
        whatever the figures are."""
        at = "" if self.subject.kind is SubjectKind.INDICATOR else self.subject.at
        return (self.area, self.question, self.subject.kind, self.subject.key, at)


def state(
    area: Area,
    question: Question,
    reason: Reason,
    tell: Tell,
    points: Sequence[Points],
    subject: Subject,
    *,
    about_children: bool,
    tone: Tone | None = None,
    when: str = "",
) -> Statement:
    """A statement in both its wordings.

    Raises:
        ValueError: nothing is told in full.
    """
    full, shared = tell(False), tell(True)
    if full is None:
        raise ValueError("A statement says something to those who may see all.")
    return Statement(
        area=area,
        question=question,
        reason=reason,
        words=full.words,
        points=tuple(points),
        evidence=full.evidence,
        subject=subject,
        shared_words=shared.words if shared else None,
        shared_evidence=shared.evidence if shared else (),
        about_children=about_children,
        tone=tone,
        when=when,
    )


def alike(told: Told) -> Tell:
    """Tells everybody the same: what counts no children."""
    return lambda _shared: told
