"""Examples of the rules on unique pupil numbers. Those that are right were made up for them."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="1510",
        year=2026,
        why="Z is the check letter of 330120325001, and K that of the temporary number "
        "33012032500A; small letters are read as capitals. The third number has another letter, "
        "the fourth one of its digits changed, the fifth a digit in place of the letter, and the "
        "sixth O, which is no check letter. What is no twelve characters has no check letter.",
        tables={
            "ChildIdentifiers": """
                LAchildID | UPN
                1         | Z330120325001
                2         | k33012032500a
                3         | A330120325001
                4         | Z330120325002
                5         | 1330120325001
                6         | O330120325001
                7         | A33012032500
                8         | A33O120325001
                9         |
            """
        },
        fails={"ChildIdentifiers": [2, 3, 4, 5]},
    ),
    Example(
        code="1520",
        year=2026,
        why="Children 1 and 4 have the same number, one of them in small letters. Children without "
        "a number share none.",
        tables={
            "ChildIdentifiers": """
                LAchildID | UPN
                1         | Z330120325001
                2         | K33012032500A
                3         |
                4         | z330120325001
                5         |
            """
        },
        fails={"ChildIdentifiers": [0, 3]},
    ),
    Example(
        code="1530",
        year=2023,
        why="330 is Birmingham, and 820 was Bedfordshire until 2009. 999 is no authority, nor are "
        "letters. 943 has been one since April 2023, which is after this year. A number of two "
        "characters has no second to fourth.",
        tables={
            "ChildIdentifiers": """
                LAchildID | UPN
                1         | Z330120325001
                2         | G820120325001
                3         | A999120325001
                4         | AXYZ120325001
                5         | D943120325001
                6         | A9
                7         |
            """
        },
        fails={"ChildIdentifiers": [2, 3, 4]},
    ),
    Example(
        code="1530",
        year=2024,
        why="Westmorland and Furness, 943, gives numbers since April 2023. 001 is one of the "
        "Department's own, and 999 is no authority.",
        tables={
            "ChildIdentifiers": """
                LAchildID | UPN
                1         | D943120325001
                2         | M001120325001
                3         | A999120325001
            """
        },
        fails={"ChildIdentifiers": [2]},
    ),
    Example(
        code="1540",
        year=2026,
        why="The fifth to twelfth characters are digits. The second number has the letter O for a "
        "nought there, the third a blank; the letter at the end of the fourth is the thirteenth "
        "character. Of a number that is too short only what is there is judged.",
        tables={
            "ChildIdentifiers": """
                LAchildID | UPN
                1         | Z330120325001
                2         | Z33012O325001
                3         | Z330120 25001
                4         | K33012032500A
                5         | Z330120
                6         | Z33012A
                7         |
            """
        },
        fails={"ChildIdentifiers": [1, 2, 5]},
    ),
    Example(
        code="1550",
        year=2026,
        why="The thirteenth character is the last: a digit, or a letter other than I, O and S. The "
        "third number is too short, the fourth too long; the fifth and sixth end otherwise.",
        tables={
            "ChildIdentifiers": """
                LAchildID | UPN
                1         | Z330120325001
                2         | k33012032500a
                3         | Z33012032500
                4         | Z3301203250011
                5         | Z33012032500S
                6         | Z33012032500/
                7         |
            """
        },
        fails={"ChildIdentifiers": [2, 3, 4, 5]},
    ),
    Example(
        code="1560Q",
        year=2026,
        why="A former number is judged by its form alone: the first two have it, and so has the "
        "third, whose check letter is wrong. The others are too short, or have a letter that "
        "numbers do not have or a digit where the letter stands.",
        tables={
            "ChildIdentifiers": """
                LAchildID | FormerUPN
                1         | Z330120325001
                2         | k33012032500a
                3         | A999120325001
                4         | Z33012032500
                5         | I330120325001
                6         | Z33012032500O
                7         | 1330120325001
                8         |
            """
        },
        fails={"ChildIdentifiers": [3, 4, 5, 6]},
    ),
    Example(
        code="8770Q",
        year=2024,
        why="Child 1 was over 5 on 31 March 2024 and has neither number nor reason; child 2 became "
        "5 that day. Child 3 has a number, child 4 a reason that holds, child 5 the one of "
        "children who are too young. Of child 6 the referral led to no further action, and of "
        "child 7 only the first.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate | UPN           | UPNunknown
                1         | 2019-03-30      |               |
                2         | 2019-03-31      |               |
                3         | 2015-05-14      | Z330120325001 |
                4         | 2015-05-14      |               | UN3
                5         | 2015-05-14      |               | UN1
                6         | 2015-05-14      |               |
                7         | 2015-05-14      |               |
                8         |                 |               |
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | ReferralNFA
                1         | 1            | 0
                2         | 2            | 0
                3         | 3            | 0
                4         | 4            | 0
                5         | 5            | 0
                6         | 6            | true
                7         | 7            | 1
                7         | 8            | false
                8         | 9            | 0
            """,
        },
        fails={"ChildIdentifiers": [0, 4, 6]},
    ),
    Example(
        code="8770Q",
        year=2026,
        why="School began by September 2025 for child 1, who was 5 on 31 August, but not for child "
        "2, who was 5 the day after, though it was over 5 when the census year ended. Child 3 has "
        "the reason of children who are too young and is not. Child 4 has a reason that holds; "
        "child 5 has no episode.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate | UPN | UPNunknown
                1         | 2020-08-31      |     |
                2         | 2020-09-01      |     |
                3         | 2015-05-14      |     | UN1
                4         | 2015-05-14      |     | UN4
                5         | 2015-05-14      |     |
                6         | 31/06/2015      |     |
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | ReferralNFA
                1         | 1            | 0
                2         | 2            | 0
                3         | 3            | 0
                4         | 4            | 0
                6         | 5            | 0
            """,
        },
        fails={"ChildIdentifiers": [0, 2]},
    ),
    Example(
        code="8772",
        year=2026,
        why="UN7 is for children of whom every referral led to no further action. Child 1's second "
        "referral did not, and of child 2's it is not said. Child 3's did; child 4 has another "
        "reason, and child 5 no episode.",
        tables={
            "ChildIdentifiers": """
                LAchildID | UPNunknown
                1         | UN7
                2         | UN7
                3         | UN7
                4         | UN4
                5         | UN7
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | ReferralNFA
                1         | 1            | 1
                1         | 2            | 0
                2         | 3            |
                3         | 4            | 1
                3         | 5            | TRUE
                4         | 6            | 0
            """,
        },
        fails={"ChildIdentifiers": [0, 1], "CINdetails": [1, 2]},
    ),
)
