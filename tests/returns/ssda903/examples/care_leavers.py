"""Examples of the rules on care leavers in OC3, by itself and beside other tables."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="131",
        year=2026,
        why="Small letters and words of another list are no codes, and a blank is none either.",
        tables={
            "OC3": """
                CHILD | IN_TOUCH
                1     | YES
                2     | yes
                3     | REFUSED
                4     |
            """
        },
        fails={"OC3": [1, 2, 3]},
    ),
    Example(
        code="132",
        year=2026,
        why="0 is a code: there is nothing to tell. A blank is not, and f1 is not F1.",
        tables={
            "OC3": """
                CHILD | ACTIV
                1     | F1
                2     | 0
                3     | f1
                4     |
            """
        },
        fails={"OC3": [2, 3]},
    ),
    Example(
        code="133",
        year=2026,
        why="S1 is no code, since having no home is never suitable. A blank is none either.",
        tables={
            "OC3": """
                CHILD | ACCOM
                1     | S2
                2     | S1
                3     |
                4     | 0
            """
        },
        fails={"OC3": [1, 2]},
    ),
    Example(
        code="134",
        year=2026,
        why="Child 1 is a care leaver, so AD1 cannot tell of an adoption, even of a date that "
        "cannot be read. Of child 2 nothing is told in OC3, of child 3 nothing in AD1.",
        tables={
            "OC3": """
                CHILD | IN_TOUCH | ACTIV | ACCOM
                1     | YES      | F1    | U1
                2     |          |       |
                3     | YES      | F1    | U1
            """,
            "AD1": """
                CHILD | DATE_INT   | NB_ADOPTR
                1     | 31/02/2025 |
                2     | 01/05/2025 | 2
                3     |            |
            """,
        },
        fails={"AD1": [0]},
    ),
    Example(
        code="153",
        year=2026,
        why="Row 1 leaves two items out. All three or none are right; 0 counts as given.",
        tables={
            "OC3": """
                CHILD | IN_TOUCH | ACTIV | ACCOM
                1     | NO       | 0     | 0
                2     | NO       |       |
                3     |          |       |
            """
        },
        fails={"OC3": [1]},
    ),
    Example(
        code="187",
        year=2026,
        why="Child 1 was looked after all year and can be neither adopted nor a care leaver. Child "
        "2 left in May.",
        tables={
            "Episodes": """
                CHILD | DECOM      | RNE | LS | DEC        | REC
                1     | 01/02/2024 | S   | C2 |            |
                2     | 01/02/2024 | S   | C2 | 05/05/2025 | E12
            """,
            "OC3": """
                CHILD | IN_TOUCH
                1     | YES
            """,
            "AD1": """
                CHILD | NB_ADOPTR
                1     | 1
                2     | 2
            """,
        },
        fails={"OC3": [0], "AD1": [0]},
    ),
    Example(
        code="215",
        year=2026,
        why="OC3 and OC2 both tell of child 1. Of child 2 OC2 says nothing.",
        tables={
            "OC3": """
                CHILD | IN_TOUCH | ACTIV | ACCOM
                1     | YES      | F1    | U1
                2     | YES      | F1    | U1
            """,
            "OC2": """
                CHILD | CONVICTED | TEETH_CHECK
                1     |           | 1
                2     |           |
            """,
        },
        fails={"OC3": [0], "OC2": [0]},
    ),
    Example(
        code="344",
        year=2026,
        why="Of one who died or went home there is nothing to tell: ACTIV and ACCOM are 0, and not "
        "blank either.",
        tables={
            "OC3": """
                CHILD | IN_TOUCH | ACTIV | ACCOM
                1     | DIED     | 0     | 0
                2     | RHOM     | F2    | 0
                3     | RHOM     |       | 0
                4     | YES      | F2    | B1
            """
        },
        fails={"OC3": [1, 2]},
    ),
    Example(
        code="345",
        year=2026,
        why="The council is in touch with 1, and must know what the young person does. With 2 it "
        "is not in touch; not working or studying has a code (3).",
        tables={
            "OC3": """
                CHILD | IN_TOUCH | ACTIV | ACCOM
                1     | YES      | 0     | U1
                2     | NO       | 0     | 0
                3     | YES      | G5    | U1
            """
        },
        fails={"OC3": [0]},
    ),
    Example(
        code="347",
        year=2026,
        why="1 became 18 on 2 April 2025, a day after the year began; 2 on its first day. 3 is "
        "younger but not in a foyer.",
        tables={
            "OC3": """
                CHILD | DOB        | ACCOM
                1     | 02/04/2007 | T1
                2     | 01/04/2007 | T2
                3     | 02/05/2008 | E1
            """
        },
        fails={"OC3": [0]},
    ),
    Example(
        code="391",
        year=2026,
        why="1 turned 17 on the last day of the year; 2 a day later. 3 turned 22 on its first day, "
        "4 on its second and was 21 on the first. Of 5 nothing is told.",
        tables={
            "OC3": """
                CHILD | DOB        | IN_TOUCH
                1     | 31/03/2009 | YES
                2     | 01/04/2009 | YES
                3     | 01/04/2003 | YES
                4     | 02/04/2003 | YES
                5     | 01/01/2015 |
            """
        },
        fails={"OC3": [1, 2]},
    ),
    Example(
        code="3001",
        year=2026,
        why="1 and 2 turned 17 in the year, and only 2 is with former foster carers. 3 turned 18.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 05/06/2008
                2     | 05/06/2008
                3     | 05/06/2007
            """,
            "OC3": """
                CHILD | ACCOM
                1     | B1
                2     | Z1
                3     | Z1
            """,
        },
        fails={"OC3": [1]},
    ),
)
