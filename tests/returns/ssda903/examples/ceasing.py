"""Examples of the rules on why an episode ceased."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="199",
        year=2026,
        why="Child 1 was adopted in June, and an episode starts after that: the one that ended in "
        "adoption and the one before it are right. Child 2 was adopted in last year's return. "
        "Child 3 was adopted and did not come back.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/04/2025 | 01/05/2025 | X1
                1     | 01/05/2025 | 01/06/2025 | E11
                1     | 01/01/2026 |            |
                2     | 01/05/2025 |            |
                3     | 01/05/2025 | 01/06/2025 | E12
            """,
            "Episodes_last": """
                CHILD | DECOM      | DEC        | REC
                2     | 01/04/2024 | 01/03/2025 | E12
            """,
        },
        fails={"Episodes": [2, 3]},
    ),
    Example(
        code="386",
        year=2026,
        why="Child 1 was adopted on the 18th birthday, child 2 the day before. Child 3 was 18, "
        "but not adopted.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 01/06/2007
                2     | 02/06/2007
                3     | 01/06/2007
            """,
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/04/2025 | 01/06/2025 | E11
                2     | 01/04/2025 | 01/06/2025 | E12
                3     | 01/04/2025 | 01/06/2025 | E17
                1     | 01/04/2025 |            | E11
            """,
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="387",
        year=2026,
        why="Child 1 left to live independently a day before the 14th birthday, child 2 on it. "
        "Child 1's other episode has no end that could be compared.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 02/06/2011
                2     | 01/06/2011
            """,
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/04/2025 | 01/06/2025 | E5
                1     | 01/04/2025 | 01/06/2025 | E6
                1     | 01/04/2025 | 01/06/2025 | E4A
                1     | 01/04/2025 |            | E6
                2     | 01/04/2025 | 01/06/2025 | E6
            """,
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="389",
        year=2026,
        why="Child 1 was transferred to adult services a day before the 16th birthday, child 2 on "
        "it.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 02/06/2009
                2     | 01/06/2009
            """,
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/04/2025 | 01/06/2025 | E7
                2     | 01/04/2025 | 01/06/2025 | E7
                1     | 01/04/2025 | 01/06/2025 | E8
            """,
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="390",
        year=2026,
        why="Child 1 was adopted out of a foster placement, and child 2 out of a placement that "
        "is not given. Child 3 was placed for adoption first.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE | REC
                1     | 01/04/2025 | U6    | E11
                2     | 01/04/2025 |       | E12
                3     | 01/04/2025 | A6    | E12
                4     | 01/04/2025 | U6    | E4A
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="407",
        year=2026,
        why="Child 1 was 18 on the day of the order, child 2 is 18 the day after. Child 3 was 18, "
        "but there was no order.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 01/06/2007
                2     | 02/06/2007
                3     | 01/06/2007
            """,
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/04/2025 | 01/06/2025 | E48
                2     | 01/04/2025 | 01/06/2025 | E45
                3     | 01/04/2025 | 01/06/2025 | E17
            """,
        },
        fails={"Episodes": [0], "Header": [0]},
    ),
    Example(
        code="437",
        year=2026,
        why="Children 1, 2 and 3 have an episode after the one that says that they had died, were "
        "18 or over, or stayed put at 18. Child 4's is the last. Child 5's start is not known.",
        tables={
            "Episodes": """
                CHILD | DECOM      | REC
                1     | 01/04/2025 | E2
                1     | 01/06/2025 |
                2     | 01/04/2025 | E15
                2     | 01/06/2025 | X1
                3     | 01/04/2025 | E17
                3     | 01/06/2025 |
                4     | 01/04/2025 | X1
                4     | 01/06/2025 | E2
                5     |            | E2
                5     | 01/06/2025 |
            """
        },
        fails={"Episodes": [0, 2, 4]},
    ),
    Example(
        code="460",
        year=2026,
        why="Child 1 stayed with the carers a day before turning 18, child 2 on the birthday. "
        "Child 3's date of birth is not known.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 02/06/2007
                2     | 01/06/2007
                3     |
            """,
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/04/2025 | 01/06/2025 | E17
                2     | 01/04/2025 | 01/06/2025 | E17
                3     | 01/04/2025 | 01/06/2025 | E17
            """,
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="516",
        year=2026,
        why="Guardians who had fostered the child (E45, E46) had it in a foster placement: child 1 "
        "was in a children's home, child 2 nowhere that is given. Child 4's guardians were not "
        "the foster carers (E47).",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE | REC
                1     | 01/04/2025 | K2    | E45
                2     | 01/04/2025 |       | E46
                3     | 01/04/2025 | U3    | E45
                4     | 01/04/2025 | P1    | E47
            """
        },
        fails={"Episodes": [0, 1]},
    ),
)
