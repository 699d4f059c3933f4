"""Examples of the rules on AD1 beside episodes and decisions to place for adoption."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="331",
        year=2026,
        why="1 was matched a week after the placement that ended in adoption had begun. 2 was "
        "matched on the day; 3 was not adopted.",
        tables={
            "AD1": """
                CHILD | DATE_MATCH
                1     | 08/06/2024
                2     | 01/06/2024
                3     | 08/06/2024
            """,
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/06/2024 | 01/06/2025 | E12
                2     | 01/06/2024 | 01/06/2025 | E11
                3     | 01/06/2024 | 01/06/2025 | E4A
            """,
        },
        fails={"AD1": [0], "Episodes": [0]},
    ),
    Example(
        code="334",
        year=2026,
        why="1 was in care twice, and the decision was made before the second time. The care of 2 "
        "began before the year; nothing says when.",
        tables={
            "AD1": """
                CHILD | DATE_INT
                1     | 01/05/2025
                2     | 01/05/2020
                3     | 01/07/2025
            """,
            "Episodes": """
                CHILD | DECOM      | RNE | DEC
                1     | 01/04/2025 | S   | 10/05/2025
                1     | 01/06/2025 | S   | 01/09/2025
                1     | 01/09/2025 | P   |
                2     | 01/06/2024 | P   |
                3     | 01/06/2025 | S   |
            """,
        },
        fails={"AD1": [0], "Episodes": [1]},
    ),
    Example(
        code="521",
        year=2026,
        why="1 was placed for adoption (A4) a month before the decision; 2 on the day of it. 3 "
        "was in a foster placement then.",
        tables={
            "AD1": """
                CHILD | DATE_INT
                1     | 01/07/2024
                2     | 01/07/2024
                3     | 01/07/2024
            """,
            "Episodes": """
                CHILD | DECOM      | PLACE
                1     | 01/06/2024 | A4
                2     | 01/07/2024 | A3
                3     | 01/06/2024 | U4
            """,
        },
        fails={"AD1": [0], "Episodes": [0]},
    ),
    Example(
        code="523",
        year=2026,
        why="The tables differ on 1. Of the two decisions on 2 the later led to the adoption, and "
        "it agrees. Of 3 one date is not given.",
        tables={
            "AD1": """
                CHILD | DATE_INT
                1     | 01/07/2024
                2     | 01/07/2024
                3     |
            """,
            "PlacedAdoption": """
                CHILD | DATE_PLACED
                1     | 05/07/2024
                2     | 01/02/2023
                2     | 01/07/2024
                3     | 01/07/2024
            """,
        },
        fails={"AD1": [0], "PlacedAdoption": [0]},
    ),
    Example(
        code="525",
        year=2026,
        why="The decision on 1 was reversed, so that no adoption can follow. On 2 a new decision "
        "was made after, which stands.",
        tables={
            "PlacedAdoption": """
                CHILD | DATE_PLACED | DATE_PLACED_CEASED
                1     | 01/07/2024  | 01/05/2025
                2     | 01/07/2023  | 01/05/2024
                2     | 01/07/2024  |
            """,
            "AD1": """
                CHILD | NB_ADOPTR
                1     | 2
                2     | 2
            """,
        },
        fails={"PlacedAdoption": [0], "AD1": [0]},
    ),
    Example(
        code="558",
        year=2026,
        why="1 was adopted, and the decision said to be reversed. The decision on 2 stands; 3 went "
        "home.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/06/2024 | 01/06/2025 | E12
                2     | 01/06/2024 | 01/06/2025 | E11
                3     | 01/06/2024 | 01/06/2025 | E4A
            """,
            "PlacedAdoption": """
                CHILD | DATE_PLACED | DATE_PLACED_CEASED
                1     | 01/05/2024  | 01/06/2025
                2     | 01/05/2024  |
                3     | 01/05/2024  | 01/06/2025
            """,
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="582",
        year=2026,
        why="1 was adopted on the day of the match, which is hardly possible.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/06/2024 | 01/06/2025 | E12
                2     | 01/06/2024 | 01/06/2025 | E12
            """,
            "AD1": """
                CHILD | DATE_MATCH
                1     | 01/06/2025
                2     | 01/06/2024
            """,
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="601",
        year=2026,
        why="1, 2 and 3 were adopted in the year. 1 is not in AD1, and of 2 only a part is told. "
        "4 was adopted the year before.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/06/2024 | 01/06/2025 | E12
                2     | 01/06/2024 | 01/06/2025 | E11
                3     | 01/06/2024 | 01/06/2025 | E11
                4     | 01/06/2024 | 31/03/2025 | E11
            """,
            "AD1": """
                CHILD | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
                2     | 01/05/2024 |            |             |           |            |
                3     | 01/05/2024 | 01/12/2024 | 0           | 2         | MF         | L11
            """,
        },
        fails={"Episodes": [0, 1], "AD1": [0]},
    ),
    Example(
        code="602",
        year=2026,
        why="1 was adopted in the year; 2 went home, and 3 is in no episode. Of 4 nothing is told.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | REC
                1     | 01/06/2024 | 01/06/2025 | E12
                2     | 01/06/2024 | 01/06/2025 | E4A
            """,
            "AD1": """
                CHILD | NB_ADOPTR
                1     | 2
                2     | 2
                3     | 2
                4     |
            """,
        },
        fails={"AD1": [1, 2]},
    ),
)
