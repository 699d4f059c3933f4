"""What the packaged facts say of places whose histories are publicly known."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.history import timeline
from lineofsight.inspections.shares import shares
from lineofsight.inspections.transitions import transitions
from lineofsight.reference.areas import Strand
from lineofsight.reference.grades import Grade
from lineofsight.reference.groups import GroupKind, chosen_group, england, groups


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus.load()


@pytest.mark.parametrize(
    ("code", "strand", "expected"),
    [
        (
            "865",  # Wiltshire
            Strand.OVERALL,
            ["2015 requires_improvement", "2019 good", "2023 outstanding"],
        ),
        (
            "865",
            Strand.HELP_AND_PROTECTION,
            [
                "2012 inadequate recounted",
                "2013 adequate recounted",
                "2015 requires_improvement",
                "2019 good",
                "2023 good",
            ],
        ),
        (
            "894",  # Telford and Wrekin
            Strand.OVERALL,
            ["2016 requires_improvement", "2020 outstanding", "2024 outstanding"],
        ),
        (
            "921",  # Isle of Wight, published 2014, January 2019 and 2023
            Strand.OVERALL,
            ["2014 requires_improvement", "2018 good", "2023 good"],
        ),
    ],
)
def test_histories(corpus: Corpus, code: str, strand: Strand, expected: list[str]) -> None:
    points = timeline(corpus, code).strands[strand]
    found = [
        f"{p.inspection.year} {p.judged.grade.value}{' recounted' if p.recounted else ''}"
        for p in points
    ]
    assert found == expected


def test_isle_of_wight_was_inadequate_in_2013_as_recounted(corpus: Corpus) -> None:
    points = timeline(corpus, "921").strands[Strand.HELP_AND_PROTECTION]
    told = [p for p in points if p.inspection.year == 2013]
    assert [p.judged.grade for p in told] == [Grade.INADEQUATE]
    assert told[0].recounted
    assert told[0].inspection.recounted_in == ("isle-of-wight-2014-09-16",)


def test_four_rose_from_requires_improvement_to_outstanding(corpus: Corpus) -> None:
    """Telford and Wrekin's was the second such rise, and no missing inspection can change it."""
    found = transitions(corpus.as_at(date(2025, 12, 31)))
    rises = found.between(Grade.REQUIRES_IMPROVEMENT, Grade.OUTSTANDING)
    assert [(r.authority_code, r.published) for r in rises] == [
        ("303", date(2018, 8, 20)),  # Bexley
        ("894", date(2020, 3, 2)),  # Telford and Wrekin
        ("855", date(2024, 7, 12)),  # Leicestershire
        ("816", date(2025, 4, 15)),  # York
    ]
    place = found.place(rises[1])
    assert (place.position, place.possible_earlier) == (2, ())


#: Over all 493 reports: rows before, columns after, best grade first.
WHOLE = (
    (24, 3, 1, 0),
    (42, 50, 15, 9),
    (4, 56, 38, 22),
    (1, 18, 32, 9),
)


def test_no_move_is_counted_more_often_than_over_all_reports(corpus: Corpus) -> None:
    """The whole counts 324 moves among today's authorities, by the page that Ofsted files them
    on; what is known here fits into it cell by cell."""
    today = england().codes
    matrix = transitions(corpus).among(today).matrix
    for before, row in zip(matrix.grades, WHOLE, strict=True):
        for after, most in zip(matrix.grades, row, strict=True):
            assert matrix.count(before, after) <= most, (before, after)
    assert sum(sum(row) for row in WHOLE) == 324
    assert matrix.total >= 280


def test_at_7_january_2019_what_is_known_fits_the_whole(corpus: Corpus) -> None:
    """All reports give 70 of 147 good or better; those not known here make up the rest."""
    day = date(2019, 1, 7)
    found = shares(corpus, Strand.OVERALL, england(day), day)
    assert found.total == 152
    assert found.good_or_better <= 70
    assert found.good_or_better + len(found.not_known) >= 70


def test_of_56_unitaries_on_that_day_20_were_good_or_better(corpus: Corpus) -> None:
    """So counted over all reports, the Isles of Scilly among the 56; Buckinghamshire, North
    Yorkshire and Somerset were counties then."""
    day = date(2019, 1, 7)
    by_type = {group.name: group for group in groups(GroupKind.TYPE, day)}
    unitaries = (*by_type["Unitary authority"].codes, "420")
    found = shares(corpus, Strand.OVERALL, chosen_group(unitaries, on=day), day)
    assert found.total == 56
    assert found.good_or_better <= 20
    assert found.good_or_better + len(found.not_known) >= 20


def test_every_authority_of_today_has_an_inspection(corpus: Corpus) -> None:
    found = shares(corpus, Strand.LEADERS, england())
    assert found.not_known == ()
