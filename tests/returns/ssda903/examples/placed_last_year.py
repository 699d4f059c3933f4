"""Examples of the rules on decisions to place for adoption beside those of last year's return."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="559",
        year=2026,
        why="The decisions on 1, 2 and 3 are older than the year. Last year's return has that on "
        "3; that on 1 it gives without a date, and 2 it does not have. That on 4 is of this year.",
        tables={
            "PlacedAdoption": """
                CHILD | DATE_PLACED
                1     | 01/05/2024
                2     | 01/05/2024
                3     | 01/05/2024
                4     | 01/04/2025
            """,
            "PlacedAdoption_last": """
                CHILD | DATE_PLACED
                1     |
                3     | 01/05/2024
            """,
        },
        fails={"PlacedAdoption": [0, 1]},
    ),
    Example(
        code="560",
        year=2026,
        why="Last year's decision on 1 stood, and has another date now. That on 2 was reversed; "
        "that on 3 is the same, and a new one came after.",
        tables={
            "PlacedAdoption": """
                CHILD | DATE_PLACED | DATE_PLACED_CEASED
                1     | 02/05/2024  |
                2     | 01/06/2025  |
                3     | 01/05/2024  | 01/05/2025
                3     | 01/06/2025  |
            """,
            "PlacedAdoption_last": """
                CHILD | DATE_PLACED | DATE_PLACED_CEASED
                1     | 01/05/2024  |
                2     | 01/05/2024  | 01/12/2024
                3     | 01/05/2024  |
            """,
        },
        fails={"PlacedAdoption": [0]},
    ),
    Example(
        code="561",
        year=2026,
        why="The decision on 1 was reversed last year, and is sent again. On 2 a new one was made.",
        tables={
            "PlacedAdoption": """
                CHILD | DATE_PLACED
                1     | 01/05/2024
                2     | 01/05/2025
                3     | 01/05/2024
            """,
            "PlacedAdoption_last": """
                CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                1     | 01/05/2024  | 01/12/2024         | RD1
                2     | 01/05/2024  | 01/12/2024         | RD1
                3     | 01/05/2024  |                    |
            """,
        },
        fails={"PlacedAdoption": [0]},
    ),
    Example(
        code="584",
        year=2026,
        why="Last year's decisions on 1, 2 and 3 were reversed. The new one on 1 is older than "
        "that, and on 2 it has no date; on 3 it is newer. That on 4 stood.",
        tables={
            "PlacedAdoption": """
                CHILD | DATE_PLACED | DATE_PLACED_CEASED
                1     | 01/04/2024  |
                2     |             | 01/06/2025
                3     | 01/05/2025  |
                4     | 01/04/2024  |
            """,
            "PlacedAdoption_last": """
                CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                1     | 01/05/2024  | 01/12/2024         | RD1
                2     | 01/05/2024  | 01/12/2024         | RD1
                3     | 01/05/2024  | 01/12/2024         | RD1
                4     | 01/05/2024  |                    |
            """,
        },
        fails={"PlacedAdoption": [0, 1]},
    ),
)
