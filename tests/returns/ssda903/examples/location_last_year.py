"""Examples of the rules that compare where the child was placed with last year's return."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="452",
        year=2026,
        why="Child 1's placement cannot have moved within one episode. Child 2's has another code "
        "for one authority (North Yorkshire), and child 3's county was divided (Cumbria). Child "
        "4's first episode is another than last year's.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PL_LA
                1     | 01/05/2024 | E06000063
                2     | 01/05/2024 | E06000065
                3     | 01/05/2024 | E06000064
                4     | 01/05/2025 | E06000063
                5     | 01/05/2024 | E06000063
            """,
            "Episodes_last": """
                CHILD | DECOM      | PL_LA
                1     | 01/05/2024 | E10000017
                2     | 01/05/2024 | E10000023
                3     | 01/05/2024 | E10000006
                4     | 01/05/2024 | E10000017
                5     | 01/05/2024 |
            """,
        },
        given=("postcodes",),
        fails={"Episodes": [0, 4]},
    ),
    Example(
        code="453",
        year=2026,
        why="Child 1's distance is another in the same episode. A tenth of a mile (child 2) is "
        "rounding. Child 3's second episode is not the one of last year.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PL_DISTANCE
                1     | 01/05/2024 | 5.2
                2     | 01/05/2024 | 5.1
                3     | 01/05/2024 | 5.0
                3     | 01/06/2025 | 9.0
            """,
            "Episodes_last": """
                CHILD | DECOM      | PL_DISTANCE
                1     | 01/05/2024 | 5.0
                2     | 01/05/2024 | 5.0
                3     | 01/05/2024 | 5.0
            """,
        },
        given=("postcodes",),
        fails={"Episodes": [0]},
    ),
    Example(
        code="503G",
        year=2026,
        why="Last year's open episode goes on in the first of this year: child 1's distance is "
        "another, child 2's is not known any more. Child 3's last episode had ended.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PL_DISTANCE
                1     | 01/05/2024 | 8.0
                2     | 01/05/2024 |
                3     | 01/05/2025 | 8.0
                4     | 01/05/2024 |
            """,
            "Episodes_last": """
                CHILD | DECOM      | DEC        | PL_DISTANCE
                1     | 01/05/2024 |            | 5.0
                2     | 01/05/2024 |            | 5.0
                3     | 01/05/2024 | 01/03/2025 | 5.0
                4     | 01/05/2024 |            |
            """,
        },
        given=("postcodes",),
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="503H",
        year=2026,
        why="Child 1's authority is another than at the end of last year. Child 2's has another "
        "code since (Somerset). Blank is the same as blank.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PL_LA
                1     | 01/05/2024 | E06000063
                2     | 01/05/2024 | E06000066
                3     | 01/05/2024 |
            """,
            "Episodes_last": """
                CHILD | DECOM      | DEC | PL_LA
                1     | 01/05/2024 |     | E10000017
                2     | 01/05/2024 |     | E10000027
                3     | 01/05/2024 |     |
            """,
        },
        given=("postcodes",),
        fails={"Episodes": [0]},
    ),
    Example(
        code="503J",
        year=2026,
        why="Child 1 was outside at the end of last year and is inside now. Of child 2's two "
        "episodes last year the later is compared.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PL_LOCATION
                1     | 01/05/2024 | IN
                2     | 01/06/2024 | IN
            """,
            "Episodes_last": """
                CHILD | DECOM      | DEC        | PL_LOCATION
                1     | 01/05/2024 |            | OUT
                2     | 01/05/2024 | 01/06/2024 | OUT
                2     | 01/06/2024 |            | IN
            """,
        },
        given=("postcodes", "authority"),
        fails={"Episodes": [0]},
    ),
)
