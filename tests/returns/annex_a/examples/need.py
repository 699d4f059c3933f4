"""Examples of the rules on children in need. The lists are of 31 March 2026."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="AA070",
        year=2026,
        why="The first case was closed before it was opened, the second on the day.",
        tables={
            "ChildrenInNeed": """
                child_id | cin_start  | cin_closed
                1        | 05/01/2026 | 04/01/2026
                2        | 05/01/2026 | 05/01/2026
                3        | 05/01/2026 |
            """
        },
        fails={"ChildrenInNeed": [0]},
    ),
    Example(
        code="AA071",
        year=2026,
        why="Of the first case the reason is given and not the date. The date of the third cannot "
        "be read, but is there.",
        tables={
            "ChildrenInNeed": """
                child_id | cin_closed | closure_reason
                1        |            | RC7
                2        | 05/01/2026 | RC7
                3        | 31/02/2026 | RC7
                4        |            |
            """
        },
        fails={"ChildrenInNeed": [0]},
    ),
    Example(
        code="AA072",
        year=2026,
        why="The first case was closed, and it is not given why.",
        tables={
            "ChildrenInNeed": """
                child_id | cin_closed | closure_reason
                1        | 05/01/2026 |
                2        | 05/01/2026 | RC1 - Adopted
                3        |            |
            """
        },
        fails={"ChildrenInNeed": [0]},
    ),
    Example(
        code="AA073",
        year=2026,
        why="Case 1 is closed by its status only.",
        tables={
            "ChildrenInNeed": """
                child_id | case_status       | cin_closed
                1        | e) Closed episode |
                2        | CLOSED            | 05/01/2026
                3        | CIN               |
            """
        },
        fails={"ChildrenInNeed": [0]},
    ),
    Example(
        code="AA074",
        year=2026,
        why="Case 1 was closed, and its status is that of an open one. What status 3 is cannot be "
        "told, which is for another rule.",
        tables={
            "ChildrenInNeed": """
                child_id | case_status | cin_closed
                1        | CIN         | 05/01/2026
                2        | CLOSED      | 05/01/2026
                3        | Other       | 05/01/2026
                4        | CIN         |
            """
        },
        fails={"ChildrenInNeed": [0]},
    ),
    Example(
        code="AA075",
        year=2026,
        why="Six weeks before 31 March is 17 February. Child 1 was last seen the day before, child "
        "2 on that day. Child 3 was never seen, and the case is old; child 4's is new. Child 5 is "
        "on a protection plan, child 6's case is closed.",
        tables={
            "ChildrenInNeed": """
                child_id | cin_start  | last_seen  | cin_closed | case_status
                1        | 05/01/2025 | 16/02/2026 |            | CIN
                2        | 05/01/2025 | 17/02/2026 |            | CIN
                3        | 05/01/2025 |            |            | c) Child in need plan
                4        | 05/03/2026 |            |            | CIN
                5        | 05/01/2025 | 05/01/2026 |            | CPP
                6        | 05/01/2025 | 05/01/2026 | 20/03/2026 | CIN
            """
        },
        fails={"ChildrenInNeed": [0, 2]},
    ),
    Example(
        code="AA077",
        year=2026,
        why="Case 1 has no worker and case 2 no team. Case 3 is closed. Referral 5 was no further "
        "action. Care leaver 7 has no worker, but a personal adviser.",
        tables={
            "ChildrenInNeed": """
                child_id | cin_closed | team | worker
                1        |            | Duty |
                2        |            |      | Ash Elm
                3        | 05/03/2026 |      |
                4        |            | Duty | Ash Elm
            """,
            "Referrals": """
                child_id | no_further_action | team | worker
                5        | Y                 |      |
                6        | N                 |      |
            """,
            "CareLeavers": """
                child_id | team | worker | personal_adviser
                7        |      |        | Elm Ash
                8        |      |        |
            """,
        },
        fails={"ChildrenInNeed": [0, 1], "Referrals": [1], "CareLeavers": [1]},
    ),
    Example(
        code="AA079",
        year=2026,
        why="The need of child 1 is not stated; child 2 is still assessed, child 3's case closed.",
        tables={
            "ChildrenInNeed": """
                child_id | primary_need | case_status | cin_closed
                1        | N0           | CIN         |
                2        | N0           | ASMT        |
                3        | N9           | CLOSED      | 05/03/2026
                4        | N1           | CIN         |
            """
        },
        fails={"ChildrenInNeed": [0]},
    ),
    Example(
        code="AA080",
        year=2026,
        why="Child 1 is on a plan and not in list 6; child 2's case there is closed. Child 3's is "
        "open. Child 4's plan has ended.",
        tables={
            "CPPlans": """
                child_id | plan_end
                1        |
                2        |
                3        |
                4        | 05/03/2026
            """,
            "ChildrenInNeed": """
                child_id | cin_closed
                2        | 05/03/2026
                3        |
            """,
        },
        fails={"CPPlans": [0, 1]},
    ),
    Example(
        code="AA081",
        year=2026,
        why="Child 1 is in care and not in list 6, child 2 is in it. Child 3 has left care.",
        tables={
            "ChildrenInCare": """
                child_id | care_end
                1        |
                2        |
                3        | 05/03/2026
            """,
            "ChildrenInNeed": """
                child_id | cin_closed
                2        |
            """,
        },
        fails={"ChildrenInCare": [0]},
    ),
    Example(
        code="AA082",
        year=2026,
        why="By their cases children 1 to 3 are on a plan. Child 1's has ended, child 2 has none. "
        "Child 3's is open.",
        tables={
            "ChildrenInNeed": """
                child_id | case_status              | cin_closed
                1        | b) Child Protection plan |
                2        | CPP                      |
                3        | CPP                      |
                4        | CIN                      |
            """,
            "CPPlans": """
                child_id | plan_end
                1        | 05/03/2026
                3        |
            """,
        },
        fails={"ChildrenInNeed": [0, 1]},
    ),
    Example(
        code="AA083",
        year=2026,
        why="By their cases children 1 and 2 are in care; only child 2 is.",
        tables={
            "ChildrenInNeed": """
                child_id | case_status | cin_closed
                1        | CLA         |
                2        | CLA         |
                3        | CIN         |
            """,
            "ChildrenInCare": """
                child_id | care_end
                1        | 05/03/2026
                2        |
            """,
        },
        fails={"ChildrenInNeed": [0]},
    ),
    Example(
        code="AA084",
        year=2026,
        why="Children 1 to 3 are on a plan. The case of child 1 says otherwise, that of child 2 "
        "says so; child 3 is in care as well.",
        tables={
            "ChildrenInNeed": """
                child_id | case_status | cin_closed
                1        | CIN         |
                2        | CPP         |
                3        | CLA         |
                4        | CIN         |
            """,
            "CPPlans": """
                child_id | plan_end
                1        |
                2        |
                3        |
            """,
        },
        fails={"ChildrenInNeed": [0]},
    ),
    Example(
        code="AA085",
        year=2026,
        why="Children 1 and 2 are in care, and the case of child 1 says otherwise.",
        tables={
            "ChildrenInNeed": """
                child_id | case_status | cin_closed
                1        | CPP         |
                2        | CLA         |
                3        | CPP         |
            """,
            "ChildrenInCare": """
                child_id | care_end
                1        |
                2        |
            """,
        },
        fails={"ChildrenInNeed": [0]},
    ),
    Example(
        code="AA086",
        year=2026,
        why="Children 1 and 2 are being assessed by their cases. Child 1's assessment was "
        "authorised.",
        tables={
            "ChildrenInNeed": """
                child_id | case_status | cin_closed
                1        | ASMT        |
                2        | ASMT        |
                3        | CIN         |
            """,
            "Assessments": """
                child_id | assessment_authorised
                1        | 05/03/2026
                2        |
            """,
        },
        fails={"ChildrenInNeed": [0]},
    ),
    Example(
        code="AA088",
        year=2026,
        why="Cases 1 and 2 were closed with adoption. List 10 has no order of child 1.",
        tables={
            "ChildrenInNeed": """
                child_id | closure_reason
                1        | RC1
                2        | RC1
                3        | RC7
            """,
            "Adoption": """
                child_id | adopted
                1        |
                2        | 05/03/2026
            """,
        },
        fails={"ChildrenInNeed": [0]},
    ),
)
