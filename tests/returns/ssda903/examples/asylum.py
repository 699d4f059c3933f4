"""Examples of the rules on unaccompanied asylum-seeking children."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="104",
        year=2026,
        why="The status of child 1 ceased before the year; that of child 2 ceased on a day that "
        "does not exist. Child 3 had it on the first day. A date to come is the 18th birthday.",
        tables={
            "UASC": """
                CHILD | DUC
                1     | 31/03/2025
                2     | 31/06/2025
                3     | 01/04/2025
                4     | 01/05/2026
                5     |
            """
        },
        fails={"UASC": [0, 1]},
    ),
    Example(
        code="105",
        year=2026,
        why="This return says in Header who is an asylum-seeking child, as XML does: so it must "
        "say it of everyone, with 0 or 1.",
        tables={
            "Header": """
                CHILD | UASC
                1     | 1
                2     | 0
                3     |
                4     | Y
            """
        },
        fails={"Header": [2, 3]},
    ),
    Example(
        code="105",
        year=2025,
        why="In CSV files Header has no such column: who is in the UASC table is one.",
        tables={
            "Header": """
                CHILD | SEX
                1     | M
                2     | F
            """,
            "UASC": """
                CHILD | DUC
                1     |
            """,
        },
    ),
    Example(
        code="205A",
        year=2026,
        why="Last year's return said of child 1 that the status would go on until the 18th "
        "birthday, and of child 2 no end: both are missing from this year's UASC table. The status "
        "of child 3 had ceased. Child 4 is a care leaver now, who is not asked.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 01/09/2007
                2     | 01/09/2009
                3     | 01/09/2009
                4     | 01/09/2007
            """,
            "Episodes": """
                CHILD | DECOM      | LS
                1     | 01/06/2024 | C2
                2     | 01/06/2024 | C2
                3     | 01/06/2024 | C2
            """,
            "UASC": """
                CHILD | DUC
                9     |
            """,
            "UASC_last": """
                CHILD | DUC
                1     | 01/09/2025
                2     |
                3     | 01/02/2025
                4     |
                9     |
            """,
        },
        fails={"Header": [0, 1]},
    ),
    Example(
        code="205B",
        year=2026,
        why="The status goes on without an end (1), until the 18th birthday (2), or ceased in the "
        "year, earlier than foreseen (3). That of child 4 had ceased last year, and that of child "
        "5 is to cease on a day that is not the 18th birthday.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 01/09/2008
                2     | 01/09/2008
                3     | 01/09/2008
                4     | 01/09/2008
                5     | 01/09/2008
            """,
            "UASC": """
                CHILD | DUC
                1     |
                2     | 01/09/2026
                3     | 05/06/2025
                4     |
                5     | 01/12/2026
            """,
            "UASC_last": """
                CHILD | DUC
                1     |
                2     | 01/09/2026
                3     | 01/09/2026
                4     | 01/12/2024
                5     |
            """,
        },
        fails={"Header": [3, 4], "UASC": [3, 4]},
    ),
    Example(
        code="205C",
        year=2026,
        why="Header says in both years that neither child is an asylum-seeking child; of child 1 "
        "an end is given, though it cannot be read.",
        tables={
            "Header": """
                CHILD | UASC
                1     | 0
                2     | 0
            """,
            "UASC": """
                CHILD | DUC
                1     | 2025
                2     |
            """,
            "Header_last": """
                CHILD | UASC
                1     | 0
                2     | 0
            """,
            "UASC_last": """
                CHILD | DUC
                2     |
            """,
        },
        fails={"Header": [0], "UASC": [0]},
    ),
    Example(
        code="205D",
        year=2026,
        why="Child 1 was in last year's return without being an asylum-seeking child. Child 2 was "
        "one already, and child 3 was not in the return.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 01/09/2009
                2     | 01/09/2009
                3     | 01/09/2009
            """,
            "UASC": """
                CHILD | DUC
                1     |
                2     |
                3     |
            """,
            "Header_last": """
                CHILD | DOB
                1     | 01/09/2009
                2     | 01/09/2009
            """,
            "UASC_last": """
                CHILD | DUC
                2     |
            """,
        },
        fails={"Header": [0]},
    ),
    Example(
        code="231",
        year=2026,
        why="Child 1 turned eleven on the last day of the year; child 2 will on the day after, "
        "and child 3 is no asylum seeker.",
        tables={
            "Header": """
                CHILD | DOB
                1     | 31/03/2015
                2     | 01/04/2015
                3     | 01/04/2020
            """,
            "UASC": """
                CHILD | DUC
                1     |
                2     |
            """,
        },
        fails={"Header": [1]},
    ),
    Example(
        code="303",
        year=2026,
        why="Header says that child 1 is none, and nothing of child 2, though an end is given of "
        "both. Of child 4 none is given.",
        tables={
            "Header": """
                CHILD | UASC
                1     | 0
                2     |
                3     | 1
                4     | 0
            """,
            "UASC": """
                CHILD | DUC
                1     | 05/06/2025
                2     | 05/06/2025
                3     | 05/06/2025
                4     |
            """,
        },
        fails={"Header": [0, 1], "UASC": [0]},
    ),
    Example(
        code="304",
        year=2026,
        why="The status ceases on the 18th birthday at the latest, as that of child 1; that of "
        "child 2 is to cease a day later. Child 3, born on 29 February, turns 18 on 28 February. "
        "Of child 4 the date of birth is Header's.",
        tables={
            "Header": """
                CHILD | DOB
                4     | 05/06/2007
            """,
            "UASC": """
                CHILD | DOB        | DUC
                1     | 05/06/2007 | 05/06/2025
                2     | 05/06/2007 | 06/06/2025
                3     | 29/02/2008 | 01/03/2026
                4     |            | 06/06/2025
                5     |            | 06/06/2025
            """,
        },
        fails={"UASC": [1, 2, 3]},
    ),
)
