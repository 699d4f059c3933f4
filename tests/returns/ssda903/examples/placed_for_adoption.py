"""Examples of the rules on decisions that a child should be placed for adoption."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="115",
        year=2026,
        why="There is no 31 June. A blank is not wrong here.",
        tables={
            "PlacedAdoption": """
                CHILD | DATE_PLACED
                1     | 31/06/2025
                2     | 30/06/2025
                3     |
            """
        },
        fails={"PlacedAdoption": [0]},
    ),
    Example(
        code="116",
        year=2026,
        why="Words are no date. A blank means that the decision stands.",
        tables={
            "PlacedAdoption": """
                CHILD | DATE_PLACED_CEASED
                1     | not known
                2     | 30/06/2025
                3     |
            """
        },
        fails={"PlacedAdoption": [0]},
    ),
    Example(
        code="117",
        year=2026,
        why="The decision on 1 was made after the child had gone home, and on 2 after the year's "
        "end. 3 came back into care before the decision.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/06/2024 | 01/06/2025 | E4A
                2     | 01/06/2024 |            |
                3     | 01/06/2024 | 01/06/2025 | E4A
                3     | 01/08/2025 |            |
            """,
            "PlacedAdoption": """
                CHILD | DATE_PLACED
                1     | 01/09/2025
                2     | 01/04/2026
                3     | 01/09/2025
            """,
        },
        fails={"PlacedAdoption": [0, 1], "Episodes": [0]},
    ),
    Example(
        code="118",
        year=2026,
        why="The reversal for 1 is of the year before, for 2 of before care began; the short break "
        "of 2 in April is no care. The first episode of both is marked.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 01/06/2024 | C2
                2     | 05/04/2025 | V3
                2     | 01/06/2025 | C2
                3     | 01/06/2024 | C2
            """,
            "PlacedAdoption": """
                CHILD | DATE_PLACED | DATE_PLACED_CEASED
                1     | 01/07/2024  | 31/03/2025
                2     | 01/04/2025  | 01/05/2025
                3     | 01/07/2024  | 01/04/2025
            """,
        },
        fails={"PlacedAdoption": [0, 1], "Episodes": [0, 2]},
    ),
    Example(
        code="119",
        year=2026,
        why="A reversal has a date and a reason: 1 lacks the one and 2 the other.",
        tables={
            "PlacedAdoption": """
                CHILD | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                1     |                    | RD1
                2     | 01/05/2025         |
                3     | 01/05/2025         | RD1
                4     |                    |
            """
        },
        fails={"PlacedAdoption": [0, 1]},
    ),
    Example(
        code="120",
        year=2026,
        why="RD5 is no code. A blank means that the decision stands.",
        tables={
            "PlacedAdoption": """
                CHILD | REASON_PLACED_CEASED
                1     | RD4
                2     | RD5
                3     |
            """
        },
        fails={"PlacedAdoption": [1]},
    ),
    Example(
        code="184",
        year=2026,
        why="1 was born a month after the decision; 2 on the day of it.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 01/08/2024
                2     | 01/07/2024
            """,
            "PlacedAdoption": """
                CHILD | DATE_PLACED
                1     | 01/07/2024
                2     | 01/07/2024
            """,
        },
        fails={"PlacedAdoption": [0]},
    ),
    Example(
        code="522",
        year=2026,
        why="The decision on 1 was reversed before it was made.",
        tables={
            "PlacedAdoption": """
                CHILD | DATE_PLACED | DATE_PLACED_CEASED
                1     | 01/07/2025  | 01/05/2025
                2     | 01/05/2025  | 01/05/2025
                3     | 01/05/2025  |
            """
        },
        fails={"PlacedAdoption": [0]},
    ),
    Example(
        code="551",
        year=2026,
        why="1 and 2 are placed for adoption without a dated decision. The one on 3 has a date "
        "that cannot be read, which is for rule 115.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE
                1     | 01/06/2024 | A3
                2     | 01/06/2024 | A6
                3     | 01/06/2024 | A5
                4     | 01/06/2024 | U1
            """,
            "PlacedAdoption": """
                CHILD | DATE_PLACED
                2     |
                3     | 31/02/2024
            """,
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="552",
        year=2026,
        why="1 was placed for adoption before any decision. 2 was placed under the first of two.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE
                1     | 01/06/2024 | A3
                2     | 01/06/2024 | A3
            """,
            "PlacedAdoption": """
                CHILD | DATE_PLACED | DATE_PLACED_CEASED
                1     | 01/07/2024  |
                2     | 01/05/2024  | 01/05/2025
                2     | 01/07/2025  |
            """,
        },
        fails={"PlacedAdoption": [0], "Episodes": [0]},
    ),
    Example(
        code="563",
        year=2026,
        why="A decision that was reversed has a date.",
        tables={
            "PlacedAdoption": """
                CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                1     |             | 01/05/2025         | RD1
                2     | 01/05/2024  | 01/05/2025         | RD1
                3     |             |                    |
            """
        },
        fails={"PlacedAdoption": [0]},
    ),
    Example(
        code="579",
        year=2026,
        why="The second decision on 1 was made while the first stood, the third on 2 before the "
        "first was reversed. On 3 the new one is of the day of the reversal.",
        tables={
            "PlacedAdoption": """
                CHILD | DATE_PLACED | DATE_PLACED_CEASED
                1     | 01/05/2024  |
                1     | 01/05/2025  |
                2     | 01/01/2025  | 01/12/2025
                2     | 01/02/2025  | 01/03/2025
                2     | 01/05/2025  |
                3     | 01/05/2024  | 01/05/2025
                3     | 01/05/2025  |
            """
        },
        fails={"PlacedAdoption": [1, 3, 4]},
    ),
    Example(
        code="583",
        year=2026,
        why="The first decision on 1 was not reversed before the second, whatever the order of "
        "the rows. On 2 it was.",
        tables={
            "PlacedAdoption": """
                CHILD | DATE_PLACED | DATE_PLACED_CEASED
                1     | 01/05/2025  |
                1     | 01/05/2024  |
                2     | 01/05/2024  | 01/12/2024
                2     | 01/05/2025  |
            """
        },
        fails={"PlacedAdoption": [1]},
    ),
    Example(
        code="1003",
        year=2026,
        why="The care of 1 began in June, and the decision is of May. Of 2 the beginning of care "
        "is not in this return.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE
                1     | 01/06/2025 | S
                1     | 01/08/2025 | P
                2     | 01/06/2025 | P
            """,
            "PlacedAdoption": """
                CHILD | DATE_PLACED
                1     | 01/05/2025
                2     | 01/05/2025
            """,
        },
        fails={"PlacedAdoption": [0], "Episodes": [0]},
    ),
)
