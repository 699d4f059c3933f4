"""Examples of the rules on the social workers responsible for a child."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="SW01STG1",
        year=2024,
        why="Children 1 and 2 were looked after on 31 March: child 1 has no social worker's row, "
        "child 2's has no number. Child 3's is complete; child 4 had left; child 5 had short "
        "breaks.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | LS
                1     | 01/06/2023 | 01/07/2023 | C2
                1     | 01/07/2023 |            | C2
                2     | 01/06/2023 |            | C2
                3     | 01/06/2023 |            | C2
                4     | 01/06/2023 | 01/07/2023 | C2
                5     | 01/06/2023 |            | V4
            """,
            "SWEpisodes": """
                CHILD | SW_ID  | SW_DECOM   | SW_REASON
                2     |        | 01/06/2023 | FCONTA
                3     | SW1234 | 01/06/2023 | FCONTA
                3     | SW1235 | 01/08/2023 |
            """,
        },
        fails={"Episodes": [1, 2]},
    ),
    Example(
        code="SW01aSTG1",
        year=2025,
        why="Rows 0 and 1 lack the number or the date. A date that cannot be read (row 2) is "
        "given, and the reason does not matter here.",
        tables={
            "SWEpisodes": """
                CHILD | SW_ID  | SW_DECOM   | SW_REASON
                1     |        | 01/06/2024 | FCONTA
                2     | SW1234 |            | FCONTA
                3     | SW1234 | 31/06/2024 |
                4     | SW1234 | 01/06/2024 |
            """
        },
        fails={"SWEpisodes": [0, 1]},
    ),
    Example(
        code="SW01bSTG1",
        year=2025,
        why="Workers since 1 April 2023 must have a number, a date and a reason: rows 0, 1 and 2 "
        "lack one of them. Who began before (row 3) needs no reason.",
        tables={
            "SWEpisodes": """
                CHILD | SW_ID  | SW_DECOM   | SW_REASON
                1     |        | 01/06/2024 | FCONTA
                2     | SW1234 |            | FCONTA
                3     | SW1234 | 01/04/2023 |
                4     | SW1234 | 31/03/2023 |
                5     | SW1234 | 01/06/2024 | FCONTA
            """
        },
        fails={"SWEpisodes": [0, 1, 2]},
    ),
    Example(
        code="SW02STG1",
        year=2025,
        why="A number begins with SW or XX in capital letters. That it is blank is told by "
        "another rule of this year.",
        tables={
            "SWEpisodes": """
                CHILD | SW_ID
                1     | SW1234
                2     | XX1234
                3     | 1234SW
                4     | sw1234
                5     |
            """
        },
        fails={"SWEpisodes": [2, 3]},
    ),
    Example(
        code="SW02STG1",
        year=2026,
        why="A number begins with SW or XX, and from this year this is the rule that tells a "
        "blank one.",
        tables={
            "SWEpisodes": """
                CHILD | SW_ID
                1     | SW1234
                2     | XX1234
                3     | 1234SW
                4     |
            """
        },
        fails={"SWEpisodes": [2, 3]},
    ),
    Example(
        code="SW03STG1",
        year=2024,
        why="Rows 0, 1 and 2 lack the number, the date or the reason. The end may be blank.",
        tables={
            "SWEpisodes": """
                CHILD | SW_ID  | SW_DECOM   | SW_DEC     | SW_REASON
                1     |        | 01/06/2023 | 01/07/2023 | FCONTA
                2     | SW1234 |            | 01/07/2023 | FCONTA
                3     | SW1234 | 01/06/2023 | 01/07/2023 |
                4     | SW1234 | 01/06/2023 |            | FCONTA
            """
        },
        fails={"SWEpisodes": [0, 1, 2]},
    ),
    Example(
        code="SW04STG1",
        year=2026,
        why="Row 1 is no date. In row 2 the day and the month are written as unknown, which is "
        "allowed; a blank is no date that is wrong.",
        tables={
            "SWEpisodes": """
                CHILD | SW_DECOM
                1     | 01/06/2025
                2     | 31/06/2025
                3     | ZZ/ZZ/2025
                4     |
            """
        },
        fails={"SWEpisodes": [1]},
    ),
    Example(
        code="SW05STG1",
        year=2026,
        why="Row 1 is no date. In row 2 the day is written as unknown, which is allowed; a blank "
        "is an end that has not come.",
        tables={
            "SWEpisodes": """
                CHILD | SW_DEC
                1     | 01/06/2025
                2     | June 2025
                3     | ZZ/06/2025
                4     |
            """
        },
        fails={"SWEpisodes": [1]},
    ),
    Example(
        code="SW06STG2",
        year=2026,
        why="Child 1's worker became responsible the day after the year; child 2's on its last "
        "day; child 3's years ago.",
        tables={
            "SWEpisodes": """
                CHILD | SW_DECOM
                1     | 01/04/2026
                2     | 31/03/2026
                3     | 01/06/2021
            """
        },
        fails={"SWEpisodes": [0]},
    ),
    Example(
        code="SW07STG2",
        year=2024,
        why="An end lies within the year: row 0 is after it, row 1 before it. Rows 2 and 3 are its "
        "first and last day.",
        tables={
            "SWEpisodes": """
                CHILD | SW_DEC
                1     | 01/04/2024
                2     | 31/03/2023
                3     | 01/04/2023
                4     | 31/03/2024
                5     |
            """
        },
        fails={"SWEpisodes": [0, 1]},
    ),
    Example(
        code="SW07STG2",
        year=2026,
        why="An end lies within the year or the year before: row 0 is after them, row 1 before "
        "them. Row 2 is the first day of the year before.",
        tables={
            "SWEpisodes": """
                CHILD | SW_DEC
                1     | 01/04/2026
                2     | 31/03/2024
                3     | 01/04/2024
                4     | 31/03/2026
                5     |
            """
        },
        fails={"SWEpisodes": [0, 1]},
    ),
    Example(
        code="SW08STG2",
        year=2026,
        why="Child 1's first worker has no end though another came after. The latest may have "
        "none; the order of the rows does not matter (child 2).",
        tables={
            "SWEpisodes": """
                CHILD | SW_DECOM   | SW_DEC
                1     | 01/04/2025 |
                1     | 01/06/2025 |
                2     | 01/06/2025 |
                2     | 01/04/2025 | 01/06/2025
            """
        },
        fails={"SWEpisodes": [0]},
    ),
    Example(
        code="SW09STG2",
        year=2026,
        why="Child 1's worker began and ended on one day, child 2's a day later.",
        tables={
            "SWEpisodes": """
                CHILD | SW_DECOM   | SW_DEC
                1     | 01/04/2025 | 01/04/2025
                2     | 01/04/2025 | 02/04/2025
                3     | 01/04/2025 |
            """
        },
        fails={"SWEpisodes": [0]},
    ),
    Example(
        code="SW10STG2",
        year=2026,
        why="Child 1's second worker began a day before the first ended; child 2's on the same "
        "day.",
        tables={
            "SWEpisodes": """
                CHILD | SW_DECOM   | SW_DEC
                1     | 01/04/2025 | 01/06/2025
                1     | 31/05/2025 |
                2     | 01/04/2025 | 01/06/2025
                2     | 01/06/2025 |
            """
        },
        fails={"SWEpisodes": [1]},
    ),
    Example(
        code="SW11aSTG2",
        year=2024,
        why="Child 1's only worker ended in the year and nobody came after. Child 2's first was "
        "followed by another; child 3's ended on 31 March.",
        tables={
            "SWEpisodes": """
                CHILD | SW_DECOM   | SW_DEC
                1     | 01/04/2023 | 01/06/2023
                2     | 01/04/2023 | 01/06/2023
                2     | 01/06/2023 |
                3     | 01/04/2023 | 31/03/2024
            """
        },
        fails={"SWEpisodes": [0]},
    ),
    Example(
        code="SW11bSTG2",
        year=2026,
        why="Child 1's latest worker ended in the year and nobody came after. Child 2's latest is "
        "still responsible, child 3's ended on 31 March.",
        tables={
            "SWEpisodes": """
                CHILD | SW_DECOM   | SW_DEC
                1     | 01/06/2025 | 30/03/2026
                1     | 01/04/2025 | 01/06/2025
                2     | 01/04/2025 | 01/06/2025
                2     | 01/06/2025 |
                3     | 01/04/2025 | 31/03/2026
            """
        },
        fails={"SWEpisodes": [0]},
    ),
    Example(
        code="SW12STG2",
        year=2026,
        why="All were looked after on 31 March. Child 1 has no worker, child 2's begins months "
        "after care did, child 3's after the year did. Child 4's worker was there before care, "
        "child 5's from the first day of the year.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | RNE | REC | LS
                1     | 01/06/2025 |            | S   |     | C2
                2     | 01/06/2025 | 01/07/2025 | S   | X1  | C2
                2     | 01/07/2025 |            | P   |     | C2
                3     | 01/06/2021 |            | S   |     | C2
                4     | 01/06/2025 |            | S   |     | C2
                5     | 01/06/2021 |            | S   |     | C2
                6     | 01/06/2025 | 01/07/2025 | S   | E4A | C2
            """,
            "SWEpisodes": """
                CHILD | SW_DECOM
                2     | 01/09/2025
                3     | 02/04/2025
                4     | 01/05/2025
                4     | 01/09/2025
                5     | 01/04/2025
            """,
        },
        fails={"Episodes": [0, 2, 3]},
    ),
    Example(
        code="SW13STG1",
        year=2024,
        why="Row 1 is no code of the list, and row 2 has none.",
        tables={
            "SWEpisodes": """
                CHILD | SW_REASON
                1     | LEFTRL
                2     | LEFT
                3     |
            """
        },
        fails={"SWEpisodes": [1, 2]},
    ),
    Example(
        code="SW13STG1",
        year=2026,
        why="Row 1 is no code of the list. A reason may be blank only for a worker who became "
        "responsible before 1 April 2023, as in row 3.",
        tables={
            "SWEpisodes": """
                CHILD | SW_DECOM   | SW_REASON
                1     | 01/06/2025 | LEFTRL
                2     | 01/06/2020 | LEFT
                3     | 01/04/2023 |
                4     | 31/03/2023 |
            """
        },
        fails={"SWEpisodes": [1, 2]},
    ),
    Example(
        code="SW14STG2",
        year=2024,
        why="Child 1's first worker has no end; the latest needs none.",
        tables={
            "SWEpisodes": """
                CHILD | SW_DECOM   | SW_DEC
                1     | 01/04/2023 |
                1     | 01/06/2023 |
                2     | 01/04/2023 |
            """
        },
        fails={"SWEpisodes": [0]},
    ),
    Example(
        code="SW17STG2",
        year=2026,
        why="Nobody is responsible for child 1 on 31 March, told at the latest row. Child 2's "
        "first worker has no end; child 3's ended after the year.",
        tables={
            "SWEpisodes": """
                CHILD | SW_DECOM   | SW_DEC
                1     | 01/06/2025 | 31/03/2026
                1     | 01/04/2025 | 01/06/2025
                2     | 01/04/2025 |
                2     | 01/06/2025 | 01/07/2025
                3     | 01/04/2025 | 01/04/2026
            """
        },
        fails={"SWEpisodes": [0]},
    ),
)
