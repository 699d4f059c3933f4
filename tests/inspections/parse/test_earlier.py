"""Earlier judgements: what a sentence supports, and what it does not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from lineofsight.inspections.parse.earlier import earlier_judgements
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.grades import Grade

PROTECTION = Area.CHILD_PROTECTION_OVERALL
SAFEGUARDING = Area.SAFEGUARDING_OVERALL
LOOKED_AFTER = Area.LOOKED_AFTER_OVERALL


@dataclass
class Told:
    """A paragraph under a heading."""

    text: str
    section: str = "Previous Ofsted inspections"
    page: int = 3


def read(*paragraphs: Told) -> list[tuple[int | None, int | None, str, str]]:
    """Year, month, area and grade of each judgement read."""
    return [
        (row.year, row.month, row.area, row.grade)
        for row in earlier_judgements("mereshire-2015-06-22", paragraphs)
    ]


SENTENCES = [
    (
        "Arrangements for the protection of children were last inspected in July 2013. "
        "The council was judged to be adequate.",
        [(2013, 7, PROTECTION, Grade.ADEQUATE)],
    ),
    (
        "The last inspection of safeguarding and looked after services was in March 2012. "
        "The council was judged to be adequate for children looked after and inadequate for "
        "safeguarding.",
        [(2012, 3, LOOKED_AFTER, Grade.ADEQUATE), (2012, 3, SAFEGUARDING, Grade.INADEQUATE)],
    ),
    (
        "Safeguarding and services for looked after children were inspected in May 2012 and "
        "were found to be good for both.",
        [(2012, 5, SAFEGUARDING, Grade.GOOD), (2012, 5, LOOKED_AFTER, Grade.GOOD)],
    ),
    (
        "The council’s fostering service was judged good in May 2013, and an inspection of the "
        "adoption service in March 2012 judged it satisfactory.",
        [
            (2013, 5, Area.FOSTERING_SERVICE, Grade.GOOD),
            (2012, 3, Area.ADOPTION_SERVICE, Grade.ADEQUATE),
        ],
    ),
    (
        "Safeguarding arrangements/arrangements for the protection of children were inspected "
        "in January 2013. The council was judged inadequate.",
        [(2013, 1, PROTECTION, Grade.INADEQUATE)],
    ),
    (
        "Services for looked after children were inspected in January 2014. The council was "
        "judged to require improvement.",
        [(2014, 1, Area.IN_CARE_AND_CARE_LEAVERS, Grade.REQUIRES_IMPROVEMENT)],
    ),
    (
        "The last inspection report for the local authority was published in June 2015:\n"
        "• Overall effectiveness: Inadequate\n• Children who need help and protection: Good\n"
        "  – Adoption performance: Requires improvement",
        [
            (2015, 6, Area.OVERALL, Grade.INADEQUATE),
            (2015, 6, Area.HELP_AND_PROTECTION, Grade.GOOD),
            (2015, 6, Area.ADOPTION, Grade.REQUIRES_IMPROVEMENT),
        ],
    ),
    ("The council runs four children’s homes. Three were judged good in June 2014.", []),
    ("Private fostering was inspected in March 2009 and was judged good.", []),
    ("A monitoring visit in August 2016 found adequate protection of children.", []),
    ("Services for children were not good enough in September 2014.", []),
    ("The fostering service was judged good or outstanding in May 2013.", []),
]


@pytest.mark.parametrize(("text", "told"), SENTENCES)
def test_what_a_sentence_supports(
    text: str, told: list[tuple[int | None, int | None, str, str]]
) -> None:
    assert read(Told(text)) == told


def test_other_sections_recount_nothing() -> None:
    text = "Arrangements for the protection of children were judged good in July 2013."
    assert read(Told(text, section="Executive summary")) == []


def test_two_grades_for_one_service_at_one_date_are_neither_claimed() -> None:
    assert (
        read(
            Told("The fostering service was inspected in May 2013 and was judged good."),
            Told("The fostering service was inspected in May 2013 and was judged adequate."),
        )
        == []
    )


def test_progress_since_the_last_inspection_adds_only_what_is_not_told_already() -> None:
    section = "Progress since the last inspection"
    told = read(
        Told("Protection of children was inspected in July 2013. It was judged adequate."),
        Told(
            "The last inspection of arrangements for the protection of children was in "
            "May 2013. The council was judged inadequate. Much is now good.",
            section=section,
        ),
        Told(
            "The last inspection of services for looked after children was in June 2010. "
            "The council was judged good. Supervision is inadequate.",
            section=section,
        ),
    )
    assert told == [
        (2013, 7, PROTECTION, Grade.ADEQUATE),
        (2010, 6, LOOKED_AFTER, Grade.GOOD),
    ]


def test_the_framework_follows_from_the_date() -> None:
    rows = earlier_judgements(
        "mereshire-2015-06-22",
        [
            Told("Services for looked after children were judged good in June 2010."),
            Told("Services for looked after children were judged good in June 2013."),
            Told("Protection of children was judged good in June 2013."),
        ],
    )
    assert [row.framework for row in rows] == [
        Framework.SAFEGUARDING_LOOKED_AFTER,
        Framework.LOOKED_AFTER,
        Framework.CHILD_PROTECTION,
    ]
