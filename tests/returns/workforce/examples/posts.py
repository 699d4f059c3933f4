"""Examples of the rules on posts on 30 September."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="WF401",
        year=2025,
        why="ZZ1 is in post, and FTE30 is blank. What is written of ZZ2 fails another rule; ZZ3 "
        "has left; ZZ4 is from an agency; whether ZZ5 is in post cannot be read.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | FTE30
                ZZ1   | 0            |             |
                ZZ2   | 0            |             | full
                ZZ3   | 0            | 2025-03-31  |
                ZZ4   | 1            |             |
                ZZ5   | 0            | 31/02/2025  |
                ZZ6   | 0            |             | 0.6
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF402",
        year=2025,
        why="ZZ1 is in post and at work with no hours. ZZ2 and ZZ3 are absent; ZZ4 has left.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | FTE30 | Absat30Sept | ReasonAbsence
                ZZ1   | 0            |             | 0     | 0           |
                ZZ2   | 0            |             | 0     | 1           | MAT
                ZZ3   | 0            |             | 0     |             | UNP
                ZZ4   | 0            | 2025-03-31  | 0     |             |
                ZZ5   | 0            |             | 0.6   | 0           |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF403",
        year=2025,
        why="ZZ1 left in March. Of ZZ2, who left on the day itself, nothing is said.",
        tables={
            "CSWWWorker": """
                SWENo | RoleEndDate | FTE30
                ZZ1   | 2025-03-31  | 1
                ZZ2   | 2025-09-30  | 1
                ZZ3   | 2025-03-31  | 0
                ZZ4   | 2025-03-31  |
                ZZ5   |             | 1
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF404",
        year=2025,
        why="ZZ1 is employed and in post. ZZ2 has left; ZZ3 is from an agency.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | OrgRole
                ZZ1   | 0            |             |
                ZZ2   | 0            | 2025-03-31  |
                ZZ3   | 1            |             |
                ZZ4   | 0            |             | 5
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF405",
        year=2025,
        why="ZZ1 is employed and in post. ZZ2 has left; ZZ3 is from an agency.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | QualLevel
                ZZ1   | 0            |             |
                ZZ2   | 0            | 2025-03-31  |
                ZZ3   | 1            |             |
                ZZ4   | 0            |             | 2
            """
        },
        fails={"CSWWWorker": [0]},
    ),
)
