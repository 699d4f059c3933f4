"""Examples of the rules on section 47 enquiries."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="2889",
        year=2026,
        why="Child 1's enquiry started before the referral of its episode, child 2's on its day. "
        "Child 3's started before the referral of another episode.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate
                1         | 1            | 2025-05-02
                2         | 2            | 2025-05-02
                3         | 3            | 2025-05-02
                3         | 4            | 2025-09-02
            """,
            "Section47": """
                LAchildID | CINdetailsID | S47ActualStartDate
                1         | 1            | 2025-05-01
                2         | 2            | 2025-05-02
                3         | 3            | 2025-05-06
            """,
        },
        fails={"CINdetails": [0], "Section47": [0]},
    ),
    Example(
        code="2991Q",
        year=2026,
        why="Episodes 1 and 2 have an enquiry and no assessment, and each is told. The assessment "
        "of child 1's other episode does not count. The last row does not say which episode it "
        "belongs to: it has no assessment either.",
        tables={
            "Section47": """
                LAchildID | CINdetailsID | S47ActualStartDate
                1         | 1            | 2025-05-12
                2         | 2            | 2025-05-12
                1         | 3            | 2025-09-15
                1         |              | 2025-09-15
            """,
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentID | AssessmentActualStartDate
                1         | 3            | 1            | 2025-09-01
            """,
        },
        fails={"Section47": [0, 1, 3]},
    ),
    Example(
        code="8675Q",
        year=2026,
        why="Until Tuesday 31 March 2026, 15 working days reach back to 10 March. Enquiry 1 "
        "started earlier, and nothing says that it is over; enquiry 2 in time. The others led to "
        "a conference, needed none, or have no start.",
        tables={
            "Section47": """
                LAchildID | CINdetailsID | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
                1         | 1            | 2026-03-09         |                  | 0
                2         | 2            | 2026-03-10         |                  | 0
                3         | 3            | 2026-03-09         | 2026-03-20       | 0
                4         | 4            | 2026-03-09         |                  | 1
                5         | 5            |                    |                  | false
                6         | 6            | 2026-03-09         |                  |
            """
        },
        fails={"Section47": [0, 5]},
    ),
    Example(
        code="8740",
        year=2026,
        why="Enquiries 1 and 2 are open and did not start in the year. Enquiry 3 is over; enquiry "
        "4 needed no conference; enquiry 5 started in the year.",
        tables={
            "Section47": """
                LAchildID | CINdetailsID | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
                1         | 1            | 2025-03-31         |                  | 0
                2         | 2            | 2026-04-01         |                  | false
                3         | 3            | 2025-03-31         | 2025-04-10       | 0
                4         | 4            | 2025-03-31         |                  | true
                5         | 5            | 2025-04-01         |                  | 0
            """
        },
        fails={"Section47": [0, 1]},
    ),
    Example(
        code="8839",
        year=2026,
        why="Episode 1 has two enquiries of which nothing says that they are over. In episode 2 "
        "one led to a conference, one needed none, and one is open.",
        tables={
            "Section47": """
                LAchildID | CINdetailsID | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
                1         | 1            | 2025-05-12         |                  | 0
                1         | 1            | 2025-09-15         |                  |
                1         | 3            | 2025-12-01         |                  | 0
                2         | 2            | 2025-05-12         | 2025-06-02       | 0
                2         | 2            | 2025-09-15         |                  | true
                2         | 2            | 2025-12-01         |                  | 0
            """
        },
        fails={"Section47": [0, 1]},
    ),
    Example(
        code="8890",
        year=2026,
        why="Episode 1's second enquiry started before the conference of the first. Episode 2's "
        "first is open, and so goes on when the second starts. Episode 3's second started after "
        "the conference. Episode 4's first needed no conference: it is over.",
        tables={
            "Section47": """
                LAchildID | CINdetailsID | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
                1         | 1            | 2025-05-12         | 2025-06-02       | 0
                1         | 1            | 2025-05-27         | 2025-06-16       | 0
                2         | 2            | 2025-05-12         |                  | 0
                2         | 2            | 2025-09-15         | 2025-10-06       | 0
                3         | 3            | 2025-05-12         | 2025-06-02       | 0
                3         | 3            | 2025-06-03         | 2025-06-16       | 0
                4         | 4            | 2025-05-12         |                  | 1
                4         | 4            | 2025-06-03         |                  | 0
            """
        },
        fails={"Section47": [0, 1, 2, 3]},
    ),
)
