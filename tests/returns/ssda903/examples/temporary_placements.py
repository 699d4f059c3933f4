"""Examples of the rules on temporary placements."""

from __future__ import annotations

from tests.returns.examples import Example


def lasting_too_long(code: str, place: str, just: str, longer: str) -> Example:
    """Temporary placements from 1 June 2025: just so long as is allowed, longer, and open."""
    return Example(
        code=code,
        year=2026,
        why="Child 1's stay lasted just so long as it may, child 2's a day more. Child 3's has no "
        "end, and lasts until the end of the year; child 4's began on the last day. Child 5's end "
        "cannot be read. Child 6's placement is not temporary.",
        tables={
            "Episodes": f"""
                CHILD | DECOM      | PLACE   | DEC
                1     | 01/06/2025 | {place} | {just}
                2     | 01/06/2025 | {place} | {longer}
                3     | 01/06/2025 | {place} |
                4     | 31/03/2026 | {place} |
                5     | 01/06/2025 | {place} | soon
                6     | 01/06/2025 | U6      | {longer}
            """
        },
        fails={"Episodes": [1, 2]},
    )


EXAMPLES: tuple[Example, ...] = (
    lasting_too_long("375", "T1", "13/07/2025", "14/07/2025"),
    lasting_too_long("376", "T3", "22/06/2025", "23/06/2025"),
    Example(
        code="377",
        year=2026,
        why="Child 1 was elsewhere three times within twelve months. Child 2 was three times, but "
        "the third began twelve months after the first. Child 3's third episode is the second "
        "stay under another legal status (L).",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE | RNE
                1     | 01/05/2025 | T3    | P
                1     | 15/05/2025 | U4    | P
                1     | 01/08/2025 | T3    | P
                1     | 01/12/2025 | T3    | P
                2     | 01/03/2025 | T3    | P
                2     | 01/08/2025 | T3    | P
                2     | 01/03/2026 | T3    | P
                3     | 01/05/2025 | T3    | P
                3     | 01/08/2025 | T3    | P
                3     | 05/08/2025 | T3    | L
            """
        },
        fails={"Episodes": [0, 2, 3]},
    ),
    lasting_too_long("379", "T4", "08/06/2025", "09/06/2025"),
    Example(
        code="380",
        year=2026,
        why="A temporary placement is an absence from another, so care cannot start with one.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE | PLACE
                1     | 01/06/2025 | S   | T4
                2     | 01/06/2025 | S   | T0
                3     | 01/06/2025 | P   | T4
                4     | 01/06/2025 | S   | U6
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="381",
        year=2026,
        why="Child 1 left care from a temporary placement. Child 2 went on in care (X1), child "
        "3's episode is open, and child 4 left from another placement.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE | REC
                1     | 01/06/2025 | T1    | E4A
                2     | 01/06/2025 | T1    | X1
                3     | 01/06/2025 | T1    |
                4     | 01/06/2025 | U6    | E4A
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="383",
        year=2025,
        why="Child 1 came back to another kind of placement, and child 2 with a reason (T) that "
        "keeps the carers. Child 3 came back after two temporary placements. Child 4's placement "
        "before is not in the return. Child 5's care ended and began anew.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE | PLACE
                1     | 01/05/2024 | S   | U4
                1     | 01/06/2024 | P   | T1
                1     | 08/06/2024 | P   | K2
                2     | 01/05/2024 | S   | U4
                2     | 01/06/2024 | P   | T1
                2     | 08/06/2024 | T   | U4
                3     | 01/05/2024 | S   | U4
                3     | 01/06/2024 | P   | T1
                3     | 08/06/2024 | P   | T4
                3     | 10/06/2024 | P   | U4
                4     | 01/05/2024 | P   | T1
                4     | 08/06/2024 | P   | U4
                5     | 01/05/2024 | S   | U4
                5     | 01/06/2024 | P   | T1
                5     | 08/06/2024 | S   | K2
            """
        },
        fails={"Episodes": [2, 5]},
    ),
    Example(
        code="383",
        year=2026,
        why="Child 1 came back to the same kind of placement at another postcode. Child 2's is the "
        "same postcode, written otherwise. Child 3 came back to another kind of placement.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE | PLACE | PL_POST
                1     | 01/05/2025 | S   | U4    | ZZ1 1AA
                1     | 01/06/2025 | P   | T3    | ZZ9 9ZZ
                1     | 08/06/2025 | P   | U4    | ZZ1 1AB
                2     | 01/05/2025 | S   | U4    | ZZ1 1AA
                2     | 01/06/2025 | P   | T3    | ZZ9 9ZZ
                2     | 08/06/2025 | P   | U4    | zz11aa
                3     | 01/05/2025 | S   | U4    | ZZ1 1AA
                3     | 01/06/2025 | P   | T3    | ZZ9 9ZZ
                3     | 08/06/2025 | P   | U6    | ZZ1 1AA
            """
        },
        fails={"Episodes": [2, 8]},
    ),
)
