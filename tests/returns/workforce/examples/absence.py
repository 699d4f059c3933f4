"""Examples of the rules on absence."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="WF501",
        year=2025,
        why="ZZ1 was absent, and nobody says why.",
        tables={
            "CSWWWorker": """
                SWENo | Absat30Sept | ReasonAbsence
                ZZ1   | 1           |
                ZZ2   | 1           | SIC
                ZZ3   | 0           |
                ZZ4   |             |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF502",
        year=2025,
        why="There is a reason, and ZZ1 was at work; of ZZ2 it is not told.",
        tables={
            "CSWWWorker": """
                SWENo | Absat30Sept | ReasonAbsence
                ZZ1   | 0           | SIC
                ZZ2   |             | SIC
                ZZ3   | 1           | SIC
                ZZ4   | Y           | SIC
                ZZ5   | 0           |
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF503",
        year=2025,
        why="A year of 365 days has 260 working days of five in seven, and two are let pass. ZZ3 "
        "started in September: 30 days, so 21 and two. ZZ5 left after 28 days. Where the start or "
        "the end is not known, or the role ended before the year (ZZ10), nothing is judged.",
        tables={
            "CSWWWorker": """
                SWENo | RoleStartDate | RoleEndDate | WorkingDaysLost
                ZZ1   | 2020-01-06    |             | 263
                ZZ2   | 2020-01-06    |             | 262.5
                ZZ3   | 2025-09-01    |             | 24
                ZZ4   | 2025-09-01    |             | 23
                ZZ5   | 2020-01-06    | 2024-10-28  | 22.5
                ZZ6   | 2020-01-06    | 2024-10-28  | 22
                ZZ7   |               |             | 263
                ZZ8   | 2025-09-01    | 31/09/2025  | 200
                ZZ9   | 2025-09-01    |             |
                ZZ10  | 2020-01-06    | 2024-09-20  | 30
            """
        },
        fails={"CSWWWorker": [0, 2, 4]},
    ),
    Example(
        code="WF504",
        year=2025,
        why="ZZ1 is employed, and so was ZZ2, who left. What is written of ZZ3 fails another rule; "
        "ZZ4 is from an agency.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | WorkingDaysLost
                ZZ1   | 0            |             |
                ZZ2   | 0            | 2025-03-31  |
                ZZ3   | 0            |             | none
                ZZ4   | 1            |             |
                ZZ5   | 0            |             | 0
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF505",
        year=2025,
        why="ZZ1 was sick on 30 September, so a day at least was lost.",
        tables={
            "CSWWWorker": """
                SWENo | ReasonAbsence | WorkingDaysLost
                ZZ1   | SIC           | 0
                ZZ2   | SIC           | 0.5
                ZZ3   | MAT           | 0
                ZZ4   | SIC           |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF506",
        year=2025,
        why="ZZ1 and ZZ2 left in March. Of ZZ3, who left on the day itself, nothing is said.",
        tables={
            "CSWWWorker": """
                SWENo | RoleEndDate | Absat30Sept | ReasonAbsence
                ZZ1   | 2025-03-31  | 1           | SIC
                ZZ2   | 2025-03-31  |             | SIC
                ZZ3   | 2025-09-30  | 1           | SIC
                ZZ4   | 2025-03-31  | 0           |
                ZZ5   |             | 1           | SIC
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF507",
        year=2025,
        why="Of ZZ1 it is not told. ZZ2 has a reason, of which another rule tells; ZZ3 has left; "
        "ZZ4 is from an agency.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | Absat30Sept | ReasonAbsence
                ZZ1   | 0            |             |             |
                ZZ2   | 0            |             |             | SIC
                ZZ3   | 0            | 2025-03-31  |             |
                ZZ4   | 1            |             |             |
                ZZ5   | 0            |             | 0           |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
)
