"""An authority's latest judgements as a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.history import timeline
from lineofsight.web.inspections.words import join, latest_in_words, with_article


@pytest.mark.parametrize(
    ("code", "day", "sentence"),
    [
        ("865", date(2024, 1, 1), "Outstanding overall (December 2023); help and protection good."),
        ("865", date(2020, 1, 1), "Good overall (July 2019), and in every area."),
        ("304", date(2026, 7, 1), "No overall grade is given (June 2026): good in every area."),
        ("940", date(2021, 5, 1), "No inspection is known."),
    ],
    ids=["differs in one", "the same in all", "after April 2026", "a new council"],
)
def test_the_latest_judgements_in_words(code: str, day: date, sentence: str) -> None:
    assert latest_in_words(timeline(Corpus.load().as_at(day), code).standings) == sentence


def test_lists_and_places_read_as_prose() -> None:
    assert join(["a"]) == "a"
    assert join(["a", "b", "c"]) == "a, b and c"
    assert with_article("South West") == "the South West"
    assert with_article("London") == "London"
