"""Examples of the rules on the initial child protection conference."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="1104",
        year=2026,
        why="Child 1's conference was held before the referral of its episode, child 2's on its "
        "day.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate
                1         | 1            | 2025-05-02
                2         | 2            | 2025-05-02
                3         | 3            |
            """,
            "Section47": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                1         | 1            | 2025-05-01
                2         | 2            | 2025-05-02
                3         | 3            | 2025-05-01
            """,
        },
        fails={"CINdetails": [0], "Section47": [0]},
    ),
    Example(
        code="2884",
        year=2026,
        why="The conferences of children 1 and 2 are recorded twice, with the enquiry and with the "
        "episode; both places of both children are told, though they are on the same day. Child "
        "3's were two conferences, and child 4's is another child's.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                1         | 1            | 2025-06-02
                2         | 2            | 2025-06-02
                3         | 3            | 2025-06-02
                4         | 4            | 2025-06-16
            """,
            "Section47": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                1         | 1            | 2025-06-02
                2         | 2            | 2025-06-02
                3         | 3            | 2025-09-15
                5         | 5            | 2025-06-16
                6         | 6            |
            """,
        },
        fails={"CINdetails": [0, 1], "Section47": [0, 1]},
    ),
    Example(
        code="8615",
        year=2026,
        why="Enquiry 1 started after its conference, enquiry 2 has a conference and no start. Both "
        "may be on one day. An enquiry without a conference is not asked for its start here.",
        tables={
            "Section47": """
                LAchildID | CINdetailsID | S47ActualStartDate | DateOfInitialCPC
                1         | 1            | 2025-06-03         | 2025-06-02
                2         | 2            |                    | 2025-06-02
                3         | 3            | 2025-06-02         | 2025-06-02
                4         | 4            |                    |
                5         | 5            | 2025-06-02         |
                6         | 6            | 31/06/2025         | 2025-06-02
            """
        },
        fails={"Section47": [0, 1]},
    ),
    Example(
        code="8715",
        year=2026,
        why="A conference is within the census year, its first and last day included.",
        tables={
            "Section47": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                1         | 1            | 2025-03-31
                2         | 2            | 2025-04-01
                3         | 3            | 2026-03-31
                4         | 4            | 2026-04-01
                5         | 5            |
            """
        },
        fails={"Section47": [0, 3]},
    ),
    Example(
        code="8870Q",
        year=2026,
        why="7 and 8 June 2025 were a Saturday and a Sunday. 26 May was a bank holiday, about "
        "which this rule does not ask.",
        tables={
            "Section47": """
                LAchildID | CINdetailsID | InitialCPCtarget
                1         | 1            | 2025-06-06
                2         | 2            | 2025-06-07
                3         | 3            | 2025-06-08
                4         | 4            | 2025-06-09
                5         | 5            | 2025-05-26
                6         | 6            |
            """
        },
        fails={"Section47": [1, 2]},
    ),
    Example(
        code="8875",
        year=2026,
        why="No conference is held on a Saturday or Sunday, as 7 and 8 June 2025.",
        tables={
            "Section47": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                1         | 1            | 2025-06-06
                2         | 2            | 2025-06-07
                3         | 3            | 2025-06-08
                4         | 4            | 2025-06-09
                5         | 5            |
            """
        },
        fails={"Section47": [1, 2]},
    ),
)
