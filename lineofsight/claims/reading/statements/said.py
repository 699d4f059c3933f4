"""A sentence put before the recognisers, and what they make of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lineofsight.claims.base import Claim
from lineofsight.claims.reading.grammar import named_authorities
from lineofsight.claims.reading.marks import Finding, FindingKind, mark_of
from lineofsight.claims.reading.setting import Setting
from lineofsight.claims.verdict import Outcome, Verdict


@dataclass(frozen=True)
class Said:
    """A sentence, or the part of one that one voice speaks.

    Attributes:
        text: its words, as `grammar.plain` gives them: each character in its place.
        offset: where it begins in the whole text.
        setting: what the text speaks of.
        earlier: the two sentences before it, the nearest last.
        later: the sentence after it; empty at the end.
        spoken: whether a person other than Ofsted says it.
    """

    text: str
    offset: int
    setting: Setting
    earlier: tuple[str, ...] = ()
    later: str = ""
    spoken: bool = False

    def finding(
        self,
        start: int,
        end: int,
        said: str,
        verdict: Verdict,
        kind: FindingKind = FindingKind.STATEMENT,
    ) -> Finding:
        """A finding on a stretch of the sentence."""
        return Finding(
            kind, self.offset + start, self.offset + end, said, mark_of(verdict.outcome), verdict
        )

    def checked(self, start: int, end: int, claim: Claim, *, denied: bool = False) -> Finding:
        """A claim that a stretch of the sentence makes (or denies), checked."""
        verdict = claim.check(self.setting.base)
        said = claim.sentence()
        if denied:
            verdict, said = inverted(verdict), f"Not so: {said[0].lower()}{said[1:]}"
        return self.finding(start, end, said, verdict)


Recogniser = Callable[[Said], Iterable[Finding]]

_TURNED = {Outcome.HOLDS: Outcome.DOES_NOT_HOLD, Outcome.DOES_NOT_HOLD: Outcome.HOLDS}


def inverted(verdict: Verdict) -> Verdict:
    """The verdict on the denial of a claim."""
    outcome = _TURNED.get(verdict.outcome, verdict.outcome)
    changes = tuple(
        replace(each, outcome=_TURNED.get(each.outcome, each.outcome))
        for each in verdict.would_change
    )
    return replace(verdict, outcome=outcome, would_change=changes)


#: Words that make a clause a wish, a condition or a forecast and no statement of fact.
_UNREAL = re.compile(
    r"\b(?:if|unless|whether|until|would|could|should|might|(?-i:may)|can|will|shall|must|hop(?:e|es|ed|ing)|"
    r"aim(?:s|ed|ing)?|want(?:s|ed)?|wish(?:es)?|aspir(?:e|es|ing)|ensur(?:e|es|ing)|so that|"
    r"expect(?:s|ed)?|ambition|goal|targets?|strive|striving|determined|plan(?:s|ning)|intend(?:s|ed)?|"
    r"working towards|work towards|on (?:the|its) (?:way|journey|path) to|need(?:s|ed)? to|"
    r"set to|due "
    r"to be|yet to|fail(?:s|ed)? to|bid to|in order|move towards|likely|once)\b",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"[,;:–()]|\b(?:and|but|while|although)\b", re.IGNORECASE)


def is_unreal(text: str, start: int, *, reach: int = 60) -> bool:
    """Whether the words before a statement make it a wish, a condition or a forecast."""
    before = text[max(0, start - reach) : start]
    pieces = [piece for piece in _BREAKS.split(before) if piece.strip()]
    return bool(pieces) and _UNREAL.search(pieces[-1]) is not None


#: Other bodies' ratings, and other services: no statement on them is checked here.
_ELSEWHERE = re.compile(
    r"\b(?:cqc|care quality commission|send|special educational needs|adult (?:social )?(?:care|"
    r"services)|schools?|academ(?:y|ies)|colleges?|nurser(?:y|ies)|pre-?schools?|childminders?|"
    r"children's homes?|care homes?|hospitals?|fostering agenc(?:y|ies)|youth offending|youth "
    r"justice|"
    r"probation|police|fire|nhs|further education|early years|apprenticeship (?:provider|"
    r"provision)|"
    r"joint targeted|jtai|housing|adult learning|hmip|hmicfrs|financial|audit(?:or)?s?)\b",
    re.IGNORECASE,
)


def speaks_of_elsewhere(text: str) -> bool:
    """Whether a clause names another service or another body's rating."""
    return _ELSEWHERE.search(text) is not None


def names_others(said: Said) -> bool:
    """Whether the sentence names a council other than the text's own."""
    named = {code for _, _, code in named_authorities(said.text)}
    return bool(named - {said.setting.code})
