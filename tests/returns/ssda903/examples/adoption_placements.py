"""Examples of the rules on placements for adoption, and on placement types that ended."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="217",
        year=2026,
        why="With the current carers (A3, A5) the carers cannot have changed (P), nor can only "
        "the legal status (L), and the reason has to be given. S, T and U are right. Child 5 moved "
        "to others (A4). Child 6 was placed before April 2015.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE | RNE
                1     | 01/06/2025 | A3    | P
                2     | 01/06/2025 | A5    | L
                3     | 01/06/2025 | A5    |
                4     | 01/06/2025 | A3    | T
                4     | 01/09/2025 | A5    | U
                4     | 01/04/2015 | A3    | S
                5     | 01/06/2025 | A4    | P
                6     | 31/03/2015 | A3    | P
            """
        },
        fails={"Episodes": [0, 1, 2]},
    ),
    Example(
        code="217t",
        year=2024,
        why="Child 1 moved in on the day that P2 came to an end. Child 2 was there from before "
        "and after it, child 3 still is. Child 4's placement ended on the day. Child 5 is "
        "elsewhere.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE | DEC
                1     | 28/10/2023 | P2    | 01/12/2023
                2     | 01/05/2023 | P2    | 29/10/2023
                3     | 01/05/2023 | P2    |
                4     | 01/05/2023 | P2    | 28/10/2023
                5     | 01/12/2023 | U6    |
            """
        },
        fails={"Episodes": [0, 1, 2]},
    ),
    Example(
        code="335",
        year=2026,
        why="AD1 says that others adopted child 1, but the placement was with the foster carers "
        "(A5); for child 2 it is the other way about. Children 3 and 4 agree. Child 5 was not "
        "adopted from the placement with carers: it went on elsewhere.",
        tables={
            "AD1": """
                CHILD | FOSTER_CARE
                1     | 0
                2     | 1
                3     | 1
                4     | 0
                5     | 0
            """,
            "Episodes": """
                CHILD | DECOM      | PLACE | REC
                1     | 01/06/2025 | A5    | E11
                2     | 01/06/2025 | A4    | E12
                3     | 01/06/2025 | A3    | E11
                4     | 01/06/2025 | A6    | E12
                5     | 01/06/2025 | A3    | X1
                5     | 01/09/2025 | A6    | E12
            """,
        },
        fails={"Episodes": [0, 1], "AD1": [0, 1]},
    ),
    Example(
        code="336",
        year=2026,
        why="Child 1 came from a children's home, so it cannot be placed with current foster "
        "carers. Child 2 was fostered before; its second placement for adoption, after a "
        "placement order, is with the same carers. Child 3's earlier episode is not in this "
        "return. Child 4 is placed with others.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE | RNE
                1     | 01/04/2025 | K2    | S
                1     | 01/06/2025 | A3    | P
                2     | 01/04/2025 | U5    | S
                2     | 01/06/2025 | A3    | T
                2     | 01/09/2025 | A5    | U
                3     | 01/04/2025 | A5    | T
                4     | 01/04/2025 | K2    | S
                4     | 01/06/2025 | A6    | P
            """
        },
        fails={"Episodes": [1]},
    ),
)
