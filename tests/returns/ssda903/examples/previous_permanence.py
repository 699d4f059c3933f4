"""Examples of the rules on an earlier permanent home."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="630",
        year=2026,
        why="1, 2, 3 and 4 began to be looked after in the year: 1 is not in PrevPerm, and of 2 "
        "the authority is left out. 3 had no earlier home; of 4 it is not known where and when. 5 "
        "began before the year.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE
                1     | 01/06/2025 | S
                2     | 01/06/2025 | S
                3     | 01/06/2025 | S
                4     | 01/06/2025 | S
                5     | 31/03/2025 | S
                4     | 01/07/2025 | P
            """,
            "PrevPerm": """
                CHILD | PREV_PERM | LA_PERM | DATE_PERM
                2     | P1        |         | 01/06/2020
                3     | Z1        |         |
                4     | P2        | 999     | ZZ/ZZ/ZZZZ
            """,
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="631",
        year=2026,
        why="P5 is no code, and codes are written in capitals.",
        tables={
            "PrevPerm": """
                CHILD | PREV_PERM
                1     | P4
                2     | P5
                3     | z1
                4     |
            """
        },
        fails={"PrevPerm": [1, 2]},
    ),
    Example(
        code="632",
        year=2026,
        why="1 and 2 are neither dates nor dates with ZZ for what is unknown. The order on 3 was "
        "made on the day care began; that on 4 in a month after it. 5 can have been before.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE
                1     | 15/06/2025 | S
                2     | 15/06/2025 | S
                3     | 15/06/2025 | S
                4     | 15/06/2025 | S
                5     | 15/06/2025 | S
                6     | 15/06/2025 | S
            """,
            "PrevPerm": """
                CHILD | DATE_PERM
                1     | ??/05/2020
                2     | ZZ/13/2020
                3     | 15/06/2025
                4     | ZZ/7/2025
                5     | ZZ/06/2025
                6     | ZZ/ZZ/ZZZZ
            """,
        },
        fails={"Episodes": [0, 1, 2, 3], "PrevPerm": [0, 1, 2, 3]},
    ),
    Example(
        code="632",
        year=2026,
        why="The order on 1 is earlier than this year's first episode, but last year's return "
        "shows that care had begun by then. 2 went to a special guardian in May and came back.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE | DEC
                1     | 01/06/2024 | P   |
                2     | 01/06/2020 | P   | 01/05/2025
                2     | 01/09/2025 | S   |
            """,
            "Episodes_last": """
                CHILD | DECOM      | RNE | DEC
                1     | 01/04/2023 | S   | 01/06/2024
                1     | 01/06/2024 | P   |
                2     | 01/06/2020 | P   |
            """,
            "PrevPerm": """
                CHILD | DATE_PERM
                1     | 01/05/2024
                2     | 01/05/2025
            """,
        },
        fails={"Episodes": [0], "PrevPerm": [0]},
    ),
    Example(
        code="633",
        year=2026,
        why="352 is Manchester, 909 was Cumbria until 2023, 940 is North Northamptonshire since "
        "2021. 1 gives a name and 2 a GSS code.",
        tables={
            "PrevPerm": """
                CHILD | LA_PERM
                1     | Leeds
                2     | E08000035
                3     | 352
                4     | 909
                5     | 940
                6     | WAL
                7     | 999
                8     |
            """
        },
        fails={"PrevPerm": [0, 1]},
    ),
    Example(
        code="634",
        year=2026,
        why="The care of 1 began before April 2016. 2 left and came back since; the care of 3 "
        "began later, and of 4 nothing is told.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE
                1     | 01/06/2014 | P
                1     | 01/06/2024 | P
                2     | 01/06/2014 | P
                2     | 01/06/2025 | S
                3     | 01/06/2024 | P
                4     | 01/06/2014 | P
            """,
            "PrevPerm": """
                CHILD | PREV_PERM | LA_PERM | DATE_PERM
                1     | Z1        |         |
                2     | Z1        |         |
                3     | Z1        |         |
                4     |           |         |
            """,
        },
        fails={"PrevPerm": [0], "Episodes": [0]},
    ),
    Example(
        code="635",
        year=2026,
        why="1 had no earlier home, and an order and an authority are given; of 2 the kind of home "
        "is left out. An authority alone beside Z1 (3) does not fail.",
        tables={
            "PrevPerm": """
                CHILD | PREV_PERM | LA_PERM | DATE_PERM
                1     | Z1        | 352     | 01/05/2020
                2     |           | 352     |
                3     | Z1        | 352     |
                4     | P1        | 352     | 01/05/2020
                5     | Z1        |         |
            """
        },
        fails={"PrevPerm": [0, 1]},
    ),
)
