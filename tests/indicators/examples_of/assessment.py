"""Worked examples: assessments."""

from __future__ import annotations

from tests.indicators.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="HP10",
        why="a2 and a3 were authorised in the year; a4 is not authorised.",
        tables={
            "assessment": """
                assessment_id | person_id | start_date | authorised_date
                a1            | 1         | 2025-01-01 | 2025-03-31
                a2            | 2         | 2025-03-01 | 2025-04-01
                a3            | 3         | 2026-03-01 | 2026-03-31
                a4            | 4         | 2026-03-01 |
            """
        },
        members="""
            row_key | met
            a2      | yes
            a3      | yes
        """,
        value=1.0,
    ),
    Example(
        code="HP11",
        why="Nine weeks without a bank holiday are 45 working days: a1 is in time, and a2, a day "
        "more, is not. In those of a3 and a4 fall the bank holidays of 5 and 26 May, so that nine "
        "weeks and two days are 45, and a day more is 46. a5 was authorised on the day it began: 0 "
        "days. a6 ended before it began, and of a7 the start is not known: they are left out.",
        tables={
            "assessment": """
                assessment_id | person_id | start_date | authorised_date
                a1            | 1         | 2025-06-02 | 2025-08-04
                a2            | 2         | 2025-06-02 | 2025-08-05
                a3            | 3         | 2025-04-28 | 2025-07-02
                a4            | 4         | 2025-04-28 | 2025-07-03
                a5            | 5         | 2025-06-02 | 2025-06-02
                a6            | 6         | 2025-06-02 | 2025-06-01
                a7            | 7         |            | 2025-06-30
            """
        },
        members="""
            row_key | met
            a1      | yes
            a2      | no
            a3      | yes
            a4      | no
            a5      | yes
        """,
        value=60.0,
    ),
    Example(
        code="HP11R",
        why="The first assessment of r1 was authorised 45 working days after the referral, that of "
        "r2 46 after. a3 is the second of r1 and does not count; a4 was authorised before its "
        "referral, and a5 follows none.",
        tables={
            "referral": """
                referral_id | person_id | referral_date
                r1          | 1         | 2025-06-02
                r2          | 2         | 2025-06-02
                r4          | 4         | 2025-06-20
            """,
            "assessment": """
                assessment_id | person_id | referral_id | start_date | authorised_date
                a1            | 1         | r1          | 2025-06-09 | 2025-08-04
                a2            | 2         | r2          | 2025-06-09 | 2025-08-05
                a3            | 1         | r1          | 2025-09-01 | 2025-09-10
                a4            | 4         | r4          | 2025-06-02 | 2025-06-19
                a5            | 5         |             | 2025-06-02 | 2025-06-19
            """,
        },
        members="""
            row_key | met
            a1      | yes
            a2      | no
        """,
        value=50.0,
    ),
    Example(
        code="HP12",
        why="On 31 March 2026 a1 has been going on for 46 working days and a2 for 45. The case of "
        "a3 is closed, a4 was authorised on the day. a5 began before the calendar of working days "
        "does, and so too long ago.",
        tables={
            "referral": """
                referral_id | person_id | close_date
                r3          | 3         | 2026-03-31
            """,
            "assessment": """
                assessment_id | person_id | referral_id | start_date | authorised_date
                a1            | 1         |             | 2026-01-26 |
                a2            | 2         |             | 2026-01-27 |
                a3            | 3         | r3          | 2025-06-02 |
                a4            | 4         |             | 2026-03-01 | 2026-03-31
                a5            | 5         |             | 2017-06-01 |
            """,
        },
        members="""
            row_key | met
            a1      | yes
            a2      | no
            a5      | yes
        """,
        value=200 / 3,
    ),
    Example(
        code="HP13",
        why="One, five and ten working days: the one in the middle took five.",
        tables={
            "assessment": """
                assessment_id | person_id | start_date | authorised_date
                a1            | 1         | 2025-06-02 | 2025-06-03
                a2            | 2         | 2025-06-02 | 2025-06-09
                a3            | 3         | 2025-06-02 | 2025-06-16
            """
        },
        members="""
            row_key | amount
            a1      | 1
            a2      | 5
            a3      | 10
        """,
        value=5.0,
    ),
    Example(
        code="HP14",
        why="Child 1 was seen, child 2 not, of child 3 it is not said. Child 4 was born after the "
        "assessment, child 5 is not born: they are left out. Child 6 was born on the day of the "
        "authorisation and counts, and so does child 7, of whom no birth is recorded.",
        tables={
            "person": """
                person_id | birth_date | expected_birth_date
                1         | 2020-01-01 |
                2         | 2020-01-01 |
                3         | 2020-01-01 |
                4         | 2025-07-01 |
                5         |            | 2026-05-01
                6         | 2025-06-01 |
                7         |            |
            """,
            "assessment": """
                assessment_id | person_id | authorised_date | child_seen
                a1            | 1         | 2025-06-01      | yes
                a2            | 2         | 2025-06-01      | no
                a3            | 3         | 2025-06-01      |
                a4            | 4         | 2025-06-01      | no
                a5            | 5         | 2025-06-01      | no
                a6            | 6         | 2025-06-01      | yes
                a7            | 7         | 2025-06-01      | no
            """,
        },
        members="""
            row_key | met
            a1      | yes
            a2      | no
            a3      |
            a6      | yes
            a7      | no
        """,
        value=40.0,
    ),
    Example(
        code="HP15",
        why="a1 ended without support, a2 with support, a3 does not say. a4 is not authorised yet.",
        tables={
            "assessment": """
                assessment_id | person_id | authorised_date | nfa
                a1            | 1         | 2025-06-01      | yes
                a2            | 2         | 2025-06-01      | no
                a3            | 3         | 2025-06-01      |
                a4            | 4         |                 | yes
            """
        },
        members="""
            row_key | met
            a1      | yes
            a2      | no
            a3      |
        """,
        value=100 / 3,
    ),
    Example(
        code="HP16",
        why="Two assessments name factors, a1 two of them. 21 counts for a2, where it stands "
        "alone, and not for a1, where it stands beside others. a3 names none.",
        tables={
            "assessment": """
                assessment_id | person_id | authorised_date
                a1            | 1         | 2025-06-01
                a2            | 2         | 2025-06-01
                a3            | 3         | 2025-06-01
            """,
            "assessment_factor": """
                assessment_id | person_id | factor
                a1            | 1         | 3B
                a1            | 1         | 16A
                a1            | 1         | 21
                a2            | 2         | 21
            """,
        },
        members="""
            row_key | part
            a1      | 3B
            a1      | 16A
            a2      | 21
        """,
        value={"3B": 50.0, "16A": 50.0, "21": 50.0},
    ),
    Example(
        code="HP17",
        why="a1 names criminal exploitation beside another factor, a2 none of the five, a3 that "
        "there is no factor. a4 names nothing at all and is left out.",
        tables={
            "assessment": """
                assessment_id | person_id | authorised_date
                a1            | 1         | 2025-06-01
                a2            | 2         | 2025-06-01
                a3            | 3         | 2025-06-01
                a4            | 4         | 2025-06-01
            """,
            "assessment_factor": """
                assessment_id | person_id | factor
                a1            | 1         | 24A
                a1            | 1         | 3B
                a2            | 2         | 3B
                a3            | 3         | 21
            """,
        },
        members="""
            row_key | met
            a1      | yes
            a2      | no
            a3      | no
        """,
        value=100 / 3,
    ),
)
