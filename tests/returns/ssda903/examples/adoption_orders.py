"""Examples of the rules on placement and freeing orders, and on leaving care unadopted."""

from __future__ import annotations

from tests.returns.examples import Example

_UNDER_ORDER = """
    CHILD | DECOM      | LS | DEC
    1     | 01/06/2024 | {order} |
    2     | 01/06/2024 | {order} |
    3     | 01/06/2024 | {order} |
    4     | 01/06/2024 | {order} | 01/06/2025
"""
_DECISIONS = """
    CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
    2     |             |                    |
    3     | 01/05/2024  |                    |
"""
_WHY_UNDER_ORDER = (
    "The order on 1, 2 and 3 is in force: on 1 there is no decision, and that on 2 has no date. On "
    "3 one stands, which leaves the reversal blank. The order on 4 has ended."
)
_LEFT = """
    CHILD | DECOM      | DEC        | REC | PLACE | LS
    1     | 01/06/2024 | 01/06/2025 | E4A | A3    | C2
    2     | 01/06/2024 | 01/06/2025 | E4A | U1    | E1
    3     | 01/06/2024 | 01/06/2025 | E4A | A3    | E1
    4     | 01/06/2024 | 01/06/2025 | E12 | A3    | E1
    5     | 01/06/2024 | 01/06/2025 | X1  | A3    | E1
    6     | 01/06/2024 | 01/06/2025 | E4A | U1    | D1
"""
_DECISIONS_ON_LEFT = """
    CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
    1     | 01/05/2024  |                    |
    3     | 01/05/2024  | 01/05/2025         | RD1
    4     | 01/05/2024  |                    |
    5     | 01/05/2024  |                    |
    6     | 01/05/2024  |                    |
"""

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="553",
        year=2026,
        why=_WHY_UNDER_ORDER,
        tables={"Episodes": _UNDER_ORDER.format(order="E1"), "PlacedAdoption": _DECISIONS},
        fails={"Episodes": [0], "PlacedAdoption": [0]},
    ),
    Example(
        code="555",
        year=2024,
        why=_WHY_UNDER_ORDER,
        tables={"Episodes": _UNDER_ORDER.format(order="D1"), "PlacedAdoption": _DECISIONS},
        fails={"Episodes": [0], "PlacedAdoption": [0]},
    ),
    Example(
        code="554",
        year=2026,
        why="The placement order on 1 was made before the decision; on 2 on the same day.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 01/05/2024 | C2
                1     | 01/06/2024 | E1
                1     | 01/08/2024 | E1
                2     | 01/07/2024 | E1
            """,
            "PlacedAdoption": """
                CHILD | DATE_PLACED
                1     | 01/07/2024
                2     | 01/07/2024
            """,
        },
        fails={"Episodes": [1], "PlacedAdoption": [0]},
    ),
    Example(
        code="554",
        year=2026,
        why="This year's first episode of 1 began after the decision, but last year's return shows "
        "that the order was in force before.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 01/08/2024 | E1
            """,
            "Episodes_last": """
                CHILD | DECOM      | LS | DEC
                1     | 01/06/2024 | E1 | 01/08/2024
                1     | 01/08/2024 | E1 |
            """,
            "PlacedAdoption": """
                CHILD | DATE_PLACED
                1     | 01/07/2024
            """,
        },
        fails={"Episodes": [0], "PlacedAdoption": [0]},
    ),
    Example(
        code="556",
        year=2024,
        why="The freeing order on 1 was made before the decision; on 2 after it.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 01/06/2004 | D1
                2     | 01/06/2004 | D1
            """,
            "PlacedAdoption": """
                CHILD | DATE_PLACED
                1     | 01/07/2004
                2     | 01/05/2004
            """,
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="557",
        year=2024,
        why="1, 2 and 6 left care from a placement for adoption or under a placement or freeing "
        "order, unadopted and with no reversal of the decision. That on 3 was reversed; 4 was "
        "adopted and 5 stayed in care.",
        tables={"Episodes": _LEFT, "PlacedAdoption": _DECISIONS_ON_LEFT},
        fails={"Episodes": [0, 1, 5], "PlacedAdoption": [0, 4]},
    ),
    Example(
        code="557",
        year=2026,
        why="1 and 2 left care from a placement for adoption or under a placement order, unadopted "
        "and with no reversal of the decision. That on 3 was reversed; 4 was adopted and 5 stayed "
        "in care. Freeing orders (6) are asked about until 2023-24.",
        tables={"Episodes": _LEFT, "PlacedAdoption": _DECISIONS_ON_LEFT},
        fails={"Episodes": [0, 1], "PlacedAdoption": [0]},
    ),
)
