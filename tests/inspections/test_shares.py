"""Shares at each grade, over groups and time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.inspections.corpus import Corpus, Mark
from lineofsight.inspections.shares import LOWEST_AREA, Question, question_label, shares_over_time
from lineofsight.inspections.shares import shares as count
from lineofsight.reference.areas import Strand
from lineofsight.reference.groups import (
    Group,
    GroupKind,
    chosen_group,
    england,
)
from tests.inspections.histories import history

FOUR = """
    authority | published  | framework | overall | leaders | help | care | leavers | both
    865       | 2015-09-01 | sif       | RI      | RI      | RI   |      | RI      | RI
    865       | 2019-07-22 | ilacs     | G       | G       | G    |      |         | G
    894       | 2020-03-02 | ilacs     | O       | O       | G    |      |         | O
    383       | 2022-05-03 | ilacs     | O       | O       | O    |      |         | O
    383       | 2026-07-01 | ilacs     |         | G       | RI   | G    | G       |
"""
CHOSEN = chosen_group(["865", "894", "383", "886"])


@pytest.mark.parametrize(
    ("day", "what", "expected", "good", "graded"),
    [
        ("2016-01-01", Strand.OVERALL, "RI ? ? ?", 0, 1),
        ("2020-12-31", Strand.OVERALL, "G O ? ?", 2, 2),
        ("2026-12-31", Strand.OVERALL, "G O x ?", 2, 2),
        ("2026-12-31", Strand.HELP_AND_PROTECTION, "G G RI ?", 2, 3),
        ("2026-12-31", LOWEST_AREA, "G G RI ?", 2, 3),
        ("2023-01-01", Strand.CARE_LEAVERS, "G O O ?", 3, 3),
    ],
)
def test_shares_on_a_day(day: str, what: Question, expected: str, good: int, graded: int) -> None:
    found = count(history(FOUR), what, CHOSEN, date.fromisoformat(day))
    marks = {code: mark.letter for mark, codes in found.codes.items() for code in codes}
    assert " ".join(marks[code] for code in CHOSEN.codes) == expected
    assert (found.good_or_better, found.graded, found.total) == (good, graded, 4)
    assert found.good_or_better_share == good / graded


def test_the_sentence_says_what_is_left_out() -> None:
    found = count(history(FOUR), Strand.OVERALL, CHOSEN, date(2026, 12, 31))
    assert found.sentence() == (
        "2 of 2 councils with a grade are good or outstanding. "
        "Not counted: 1 with no overall grade, 1 with no judgement known."
    )
    assert found.share(Mark.OUTSTANDING) == 0.5
    assert found.share(Mark.NO_OVERALL_GRADE) is None


def test_nobody_graded_gives_no_share() -> None:
    found = count(history(FOUR), Strand.OVERALL, chosen_group(["886"]))
    assert found.good_or_better_share is None
    assert found.not_known == ("886",)


def test_our_own_rule_is_named_as_ours() -> None:
    assert question_label(LOWEST_AREA) == "Lowest area (our rule)"


def test_over_time_counts_only_those_that_existed() -> None:
    corpus = history("""
        authority | published  | overall
        909       | 2022-11-15 | RI
        942       | 2025-02-01 | G
    """)
    group = Group(GroupKind.CHOSEN, "Cumbria and after", ("909", "942", "943"))
    before, after = shares_over_time(
        corpus, Strand.OVERALL, group, [date(2023, 3, 31), date(2025, 3, 1)]
    )
    assert before.codes[Mark.REQUIRES_IMPROVEMENT] == ("909",)
    assert before.total == 1
    assert (after.total, after.codes[Mark.GOOD], after.not_known) == (2, ("942",), ("943",))


@given(
    st.dates(date(2013, 1, 1), date(2026, 12, 31)),
    st.sampled_from([*Strand, LOWEST_AREA]),
)
def test_the_marks_of_a_day_add_up_to_its_authorities(day: date, what: Question) -> None:
    corpus = Corpus.load()
    group = england(day)
    found = count(corpus, what, group, day)
    assert found.total == len(group.codes)
    assert sorted(code for codes in found.codes.values() for code in codes) == sorted(group.codes)


@given(st.dates(date(2013, 1, 1), date(2026, 12, 31)), st.sampled_from(list(Strand)))
def test_a_day_asked_of_the_whole_is_the_whole_as_at_that_day(day: date, strand: Strand) -> None:
    corpus = Corpus.load()
    group = england(day)
    then = corpus.as_at(day)
    found = count(corpus, strand, group, day)
    for mark, codes in found.codes.items():
        for code in codes:
            assert then.standing(code, strand).mark is mark
