"""Examples of the rules on a plan of a child in need beside a child protection plan."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="4001",
        year=2026,
        why="Episode 1 has an open plan of either kind, beside one that has ended. In episode 2 "
        "the child protection plan has ended, in episode 3 the other; child 4's open plans stand "
        "in two episodes. An end that cannot be read is an end (episodes 6 and 8). A plan without "
        "a start has not begun (episode 7); one whose start cannot be read has (episode 9).",
        tables={
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                1         | 1            | 2025-05-12       | 2025-06-02
                1         | 1            | 2025-12-01       |
                2         | 2            | 2025-12-01       |
                3         | 3            | 2025-05-12       | 2025-06-02
                4         | 4            | 2025-12-01       |
                5         | 6            | 2025-12-01       |
                6         | 7            |                  |
                7         | 8            | 2025-12-01       | 31/11/2025
                8         | 9            | 31/11/2025       |
            """,
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate | CPPendDate
                1         | 1            | 1     | 2025-06-02   |
                2         | 2            | 2     | 2025-06-02   | 2025-12-01
                3         | 3            | 3     | 2025-06-02   |
                4         | 5            | 4     | 2025-06-02   |
                5         | 6            | 5     | 2025-06-02   | 31/11/2025
                6         | 7            | 6     | 2025-06-02   |
                1         | 1            | 7     | 2024-06-03   | 2025-04-07
                7         | 8            | 8     | 2025-06-02   |
                8         | 9            | 9     | 2025-06-02   |
            """,
        },
        fails={"CINPlanDates": [1, 8], "ChildProtectionPlans": [0, 8]},
    ),
    Example(
        code="4003",
        year=2026,
        why="Child 1 was reviewed on 1 September, during its plan of a child in need; the review "
        "of 2 June was on the day on which that plan began, and that of 1 December on the day on "
        "which it ended. Child 2's plan is open, and stands in another episode. Child 3's review "
        "has no date, child 4 no such plan, and when child 5's ended cannot be read.",
        tables={
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                1         | 1            | 2025-06-02       | 2025-12-01
                2         | 2            | 2025-06-02       |
                3         | 4            | 2025-06-02       |
                5         | 6            | 2025-06-02       | 31/11/2025
            """,
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate | CPPendDate
                1         | 1            | 1     | 2024-12-02   |
                1         | 1            | 2     | 2024-12-02   |
                2         | 3            | 3     | 2024-12-02   |
                3         | 4            | 4     | 2024-12-02   |
                4         | 5            | 5     | 2024-12-02   |
                5         | 6            | 6     | 2024-12-02   |
            """,
            "Reviews": """
                LAchildID | CINdetailsID | CPPID | CPPreviewDate
                1         | 1            | 1     | 2025-06-02
                1         | 1            | 1     | 2025-09-01
                1         | 1            | 2     | 2025-12-01
                2         | 3            | 3     | 2025-09-01
                3         | 4            | 4     |
                4         | 5            | 5     | 2025-09-01
                5         | 6            | 6     | 2025-09-01
            """,
        },
        fails={"CINPlanDates": [0, 1], "ChildProtectionPlans": [0, 2], "Reviews": [1, 3]},
    ),
    Example(
        code="4016",
        year=2026,
        why="Child 1's plan of a child in need began during the child protection plan, in another "
        "episode; child 2's on the day on which that one began, child 3's on the day on which it "
        "ended. Child 4's protection plan is open: it goes on to the end of the year. Child 5's "
        "plan began before it.",
        tables={
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate
                1         | 1            | 2025-09-01
                2         | 3            | 2025-06-02
                3         | 4            | 2025-12-01
                4         | 5            | 2026-03-31
                4         | 5            | 2026-04-01
                5         | 6            | 2025-06-01
                5         | 6            |
            """,
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate | CPPendDate
                1         | 2            | 1     | 2025-06-02   | 2025-12-01
                2         | 3            | 2     | 2025-06-02   | 2025-12-01
                3         | 4            | 3     | 2025-06-02   | 2025-12-01
                4         | 5            | 4     | 2025-06-02   |
                5         | 6            | 5     | 2025-06-02   | 31/11/2025
            """,
        },
        fails={"CINPlanDates": [0, 1, 3], "ChildProtectionPlans": [0, 1, 3]},
    ),
    Example(
        code="4017",
        year=2026,
        why="Child 1's protection plan began during its plan of a child in need, child 2's on the "
        "day on which that one began, child 3's on the day on which it ended. Child 4's plan is "
        "open; child 5's ended on a day that cannot be read, and of child 6's the start is not "
        "known.",
        tables={
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                1         | 1            | 2025-06-02       | 2025-12-01
                2         | 2            | 2025-06-02       | 2025-12-01
                3         | 3            | 2025-06-02       | 2025-12-01
                4         | 4            | 2025-06-02       |
                5         | 5            | 2025-06-02       | 31/11/2025
                6         | 6            |                  | 2025-12-01
            """,
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate
                1         | 1            | 1     | 2025-09-01
                2         | 2            | 2     | 2025-06-02
                3         | 3            | 3     | 2025-12-01
                4         | 4            | 4     | 2026-03-31
                5         | 5            | 5     | 2025-09-01
                6         | 6            | 6     | 2025-09-01
            """,
        },
        fails={"CINPlanDates": [0, 1, 3], "ChildProtectionPlans": [0, 1, 3]},
    ),
)
