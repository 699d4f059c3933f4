"""Examples of the rules on workers who left."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="WF301",
        year=2025,
        why="ZZ1 and ZZ2 left without a reason, though the end of ZZ2 cannot be read. ZZ3 is from "
        "an agency, ZZ5 still in post.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | ReasonLeave
                ZZ1   | 0            | 2025-03-31  |
                ZZ2   | 0            | 31/02/2025  |
                ZZ3   | 1            | 2025-03-31  |
                ZZ4   | 0            | 2025-03-31  | 1
                ZZ5   | 0            |             |
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF302",
        year=2025,
        why="ZZ1 left, and nobody says where to. ZZ2 died; ZZ3 is from an agency.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | ReasonLeave | LeaverDestination
                ZZ1   | 0            | 2025-03-31  | 1           |
                ZZ2   | 0            | 2025-03-31  | 6           |
                ZZ3   | 1            | 2025-03-31  |             |
                ZZ4   | 0            | 2025-03-31  | 1           | 8
                ZZ5   | 0            |             |             |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF303",
        year=2025,
        why="ZZ1 has a reason and no end. An end that cannot be read is not missing (ZZ2).",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | ReasonLeave
                ZZ1   | 0            |             | 1
                ZZ2   | 0            | 31/02/2025  | 1
                ZZ3   | 0            | 2025-03-31  | 1
                ZZ4   | 0            |             |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF304",
        year=2025,
        why="ZZ1 has a destination and no end. An end that cannot be read is not missing (ZZ2).",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | LeaverDestination
                ZZ1   | 0            |             | 3
                ZZ2   | 0            | 31/02/2025  | 3
                ZZ3   | 0            | 2025-03-31  | 3
                ZZ4   | 0            |             |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF305",
        year=2025,
        why="ZZ1 left, and FTE is blank. What is written of ZZ2 fails another rule.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | FTE
                ZZ1   | 0            | 2025-03-31  |
                ZZ2   | 0            | 2025-03-31  | full
                ZZ3   | 0            | 2025-03-31  | 0.8
                ZZ4   | 0            |             |
                ZZ5   | 1            | 2025-03-31  |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF306",
        year=2025,
        why="ZZ1 left with no hours. ZZ3 is still in post.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | FTE
                ZZ1   | 0            | 2025-03-31  | 0
                ZZ2   | 0            | 2025-03-31  | 0.8
                ZZ3   | 0            |             | 0
                ZZ4   | 0            | 2025-03-31  |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF307",
        year=2025,
        why="ZZ1 cannot have gone to another council. 7 (other) or nothing is no contradiction.",
        tables={
            "CSWWWorker": """
                SWENo | ReasonLeave | LeaverDestination
                ZZ1   | 6           | 1
                ZZ2   | 6           | 6
                ZZ3   | 6           | 7
                ZZ4   | 6           |
                ZZ5   | 1           | 1
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF308",
        year=2025,
        why="ZZ1 retired to an agency. ZZ2 works no more.",
        tables={
            "CSWWWorker": """
                SWENo | ReasonLeave | LeaverDestination
                ZZ1   | 5           | 3
                ZZ2   | 5           | 6
                ZZ3   | 5           |
                ZZ4   | 1           | 3
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF309",
        year=2025,
        why="ZZ1 moved within the council, and to another. ZZ2 moved to other work in social care.",
        tables={
            "CSWWWorker": """
                SWENo | ReasonLeave | LeaverDestination
                ZZ1   | 7           | 1
                ZZ2   | 7           | 5
                ZZ3   | 7           |
                ZZ4   | 1           | 1
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF310",
        year=2025,
        why="ZZ1 left one role and holds another. ZZ2 left for good; ZZ3 went to an agency and "
        "works here through it.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleStartDate | RoleEndDate
                ZZ1   | 0            | 2020-01-06    | 2025-03-31
                ZZ1   | 0            | 2025-04-01    |
                ZZ2   | 0            | 2020-01-06    | 2025-03-31
                ZZ3   | 0            | 2020-01-06    | 2025-03-31
                ZZ3   | 1            | 2025-04-01    |
                ZZ4   | 0            | 2020-01-06    |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
)
