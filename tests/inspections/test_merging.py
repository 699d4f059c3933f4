"""The same inspection in several sources: found, and the better source kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lineofsight.inspections.inspection import Source
from lineofsight.inspections.merging import Facts, merge, same_inspection
from lineofsight.reference.areas import Area
from lineofsight.reference.grades import Grade
from tests.inspections.histories import inspection, table


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ("2019-07-22", "2019-07-29", True, "printed a week apart"),
        ("2019-07-22", "2021-07-22", False, "two years apart"),
        ("2014-11-19", "told 2014", True, "a year alone, recounted"),
        ("2014-11-19", "told 2014-09", True, "the month on site"),
        ("2014-11-19", "told 2013-01", False, "another inspection"),
        ("told 2014", "told 2014-09", True, "two reports recount one inspection"),
        ("told 2013", "told 2014", False, "two years recounted"),
    ],
)
def test_same_inspection(one: str, other: str, same: bool, why: str) -> None:
    text = "authority|published|framework|overall|leaders\n"
    first, second = (
        inspection(row) for row in table(f"{text}921|{one}|sif|RI|RI\n921|{other}|sif|RI|RI")
    )
    assert same_inspection(first, second) is same, why
    assert same_inspection(second, first) is same, why


def test_a_report_wins_and_the_difference_is_listed() -> None:
    (report,) = [
        inspection(row) for row in table("authority|published|overall|help\n865|2023-12-12|O|G")
    ]
    official = replace(
        report,
        source=Source.OFSTED_STATISTICS,
        published=date(2023, 12, 11),
        judgements={Area.OVERALL: Grade.GOOD, Area.HELP_AND_PROTECTION: Grade.GOOD},
        visit="short",
    )
    merged = merge(Facts((report,)), Facts((official,)))
    (kept,) = merged.inspections
    assert kept.overall is Grade.OUTSTANDING
    assert kept.source is Source.REPORT
    assert kept.visit == "short", "what only the table knows is added"
    assert [(c.what, c.kept, c.other) for c in merged.conflicts] == [
        ("overall_effectiveness", "outstanding", "good"),
        ("published", "2023-12-12", "2023-12-11"),
    ]


def test_a_recounting_of_a_known_inspection_only_adds_who_recounts_it() -> None:
    rows = table("""
        authority | published  | framework | overall | leaders
        921       | 2014-11-19 | sif       | RI      | RI
        921       | told 2014  | sif       | I       |
        921       | told 2012  | sif       | I       |
    """)
    known, again, other = (inspection(row) for row in rows)
    merged = merge(Facts((known,)), Facts((again, other)))
    assert [i.source for i in merged.inspections] == [Source.RECOUNTED, Source.REPORT]
    assert merged.inspections[1].recounted_in == ("a-later-report",)
    assert [(c.what, c.kept, c.other) for c in merged.conflicts] == [
        ("overall_effectiveness", "requires_improvement", "inadequate")
    ]


def test_adequate_and_requires_improvement_do_not_differ() -> None:
    rows = table("""
        authority | published    | framework        | protection
        865       | told 2013-07 | child_protection | A
        865       | told 2013    | child_protection | RI
    """)
    first, second = (inspection(row) for row in rows)
    merged = merge(Facts((first,)), Facts((second,)))
    assert len(merged.inspections) == 1
    assert not merged.conflicts


def test_merging_twice_changes_nothing() -> None:
    rows = table("""
        authority | published  | overall
        865       | 2019-07-22 | G
        865       | 2023-12-12 | O
        921       | 2019-01-07 | G
    """)
    facts = Facts(tuple(inspection(row) for row in rows))
    assert merge(facts, facts).inspections == merge(facts).inspections


def test_a_recounting_never_takes_the_place_of_a_report_whatever_comes_first() -> None:
    """A workspace that holds only a re-inspection recounts the first inspection in part; the
    package has that one's own report, with its dates and every grade."""
    told, report = (
        Facts((inspection(row),))
        for row in table(
            """
            authority | published | framework | overall | leaders | help
            825       | told 2014-08 | sif    | I
            825       | 2014-08-08   | sif    | I       | I       | I
            """
        )
    )
    (kept,) = merge(told, report).inspections
    assert (kept.source, kept.published) == (Source.REPORT, date(2014, 8, 8))
    assert kept.judgements == report.inspections[0].judgements
    assert kept.recounted_in == ("a-later-report",)
