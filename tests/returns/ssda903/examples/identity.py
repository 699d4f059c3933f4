"""Examples of the rules on who a child is."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="101",
        year=2024,
        why="Until 2023-24 sex is written 1 or 2.",
        tables={
            "Header": """
                CHILD | SEX
                1     | 1
                2     | 2
                3     | F
                4     |
            """
        },
        fails={"Header": [2, 3]},
    ),
    Example(
        code="101",
        year=2026,
        why="From 2024-25 on sex is written M, F, or U for not known.",
        tables={
            "Header": """
                CHILD | SEX
                1     | M
                2     | F
                3     | U
                4     | 1
                5     | f
                6     |
            """
        },
        fails={"Header": [3, 4, 5]},
    ),
    Example(
        code="102",
        year=2026,
        why="Every child has a date of birth that exists. 29 February is a date in 2016 only.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 29/02/2016
                2     | 29/02/2015
                3     | 5/6/2015
                4     | 2015
                5     |
            """
        },
        fails={"Header": [1, 3, 4]},
    ),
    Example(
        code="103",
        year=2026,
        why="The ethnic origin is a code of the list; where it is not known there is a code for "
        "that.",
        tables={
            "Header": """
                CHILD | ETHNIC
                1     | WBRI
                2     | NOBT
                3     | wbri
                4     | A1
                5     |
            """
        },
        fails={"Header": [2, 3, 4]},
    ),
    Example(
        code="168",
        year=2026,
        why="A pupil number is a letter, twelve digits, or eleven and a letter. No number has I, O "
        "or S for its first letter, and there is no UN6. A blank is for rule 442.",
        tables={
            "Header": """
                CHILD | UPN
                1     | A123456789012
                2     | A12345678901B
                3     | UN1
                4     | UN6
                5     | I123456789012
                6     | A12345678901
                7     |
            """
        },
        fails={"Header": [3, 4, 5]},
    ),
    Example(
        code="202",
        year=2026,
        why="The sex of child 1 has changed, that of 2 is lost and that of 3 is new. Child 4 was "
        "not in last year's return.",
        tables={
            "Header": """
                CHILD | SEX
                1     | F
                2     |
                3     | M
                4     | M
                5     | F
            """,
            "Header_last": """
                CHILD | SEX
                1     | M
                2     | M
                3     |
                5     | F
            """,
        },
        fails={"Header": [0, 1, 2]},
    ),
    Example(
        code="202",
        year=2025,
        why="In 2024-25 the codes changed: M is what 1 was, F is what 2 was.",
        tables={
            "Header": """
                CHILD | SEX
                1     | M
                2     | F
                3     | F
            """,
            "Header_last": """
                CHILD | SEX
                1     | 1
                2     | 2
                3     | 1
            """,
        },
        fails={"Header": [2]},
    ),
    Example(
        code="203",
        year=2026,
        why="Day and month of child 1 are exchanged; the date of child 2 cannot be read any more. "
        "Child 3 has the same date, written otherwise.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 05/06/2015
                2     | 31/02/2015
                3     | 5/6/2015
                4     | 01/01/2020
            """,
            "Header_last": """
                CHILD | DOB
                1     | 06/05/2015
                2     | 28/02/2015
                3     | 05/06/2015
            """,
        },
        fails={"Header": [0, 1]},
    ),
    Example(
        code="204",
        year=2026,
        why="What was recorded last year is to stay: also that the origin was not yet known. Small "
        "letters are told by rule 103.",
        tables={
            "Header": """
                CHILD | ETHNIC
                1     | WBRI
                2     |
                3     | BCRB
                4     | wbri
                5     | AIND
            """,
            "Header_last": """
                CHILD | ETHNIC
                1     | WIRI
                2     | WBRI
                3     | NOBT
                4     | WBRI
            """,
        },
        fails={"Header": [0, 1, 2]},
    ),
    Example(
        code="208",
        year=2026,
        why="A number that has changed, that is lost, or that comes to be unknown is to be looked "
        "at (1 to 3), and a code that becomes another (4). A number may come where there was none "
        "(5, 6), and who was not of school age may become another code (7).",
        tables={
            "Header": """
                CHILD | UPN
                1     | A123456789013
                2     |
                3     | UN3
                4     | UN3
                5     | A123456789012
                6     | A123456789014
                7     | UN2
                8     | a123456789015
            """,
            "Header_last": """
                CHILD | UPN
                1     | A123456789012
                2     | A123456789012
                3     | A123456789012
                4     | UN4
                5     | UN5
                6     |
                7     | UN1
                8     | A123456789015
            """,
        },
        fails={"Header": [0, 1, 2, 3]},
    ),
    Example(
        code="209",
        year=2026,
        why="Child 1 was five when the year began and child 2 turned five the day after.",
        tables={
            "Header": """
                CHILD | UPN | DOB
                1     | UN1 | 01/04/2020
                2     | UN1 | 02/04/2020
                3     | UN2 | 01/04/2015
            """
        },
        fails={"Header": [0]},
    ),
    Example(
        code="210",
        year=2026,
        why="Child 1 had been in care for eight days on 31 March, child 2 for seven. Child 3 moved "
        "in the last week, but has been in care since January. Child 4 left, child 5 was in a "
        "short break, and child 6 has another code.",
        tables={
            "Header": """
                CHILD | UPN
                1     | UN4
                2     | UN4
                3     | UN4
                4     | UN4
                5     | UN4
                6     | UN3
            """,
            "Episodes": """
                CHILD | DECOM      | RNE | LS | DEC        | REC
                1     | 23/03/2026 | S   | C2 |            |
                2     | 24/03/2026 | S   | C2 |            |
                3     | 05/01/2026 | S   | C2 | 28/03/2026 | X1
                3     | 28/03/2026 | P   | C2 |            |
                4     | 05/01/2026 | S   | C2 | 01/02/2026 | E4A
                5     | 05/01/2026 | S   | V4 |            |
                6     | 05/01/2026 | S   | C2 |            |
            """,
        },
        fails={"Header": [0, 2], "Episodes": [0, 2]},
    ),
    Example(
        code="232",
        year=2026,
        why="U is a code of the list, but should be rare.",
        tables={
            "Header": """
                CHILD | SEX
                1     | U
                2     | F
                3     |
            """
        },
        fails={"Header": [0]},
    ),
    Example(
        code="301",
        year=2026,
        why="Child 1 was born on the last day of the year, child 2 on the day after.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 31/03/2026
                2     | 01/04/2026
                3     |
            """
        },
        fails={"Header": [1]},
    ),
    Example(
        code="351",
        year=2026,
        why="Person 1 turned 25 the day before the year began, person 2 on its first day.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 31/03/2000
                2     | 01/04/2000
                3     |
            """
        },
        fails={"Header": [0]},
    ),
    Example(
        code="442",
        year=2026,
        why="Child 1 is looked after. Child 2 was in short breaks only, child 3 left before the "
        "year, child 4 has no episode, and child 5 has a code.",
        tables={
            "Header": """
                CHILD | UPN
                1     |
                2     |
                3     |
                4     |
                5     | UN1
            """,
            "Episodes": """
                CHILD | DECOM      | LS | DEC
                1     | 01/06/2025 | C2 |
                2     | 01/06/2025 | V4 | 08/06/2025
                3     | 01/06/2024 | C2 | 01/08/2024
                5     | 01/06/2025 | C2 |
            """,
        },
        fails={"Header": [0]},
    ),
    Example(
        code="444",
        year=2026,
        why="Children 1 and 2 have one number. Many may have UN1, and child 3 is here twice, which "
        "rule INT32 tells.",
        tables={
            "Header": """
                CHILD | UPN
                1     | A123456789012
                2     | a123456789012
                3     | A123456789013
                3     | A123456789013
                4     | UN1
                5     | UN1
                6     |
                7     |
            """
        },
        fails={"Header": [0, 1]},
    ),
)
