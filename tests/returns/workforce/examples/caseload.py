"""Examples of the rules on the cases that a worker held."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="WF411",
        year=2025,
        why="ZZ1 is employed, ZZ2 from an agency: both are in post. ZZ3 has left; what is written "
        "of ZZ4 fails another rule; whether ZZ5 is employed is not known.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | Cases30
                ZZ1   | 0            |             |
                ZZ2   | 1            |             |
                ZZ3   | 0            | 2025-03-31  |
                ZZ4   | 0            |             | a few
                ZZ5   |              |             |
                ZZ6   | 0            |             | 0
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF412",
        year=2025,
        why="ZZ1 left in March. Of ZZ2, who left on the day itself, nothing is said.",
        tables={
            "CSWWWorker": """
                SWENo | RoleEndDate | Cases30
                ZZ1   | 2025-03-31  | 3
                ZZ2   | 2025-09-30  | 3
                ZZ3   | 2025-03-31  | 0
                ZZ4   |             | 3
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF413",
        year=2025,
        why="ZZ1 is a case holder at work. ZZ2 is absent, ZZ3 has left, ZZ4 has no hours; ZZ5 is "
        "no case holder; ZZ6 is from an agency, with FTE alone.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | OrgRole | RoleEndDate | FTE | FTE30 | Cases30 | Absat30Sept
                ZZ1   | 0            | 5       |             | 1   | 1     | 0       | 0
                ZZ2   | 0            | 5       |             | 1   | 1     | 0       | 1
                ZZ3   | 0            | 5       | 2025-03-31  | 1   | 0     | 0       | 0
                ZZ4   | 0            | 5       |             | 1   | 0     | 0       | 0
                ZZ5   | 0            | 6       |             | 1   | 1     | 0       | 0
                ZZ6   | 1            | 5       |             | 1   |       | 0       |
                ZZ7   | 0            | 5       |             | 1   | 1     | 12      | 0
            """
        },
        fails={"CSWWWorker": [0, 5]},
    ),
    Example(
        code="WF414",
        year=2025,
        why="A worker without cases has none (ZZ1).",
        tables={
            "CSWWWorker": """
                SWENo | OrgRole | Cases30
                ZZ1   | 6       | 1
                ZZ2   | 6       | 0
                ZZ3   | 5       | 1
                ZZ4   | 6       |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF415",
        year=2025,
        why="Senior (ZZ1) and middle (ZZ2) managers hold cases seldom; first line managers may.",
        tables={
            "CSWWWorker": """
                SWENo | OrgRole | Cases30
                ZZ1   | 1       | 4
                ZZ2   | 2       | 4
                ZZ3   | 3       | 4
                ZZ4   | 1       | 0
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF416",
        year=2025,
        why="More than 60 cases are many.",
        tables={
            "CSWWWorker": """
                SWENo | Cases30
                ZZ1   | 61
                ZZ2   | 60
                ZZ3   |
                ZZ4   | many
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF417",
        year=2025,
        why="ZZ1 holds 26 cases in half of full time, which is 52 for the whole. More than 60 fail "
        "another rule (ZZ3), and so do cases without hours (ZZ4).",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | FTE30 | Cases30
                ZZ1   | 0            | 0.5   | 26
                ZZ2   | 0            | 0.5   | 25
                ZZ3   | 0            | 0.5   | 61
                ZZ4   | 0            | 0     | 26
                ZZ5   | 0            |       | 26
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF418",
        year=2025,
        why="ZZ1 holds cases in no hours. ZZ3 has left, of which another rule tells.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | FTE30 | Cases30
                ZZ1   | 0            |             | 0     | 3
                ZZ2   | 0            |             | 0     | 0
                ZZ3   | 0            | 2025-03-31  | 0     | 3
                ZZ4   | 0            |             |       | 3
                ZZ5   | 0            |             | 0.6   | 3
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF419",
        year=2025,
        why="ZZ1 is on maternity leave. ZZ2 is sick, perhaps for a day.",
        tables={
            "CSWWWorker": """
                SWENo | ReasonAbsence | Cases30
                ZZ1   | MAT           | 12
                ZZ2   | SIC           | 12
                ZZ3   | MAT           | 0
                ZZ4   |               | 12
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF420",
        year=2025,
        why="Both roles of ZZ1 have the same 12 cases. Those of ZZ2 differ; ZZ3 holds none; one of "
        "the roles of ZZ4 has ended.",
        tables={
            "CSWWWorker": """
                SWENo | RoleEndDate | Cases30
                ZZ1   |             | 12
                ZZ1   |             | 12
                ZZ2   |             | 12
                ZZ2   |             | 3
                ZZ3   |             | 0
                ZZ3   |             | 0
                ZZ4   |             | 12
                ZZ4   | 2025-03-31  | 12
                      |             | 12
                      |             | 12
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
)
