"""Quotations found in a report, trimmed, set otherwise, altered, or not there."""

from __future__ import annotations

import pytest

from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.reading import CheckedSentence, FindingKind, Mark, check_text
from lineofsight.claims.reading.passages import library
from lineofsight.claims.reading.quotes import Likeness, find_quotation

V, N, A = Likeness.VERBATIM, Likeness.NEARLY, Likeness.ALTERED

#: words quoted, how the report has them (None: not at all), why
QUOTED: tuple[tuple[str, Likeness | None, str], ...] = (
    ("Letters to parents are clear, kind and prompt.", V, "as printed"),
    ("letters to parents are clear kind and prompt", V, "without capitals and commas"),
    ("LETTERS TO PARENTS ARE CLEAR", V, "in capitals, cut short"),
    ("well trained workers who keep their promises", V, "without the hyphen"),
    ("Children's wishes shape the plans", V, "another apostrophe"),
    ("Families meet patient … workers who keep their promises", V, "words cut out, with dots"),
    ("[They] meet patient, well-trained workers", V, "a word put in brackets"),
    ("they are cared for and noticed", N, "small words left out between few"),
    ("Letters to the parents were clear, kind, and prompt", N, "small words and tense"),
    ("Letters to parents are clear, kind and cheap", A, "another word at the end"),
    ("Young people choose their own curtains when they move", A, "another word within"),
    ("Young people choose their own homes and their own colours", None, "too little is left"),
    ("Workers dance on the tables every single Friday night", None, "invented"),
    ("the", None, "a word that tells nothing"),
    ("", None, "nothing"),
)


@pytest.mark.parametrize(("quoted", "likeness", "why"), QUOTED, ids=[why for *_, why in QUOTED])
def test_likeness(told: EvidenceBase, quoted: str, likeness: Likeness | None, why: str) -> None:
    found = find_quotation(quoted, library(told, "865").passages)
    if quoted == "the":
        assert found is None or found.likeness is V
        return
    assert (found.likeness if found else None) is likeness


def read(base: EvidenceBase, text: str) -> CheckedSentence:
    """The only sentence of a text about Wiltshire."""
    (sentence,) = check_text(text, "865", base).sentences
    return sentence


#: text, mark, why. The day is that of the report of 2023.
MARKED: tuple[tuple[str, Mark, str], ...] = (
    (
        "The report said: “Letters to parents are clear, kind and prompt.”",
        Mark.SUPPORTED,
        "word for word",
    ),
    (
        "The report said: “Letters to parents are not clear, kind and prompt.”",
        Mark.CONTRADICTED,
        "a negation put in",
    ),
    (
        "Inspectors found that visits were “always recorded promptly”.",
        Mark.CONTRADICTED,
        "a negation cut off",
    ),
    (
        "The report said “duty workers answer within a day”.",
        Mark.PARTLY,
        "“most” cut off",
    ),
    (
        "The report said: “Letters to parents are clear, kind and cheap.”",
        Mark.PARTLY,
        "a word swapped",
    ),
    (
        "The report said: “The council is the finest that we have ever seen.”",
        Mark.CONTRADICTED,
        "invented, and the report is at hand",
    ),
    (
        "Jo Hill said: “The council is the finest that we have ever seen.”",
        Mark.OPINION,
        "invented by a person, who may",
    ),
    (
        "Jo Hill said: “Letters to parents are clear, kind and prompt.”",
        Mark.SUPPORTED,
        "a person who quotes the report",
    ),
    (
        "The report said: “Councillors visit duty teams every month.”",
        Mark.PARTLY,
        "from the report before",
    ),
    (
        "Inspectors called the mentors “warm and steady”.",
        Mark.SUPPORTED,
        "few words, but of the same thing",
    ),
    (
        "Inspectors called the weather “warm and steady”.",
        Mark.NOT_CHECKABLE,
        "few words, of another thing",
    ),
    (
        "Ofsted found that letters to parents are clear, kind and prompt.",
        Mark.SUPPORTED,
        "without marks",
    ),
    (
        "Ofsted found that parents’ letters were kind, clear and prompt.",
        Mark.SUPPORTED,
        "the same words in another order",
    ),
    (
        "Ofsted found that letters to parents are unclear, unkind and slow.",
        Mark.NOT_CHECKABLE,
        "the opposite is no paraphrase",
    ),
    (
        "Ofsted found that duty workers answer within a day.",
        Mark.PARTLY,
        "“most” left out",
    ),
    (
        "Ofsted praised the recording of home visits and telephone calls.",
        Mark.NOT_CHECKABLE,
        "praise for what the report finds fault with",
    ),
    (
        "Ofsted recognised that the recording of home visits and telephone calls is limited.",
        Mark.SUPPORTED,
        "the fault itself",
    ),
    (
        "The report said the recording of home visits “is effective”.",
        Mark.NOT_CHECKABLE,
        "two words from elsewhere set behind another subject",
    ),
    (
        "Ofsted found that councillors visit duty teams every month.",
        Mark.PARTLY,
        "found, but in the report before",
    ),
    (
        "Inspectors recommended that care leavers be given summaries of their dental records.",
        Mark.SUPPORTED,
        "a recommendation retold",
    ),
    (
        "Inspectors recommended that the council use the CSE screening tool and monitor it.",
        Mark.SUPPORTED,
        "a recommendation with its name shortened",
    ),
    (
        "Inspectors recommended that the council recruit more foster carers.",
        Mark.NOT_CHECKABLE,
        "no such recommendation",
    ),
)


@pytest.mark.parametrize(("text", "mark", "why"), MARKED, ids=[why for *_, why in MARKED])
def test_marks(told: EvidenceBase, text: str, mark: Mark, why: str) -> None:
    day = told.whole_corpus.of("865")[-1].known_from
    found = read(told.as_at(day), text)
    assert found.mark is mark, found.reason


def test_evidence_names_report_page_and_paragraph(told: EvidenceBase) -> None:
    found = read(told, "The report said: “Letters to parents are clear, kind and prompt.”")
    (finding,) = found.findings
    assert finding.kind is FindingKind.QUOTATION
    (evidence,) = finding.verdict.evidence
    assert "page 3" in evidence.where
    assert "paragraph 11" in evidence.where
    assert evidence.link.startswith("/wiltshire/inspections/2023-09-25/#finding-")
    assert evidence.what == "“Letters to parents are clear, kind and prompt”"


def test_differences_are_shown(told: EvidenceBase) -> None:
    found = read(told, "The report said: “Letters to parents are clear, kind and cheap.”")
    assert found.findings[0].differences == ("has “cheap” for “prompt”",)


def test_a_report_of_a_later_day_is_not_looked_in(told: EvidenceBase) -> None:
    """What was published in December 2023 proves nothing in 2020."""
    day = told.whole_corpus.of("865")[-2].known_from
    found = read(
        told.as_at(day), "The report said: “Letters to parents are clear, kind and prompt.”"
    )
    assert found.mark is not Mark.SUPPORTED
