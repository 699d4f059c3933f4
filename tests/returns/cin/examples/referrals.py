"""Examples of the rules on referrals."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="8600",
        year=2026,
        why="A referral needs a date that can be read, and one after the census year belongs to "
        "the next census. It may have come before the year, and on its last day.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate
                1         | 1            |
                2         | 2            | 31/02/2026
                3         | 3            | 2026-04-01
                4         | 4            | 2026-03-31
                5         | 5            | 2019-05-07
            """
        },
        fails={"CINdetails": [0, 1, 2]},
    ),
    Example(
        code="8606",
        year=2026,
        why="Child 1 was referred 281 days before its birth, child 2 as long before the expected "
        "one: no mother is pregnant so long. Child 3 was referred 280 days before. Child 4 was "
        "born early: its date of birth counts, not the expected one. Of child 5 neither is known.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate | ExpectedPersonBirthDate
                1         | 2026-02-07      |
                2         |                 | 2026-02-07
                3         | 2026-02-06      |
                4         | 2026-01-01      | 2026-03-20
                5         |                 |
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate
                1         | 1            | 2025-05-02
                2         | 2            | 2025-05-02
                3         | 3            | 2025-05-02
                4         | 4            | 2025-05-02
                5         | 5            | 2025-05-02
            """,
        },
        fails={"ChildIdentifiers": [0, 1], "CINdetails": [0, 1]},
    ),
    Example(
        code="8555Q",
        year=2026,
        why="Child 1 was referred again the day after it died; its first referral was before. "
        "Child 2 was referred on the day it died.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonDeathDate
                1         | 2025-09-01
                2         | 2025-09-01
                3         |
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate
                1         | 1            | 2025-05-01
                1         | 2            | 2025-09-02
                2         | 3            | 2025-09-01
                3         | 4            | 2025-09-02
            """,
        },
        fails={"ChildIdentifiers": [0], "CINdetails": [1]},
    ),
    Example(
        code="8555Q",
        year=2026,
        why="Two children died and were referred later on the same days: each of them is told, "
        "with its date of death and its referral.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonDeathDate
                1         | 2025-09-01
                2         | 2025-09-01
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate
                1         | 1            | 2025-10-01
                2         | 2            | 2025-10-01
            """,
        },
        fails={"ChildIdentifiers": [0, 1], "CINdetails": [0, 1]},
    ),
    Example(
        code="8866",
        year=2026,
        why="A source must be given, as a code of the list. It has been asked for since April "
        "2013: the referral of child 4 is older.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate | ReferralSource
                1         | 1            | 2025-05-01      |
                2         | 2            | 2025-05-01      | 1Z
                3         | 3            | 2025-05-01      | 5D
                4         | 4            | 2013-03-31      |
                5         | 5            | 2013-04-01      |
                6         | 6            | 2025-05-01      | 10
            """
        },
        fails={"CINdetails": [0, 1, 4]},
    ),
    Example(
        code="8610",
        year=2026,
        why="Referrals 1 and 2 led to further action and have no primary need. Referral 4 did not, "
        "and of referral 5 it is not known: that is told by rule 8568.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | ReferralNFA | PrimaryNeedCode
                1         | 1            | 0           |
                2         | 2            | false       |
                3         | 3            | 0           | N1
                4         | 4            | true        |
                5         | 5            |             |
            """
        },
        fails={"CINdetails": [0, 1]},
    ),
    Example(
        code="8568",
        year=2026,
        why="Whether a referral led to no further action is said with 0 or 1, false or true.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | ReferralNFA
                1         | 1            | 0
                2         | 2            | 1
                3         | 3            | false
                4         | 4            | true
                5         | 5            |
                6         | 6            | 2
                7         | 7            | no
            """
        },
        fails={"CINdetails": [4, 5, 6]},
    ),
    Example(
        code="8650",
        year=2026,
        why="N0 to N9 are codes of the primary need. Nothing given is not an invalid code.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | PrimaryNeedCode
                1         | 1            | N0
                2         | 2            | N9
                3         | 3            | n1
                4         | 4            | N10
                5         | 5            |
            """
        },
        fails={"CINdetails": [2, 3]},
    ),
)
