"""Examples of the rules on times missing, or away from placement without authorisation."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="1004",
        year=2026,
        why="There is no month 24, and a time missing has a beginning.",
        tables={
            "Missing": """
                CHILD | MISSING | MIS_START
                1     | M       | 24/10/2025
                2     | M       | 10/24/2025
                3     | M       |
            """
        },
        fails={"Missing": [1, 2]},
    ),
    Example(
        code="1005",
        year=2026,
        why="A year has four digits. A blank means that the child is still missing.",
        tables={
            "Missing": """
                CHILD | MISSING | MIS_END
                1     | M       | 24/10/25
                2     | M       | 24/10/2025
                3     | M       |
            """
        },
        fails={"Missing": [0]},
    ),
    Example(
        code="1006",
        year=2026,
        why="M and A are the codes, in capitals. That it is blank is for rules 565 and 566.",
        tables={
            "Missing": """
                CHILD | MISSING | MIS_START
                1     | M       | 24/10/2025
                2     | A       | 24/10/2025
                3     | m       | 24/10/2025
                4     | Missing | 24/10/2025
                5     |         | 24/10/2025
            """
        },
        fails={"Missing": [2, 3]},
    ),
    Example(
        code="564",
        year=2026,
        why="1 was missing since an unknown day. The day of 2 cannot be read, which is for rule "
        "1004.",
        tables={
            "Missing": """
                CHILD | MISSING | MIS_START
                1     | M       |
                2     | A       | 31/06/2025
                3     | A       | 30/06/2025
            """
        },
        fails={"Missing": [0]},
    ),
    Example(
        code="565",
        year=2026,
        why="Of 1 it is not said whether missing or away.",
        tables={
            "Missing": """
                CHILD | MISSING | MIS_START
                1     |         | 30/06/2025
                2     | A       | 30/06/2025
                3     |         |
            """
        },
        fails={"Missing": [0]},
    ),
    Example(
        code="566",
        year=2026,
        why="Of 1 it is not said whether missing or away.",
        tables={
            "Missing": """
                CHILD | MISSING | MIS_END
                1     |         | 30/06/2025
                2     | A       | 30/06/2025
                3     |         |
            """
        },
        fails={"Missing": [0]},
    ),
    Example(
        code="567",
        year=2026,
        why="1 was back before going. 2 was back on the same day, and 3 is not back.",
        tables={
            "Missing": """
                CHILD | MIS_START  | MIS_END
                1     | 30/06/2025 | 29/06/2025
                2     | 30/06/2025 | 30/06/2025
                3     | 30/06/2025 |
            """
        },
        fails={"Missing": [0]},
    ),
    Example(
        code="570",
        year=2026,
        why="The year ends on 31 March 2026; 1 went on the day after.",
        tables={
            "Missing": """
                CHILD | MIS_START
                1     | 01/04/2026
                2     | 31/03/2026
            """
        },
        fails={"Missing": [0]},
    ),
    Example(
        code="571",
        year=2026,
        why="1 was back before the year and 2 after it. 3 was back on its first day.",
        tables={
            "Missing": """
                CHILD | MIS_START  | MIS_END
                1     | 30/03/2025 | 31/03/2025
                2     | 30/03/2026 | 01/04/2026
                3     | 30/03/2025 | 01/04/2025
                4     | 30/03/2026 |
            """
        },
        fails={"Missing": [0, 1]},
    ),
    Example(
        code="574",
        year=2026,
        why="1 went missing while missing without an end, and 2 twice before the end of the first "
        "time. 3 went again on the day of being back.",
        tables={
            "Missing": """
                CHILD | MIS_START  | MIS_END
                1     | 05/06/2025 |
                1     | 10/06/2025 | 11/06/2025
                2     | 05/06/2025 | 30/06/2025
                2     | 10/06/2025 | 11/06/2025
                2     | 20/06/2025 | 21/06/2025
                3     | 05/06/2025 | 06/06/2025
                3     | 06/06/2025 |
            """
        },
        fails={"Missing": [1, 3, 4]},
    ),
    Example(
        code="575",
        year=2026,
        why="1 went missing from a placement that ended on 10 June, and is missing still. 2 went "
        "on the day it ended, from the next one. The time missing of 3 has ended.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC
                1     | 01/06/2025 | 10/06/2025
                1     | 10/06/2025 |
                2     | 01/06/2025 | 10/06/2025
                2     | 10/06/2025 |
                3     | 01/06/2025 | 10/06/2025
            """,
            "Missing": """
                CHILD | MIS_START  | MIS_END
                1     | 05/06/2025 |
                2     | 10/06/2025 |
                3     | 05/06/2025 | 10/06/2025
            """,
        },
        fails={"Missing": [0]},
    ),
    Example(
        code="576",
        year=2026,
        why="Last year left all three missing. This year has that time of 3. The one of 1 begins "
        "on another day, and of 2 there is none, which marks the child's row in Header.",
        tables={
            "Header": """
                CHILD
                1
                2
                3
            """,
            "Missing": """
                CHILD | MIS_START  | MIS_END
                1     | 01/06/2025 | 02/06/2025
                1     | 26/03/2025 | 03/04/2025
                3     | 25/03/2025 | 03/04/2025
            """,
            "Missing_last": """
                CHILD | MIS_START  | MIS_END
                1     | 25/03/2025 |
                2     | 25/03/2025 |
                3     | 25/03/2025 |
            """,
        },
        fails={"Missing": [1], "Header": [1]},
    ),
    Example(
        code="577",
        year=2026,
        why="The care of 1 and 2 ended on 10 June: 1 is missing still, and 2 was until the next "
        "day. 3 was until that day. 4 is in care still.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE | DEC        | REC
                1     | 01/06/2025 | S   | 10/06/2025 | E8
                2     | 01/06/2025 | S   | 10/06/2025 | E8
                3     | 01/06/2025 | S   | 10/06/2025 | E8
                4     | 01/06/2025 | S   |            |
            """,
            "Missing": """
                CHILD | MIS_START  | MIS_END
                1     | 05/06/2025 |
                2     | 05/06/2025 | 11/06/2025
                3     | 05/06/2025 | 10/06/2025
                4     | 05/06/2025 |
            """,
        },
        fails={"Missing": [0, 1]},
    ),
    Example(
        code="578",
        year=2026,
        why="1 went missing the day after care ended, 2 on the day. 3 is in no episode, which is "
        "for rule 1012.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC
                1     | 01/06/2025 | 10/06/2025
                2     | 01/06/2025 | 10/06/2025
            """,
            "Missing": """
                CHILD | MIS_START
                1     | 11/06/2025
                2     | 10/06/2025
                3     | 11/06/2025
            """,
        },
        fails={"Missing": [0]},
    ),
    Example(
        code="580",
        year=2026,
        why="1 was missing until turning 18, and left for another reason than E8. 2 left with E8. "
        "3 was found and went home at 17.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/06/2024 | 05/06/2025 | E15
                2     | 01/06/2024 | 05/06/2025 | E8
                3     | 01/06/2024 | 05/06/2025 | E4A
            """,
            "Missing": """
                CHILD | DOB        | MIS_START  | MIS_END
                1     | 05/06/2007 | 01/06/2025 | 05/06/2025
                2     | 05/06/2007 | 01/06/2025 | 05/06/2025
                3     | 05/06/2008 | 01/06/2025 | 05/06/2025
            """,
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="581",
        year=2026,
        why="1 went missing a day before care began. 2 went between two periods of care, and 3 on "
        "the first day.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC
                1     | 01/06/2025 |
                2     | 01/06/2025 | 10/06/2025
                2     | 20/06/2025 |
                3     | 01/06/2025 |
            """,
            "Missing": """
                CHILD | MIS_START
                1     | 31/05/2025
                2     | 15/06/2025
                3     | 01/06/2025
            """,
        },
        fails={"Missing": [0, 1]},
    ),
    Example(
        code="586",
        year=2026,
        why="1 went missing before being born.",
        tables={
            "Missing": """
                CHILD | DOB        | MIS_START
                1     | 05/06/2025 | 05/05/2025
                2     | 05/06/2010 | 05/05/2025
            """
        },
        fails={"Missing": [0]},
    ),
)
