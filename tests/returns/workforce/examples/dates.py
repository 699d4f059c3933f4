"""Examples of the rules on when a role began and ended, and how old the worker was."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="WF201",
        year=2025,
        why="ZZ1 started a day after the census date; ZZ2 on it. What cannot be read is no later "
        "date.",
        tables={
            "CSWWWorker": """
                SWENo | RoleStartDate
                ZZ1   | 2025-10-01
                ZZ2   | 2025-09-30
                ZZ3   |
                ZZ4   | next week
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF202",
        year=2025,
        why="A role may begin and end on one day (ZZ2), and not end before it began.",
        tables={
            "CSWWWorker": """
                SWENo | RoleStartDate | RoleEndDate
                ZZ1   | 2025-03-01    | 2025-02-28
                ZZ2   | 2025-03-01    | 2025-03-01
                ZZ3   |               | 2025-03-01
                ZZ4   | 2025-03-01    |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF203",
        year=2025,
        why="The census year is 1 October 2024 to 30 September 2025, both included.",
        tables={
            "CSWWWorker": """
                SWENo | RoleEndDate
                ZZ1   | 2024-09-30
                ZZ2   | 2024-10-01
                ZZ3   | 2025-09-30
                ZZ4   | 2025-10-01
                ZZ5   |
            """
        },
        fails={"CSWWWorker": [0, 3]},
    ),
    Example(
        code="WF204",
        year=2025,
        why="ZZ1 is employed. Something is written of ZZ2; ZZ3 is from an agency.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleStartDate
                ZZ1   | 0            |
                ZZ2   | 0            | spring 2020
                ZZ3   | 1            |
                ZZ4   | 0            | 2020-01-06
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF205",
        year=2025,
        why="ZZ1 started the day before the 18th birthday, ZZ2 on it. The dates of ZZ3 are in "
        "each other's column.",
        tables={
            "CSWWWorker": """
                SWENo | PersonBirthDate | RoleStartDate
                ZZ1   | 2006-05-14      | 2024-05-13
                ZZ2   | 2006-05-14      | 2024-05-14
                ZZ3   | 2020-01-06      | 1980-05-14
                ZZ4   |                 | 2020-01-06
            """
        },
        fails={"CSWWWorker": [0, 2]},
    ),
    Example(
        code="WF206",
        year=2025,
        why="ZZ1 turned 76 on the census date, ZZ2 turns 76 the day after. ZZ3 is older and has "
        "left.",
        tables={
            "CSWWWorker": """
                SWENo | PersonBirthDate | RoleEndDate
                ZZ1   | 1949-09-30      |
                ZZ2   | 1949-10-01      |
                ZZ3   | 1940-01-01      | 2025-03-31
                ZZ4   |                 |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF207",
        year=2025,
        why="1 January 1900 is what a system puts in where nothing is known.",
        tables={
            "CSWWWorker": """
                SWENo | RoleStartDate
                ZZ1   | 1900-01-01
                ZZ2   | 1975-09-29
                ZZ3   | 1975-09-30
                ZZ4   |
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
)
