"""Examples of the rules on who provides a placement."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="178",
        year=2025,
        why="PR6 is no code, pr1 is not written as the list has it, and neither a temporary (T3) "
        "nor another placement (Z1) has a provider. A blank is not this rule's matter.",
        tables={
            "Episodes": """
                CHILD | PLACE | PLACE_PROVIDER
                1     | U1    | PR6
                2     | U1    | pr1
                3     | T3    | PR1
                4     | Z1    | PR4
                5     | U1    | PR1
                6     | U1    |
            """
        },
        fails={"Episodes": [0, 1, 2, 3]},
    ),
    Example(
        code="178",
        year=2026,
        why="From 2025-26 other placements are Z11 to Z14: none has a provider.",
        tables={
            "Episodes": """
                CHILD | PLACE | PLACE_PROVIDER
                1     | Z12   | PR4
                2     | T4    | PR1
                3     | K3    | PR4
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="213",
        year=2025,
        why="A holiday (T2) and a temporary stay (T0) have no provider; a foster placement has.",
        tables={
            "Episodes": """
                CHILD | PLACE | PLACE_PROVIDER
                1     | T2    | PR1
                2     | T0    | PR4
                3     | T0    |
                4     | U1    | PR1
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="213",
        year=2026,
        why="From 2025-26 the rule is about other placements (Z11 to Z14) too.",
        tables={
            "Episodes": """
                CHILD | PLACE | PLACE_PROVIDER
                1     | Z11   | PR4
                2     | Z14   |
                3     | T1    | PR1
            """
        },
        fails={"Episodes": [0, 2]},
    ),
    Example(
        code="526",
        year=2025,
        why="A foster placement has a provider, and so has one with parents (PR0). A temporary and "
        "another placement have none; without a placement type nothing can be said.",
        tables={
            "Episodes": """
                CHILD | PLACE | PLACE_PROVIDER
                1     | U1    |
                2     | P1    |
                3     | T4    |
                4     | Z1    |
                5     |       |
                6     | U1    | PR1
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="526",
        year=2026,
        why="From 2025-26 other placements are Z11 to Z14, which have no provider.",
        tables={
            "Episodes": """
                CHILD | PLACE | PLACE_PROVIDER
                1     | K3    |
                2     | Z13   |
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="527",
        year=2026,
        why="The council does not provide the child's parents (P1), the NHS (R2) or custody (R5).",
        tables={
            "Episodes": """
                CHILD | PLACE | PLACE_PROVIDER
                1     | P1    | PR1
                2     | R2    | PR1
                3     | R5    | PR1
                4     | U1    | PR1
                5     | P1    | PR0
            """
        },
        fails={"Episodes": [0, 1, 2]},
    ),
    Example(
        code="528",
        year=2026,
        why="Nor does another council; it can provide a home (K2).",
        tables={
            "Episodes": """
                CHILD | PLACE | PLACE_PROVIDER
                1     | R5    | PR2
                2     | K2    | PR2
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="529",
        year=2026,
        why="Other public bodies have neither adopters (A3), nor homes (K1, K2), nor foster carers "
        "(U4). A hospital (R2) and custody (R5) are theirs.",
        tables={
            "Episodes": """
                CHILD | PLACE | PLACE_PROVIDER
                1     | A3    | PR3
                2     | K1    | PR3
                3     | U4    | PR3
                4     | P1    | PR3
                5     | R2    | PR3
                6     | R5    | PR3
            """
        },
        fails={"Episodes": [0, 1, 2, 3]},
    ),
    Example(
        code="530",
        year=2026,
        why="A private provider cannot provide the child's own parents.",
        tables={
            "Episodes": """
                CHILD | PLACE | PLACE_PROVIDER
                1     | P1    | PR4
                2     | K2    | PR4
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="531",
        year=2026,
        why="Nor can a voluntary organisation.",
        tables={
            "Episodes": """
                CHILD | PLACE | PLACE_PROVIDER
                1     | P1    | PR5
                2     | U4    | PR5
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="550",
        year=2026,
        why="Parents (PR0) provide placements with parents (P1) and no others.",
        tables={
            "Episodes": """
                CHILD | PLACE | PLACE_PROVIDER
                1     | U1    | PR0
                2     | P1    | PR0
                3     |       | PR0
            """
        },
        fails={"Episodes": [0]},
    ),
)
