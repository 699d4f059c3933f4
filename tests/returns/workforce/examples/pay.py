"""Examples of the rules on pay."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="WF701",
        year=2025,
        why="ZZ1 is employed and in post. ZZ2 has left, ZZ3 has no hours, ZZ4 is from an agency; "
        "what is written of ZZ5 fails another rule.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate | FTE30 | BaseSalary
                ZZ1   | 0            |             | 1     |
                ZZ2   | 0            | 2025-03-31  | 0     |
                ZZ3   | 0            |             | 0     |
                ZZ4   | 1            |             | 1     |
                ZZ5   | 0            |             | 1     | band 8
                ZZ6   | 0            |             | 1     | 42000
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF702",
        year=2025,
        why="3,500 is the pay of a month (ZZ1), and 0 is no pay (ZZ2). £12,000 for half of full "
        "time is £24,000 for the whole (ZZ3).",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | FTE30 | BaseSalary
                ZZ1   | 0            | 1     | 3500
                ZZ2   | 0            | 0.5   | 0
                ZZ3   | 0            | 0.5   | 12000
                ZZ4   | 0            | 0     | 0
                ZZ5   | 1            | 1     | 3500
                ZZ6   | 0            | 1     |
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF703",
        year=2025,
        why="ZZ1 is paid in pence.",
        tables={
            "CSWWWorker": """
                SWENo | BaseSalary
                ZZ1   | 4200000
                ZZ2   | 200000
                ZZ3   |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF704",
        year=2025,
        why="ZZ1 holds cases. ZZ2 is a senior manager; more than £200,000 fails another rule.",
        tables={
            "CSWWWorker": """
                SWENo | OrgRole | BaseSalary
                ZZ1   | 5       | 80001
                ZZ2   | 1       | 110000
                ZZ3   | 5       | 80000
                ZZ4   | 6       | 4200000
                ZZ5   | 5       |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF705",
        year=2025,
        why="ZZ1 is paid as a case holder is. Less than £20,000 fails another rule (ZZ3).",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | OrgRole | FTE30 | BaseSalary
                ZZ1   | 0            | 1       | 1     | 36000
                ZZ2   | 0            | 1       | 0.5   | 36000
                ZZ3   | 0            | 1       | 1     | 3600
                ZZ4   | 0            | 5       | 1     | 36000
                ZZ5   | 0            | 1       | 1     |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF706",
        year=2025,
        why="Nobody can have a bonus, and ZZ1 had one.",
        tables={
            "LALevelVacancies": """
                NumberOfVacancies | RecruitmentBonus | RetentionBonus
                10                | 0                | 0
            """,
            "CSWWWorker": """
                SWENo | RRPayments
                ZZ1   | 1500
                ZZ2   | 0
                ZZ3   |
            """,
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF706",
        year=2025,
        why="Some can have a bonus on joining, so ZZ1 may have had one.",
        tables={
            "LALevelVacancies": """
                NumberOfVacancies | RecruitmentBonus | RetentionBonus
                10                | 2                | 0
            """,
            "CSWWWorker": """
                SWENo | RRPayments
                ZZ1   | 1500
            """,
        },
    ),
    Example(
        code="WF707",
        year=2025,
        why="Everybody can have a bonus for staying, and nobody had one.",
        tables={
            "LALevelVacancies": """
                NumberOfVacancies | RetentionBonus
                10                | 1
            """,
            "CSWWWorker": """
                SWENo | RRPayments
                ZZ1   | 0
                ZZ2   |
            """,
        },
        fails={"LALevelVacancies": [0]},
    ),
    Example(
        code="WF707",
        year=2025,
        why="ZZ1 had a payment.",
        tables={
            "LALevelVacancies": """
                NumberOfVacancies | RetentionBonus
                10                | 1
            """,
            "CSWWWorker": """
                SWENo | RRPayments
                ZZ1   | 1500
                ZZ2   |
            """,
        },
    ),
    Example(
        code="WF708",
        year=2025,
        why="ZZ1 had more besides the salary than the salary.",
        tables={
            "CSWWWorker": """
                SWENo | BaseSalary | RRPayments | OtherPayments
                ZZ1   | 40000      | 20000      | 20001
                ZZ2   | 40000      | 40000      |
                ZZ3   | 40000      |            | 1500
                ZZ4   | 0          | 1500       |
                ZZ5   |            | 1500       |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
)
