"""Examples of the rules on reviews."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="166",
        year=2026,
        why="Every row must have a real date: the first has none, and 31 June does not exist.",
        tables={
            "Reviews": """
                CHILD | REVIEW     | REVIEW_CODE
                1     |            | PN1
                2     | 31/06/2025 | PN1
                3     | 30/06/2025 | PN1
            """
        },
        fails={"Reviews": [0, 1]},
    ),
    Example(
        code="167",
        year=2026,
        why="PN8 is no code, small letters are none, and a review needs a code even where its date "
        "cannot be read. A row without any review has nothing to be described.",
        tables={
            "Reviews": """
                CHILD | REVIEW     | REVIEW_CODE
                1     | 01/06/2025 | PN8
                2     | 01/06/2025 | pn1
                3     | 01/06/2025 |
                4     | 31/06/2025 |
                5     |            |
                6     | 01/06/2025 | PN7
                7     |            | PN7
            """
        },
        fails={"Reviews": [0, 1, 2, 3]},
    ),
    Example(
        code="440",
        year=2026,
        why="PN0 is for children under four: the first turned four on the day of the review, the "
        "second, born on 29 February, on the same day four years later. Where a review "
        "gives no date of birth, Header's is used, as for the fourth child.",
        tables={
            "Header": """
                CHILD | DOB
                4     | 01/01/2015
            """,
            "Reviews": """
                CHILD | DOB        | REVIEW     | REVIEW_CODE
                1     | 01/06/2021 | 01/06/2025 | PN0
                2     | 29/02/2020 | 29/02/2024 | PN0
                3     | 02/06/2021 | 01/06/2025 | PN0
                4     |            | 01/06/2025 | PN0
                5     | 01/06/2011 | 01/06/2025 | PN1
                6     | 01/06/2011 |            | PN0
            """,
        },
        fails={"Reviews": [0, 1, 3]},
    ),
    Example(
        code="441",
        year=2026,
        why="A child under four is recorded as PN0. The first turned four the day after the "
        "review; the second on the day itself, from which on another code is right. What is no "
        "code at all is told by rule 167.",
        tables={
            "Reviews": """
                CHILD | DOB        | REVIEW     | REVIEW_CODE
                1     | 02/06/2021 | 01/06/2025 | PN4
                2     | 01/06/2021 | 01/06/2025 | PN4
                3     | 02/06/2021 | 01/06/2025 | PN0
                4     | 02/06/2021 | 01/06/2025 | PN9
                5     |            | 01/06/2025 | PN4
            """
        },
        fails={"Reviews": [0]},
    ),
)
