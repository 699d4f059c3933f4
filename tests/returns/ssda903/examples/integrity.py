"""Examples of the rules that hold the tables together."""

from __future__ import annotations

from collections.abc import Iterator

from lineofsight.returns.ssda903.rules.integrity import AS_IN_HEADER, IN_HEADER, ONCE
from tests.returns.examples import Example


def of_tables() -> Iterator[Example]:
    """One example for each of the rules that are made from tables."""
    for code, table in IN_HEADER.items():
        yield Example(
            code=code,
            year=2026,
            why="Child 2 is not in Header, nor is 01, which is another text than 1. A row without "
            "a child belongs to nobody.",
            tables={
                "Header": """
                    CHILD
                    1
                    3
                """,
                table.name: f"""
                    CHILD | {list(table.columns())[-1]}
                    1     |
                    2     |
                    01    |
                          |
                """,
            },
            fails={table.name: [1, 2, 3]},
        )
    for code, (table, column) in AS_IN_HEADER.items():
        right, wrong = ("01/02/2015", "02/01/2015") if column == "DOB" else ("F", "M")
        yield Example(
            code=code,
            year=2026,
            why=f"The {column} of child 2 is another than in Header, that of child 3 is missing "
            "here and that of child 4 there. Child 5 has none in either, and child 6 is not in "
            "Header.",
            tables={
                "Header": f"""
                    CHILD | {column}
                    1     | {right}
                    2     | {right}
                    3     | {right}
                    4     |
                    5     |
                """,
                table.name: f"""
                    CHILD | {column}
                    1     | {right}
                    2     | {wrong}
                    3     |
                    4     | {right}
                    5     |
                    6     | {right}
                """,
            },
            fails={table.name: [1, 2, 3]},
        )
    for code, table in ONCE.items():
        yield Example(
            code=code,
            year=2026,
            why="Child 2 has two rows. Rows without a child are not taken for one child's.",
            tables={
                table.name: """
                    CHILD | DOB
                    1     |
                    2     | 01/02/2015
                          |
                    2     | 01/02/2015
                          |
                """
            },
            fails={table.name: [1, 3]},
        )


EXAMPLES: tuple[Example, ...] = (
    *of_tables(),
    Example(
        code="EPI",
        year=2026,
        why="Child 3 is neither looked after nor a care leaver.",
        tables={
            "Header": """
                CHILD
                1
                2
                3
            """,
            "Episodes": """
                CHILD | DECOM
                1     | 01/04/2025
            """,
            "OC3": """
                CHILD | IN_TOUCH
                2     | YES
            """,
        },
        fails={"Header": [2]},
    ),
)
