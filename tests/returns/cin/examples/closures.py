"""Examples of the rules on closures, and on what comes after them."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="8620",
        year=2026,
        why="A closure is within the census year, its first and last day included.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINclosureDate
                1         | 1            | 2025-03-31
                2         | 2            | 2025-04-01
                3         | 3            | 2026-03-31
                4         | 4            | 2026-04-01
                5         | 5            |
            """
        },
        fails={"CINdetails": [0, 3]},
    ),
    Example(
        code="8630",
        year=2026,
        why="An episode may be closed on the day of its referral, and not before it.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate | CINclosureDate
                1         | 1            | 2025-05-02      | 2025-05-01
                2         | 2            | 2025-05-02      | 2025-05-02
                3         | 3            | 2025-05-02      |
            """
        },
        fails={"CINdetails": [0]},
    ),
    Example(
        code="8640",
        year=2026,
        why="RC1 to RC9 are reasons for closure. Nothing given is not an invalid code.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | ReasonForClosure
                1         | 1            | RC1
                2         | 2            | RC9
                3         | 3            | RC10
                4         | 4            | 7
                5         | 5            |
            """
        },
        fails={"CINdetails": [2, 3]},
    ),
    Example(
        code="8805",
        year=2026,
        why="Episodes 1 and 2 have a closure date and no reason, though the date of the second "
        "cannot be read.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINclosureDate | ReasonForClosure
                1         | 1            | 2025-05-01     |
                2         | 2            | 31/06/2025     |
                3         | 3            | 2025-05-01     | RC7
                4         | 4            |                |
            """
        },
        fails={"CINdetails": [0, 1]},
    ),
    Example(
        code="8810",
        year=2026,
        why="Episode 1 has a reason and no closure date. A date that cannot be read is not missing "
        "(episode 2).",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINclosureDate | ReasonForClosure
                1         | 1            |                | RC7
                2         | 2            | 31/06/2025     | RC7
                3         | 3            | 2025-05-01     | RC7
                4         | 4            |                |
            """
        },
        fails={"CINdetails": [0]},
    ),
    Example(
        code="8825Q",
        year=2026,
        why="Episodes 1 and 2 were closed after assessment and have none; that of child 1's "
        "other episode does not count.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | ReasonForClosure
                1         | 1            | RC8
                1         | 2            | RC9
                1         | 3            | RC8
                2         | 4            | RC7
            """,
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentID | AssessmentActualStartDate
                1         | 3            | 1            | 2025-05-01
            """,
        },
        fails={"CINdetails": [0, 1]},
    ),
    Example(
        code="2990",
        year=2026,
        why="Closed after assessment, with no further action or to early help, and yet episode 1 "
        "has an enquiry, 2 a child protection plan, 3 a plan of a child in need, 4 a conference. "
        "Episode 5 was closed for another reason; episode 6 has none of these.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | ReasonForClosure | DateOfInitialCPC
                1         | 1            | RC8              |
                2         | 2            | RC9              |
                3         | 3            | RC8              |
                4         | 4            | RC8              | 2025-06-02
                5         | 5            | RC7              | 2025-06-02
                6         | 6            | RC8              |
            """,
            "Section47": """
                LAchildID | CINdetailsID | S47ActualStartDate
                1         | 1            | 2025-05-12
                5         | 5            | 2025-05-12
            """,
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate
                2         | 2            | 1     | 2025-06-02
            """,
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate
                3         | 3            | 2025-06-02
            """,
        },
        fails={
            "CINdetails": [0, 1, 2, 3],
            "Section47": [0],
            "ChildProtectionPlans": [0],
            "CINPlanDates": [0],
        },
    ),
    Example(
        code="8565",
        year=2026,
        why="Each of the episodes 1 to 5 was closed on 1 September, and something in it comes "
        "later. What happens on the day of the closure may (episode 6); episode 7 is open.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINclosureDate | DateOfInitialCPC
                1         | 1            | 2025-09-01     | 2025-09-02
                2         | 2            | 2025-09-01     |
                3         | 3            | 2025-09-01     |
                4         | 4            | 2025-09-01     |
                5         | 5            | 2025-09-01     |
                6         | 6            | 2025-09-01     | 2025-09-01
                7         | 7            |                | 2025-09-02
            """,
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                2         | 2            | 2025-08-01                | 2025-09-02
                6         | 6            | 2025-09-01                | 2025-09-01
                7         | 7            | 2025-09-02                |
            """,
            "Section47": """
                LAchildID | CINdetailsID | S47ActualStartDate | DateOfInitialCPC
                3         | 3            | 2025-08-25         | 2025-09-02
                3         | 3            | 2025-08-25         | 2025-09-01
            """,
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate | CPPendDate
                4         | 4            | 1     | 2025-06-02   | 2025-09-02
            """,
            "CINPlanDates": """
                LAchildID | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                5         | 5            | 2025-09-02       |
                5         | 5            | 2025-06-02       | 2025-09-01
            """,
        },
        fails={
            "CINdetails": [0, 1, 2, 3, 4],
            "Assessments": [0],
            "Section47": [0],
            "ChildProtectionPlans": [0],
            "CINPlanDates": [0],
        },
    ),
    Example(
        code="8867",
        year=2026,
        why="Episode 1 is closed, but one of its two assessments has no end. An end that cannot be "
        "read is not missing (episode 2); episode 3 is open.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINclosureDate
                1         | 1            | 2025-09-01
                2         | 2            | 2025-09-01
                3         | 3            |
            """,
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentAuthorisationDate
                1         | 1            | 2025-08-01
                1         | 1            |
                2         | 2            | 31/06/2025
                3         | 3            |
            """,
        },
        fails={"CINdetails": [0], "Assessments": [1]},
    ),
    Example(
        code="8868",
        year=2026,
        why="Episode 1 is closed, and nothing says that its enquiry is over. Those of episode 2 "
        "led to a conference or needed none; episode 3 is open.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINclosureDate
                1         | 1            | 2025-09-01
                2         | 2            | 2025-09-01
                3         | 3            |
            """,
            "Section47": """
                LAchildID | CINdetailsID | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
                1         | 1            | 2025-06-02         |                  | 0
                2         | 2            | 2025-06-02         | 2025-06-16       | 0
                2         | 2            | 2025-07-01         |                  | true
                3         | 3            | 2025-06-02         |                  | 0
            """,
        },
        fails={"CINdetails": [0], "Section47": [0]},
    ),
)
