"""Examples of the rules on what AD1 says of an adoption and of the adopters."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="112",
        year=2026,
        why="There is no 31 February, and years have four digits. A blank is not wrong here.",
        tables={
            "AD1": """
                CHILD | DATE_INT
                1     | 31/02/2025
                2     | 01/02/25
                3     | 1/2/2025
                4     |
            """
        },
        fails={"AD1": [0, 1]},
    ),
    Example(
        code="113",
        year=2026,
        why="The month never comes first, so 13 is no month. A blank is not wrong here.",
        tables={
            "AD1": """
                CHILD | DATE_MATCH
                1     | 02/13/2025
                2     | 13/02/2025
                3     |
            """
        },
        fails={"AD1": [0]},
    ),
    Example(
        code="114",
        year=2026,
        why="Whether the adopters were the foster carers is 1 or 0, and no word.",
        tables={
            "AD1": """
                CHILD | FOSTER_CARE
                1     | 0
                2     | 1
                3     | Y
                4     |
            """
        },
        fails={"AD1": [2]},
    ),
    Example(
        code="151",
        year=2026,
        why="Of 1 all six items are given and of 2 none. Of 3 the sex is left out.",
        tables={
            "AD1": """
                CHILD | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
                1     | 01/05/2024 | 01/12/2024 | 0           | 2         | MF         | L11
                2     |            |            |             |           |            |
                3     | 01/05/2024 | 01/12/2024 | 0           | 2         |            | L11
            """
        },
        fails={"AD1": [2]},
    ),
    Example(
        code="175",
        year=2026,
        why="There are one or two adopters.",
        tables={
            "AD1": """
                CHILD | NB_ADOPTR
                1     | 1
                2     | 2
                3     | 3
                4     | 0
                5     |
            """
        },
        fails={"AD1": [2, 3]},
    ),
    Example(
        code="176",
        year=2026,
        why="FM is no code: a man and a woman are MF. Codes are written in capitals.",
        tables={
            "AD1": """
                CHILD | SEX_ADOPTR
                1     | MF
                2     | FM
                3     | m1
                4     |
            """
        },
        fails={"AD1": [1, 2]},
    ),
    Example(
        code="177",
        year=2026,
        why="L1 was divided into L11 and L12, and is no code by itself.",
        tables={
            "AD1": """
                CHILD | LS_ADOPTR
                1     | L11
                2     | L1
                3     | L0
                4     |
            """
        },
        fails={"AD1": [1]},
    ),
    Example(
        code="333",
        year=2026,
        why="The decision comes before the match, or on the same day (1, 2). 3 is the other way "
        "round, and of 4 the decision is not given. Of 5 no match is given.",
        tables={
            "AD1": """
                CHILD | DATE_INT   | DATE_MATCH
                1     | 01/05/2024 | 01/12/2024
                2     | 01/05/2024 | 01/05/2024
                3     | 01/12/2024 | 01/05/2024
                4     |            | 01/05/2024
                5     | 01/05/2024 |
            """
        },
        fails={"AD1": [2, 3]},
    ),
    Example(
        code="511",
        year=2026,
        why="Two adopters are not one woman. What is blank is for rule 151.",
        tables={
            "AD1": """
                CHILD | NB_ADOPTR | SEX_ADOPTR
                1     | 2         | F1
                2     | 2         | FF
                3     | 1         | F1
                4     | 2         |
            """
        },
        fails={"AD1": [0]},
    ),
    Example(
        code="514",
        year=2026,
        why="A single adopter (L0) is one man or one woman.",
        tables={
            "AD1": """
                CHILD | LS_ADOPTR | SEX_ADOPTR
                1     | L0        | M1
                2     | L0        | MF
                3     | L11       | MF
            """
        },
        fails={"AD1": [1]},
    ),
    Example(
        code="517",
        year=2026,
        why="L3 is an unmarried couple of different sexes.",
        tables={
            "AD1": """
                CHILD | LS_ADOPTR | SEX_ADOPTR
                1     | L3        | MF
                2     | L3        | FF
                3     | L3        | M1
                4     | L4        | FF
            """
        },
        fails={"AD1": [1, 2]},
    ),
    Example(
        code="518",
        year=2026,
        why="L4 is an unmarried couple of the same sex.",
        tables={
            "AD1": """
                CHILD | LS_ADOPTR | SEX_ADOPTR
                1     | L4        | MM
                2     | L4        | MF
                3     | L3        | MF
            """
        },
        fails={"AD1": [1]},
    ),
    Example(
        code="519",
        year=2026,
        why="Civil partners (L2) are two, of the same or of different sexes.",
        tables={
            "AD1": """
                CHILD | LS_ADOPTR | SEX_ADOPTR
                1     | L2        | MM
                2     | L2        | MF
                3     | L2        | F1
                4     | L0        | F1
            """
        },
        fails={"AD1": [2]},
    ),
    Example(
        code="520",
        year=2026,
        why="L11 is a married couple of different sexes; L12 is the code of 3.",
        tables={
            "AD1": """
                CHILD | LS_ADOPTR | SEX_ADOPTR
                1     | L11       | MF
                2     | L11       | FF
                3     | L12       | FF
            """
        },
        fails={"AD1": [1]},
    ),
    Example(
        code="524",
        year=2026,
        why="L12 is a married couple of the same sex.",
        tables={
            "AD1": """
                CHILD | LS_ADOPTR | SEX_ADOPTR
                1     | L12       | MM
                2     | L12       | MF
                3     | L11       | MF
            """
        },
        fails={"AD1": [1]},
    ),
)
