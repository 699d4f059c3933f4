"""Examples of the rules on agency workers."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="WF601",
        year=2025,
        why="ZZ1 and ZZ2 are from an agency, and have what employed workers have.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | ReasonLeave | LeaverDestination
                ZZ1   | 1            | 1           |
                ZZ2   | 1            |             | 3
                ZZ3   | 1            |             |
                ZZ4   | 0            | 1           | 3
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF602",
        year=2025,
        why="ZZ1 was gone before the census date. Of ZZ2, gone on the day, nothing is said.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate
                ZZ1   | 1            | 2025-03-31
                ZZ2   | 1            | 2025-09-30
                ZZ3   | 1            |
                ZZ4   | 0            | 2025-03-31
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF603",
        year=2025,
        why="ZZ1 is from an agency still.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | StartOrigin
                ZZ1   | 1            | 4
                ZZ2   | 1            |
                ZZ3   | 0            | 4
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF604",
        year=2025,
        why="Of ZZ1 no hours are given. FTE will do (ZZ2); what is written of ZZ3 fails another "
        "rule; ZZ4 is gone.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | FTE | FTE30
                ZZ1   | 1            |             |     |
                ZZ2   | 1            |             | 1   |
                ZZ3   | 1            |             |     | full
                ZZ4   | 1            | 2025-03-31  |     |
                ZZ5   | 0            |             |     |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF605",
        year=2025,
        why="ZZ1, ZZ2 and ZZ3 are not paid by the council. 0 is no pay.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | BaseSalary | RRPayments | OtherPayments
                ZZ1   | 1            | 45000      |            |
                ZZ2   | 1            |            | 500        |
                ZZ3   | 1            | 0          |            | 500
                ZZ4   | 1            | 0          | 0          | 0
                ZZ5   | 0            | 45000      | 500        | 500
            """
        },
        fails={"CSWWWorker": [0, 1, 2]},
    ),
    Example(
        code="WF606",
        year=2025,
        why="Days lost are asked of employed workers.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | WorkingDaysLost
                ZZ1   | 1            | 4
                ZZ2   | 1            | 0
                ZZ3   | 1            |
                ZZ4   | 0            | 4
            """
        },
        fails={"CSWWWorker": [0]},
    ),
)
