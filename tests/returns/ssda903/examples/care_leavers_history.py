"""Examples of the rules on care leavers beside the episodes of this year and last."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="348",
        year=2026,
        why="Last year said that 1 and 2 had died; this year still says so of 2.",
        tables={
            "OC3": """
                CHILD | IN_TOUCH
                1     | YES
                2     | DIED
                3     | YES
            """,
            "OC3_last": """
                CHILD | IN_TOUCH
                1     | DIED
                2     | DIED
                3     | NO
            """,
        },
        fails={"OC3": [0]},
    ),
    Example(
        code="1000",
        year=2026,
        why="1 died in care this year and 2 last year (E2), so neither is a care leaver.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/02/2025 | 05/05/2025 | E2
                3     | 01/02/2025 | 05/05/2025 | E4A
            """,
            "Episodes_last": """
                CHILD | DECOM      | DEC        | REC
                2     | 01/02/2024 | 05/05/2024 | E2
            """,
            "OC3": """
                CHILD | IN_TOUCH
                1     | YES
                2     | YES
                3     | YES
            """,
        },
        fails={"OC3": [0, 1]},
    ),
    Example(
        code="1001",
        year=2026,
        why="1 was looked after from 16 to 18. 2 for 30 days only, and 3 was adopted. 4 was not "
        "looked after from 16 on; of 5 the date of birth is not known.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 01/06/2007
                2     | 01/06/2007
                3     | 01/06/2007
                4     | 01/12/2008
            """,
            "Episodes": """
                CHILD | DECOM      | DEC        | REC | LS
                1     | 01/07/2023 | 01/06/2025 | E15 | C2
                2     | 01/04/2025 | 01/05/2025 | E4A | C2
                3     | 01/07/2023 | 01/06/2025 | E12 | E1
                5     | 01/04/2025 | 01/05/2025 | E4A | C2
            """,
            "Episodes_last": """
                CHILD | DECOM      | DEC        | REC | LS
                1     | 01/07/2023 |            |     | C2
                4     | 01/01/2023 | 30/11/2024 | E4A | C2
            """,
            "OC3": """
                CHILD | IN_TOUCH
                1     | YES
                2     | YES
                3     | YES
                4     | YES
                5     | YES
            """,
        },
        fails={"OC3": [1, 2, 3]},
    ),
    Example(
        code="1001",
        year=2026,
        why="A short break (V3) is not care of this kind. An episode that both returns have counts "
        "once: 60 days for 2, too few.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 01/06/2007
                2     | 01/06/2007
            """,
            "Episodes": """
                CHILD | DECOM      | DEC        | REC | LS
                1     | 01/07/2023 | 01/06/2025 | E15 | V3
                2     | 02/03/2025 | 01/05/2025 | E4A | C2
            """,
            "Episodes_last": """
                CHILD | DECOM      | DEC        | REC | LS
                2     | 02/03/2025 |            |     | C2
            """,
            "OC3": """
                CHILD | IN_TOUCH
                1     | YES
                2     | YES
            """,
        },
        fails={"OC3": [0, 1]},
    ),
    Example(
        code="1001",
        year=2026,
        why="No episode of 1 or 2 is seen. Last year's OC3 had 1, who left care before: only 2 has "
        "to be checked.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 01/06/2005
                2     | 01/06/2005
            """,
            "Episodes": """
                CHILD | DECOM
                9     | 01/04/2025
            """,
            "Episodes_last": """
                CHILD | DECOM
                9     | 01/04/2024
            """,
            "OC3": """
                CHILD | IN_TOUCH
                1     | YES
                2     | YES
            """,
            "OC3_last": """
                CHILD | IN_TOUCH
                1     | YES
            """,
        },
        fails={"OC3": [1]},
    ),
    Example(
        code="1002",
        year=2026,
        why="1 has an episode this year, 2 one last year, and last year's OC3 had 3. Of 4 nothing "
        "is known.",
        tables={
            "Episodes": """
                CHILD | DECOM
                1     | 01/04/2025
            """,
            "Episodes_last": """
                CHILD | DECOM
                2     | 01/04/2024
            """,
            "OC3": """
                CHILD | IN_TOUCH
                1     | YES
                2     | YES
                3     | YES
                4     | YES
            """,
            "OC3_last": """
                CHILD | IN_TOUCH
                3     | YES
            """,
        },
        fails={"OC3": [3]},
    ),
    Example(
        code="1007",
        year=2026,
        why="1 turned 18 on 5 June 2025 while looked after. 2 left on the birthday, 3 before it; 4 "
        "was in a short break, and 5 turned 19.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS | DEC
                1     | 01/02/2024 | C2 | 06/06/2025
                2     | 01/02/2024 | C2 | 05/06/2025
                3     | 01/02/2024 | C2 | 01/05/2025
                4     | 01/02/2024 | V3 | 06/06/2025
                5     | 01/02/2024 | C2 |
            """,
            "OC3": """
                CHILD | DOB        | IN_TOUCH
                1     | 05/06/2007 | YES
                2     | 05/06/2007 | YES
                3     | 05/06/2007 | YES
                4     | 05/06/2007 | YES
                5     | 05/06/2006 | YES
            """,
        },
        fails={"OC3": [0]},
    ),
    Example(
        code="1010",
        year=2026,
        why="Last year left 1 and 2 in care, and only 1 has no episode this year. 3 had left.",
        tables={
            "Episodes": """
                CHILD | DECOM
                2     | 01/02/2024
            """,
            "Episodes_last": """
                CHILD | DECOM      | DEC
                1     | 01/02/2024 |
                2     | 01/02/2024 |
                3     | 01/02/2024 | 01/06/2024
            """,
            "OC3": """
                CHILD | IN_TOUCH
                1     | YES
                2     | YES
                3     | YES
            """,
        },
        fails={"OC3": [0]},
    ),
    Example(
        code="1011",
        year=2026,
        why="The care of 1 passed to another authority at the end (E3). 2 came back after that, "
        "and of 3 nothing is told.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/02/2024 | 01/03/2025 | X1
                1     | 01/03/2025 | 01/05/2025 | E3
                2     | 01/02/2024 | 01/05/2025 | E3
                2     | 01/06/2025 | 01/07/2025 | E15
                3     | 01/02/2024 | 01/05/2025 | E3
            """,
            "OC3": """
                CHILD | IN_TOUCH
                1     | YES
                2     | YES
                3     |
            """,
        },
        fails={"OC3": [0]},
    ),
    Example(
        code="1012",
        year=2026,
        why="2 has no episode this year, and can be in OC3 only.",
        tables={
            "Episodes": """
                CHILD | DECOM
                1     | 01/02/2024
            """,
            "OC3": """
                CHILD | IN_TOUCH
                2     | YES
            """,
            "Reviews": """
                CHILD | REVIEW
                1     | 01/05/2025
                2     | 01/05/2025
            """,
            "Missing": """
                CHILD | MIS_START
                2     | 01/05/2025
            """,
        },
        fails={"Reviews": [1], "Missing": [0]},
    ),
    Example(
        code="1014",
        year=2026,
        why="1 left care last year, and is in UASC still. 2 was looked after this year; of 3 "
        "nothing is told in OC3.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC
                1     | 01/02/2024 | 01/03/2025
                2     | 01/02/2024 | 01/05/2025
                3     | 01/02/2024 | 01/03/2025
            """,
            "UASC": """
                CHILD | DUC
                1     | 01/03/2025
                2     | 01/05/2025
                3     | 01/03/2025
            """,
            "OC3": """
                CHILD | IN_TOUCH
                1     | YES
                2     | YES
                3     |
            """,
        },
        fails={"UASC": [0], "OC3": [0]},
    ),
    Example(
        code="1016",
        year=2026,
        why="1 left on the 18th birthday and 2 after the 17th. 3 left before; 4 is looked after "
        "still, which is for rule 1007.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC
                1     | 01/02/2024 | 05/06/2025
                2     | 01/02/2024 | 01/03/2026
                3     | 01/02/2024 | 04/06/2025
                4     | 01/02/2024 |
            """,
            "OC3": """
                CHILD | DOB        | IN_TOUCH
                1     | 05/06/2007 | YES
                2     | 05/06/2008 | YES
                3     | 05/06/2007 | YES
                4     | 05/06/2007 | YES
            """,
        },
        fails={"OC3": [0, 1]},
    ),
)
