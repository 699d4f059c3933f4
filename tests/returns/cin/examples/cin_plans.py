"""Examples of the rules on plans of children in need."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="4000",
        year=2026,
        why="Episode 1 is marked as a referral without further action, and has two plans. Episode "
        "2 is not marked, though child 1's other episode is; episode 3 is marked and has none, "
        "and of episode 4 nothing is said.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | ReferralNFA
                1         | 1            | true
                1         | 2            | 0
                2         | 3            | 1
                3         | 4            |
            """,
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate
                1         | 1            | 2025-05-12
                1         | 1            |
                1         | 2            | 2025-05-12
                3         | 4            | 2025-05-12
            """,
        },
        fails={"CINdetails": [0], "CINPlanDates": [0, 1]},
    ),
    Example(
        code="4004",
        year=2026,
        why="Episode 1 has two plans without an end, the one that ended apart. Child 2 has one in "
        "each of two episodes. An end that cannot be read is not missing: episode 4 has one plan "
        "without an end, and episode 5 two.",
        tables={
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                1         | 1            | 2025-05-12       |
                1         | 1            | 2025-06-02       | 2025-08-01
                1         | 1            | 2025-09-15       |
                2         | 2            | 2025-05-12       |
                2         | 3            | 2025-09-15       |
                3         | 4            | 2025-05-12       | 31/06/2025
                3         | 4            | 2025-09-15       |
                4         | 5            | 2025-05-12       | 31/06/2025
                4         | 5            | 2025-09-15       |
                4         | 5            | 2025-12-15       |
            """
        },
        fails={"CINPlanDates": [0, 2, 8, 9]},
    ),
    Example(
        code="4008",
        year=2026,
        why="Child 1's second plan began after its death, child 2's on the day of it. Child 3 has "
        "no date of death, and the start of child 4's plan cannot be read.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonDeathDate
                1         | 2025-09-01
                2         | 2025-09-01
                3         |
                4         | 2025-09-01
            """,
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate
                1         | 1            | 2025-05-12
                1         | 2            | 2025-09-02
                2         | 3            | 2025-09-01
                3         | 4            | 2025-09-02
                4         | 5            | 31/09/2025
            """,
        },
        fails={"ChildIdentifiers": [0], "CINPlanDates": [1]},
    ),
    Example(
        code="4009Q",
        year=2026,
        why="Child 1's first plan ended after its death, child 2's on the day of it. Child 3's is "
        "open; child 4 has no date of death.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonDeathDate
                1         | 2025-09-01
                2         | 2025-09-01
                3         | 2025-09-01
                4         |
            """,
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanEndDate
                1         | 1            | 2025-09-02
                1         | 2            | 2025-06-02
                2         | 3            | 2025-09-01
                3         | 4            |
                4         | 5            | 2025-09-02
            """,
        },
        fails={"ChildIdentifiers": [0], "CINPlanDates": [0]},
    ),
    Example(
        code="4010",
        year=2026,
        why="A plan needs a start that can be read, and one after the census year belongs to the "
        "next census. It may have begun before the year.",
        tables={
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate
                1         | 1            |
                2         | 2            | 31/06/2025
                3         | 3            | 2026-04-01
                4         | 4            | 2026-03-31
                5         | 5            | 2024-05-13
            """
        },
        fails={"CINPlanDates": [0, 1, 2]},
    ),
    Example(
        code="4011",
        year=2026,
        why="Plan 1 ended before it began. One that ends on the day it began is told by 4012Q.",
        tables={
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                1         | 1            | 2025-05-12       | 2025-05-11
                2         | 2            | 2025-05-12       | 2025-05-12
                3         | 3            | 2025-05-12       | 2025-05-13
                4         | 4            | 2025-05-12       |
                5         | 5            |                  | 2025-05-11
            """
        },
        fails={"CINPlanDates": [0]},
    ),
    Example(
        code="4012Q",
        year=2026,
        why="Plan 1 ended on the day it began. Plan 3 has neither date, and that of plan 4 cannot "
        "be read.",
        tables={
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                1         | 1            | 2025-05-12       | 2025-05-12
                2         | 2            | 2025-05-12       | 2025-05-13
                3         | 3            |                  |
                4         | 4            | 31/06/2025       | 31/06/2025
            """
        },
        fails={"CINPlanDates": [0]},
    ),
    Example(
        code="4013",
        year=2026,
        why="The end is within the census year, its first and last day included.",
        tables={
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanEndDate
                1         | 1            | 2025-03-31
                2         | 2            | 2025-04-01
                3         | 3            | 2026-03-31
                4         | 4            | 2026-04-01
                5         | 5            |
                6         | 6            | 31/06/2024
            """
        },
        fails={"CINPlanDates": [0, 3]},
    ),
    Example(
        code="4014",
        year=2026,
        why="Child 1's second plan began before the first had ended, child 2's on the day on which "
        "it did, in another episode; child 3's the day after. Child 4's first plan never ended, "
        "and goes on beyond the second: the third overlaps it, not the second.",
        tables={
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                1         | 1            | 2025-09-15       | 2025-12-15
                1         | 1            | 2025-05-12       | 2025-10-13
                2         | 2            | 2025-05-12       | 2025-09-15
                2         | 3            | 2025-09-15       |
                3         | 4            | 2025-05-12       | 2025-09-14
                3         | 4            | 2025-09-15       |
                4         | 5            | 2025-05-12       |
                4         | 5            | 2025-06-02       | 2025-06-30
                4         | 5            | 2025-09-15       | 2025-12-15
            """
        },
        fails={"CINPlanDates": [0, 1, 2, 3, 6, 7, 8]},
    ),
    Example(
        code="4014",
        year=2026,
        why="Two plans with the same dates overlap. A plan without a start is compared with none, "
        "and of one whose end cannot be read it is not known that it goes on (child 2). One that "
        "begins after the year ends does not meet the open one of child 3; plans of two children "
        "never meet.",
        tables={
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                1         | 1            | 2025-05-12       | 2025-09-15
                1         | 1            | 2025-05-12       | 2025-09-15
                1         | 1            |                  | 2025-09-15
                2         | 2            | 2025-05-12       | 31/09/2025
                2         | 2            | 2025-06-02       |
                3         | 3            | 2025-05-12       |
                3         | 3            | 2026-04-01       |
            """
        },
        fails={"CINPlanDates": [0, 1]},
    ),
    Example(
        code="4015",
        year=2026,
        why="Child 1's second plan began before the referral of its episode, child 2's on its day. "
        "Child 3's other episode was referred earlier; of episode 5 the referral is not known.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate
                1         | 1            | 2025-05-02
                2         | 2            | 2025-05-02
                3         | 3            | 2025-05-02
                3         | 4            | 2024-05-02
                4         | 5            |
            """,
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate
                1         | 1            | 2025-05-06
                1         | 1            | 2025-05-01
                2         | 2            | 2025-05-02
                3         | 3            | 2025-05-01
                4         | 5            | 2025-05-01
            """,
        },
        fails={"CINdetails": [0, 2], "CINPlanDates": [1, 3]},
    ),
)
