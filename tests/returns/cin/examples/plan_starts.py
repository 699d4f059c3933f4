"""Examples of the rule that a child protection plan begins at its initial conference."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="2885",
        year=2026,
        why="Child 1's plan began on the day of the conference of its enquiry, child 2's the day "
        "after. Child 3's enquiry had no conference, child 4's episode none and no enquiry. Child "
        "5's plan began before the census year, and of child 6's it is not known when.",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate
                1         | 1            | 1     | 2025-06-02
                2         | 2            | 2     | 2025-06-03
                3         | 3            | 3     | 2025-06-02
                4         | 4            | 4     | 2025-06-02
                5         | 5            | 5     | 2025-03-31
                6         | 6            | 6     | 31/06/2025
            """,
            "Section47": """
                LAchildID | CINdetailsID | DateOfInitialCPC | ICPCnotRequired
                1         | 1            | 2025-06-02       | 0
                2         | 2            | 2025-06-02       | false
                3         | 3            |                  | 0
                5         | 5            | 2025-03-03       | 0
                6         | 6            | 2025-06-02       | 0
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                1         | 1            |
                2         | 2            |
                3         | 3            |
                4         | 4            |
                5         | 5            |
                6         | 6            |
            """,
        },
        fails={"ChildProtectionPlans": [1, 2, 3], "Section47": [1, 2], "CINdetails": [3]},
    ),
    Example(
        code="2885",
        year=2026,
        why="The conference of the episode itself counts where there is no enquiry (episode 1), or "
        "none that needed a conference (episode 2), but not beside an enquiry that did (episode "
        "3). A conference of the child's other episode does not count (episode 4).",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate
                1         | 1            | 1     | 2025-06-02
                2         | 2            | 2     | 2025-06-02
                3         | 3            | 3     | 2025-06-02
                4         | 4            | 4     | 2025-06-02
            """,
            "Section47": """
                LAchildID | CINdetailsID | DateOfInitialCPC | ICPCnotRequired
                2         | 2            |                  | true
                3         | 3            | 2025-06-16       | 0
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                1         | 1            | 2025-06-02
                2         | 2            | 2025-06-02
                3         | 3            | 2025-06-02
                4         | 4            |
                4         | 5            | 2025-06-02
            """,
        },
        fails={"ChildProtectionPlans": [2, 3], "Section47": [1], "CINdetails": [3]},
    ),
    Example(
        code="2885",
        year=2026,
        why="Each of an episode's plans has its conference. Child 1's second plan has none, and "
        "the conference at which its first one began is not shown. Child 2's second enquiry led "
        "to no plan: its conference is no mistake.",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate
                1         | 1            | 1     | 2025-06-02
                1         | 1            | 2     | 2025-12-01
                2         | 2            | 3     | 2025-06-02
            """,
            "Section47": """
                LAchildID | CINdetailsID | DateOfInitialCPC | ICPCnotRequired
                1         | 1            | 2025-06-02       | 0
                2         | 2            | 2025-06-02       | 0
                2         | 2            | 2025-12-01       | 0
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                1         | 1            |
                2         | 2            |
            """,
        },
        fails={"ChildProtectionPlans": [1]},
    ),
    Example(
        code="2885",
        year=2026,
        why="Plans that began in the census year are asked about, its first and last day included. "
        "None of these children had a conference.",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate
                1         | 1            | 1     | 2025-03-31
                2         | 2            | 2     | 2025-04-01
                3         | 3            | 3     | 2026-03-31
                4         | 4            | 4     | 2026-04-01
            """,
            "Section47": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                1         | 1            |
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                1         | 1            |
                2         | 2            |
                3         | 3            |
                4         | 4            |
            """,
        },
        fails={"ChildProtectionPlans": [1, 2], "CINdetails": [1, 2]},
    ),
)
