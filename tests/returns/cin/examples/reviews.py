"""Examples of the rules on reviews of child protection plans."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="8841",
        year=2026,
        why="Plan 1 was reviewed on the day it started, plan 2 before it. The second review of "
        "plan 2 was later, and plan 3's belongs to it, not to the child's other plan.",
        tables={
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate
                1         | 1            | 1     | 2025-05-12
                2         | 2            | 2     | 2025-05-12
                3         | 3            | 3     | 2025-05-12
                3         | 3            | 4     | 2025-09-15
            """,
            "Reviews": """
                LAchildID | CINdetailsID | CPPID | CPPreviewDate
                1         | 1            | 1     | 2025-05-12
                2         | 2            | 2     | 2025-05-11
                2         | 2            | 2     | 2025-08-11
                3         | 3            | 3     | 2025-08-11
                3         | 3            | 4     |
            """,
        },
        fails={"ChildProtectionPlans": [0, 1], "Reviews": [0, 1]},
    ),
    Example(
        code="8842Q",
        year=2026,
        why="Reviews 2 and 3 are in the return without a date that can be read.",
        tables={
            "Reviews": """
                LAchildID | CINdetailsID | CPPID | CPPreviewDate
                1         | 1            | 1     | 2025-08-11
                1         | 1            | 1     |
                2         | 2            | 2     | 31/06/2025
            """
        },
        fails={"Reviews": [1, 2]},
    ),
)
