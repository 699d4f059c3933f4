"""The board as a whole: its cells, their order, what Ofsted said, and what is not known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.claims.board import Week, as_text, board, for_members, week_of
from lineofsight.claims.board.cells import LEFT_OUT, MOST, View, ordered
from lineofsight.claims.board.inputs import Inspected
from lineofsight.claims.board.statements import Question, Reason, SubjectKind, Tone
from lineofsight.indicators.keeping import Kept
from lineofsight.indicators.registry import AREAS
from lineofsight.reference.areas import Area
from lineofsight.reference.grades import Grade
from tests.claims.board.made import (
    LATEST,
    TODAY,
    inputs,
    inspected,
    inspection,
    kept,
    load,
    years,
)

G, RI, POOR = Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE


def test_there_are_four_areas_by_three_questions() -> None:
    """Whatever is known; of nothing at all too."""
    made = board(inputs(values=None))
    assert [(each.area, each.question) for each in made.cells] == [
        (area, question) for area in AREAS for question in Question
    ]
    for area in AREAS:
        assert not made.cell(area, Question.KNOW).every
        assert made.cell(area, Question.KNOW).unknown == (
            "No record was built, so that no figure of the council’s own is known.",
            "What Ofsted last said is not known: no report on the council has been read.",
        )


def test_the_heaviest_come_first_and_few_are_shown() -> None:
    """The rest is there, and not in the way."""
    many = [
        *years("HP12", (20, 200), (60, 200)),
        *years("HP24", (20, 200), (60, 200)),
        *years("HP35", (20, 200), (60, 200)),
        *years("HP14", (160, 200), (100, 200)),
        *years("HP38", (160, 200), (100, 200)),
    ]
    cell = board(inputs(*many)).cell(Area.HELP_AND_PROTECTION, Question.KNOW)
    assert len(cell.statements) == MOST
    assert [each.subject.key for each in cell.every] == ["hp12", "hp14", "hp38", "hp24", "hp35"]
    assert list(cell.every) == ordered(reversed(cell.every)), "in whatever order they are found"


def test_one_thing_is_not_said_three_times() -> None:
    """Visits within 14, 28 and 42 days are one subject: the heaviest stands for them."""
    visits = [
        each
        for code in ("HP37", "HP37-14", "HP37-42")
        for each in years(code, (180, 200), (100, 200))
    ]
    lighter = years("HP35", (20, 200), (60, 200))
    cell = board(inputs(*visits, *lighter)).cell(Area.HELP_AND_PROTECTION, Question.KNOW)
    assert [each.subject.key for each in cell.statements] == ["hp37", "hp35"]
    assert [each.subject.key for each in cell.more] == ["hp37-14", "hp37-42"]


JUDGEMENTS = [
    (
        "the first that is known",
        [(2025, G)],
        "Ofsted judged services for children in care good in May 2025.",
        (Reason.STANDING, None, 20),
    ),
    (
        "as before",
        [(2023, G), (2025, G)],
        "Ofsted judged services for children in care good in May 2025, as in May 2023.",
        (Reason.STANDING, None, 20),
    ),
    (
        "better than before",
        [(2023, RI), (2025, G)],
        "Ofsted judged services for children in care good in May 2025, up from requires "
        "improvement in May 2023.",
        (Reason.STANDING, Tone.BETTER, 20),
    ),
    (
        "inadequate, and worse than before: that weighs",
        [(2023, RI), (2025, POOR)],
        "Ofsted judged services for children in care inadequate in May 2025, down from requires "
        "improvement in May 2023.",
        (Reason.STANDING, Tone.WORSE, 90),
    ),
    (
        "more than three years ago",
        [(2022, G)],
        "Ofsted judged services for children in care good in May 2022. That is 3 years and 9 "
        "months ago.",
        (Reason.STALE, None, 35),
    ),
]


@pytest.mark.parametrize(("why", "grades", "words", "marks"), JUDGEMENTS, ids=lambda v: str(v)[:25])
def test_what_ofsted_last_said(
    why: str,
    grades: list[tuple[int, Grade]],
    words: str,
    marks: tuple[Reason, Tone | None, int],
) -> None:
    """With its date, and what it said before."""
    known = inspected(
        *(
            inspection(date(year, 5, 12), date(year, 7, 1), {Area.IN_CARE: grade})
            for year, grade in grades
        )
    )
    (said,) = board(inputs(inspected=known)).cell(Area.IN_CARE, Question.KNOW).every
    assert said.words == words, why
    assert (said.reason, said.tone, said.weight) == marks, why
    assert said.subject.kind is SubjectKind.INSPECTION


def test_what_was_published_later_is_not_known_yet() -> None:
    """A board for a day says what could be known on it."""
    late = inspection(date(2026, 3, 2), date(2026, 5, 1), {Area.IN_CARE: POOR})
    found = inspected(late)
    known = Inspected(found.code, found.corpus.as_at(TODAY), None)
    cell = board(inputs(inspected=known)).cell(Area.IN_CARE, Question.KNOW)
    assert not cell.every
    assert "No judgement of this area by Ofsted is known." in cell.unknown


UNKNOWN = [
    (
        "data that ends long ago",
        {"loads": [load("ssda903", "Episodes", date(2026, 1, 15))]},
        [],
        "What has happened since 15 January 2026, 90 days ago, is not known.",
    ),
    (
        "a figure that cannot be relied on, and why",
        {},
        [kept("CC13", LATEST, 1, 100, not_reliable="This looks back to 1 April 2024.")],
        "Not known: ‘Second period of care within 12 months’. This looks back to 1 April 2024.",
    ),
    (
        "a figure of which there is none before",
        {},
        [kept("CC16", LATEST, 90, 100)],
        "Whether ‘Plan of permanence recorded’ has changed is not known: the record’s history is "
        "too short.",
    ),
]


@pytest.mark.parametrize(("why", "given_", "every", "words"), UNKNOWN, ids=lambda v: str(v)[:25])
def test_what_is_not_known_is_said(
    why: str, given_: dict[str, Any], every: list[Kept], words: str
) -> None:
    """It is as much a part of the answer as what is."""
    assert words in board(inputs(*every, **given_)).cell(Area.IN_CARE, Question.KNOW).unknown, why


def test_members_are_told_no_small_number() -> None:
    """What would tell of a few children is left out, and that something is, is said."""
    made = board(
        inputs(*years("HP12", (3, 200), (60, 200)), *years("HP14", (160, 200), (100, 200)))
    )
    shared = for_members(made)
    cell = shared.cell(Area.HELP_AND_PROTECTION, Question.KNOW)
    assert [each.subject.key for each in cell.every] == ["hp14"]
    assert LEFT_OUT in cell.unknown
    assert LEFT_OUT not in made.cell(Area.HELP_AND_PROTECTION, Question.KNOW).unknown
    assert LEFT_OUT not in shared.cell(Area.IN_CARE, Question.KNOW).unknown
    assert shared.view is View.MEMBERS
    assert for_members(shared) is shared


def test_the_board_in_words() -> None:
    """For a terminal: the sentences, why each is there, and what is not known."""
    text = as_text(board(inputs(*years("HP12", (20, 200), (60, 200)))))
    assert text.startswith("Mereshire: 15 April 2026 (week 2026-W16)\n")
    assert "CHILDREN IN CARE: How do we know it?" in text
    assert "60: 30 for a change by more than chance" in text
    assert text.count("? No audits are recorded in Line of Sight") == 1, "said once for all areas"
    bare = as_text(for_members(board(inputs())), reasons=False)
    assert "As it may be shared: without small numbers" in bare
    assert "Nothing to say." in bare


WEEKS = [
    ("a Monday", date(2026, 11, 23), "2026-W48"),
    ("the Sunday after it", date(2026, 11, 29), "2026-W48"),
    ("a first of January that is still last year's", date(2027, 1, 1), "2026-W53"),
    ("the last days of a year that are next year's", date(2025, 12, 29), "2026-W01"),
]


@pytest.mark.parametrize(("why", "day", "text"), WEEKS)
def test_the_week_of_a_day(why: str, day: date, text: str) -> None:
    """By ISO 8601."""
    assert str(week_of(day)) == text, why
    assert Week.parse(text) == week_of(day)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_weeks_follow_one_another(day: date) -> None:
    """And each begins on a Monday."""
    week = week_of(day)
    assert week.monday <= day < week.monday + timedelta(days=7)
    assert week.before == week_of(day - timedelta(days=7))
    assert week.before < week
    assert Week.parse(str(week)) == week


@pytest.mark.parametrize("text", ["2026", "2026-48", "2026-W60", "26-W48", "2026-W4", "x-W01"])
def test_what_is_no_week_is_refused(text: str) -> None:
    """It comes from addresses."""
    with pytest.raises(ValueError, match="week"):
        Week.parse(text)


def test_every_reason_says_when_it_is_given() -> None:
    """The rules are declared, and can be read."""
    for reason in Reason:
        assert reason.label
        assert reason.when.endswith(".")
