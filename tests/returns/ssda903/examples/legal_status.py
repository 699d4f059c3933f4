"""Examples of the rules on legal status."""

from __future__ import annotations

from tests.returns.examples import Example


def lasting_too_long(code: str, status: str, just: str, longer: str) -> Example:
    """Children under one legal status from 1 June 2025: just so long as is allowed, longer, and
    longer in two episodes; and one near the end of the collection year."""
    return Example(
        code=code,
        year=2026,
        why="Child 1 had the legal status just so long as it may last, child 2 for a day more. "
        "Child 3 had it in two episodes without a gap, child 4 with a gap between them. Child 5's "
        "has no end, and lasts until the end of the year; child 6's began on the last day. Child "
        "7 is under a care order.",
        tables={
            "Episodes": f"""
                CHILD | DECOM      | LS       | DEC
                1     | 01/06/2025 | {status} | {just}
                2     | 01/06/2025 | {status} | {longer}
                3     | 01/06/2025 | {status} | 03/06/2025
                3     | 03/06/2025 | {status} | {longer}
                4     | 01/06/2025 | {status} | 03/06/2025
                4     | 04/06/2025 | {status} | {just}
                5     | 01/06/2025 | {status} |
                6     | 31/03/2026 | {status} |
                7     | 01/06/2025 | C2       | {longer}
            """
        },
        fails={"Episodes": [1, 2, 3, 6]},
    )


EXAMPLES: tuple[Example, ...] = (
    lasting_too_long("361", "L1", "04/06/2025", "05/06/2025"),
    lasting_too_long("362", "L2", "22/06/2025", "23/06/2025"),
    lasting_too_long("363", "L3", "08/06/2025", "09/06/2025"),
    lasting_too_long("364", "J2", "22/06/2025", "23/06/2025"),
    Example(
        code="378",
        year=2026,
        why="Child 1 is placed with its parents (P1) and accommodated by agreement with them (V2) "
        "at once. Under a care order (C2) a child may live with its parents.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS | PLACE
                1     | 01/06/2025 | V2 | P1
                2     | 01/06/2025 | C2 | P1
                3     | 01/06/2025 | V2 | U6
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="408",
        year=2026,
        why="Child 1 is placed under an order (A5) while a care order is recorded, child 2 (A6) "
        "while nothing is. Child 3 has its order (E1). Child 4 is placed by consent (A4).",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS | PLACE
                1     | 01/06/2025 | C2 | A5
                2     | 01/06/2025 |    | A6
                3     | 01/06/2025 | E1 | A6
                4     | 01/06/2025 | V2 | A4
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="445",
        year=2024,
        why="No freeing order (D1) can begin after December 2005.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 01/01/2006 | D1
                2     | 31/12/2005 | D1
                3     |            | D1
                4     | 01/01/2006 | E1
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="446",
        year=2026,
        why="No placement order (E1) can have begun before December 2005.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 30/11/2005 | E1
                2     | 01/12/2005 | E1
                3     |            | E1
                4     | 30/11/2005 | C2
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="451",
        year=2024,
        why="Child 1's freeing order (D1) has no end. Child 2's has. Child 3 is under a placement "
        "order.",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS | DEC        | REC
                1     | 01/06/2005 | D1 |            |
                2     | 01/06/2005 | D1 | 01/06/2023 | E8
                3     | 01/06/2023 | E1 |            |
            """
        },
        fails={"Episodes": [0]},
    ),
)
