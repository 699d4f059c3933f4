"""Examples of the rules on health, substance misuse and convictions."""

from __future__ import annotations

from tests.returns.examples import Example

#: Children 1 to 5 were looked after all year, child 8 from June on.
EPISODES = """
    CHILD | DECOM      | RNE | LS | DEC        | REC
    1     | 01/06/2024 | S   | C2 | 01/07/2025 | X1
    1     | 01/07/2025 | P   | C2 |            |
    2     | 01/06/2024 | S   | C2 |            |
    3     | 01/06/2024 | S   | C2 |            |
    4     | 01/06/2024 | S   | C2 |            |
    5     | 01/06/2024 | S   | C2 |            |
    8     | 01/06/2025 | S   | C2 |            |
"""

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="158",
        year=2026,
        why="Child 1 received help: what was offered besides is not asked.",
        tables={
            "OC2": """
                CHILD | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
                1     | 1                     | 0
                2     | 1                     |
                3     | 0                     | 1
            """
        },
        fails={"OC2": [0]},
    ),
    Example(
        code="159",
        year=2026,
        why="Child 1 misused substances and received no help, so it is asked whether any was "
        "offered.",
        tables={
            "OC2": """
                CHILD | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
                1     | 1                | 0                     |
                2     | 1                | 0                     | 0
                3     | 1                | 1                     |
                4     | 1                |                       |
                5     | 0                | 0                     |
            """
        },
        fails={"OC2": [0]},
    ),
    Example(
        code="181",
        year=2026,
        why="Answers are 0 or 1; what is not asked stays blank.",
        tables={
            "OC2": """
                CHILD | CONVICTED | HEALTH_CHECK | IMMUNISATIONS | TEETH_CHECK
                1     | 0         |              | 1             | 1
                2     | N         |              | 1             | 1
                3     | 0         |              | 1             | 2
                4     |           |              |               |
            """
        },
        fails={"OC2": [1, 2]},
    ),
    Example(
        code="182",
        year=2026,
        why="Child 1 has an answer on convictions only and child 2 three of four answers. Child 3 "
        "has all four, and child 4 none at all.",
        tables={
            "OC2": """
                CHILD|IMMUNISATIONS|TEETH_CHECK|HEALTH_ASSESSMENT|SUBSTANCE_MISUSE|CONVICTED
                1    |             |           |                 |                |0
                2    |1            |1          |1                |                |
                3    |1            |0          |1                |0               |
                4    |             |           |                 |                |
            """
        },
        fails={"OC2": [0, 1]},
    ),
    Example(
        code="190",
        year=2026,
        why="Child 8 came into care in June, and child 9 has no episode: neither is asked.",
        tables={
            "Episodes": EPISODES,
            "OC2": """
                CHILD | CONVICTED | TEETH_CHECK
                1     | 0         | 1
                8     |           | 0
                9     | 0         |
                8     |           |
            """,
        },
        fails={"OC2": [1, 2]},
    ),
    Example(
        code="191",
        year=2026,
        why="Of child 2 the teeth are missing. Child 1 has no row in OC2, which is shown at the "
        "latest episode. Child 8 was not looked after all year.",
        tables={
            "Episodes": EPISODES,
            "OC2": """
                CHILD | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
                2     | 1             |             | 1                 | 0
                3     | 1             | 0           | 1                 | 0
                4     | 1             | 0           | 1                 | 0
                5     | 1             | 0           | 1                 | 0
                8     |               |             |                   |
            """,
        },
        fails={"OC2": [0], "Episodes": [1]},
    ),
    Example(
        code="192",
        year=2026,
        why="Child 1 misused substances, so it is asked whether help was received.",
        tables={
            "OC2": """
                CHILD | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED
                1     | 1                |
                2     | 1                | 0
                3     | 0                |
            """
        },
        fails={"OC2": [0]},
    ),
    Example(
        code="193",
        year=2026,
        why="Children 1 and 2 are not given as misusing substances; help is not asked of them.",
        tables={
            "OC2": """
                CHILD | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
                1     | 0                | 0                     |
                2     |                  |                       | 1
                3     | 1                | 0                     | 1
                4     | 0                |                       |
            """
        },
        fails={"OC2": [0, 1]},
    ),
    Example(
        code="542",
        year=2026,
        why="Child 1 turns ten the day after the year, child 2 did on its last day.",
        tables={
            "OC2": """
                CHILD | DOB        | CONVICTED
                1     | 01/04/2016 | 0
                2     | 31/03/2016 | 0
                3     | 01/04/2016 |
                4     |            | 0
            """
        },
        fails={"OC2": [0]},
    ),
    Example(
        code="543",
        year=2026,
        why="Child 1 is ten on the last day of the year and child 2 is not. Child 8 was not looked "
        "after all year. Of child 4 the date of birth is Header's.",
        tables={
            "Header": """
                CHILD | DOB
                4     | 01/01/2012
            """,
            "Episodes": EPISODES,
            "OC2": """
                CHILD | DOB        | CONVICTED
                1     | 31/03/2016 |
                2     | 01/04/2016 |
                3     | 31/03/2016 | 0
                4     |            |
                8     | 31/03/2016 |
            """,
        },
        fails={"OC2": [0, 3]},
    ),
    Example(
        code="544",
        year=2026,
        why="Of child 1 nothing but the conviction is given and of child 2 the immunisations are "
        "missing. 0 is an answer as 1 is.",
        tables={
            "OC2": """
                CHILD|CONVICTED|IMMUNISATIONS|TEETH_CHECK|HEALTH_ASSESSMENT|SUBSTANCE_MISUSE
                1    |0        |             |           |                 |
                2    |1        |             |1          |1                |0
                3    |1        |0            |0          |0                |0
                4    |         |             |1          |                 |
            """
        },
        fails={"OC2": [0, 1]},
    ),
    Example(
        code="545",
        year=2026,
        why="Child 1 turns five the day after the year, child 2 did on its last day. Child 8 was "
        "not looked after all year.",
        tables={
            "Episodes": EPISODES,
            "OC2": """
                CHILD | DOB        | HEALTH_CHECK
                1     | 01/04/2021 |
                2     | 31/03/2021 |
                3     | 01/04/2023 | 0
                8     | 01/04/2023 |
            """,
        },
        fails={"OC2": [0]},
    ),
    Example(
        code="546",
        year=2026,
        why="Child 1 turned five on the last day of the year, child 2 will on the day after.",
        tables={
            "OC2": """
                CHILD | DOB        | HEALTH_CHECK
                1     | 31/03/2021 | 0
                2     | 01/04/2021 | 1
                3     | 31/03/2016 |
            """
        },
        fails={"OC2": [0]},
    ),
    Example(
        code="547",
        year=2026,
        why="Of child 1 nothing but the development checks is given and of child 2 the teeth are "
        "missing. 0 is an answer as 1 is.",
        tables={
            "OC2": """
                CHILD|HEALTH_CHECK|IMMUNISATIONS|TEETH_CHECK|HEALTH_ASSESSMENT|SUBSTANCE_MISUSE
                1    |0           |             |           |                 |
                2    |1           |1            |           |1                |0
                3    |1           |0            |0          |0                |0
                4    |            |             |1          |                 |
            """
        },
        fails={"OC2": [0, 1]},
    ),
)
