"""Examples of the rules on why a placement changed."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="225",
        year=2026,
        why="Child 1 moved to other carers without a reason given. Child 2's legal status alone "
        "changed, child 3 left for a holiday, child 4 came back from one, child 5 left care, and "
        "child 6's reason is given.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE | PLACE | REC | REASON_PLACE_CHANGE
                1     | 01/05/2025 | S   | U1    | X1  |
                1     | 01/06/2025 | P   | U4    |     |
                2     | 01/05/2025 | S   | U1    | X1  |
                2     | 01/06/2025 | L   | U1    |     |
                3     | 01/05/2025 | S   | U1    | X1  |
                3     | 01/06/2025 | P   | T2    |     |
                4     | 01/05/2025 | S   | T2    | X1  |
                4     | 01/06/2025 | P   | U1    |     |
                5     | 01/05/2025 | S   | U1    | E4A |
                6     | 01/05/2025 | S   | U1    | X1  | CARPL
                6     | 01/06/2025 | B   | U4    |     |
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="226",
        year=2026,
        why="Child 1's holiday has a reason for a change of placement, child 2's is given in the "
        "episode before it. Child 3 really moved.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE | REASON_PLACE_CHANGE
                1     | 01/05/2025 | T2    | OTHER
                2     | 01/05/2025 | U1    | OTHER
                2     | 01/06/2025 | T2    |
                3     | 01/05/2025 | U1    | CARPL
                3     | 01/06/2025 | U4    |
            """
        },
        fails={"Episodes": [0, 2]},
    ),
    Example(
        code="233",
        year=2026,
        why="An episode that goes on has no reason for a change; one that ended may have.",
        tables={
            "Episodes": """
                CHILD | DEC        | REASON_PLACE_CHANGE
                1     |            | CARPL
                2     | 01/06/2025 | CARPL
                3     |            |
            """
        },
        fails={"Episodes": [0]},
    ),
)
