"""What became of a recommendation, as suggestions."""

from __future__ import annotations

import time

import pytest

from lineofsight.inspections.followup import (
    LEAST_SCORE,
    SUGGESTION_NOTE,
    PassageKind,
    follow_up,
    next_inspection,
)
from lineofsight.inspections.tables import Body, Finding, Kind, Recommendation
from lineofsight.reference.areas import Area
from lineofsight.reference.grades import Grade
from tests.inspections.histories import history


def recommendation(order: int, text: str, body: Body = Body.LOCAL_AUTHORITY) -> Recommendation:
    return Recommendation(
        report_id="then",
        order=order,
        number=None,
        body=body,
        kind=Kind.LSCB if body is Body.LSCB else Kind.IMPROVEMENT,
        timescale=None,
        heading="What needs to improve?",
        text=text,
        page=2,
        paragraph_references=(),
        outcome_reference=None,
    )


def finding(order: int, text: str, body: Body = Body.LOCAL_AUTHORITY) -> Finding:
    return Finding(
        report_id="after",
        order=order,
        body=body,
        section="Help and protection",
        area=Area.HELP_AND_PROTECTION,
        section_grade=Grade.GOOD,
        paragraph=order,
        text=text,
        page=4,
    )


FINDINGS = (
    finding(1, "The council's lorries are well kept. They are washed twice each week."),
    finding(
        2,
        "Most plans are clear. Return interviews after children go missing now happen within "
        "three days, and what is learned from them is shared with the police.",
    ),
    finding(3, "Supervision of social workers is frequent, and notes show time for reflection."),
    finding(4, "The board now reviews the supervision of frontline managers.", Body.LSCB),
    finding(5, "Foster carers praise the matching of children with families."),
)


@pytest.mark.parametrize(
    ("text", "paragraph", "why"),
    [
        ("The frequency and depth of supervision for social workers.", 3, "same subject"),
        ("Interviews when children return from going missing.", 2, "one sentence of several"),
        ("The matching of children with foster carers.", 5, "not only the first word counts"),
        ("Publish an index of allotments.", None, "nothing is alike, so nothing is suggested"),
    ],
)
def test_the_best_passage(text: str, paragraph: int | None, why: str) -> None:
    (found,) = follow_up([recommendation(1, text)], [], FINDINGS)
    best = found.suggestions[0] if found.suggestions else None
    assert (best.paragraph if best else None) == paragraph, why
    if best is not None:
        assert LEAST_SCORE <= best.score <= 1
        assert best.excerpt in best.text
        assert (best.area, best.section_grade) == (Area.HELP_AND_PROTECTION, Grade.GOOD)


def test_a_boards_recommendation_is_set_beside_passages_on_a_board() -> None:
    (found,) = follow_up(
        [recommendation(1, "Review the supervision of managers.", Body.LSCB)], [], FINDINGS
    )
    assert [s.paragraph for s in found.suggestions] == [4]


def test_a_recommendation_made_again() -> None:
    again = recommendation(1, "The quality and frequency of supervision.")
    (found,) = follow_up([recommendation(1, "The frequency of supervision.")], [again], FINDINGS)
    assert found.suggestions[0].kind is PassageKind.RECOMMENDATION
    assert found.suggestions[0].close


def test_best_first_and_no_more_than_asked_for() -> None:
    texts = [finding(n, f"Supervision is regular in team {n}.") for n in range(1, 9)]
    (found,) = follow_up([recommendation(1, "Supervision should be regular.")], [], texts, limit=3)
    scores = [s.score for s in found.suggestions]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)


def test_without_passages_every_recommendation_is_still_listed() -> None:
    found = follow_up([recommendation(1, "Supervision."), recommendation(2, "Plans.")], [], [])
    assert [f.suggestions for f in found] == [(), ()]


def test_a_text_without_words_matches_nothing() -> None:
    assert follow_up([recommendation(1, "1.")], [], [finding(1, "2.")])[0].suggestions == ()


def test_the_note_says_that_these_are_suggestions() -> None:
    assert SUGGESTION_NOTE.startswith("Suggestions")


def test_next_inspection_is_the_same_councils_next_full_one() -> None:
    corpus = history("""
        authority | published  | framework | overall | lscb
        936       | 2015-03-01 | sif       | I       |
        936       | 2015-11-01 | sif       |         | RI
        936       | 2018-05-16 | ilacs     | I       |
        909       | 2022-11-15 | ilacs     | RI      |
        942       | 2025-02-01 | ilacs     | G       |
    """)
    first, board, second = corpus.of("936")
    assert next_inspection(corpus, first.report_id) == second
    assert next_inspection(corpus, board.report_id) == second
    assert next_inspection(corpus, second.report_id) is None
    assert next_inspection(corpus, corpus.of("909")[0].report_id) is None
    assert next_inspection(corpus, "nowhere-2020-01-01") is None


def test_a_page_of_suggestions_is_made_fast() -> None:
    """Forty recommendations against two hundred paragraphs, as after the longest report."""
    subjects = "supervision plans missing fostering health housing school court".split()
    asked = [
        recommendation(n, f"Strengthen {subjects[n % 8]} so that {subjects[n % 7]} is reviewed.")
        for n in range(40)
    ]
    told = [
        finding(n, " ".join(f"In team {n} {s} is reviewed with care each month." for s in subjects))
        for n in range(200)
    ]
    follow_up(asked, [], told)
    began = time.perf_counter()
    follow_up(asked, [], told)
    assert time.perf_counter() - began < 0.5
