"""Examples of the rules on what may be written in the columns of Episodes."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="141",
        year=2026,
        why="30 February is no day, a year of two digits is not read, and the month is never "
        "first. A day or month without its nought is read, and a blank is no wrong date.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE
                1     | 30/02/2025 | S
                2     | 01/06/25   | S
                3     | 06/13/2025 | S
                4     | 1/6/2025   | S
                5     |            | S
            """
        },
        fails={"Episodes": [0, 1, 2]},
    ),
    Example(
        code="143",
        year=2026,
        why="Codes are written in capitals and one at a time; a blank is no wrong code.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE
                1     | 01/04/2025 | s
                2     | 01/04/2025 | SP
                3     | 01/04/2025 | X1
                4     | 01/04/2025 | B
                5     | 01/04/2025 |
            """
        },
        fails={"Episodes": [0, 1, 2]},
    ),
    Example(
        code="144",
        year=2026,
        why="The meaning in words is not the code, and C3 is not one.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 01/04/2025 | section 20
                2     | 01/04/2025 | C3
                3     | 01/04/2025 | C2
                4     | 01/04/2025 | V4
                5     | 01/04/2025 |
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="145",
        year=2026,
        why="The categories of need are N1 to N8: N0, for a child not in need, is of another "
        "collection.",
        tables={
            "Episodes": """
                CHILD | DECOM      | CIN
                1     | 01/04/2025 | N0
                2     | 01/04/2025 | N9
                3     | 01/04/2025 | N1
                4     | 01/04/2025 | N8
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="146",
        year=2024,
        why="Until 2023-24 semi-independent (H5) and independent (P2) living and other placements "
        "(Z1) have codes; supported accommodation (K3) has none yet.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE
                1     | 01/05/2023 | K3
                2     | 01/05/2023 | Z11
                3     | 01/05/2023 | H5
                4     | 01/05/2023 | P2
                5     | 01/05/2023 | Z1
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="146",
        year=2025,
        why="In 2024-25 supported accommodation (K3) is a code beside the old ones; small letters "
        "are not.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE
                1     | 01/05/2024 | k3
                2     | 01/05/2024 | Z11
                3     | 01/05/2024 | K3
                4     | 01/05/2024 | H5
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="146",
        year=2026,
        why="From 2025-26 H5, P2 and Z1 are gone; Z11 to Z14 have taken the place of Z1.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE
                1     | 01/05/2025 | H5
                2     | 01/05/2025 | P2
                3     | 01/05/2025 | Z1
                4     | 01/05/2025 | K3
                5     | 01/05/2025 | Z14
                6     | 01/05/2025 | U6
            """
        },
        fails={"Episodes": [0, 1, 2]},
    ),
    Example(
        code="147",
        year=2026,
        why="What is given for child 1 and 2 cannot be read as a date. Child 3 has one; child 4's "
        "episode is open.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/04/2025 | 31/06/2025 | X1
                2     | 01/04/2025 | ongoing    |
                3     | 01/04/2025 | 30/06/2025 | X1
                4     | 01/04/2025 |            |
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="149",
        year=2026,
        why="E4 has two kinds, and both are written in capitals.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/04/2025 | 30/06/2025 | E4
                2     | 01/04/2025 | 30/06/2025 | E4a
                3     | 01/04/2025 | 30/06/2025 | E4A
                4     | 01/04/2025 | 30/06/2025 | X1
                5     | 01/04/2025 |            |
            """
        },
        fails={"Episodes": [0, 1]},
    ),
)
