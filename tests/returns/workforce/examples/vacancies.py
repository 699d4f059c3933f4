"""Examples of the rules on the council's own figures."""

from __future__ import annotations

from tests.returns.examples import Example

#: Three agency workers, 2.5 full-time equivalents together, one of them told in FTE alone; one who
#: is gone; and one whom the council employs.
WORKERS = """
    SWENo | AgencyWorker | RoleEndDate | FTE | FTE30
    ZZ1   | 1            |             |     | 1
    ZZ2   | 1            |             | 0.5 |
    ZZ3   | 1            |             | 0.6 | 1
    ZZ4   | 1            | 2025-03-31  | 1   | 0
    ZZ5   | 0            |             | 1   | 1
"""

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="WF801",
        year=2025,
        why="There are two rows.",
        tables={
            "LALevelVacancies": """
                NumberOfVacancies | NoAgencyHeadcount
                10                | 3
                10                | 3
            """
        },
        fails={"LALevelVacancies": [0, 1]},
    ),
    Example(
        code="WF801",
        year=2025,
        why="One row is right.",
        tables={
            "LALevelVacancies": """
                NumberOfVacancies | NoAgencyHeadcount
                10                | 3
            """
        },
    ),
    Example(
        code="WF802",
        year=2025,
        why="Three people are three full-time equivalents at most.",
        tables={
            "LALevelVacancies": """
                NoAgencyFTE | NoAgencyHeadcount
                3.5         | 3
                3           | 3
                2.5         | 3
                3.5         |
            """
        },
        fails={"LALevelVacancies": [0]},
    ),
    Example(
        code="WF803",
        year=2025,
        why="Three people work some hours.",
        tables={
            "LALevelVacancies": """
                NoAgencyFTE | NoAgencyHeadcount
                0           | 3
                0           | 0
                2.5         | 3
                            | 3
            """
        },
        fails={"LALevelVacancies": [0]},
    ),
    Example(
        code="WF804",
        year=2025,
        why="The rows of agency workers in post come to 2.5, and a hundredth is let pass.",
        tables={
            "LALevelVacancies": """
                NoAgencyFTE | NoAgencyHeadcount
                2.52        | 3
                2.51        | 3
                1           | 3
                            | 3
            """,
            "CSWWWorker": WORKERS,
        },
        fails={"LALevelVacancies": [0]},
    ),
    Example(
        code="WF804",
        year=2025,
        why="There is no row of an agency worker at all.",
        tables={
            "LALevelVacancies": """
                NoAgencyFTE | NoAgencyHeadcount
                1           | 1
                0           | 0
            """,
            "CSWWWorker": """
                SWENo | AgencyWorker | FTE30
                ZZ5   | 0            | 1
            """,
        },
        fails={"LALevelVacancies": [0]},
    ),
    Example(
        code="WF805",
        year=2025,
        why="Three agency workers are in post.",
        tables={
            "LALevelVacancies": """
                NoAgencyFTE | NoAgencyHeadcount
                2           | 4
                2           | 3
                2           | 0
                2           |
            """,
            "CSWWWorker": WORKERS,
        },
        fails={"LALevelVacancies": [0]},
    ),
    Example(
        code="WF806",
        year=2025,
        why="Who covers an empty post needs one.",
        tables={
            "LALevelVacancies": """
                NumberOfVacancies | NoAgencyFTE
                2                 | 2.5
                2.5               | 2.5
                4                 | 2.5
                                  | 2.5
            """
        },
        fails={"LALevelVacancies": [0]},
    ),
    Example(
        code="WF807",
        year=2025,
        why="Posts are empty, there are agency workers, and none is said to cover one.",
        tables={
            "LALevelVacancies": """
                NumberOfVacancies | NoAgencyFTE
                4                 | 0
                4                 | 2.5
                0                 | 0
                4                 |
            """,
            "CSWWWorker": WORKERS,
        },
        fails={"LALevelVacancies": [0]},
    ),
    Example(
        code="WF808",
        year=2025,
        why="One full-time equivalent is employed in post: more than one empty is more than half.",
        tables={
            "LALevelVacancies": """
                NumberOfVacancies | NoAgencyFTE
                1.5               | 0
                1                 | 0
                                  | 0
            """,
            "CSWWWorker": WORKERS,
        },
        fails={"LALevelVacancies": [0]},
    ),
)
