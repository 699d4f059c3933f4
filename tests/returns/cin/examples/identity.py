"""Examples of the rules on who a child is."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="1570",
        year=2026,
        why="An identifier has 20 characters at most: the first has 20, the second 21. None at all "
        "is told by rule 8500.",
        tables={
            "ChildIdentifiers": """
                LAchildID             | PersonBirthDate
                ABCDEFGHIJ1234567890  | 2015-05-14
                ABCDEFGHIJ12345678901 | 2015-05-14
                                      | 2015-05-14
            """
        },
        fails={"ChildIdentifiers": [1]},
    ),
    Example(
        code="1580",
        year=2026,
        why="Letters, of either case, and digits only: a hyphen, a slash, a blank and a letter "
        "with an accent are none.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate
                abC123    | 2015-05-14
                CH-123    | 2015-05-14
                2025/123  | 2015-05-14
                CH 123    | 2015-05-14
                ZOÉ123    | 2015-05-14
                          | 2015-05-14
            """
        },
        fails={"ChildIdentifiers": [1, 2, 3, 4]},
    ),
    Example(
        code="8500",
        year=2026,
        why="Every child has an identifier.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate
                1         | 2015-05-14
                          | 2015-05-14
            """
        },
        fails={"ChildIdentifiers": [1]},
    ),
    Example(
        code="8510",
        year=2026,
        why="The first and third rows have the same identifier, though the dates of birth differ. "
        "Two children without one are not taken for the same child.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate
                1         | 2015-05-14
                2         | 2015-05-14
                1         | 2017-08-02
                          | 2015-05-14
                          | 2015-05-14
            """
        },
        fails={"ChildIdentifiers": [0, 2]},
    ),
    Example(
        code="8520",
        year=2026,
        why="Children 1 and 2 were born by the last day of the year, child 3 the day after. A date "
        "that cannot be read is told while reading.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate | ExpectedPersonBirthDate
                1         | 2015-05-14      |
                2         | 2026-03-31      |
                3         | 2026-04-01      |
                4         | 31/06/2026      |
                5         |                 | 2026-06-15
            """
        },
        fails={"ChildIdentifiers": [2]},
    ),
    Example(
        code="8525Q",
        year=2026,
        why="Child 3 has both dates and child 4 neither. Child 5's date of birth cannot be read, "
        "but one is given: with the expected one there are two; child 6's is the only one, and so "
        "is the expected one of child 7.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate | ExpectedPersonBirthDate
                1         | 2015-05-14      |
                2         |                 | 2026-06-15
                3         | 2025-05-14      | 2025-05-12
                4         |                 |
                5         | 31/06/2025      | 2025-05-12
                6         | 31/06/2025      |
                7         |                 | 31/06/2026
            """
        },
        fails={"ChildIdentifiers": [2, 3, 4]},
    ),
    Example(
        code="8530Q",
        year=2026,
        why="The census year ended in March 2026: a birth may be expected from 1 March to 31 "
        "December 2026.",
        tables={
            "ChildIdentifiers": """
                LAchildID | ExpectedPersonBirthDate
                1         | 2026-02-28
                2         | 2026-03-01
                3         | 2026-12-31
                4         | 2027-01-01
                5         |
                6         | 31/06/2026
            """
        },
        fails={"ChildIdentifiers": [0, 3]},
    ),
    Example(
        code="8590",
        year=2026,
        why="Child 2 has no episode; that of child 4 belongs to nobody in the census. A child "
        "without identifier cannot be told by it: see rule 8500.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate
                1         | 2015-05-14
                2         | 2015-05-14
                3         | 2015-05-14
                          | 2015-05-14
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate
                1         | 1            | 2025-05-01
                1         | 2            | 2025-09-01
                3         | 3            |
                4         | 4            | 2025-05-01
            """,
        },
        fails={"ChildIdentifiers": [1]},
    ),
    Example(
        code="4180",
        year=2024,
        why="Until 2023-24 the gender was asked for: 0, 1, 2 or 9. Sex was not collected yet.",
        tables={
            "ChildIdentifiers": """
                LAchildID | GenderCurrent | Sex
                1         | 1             |
                2         | 0             |
                3         | 9             |
                4         |               | F
                5         | F             |
                6         | 3             |
            """
        },
        fails={"ChildIdentifiers": [3, 4, 5]},
    ),
    Example(
        code="4180",
        year=2025,
        why="Since 2024-25 the sex is asked for: M, F or U, in capitals.",
        tables={
            "ChildIdentifiers": """
                LAchildID | GenderCurrent | Sex
                1         |               | M
                2         |               | F
                3         |               | U
                4         | 1             |
                5         |               | 1
                6         |               | f
            """
        },
        fails={"ChildIdentifiers": [3, 4, 5]},
    ),
    Example(
        code="4220",
        year=2026,
        why="The ethnic origin must be given, as a code of the list: REFU and NOBT say that it was "
        "not told or is not yet known.",
        tables={
            "ChildCharacteristics": """
                LAchildID | Ethnicity
                1         | WBRI
                2         | NOBT
                3         | REFU
                4         |
                5         | White British
                6         | wbri
            """
        },
        fails={"ChildCharacteristics": [3, 4, 5]},
    ),
    Example(
        code="8750",
        year=2024,
        why="Children 1 to 4 are expected and not born. The gender of child 1 is given as not "
        "known, that of child 2 as a girl's; child 3's is missing. Children 5 and 6 have been "
        "born, though the date of birth of child 6 cannot be read.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate | ExpectedPersonBirthDate | GenderCurrent
                1         |                 | 2024-06-15              | 0
                2         |                 | 2024-06-15              | 2
                3         |                 | 2024-06-15              |
                4         |                 | 31/06/2024              | 9
                5         | 2015-05-14      |                         | 2
                6         | 31/06/2023      | 2023-06-15              | 2
                7         |                 |                         | 2
            """
        },
        fails={"ChildIdentifiers": [1, 2, 3]},
    ),
    Example(
        code="8750",
        year=2025,
        why="Children 1 to 4 are expected and not born. The sex of child 1 is given as not known; "
        "that of child 2 as a girl's, of child 3 with the code of earlier years, of child 4 not at "
        "all. Child 5 has been born.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate | ExpectedPersonBirthDate | Sex
                1         |                 | 2025-06-15              | U
                2         |                 | 2025-06-15              | F
                3         |                 | 2025-06-15              | 0
                4         |                 | 2025-06-15              |
                5         | 2015-05-14      |                         | F
                6         |                 |                         | F
            """
        },
        fails={"ChildIdentifiers": [1, 2, 3]},
    ),
    Example(
        code="8775Q",
        year=2026,
        why="Child 1 was 25 on the day its only episode closed, child 2 a day older. Child 3's "
        "second episode is open, and goes on to 31 March 2026, six days after its 25th birthday; "
        "child 4's 25th birthday was that day. Of child 5 the date of birth is not known, and of "
        "child 6 not when the episode closed.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate
                1         | 2000-09-01
                2         | 2000-08-31
                3         | 2001-03-25
                4         | 2001-03-31
                5         |
                6         | 1990-05-14
                7         | 1990-05-14
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | CINclosureDate
                1         | 1            | 2025-09-01
                2         | 2            | 2025-09-01
                3         | 3            | 2025-09-01
                3         | 4            |
                4         | 5            |
                5         | 6            |
                6         | 7            | 31/06/2025
            """,
        },
        fails={"ChildIdentifiers": [1, 2], "CINdetails": [1, 3]},
    ),
    Example(
        code="8775Q",
        year=2026,
        why="Who was born on 29 February 2000 was 25 on 28 February 2025, and over 25 the day "
        "after, whichever episode closed then.",
        tables={
            "ChildIdentifiers": """
                LAchildID | PersonBirthDate
                1         | 2000-02-29
                2         | 2000-02-29
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | CINclosureDate
                1         | 1            | 2025-02-28
                2         | 2            | 2025-03-01
                2         | 3            | 2024-12-02
            """,
        },
        fails={"ChildIdentifiers": [1], "CINdetails": [1]},
    ),
)
