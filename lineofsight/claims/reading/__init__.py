"""Reading a text sentence by sentence against the evidence: `check_text`."""

from lineofsight.claims.reading.checking import check_text
from lineofsight.claims.reading.marks import (
    CheckedSentence,
    CheckedText,
    Finding,
    FindingKind,
    Mark,
)
from lineofsight.claims.reading.speech import Voice

__all__ = [
    "CheckedSentence",
    "CheckedText",
    "Finding",
    "FindingKind",
    "Mark",
    "Voice",
    "check_text",
]
