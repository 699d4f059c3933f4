"""Examples of the rules on girls who are mothers."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="165",
        year=2026,
        why="Of girl 1, looked after in the year, nothing is said; 2 is no answer; and boy 3 is no "
        "mother. Girl 4 was in short breaks only and girl 5 left before the year: they are not "
        "asked.",
        tables={
            "Header": """
                CHILD | SEX | MOTHER
                1     | F   |
                2     | F   | 2
                3     | M   | 1
                4     | F   |
                5     | F   |
                6     | F   | 0
                7     | M   |
            """,
            "Episodes": """
                CHILD | DECOM      | LS | DEC
                1     | 01/06/2025 | C2 | 01/07/2025
                2     | 01/06/2025 | C2 |
                3     | 01/06/2025 | C2 |
                4     | 01/06/2025 | V4 | 08/06/2025
                5     | 01/06/2024 | C2 | 01/07/2024
                6     | 01/06/2025 | C2 |
                7     | 01/06/2025 | C2 |
            """,
            "OC3": """
                CHILD | IN_TOUCH
                1     | YES
                5     | YES
            """,
        },
        fails={"Header": [0, 1, 2], "OC3": [0]},
    ),
    Example(
        code="165",
        year=2024,
        why="Until 2023-24 girls are written 2 and boys 1.",
        tables={
            "Header": """
                CHILD | SEX | MOTHER
                1     | 2   |
                2     | 1   |
                3     | 1   | 1
            """,
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 01/06/2023 | C2
                2     | 01/06/2023 | C2
                3     | 01/06/2023 | C2
            """,
        },
        fails={"Header": [0, 2]},
    ),
    Example(
        code="171",
        year=2026,
        why="Where a date is given it must be one.",
        tables={
            "Header": """
                CHILD | MC_DOB
                1     | 31/06/2025
                2     | 30/06/2025
                3     |
            """
        },
        fails={"Header": [0]},
    ),
    Example(
        code="174",
        year=2026,
        why="Child 1 is given as male, and child 2 too, though the date cannot be read.",
        tables={
            "Header": """
                CHILD | SEX | MC_DOB
                1     | M   | 05/06/2025
                2     | M   | June 2025
                3     | F   | 05/06/2025
                4     | U   | 05/06/2025
                5     | M   |
            """
        },
        fails={"Header": [0, 1]},
    ),
    Example(
        code="207",
        year=2026,
        why="Girls 1 and 2 were mothers last year. Girl 3 has become one, and girl 4 is not looked "
        "after any more, so that nothing is asked of her.",
        tables={
            "Header": """
                CHILD | MOTHER
                1     | 0
                2     |
                3     | 1
                4     |
            """,
            "Header_last": """
                CHILD | MOTHER
                1     | 1
                2     | 1
                3     | 0
                4     | 1
            """,
            "Episodes": """
                CHILD | DECOM
                1     | 01/06/2025
                2     | 01/06/2025
                3     | 01/06/2025
            """,
        },
        fails={"Header": [0, 1]},
    ),
    Example(
        code="393",
        year=2026,
        why="Girl 1 is looked after. Girl 2 was in short breaks only, girl 3 has no episode, and "
        "child 4 is a boy.",
        tables={
            "Header": """
                CHILD | SEX | MOTHER
                1     | F   |
                2     | F   |
                3     | F   |
                4     | M   |
                5     | F   | 0
            """,
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 01/06/2025 | C2
                2     | 01/06/2025 | V3
                4     | 01/06/2025 | C2
                5     | 01/06/2025 | C2
            """,
        },
        fails={"Header": [0]},
    ),
    Example(
        code="399",
        year=2026,
        why="Child 1 was in short breaks only: neither motherhood nor a review is asked. Child 2 "
        "was also looked after otherwise, and of child 3 nothing is given.",
        tables={
            "Header": """
                CHILD | MOTHER
                1     | 0
                2     | 0
                3     |
            """,
            "Reviews": """
                CHILD | REVIEW     | REVIEW_CODE
                1     | 01/09/2025 | PN1
                2     | 01/09/2025 | PN1
            """,
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 01/06/2025 | V4
                1     | 01/07/2025 | V3
                2     | 01/06/2025 | V4
                2     | 01/07/2025 | V2
                3     | 01/06/2025 | V4
            """,
        },
        fails={"Header": [0], "Reviews": [0], "Episodes": [0, 1]},
    ),
    Example(
        code="607",
        year=2026,
        why="Girl 1 left care in the year. Girl 2 moved only (X1), girl 3 left before the year, "
        "and of girl 4 the answer is given.",
        tables={
            "Header": """
                CHILD | SEX | MOTHER
                1     | F   |
                2     | F   |
                3     | F   |
                4     | F   | 0
            """,
            "Episodes": """
                CHILD | DECOM      | LS | DEC        | REC
                1     | 01/06/2024 | C2 | 01/06/2025 | X1
                1     | 01/06/2025 | C2 | 01/07/2025 | E4A
                2     | 01/06/2025 | C2 | 01/07/2025 | X1
                3     | 01/06/2024 | C2 | 31/03/2025 | E4A
                4     | 01/06/2025 | C2 | 01/07/2025 | E4A
            """,
        },
        fails={"Header": [0], "Episodes": [1]},
    ),
    Example(
        code="611",
        year=2026,
        why="Of mother 1 no date is given. That of mother 3 cannot be read, which rule 171 tells.",
        tables={
            "Header": """
                CHILD | MOTHER | MC_DOB
                1     | 1      |
                2     | 1      | 05/06/2025
                3     | 1      | June 2025
                4     | 0      |
            """
        },
        fails={"Header": [0]},
    ),
    Example(
        code="612",
        year=2026,
        why="Dates are given of children 1 and 2, who are not given as mothers. A boy is for rule "
        "174.",
        tables={
            "Header": """
                CHILD | SEX | MOTHER | MC_DOB
                1     | F   | 0      | 05/06/2025
                2     | U   |        | 05/06/2025
                3     | F   | 1      | 05/06/2025
                4     | M   | 0      | 05/06/2025
                5     | F   | 0      |
            """
        },
        fails={"Header": [0, 1]},
    ),
    Example(
        code="620",
        year=2026,
        why="Girl 1 turned eleven the day after the year began, girl 2 on its first day.",
        tables={
            "Header": """
                CHILD | DOB        | MOTHER
                1     | 02/04/2014 | 1
                2     | 01/04/2014 | 1
                3     | 02/04/2014 | 0
            """
        },
        fails={"Header": [0]},
    ),
    Example(
        code="621",
        year=2026,
        why="Nobody is born before the mother, or on the same day.",
        tables={
            "Header": """
                CHILD | DOB        | MC_DOB
                1     | 05/06/2010 | 05/06/2009
                2     | 05/06/2010 | 05/06/2010
                3     | 05/06/2010 | 05/06/2025
                4     | 05/06/2010 |
            """
        },
        fails={"Header": [0, 1]},
    ),
    Example(
        code="624",
        year=2026,
        why="The date of mother 1 has changed and that of 2 is lost. Mother 3 has become one.",
        tables={
            "Header": """
                CHILD | MC_DOB
                1     | 05/06/2025
                2     |
                3     | 05/06/2025
                4     | 05/06/2024
            """,
            "Header_last": """
                CHILD | MC_DOB
                1     | 05/06/2024
                2     | 05/06/2024
                3     |
                4     | 05/06/2024
            """,
        },
        fails={"Header": [0, 1]},
    ),
    Example(
        code="625",
        year=2026,
        why="The child of mother 1 was born after she had left, and that of mother 2 after the end "
        "of the year. Mother 3 came back and is looked after.",
        tables={
            "Header": """
                CHILD | MC_DOB
                1     | 05/09/2025
                2     | 05/04/2026
                3     | 05/09/2025
            """,
            "Episodes": """
                CHILD | DECOM      | DEC
                1     | 01/06/2024 | 01/06/2025
                1     | 01/06/2025 | 01/08/2025
                2     | 01/06/2024 |
                3     | 01/06/2024 | 01/08/2025
                3     | 01/10/2025 |
            """,
        },
        fails={"Header": [0, 1], "Episodes": [1]},
    ),
    Example(
        code="626",
        year=2026,
        why="The child of mother 1 was born before the year, when she was given as no mother; that "
        "of mother 2 in the year. Of mother 3 last year's return said nothing.",
        tables={
            "Header": """
                CHILD | MOTHER | MC_DOB
                1     | 1      | 31/03/2025
                2     | 1      | 01/04/2025
                3     | 1      | 31/03/2025
                4     | 1      | 31/03/2025
            """,
            "Header_last": """
                CHILD | MOTHER
                1     | 0
                2     | 0
                3     |
                4     | 1
            """,
        },
        fails={"Header": [0]},
    ),
    Example(
        code="628",
        year=2026,
        why="Care leavers 1 and 2 were not looked after in the year, and care leaver 3 was. Child "
        "4 is no care leaver.",
        tables={
            "Header": """
                CHILD | MOTHER
                1     | 1
                2     | 0
                3     | 1
                4     | 1
                5     |
            """,
            "Episodes": """
                CHILD | DECOM      | DEC
                2     | 01/06/2023 | 01/06/2024
                3     | 01/06/2023 | 01/06/2025
            """,
            "OC3": """
                CHILD | IN_TOUCH | ACTIV | ACCOM
                1     | YES      | F2    | B1
                2     | NO       |       |
                3     | YES      | F2    | B1
                4     |          |       |
                5     | YES      | F2    | B1
            """,
        },
        fails={"Header": [0, 1]},
    ),
)
