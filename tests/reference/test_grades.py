"""Grades: their order, and how a report's words become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.reference.grades import CURRENT_SCALE, Grade, parse_grade

PRINTED = [
    # words, grade
    ("Good", Grade.GOOD),
    ("good.", Grade.GOOD),
    ("  OUTSTANDING  ", Grade.OUTSTANDING),
    ("Requires improvement", Grade.REQUIRES_IMPROVEMENT),
    ("Requires Improvement", Grade.REQUIRES_IMPROVEMENT),
    ("Require improvement", Grade.REQUIRES_IMPROVEMENT),
    ("Requires improvement to be good", Grade.REQUIRES_IMPROVEMENT),
    ("Requires improvement\nto be good", Grade.REQUIRES_IMPROVEMENT),
    ("Requires\r\nimprovement to\nbe good", Grade.REQUIRES_IMPROVEMENT),
    ("Inadequate", Grade.INADEQUATE),
    ("Adequate", Grade.ADEQUATE),
    (": good", Grade.GOOD),
    ("Not judged", Grade.NOT_JUDGED),
    ("Insufficient evidence", Grade.NOT_JUDGED),
]


@pytest.mark.parametrize(("text", "grade"), PRINTED)
def test_printed_words_are_a_grade(text: str, grade: Grade) -> None:
    assert parse_grade(text) is grade


NO_GRADE = [
    "",
    " ",
    "Grade",
    "very good",
    "good enough",
    "not good",
    "requires",
    "improvement",
    "to be good",
    "requires improvement to be outstanding",
    "good outstanding",
    "inadequately",
    "goodness",
]


@pytest.mark.parametrize("text", NO_GRADE)
def test_other_words_are_none(text: str) -> None:
    assert parse_grade(text) is None


@given(st.sampled_from(Grade))
def test_every_label_reads_back(grade: Grade) -> None:
    assert parse_grade(grade.label) is grade
    assert parse_grade(grade.value.replace("_", " ").upper()) is grade


@given(st.text())
def test_any_text_gives_a_grade_or_none(text: str) -> None:
    found = parse_grade(text)
    assert found is None or found in Grade


LEVELS = [
    # grade, level, letter
    (Grade.OUTSTANDING, 4, "O"),
    (Grade.GOOD, 3, "G"),
    (Grade.REQUIRES_IMPROVEMENT, 2, "RI"),
    (Grade.ADEQUATE, 2, "A"),
    (Grade.INADEQUATE, 1, "I"),
    (Grade.NOT_JUDGED, None, "–"),
]


@pytest.mark.parametrize(("grade", "level", "letter"), LEVELS)
def test_level_and_letter(grade: Grade, level: int | None, letter: str) -> None:
    assert (grade.level, grade.letter) == (level, letter)


def test_every_grade_has_a_letter_of_its_own() -> None:
    assert len({grade.letter for grade in Grade}) == len(Grade)


def test_today_s_scale_runs_from_best_to_worst() -> None:
    assert [grade.level for grade in CURRENT_SCALE] == [4, 3, 2, 1]
