"""Examples of the rules on short breaks."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="365",
        year=2026,
        why="Child 1's break lasted 18 days, child 2's 17. Child 3's has no end, and began more "
        "than 17 days before the end of the year; child 4's began 17 days before. Child 5 is not "
        "on a short break. Child 6's end cannot be read.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS | DEC
                1     | 01/06/2025 | V3 | 19/06/2025
                2     | 01/06/2025 | V3 | 18/06/2025
                3     | 13/03/2026 | V3 |
                4     | 14/03/2026 | V3 |
                5     | 01/06/2025 | V2 |
                6     | 01/06/2025 | V3 | soon
            """
        },
        fails={"Episodes": [0, 2]},
    ),
    Example(
        code="366",
        year=2026,
        why="Each single short break (V3) starts with S. An agreement (V4) may go on in another "
        "place.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS | RNE
                1     | 01/06/2025 | V3 | P
                2     | 01/06/2025 | V3 |
                3     | 01/06/2025 | V3 | S
                4     | 01/06/2025 | V4 | P
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="367",
        year=2026,
        why="Child 1's five breaks come to 76 days, child 2's to 75: of the break from before the "
        "year the days from 1 April count. Child 3's care under section 20 is no short break.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS | DEC
                1     | 01/05/2025 | V3 | 17/05/2025
                1     | 01/06/2025 | V3 | 16/06/2025
                1     | 01/07/2025 | V3 | 16/07/2025
                1     | 01/08/2025 | V3 | 16/08/2025
                1     | 16/03/2026 | V3 |
                2     | 20/03/2025 | V3 | 16/04/2025
                2     | 01/05/2025 | V3 | 16/05/2025
                2     | 01/06/2025 | V3 | 16/06/2025
                2     | 01/07/2025 | V3 | 16/07/2025
                2     | 16/03/2026 | V3 |
                3     | 01/04/2025 | V2 |
            """
        },
        fails={"Episodes": [0, 1, 2, 3, 4]},
    ),
    Example(
        code="382",
        year=2026,
        why="A short break, of either kind, has a placement of its own and is no absence from "
        "another.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS | PLACE
                1     | 01/06/2025 | V3 | T0
                2     | 01/06/2025 | V4 | T4
                3     | 01/06/2025 | V3 | U6
                4     | 01/06/2025 | C2 | T1
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="384",
        year=2026,
        why="Foster carers have a child for short breaks, not long term (U1, U4).",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS | PLACE
                1     | 01/06/2025 | V3 | U1
                2     | 01/06/2025 | V4 | U4
                3     | 01/06/2025 | V3 | U6
                4     | 01/06/2025 | C2 | U4
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="426",
        year=2026,
        why="Child 1's breaks are recorded in both ways; its care under section 20 is none. "
        "Children 2 and 3 have one way each.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 01/06/2025 | V3
                1     | 01/07/2025 | V4
                1     | 01/08/2025 | V2
                2     | 01/06/2025 | V3
                2     | 01/07/2025 | V3
                3     | 01/06/2025 | V4
            """
        },
        fails={"Episodes": [0, 1]},
    ),
)
