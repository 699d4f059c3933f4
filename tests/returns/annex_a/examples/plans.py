"""Examples of the rules on child protection plans. The lists are of 31 March 2026."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="AA090",
        year=2026,
        why="The first plan ended before it began, the second on the day.",
        tables={
            "CPPlans": """
                child_id | plan_start | plan_end
                1        | 05/01/2026 | 04/01/2026
                2        | 05/01/2026 | 05/01/2026
                3        | 05/01/2026 |
            """
        },
        fails={"CPPlans": [0]},
    ),
    Example(
        code="AA091",
        year=2026,
        why="The visit to child 1 was before the plan, that to child 2 after it. Child 3 was "
        "visited on the last day.",
        tables={
            "CPPlans": """
                child_id | plan_start | plan_end   | last_visit
                1        | 05/01/2026 |            | 04/01/2026
                2        | 05/06/2025 | 05/01/2026 | 06/01/2026
                3        | 05/06/2025 | 05/01/2026 | 05/01/2026
                4        | 05/01/2026 |            |
            """
        },
        fails={"CPPlans": [0, 1]},
    ),
    Example(
        code="AA092",
        year=2026,
        why="Six weeks before 31 March is 17 February. Child 1 was visited the day before, child 2 "
        "on that day. Child 3 was never visited; child 4's plan is new, child 5's has ended.",
        tables={
            "CPPlans": """
                child_id | plan_start | plan_end   | last_visit
                1        | 05/06/2025 |            | 16/02/2026
                2        | 05/06/2025 |            | 17/02/2026
                3        | 05/06/2025 |            |
                4        | 05/03/2026 |            |
                5        | 05/06/2025 | 01/03/2026 | 16/01/2026
            """
        },
        fails={"CPPlans": [0, 2]},
    ),
    Example(
        code="AA093",
        year=2026,
        why="Plan 1 has had no review for three months, plan 2 is newer. Plan 3 was last reviewed "
        "more than six months ago, plan 4 on 30 September. Plan 5 has ended.",
        tables={
            "CPPlans": """
                child_id | plan_start | plan_end   | last_review
                1        | 30/12/2025 |            |
                2        | 31/12/2025 |            |
                3        | 05/01/2025 |            | 29/09/2025
                4        | 05/01/2025 |            | 30/09/2025
                5        | 05/01/2025 | 01/03/2026 |
            """
        },
        fails={"CPPlans": [0, 2]},
    ),
    Example(
        code="AA094",
        year=2026,
        why="The review of the first plan was held before it began.",
        tables={
            "CPPlans": """
                child_id | plan_start | last_review
                1        | 05/01/2026 | 04/01/2026
                2        | 05/01/2026 | 26/03/2026
                3        | 05/01/2026 |
            """
        },
        fails={"CPPlans": [0]},
    ),
    Example(
        code="AA095",
        year=2026,
        why="Plan 1 began more than two years before 31 March 2026, plan 2 two years before. Plan "
        "3 has ended.",
        tables={
            "CPPlans": """
                child_id | plan_start | plan_end
                1        | 30/03/2024 |
                2        | 31/03/2024 |
                3        | 30/03/2023 | 01/03/2026
            """
        },
        fails={"CPPlans": [0]},
    ),
    Example(
        code="AA096",
        year=2026,
        why="Plan 1 ended the day before three months were over, plan 2 when they were. That plan "
        "3 ended before it began is told by another rule.",
        tables={
            "CPPlans": """
                child_id | plan_start | plan_end
                1        | 05/11/2025 | 04/02/2026
                2        | 05/11/2025 | 05/02/2026
                3        | 05/11/2025 | 04/11/2025
                4        | 05/11/2025 |
            """
        },
        fails={"CPPlans": [0]},
    ),
    Example(
        code="AA097",
        year=2026,
        why="Child 1 was visited, and it is not given whether alone. “Child seen” of child 4 does "
        "not say it either, but is for another rule.",
        tables={
            "CPPlans": """
                child_id | last_visit | seen_alone
                1        | 05/03/2026 |
                2        | 05/03/2026 | c) Unknown
                3        |            |
                4        | 05/03/2026 | Child seen
            """
        },
        fails={"CPPlans": [0]},
    ),
    Example(
        code="AA098",
        year=2026,
        why="Child 1's second plan counts no plan before it. Child 2's counts one.",
        tables={
            "CPPlans": """
                child_id | plan_start | previous_plans
                1        | 05/05/2025 | 0
                1        | 05/01/2026 | 0
                2        | 05/05/2025 | 0
                2        | 05/01/2026 | 1
            """
        },
        fails={"CPPlans": [1]},
    ),
    Example(
        code="AA099",
        year=2026,
        why="Child 1 is on a plan and in care. Child 2's plan has ended, child 3 has left care.",
        tables={
            "CPPlans": """
                child_id | plan_end
                1        |
                2        | 05/03/2026
                3        |
            """,
            "ChildrenInCare": """
                child_id | care_end
                1        |
                2        |
                3        | 05/03/2026
            """,
        },
        fails={"CPPlans": [0]},
    ),
    Example(
        code="AA100",
        year=2026,
        why="The category of plan 1 was multiple at first, that of plan 2 is so now.",
        tables={
            "CPPlans": """
                child_id | initial_abuse               | latest_abuse
                1        | e) Multiple/not recommended | NEG
                2        | NEG                         | Emotional abuse, Neglect
                3        | a) Neglect                  | EMO
            """
        },
        fails={"CPPlans": [0, 1]},
    ),
)
