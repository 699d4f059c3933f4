"""Examples of the rules on who a worker is."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="WF101",
        year=2023,
        why="In 2023 a number has ten digits. What is no number at all fails another rule.",
        tables={
            "CSWWWorker": """
                SWENo        | AgencyWorker
                ZZ12345      | 0
                ZZ0000012345 | 0
                12345        | 0
                             | 0
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF102",
        year=2025,
        why="ZZ1 is given twice with the same role and dates, once with another capital in "
        "nothing. ZZ2 has two roles, ZZ3 two times of one role; of ZZ4 no start is known, and the "
        "ends of ZZ5 cannot be read.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | OrgRole | RoleStartDate | RoleEndDate
                ZZ1   | 0            | 5       | 2020-01-06    |
                ZZ1   | 0            | 5       | 06/01/2020    |
                ZZ2   | 0            | 5       | 2020-01-06    |
                ZZ2   | 0            | 4       | 2020-01-06    |
                ZZ3   | 0            | 5       | 2020-01-06    | 2024-12-01
                ZZ3   | 0            | 5       | 2025-02-01    |
                ZZ4   | 0            | 5       |               |
                ZZ4   | 0            | 5       |               |
                ZZ5   | 0            | 5       | 2020-01-06    | soon
                ZZ5   | 0            | 5       | 2020-01-06    | later
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF103",
        year=2025,
        why="The rows of ZZ1 differ in the date of birth, those of ZZ2 in sex, those of ZZ3 in "
        "ethnic origin. What is blank is no difference (ZZ4).",
        tables={
            "CSWWWorker": """
                SWENo | PersonBirthDate | Sex | Ethnicity
                ZZ1   | 1980-05-14      | F   | WBRI
                ZZ1   | 1980-05-15      | F   | WBRI
                ZZ2   | 1981-05-14      | F   | WBRI
                ZZ2   | 1981-05-14      | M   | WBRI
                ZZ3   | 1982-05-14      | F   | WBRI
                ZZ3   | 1982-05-14      | F   | WOTH
                ZZ4   | 1983-05-14      | F   | WBRI
                ZZ4   |                 |     | WBRI
                      | 1984-05-14      | F   | WBRI
                      | 1985-05-14      | M   | WBRI
            """
        },
        fails={"CSWWWorker": [0, 1, 2, 3, 4, 5]},
    ),
    Example(
        code="WF103",
        year=2023,
        why="Until 2023 the gender is compared.",
        tables={
            "CSWWWorker": """
                SWENo | PersonBirthDate | GenderCurrent | Ethnicity
                ZZ1   | 1980-05-14      | 2             | WBRI
                ZZ1   | 1980-05-14      | 1             | WBRI
                ZZ2   | 1980-05-14      | 2             | WBRI
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF104",
        year=2025,
        why="ZZ123 and ZZ132 are alike in everything but the number, and started on one day. "
        "Others differ in something, or it is not known.",
        tables={
            "CSWWWorker": """
                SWENo | PersonBirthDate | Sex | Ethnicity | RoleStartDate
                ZZ123 | 1980-05-14      | F   | WBRI      | 2020-01-06
                ZZ132 | 1980-05-14      | F   | WBRI      | 2020-01-06
                ZZ3   | 1980-05-14      | M   | WBRI      | 2020-01-06
                ZZ4   | 1980-05-14      | F   | WBRI      | 2020-01-07
                ZZ5   |                 | F   | WBRI      | 2020-01-06
                ZZ6   |                 | F   | WBRI      | 2020-01-06
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF105",
        year=2025,
        why="The roles of ZZ1 come to 1.2. Those of ZZ2 are full time together; one of the roles "
        "of ZZ3 has ended; ZZ4 has one role, which fails another rule.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | FTE30    | RoleEndDate
                ZZ1   | 0            | 0.6      |
                ZZ1   | 0            | 0.6      |
                ZZ2   | 0            | 0.333334 |
                ZZ2   | 0            | 0.666667 |
                ZZ3   | 0            | 1        |
                ZZ3   | 0            | 1        | 2025-01-31
                ZZ4   | 0            | 1.2      |
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF106",
        year=2025,
        why="ZZ1 is both. ZZ2 came from an agency and was taken on: that role has ended.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | RoleEndDate
                ZZ1   | 0            |
                ZZ1   | 1            |
                ZZ2   | 0            |
                ZZ2   | 1            | 2025-03-31
                ZZ3   | 1            |
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF107",
        year=2025,
        why="zz1 and ZZ1 are one number; zz2 stands alone.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker
                ZZ1   | 0
                zz1   | 0
                zz2   | 0
                ZZ3   | 0
                ZZ3   | 0
                      | 0
            """
        },
        fails={"CSWWWorker": [0, 1]},
    ),
    Example(
        code="WF108",
        year=2025,
        why="ZZ1 is employed. The date of ZZ2 is written though it cannot be read; ZZ3 is from an "
        "agency.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | PersonBirthDate
                ZZ1   | 0            |
                ZZ2   | 0            | May 1980
                ZZ3   | 1            |
                ZZ4   | 0            | 1980-05-14
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF109",
        year=2023,
        why="Until 2023 the gender of an employed worker is given.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | GenderCurrent
                ZZ1   | 0            |
                ZZ2   | 0            | 0
                ZZ3   | 1            |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF109",
        year=2025,
        why="From 2024 the sex of an employed worker is given.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | Sex
                ZZ1   | 0            |
                ZZ2   | 0            | F
                ZZ3   | 1            |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
    Example(
        code="WF110",
        year=2025,
        why="ZZ1 is employed. NOBT says that ZZ2 was not asked; ZZ3 is from an agency.",
        tables={
            "CSWWWorker": """
                SWENo | AgencyWorker | Ethnicity
                ZZ1   | 0            |
                ZZ2   | 0            | NOBT
                ZZ3   | 1            |
            """
        },
        fails={"CSWWWorker": [0]},
    ),
)
