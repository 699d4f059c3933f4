"""An authority's timeline."""

from __future__ import annotations

from datetime import date

from lineofsight.inspections.corpus import CombinedCare, Mark
from lineofsight.inspections.history import timeline
from lineofsight.reference.areas import Area, Strand
from lineofsight.reference.arrangements import ArrangementKind
from tests.inspections.histories import history

ISLAND = history("""
    authority | published    | framework        | overall | help | leavers | both | protection
    921       | told 2013-01 | child_protection |         |      |         |      | I
    921       | 2014-11-19   | sif              | RI      | RI   | RI      | RI   |
    921       | 2019-01-07   | ilacs            | G       | G    |         | G    |
    921       | 2026-07-01   | ilacs            |         | RI   | G       |      |
""")


def test_strands_join_areas_of_all_frameworks() -> None:
    found = timeline(ISLAND, "921")
    points = found.strands[Strand.HELP_AND_PROTECTION]
    assert [p.judged.area for p in points] == [
        Area.CHILD_PROTECTION_OVERALL,
        *[Area.HELP_AND_PROTECTION] * 3,
    ]
    assert [p.change for p in points] == [None, 1, 1, -1]
    assert [p.recounted for p in points] == [True, False, False, False]
    assert found.standings[Strand.OVERALL].mark is Mark.NO_OVERALL_GRADE
    assert Strand.LSCB not in found.strands, "never judged here"


def test_who_ran_the_services_at_the_time() -> None:
    points = timeline(ISLAND, "921").strands[Strand.HELP_AND_PROTECTION]
    assert [[a.body for a in p.arrangements] for p in points] == [
        [],
        ["Hampshire County Council"],
        ["Hampshire County Council"],
        [],
    ], "from July 2013 to January 2024"


def test_a_combined_grade_stands_in_both_strands_or_in_one() -> None:
    both = timeline(ISLAND, "921").strands[Strand.CARE_LEAVERS]
    assert [p.judged.combined for p in both] == [False, True, False]
    alone = timeline(ISLAND, "921", combined=CombinedCare.IN_CARE_ONLY).strands
    assert [p.inspection.year for p in alone[Strand.CARE_LEAVERS]] == [2014, 2026]


def test_another_councils_judgement_is_no_step_up_or_down() -> None:
    corpus = history("""
        authority | published  | overall
        909       | 2022-11-15 | RI
        942       | 2025-02-01 | G
    """)
    found = timeline(corpus, "942")
    first, second = found.strands[Strand.OVERALL]
    assert first.predecessor is not None
    assert (first.predecessor.name, second.predecessor, second.change) == ("Cumbria", None, None)
    assert [a.name for a in found.predecessors] == ["Cumbria"]
    kinds = [(a.kind, a.body) for a in found.arrangements if a.authority_code == "942"]
    assert kinds == [(ArrangementKind.FORMED_FROM, "Cumbria")]
    successors = timeline(corpus, "909").successors
    assert {a.name for a in successors} == {"Cumberland", "Westmorland and Furness"}


def test_as_at_a_day_knows_nothing_later() -> None:
    then = timeline(ISLAND.as_at(date(2013, 3, 1)), "921")
    assert [i.year for i in then.inspections] == [2013]
    assert then.arrangements == (), "Hampshire came in July"


def test_an_authority_that_helps_another() -> None:
    assert [a.authority_code for a in timeline(ISLAND, "850").helps] == ["921"]
