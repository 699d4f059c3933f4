"""Moves from one judgement to the next."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.inspections.corpus import CombinedCare, Corpus
from lineofsight.inspections.transitions import Direction, transitions
from lineofsight.reference.areas import Strand
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.grades import Grade
from tests.inspections.histories import history

O, G, RI, I = (  # noqa: E741 - the letters that the tables use
    Grade.OUTSTANDING,
    Grade.GOOD,
    Grade.REQUIRES_IMPROVEMENT,
    Grade.INADEQUATE,
)

SEVERAL = """
    authority | published  | framework        | overall | help | leavers | both | protection
    303       | 2014-05-23 | sif              | RI      | RI   | RI      | RI   |
    303       | 2018-08-20 | ilacs            | O       | O    |         | G    |
    894       | 2016-08-26 | sif              | RI      | RI   | G       | RI   |
    894       | 2020-03-02 | ilacs            | O       | G    |         | O    |
    921       | told 2013  | child_protection |         |      |         |      | I
    921       | 2014-11-19 | sif              | RI      | RI   | RI      | RI   |
    921       | 2019-01-07 | ilacs            | G       | G    |         | G    |
    921       | 2026-07-01 | ilacs            |         | I    |         | G    |
    206       | 2020-01-15 | ilacs            | O       | O    |         | O    |
"""


def moves(corpus: Corpus, strand: Strand, **options: object) -> list[str]:
    found = transitions(corpus, strand, **options)  # type: ignore[arg-type]
    return [
        f"{t.authority_code} {t.before.grade.letter}-{t.after.grade.letter}" for t in found.items
    ]


@pytest.mark.parametrize(
    ("strand", "expected", "why"),
    [
        (
            Strand.OVERALL,
            ["303 RI-O", "921 RI-G", "894 RI-O"],
            "by publication; no overall grade in 2026 makes no move",
        ),
        (
            Strand.HELP_AND_PROTECTION,
            ["303 RI-O", "921 RI-G", "894 RI-G", "921 G-I"],
            "areas go on after overall grades end; recounted 2013 is not counted",
        ),
        (
            Strand.CARE_LEAVERS,
            ["303 RI-G", "921 RI-G", "894 G-O", "921 G-G"],
            "a combined grade answers for care leavers unless asked otherwise",
        ),
    ],
)
def test_consecutive_judgements(strand: Strand, expected: list[str], why: str) -> None:
    assert moves(history(SEVERAL), strand) == expected, why


def test_older_frameworks_count_when_asked_for() -> None:
    found = moves(
        history(SEVERAL), Strand.HELP_AND_PROTECTION, frameworks=frozenset(Framework), codes=["921"]
    )
    assert found == ["921 I-RI", "921 RI-G", "921 G-I"]


def test_care_leavers_alone_pass_over_combined_grades() -> None:
    corpus = history(SEVERAL)
    assert moves(corpus, Strand.CARE_LEAVERS, combined=CombinedCare.IN_CARE_ONLY) == []


def test_place_says_who_could_have_come_before_unseen() -> None:
    """Islington's earlier inspection is missing here, and its first known grade is outstanding,
    published before Telford's."""
    found = transitions(history(SEVERAL))
    bexley, telford = found.between(RI, O)
    assert (found.place(bexley).position, found.place(telford).position) == (1, 2)
    assert found.place(bexley).possible_earlier == ()
    assert found.place(telford).possible_earlier == ("206",)
    assert found.place(telford).sentence() == (
        "Number 2 of 2 known to go from requires improvement to outstanding. 1 may have done so "
        "before, because an earlier inspection is missing: Islington."
    )


def test_place_says_who_could_have_been_reinspected_unseen() -> None:
    """Sunderland, inadequate in 2015 and outstanding in 2021, could have been requires
    improvement between; a good council was not inspected twice under SIF."""
    corpus = history("""
        authority | published  | framework | overall
        394       | 2015-07-20 | sif       | I
        394       | 2021-07-01 | ilacs     | O
        210       | 2016-01-01 | sif       | G
        210       | 2021-07-01 | ilacs     | O
        855       | 2019-11-04 | ilacs     | RI
        855       | 2024-07-12 | ilacs     | O
    """)
    found = transitions(corpus)
    (rise,) = found.between(RI, O)
    assert found.place(rise).possible_earlier == ("394",)


def test_matrix_and_directions() -> None:
    found = transitions(history(SEVERAL))
    assert found.matrix.total == 3
    assert found.matrix.count(RI, O) == 2
    assert found.matrix.row_total(RI) == 3
    assert found.matrix.column_total(G) == 1
    assert found.counts() == {Direction.ROSE: 3, Direction.SAME: 0, Direction.FELL: 0}
    assert found.framework_pairs == (((Framework.SIF, Framework.ILACS), 3),)
    assert found.among(["921"]).matrix.total == 1
    assert found.between_frameworks(Framework.ILACS, Framework.ILACS).items == ()


def test_as_at_a_day_only_published_moves_count() -> None:
    then = history(SEVERAL).as_at(date(2019, 12, 31))
    assert moves(then, Strand.OVERALL) == ["303 RI-O", "921 RI-G"]


def test_a_successor_starts_anew() -> None:
    corpus = history("""
        authority | published  | overall
        909       | 2022-11-15 | RI
        942       | 2025-02-01 | G
    """)
    assert moves(corpus, Strand.OVERALL) == []


def test_a_foreign_transition_has_no_place() -> None:
    found = transitions(history(SEVERAL))
    other = transitions(Corpus.load(), Strand.LEADERS).items[0]
    with pytest.raises(ValueError, match="not among"):
        found.place(other)


@given(st.dates(date(2014, 1, 1), date(2026, 12, 31)), st.sampled_from(list(Strand)))
def test_transitions_are_one_fewer_than_judgements_of_each_authority(
    day: date, strand: Strand
) -> None:
    corpus = Corpus.load().as_at(day)
    judged = Counter(
        i.authority_code
        for i in corpus.inspections
        if i.framework in (Framework.SIF, Framework.ILACS)
        and (j := i.judged(strand)) is not None
        and j.level is not None
    )
    found = transitions(corpus, strand)
    assert len(found.items) == sum(judged.values()) - len(judged)
    assert found.matrix.total == len(found.items) == sum(found.counts().values())
    for item in found.items:
        assert item.published <= day
        assert item.before.inspection.sort_date < item.after.inspection.sort_date
