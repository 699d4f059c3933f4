"""Examples of the rules on the Strengths and Difficulties Questionnaire."""

from __future__ import annotations

from tests.returns.examples import Example

#: Children 1 to 4 were looked after all year, child 8 from June on.
EPISODES = """
    CHILD | DECOM      | RNE | LS | DEC | REC
    1     | 01/06/2024 | S   | C2 |     |
    2     | 01/06/2024 | S   | C2 |     |
    3     | 01/06/2024 | S   | C2 |     |
    4     | 01/06/2024 | S   | C2 |     |
    8     | 01/06/2025 | S   | C2 |     |
"""

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="180",
        year=2026,
        why="A score is a whole number from 0 to 40.",
        tables={
            "OC2": """
                CHILD | SDQ_SCORE
                1     | 0
                2     | 40
                3     | 41
                4     | 12.5
                5     | twelve
                6     | -1
                7     |
            """
        },
        fails={"OC2": [2, 3, 4, 5]},
    ),
    Example(
        code="196",
        year=2026,
        why="The reasons are SDQ1 to SDQ5, in capitals.",
        tables={
            "OC2": """
                CHILD | SDQ_REASON
                1     | SDQ1
                2     | SDQ6
                3     | sdq1
                4     |
            """
        },
        fails={"OC2": [1, 2]},
    ),
    Example(
        code="157",
        year=2026,
        why="Child 1 turned four on the year's first day, so its age is no reason. Child 2 turned "
        "four the day after and child 3 turned 17 on the last day: theirs is. Child 8 was not "
        "looked after all year.",
        tables={
            "Episodes": EPISODES,
            "OC2": """
                CHILD | DOB        | SDQ_SCORE | SDQ_REASON
                1     | 01/04/2021 |           | SDQ1
                2     | 02/04/2021 |           | SDQ1
                3     | 31/03/2009 |           | SDQ1
                4     | 01/01/2015 |           | SDQ2
                8     | 01/01/2015 |           | SDQ1
            """,
        },
        fails={"OC2": [0]},
    ),
    Example(
        code="185",
        year=2026,
        why="Child 8 came into care in June, and child 9 has no episode. Also what is no number "
        "was given.",
        tables={
            "Episodes": EPISODES,
            "OC2": """
                CHILD | SDQ_SCORE
                1     | 12
                8     | 12
                8     |
                9     | twelve
            """,
        },
        fails={"OC2": [1, 3]},
    ),
    Example(
        code="186",
        year=2026,
        why="Child 1, four on the first day, has neither a score nor a reason. Child 2 has a "
        "reason, child 3 turned 17 on the last day, and child 8 came into care in June.",
        tables={
            "Episodes": EPISODES,
            "OC2": """
                CHILD | DOB        | SDQ_SCORE | SDQ_REASON
                1     | 01/04/2021 |           |
                2     | 01/01/2015 |           | SDQ2
                3     | 31/03/2009 |           |
                4     | 01/01/2015 | 12        |
                8     | 01/01/2015 |           |
            """,
        },
        fails={"OC2": [0]},
    ),
    Example(
        code="188",
        year=2026,
        why="Children 1 and 2 turn four the day after the year; child 3 did on its last day.",
        tables={
            "OC2": """
                CHILD | DOB        | SDQ_SCORE | SDQ_REASON
                1     | 01/04/2022 | 12        |
                2     | 01/04/2022 |           | SDQ1
                3     | 31/03/2022 | 12        |
                4     | 01/04/2022 |           |
            """
        },
        fails={"OC2": [0, 1]},
    ),
    Example(
        code="189",
        year=2026,
        why="Child 1 turned 17 on the year's first day, child 2 the day after.",
        tables={
            "OC2": """
                CHILD | DOB        | SDQ_SCORE | SDQ_REASON
                1     | 01/04/2008 | 12        |
                2     | 02/04/2008 | 12        |
                3     | 01/04/2008 |           | SDQ4
                4     | 01/04/2008 |           |
            """
        },
        fails={"OC2": [0, 2]},
    ),
    Example(
        code="197a",
        year=2026,
        why="A score of 0 is a score.",
        tables={
            "OC2": """
                CHILD | SDQ_SCORE | SDQ_REASON
                1     | 0         | SDQ4
                2     | 12        |
                3     |           | SDQ4
            """
        },
        fails={"OC2": [0]},
    ),
    Example(
        code="197B",
        year=2026,
        why="Child 1 turned four in the year and child 2 seventeen. Child 3 was four on its first "
        "day, which is for rule 186, and child 4 has a reason.",
        tables={
            "Episodes": EPISODES,
            "OC2": """
                CHILD | DOB        | SDQ_SCORE | SDQ_REASON
                1     | 31/03/2022 |           |
                2     | 02/04/2008 |           |
                3     | 01/04/2021 |           |
                4     | 01/06/2021 |           | SDQ1
                8     | 01/06/2021 |           |
            """,
        },
        fails={"OC2": [0, 1]},
    ),
    Example(
        code="198",
        year=2026,
        why="Child 8 came into care in June, and child 9 has no episode.",
        tables={
            "Episodes": EPISODES,
            "OC2": """
                CHILD | SDQ_REASON
                1     | SDQ2
                8     | SDQ2
                8     |
                9     | SDQ4
            """,
        },
        fails={"OC2": [1, 3]},
    ),
)
