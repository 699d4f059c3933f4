"""Examples of the rules on disabilities. In the census each is an element of its child; here each
is a row."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="8540",
        year=2026,
        why="Child 2 has no row of disabilities, child 3 one without a code, and child 4 one that "
        "is no code beside one that is. Child 5 is not born yet, and every referral of child 6 "
        "led to no further action; one of child 7's went on. Child 8 has no episode.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate | ExpectedPersonBirthDate
                1         | 2015-05-14      |
                2         | 2015-05-14      |
                3         | 2015-05-14      |
                4         | 2015-05-14      |
                5         |                 | 2026-06-15
                6         | 2015-05-14      |
                7         | 31/06/2015      |
                8         | 2015-05-14      |
            """,
            "Disabilities": """
                LAchildID | Disability
                1         | NONE
                3         |
                4         | MOB
                4         | mob
                5         | XYZ
                6         | XYZ
                7         | XYZ
                8         | XYZ
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | ReferralNFA
                1         | 1            | 0
                2         | 2            | false
                3         | 3            | 0
                4         | 4            | 0
                5         | 5            | 0
                6         | 6            | 1
                6         | 7            | true
                7         | 8            | 1
                7         | 9            |
            """,
        },
        fails={"ChildIdentifiers": [1, 2, 3, 6], "Disabilities": [1, 3, 6]},
    ),
    Example(
        code="8790",
        year=2026,
        why="Child 1 has a disability and none; its row in which nothing is given says neither. "
        "Child 2 has two disabilities, child 3 none, and so has child 4.",
        tables={
            "Disabilities": """
                LAchildID | Disability
                1         | NONE
                2         | MOB
                1         | HAND
                2         | HAND
                3         | NONE
                4         | NONE
                4         |
                1         |
            """
        },
        fails={"Disabilities": [0, 2]},
    ),
    Example(
        code="8794",
        year=2026,
        why="Child 1 has MOB twice, and child 3 NONE. Child 2's two are not the same, and child 4 "
        "has a blank twice, which is no code.",
        tables={
            "Disabilities": """
                LAchildID | Disability
                1         | MOB
                1         | HAND
                1         | MOB
                2         | MOB
                2         | AUT
                3         | NONE
                3         | NONE
                4         |
                4         |
            """
        },
        fails={"Disabilities": [0, 2, 5, 6]},
    ),
)
