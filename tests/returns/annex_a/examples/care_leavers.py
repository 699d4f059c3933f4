"""Examples of the rules on care leavers. The lists are of 31 March 2026."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="AA150",
        year=2026,
        why="Young person 1 is 18 and given as eligible, young person 2 is 17 and given as former "
        "relevant, young person 3 is 26. Young person 5, of 25, is not 26 until tomorrow.",
        tables={
            "CareLeavers": """
                child_id | birth_date | eligibility
                1        | 05/01/2008 | ELIGIBLE
                2        | 05/01/2009 | b) Former relevant child
                3        | 31/03/2000 | QUALIFYING
                4        | 05/01/2009 | RELEVANT
                5        | 01/04/2000 | FORMER
                6        |            | FORMER
            """
        },
        fails={"CareLeavers": [0, 1, 2]},
    ),
    Example(
        code="AA151",
        year=2026,
        why="Young people 1 and 2 are given as still in care; only young person 2 is.",
        tables={
            "CareLeavers": """
                child_id | eligibility
                1        | ELIGIBLE
                2        | ELIGIBLE
                3        | RELEVANT
            """,
            "ChildrenInCare": """
                child_id | care_end
                1        | 05/03/2026
                2        |
            """,
        },
        fails={"CareLeavers": [0]},
    ),
    Example(
        code="AA152",
        year=2026,
        why="Young person 1 has left care by the category, and is in care by list 8.",
        tables={
            "CareLeavers": """
                child_id | eligibility
                1        | FORMER
                2        | FORMER
                3        | ELIGIBLE
            """,
            "ChildrenInCare": """
                child_id | care_end
                1        |
                2        | 05/03/2026
                3        |
            """,
        },
        fails={"CareLeavers": [0]},
    ),
    Example(
        code="AA153",
        year=2026,
        why="The council is in touch with young person 1, and it is not given since when. The date "
        "of the third cannot be read, but is there.",
        tables={
            "CareLeavers": """
                child_id | in_touch | last_contact
                1        | a) Yes   |
                2        | YES      | 05/03/2026
                3        | YES      | 31/02/2026
                4        | NO       |
            """
        },
        fails={"CareLeavers": [0]},
    ),
    Example(
        code="AA154",
        year=2026,
        why="Eight weeks before 31 March is 3 February. The latest contact with young person 1 was "
        "the day before, with young person 2 on that day.",
        tables={
            "CareLeavers": """
                child_id | in_touch | last_contact
                1        | YES      | 02/02/2026
                2        | YES      | 03/02/2026
                3        | NO       | 02/02/2025
            """
        },
        fails={"CareLeavers": [0]},
    ),
    Example(
        code="AA155",
        year=2026,
        why="The plan of young person 1 was last reviewed more than six months ago, that of young "
        "person 2 never. Young person 4 has no right to one; with young person 5 the council is "
        "not in touch.",
        tables={
            "CareLeavers": """
                child_id | eligibility | in_touch | pathway_plan_review
                1        | FORMER      | YES      | 29/09/2025
                2        | ELIGIBLE    | YES      |
                3        | FORMER      | YES      | 30/09/2025
                4        | QUALIFYING  | YES      |
                5        | FORMER      | REFU     |
            """
        },
        fails={"CareLeavers": [0, 1]},
    ),
    Example(
        code="AA156",
        year=2026,
        why="Young person 1 has no adviser. Young person 3 is still in care.",
        tables={
            "CareLeavers": """
                child_id | eligibility | worker  | personal_adviser
                1        | FORMER      | Ash Elm |
                2        | RELEVANT    |         | Elm Ash
                3        | ELIGIBLE    | Ash Elm |
            """
        },
        fails={"CareLeavers": [0]},
    ),
    Example(
        code="AA157",
        year=2026,
        why="Of young person 1 it is not given whether the home is suitable, of young person 2 not "
        "what it is. Where young person 4 lives is not known.",
        tables={
            "CareLeavers": """
                child_id | accommodation         | accommodation_suitable
                1        | U: Independent living |
                2        |                       | a) Suitable
                3        | U                     | 1
                4        | R                     |
                5        |                       |
            """
        },
        fails={"CareLeavers": [0, 1]},
    ),
    Example(
        code="AA158",
        year=2026,
        why="The council is in touch with young people 1 and 2, and does not say what young person "
        "1 does. Young person 3 is 17; with young person 4 it is not in touch.",
        tables={
            "CareLeavers": """
                child_id | birth_date | in_touch | accommodation | activity
                1        | 05/01/2006 | YES      | U             |
                2        | 05/01/2006 | YES      | U             | F2
                3        | 05/01/2009 | YES      |               |
                4        | 05/01/2006 | NO       |               |
            """
        },
        fails={"CareLeavers": [0]},
    ),
    Example(
        code="AA159",
        year=2026,
        why="Young person 1 is in custody and young person 2 homeless, which is given as suitable.",
        tables={
            "CareLeavers": """
                child_id | accommodation              | accommodation_suitable
                1        | X                          | 1
                2        | S: No fixed abode / homeless | a) Suitable
                3        | X                          | b) Unsuitable
                4        | U                          | 1
            """
        },
        fails={"CareLeavers": [0, 1]},
    ),
)
