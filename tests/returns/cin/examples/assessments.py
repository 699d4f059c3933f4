"""Examples of the rules on assessments."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="1103",
        year=2026,
        why="Child 1's second assessment started before the referral of its episode; that of "
        "child 2 on its day. Child 3's other episode was referred earlier.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate
                1         | 1            | 2025-05-02
                2         | 2            | 2025-05-02
                3         | 3            | 2025-05-02
                3         | 4            | 2024-05-02
                4         | 5            |
            """,
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentActualStartDate
                1         | 1            | 2025-05-06
                1         | 1            | 2025-05-01
                2         | 2            | 2025-05-02
                3         | 3            | 2025-05-01
                4         | 5            | 2025-05-01
            """,
        },
        fails={"CINdetails": [0, 2], "Assessments": [1, 3]},
    ),
    Example(
        code="8608",
        year=2026,
        why="An assessment may end on the day it started, and not before it.",
        tables={
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                1         | 1            | 2025-05-02                | 2025-05-01
                2         | 2            | 2025-05-02                | 2025-05-02
                3         | 3            | 2025-05-02                |
                4         | 4            |                           | 2025-05-01
            """
        },
        fails={"Assessments": [0]},
    ),
    Example(
        code="8670Q",
        year=2023,
        why="Since Thursday 26 January 2023, 46 working days had passed when the census year ended "
        "on 31 March; since Friday 27 January 45, and since Sunday 29 January 45 as well, for "
        "Sunday does not count. The last assessment was completed.",
        tables={
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                1         | 1            | 2023-01-26                |
                2         | 2            | 2023-01-27                |
                3         | 3            | 2023-01-29                |
                4         | 4            | 2022-10-15                |
                5         | 5            | 2022-10-15                | 2022-12-15
            """
        },
        fails={"Assessments": [0, 3]},
    ),
    Example(
        code="8670Q",
        year=2026,
        why="Until 31 March 2026, a Tuesday without bank holidays before it since New Year, 45 "
        "working days reach back to 27 January.",
        tables={
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                1         | 1            | 2026-01-26                |
                2         | 2            | 2026-01-27                |
                3         | 3            | 2026-01-26                | 31/06/2026
            """
        },
        fails={"Assessments": [0]},
    ),
    Example(
        code="8696",
        year=2026,
        why="The end is within the census year, its first and last day included.",
        tables={
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentAuthorisationDate
                1         | 1            | 2025-03-31
                2         | 2            | 2025-04-01
                3         | 3            | 2026-03-31
                4         | 4            | 2026-04-01
                5         | 5            |
            """
        },
        fails={"Assessments": [0, 3]},
    ),
    Example(
        code="8736",
        year=2026,
        why="Assessments 1 and 2 are open and did not start in the year. Assessment 3 started "
        "before it and has ended; the start of assessment 5 is not known.",
        tables={
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                1         | 1            | 2025-03-31                |
                2         | 2            | 2026-04-01                |
                3         | 3            | 2025-03-31                | 2025-05-01
                4         | 4            | 2025-04-01                |
                5         | 5            |                           |
            """
        },
        fails={"Assessments": [0, 1]},
    ),
    Example(
        code="8863Q",
        year=2026,
        why="Episode 1's second assessment started before the first ended. Episode 2's first never "
        "ended, and so goes on when the second starts. Episode 3's second started on the day the "
        "first ended; episode 4's the day after.",
        tables={
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                1         | 1            | 2025-05-01                | 2025-06-12
                1         | 1            | 2025-06-02                | 2025-07-01
                2         | 2            | 2025-09-01                | 2025-10-01
                2         | 2            | 2025-05-01                |
                3         | 3            | 2025-05-01                | 2025-06-12
                3         | 3            | 2025-06-12                | 2025-07-01
                4         | 4            | 2025-05-01                | 2025-06-12
                4         | 4            | 2025-06-13                | 2025-07-01
            """
        },
        fails={"Assessments": [0, 1, 2, 3, 4, 5]},
    ),
    Example(
        code="8863Q",
        year=2026,
        why="The first assessment of episode 1 goes on when the third starts, though the second "
        "between them has an end that cannot be read. Assessments of two episodes of a child are "
        "not compared: rules on the episodes tell of those.",
        tables={
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                1         | 1            | 2025-05-01                | 2025-07-01
                1         | 1            | 2025-05-12                | 31/06/2025
                1         | 1            | 2025-06-02                | 2025-06-30
                1         | 2            | 2025-06-02                | 2025-06-30
            """
        },
        fails={"Assessments": [0, 1, 2]},
    ),
    Example(
        code="8896",
        year=2026,
        why="Episode 1 has two assessments without an end. Episode 2 has one, beside one that "
        "ended; child 1's open assessment in episode 3 is another episode's.",
        tables={
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                1         | 1            | 2025-05-01                |
                1         | 1            | 2025-06-02                |
                1         | 3            | 2025-09-01                |
                2         | 2            | 2025-05-01                | 2025-06-12
                2         | 2            | 2025-09-01                |
            """
        },
        fails={"Assessments": [0, 1]},
    ),
)
