"""Examples of the rules on deprivation of liberty orders."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="700",
        year=2027,
        why="An order must have a start: row 1 has none, and row 2 is no date.",
        tables={
            "DoLo": """
                CHILD | DOLO_START
                1     | 01/06/2026
                2     |
                3     | 31/06/2026
            """
        },
        fails={"DoLo": [1, 2]},
    ),
    Example(
        code="701",
        year=2027,
        why="Row 2 is no date. An order still in force has no end.",
        tables={
            "DoLo": """
                CHILD | DOLO_END
                1     | 01/06/2026
                2     |
                3     | 31/06/2026
            """
        },
        fails={"DoLo": [2]},
    ),
    Example(
        code="702",
        year=2027,
        why="Child 1's order ended before it started; child 2's on the same day.",
        tables={
            "DoLo": """
                CHILD | DOLO_START | DOLO_END
                1     | 02/06/2026 | 01/06/2026
                2     | 01/06/2026 | 01/06/2026
                3     | 01/06/2026 |
            """
        },
        fails={"DoLo": [0]},
    ),
    Example(
        code="703",
        year=2027,
        why="Child 1's order started the day after the year, child 2's on its last day.",
        tables={
            "DoLo": """
                CHILD | DOLO_START
                1     | 01/04/2027
                2     | 31/03/2027
            """
        },
        fails={"DoLo": [0]},
    ),
    Example(
        code="704",
        year=2027,
        why="Child 1's order ended before the year, child 2's after it. The first and the last "
        "day are within it.",
        tables={
            "DoLo": """
                CHILD | DOLO_END
                1     | 31/03/2026
                2     | 01/04/2027
                3     | 01/04/2026
                4     | 31/03/2027
                5     |
            """
        },
        fails={"DoLo": [0, 1]},
    ),
    Example(
        code="705",
        year=2027,
        why="Child 1's second order started while the first, given below it, ran; child 2's first "
        "has no end, so the two after it fail. Child 3's second started the day the first ended. "
        "Child 4's first is still in force when the third starts.",
        tables={
            "DoLo": """
                CHILD | DOLO_START | DOLO_END
                1     | 01/06/2026 | 01/08/2026
                1     | 01/05/2026 | 02/06/2026
                2     | 01/05/2026 |
                2     | 01/06/2026 | 01/07/2026
                2     | 01/08/2026 |
                3     | 01/05/2026 | 01/06/2026
                3     | 01/06/2026 |
                4     | 01/05/2026 | 01/10/2026
                4     | 01/06/2026 | 01/07/2026
                4     | 01/08/2026 |
            """
        },
        fails={"DoLo": [0, 3, 4, 8, 9]},
    ),
    Example(
        code="706",
        year=2027,
        why="Last year's return leaves an order of children 1, 2 and 3 in force. Child 1's first "
        "of this year is another, child 2 has none, child 3 has the same. Child 4's had ended.",
        tables={
            "Header": """
                CHILD
                1
                2
                3
                4
            """,
            "DoLo": """
                CHILD | DOLO_START | DOLO_END
                1     | 01/06/2026 |
                1     | 01/05/2026 | 01/06/2026
                3     | 01/02/2026 | 01/06/2026
                4     | 01/06/2026 |
            """,
            "DoLo_last": """
                CHILD | DOLO_START | DOLO_END
                1     | 01/02/2026 |
                2     | 01/02/2026 |
                3     | 01/01/2026 | 01/02/2026
                3     | 01/02/2026 |
                4     | 01/02/2026 | 01/03/2026
            """,
        },
        fails={"DoLo": [1], "Header": [1]},
    ),
    Example(
        code="707",
        year=2027,
        why="Child 1's care ended and the order goes on. Child 2's ended in time. Child 3 came "
        "back, but the order belongs to the time before. Child 4's order began before the first "
        "episode in the return, and care goes on. Child 5's order ended after care did.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE | DEC        | REC
                1     | 01/05/2026 | S   | 01/08/2026 | E4A
                2     | 01/05/2026 | S   | 01/08/2026 | E4A
                3     | 01/05/2026 | S   | 01/08/2026 | E4A
                3     | 01/10/2026 | S   |            |
                4     | 01/05/2026 | P   | 01/08/2026 | X1
                4     | 01/08/2026 | P   |            |
                5     | 01/05/2026 | S   | 01/08/2026 | E4A
            """,
            "DoLo": """
                CHILD | DOLO_START | DOLO_END
                1     | 01/06/2026 |
                2     | 01/06/2026 | 01/08/2026
                3     | 01/06/2026 |
                3     | 01/10/2026 |
                4     | 01/04/2026 |
                5     | 01/06/2026 | 02/08/2026
            """,
        },
        fails={"DoLo": [0, 2, 5]},
    ),
    Example(
        code="708",
        year=2027,
        why="Child 1's order started before birth, child 2's on the day of it.",
        tables={
            "DoLo": """
                CHILD | DOB        | DOLO_START
                1     | 02/06/2026 | 01/06/2026
                2     | 01/06/2026 | 01/06/2026
                3     | 01/06/2012 | 01/06/2026
                4     |            | 01/06/2026
            """
        },
        fails={"DoLo": [0, 1]},
    ),
    Example(
        code="709",
        year=2027,
        why="Child 1 was with foster carers (U6) while the order was in force. Child 2's order "
        "had ended on the day of the move there, and a children's home (K2) is usual.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | PLACE
                1     | 01/05/2026 | 01/07/2026 | K2
                1     | 01/07/2026 |            | U6
                2     | 01/05/2026 | 01/07/2026 | K2
                2     | 01/07/2026 |            | U6
            """,
            "DoLo": """
                CHILD | DOLO_START | DOLO_END
                1     | 01/06/2026 |
                2     | 01/06/2026 | 01/07/2026
            """,
        },
        fails={"DoLo": [0], "Episodes": [1]},
    ),
    Example(
        code="710",
        year=2027,
        why="Child 1 lived with parents (P1) and child 2 in supported accommodation (K3) while "
        "the order was in force. Child 3 moved to a secure home (K1) the day the order ended, and "
        "child 4 left it the day the order started.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | PLACE
                1     | 01/05/2026 |            | P1
                2     | 01/05/2026 | 01/07/2026 | K3
                3     | 01/07/2026 |            | K1
                4     | 01/05/2026 | 01/06/2026 | K1
                4     | 01/06/2026 |            | K2
            """,
            "DoLo": """
                CHILD | DOLO_START | DOLO_END
                1     | 01/06/2026 | 01/06/2026
                2     | 01/04/2026 | 02/05/2026
                3     | 01/06/2026 | 01/07/2026
                4     | 01/06/2026 |
            """,
        },
        fails={"DoLo": [0, 1], "Episodes": [0, 1]},
    ),
)
