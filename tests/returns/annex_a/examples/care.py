"""Examples of the rules on periods of care. The lists are of 31 March 2026."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="AA110",
        year=2026,
        why="The first period ended before it began, the second on the day.",
        tables={
            "ChildrenInCare": """
                child_id | care_start | care_end
                1        | 05/01/2026 | 04/01/2026
                2        | 05/01/2026 | 05/01/2026
                3        | 05/01/2026 |
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA111",
        year=2026,
        why="Of the first period the reason is given and not the date. The date of the third "
        "cannot be read, but is there.",
        tables={
            "ChildrenInCare": """
                child_id | care_end   | care_end_reason
                1        |            | E4A
                2        | 05/01/2026 | E4A
                3        | 31/02/2026 | E4A
                4        |            |
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA112",
        year=2026,
        why="The first period ended, and it is not given why.",
        tables={
            "ChildrenInCare": """
                child_id | care_end   | care_end_reason
                1        | 05/01/2026 |
                2        | 05/01/2026 | c) E2: Died
                3        |            |
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA113",
        year=2026,
        why="The first status began the day before the care, the second with it.",
        tables={
            "ChildrenInCare": """
                child_id | care_start | legal_status_start
                1        | 05/01/2026 | 04/01/2026
                2        | 05/01/2026 | 05/01/2026
                3        | 05/01/2026 |
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA114",
        year=2026,
        why="The first placement began the day before the care, the second with it.",
        tables={
            "ChildrenInCare": """
                child_id | care_start | placement_start
                1        | 05/01/2026 | 04/01/2026
                2        | 05/01/2026 | 05/01/2026
                3        |            | 05/01/2026
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA115",
        year=2026,
        why="Child 1's placement and child 2's status began after the care ended; child 3's "
        "placement began on its last day. Child 4's care goes on.",
        tables={
            "ChildrenInCare": """
                child_id | care_end   | legal_status_start | placement_start
                1        | 05/01/2026 | 05/01/2025         | 06/01/2026
                2        | 05/01/2026 | 06/01/2026         | 05/01/2025
                3        | 05/01/2026 | 05/01/2025         | 05/01/2026
                4        |            | 05/01/2025         | 06/01/2026
            """
        },
        fails={"ChildrenInCare": [0, 1]},
    ),
    Example(
        code="AA127",
        year=2026,
        why="Periods 1 and 2 are given as second ones. Period 1 began more than twelve months "
        "before 31 March 2026, period 2 on that day twelve months before.",
        tables={
            "ChildrenInCare": """
                child_id | care_start | second_period
                1        | 30/03/2025 | Y
                2        | 31/03/2025 | Y
                3        | 30/03/2025 | N
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA128",
        year=2026,
        why="Child 1's second period is not given as one, though the first ended in the summer. "
        "Child 2's is. Child 3's first period ended too long ago to count.",
        tables={
            "ChildrenInCare": """
                child_id | care_start | care_end   | second_period
                1        | 05/01/2025 | 05/11/2025 | N
                1        | 05/01/2026 |            | N
                2        | 05/01/2025 | 05/11/2025 | N
                2        | 05/01/2026 |            | Y
                3        | 05/01/2024 | 05/01/2025 | N
                3        | 05/01/2026 |            | N
            """
        },
        fails={"ChildrenInCare": [1]},
    ),
    Example(
        code="AA132",
        year=2026,
        why="Children 1 to 3 are under a placement order. Child 1 is not in list 10; child 2 is; "
        "child 3 has left care.",
        tables={
            "ChildrenInCare": """
                child_id | legal_status        | care_end
                1        | E1: Placement order |
                2        | E1                  |
                3        | E1                  | 05/03/2026
                4        | C2                  |
            """,
            "Adoption": """
                child_id | adoption_decision
                2        | 05/01/2026
            """,
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA133",
        year=2026,
        why="Children 1 to 3 are placed for adoption. List 10 does not have child 1, and no date "
        "of child 2.",
        tables={
            "ChildrenInCare": """
                child_id | placement_type | care_end
                1        | A6             |
                2        | A5             |
                3        | A6             |
                4        | U6             |
            """,
            "Adoption": """
                child_id | placed
                2        |
                3        | 05/01/2026
            """,
        },
        fails={"ChildrenInCare": [0, 1]},
    ),
    Example(
        code="AA134",
        year=2026,
        why="Adoption is the plan for children 1 and 2; child 2 is in list 10.",
        tables={
            "ChildrenInCare": """
                child_id | permanence_plan | care_end
                1        | b) Adoption     |
                2        | ADOPTION        |
                3        | FOSTERING       |
            """,
            "Adoption": """
                child_id | adoption_decision
                2        | 05/01/2026
            """,
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA135",
        year=2026,
        why="Care of children 1 and 2 ended with adoption. List 10 has no order of child 1.",
        tables={
            "ChildrenInCare": """
                child_id | care_end   | care_end_reason
                1        | 05/01/2026 | E12
                2        | 05/01/2026 | E11
                3        | 05/01/2026 | E4A
            """,
            "Adoption": """
                child_id | adopted
                1        |
                2        | 05/01/2026
            """,
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA136",
        year=2026,
        why="Child 1 seeks asylum and is in need by abuse. Of child 3 no need is given.",
        tables={
            "ChildrenInCare": """
                child_id | uasc | category_of_need
                1        | Y    | N1
                2        | Y    | N8
                3        | Y    |
                4        | N    | N1
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA137",
        year=2026,
        why="Child 1 was remanded the day before turning 10, child 2 on the day.",
        tables={
            "ChildrenInCare": """
                child_id | birth_date | legal_status | legal_status_start
                1        | 05/01/2016 | J1           | 04/01/2026
                2        | 05/01/2016 | J1           | 05/01/2026
                3        | 05/01/2016 | C2           | 04/01/2026
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA138",
        year=2026,
        why="Child 1 was placed in supported accommodation the day before turning 16, child 2 on "
        "the day.",
        tables={
            "ChildrenInCare": """
                child_id | birth_date | placement_type                 | placement_start
                1        | 05/01/2010 | n) H5: Residential accommodation | 04/01/2026
                2        | 05/01/2010 | K3                             | 05/01/2026
                3        | 05/01/2010 | K2                             | 04/01/2026
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA139",
        year=2026,
        why="Child 1 has short breaks.",
        tables={
            "ChildrenInCare": """
                child_id | legal_status
                1        | V4
                2        | V2
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA140",
        year=2026,
        why="Young person 1 of 17 is in care, young person 2 has left at 18; neither is in list 9. "
        "Young person 3 is in it. Child 4 is 15, young person 5 in care for a month only, and "
        "young person 6 was adopted. When care of young person 7 ended cannot be read.",
        tables={
            "ChildrenInCare": """
                child_id | birth_date | care_start | care_end   | care_end_reason
                1        | 05/01/2009 | 05/01/2020 |            |
                2        | 05/01/2008 | 05/01/2020 | 05/01/2026 | E17
                3        | 05/01/2009 | 05/01/2020 |            |
                4        | 05/01/2011 | 05/01/2020 |            |
                5        | 05/01/2009 | 05/03/2026 |            |
                6        | 05/01/2009 | 05/01/2020 | 05/01/2026 | E11
                7        | 05/01/2008 | 05/01/2020 | 31/02/2026 | E17
            """,
            "CareLeavers": """
                child_id | eligibility
                3        | d) Eligible child
            """,
        },
        fails={"ChildrenInCare": [0, 1]},
    ),
)
