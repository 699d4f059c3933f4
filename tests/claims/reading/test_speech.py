"""Who says what is between quotation marks."""

from __future__ import annotations

import pytest

from lineofsight.claims.reading.sentences import sentences
from lineofsight.claims.reading.speech import Voice, quotations, voice_of

OF, P, U = Voice.OFSTED, Voice.OTHER, Voice.UNNAMED

#: text, (first words, voice) of each quotation, why
SPOKEN: tuple[tuple[str, list[tuple[str, Voice]], str], ...] = (
    ("The report said: “All is well.”", [("All is", OF)], "the report"),
    ("Inspectors found that “visits are prompt”.", [("visits are", OF)], "inspectors"),
    ("“Visits are prompt,” the report said.", [("Visits", OF)], "the report, named after"),
    ("“Visits are prompt.” That was Ofsted’s verdict.", [("Visits", OF)], "named in the next"),
    ("Cllr Jo Hill said: “We are glad.”", [("We are", P)], "a councillor"),
    ("“We are glad,” said Jo Hill, cabinet member.", [("We are", P)], "a councillor, named after"),
    ("Cllr Hill, welcoming Ofsted’s report, said: “Good.”", [("Good", P)], "he speaks of Ofsted"),
    ("A spokesman for Ofsted said: “No comment.”", [("No comm", P)], "a spokesman is a person"),
    ("The report to the cabinet says “all is well”.", [("all is", P)], "a council's own report"),
    ("Ofsted came. It also found “rare warmth”.", [("rare", OF)], "it is Ofsted"),
    ("The so-called “golden hour” began.", [("golden", U)], "nobody is named"),
    ("Jo Hill said: “One.\n“Two.\n“Three.”", [("One", P), ("Two", P), ("Three", P)], "paragraphs"),
    ("Jo Hill said: “One.\n\nTwo goes on.” Then all left.", [("One", P), ("Two", P)], "no mark"),
    ("The report said: ”All is well.”", [("All is", OF)], "a mark the wrong way round"),
    ('The report said: "All is well.\'\'', [("All is", OF)], "two single marks"),
    ("Jo Hill praised all.\"I am glad,\" he said.", [("I am", P)], "no space"),
    ("It was ‘good’ for the workers’ children’s homes.", [("good", U)], "apostrophes are none"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), SPOKEN, ids=[why for *_, why in SPOKEN])
def test_voices(text: str, expected: list[tuple[str, Voice]], why: str) -> None:
    found = quotations(text, sentences(text))
    assert len(found) == len(expected)
    for quotation, (words, voice) in zip(found, expected, strict=True):
        assert text[quotation.start : quotation.end].startswith(words)
        assert quotation.voice is voice


@pytest.mark.parametrize(
    ("narration", "voice"),
    [
        ("Ofsted found that senior leaders and social workers care", Voice.OFSTED),
        ("The inspectors’ report notes that", Voice.OFSTED),
        ("Social workers told reporters", Voice.OTHER),
        ("Ann Lee, director of children’s services, said", Voice.OTHER),
        ("The picture was taken in May", None),
    ],
)
def test_whom_narration_tells_of(narration: str, voice: Voice | None) -> None:
    assert voice_of(narration) is voice
