"""Examples of the rules on children for whom adoption is the plan."""

from __future__ import annotations

from tests.returns.examples import Example


def _out_of_order(code: str, first: str, second: str, why: str) -> Example:
    """An example of two dates, of which the first row has them out of order."""
    drawn = f"""
        child_id | {first}    | {second}
        1        | 05/01/2026 | 04/01/2026
        2        | 05/01/2026 | 05/01/2026
        3        | 05/01/2026 |
        4        |            | 04/01/2026
    """
    return Example(
        code=code, year=2026, why=why, tables={"Adoption": drawn}, fails={"Adoption": [0]}
    )


EXAMPLES: tuple[Example, ...] = (
    _out_of_order(
        "AA170",
        "entered_care",
        "adoption_decision",
        "Adoption of child 1 was decided on before the care, of child 2 on its first day.",
    ),
    _out_of_order(
        "AA171",
        "adoption_decision",
        "placement_order",
        "The order of child 1 was made before the decision, that of child 2 on the day.",
    ),
    _out_of_order(
        "AA172",
        "adoption_decision",
        "matched",
        "Child 1 was matched before the decision, child 2 on the day.",
    ),
    _out_of_order(
        "AA173",
        "matched",
        "placed",
        "Child 1 was placed before the match, child 2 on the day. Child 4 has no match, which "
        "another rule tells.",
    ),
    _out_of_order(
        "AA174",
        "placed",
        "adopted",
        "Child 1 was adopted before being placed, child 2 on the day.",
    ),
    _out_of_order(
        "AA175",
        "adoption_decision",
        "decision_reversed",
        "Adoption of child 1 was given up before it was decided on, of child 2 on the day.",
    ),
    _out_of_order(
        "AA182",
        "entered_care",
        "fostered_for_adoption",
        "Child 1 was placed before the care began, child 2 on its first day.",
    ),
    Example(
        code="AA176",
        year=2026,
        why="Of child 1 there is no reason, of child 2 no date. The date of child 4 cannot be "
        "read, but is there.",
        tables={
            "Adoption": """
                child_id | decision_reversed | reversal_reason
                1        | 05/01/2026        |
                2        |                   | RD1
                3        | 05/01/2026        | RD2 - The Court did not make a placement order
                4        | 31/02/2026        | RD1
                5        |                   |
            """
        },
        fails={"Adoption": [0, 1]},
    ),
    Example(
        code="AA177",
        year=2026,
        why="Child 1 was adopted, and adoption was given up.",
        tables={
            "Adoption": """
                child_id | adopted    | decision_reversed
                1        | 05/01/2026 | 05/02/2026
                2        | 05/01/2026 |
                3        |            | 05/02/2026
            """
        },
        fails={"Adoption": [0]},
    ),
    Example(
        code="AA178",
        year=2026,
        why="Children 1 and 2 wait. Child 1 is not in care. Child 3 was adopted, of child 4 the "
        "date of it cannot be read.",
        tables={
            "Adoption": """
                child_id | adopted    | decision_reversed
                1        |            |
                2        |            |
                3        | 05/01/2026 |
                4        | 31/02/2026 |
            """,
            "ChildrenInCare": """
                child_id | care_end
                1        | 05/01/2026
                2        |
            """,
        },
        fails={"Adoption": [0]},
    ),
    Example(
        code="AA179",
        year=2026,
        why="Child 1 was adopted and is still in care, child 2 has left it.",
        tables={
            "Adoption": """
                child_id | adopted
                1        | 05/01/2026
                2        | 05/01/2026
                3        |
            """,
            "ChildrenInCare": """
                child_id | care_end
                1        |
                2        | 05/01/2026
                3        |
            """,
        },
        fails={"Adoption": [0]},
    ),
    Example(
        code="AA180",
        year=2026,
        why="Child 1 came into care on another day by list 8. Child 3 was in care twice, and "
        "either may be meant. Child 4 is not in list 8.",
        tables={
            "Adoption": """
                child_id | entered_care
                1        | 05/01/2025
                2        | 05/01/2025
                3        | 05/01/2024
                4        | 05/01/2025
            """,
            "ChildrenInCare": """
                child_id | care_start
                1        | 06/01/2025
                2        | 05/01/2025
                3        | 05/01/2025
                3        | 05/01/2026
            """,
        },
        fails={"Adoption": [0]},
    ),
    Example(
        code="AA181",
        year=2026,
        why="Child 1 was placed without a match. The date of the third cannot be read, but is "
        "there.",
        tables={
            "Adoption": """
                child_id | matched    | placed
                1        |            | 05/01/2026
                2        | 05/01/2026 | 05/01/2026
                3        | 31/02/2025 | 05/01/2026
                4        |            |
            """
        },
        fails={"Adoption": [0]},
    ),
    Example(
        code="AA183",
        year=2026,
        why="The family of child 1 is not in list 11, that of child 2 is. Child 3 is not matched.",
        tables={
            "Adoption": """
                child_id | family_id | matched
                1        | F1        | 05/01/2026
                2        | F2        | 05/01/2026
                3        | F1        |
                4        |           | 05/01/2026
            """,
            "Adopters": """
                adopter_id | family_id
                7          | F2
                8          |
            """,
        },
        fails={"Adoption": [0]},
    ),
    Example(
        code="AA184",
        year=2026,
        why="Child 1 is matched, and no family is given.",
        tables={
            "Adoption": """
                child_id | family_id | matched
                1        |           | 05/01/2026
                2        | F2        | 05/01/2026
                3        |           |
            """
        },
        fails={"Adoption": [0]},
    ),
    Example(
        code="AA185",
        year=2026,
        why="Child 1 waits by one row and was adopted by another.",
        tables={
            "Adoption": """
                child_id | adoption_decision | adopted
                1        | 05/01/2024        |
                1        | 05/01/2025        | 05/01/2026
                2        | 05/01/2025        |
            """
        },
        fails={"Adoption": [0]},
    ),
)
