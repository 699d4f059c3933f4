"""Worked examples: children in need, and their plans."""

from __future__ import annotations

from tests.indicators.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="HP18",
        why="r1 is open on the last day, r2 was closed on it. r3 led to nothing, r4 was closed "
        "later as not in need, r5 comes a day later. r6 is of a child not born yet, and does not "
        "say whether it led to anything: both count.",
        tables={
            "person": """
                person_id | birth_date | expected_birth_date
                6         |            | 2026-06-01
            """,
            "referral": """
                referral_id | person_id | referral_date | close_date | close_reason | nfa
                r1          | 1         | 2026-03-31    |            |              | no
                r2          | 2         | 2025-05-01    | 2026-03-31 | RC7          | no
                r3          | 3         | 2026-03-01    |            |              | yes
                r4          | 4         | 2026-03-01    | 2026-04-20 | RC8          | no
                r5          | 5         | 2026-04-01    |            |              | no
                r6          | 6         | 2026-02-01    |            |              |
            """,
        },
        members="""
            row_key | met
            r1      | yes
            r6      | yes
        """,
        value=1.0,
    ),
    Example(
        code="HP19-open",
        why="Referred three months before the last day to the day is 3 to 6 months; a day later is "
        "under 3. Two years to the day are 2 years or more.",
        tables={
            "referral": """
                referral_id | person_id | referral_date
                r1          | 1         | 2025-12-31
                r2          | 2         | 2026-01-01
                r3          | 3         | 2024-03-31
                r4          | 4         | 2024-04-01
            """
        },
        members="""
            row_key | part
            r1      | 3 to 6 months
            r2      | under 3 months
            r3      | 2 years or more
            r4      | 1 to 2 years
        """,
        value={
            "3 to 6 months": 25.0,
            "under 3 months": 25.0,
            "2 years or more": 25.0,
            "1 to 2 years": 25.0,
        },
    ),
    Example(
        code="HP19-closed",
        why="Closed after 6 months to the day, and a day before; r3 was closed before the year.",
        tables={
            "referral": """
                referral_id | person_id | referral_date | close_date
                r1          | 1         | 2025-05-10    | 2025-11-10
                r2          | 2         | 2025-05-10    | 2025-11-09
                r3          | 3         | 2024-05-10    | 2025-03-31
            """
        },
        members="""
            row_key | part
            r1      | 6 months to a year
            r2      | 3 to 6 months
        """,
        value={"6 months to a year": 50.0, "3 to 6 months": 50.0},
    ),
    Example(
        code="HP20",
        why="Child 1 was visited 42 days before the last day, child 2 43 days before; child 3's "
        "visit was of another kind. Child 4 is on a child protection plan, child 5 in care, child "
        "6 not born, and the plan of child 7 began 41 days ago. The plan of child 8 began 42 days "
        "ago with a visit. The child protection plan of child 9 ended on the last day, so that the "
        "child is on this plan alone, and has had no visit.",
        tables={
            "person": """
                person_id | birth_date | expected_birth_date
                1         | 2018-01-01 |
                2         | 2018-01-01 |
                3         | 2018-01-01 |
                4         | 2018-01-01 |
                5         | 2018-01-01 |
                6         |            | 2026-05-01
                7         | 2018-01-01 |
                8         | 2018-01-01 |
                9         | 2018-01-01 |
            """,
            "cin_plan": """
                cin_plan_id | person_id | start_date
                n1          | 1         | 2025-09-01
                n2          | 2         | 2025-09-01
                n3          | 3         | 2025-09-01
                n4          | 4         | 2025-09-01
                n5          | 5         | 2025-09-01
                n6          | 6         | 2025-09-01
                n7          | 7         | 2026-02-18
                n8          | 8         | 2026-02-17
                n9          | 9         | 2025-09-01
            """,
            "cp_plan": """
                cp_plan_id | person_id | start_date | end_date
                p4         | 4         | 2026-01-01 |
                p9         | 9         | 2025-06-01 | 2026-03-31
            """,
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status
                e5             | 5         | 2026-01-01 | C2
            """,
            "visit": """
                visit_id | person_id | visit_type | visit_date
                v1       | 1         | CIN        | 2026-02-17
                v2       | 2         | CIN        | 2026-02-16
                v3       | 3         | CP         | 2026-03-30
                v8       | 8         | CIN        | 2026-02-17
            """,
        },
        members="""
            row_key | met
            n1      | yes
            n2      | no
            n3      | no
            n8      | yes
            n9      | no
        """,
        value=40.0,
    ),
    Example(
        code="HP21",
        why="n1 has been open for longer than 12 months, n2 for 12 months to the day.",
        tables={
            "cin_plan": """
                cin_plan_id | person_id | start_date | end_date
                n1          | 1         | 2025-03-30 |
                n2          | 2         | 2025-03-31 |
                n3          | 3         | 2024-03-30 | 2026-01-01
            """
        },
        members="""
            row_key | met
            n1      | yes
            n2      | no
        """,
        value=50.0,
    ),
)
