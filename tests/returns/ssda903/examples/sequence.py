"""Examples of the rules on episodes that follow one another."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="142",
        year=2026,
        why="Child 1 has a second episode, so the first must have ended. Child 2 has one episode, "
        "which may be open.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/04/2025 |            |
                1     | 01/06/2025 | 30/06/2025 | E11
                2     | 01/04/2025 |            |
            """
        },
        fails={"Episodes": [0]},
    ),
)
