"""Examples of the rules on the category of need."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="504",
        year=2026,
        why="Child 1 started with N1: the second and third episodes differ from that, though the "
        "third agrees with the second; the fourth is right again. Child 2 left care and came "
        "back: the new period may have a need of its own. Child 3's is not given.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE | CIN | DEC        | REC
                1     | 01/04/2025 | S   | N1  | 01/05/2025 | X1
                1     | 01/05/2025 | L   | N2  | 01/06/2025 | X1
                1     | 01/06/2025 | P   | N2  | 01/07/2025 | X1
                1     | 01/07/2025 | P   | N1  |            |
                2     | 01/04/2025 | S   | N1  | 01/05/2025 | E4A
                2     | 01/05/2025 | S   | N5  |            |
                3     | 01/04/2025 | S   | N4  | 01/05/2025 | X1
                3     | 01/05/2025 | P   |     |            |
            """
        },
        fails={"Episodes": [1, 2]},
    ),
)
