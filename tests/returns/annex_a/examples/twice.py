"""Examples of the rules on rows that stand in a list twice."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="AA020",
        year=2026,
        why="Child 1 has the same contact twice; child 2 two on one day, from two sources. Child 3 "
        "has the same referral twice. Rows without a date are told by another rule.",
        tables={
            "Contacts": """
                child_id | contact_date | contact_source
                1        | 05/01/2026   | 6
                1        | 2026-01-05   | Police
                2        | 05/01/2026   | 6
                2        | 05/01/2026   | 2A
            """,
            "Referrals": """
                child_id | referral_date
                3        | 06/01/2026
                3        | 06/01/2026
                4        |
                4        |
            """,
        },
        fails={"Contacts": [0, 1], "Referrals": [0, 1]},
    ),
    Example(
        code="AA021",
        year=2026,
        why="Child 1 has one plan in two rows. Child 2 had one and has another.",
        tables={
            "CPPlans": """
                child_id | plan_start | plan_end
                1        | 05/01/2026 |
                1        | 05/01/2026 |
                2        | 05/06/2025 | 01/12/2025
                2        | 05/01/2026 |
            """,
            "Adoption": """
                child_id | adoption_decision
                3        | 05/06/2025
                3        | 05/06/2025
            """,
        },
        fails={"CPPlans": [0, 1], "Adoption": [0, 1]},
    ),
    Example(
        code="AA022",
        year=2026,
        why="Care leaver 1 and adopter 7 stand twice. Rows without an identifier are told by "
        "another rule.",
        tables={
            "CareLeavers": """
                child_id | accommodation
                1        | U
                1        | Y
                2        | U
            """,
            "Adopters": """
                adopter_id | enquiry
                7          | 05/06/2025
                7          | 06/06/2025
                           | 05/06/2025
                           | 05/06/2025
            """,
        },
        fails={"CareLeavers": [0, 1], "Adopters": [0, 1]},
    ),
    Example(
        code="AA025",
        year=2026,
        why="Child 1 has two open cases and one that was closed. Child 2 has one of each.",
        tables={
            "ChildrenInNeed": """
                child_id | cin_start  | cin_closed
                1        | 05/06/2025 |
                1        | 05/01/2026 |
                1        | 05/01/2025 | 06/11/2025
                2        | 05/06/2025 | 06/11/2025
                2        | 05/01/2026 |
            """
        },
        fails={"ChildrenInNeed": [0, 1]},
    ),
    Example(
        code="AA026",
        year=2026,
        why="Child 1 has two open plans. Child 2's first ended; the end of child 3's first cannot "
        "be read, so it is not open.",
        tables={
            "CPPlans": """
                child_id | plan_start | plan_end
                1        | 05/06/2025 |
                1        | 05/01/2026 |
                2        | 05/06/2025 | 06/11/2025
                2        | 05/01/2026 |
                3        | 05/06/2025 | 31/11/2025
                3        | 05/01/2026 |
            """
        },
        fails={"CPPlans": [0, 1]},
    ),
    Example(
        code="AA027",
        year=2026,
        why="Child 1 has two open periods of care, child 2 one that ended and one that goes on.",
        tables={
            "ChildrenInCare": """
                child_id | care_start | care_end
                1        | 05/06/2025 |
                1        | 05/01/2026 |
                2        | 05/06/2025 | 06/11/2025
                2        | 05/01/2026 |
            """
        },
        fails={"ChildrenInCare": [0, 1]},
    ),
)
