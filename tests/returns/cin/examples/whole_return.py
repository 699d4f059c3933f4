"""Examples of the rules on the census as a whole: where one fails, its Header is marked."""

from __future__ import annotations

from tests.returns.examples import Example


def header(year: int) -> str:
    """The header of the census of a collection year."""
    return f"Year | ReferenceDate\n{year} | {year}-03-31"


def children(count: int, *genders: str) -> str:
    """So many children, of whom the first have these genders, and the others 2."""
    every = [*genders, *["2"] * (count - len(genders))]
    rows = "".join(f"{number} | {gender} |\n" for number, gender in enumerate(every, 1))
    return f"LAchildID | GenderCurrent | ExpectedPersonBirthDate\n{rows}"


EXAMPLES: tuple[Example, ...] = (
    Example(
        code="100",
        year=2026,
        why="The reference date is 31 March 2026 and the year 2026. Where no year is given the "
        "date is enough; one that cannot be read is not the last day of the year.",
        tables={
            "Header": """
                Year    | ReferenceDate
                2026    | 2026-03-31
                        | 2026-03-31
                2026    | 2026-03-30
                2025    | 2026-03-31
                2025-26 | 2026-03-31
                2026    |
                2026    | 31/06/2026
            """
        },
        fails={"Header": [2, 3, 4, 5, 6]},
    ),
    Example(
        code="100",
        year=2024,
        why="For the census of 2023-24 it is 31 March 2024.",
        tables={
            "Header": """
                Year | ReferenceDate
                2024 | 2024-03-31
                2024 | 2023-03-31
            """
        },
        fails={"Header": [1]},
    ),
    Example(
        code="2883",
        year=2026,
        why="Three plans began in the census year, its first and last day included, and two "
        "conferences were held in it: one after an enquiry, and one without.",
        tables={
            "Header": header(2026),
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate
                1         | 1            | 1     | 2025-04-01
                2         | 2            | 2     | 2025-06-02
                3         | 3            | 3     | 2026-03-31
                4         | 4            | 4     | 2025-03-31
                5         | 5            | 5     |
            """,
            "Section47": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                1         | 1            | 2025-05-01
                3         | 3            | 2026-04-01
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                1         | 1            |
                2         | 2            | 2025-06-02
                3         | 3            | 31/06/2025
            """,
        },
        fails={"Header": [0]},
    ),
    Example(
        code="2883",
        year=2026,
        why="Two plans began and two conferences were held in the year, one of them on its first "
        "day. A plan that began before the year is not counted.",
        tables={
            "Header": header(2026),
            "ChildProtectionPlans": """
                LAchildID | CINdetailsID | CPPID | CPPstartDate
                1         | 1            | 1     | 2025-05-01
                2         | 2            | 2     | 2025-06-02
                3         | 3            | 3     | 2025-03-31
            """,
            "Section47": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                1         | 1            | 2025-04-01
            """,
            "CINdetails": """
                LAchildID | CINdetailsID | DateOfInitialCPC
                2         | 2            | 2025-06-02
            """,
        },
    ),
    Example(
        code="2886Q",
        year=2024,
        why="One child in 49, more than 2 in 100, has the gender 0, not known.",
        tables={"Header": header(2024), "ChildIdentifiers": children(49, "0")},
        fails={"Header": [0]},
    ),
    Example(
        code="2886Q",
        year=2024,
        why="One child in 50 is 2 in 100, and not more.",
        tables={"Header": header(2024), "ChildIdentifiers": children(50, "", "9", "1")},
    ),
    Example(
        code="2886Q",
        year=2024,
        why="Of one child in three no gender is given. The child who is not born yet is not "
        "counted.",
        tables={
            "Header": header(2024),
            "ChildIdentifiers": """
                LAchildID | GenderCurrent | ExpectedPersonBirthDate
                1         | 1             |
                2         |               |
                3         | 2             |
                4         | 0             | 2024-06-15
            """,
        },
        fails={"Header": [0]},
    ),
    Example(
        code="2886Q",
        year=2026,
        why="Of one child in two the sex is U, not known.",
        tables={
            "Header": header(2026),
            "ChildIdentifiers": """
                LAchildID | Sex | ExpectedPersonBirthDate
                1         | F   |
                2         | U   |
            """,
        },
        fails={"Header": [0]},
    ),
    Example(
        code="2886Q",
        year=2026,
        why="Of one child in two no sex is given.",
        tables={
            "Header": header(2026),
            "ChildIdentifiers": """
                LAchildID | Sex | ExpectedPersonBirthDate
                1         |     |
                2         | M   |
            """,
        },
        fails={"Header": [0]},
    ),
    Example(
        code="2886Q",
        year=2026,
        why="Three children are not born yet, whose sex is U; they are not counted. The only "
        "other child is a girl.",
        tables={
            "Header": header(2026),
            "ChildIdentifiers": """
                LAchildID | Sex | ExpectedPersonBirthDate
                1         | F   |
                2         | U   | 2026-06-15
                3         | U   | 2026-07-15
                4         |     | 31/06/2026
            """,
        },
    ),
    Example(
        code="2887Q",
        year=2026,
        why="Seven disabilities are named, one of them twice. NONE is no disability, and a code "
        "that is not in the list is not counted.",
        tables={
            "Header": header(2026),
            "Disabilities": """
                LAchildID | Disability
                1         | MOB
                1         | HAND
                2         | PC
                2         | INC
                3         | COMM
                3         | LD
                4         | HEAR
                4         | MOB
                5         | NONE
                6         | XYZ
                7         |
            """,
        },
        fails={"Header": [0]},
    ),
    Example(
        code="2887Q",
        year=2026,
        why="Eight disabilities are named, if each by one child only.",
        tables={
            "Header": header(2026),
            "Disabilities": """
                LAchildID | Disability
                1         | MOB
                2         | HAND
                3         | PC
                4         | INC
                5         | COMM
                6         | LD
                7         | HEAR
                8         | VIS
            """,
        },
    ),
    Example(
        code="2887Q",
        year=2026,
        why="No disability is recorded at all.",
        tables={
            "Header": header(2026),
            "Disabilities": """
                LAchildID | Disability
                1         | NONE
            """,
        },
        fails={"Header": [0]},
    ),
    Example(
        code="2888Q",
        year=2026,
        why="No child has more than one disability: child 2 has the same one twice, and child 3 "
        "one beside a row in which it is denied, and one without a code.",
        tables={
            "Header": header(2026),
            "Disabilities": """
                LAchildID | Disability
                1         | MOB
                2         | HAND
                2         | HAND
                3         | AUT
                3         | NONE
                3         |
                4         | NONE
            """,
        },
        fails={"Header": [0]},
    ),
    Example(
        code="2888Q",
        year=2026,
        why="One child has two disabilities: more than one can be recorded.",
        tables={
            "Header": header(2026),
            "Disabilities": """
                LAchildID | Disability
                1         | MOB
                2         | HAND
                2         | AUT
            """,
        },
    ),
    Example(
        code="2888Q",
        year=2026,
        why="Where no child has a disability nothing can be said of it: that is told by 2887Q.",
        tables={
            "Header": header(2026),
            "Disabilities": """
                LAchildID | Disability
                1         | NONE
                2         | NONE
            """,
        },
    ),
)
