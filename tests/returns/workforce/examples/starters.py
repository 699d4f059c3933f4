"""Examples of the rules on workers who started, and on how they qualified."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="WF311",
        year=2025,
        why="ZZ1 started on the first day of the census year, ZZ2 the day before. ZZ3 is from an "
        "agency.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleStartDate | StartOrigin
                ZZ1   | 0            | 2024-10-01    |
                ZZ2   | 0            | 2024-09-30    |
                ZZ3   | 1            | 2024-10-01    |
                ZZ4   | 0            | 2024-10-01    | 9
                ZZ5   | 0            |               |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF312",
        year=2025,
        why="ZZ1 started before the census year. Of agency workers another rule tells.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleStartDate | StartOrigin
                ZZ1   | 0            | 2024-09-30    | 2
                ZZ2   | 0            | 2024-10-01    | 2
                ZZ3   | 0            | 2024-09-30    |
                ZZ4   | 1            | 2024-09-30    | 2
                ZZ5   | 0            | not known     | 2
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF313",
        year=2025,
        why="ZZ1 started in the year, and FTE is blank. What is written of ZZ2 fails another rule.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleStartDate | FTE
                ZZ1   | 0            | 2025-01-06    |
                ZZ2   | 0            | 2025-01-06    | full
                ZZ3   | 0            | 2025-01-06    | 0.8
                ZZ4   | 0            | 2020-01-06    |
                ZZ5   | 1            | 2025-01-06    |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF314",
        year=2025,
        why="A newly qualified worker is no senior manager (ZZ1) nor senior practitioner (ZZ2).",
        tables={
            "CSWWWorker": """
                SWENo | StartOrigin | OrgRole
                ZZ1   | 1           | 1
                ZZ2   | 1           | 4
                ZZ3   | 1           | 5
                ZZ4   | 2           | 1
                ZZ5   | 1           |
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF321",
        year=2024,
        why="In the assessed and supported year nobody manages (ZZ1).",
        tables={
            "CSWWWorker": """
                SWENo | CFKSSstatus | OrgRole
                ZZ1   | 1           | 3
                ZZ2   | 1           | 5
                ZZ3   | 3           | 3
                ZZ4   |             | 3
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF322",
        year=2024,
        why="The role of ZZ1 began more than two years before the census date.",
        tables={
            "CSWWWorker": """
                SWENo | CFKSSstatus | RoleStartDate
                ZZ1   | 1           | 2022-09-29
                ZZ2   | 1           | 2022-09-30
                ZZ3   | 2           | 2015-01-05
                ZZ4   | 1           |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF323",
        year=2024,
        why="ZZ1 was a social worker of another council before.",
        tables={
            "CSWWWorker": """
                SWENo | CFKSSstatus | StartOrigin
                ZZ1   | 1           | 2
                ZZ2   | 1           | 1
                ZZ3   | 2           | 2
                ZZ4   | 1           |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF324",
        year=2024,
        why="A practice leader (ZZ1) or supervisor (ZZ2) is no case holder or without cases.",
        tables={
            "CSWWWorker": """
                SWENo | CFKSSstatus | OrgRole
                ZZ1   | 4           | 5
                ZZ2   | 3           | 6
                ZZ3   | 3           | 3
                ZZ4   | 2           | 5
                ZZ5   | 4           |
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF325",
        year=2025,
        why="Nobody qualifies by both (ZZ1).",
        tables={
            "CSWWWorker": """
                SWENo | StepUpGrad | FrontlineGrad
                ZZ1   | 1          | 1
                ZZ2   | 1          | 0
                ZZ3   | 0          | 1
                ZZ4   | 1          |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF326",
        year=2025,
        why="Step Up (ZZ1) and Frontline (ZZ2) are for graduates.",
        tables={
            "CSWWWorker": """
                SWENo | QualLevel | StepUpGrad | FrontlineGrad
                ZZ1   | 1         | 1          | 0
                ZZ2   | 1         |            | 1
                ZZ3   | 2         | 1          | 0
                ZZ4   | 1         | 0          | 0
                ZZ5   |           | 1          | 0
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
)
