"""Examples of the rules on adopters. The lists are of 31 March 2026."""

from __future__ import annotations

from tests.returns.examples import Example


def _out_of_order(code: str, first: str, second: str, why: str) -> Example:
    """An example of two dates, of which the first row has them out of order."""
    drawn = f"""
        adopter_id | {first}    | {second}
        1          | 05/01/2026 | 04/01/2026
        2          | 05/01/2026 | 05/01/2026
        3          | 05/01/2026 |
        4          |            | 04/01/2026
    """
    return Example(
        code=code, year=2026, why=why, tables={"Adopters": drawn}, fails={"Adopters": [0]}
    )


EXAMPLES: tuple[Example, ...] = (
    _out_of_order(
        "AA190",
        "enquiry",
        "stage_1_start",
        "Stage 1 of adopter 1 began before the enquiry, that of adopter 2 on the day.",
    ),
    _out_of_order(
        "AA191",
        "stage_1_start",
        "stage_1_end",
        "Stage 1 of adopter 1 ended before it began, that of adopter 2 on the day.",
    ),
    _out_of_order(
        "AA192",
        "stage_1_end",
        "stage_2_start",
        "Stage 2 of adopter 1 began before stage 1 ended, that of adopter 2 on the day.",
    ),
    _out_of_order(
        "AA193",
        "stage_2_start",
        "stage_2_end",
        "Stage 2 of adopter 1 ended before it began, that of adopter 2 on the day.",
    ),
    _out_of_order(
        "AA194",
        "applied",
        "approved",
        "Adopter 1 was approved before applying, adopter 2 on the day.",
    ),
    _out_of_order(
        "AA195",
        "approved",
        "matched_with_child",
        "Adopter 1 was matched before being approved, adopter 2 on the day. Adopter 4 is not "
        "approved, which another rule tells.",
    ),
    _out_of_order(
        "AA196",
        "matched_with_child",
        "child_placed",
        "A child was placed with adopter 1 before the match, with adopter 2 on the day.",
    ),
    _out_of_order(
        "AA197",
        "child_placed",
        "adoption_order",
        "The order of adopter 1 was made before a child was placed, that of adopter 2 on the day.",
    ),
    _out_of_order(
        "AA198",
        "enquiry",
        "left_process",
        "Adopter 1 left before the enquiry, adopter 2 on the day.",
    ),
    Example(
        code="AA199",
        year=2026,
        why="Of adopter 1 there is no reason, of adopter 2 no date. The date of adopter 4 cannot "
        "be read, but is there.",
        tables={
            "Adopters": """
                adopter_id | left_process | leaving_reason
                1          | 05/01/2026   |
                2          |              | 1
                3          | 05/01/2026   | 2 - Process put on hold
                4          | 31/02/2026   | 1
                5          |              |
            """
        },
        fails={"Adopters": [0, 1]},
    ),
    Example(
        code="AA200",
        year=2026,
        why="Of adopter 1 it is not given how many children were placed, of adopter 2 that none "
        "was; of adopter 3 not when. With adopter 5 none was.",
        tables={
            "Adopters": """
                adopter_id | child_placed | children_placed
                1          | 05/01/2026   |
                2          | 05/01/2026   | 0
                3          |              | 1
                4          | 05/01/2026   | 2
                5          |              | 0
                6          | 05/01/2026   | two
            """
        },
        fails={"Adopters": [0, 1, 2]},
    ),
    Example(
        code="AA201",
        year=2026,
        why="Stage 1 of adopter 1 took more than two months, that of adopter 2 two. That of "
        "adopter 3 has gone on since before 31 January. Adopter 4 has left.",
        tables={
            "Adopters": """
                adopter_id | stage_1_start | stage_1_end | left_process
                1          | 05/06/2025    | 06/08/2025  |
                2          | 05/06/2025    | 05/08/2025  |
                3          | 30/01/2026    |             |
                4          | 30/01/2026    |             | 05/02/2026
                5          | 31/01/2026    |             |
            """
        },
        fails={"Adopters": [0, 2]},
    ),
    Example(
        code="AA202",
        year=2026,
        why="Stage 2 of adopter 1 took more than four months, that of adopter 2 four. That of "
        "adopter 3 has gone on since before 30 November. Adopter 4 has left.",
        tables={
            "Adopters": """
                adopter_id | stage_2_start | stage_2_end | left_process
                1          | 05/06/2025    | 06/10/2025  |
                2          | 05/06/2025    | 05/10/2025  |
                3          | 28/11/2025    |             |
                4          | 28/11/2025    |             | 05/02/2026
                5          | 05/12/2025    |             |
            """
        },
        fails={"Adopters": [0, 2]},
    ),
    Example(
        code="AA203",
        year=2026,
        why="Family F1 has three adopters, family F2 two. Adopters without a family have none in "
        "common.",
        tables={
            "Adopters": """
                adopter_id | family_id
                1          | F1
                2          | F1
                3          | F1
                4          | F2
                5          | F2
                6          |
                7          |
                8          |
            """
        },
        fails={"Adopters": [0, 1, 2]},
    ),
    Example(
        code="AA204",
        year=2026,
        why="Two children were placed with family F1 by list 10, and one by the number. With "
        "family F2 one was; family F3 has a child of another council too.",
        tables={
            "Adopters": """
                adopter_id | family_id | children_placed
                1          | F1        | 1
                2          | F2        | 1
                3          | F3        | 2
            """,
            "Adoption": """
                child_id | family_id | placed
                7        | F1        | 05/01/2026
                8        | F1        | 05/01/2026
                9        | F2        | 05/01/2026
                10       | F2        |
                11       | F3        | 05/01/2026
            """,
        },
        fails={"Adopters": [0]},
    ),
    Example(
        code="AA205",
        year=2026,
        why="Stage 1 of adopter 1 and stage 2 of adopter 2 ended without having begun. The date of "
        "adopter 4 cannot be read, but is there.",
        tables={
            "Adopters": """
                adopter_id | stage_1_start | stage_1_end | stage_2_start | stage_2_end
                1          |               | 05/06/2025  |               |
                2          | 05/05/2025    | 05/06/2025  |               | 05/09/2025
                3          | 05/05/2025    |             |               |
                4          | 31/04/2025    | 05/06/2025  |               |
            """
        },
        fails={"Adopters": [0, 1]},
    ),
    Example(
        code="AA206",
        year=2026,
        why="Adopter 1 was matched and adopter 2 has a child, and neither is approved.",
        tables={
            "Adopters": """
                adopter_id | approved   | matched_with_child | child_placed
                1          |            | 05/01/2026         |
                2          |            |                    | 05/01/2026
                3          | 05/06/2025 | 05/01/2026         |
                4          |            |                    |
            """
        },
        fails={"Adopters": [0, 1]},
    ),
)
