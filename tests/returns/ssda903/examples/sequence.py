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
    Example(
        code="142",
        year=2026,
        why="An end needs a date and a reason: child 1's first episode has only one of them. An "
        "end that cannot be read is not known to be one (child 2). Which episode of child 3 came "
        "first is not known, so neither fails.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/04/2025 | 01/06/2025 |
                1     | 01/06/2025 |            |
                2     | 01/04/2025 | 31/06/2025 | X1
                2     | 01/07/2025 |            |
                3     | 31/04/2025 |            |
                3     | 01/06/2025 |            |
            """
        },
        fails={"Episodes": [0, 2]},
    ),
    Example(
        code="357",
        year=2026,
        why="Child 1's first episode began in the year with a change of placement. Child 2 began "
        "with S; child 3 was looked after before the year; child 4's reason is blank.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE
                1     | 01/06/2025 | P
                1     | 01/07/2025 | P
                2     | 01/06/2025 | S
                2     | 01/07/2025 | P
                3     | 31/03/2025 | P
                4     | 01/04/2025 |
            """
        },
        fails={"Episodes": [0, 5]},
    ),
    Example(
        code="388",
        year=2026,
        why="X1 says that another episode starts that day. Child 1's next one starts a day late; "
        "child 2 has none; child 3 has one though E11 says that care ended. Child 4's episodes "
        "agree. Child 5's has not ceased: rule 148 asks for its end.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/04/2025 | 01/06/2025 | X1
                1     | 02/06/2025 |            |
                2     | 01/04/2025 | 01/06/2025 | X1
                3     | 01/04/2025 | 01/06/2025 | E11
                3     | 01/06/2025 |            |
                4     | 01/04/2025 | 01/06/2025 | X1
                4     | 01/06/2025 | 01/08/2025 | E11
                4     | 01/10/2025 |            |
                5     | 01/04/2025 |            | X1
            """
        },
        fails={"Episodes": [0, 2, 3]},
    ),
    Example(
        code="431",
        year=2026,
        why="Child 1 started to be looked after the day the last episode ended: care went on. A "
        "day later (child 2) it is a new start.",
        tables={
            "Episodes": """
                CHILD | RNE | DECOM      | DEC
                1     | S   | 01/04/2025 | 01/06/2025
                1     | S   | 01/06/2025 |
                2     | S   | 01/04/2025 | 01/06/2025
                2     | S   | 02/06/2025 |
            """
        },
        fails={"Episodes": [1]},
    ),
    Example(
        code="432",
        year=2026,
        why="Child 1's care ended and the next episode does not start it again; child 2's reason "
        "is blank. Child 3 started again with S, and child 4's care never ended.",
        tables={
            "Episodes": """
                CHILD | RNE | DECOM      | REC
                1     | S   | 01/04/2025 | E4A
                1     | P   | 01/06/2025 |
                2     | S   | 01/04/2025 | E4A
                2     |     | 01/06/2025 |
                3     | S   | 01/04/2025 | E4A
                3     | S   | 01/06/2025 |
                4     | S   | 01/04/2025 | X1
                4     | P   | 01/06/2025 |
            """
        },
        fails={"Episodes": [1, 3]},
    ),
    Example(
        code="433",
        year=2026,
        why="A change goes on from the day the episode before ended: child 1's starts a day late, "
        "child 2's follows an episode without an end. The order of the rows does not matter "
        "(child 3), and a first episode has none before it (child 4).",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE | DEC
                1     | 01/04/2025 | S   | 01/06/2025
                1     | 02/06/2025 | P   |
                2     | 01/04/2025 | S   |
                2     | 01/06/2025 | L   |
                3     | 01/06/2025 | B   |
                3     | 01/04/2025 | S   | 01/06/2025
                4     | 01/04/2025 | T   |
            """
        },
        fails={"Episodes": [1, 3]},
    ),
    Example(
        code="434",
        year=2026,
        why="L is for a new legal status in the same placement. Child 1's status is the old one; "
        "child 2's placement has another URN. Child 3's change is what L says, and blank is the "
        "same as blank.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE | LS | PLACE | PL_POST | URN       | PLACE_PROVIDER
                1     | 01/04/2025 | S   | V2 | U4    | AB1 0JD | SC012345  | PR1
                1     | 01/06/2025 | L   | V2 | U4    | AB1 0JD | SC012345  | PR1
                2     | 01/04/2025 | S   | V2 | U4    | AB1 0JD | SC012345  | PR1
                2     | 01/06/2025 | L   | C1 | U4    | AB1 0JD | SC054321  | PR1
                3     | 01/04/2025 | S   | V2 | U4    | AB1 0JD |           | PR1
                3     | 01/06/2025 | L   | C1 | U4    | AB1 0JD |           | PR1
            """
        },
        fails={"Episodes": [1, 3]},
    ),
    Example(
        code="435",
        year=2026,
        why="P and T are for another placement under the same legal status. Child 1's placement "
        "is the same, child 2's status is not. Child 3 moved with the same carer: the postcode "
        "tells it.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE | LS | PLACE | PL_POST | URN       | PLACE_PROVIDER
                1     | 01/04/2025 | S   | V2 | U4    | AB1 0JD | SC012345  | PR1
                1     | 01/06/2025 | P   | V2 | U4    | AB1 0JD | SC012345  | PR1
                2     | 01/04/2025 | S   | V2 | U4    | AB1 0JD | SC012345  | PR1
                2     | 01/06/2025 | P   | C1 | K2    | AB1 0JD | SC054321  | PR1
                3     | 01/04/2025 | S   | V2 | U4    | AB1 0JD | SC012345  | PR1
                3     | 01/06/2025 | T   | V2 | U4    | AB2 0JD | SC012345  | PR1
            """
        },
        fails={"Episodes": [1, 3]},
    ),
    Example(
        code="436",
        year=2026,
        why="B and U are for a change of both. Child 1's legal status is the same, child 2's "
        "placement is. Child 3 changed both.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE | LS | PLACE | PL_POST | URN       | PLACE_PROVIDER
                1     | 01/04/2025 | S   | V2 | U4    | AB1 0JD | SC012345  | PR1
                1     | 01/06/2025 | B   | V2 | K2    | AB1 0JD | SC012345  | PR1
                2     | 01/04/2025 | S   | V2 | U4    | AB1 0JD | SC012345  | PR1
                2     | 01/06/2025 | U   | C1 | U4    | AB1 0JD | SC012345  | PR1
                3     | 01/04/2025 | S   | V2 | U4    | AB1 0JD | SC012345  | PR1
                3     | 01/06/2025 | B   | C1 | K2    | AB1 0JD | SC054321  | PR4
            """
        },
        fails={"Episodes": [1, 3]},
    ),
    Example(
        code="501",
        year=2026,
        why="Child 1's second episode began while the first still ran. Child 2's began the day "
        "the first ended. Of child 3's two that began on one day the second in the file fails.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC
                1     | 01/04/2025 | 01/06/2025
                1     | 31/05/2025 |
                2     | 01/04/2025 | 01/06/2025
                2     | 01/06/2025 |
                3     | 01/04/2025 | 01/06/2025
                3     | 01/04/2025 | 01/07/2025
            """
        },
        fails={"Episodes": [1, 5]},
    ),
)
