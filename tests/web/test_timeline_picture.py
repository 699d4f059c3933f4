"""Where bars stand in the timeline picture, and what they say."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.history import timeline
from lineofsight.web.inspections.timeline_picture import (
    LEFT,
    WIDTH,
    Bar,
    BarKind,
    Picture,
    picture,
)

DAY = date(2026, 9, 1)


def drawn(code: str, day: date = DAY) -> Picture:
    found = picture(timeline(Corpus.load().as_at(day), code), day)
    assert found is not None
    return found


def row(found: Picture, label: str) -> tuple[Bar, ...]:
    return next(line.bars for line in found.lines if line.label[0] == label)


@pytest.mark.parametrize("code", ["865", "304", "839", "928", "942", "921", "333", "420", "201"])
def test_bars_follow_one_another_within_the_picture(code: str) -> None:
    """Wiltshire, Brent, and councils merged, split, abolished, run by others, or very small."""
    for line in drawn(code).lines:
        if line.label[0] == "Who ran services":
            continue
        for bar in line.bars:
            assert bar.x >= LEFT
            assert bar.x + bar.width <= WIDTH + 1
        for bar, after in zip(line.bars, line.bars[1:], strict=False):
            assert bar.x < after.x


def test_a_bar_says_its_grade_and_leads_to_its_report() -> None:
    first, second, third = row(drawn("865"), "Overall effectiveness")
    assert (first.text, second.text, third.text) == ("Requires improvement", "Good", "Outstanding")
    assert third.page == ("wiltshire", "2023-09-25")
    assert third.kind is BarKind.OWN


def test_a_recounted_judgement_leads_to_the_report_that_recounts_it() -> None:
    recounted = [
        bar for bar in row(drawn("865"), "Help and protection") if bar.kind is BarKind.RECOUNTED
    ]
    assert [bar.text for bar in recounted] in (["I", "Adequate"], ["Inadequate", "Adequate"])
    assert {bar.page for bar in recounted} == {("wiltshire", "2015-06-22")}


def test_a_strand_that_is_no_longer_judged_ends_at_the_next_inspection() -> None:
    """Boards were reviewed until 2017: nothing is said of them today."""
    (board,) = row(drawn("865"), "Local safeguarding")
    assert board.x + board.width < WIDTH - 100


def test_after_april_2026_the_overall_row_says_that_there_is_no_grade() -> None:
    last = row(drawn("304"), "Overall effectiveness")[-1]
    assert last.colour == "none"
    assert last.title.startswith("No overall grade")


def test_a_predecessors_judgement_ends_with_the_predecessor_and_names_it() -> None:
    first = row(drawn("942"), "Overall effectiveness")[0]
    assert first.kind is BarKind.BEFORE
    assert "(Cumbria)" in first.title


def test_the_picture_of_an_abolished_council_ends_with_it() -> None:
    assert drawn("928").years[-1][1] == "2021"


@pytest.mark.parametrize(
    ("code", "strand", "kinds", "why"),
    [
        ("865", "Care leavers", "part own own", "under SIF graded within children looked after"),
        ("865", "Adoption", "part", "likewise"),
        ("865", "Local safeguarding", "own", "a review of its own"),
        ("865", "Children in care", "recounted own own own", "2012 is told in 2015"),
        ("942", "Leaders", "before own", "Cumbria's, then Cumberland's own"),
        ("304", "Overall effectiveness", "own own no_grade", "since April 2026"),
    ],
)
def test_each_kind_of_judgement_is_told_apart(code: str, strand: str, kinds: str, why: str) -> None:
    found = drawn(code)
    bars = row(found, strand)
    assert [bar.kind.value for bar in bars] == kinds.split(), why
    for bar in bars:
        assert not bar.kind.key or bar.kind.key in found.keys


def test_only_what_is_drawn_is_explained() -> None:
    """Dorset has two inspections of its own under ILACS and nothing else."""
    assert drawn("838").keys == (
        "Until 2022 one grade covered children in care and care leavers; both rows show it.",
    )


def test_one_grade_for_two_areas_says_so() -> None:
    second = row(drawn("865"), "Care leavers")[1]
    assert second.title.endswith("one grade for children in care and care leavers")


def test_nothing_known_gives_no_picture() -> None:
    day = date(2009, 6, 1)
    assert picture(timeline(Corpus.load().as_at(day), "865"), day) is None


def test_the_description_tells_the_history_in_words() -> None:
    told = drawn("865").description
    assert "Overall effectiveness: requires improvement 2015, good 2019, outstanding 2023." in told
