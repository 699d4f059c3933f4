"""Examples of the rules on the dates of one episode."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="148",
        year=2026,
        why="Child 1 has a reason and no date, child 2 a date and no reason. Child 3 has both and "
        "child 4 neither. Child 5's date cannot be read, but is given: that is another rule's "
        "(147).",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/04/2025 |            | X1
                2     | 01/04/2025 | 01/06/2025 |
                3     | 01/04/2025 | 01/06/2025 | X1
                4     | 01/04/2025 |            |
                5     | 01/04/2025 | June 2025  | X1
                6     | 01/04/2025 | June 2025  |
            """
        },
        fails={"Episodes": [0, 1, 5]},
    ),
    Example(
        code="353",
        year=2026,
        why="There were no episodes before the Children Act came into force on 14 October 1991.",
        tables={
            "Episodes": """
                CHILD | DECOM
                1     | 13/10/1991
                2     | 14/10/1991
                3     | 01/06/2025
                4     |
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="354",
        year=2026,
        why="The collection year ends on 31 March 2026: an episode may start on that day.",
        tables={
            "Episodes": """
                CHILD | DECOM
                1     | 01/04/2026
                2     | 31/03/2026
                3     | 01/06/2019
                4     |
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="355",
        year=2026,
        why="Child 1's episode begins and ends on one day; child 2's lasts a night. Child 3's is "
        "open.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC
                1     | 01/06/2025 | 01/06/2025
                2     | 01/06/2025 | 02/06/2025
                3     | 01/06/2025 |
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="356",
        year=2026,
        why="Child 1's episode ceases a day before it starts. Ceasing on the same day is another "
        "rule's (355).",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC
                1     | 02/06/2025 | 01/06/2025
                2     | 01/06/2025 | 01/06/2025
                3     | 01/06/2025 |
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="385",
        year=2026,
        why="The collection year ends on 31 March 2026: what ceases later is open in this return.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC
                1     | 01/06/2025 | 01/04/2026
                2     | 01/06/2025 | 31/03/2026
                3     | 01/06/2025 |
                4     | 01/06/2025 | later
            """
        },
        fails={"Episodes": [0]},
    ),
)
