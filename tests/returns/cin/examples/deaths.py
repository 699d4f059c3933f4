"""Examples of the rules on a child's date of death."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="8535Q",
        year=2026,
        why="Child 1 died before it was born; child 2 on that day, and child 3 after it. Child 4 "
        "has a date of death and no date of birth; that of child 5 cannot be read, so nothing is "
        "known of it.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate | PersonDeathDate
                1         | 2025-05-14      | 2025-05-13
                2         | 2025-05-14      | 2025-05-14
                3         | 2015-05-14      | 2025-05-14
                4         |                 | 2025-05-14
                5         | 31/06/2025      | 2025-05-14
                6         | 2015-05-14      |
                7         |                 | 31/06/2025
            """
        },
        fails={"ChildIdentifiers": [0, 3]},
    ),
    Example(
        code="8545Q",
        year=2026,
        why="A death is within the census year, its first and last day included.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonDeathDate
                1         | 2025-03-31
                2         | 2025-04-01
                3         | 2026-03-31
                4         | 2026-04-01
                5         |
                6         | 31/06/2024
            """
        },
        fails={"ChildIdentifiers": [0, 3]},
    ),
    Example(
        code="8585Q",
        year=2026,
        why="Child 1's second episode was closed because it died, and no date of death is given. "
        "Child 2's date cannot be read, but there is one. Child 3's episode was closed for another "
        "reason.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonDeathDate
                1         |
                2         | 31/06/2025
                3         |
                4         | 2025-09-01
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | ReasonForClosure
                1         | 1            | RC7
                1         | 2            | RC2
                2         | 3            | RC2
                3         | 4            | RC7
                3         | 5            |
                4         | 6            | RC2
            """,
        },
        fails={"ChildIdentifiers": [0], "CINdetails": [1]},
    ),
)
