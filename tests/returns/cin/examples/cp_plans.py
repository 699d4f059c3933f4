"""Examples of the rules on child protection plans."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="1105",
        year=2026,
        why="Child 1's plan started before the referral of its episode, child 2's on its day.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate
                1         | 1            | 2025-05-02
                2         | 2            | 2025-05-02
                3         | 3            |
            """,
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate
                1         | 1            | 1     | 2025-05-01
                2         | 2            | 2     | 2025-05-02
                3         | 3            | 3     | 2025-05-01
            """,
        },
        fails={"CINdetails": [0], "ChildProtectionPlans": [0]},
    ),
    Example(
        code="8720",
        year=2026,
        why="A plan needs a start that can be read, and one after the census year belongs to the "
        "next census. It may have started before the year.",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate
                1         | 1            | 1     |
                2         | 2            | 2     | 31/06/2025
                3         | 3            | 3     | 2026-04-01
                4         | 4            | 4     | 2026-03-31
                5         | 5            | 5     | 2024-05-13
            """
        },
        fails={"ChildProtectionPlans": [0, 1, 2]},
    ),
    Example(
        code="8730",
        year=2026,
        why="The number of earlier plans is a whole number from 0.",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | NumberOfPreviousCPP
                1         | 1            | 1     | 0
                2         | 2            | 2     | 3
                3         | 3            | 3     |
                4         | 4            | 4     | -1
                5         | 5            | 5     | none
            """
        },
        fails={"ChildProtectionPlans": [2, 3, 4]},
    ),
    Example(
        code="8840",
        year=2026,
        why="Plan 1 ended on the day it started.",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate | CPPendDate
                1         | 1            | 1     | 2025-05-12   | 2025-05-12
                2         | 2            | 2     | 2025-05-12   | 2025-05-13
                3         | 3            | 3     |              |
            """
        },
        fails={"ChildProtectionPlans": [0]},
    ),
    Example(
        code="8905",
        year=2026,
        why="The first category of abuse must be given, as a code of the list.",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | InitialCategoryOfAbuse
                1         | 1            | 1     | NEG
                2         | 2            | 2     | MUL
                3         | 3            | 3     |
                4         | 4            | 4     | Neglect
            """
        },
        fails={"ChildProtectionPlans": [2, 3]},
    ),
    Example(
        code="8910",
        year=2026,
        why="The latest category of abuse must be given, as a code of the list.",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | LatestCategoryOfAbuse
                1         | 1            | 1     | EMO
                2         | 2            | 2     | SAB
                3         | 3            | 3     |
                4         | 4            | 4     | emo
            """
        },
        fails={"ChildProtectionPlans": [2, 3]},
    ),
    Example(
        code="8915",
        year=2026,
        why="Child 1's second plan started after its death, child 2's on the day of it.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonDeathDate
                1         | 2025-09-01
                2         | 2025-09-01
                3         |
            """,
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate
                1         | 1            | 1     | 2025-05-12
                1         | 2            | 2     | 2025-09-02
                2         | 3            | 3     | 2025-09-01
                3         | 4            | 4     | 2025-09-02
            """,
        },
        fails={"ChildIdentifiers": [0], "ChildProtectionPlans": [1]},
    ),
    Example(
        code="8920",
        year=2026,
        why="Child 1's plan ended after its death, child 2's on the day of it. Child 3's is open.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonDeathDate
                1         | 2025-09-01
                2         | 2025-09-01
                3         | 2025-09-01
            """,
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPendDate
                1         | 1            | 1     | 2025-09-02
                2         | 2            | 2     | 2025-09-01
                3         | 3            | 3     |
            """,
        },
        fails={"ChildIdentifiers": [0], "ChildProtectionPlans": [0]},
    ),
    Example(
        code="8925",
        year=2026,
        why="Plan 1 ended before it started.",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate | CPPendDate
                1         | 1            | 1     | 2025-05-12   | 2025-05-11
                2         | 2            | 2     | 2025-05-12   | 2025-05-12
                3         | 3            | 3     | 2025-05-12   |
            """
        },
        fails={"ChildProtectionPlans": [0]},
    ),
    Example(
        code="8930",
        year=2026,
        why="The end is within the census year, its first and last day included.",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPendDate
                1         | 1            | 1     | 2025-03-31
                2         | 2            | 2     | 2025-04-01
                3         | 3            | 3     | 2026-03-31
                4         | 4            | 4     | 2026-04-01
                5         | 5            | 5     |
            """
        },
        fails={"ChildProtectionPlans": [0, 3]},
    ),
    Example(
        code="8935",
        year=2026,
        why="Child 1 has two open plans in one episode, child 2 in two episodes. Child 3 has one, "
        "beside one that ended and one whose end cannot be read.",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate | CPPendDate
                1         | 1            | 1     | 2025-05-12   |
                1         | 1            | 2     | 2025-09-15   |
                2         | 2            | 3     | 2025-05-12   |
                2         | 3            | 4     | 2025-09-15   |
                3         | 4            | 5     | 2024-05-13   | 2025-05-11
                3         | 4            | 6     | 2025-05-12   | 31/06/2025
                3         | 4            | 7     | 2025-09-15   |
            """
        },
        fails={"ChildProtectionPlans": [0, 1, 2, 3]},
    ),
    Example(
        code="8940",
        year=2026,
        why="Child 1's second plan started before the first ended. Child 2's started on the day on "
        "which the first ended, in another episode; child 3's the day after. Child 4's first never "
        "ended.",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate | CPPendDate
                1         | 1            | 1     | 2025-05-12   | 2025-10-13
                1         | 1            | 2     | 2025-09-15   | 2025-12-15
                2         | 2            | 3     | 2025-05-12   | 2025-09-15
                2         | 3            | 4     | 2025-09-15   |
                3         | 4            | 5     | 2025-05-12   | 2025-09-14
                3         | 4            | 6     | 2025-09-15   |
                4         | 5            | 7     | 2025-05-12   |
                4         | 5            | 8     | 2025-09-15   | 2025-12-15
            """
        },
        fails={"ChildProtectionPlans": [0, 1, 2, 3, 6, 7]},
    ),
)
