"""What reading a text gives: each sentence with its mark, and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from lineofsight.claims.reading.sentences import Sentence
from lineofsight.claims.reading.speech import Voice
from lineofsight.claims.verdict import Outcome, Verdict
from lineofsight.inspections.inspection import Inspection


class Mark(StrEnum):
    """What can be said of a sentence.

    `supported`: what it states was checked and holds, and nothing else of weight is stated.
    `contradicted`: what was checked does not hold. `partly`: some of it holds, and the rest does
    not, differs in its words, or could not be checked. `not_checkable`: nothing in it could be
    checked with confidence against the evidence at hand. `opinion`: a person's own words, or an
    intention or appraisal, that no evidence here could settle.
    """

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    PARTLY = "partly"
    NOT_CHECKABLE = "not_checkable"
    OPINION = "opinion"

    @property
    def label(self) -> str:
        """The mark in words."""
        return {
            "supported": "Supported",
            "contradicted": "Contradicted",
            "partly": "Partly",
            "not_checkable": "Not checkable here",
            "opinion": "Opinion",
        }[self.value]


class FindingKind(StrEnum):
    """What sort of thing was recognised in a sentence."""

    QUOTATION = "quotation"
    REPORTED = "reported"
    RECOMMENDATION = "recommendation"
    STATEMENT = "statement"

    @property
    def label(self) -> str:
        """The kind in words."""
        return {
            "quotation": "Quotation",
            "reported": "What Ofsted is said to have found",
            "recommendation": "Recommendation",
            "statement": "Statement of fact",
        }[self.value]


@dataclass(frozen=True)
class Finding:
    """Something in a sentence that was recognised and held against the evidence.

    Attributes:
        kind: what sort of thing it is.
        start: first character of the words that say it, in the whole text.
        end: character after their last.
        said: what is taken to be said: the claim in a plain sentence, or the words quoted.
        mark: what can be said of it alone.
        verdict: the verdict, with working and evidence.
        differences: for a quotation with other words than the report, each difference in words.
    """

    kind: FindingKind
    start: int
    end: int
    said: str
    mark: Mark
    verdict: Verdict
    differences: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {
            "kind": self.kind.value,
            "start": self.start,
            "end": self.end,
            "said": self.said,
            "mark": self.mark.value,
            "differences": list(self.differences),
            "verdict": self.verdict.to_dict(),
        }


@dataclass(frozen=True)
class CheckedSentence:
    """A sentence with its mark.

    Attributes:
        sentence: the sentence and where it stands.
        mark: what can be said of it.
        voice: whose words it is, where it is a speech; None for the text's own narration.
        findings: what was recognised in it, in order.
        reason: why it has this mark, in a sentence.
    """

    sentence: Sentence
    mark: Mark
    voice: Voice | None
    findings: tuple[Finding, ...]
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {
            "number": self.sentence.number,
            "paragraph": self.sentence.paragraph,
            "start": self.sentence.start,
            "end": self.sentence.end,
            "text": self.sentence.text,
            "mark": self.mark.value,
            "voice": self.voice.value if self.voice else None,
            "reason": self.reason,
            "findings": [finding.to_dict() for finding in self.findings],
        }


@dataclass(frozen=True)
class CheckedText:
    """A text with a mark on each sentence.

    Attributes:
        authority_code: DfE code of the authority that it is held to be about.
        day: the day as at which it was checked; None for all that is known today.
        about: the inspection that it is taken to speak of; None when the authority has none.
        why: how that inspection was chosen, in a sentence.
        reports: report_ids of the reports whose text was searched.
        sentences: its sentences.
    """

    authority_code: str
    day: date | None
    about: Inspection | None
    why: str
    reports: tuple[str, ...]
    sentences: tuple[CheckedSentence, ...]

    def counts(self) -> dict[Mark, int]:
        """Sentences by mark, every mark present."""
        marks = [each.mark for each in self.sentences]
        return {mark: marks.count(mark) for mark in Mark}

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {
            "authority": self.authority_code,
            "as_at": self.day.isoformat() if self.day else None,
            "about": self.about.report_id if self.about else None,
            "why": self.why,
            "reports": list(self.reports),
            "counts": {mark.value: count for mark, count in self.counts().items()},
            "sentences": [sentence.to_dict() for sentence in self.sentences],
        }


def mark_of(outcome: Outcome) -> Mark:
    """The mark that a verdict's outcome gives to a finding."""
    return {
        Outcome.HOLDS: Mark.SUPPORTED,
        Outcome.DOES_NOT_HOLD: Mark.CONTRADICTED,
        Outcome.CANNOT_BE_KNOWN: Mark.NOT_CHECKABLE,
    }[outcome]
