"""Examples of the rules on what is done for children in care. The lists are of 31 March 2026."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="AA116",
        year=2026,
        why="Child 1 has been in care for more than four weeks without a review, child 2 for four. "
        "Child 3's last review is more than six months old, child 4's is of 30 September. Child 5 "
        "has left care.",
        tables={
            "ChildrenInCare": """
                child_id | care_start | care_end   | last_care_review
                1        | 02/03/2026 |            |
                2        | 03/03/2026 |            |
                3        | 05/01/2024 |            | 29/09/2025
                4        | 05/01/2024 |            | 30/09/2025
                5        | 05/01/2024 | 05/03/2026 |
            """
        },
        fails={"ChildrenInCare": [0, 2]},
    ),
    Example(
        code="AA117",
        year=2026,
        why="Child 1, in a new placement, was last visited more than six weeks ago; child 2 six "
        "weeks ago. Child 3, settled for years, was last visited within three months, child 4 "
        "before. Child 5 was never visited. Child 6 has left care.",
        tables={
            "ChildrenInCare": """
                child_id | care_start | care_end   | placement_start | last_care_visit
                1        | 05/01/2024 |            | 05/05/2025      | 16/02/2026
                2        | 05/01/2024 |            | 05/05/2025      | 17/02/2026
                3        | 05/01/2020 |            | 05/05/2020      | 05/01/2026
                4        | 05/01/2020 |            | 05/05/2020      | 30/12/2025
                5        | 05/01/2026 |            | 05/01/2026      |
                6        | 05/01/2020 | 05/03/2026 | 05/05/2020      | 30/12/2025
            """
        },
        fails={"ChildrenInCare": [0, 3, 4]},
    ),
    Example(
        code="AA118",
        year=2026,
        why="Child 1 of ten was last assessed more than a year ago, child 2 within it. Child 3 of "
        "three was last assessed more than half a year ago. Child 4 has never been, child 5 came "
        "into care this month.",
        tables={
            "ChildrenInCare": """
                child_id | birth_date | care_start | care_end | last_health_assessment
                1        | 05/01/2016 | 05/01/2024 |          | 30/03/2025
                2        | 05/01/2016 | 05/01/2024 |          | 31/03/2025
                3        | 05/01/2023 | 05/01/2024 |          | 29/09/2025
                4        | 05/01/2016 | 05/01/2026 |          |
                5        | 05/01/2016 | 05/03/2026 |          |
            """
        },
        fails={"ChildrenInCare": [0, 2, 3]},
    ),
    Example(
        code="AA119",
        year=2026,
        why="Child 1's last check is more than a year old, child 2 never had one. Child 3 has been "
        "in care for half a year.",
        tables={
            "ChildrenInCare": """
                child_id | birth_date | care_start | care_end | last_dental_check
                1        | 05/01/2016 | 05/01/2024 |          | 30/03/2025
                2        | 05/01/2016 | 05/01/2024 |          |
                3        | 05/01/2016 | 05/10/2025 |          |
                4        | 05/01/2016 | 05/01/2024 |          | 31/03/2025
            """
        },
        fails={"ChildrenInCare": [0, 1]},
    ),
    Example(
        code="AA120",
        year=2026,
        why="The officer last spoke to child 1 more than six months ago, to child 2 never. Child 3 "
        "came into care in autumn.",
        tables={
            "ChildrenInCare": """
                child_id | care_start | care_end | last_iro_visit
                1        | 05/01/2024 |          | 29/09/2025
                2        | 05/01/2024 |          |
                3        | 05/10/2025 |          |
                4        | 05/01/2024 |          | 30/09/2025
            """
        },
        fails={"ChildrenInCare": [0, 1]},
    ),
    Example(
        code="AA121",
        year=2026,
        why="Four months before 31 March is 30 November. Child 1 came into care before it, child 2 "
        "on it. Child 4 has left care.",
        tables={
            "ChildrenInCare": """
                child_id | care_start | care_end   | permanence_plan
                1        | 29/11/2025 |            |
                2        | 30/11/2025 |            |
                3        | 29/11/2025 |            | g) Other
                4        | 29/11/2025 | 05/03/2026 |
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA122",
        year=2026,
        why="Child 1 had no placement.",
        tables={
            "ChildrenInCare": """
                child_id | placements_in_year
                1        | 0
                2        | 1
                3        |
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA123",
        year=2026,
        why="Child 1, in care for years, moved in January, and one placement is counted. Of child "
        "2 two are. Child 3's first placement began with the care, in the twelve months.",
        tables={
            "ChildrenInCare": """
                child_id | care_start | placement_start | placements_in_year
                1        | 05/01/2020 | 05/01/2026      | 1
                2        | 05/01/2020 | 05/01/2026      | 2
                3        | 05/01/2026 | 05/01/2026      | 1
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA124",
        year=2026,
        why="Child 1 was missing, and nobody says whether an interview was offered.",
        tables={
            "ChildrenInCare": """
                child_id | missing_in_year | interview_offered
                1        | 2               |
                2        | 2               | Not Offered (Other)
                3        | 0               |
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA125",
        year=2026,
        why="Child 1 was never missing, and no interview was offered, as is told. Child 2 was.",
        tables={
            "ChildrenInCare": """
                child_id | missing_in_year | interview_offered | interview_accepted
                1        | 0               | N                 |
                2        | 1               | Y                 | Y
                3        | 0               |                   |
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA126",
        year=2026,
        why="Child 1 accepted what was not offered. Of child 3 nobody says whether it was.",
        tables={
            "ChildrenInCare": """
                child_id | interview_offered | interview_accepted
                1        | N                 | Y
                2        | Y                 | Y
                3        |                   | Y
            """
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA129",
        year=2026,
        why="Child 1 is with parents, and the council provides it. Child 2 is in a children's home "
        "that parents provide.",
        tables={
            "ChildrenInCare": """
                child_id | placement_type            | placement_provider
                1        | k) P1: Placed with parents | PR1
                2        | K2                        | a) PR0: Parents/Parental responsibility
                3        | P1                        | PR0
                4        | K2                        | PR4
                5        | P1                        |
            """
        },
        fails={"ChildrenInCare": [0, 1]},
    ),
    Example(
        code="AA130",
        year=2026,
        why="The children's home of child 1 and the fostering agency of child 2 have a number. "
        "Child 3's foster carers are the council's own, child 5 has left care.",
        tables={
            "ChildrenInCare": """
                child_id | placement_type | placement_provider | urn      | care_end
                1        | K2             | PR1                |          |
                2        | U6             | PR4                |          |
                3        | U6             | PR1                |          |
                4        | K2             | PR4                | SC900001 |
                5        | K2             | PR4                |          | 05/03/2026
            """
        },
        fails={"ChildrenInCare": [0, 1]},
    ),
    Example(
        code="AA131",
        year=2026,
        why="The council is Wiltshire. Placement 1 is given as inside its area and lies in "
        "Swindon; placement 2 as outside, and lies in its own. The authority of placement 5 is "
        "none, which another rule tells, and placement 6 is confidential.",
        authority="E06000054",
        tables={
            "ChildrenInCare": """
                child_id | placement_location | placement_authority
                1        | a) In              | Swindon
                2        | OUT                | Wiltshire Council
                3        | IN                 | 865
                4        | OUT                | WAL
                5        | IN                 | Home Town
                6        | IN                 | CON
            """
        },
        fails={"ChildrenInCare": [0, 1]},
    ),
)
