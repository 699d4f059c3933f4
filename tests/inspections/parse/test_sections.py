"""What a heading opens."""

from __future__ import annotations

import pytest

from lineofsight.inspections.parse.sections import Role, is_known_title, read_heading
from lineofsight.reference.areas import Area
from lineofsight.reference.grades import Grade

AREAS = [
    (
        "The experiences and progress of children who need help and protection: good",
        "The experiences and progress of children who need help and protection",
        Area.HELP_AND_PROTECTION,
        Grade.GOOD,
    ),
    (
        "The experiences and progress of children in care and care leavers Inadequate",
        "The experiences and progress of children in care and care leavers",
        Area.IN_CARE_AND_CARE_LEAVERS,
        Grade.INADEQUATE,
    ),
    (
        "The experiences of children in care: outstanding",
        "The experiences of children in care",
        Area.IN_CARE,
        Grade.OUTSTANDING,
    ),
    (
        "The experiences and progress of children care leavers: good",
        "The experiences and progress of children care leavers",
        Area.CARE_LEAVERS,
        Grade.GOOD,
    ),
    (
        "The impact of leaders on practice with children and families",
        "The impact of leaders on practice with children and families",
        Area.LEADERS,
        None,
    ),
    (
        "The graded judgement for adoption is good",
        "Adoption",
        Area.ADOPTION,
        Grade.GOOD,
    ),
    (
        "Leadership, management and governance requires improvement",
        "Leadership, management and governance",
        Area.LEADERS,
        Grade.REQUIRES_IMPROVEMENT,
    ),
    (
        "Outcomes for looked-after children and young people",
        "Outcomes for looked-after children and young people",
        Area.LOOKED_AFTER_OUTCOMES,
        None,
    ),
    (
        "Quality of provision",
        "Quality of provision",
        Area.LOOKED_AFTER_PROVISION,
        None,
    ),
    (
        "The impact of leadership on practice (requires improvement to be good)",
        "The impact of leadership on practice",
        Area.LEADERS,
        Grade.REQUIRES_IMPROVEMENT,
    ),
    (
        "The experiences and progress of children in need of help and protection: good",
        "The experiences and progress of children in need of help and protection",
        Area.HELP_AND_PROTECTION,
        Grade.GOOD,
    ),
    (
        "The experiences and progress of children looked-after and achieving permanence is good",
        "The experiences and progress of children looked-after and achieving permanence",
        Area.IN_CARE_AND_CARE_LEAVERS,
        Grade.GOOD,
    ),
    (
        "The Local Safeguarding Children is inadequate",
        "The Local Safeguarding Children",
        Area.LSCB,
        Grade.INADEQUATE,
    ),
    (
        "The experiences and progress of children in care³: good",
        "The experiences and progress of children in care",
        Area.IN_CARE,
        Grade.GOOD,
    ),
    (
        "The Local Safeguarding Children Board requires improvement",
        "The Local Safeguarding Children Board",
        Area.LSCB,
        Grade.REQUIRES_IMPROVEMENT,
    ),
]


@pytest.mark.parametrize(("heading", "title", "area", "grade"), AREAS)
def test_headings_of_judged_areas(
    heading: str, title: str, area: Area, grade: Grade | None
) -> None:
    found = read_heading(heading)
    assert (found.title, found.area, found.grade) == (title, area, grade)


def test_large_print_that_runs_on_is_no_chapter() -> None:
    """Nor does the grade at its end belong to the board that it names."""
    prose = "Leaders work with partners and the LSCB and have redesigned the service. " * 3
    found = read_heading(prose + "The quality of practice is good")
    assert (found.role, found.area, found.grade) == (Role.OTHER, None, None)


ROLES = [
    ("What needs to improve?1", Role.RECOMMENDATIONS),
    ("What does the LSCB need to improve?", Role.RECOMMENDATIONS),
    ("What needs further improvement", Role.RECOMMENDATIONS),
    ("What needs to be improved", Role.RECOMMENDATIONS),
    ("What the local authority needs to improve in this area", Role.RECOMMENDATIONS),
    ("What the council must do to improve", Role.RECOMMENDATIONS),
    ("What children need", Role.OTHER),
    ("Key judgment", Role.SUBHEADING),
    ("Recommendations", Role.RECOMMENDATIONS),
    ("Priority and immediate action", Role.PRIORITY),
    ("Areas for improvement:", Role.IMPROVEMENT),
    ("Within three months:", Role.TIMESCALE),
    ("What the inspection judgements mean: the local authority", Role.SKIP),
    ("The inspection team", Role.SKIP),
    ("Inspection findings – the Local Safeguarding Children Board", Role.SUBHEADING),
    ("Summary for children and young people", Role.OTHER),
    ("Contents", Role.CONTENTS),
]


@pytest.mark.parametrize(("heading", "role"), ROLES)
def test_roles_of_headings(heading: str, role: Role) -> None:
    assert read_heading(heading).role is role


def test_a_heading_printed_like_text_is_known_by_its_words() -> None:
    assert is_known_title("Local leadership")
    assert not is_known_title("Local leadership has changed since the last inspection.")
