"""Examples of the rules that set this year's first episode beside last year's latest."""

from __future__ import annotations

from tests.returns.examples import Example


def first_episode(code: str, column: str, old: str, new: str, *, year: int = 2026) -> Example:
    """An example of one column of the first episode, which was one code and now is another."""
    return Example(
        code=code,
        year=year,
        why=f"Child 1's episode was open at the end of last year with {old} and now has {new}. "
        "Child 2's says the same in both years; child 3's is blank in both. Child 4's had ended, "
        "so this year's is another.",
        tables={
            "Episodes": f"""
                CHILD | DECOM      | {column}
                1     | 01/06/2024 | {new}
                1     | 01/06/2025 | {old}
                2     | 01/06/2024 | {old}
                2     | 01/06/2025 | {new}
                3     | 01/06/2024 |
                4     | 01/06/2025 | {new}
            """,
            "Episodes_last": f"""
                CHILD | DECOM      | DEC        | {column}
                1     | 01/05/2024 | 01/06/2024 | {new}
                1     | 01/06/2024 |            | {old}
                2     | 01/06/2024 |            | {old}
                3     | 01/06/2024 |            |
                4     | 01/06/2024 | 01/07/2024 | {old}
            """,
        },
        fails={"Episodes": [0]},
    )


EXAMPLES: tuple[Example, ...] = (
    first_episode("503A", "RNE", "S", "P"),
    first_episode("503B", "LS", "V2", "C1"),
    first_episode("503C", "CIN", "N1", "N2"),
    first_episode("503D", "PLACE", "U4", "K2", year=2024),
    first_episode("503D", "PLACE", "U4", "K2", year=2025),
    first_episode("503E", "PLACE_PROVIDER", "PR1", "PR4"),
    first_episode("503F", "URN", "SC012345", "SC054321"),
    Example(
        code="503B",
        year=2026,
        why="Of last year's episodes that began on one day the first in the file is the latest: "
        "child 1 is compared with C2. A blank is not the same as a code (child 2).",
        tables={
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 01/06/2024 | C1
                2     | 01/06/2024 |
            """,
            "Episodes_last": """
                CHILD | DECOM      | DEC | LS
                1     | 01/06/2024 |     | C2
                1     | 01/06/2024 |     | C1
                2     | 01/06/2024 |     | C2
            """,
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="503D",
        year=2024,
        why="In this year nothing is renamed: child 1's H5 must still be H5.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE
                1     | 01/06/2022 | K2
                2     | 01/06/2022 | H5
            """,
            "Episodes_last": """
                CHILD | DECOM      | DEC | PLACE
                1     | 01/06/2022 |     | H5
                2     | 01/06/2022 |     | H5
            """,
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="503D",
        year=2025,
        why="From this year supported accommodation is K3, which was P2 or H5 before: children 1 "
        "and 2 have not moved. Child 3 was in a children's home.",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE
                1     | 01/06/2023 | K3
                2     | 01/06/2023 | K3
                3     | 01/06/2023 | K3
            """,
            "Episodes_last": """
                CHILD | DECOM      | DEC | PLACE
                1     | 01/06/2023 |     | P2
                2     | 01/06/2023 |     | H5
                3     | 01/06/2023 |     | K2
            """,
        },
        fails={"Episodes": [2]},
    ),
    Example(
        code="503D",
        year=2026,
        why="From this year Z1 is four codes: child 1 has one of them, child 2 none. H5 may have "
        "become K3 (child 3).",
        tables={
            "Episodes": """
                CHILD | DECOM      | PLACE
                1     | 01/06/2024 | Z12
                2     | 01/06/2024 | K2
                3     | 01/06/2024 | K3
            """,
            "Episodes_last": """
                CHILD | DECOM      | DEC | PLACE
                1     | 01/06/2024 |     | Z1
                2     | 01/06/2024 |     | Z1
                3     | 01/06/2024 |     | H5
            """,
        },
        fails={"Episodes": [1]},
    ),
    Example(
        code="502",
        year=2026,
        why="Child 1's open episode began on 1 June, this year's first on 1 May. Child 2's is the "
        "same. Child 3's had ended, and child 4 was not in last year's return.",
        tables={
            "Episodes": """
                CHILD | DECOM
                1     | 01/05/2024
                1     | 01/06/2024
                2     | 01/06/2024
                3     | 01/06/2025
                4     | 01/06/2025
            """,
            "Episodes_last": """
                CHILD | DECOM      | DEC
                1     | 01/06/2024 |
                2     | 01/06/2024 |
                3     | 01/06/2024 | 01/07/2024
            """,
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="562",
        year=2026,
        why="Child 1's episode ran when the year began, but last year's return ends with another. "
        "Child 2's is the same, child 3's began in the year, and child 4 was not in last year's "
        "return, which NoE tells. Only the episode that ran on the first day counts (child 5).",
        tables={
            "Episodes": """
                CHILD | DECOM
                1     | 15/03/2025
                2     | 15/03/2025
                3     | 01/04/2025
                4     | 15/03/2025
                5     | 01/03/2025
                5     | 15/03/2025
            """,
            "Episodes_last": """
                CHILD | DECOM
                1     | 11/03/2025
                2     | 01/05/2024
                2     | 15/03/2025
                3     | 01/05/2024
                5     | 15/03/2025
            """,
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="NoE",
        year=2026,
        why="Child 1 was looked after before the year but has no episode in last year's return. "
        "Child 2 has one, and child 3 began in the year.",
        tables={
            "Episodes": """
                CHILD | DECOM
                1     | 31/03/2025
                2     | 31/03/2025
                3     | 01/04/2025
            """,
            "Episodes_last": """
                CHILD | DECOM
                2     | 01/05/2024
            """,
        },
        fails={"Episodes": [0]},
    ),
)
