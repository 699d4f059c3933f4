"""Statements of fact: invented sentences, true, false and misleading, each with its mark."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.reading import Mark, check_text
from tests.claims.reading.invented import EVERY

CASES = [
    pytest.param(code, day, text, mark, id=f"{code}-{mark.value}-{text[:60]}")
    for code, day, by_mark in EVERY
    for mark, texts in by_mark.items()
    for text in texts
]


@pytest.mark.parametrize(("code", "day", "text", "mark"), CASES)
def test_mark(packaged: EvidenceBase, code: str, day: date | None, text: str, mark: Mark) -> None:
    """The mark of the last sentence, with the reason where it differs."""
    found = check_text(text, code, packaged.as_at(day)).sentences[-1]
    assert found.mark is mark, (found.reason, [each.said for each in found.findings])


#: text, what is taken to be said, why
SAID = (
    (
        "All areas were rated good in 2019, and three of the four areas outstanding in 2023.",
        ["Wiltshire was judged good in every area in its inspection of 2019."],
        "a part without a verb is left alone",
    ),
    (
        "Last year it was rated outstanding.",
        ["Wiltshire was judged outstanding for overall effectiveness in its inspection of 2023."],
        "last year, counted from the day",
    ),
    (
        "It was rated good for leadership and outstanding for care leavers.",
        [
            "Wiltshire stood at good for leaders.",
            "Wiltshire stood at outstanding for care leavers.",
        ],
        "one verb, two areas",
    ),
)


@pytest.mark.parametrize(("text", "said", "why"), SAID, ids=[why for *_, why in SAID])
def test_what_is_taken_to_be_said(
    packaged: EvidenceBase, text: str, said: list[str], why: str
) -> None:
    (found,) = check_text(text, "865", packaged.as_at(date(2024, 1, 15))).sentences
    assert [each.said for each in found.findings][: len(said)] == said


def test_a_sample_in_no_report_is_not_checkable_and_its_figures_are_tested(
    packaged: EvidenceBase,
) -> None:
    """The figures are put to the exact test even where no report tells of the sample."""
    text = (
        "Five inspectors looked at 60 randomly chosen cases, finding none unsafe. Last year four "
        "out of 50 cases were passed on."
    )
    found = check_text(text, "865", packaged.as_at(date(2013, 8, 1))).sentences
    assert {each.mark for each in found} == {Mark.NOT_CHECKABLE}
    verdict = found[0].findings[0].verdict
    assert "60 cases" in verdict.sentence
    assert any(number.name.startswith("p") or number.unit == "p" for number in verdict.numbers)


def test_a_text_of_another_time_needs_its_day(packaged: EvidenceBase) -> None:
    """Once true is not true now: without a day the newest inspection is meant."""
    text = "Wiltshire Council’s children’s services require improvement. They were rated requires "
    text += "improvement by Ofsted."
    today = check_text(text, "865", packaged).sentences[-1]
    then = check_text(text, "865", packaged.as_at(date(2015, 10, 1))).sentences[-1]
    assert today.mark is Mark.CONTRADICTED
    assert then.mark is Mark.SUPPORTED


@pytest.mark.parametrize("text", ["", "   \n\n ", "…", "\x00\x01", "“" * 500, "a" * 5_000])
def test_odd_texts_are_read(packaged: EvidenceBase, text: str) -> None:
    found = check_text(text, "865", packaged)
    assert sum(found.counts().values()) == len(found.sentences)


def test_the_whole_as_data(packaged: EvidenceBase) -> None:
    """Every mark has its evidence beside it, in plain data."""
    data = check_text("It was rated good in 2019.", "865", packaged).to_dict()
    (sentence,) = data["sentences"]
    assert data["counts"]["supported"] == 1
    assert sentence["text"] == "It was rated good in 2019."
    assert sentence["findings"][0]["verdict"]["evidence"][0]["key"].startswith("wiltshire-2019")
