"""Examples of the rules on referrals that led to no further action."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="8569Q",
        year=2026,
        why="The census year began on Tuesday 1 April 2025. A referral of the working day before, "
        "Monday 31 March, may be marked: it was decided on in the year. One of Friday 28 March may "
        "not, unless it led to further action.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate | ReferralNFA
                1         | 1            | 2025-03-28      | true
                2         | 2            | 2025-03-31      | true
                3         | 3            | 2025-03-28      | 0
                4         | 4            | 2025-05-01      | 1
                5         | 5            |                 | 1
            """
        },
        fails={"CINdetails": [0]},
    ),
    Example(
        code="8569Q",
        year=2024,
        why="1 April 2023 was a Saturday: the last working day before it was Friday 31 March.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate | ReferralNFA
                1         | 1            | 2023-03-30      | 1
                2         | 2            | 2023-03-31      | 1
            """
        },
        fails={"CINdetails": [0]},
    ),
    Example(
        code="8569Q",
        year=2025,
        why="1 April 2024 was Easter Monday: the last working day before it was Thursday 28 March.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate | ReferralNFA
                1         | 1            | 2024-03-27      | 1
                2         | 2            | 2024-03-28      | 1
            """
        },
        fails={"CINdetails": [0]},
    ),
    Example(
        code="8831",
        year=2026,
        why="Referrals 1 to 3 are marked, and yet 1 has an assessment, 2 an enquiry, 3 a "
        "conference. The enquiry of referral 4 says nothing; referral 5 is not marked.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | ReferralNFA | DateOfInitialCPC
                1         | 1            | 1           |
                2         | 2            | true        |
                3         | 3            | 1           | 2025-06-02
                4         | 4            | 1           |
                5         | 5            | 0           | 2025-06-02
            """,
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                1         | 1            | 2025-05-12                |
                5         | 5            | 2025-05-12                |
            """,
            "Section47": """
                LAchildID | CINdetailsID | S47ActualStartDate | DateOfInitialCPC
                2         | 2            | 2025-05-12         |
                4         | 4            |                    |
            """,
        },
        fails={"CINdetails": [0, 1, 2], "Assessments": [0], "Section47": [0]},
    ),
    Example(
        code="8832",
        year=2026,
        why="Referral 1 is marked and has a child protection plan; referral 2 is not marked; "
        "referral 3 has no plan.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | ReferralNFA
                1         | 1            | 1
                2         | 2            | 0
                3         | 3            | true
            """,
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate
                1         | 1            | 1     | 2025-06-02
                2         | 2            | 2     | 2025-06-02
            """,
        },
        fails={"CINdetails": [0], "ChildProtectionPlans": [0]},
    ),
)
