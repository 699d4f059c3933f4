"""Examples of the rules on factors. In the census a factor is an element of its assessment, as many
as were found; here each is a row."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="8614",
        year=2026,
        why="Assessment 1 has no end, and two factors. Assessment 2 has neither; assessment 3 was "
        "completed.",
        tables={
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentID | AssessmentAuthorisationDate
                1         | 1            | 1            |
                1         | 1            | 2            |
                2         | 2            | 3            | 2025-06-12
            """,
            "AssessmentFactors": """
                LAchildID | CINdetailsID | AssessmentID | AssessmentFactor
                1         | 1            | 1            | 1A
                1         | 1            | 1            | 4B
                2         | 2            | 3            | 1A
            """,
        },
        fails={"Assessments": [0], "AssessmentFactors": [0, 1]},
    ),
    Example(
        code="8869",
        year=2026,
        why="Assessment 1 says that there are no factors, and names one. Assessment 2 says only "
        "that there are none, and assessment 3, of the same episode, names one.",
        tables={
            "AssessmentFactors": """
                LAchildID | CINdetailsID | AssessmentID | AssessmentFactor
                1         | 1            | 1            | 21
                1         | 1            | 1            | 3B
                2         | 2            | 2            | 21
                2         | 2            | 3            | 3B
            """
        },
        fails={"AssessmentFactors": [0, 1]},
    ),
    Example(
        code="8873Q",
        year=2026,
        why="The only assessment of episode 1 found no factors, and the case was closed for "
        "another reason. Episode 2 was closed after assessment. Episode 3 has two assessments. "
        "Episode 4 is open: it has no reason. The assessment of episode 5 found a factor.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | ReasonForClosure
                1         | 1            | RC7
                2         | 2            | RC9
                3         | 3            | RC7
                4         | 4            |
                5         | 5            | RC7
            """,
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentID | AssessmentAuthorisationDate
                1         | 1            | 1            | 2025-06-12
                2         | 2            | 2            | 2025-06-12
                3         | 3            | 3            | 2025-06-12
                3         | 3            | 4            | 2025-09-12
                4         | 4            | 5            | 2025-06-12
                5         | 5            | 6            | 2025-06-12
            """,
            "AssessmentFactors": """
                LAchildID | CINdetailsID | AssessmentID | AssessmentFactor
                1         | 1            | 1            | 21
                2         | 2            | 2            | 21
                3         | 3            | 3            | 21
                3         | 3            | 4            | 21
                4         | 4            | 5            | 21
                5         | 5            | 6            | 3B
            """,
        },
        fails={"CINdetails": [0], "Assessments": [0], "AssessmentFactors": [0]},
    ),
    Example(
        code="8897Q",
        year=2026,
        why="Assessment 1 was completed in the year and has no factors, assessment 2 has one that "
        "is no code beside one that is. Assessment 3 has a factor; 4 was completed before the "
        "year, and 5 is open. What assessment 6 says of a factor is blank.",
        tables={
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentID | AssessmentAuthorisationDate
                1         | 1            | 1            | 2025-06-12
                2         | 2            | 2            | 2025-06-12
                3         | 3            | 3            | 2025-06-12
                4         | 4            | 4            | 2025-03-31
                5         | 5            | 5            |
                6         | 6            | 6            | 2026-03-31
            """,
            "AssessmentFactors": """
                LAchildID | CINdetailsID | AssessmentID | AssessmentFactor
                2         | 2            | 2            | 1A
                2         | 2            | 2            | 99
                3         | 3            | 3            | 24A
                6         | 6            | 6            |
            """,
        },
        fails={"Assessments": [0, 1, 5], "AssessmentFactors": [1]},
    ),
    Example(
        code="8898",
        year=2026,
        why="Assessment 1 has factor 1A twice. Child 1's other assessment has it once, and that "
        "of child 2 has two factors.",
        tables={
            "Assessments": """
                LAchildID | CINdetailsID | AssessmentID
                1         | 1            | 1
                1         | 1            | 2
                2         | 2            | 3
            """,
            "AssessmentFactors": """
                LAchildID | CINdetailsID | AssessmentID | AssessmentFactor
                1         | 1            | 1            | 1A
                1         | 1            | 1            | 4B
                1         | 1            | 1            | 1A
                1         | 1            | 2            | 1A
                2         | 2            | 3            | 1A
                2         | 2            | 3            | 4B
            """,
        },
        fails={"AssessmentFactors": [0, 2]},
    ),
    Example(
        code="8945Q",
        year=2025,
        why="18A does not say who abused the child, and is meant even where it is written 18a.",
        tables={
            "AssessmentFactors": """
                LAchildID | CINdetailsID | AssessmentID | AssessmentFactor
                1         | 1            | 1            | 18A
                1         | 1            | 1            | 1A
                2         | 2            | 2            | 18B
                3         | 3            | 3            | 18C
                4         | 4            | 4            | 18a
                5         | 5            | 5            |
            """
        },
        fails={"AssessmentFactors": [0, 4]},
    ),
    Example(
        code="8950Q",
        year=2025,
        why="19A does not say who abused the child, and is meant even where it is written 19a.",
        tables={
            "AssessmentFactors": """
                LAchildID | CINdetailsID | AssessmentID | AssessmentFactor
                1         | 1            | 1            | 19A
                1         | 1            | 1            | 18A
                2         | 2            | 2            | 19B
                3         | 3            | 3            | 19C
                4         | 4            | 4            | 19a
                5         | 5            | 5            |
            """
        },
        fails={"AssessmentFactors": [0, 4]},
    ),
)
