"""Examples of the rules on a child's age when an episode starts, or while it lasts."""

from __future__ import annotations

from tests.returns.examples import Example


def placed_too_young(code: str, year: int, place: str, age: int, other: str) -> Example:
    """Four children placed on the same day: a day before the birthday, on it, of unknown age,
    and in another kind of placement."""
    started = year - 1
    return Example(
        code=code,
        year=year,
        why=f"Child 1 is placed ({place}) a day before the birthday ({age}), child 2 on it. Child "
        f"3's date of birth is not known. Child 4 is placed elsewhere ({other}). Whether the "
        "placement has ended does not matter.",
        tables={
            "Header": f"""
                CHILD | DOB
                1     | 02/05/{started - age}
                2     | 01/05/{started - age}
                3     |
                4     | 02/05/{started - age}
            """,
            "Episodes": f"""
                CHILD | DECOM            | PLACE   | DEC
                1     | 01/05/{started}  | {place} |
                1     | 01/05/{started}  | {place} | 01/06/{started}
                2     | 01/05/{started}  | {place} |
                3     | 01/05/{started}  | {place} |
                4     | 01/05/{started}  | {other} |
                9     | 01/05/{started}  | {place} |
            """,
        },
        fails={"Episodes": [0, 1]},
    )


EXAMPLES: tuple[Example, ...] = (
    Example(
        code="234",
        year=2026,
        why="Child 1 went to custody a day before the tenth birthday, child 2 on it. Child 3's "
        "placement changed for another reason.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 02/06/2015
                2     | 01/06/2015
                3     | 01/06/2020
            """,
            "Episodes": """
                CHILD | DECOM      | REASON_PLACE_CHANGE
                1     | 01/06/2025 | CUSTOD
                2     | 01/06/2025 | CUSTOD
                3     | 01/06/2025 | CARPL
            """,
        },
        fails={"Episodes": [0], "Header": [0]},
    ),
    Example(
        code="302",
        year=2026,
        why="Child 1's first episode starts a day before the birth: the second is not looked at. "
        "Child 2's starts on the day of birth. Child 3's date of birth is not known.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 02/06/2025
                2     | 01/06/2025
                3     |
            """,
            "Episodes": """
                CHILD | DECOM      | RNE
                1     | 05/06/2025 | P
                1     | 01/06/2025 | S
                2     | 01/06/2025 | S
                2     |            | P
                3     | 01/06/2025 | S
            """,
        },
        fails={"Episodes": [1], "Header": [0]},
    ),
    Example(
        code="352",
        year=2026,
        why="Child 1 starts to be looked after on the 18th birthday, child 2 a day before. Child "
        "3's episode starts later, but care had started before. Child 4, born on 29 February, is "
        "18 on 28 February 2026.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 01/06/2007
                2     | 02/06/2007
                3     | 01/06/2007
                4     | 29/02/2008
            """,
            "Episodes": """
                CHILD | DECOM      | RNE
                1     | 01/06/2025 | S
                2     | 01/06/2025 | S
                3     | 01/07/2025 | L
                4     | 28/02/2026 | S
            """,
        },
        fails={"Episodes": [0, 3]},
    ),
    Example(
        code="358",
        year=2026,
        why="A child under 10 cannot be remanded (J1), detained (J2) or sentenced (J3): child 1 is "
        "10 a day later. Child 2 is 10 on the day. Child 3 is under an interim care order.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 02/06/2015
                2     | 01/06/2015
                3     | 01/06/2020
            """,
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 01/06/2025 | J1
                1     | 01/05/2025 | J2
                1     | 02/06/2025 | J3
                2     | 01/06/2025 | J1
                3     | 01/06/2025 | C1
            """,
        },
        fails={"Episodes": [0, 1], "Header": [0]},
    ),
    Example(
        code="359",
        year=2026,
        why="Children 1 and 2 were looked after past their 18th birthday, child 1 until an end "
        "and child 2 without one. Child 3's care ended on the birthday. Child 4 is accommodated "
        "under section 20 in a children's home, which is allowed. Child 5 is under 18. Child 6 is "
        "18 on the last day of the year, child 7's end cannot be read.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 01/06/2007
                2     | 01/06/2007
                3     | 01/06/2007
                4     | 01/06/2007
                5     | 01/06/2010
                6     | 31/03/2008
                7     | 01/06/2007
            """,
            "Episodes": """
                CHILD | DECOM      | LS | PLACE | DEC
                1     | 01/04/2025 | C2 | U4    | 02/06/2025
                2     | 01/04/2025 | V2 | U4    |
                3     | 01/04/2025 | C2 | U4    | 01/06/2025
                4     | 01/04/2025 | V2 | K2    |
                5     | 01/04/2025 | C2 | U4    |
                6     | 01/04/2025 | C2 | U4    |
                7     | 01/04/2025 | C2 | U4    | June
            """,
        },
        fails={"Episodes": [0, 1]},
    ),
    placed_too_young("370", 2023, "P2", 15, "H5"),
    placed_too_young("370", 2024, "P2", 16, "H5"),
    placed_too_young("371", 2023, "H5", 14, "P2"),
    placed_too_young("371", 2024, "H5", 16, "P2"),
    placed_too_young("371", 2026, "K3", 16, "K2"),
    placed_too_young("372", 2026, "R5", 10, "K1"),
    placed_too_young("373", 2026, "S1", 4, "R3"),
    placed_too_young("374", 2026, "P3", 14, "P1"),
)
