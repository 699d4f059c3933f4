"""Worked examples: child protection plans."""

from __future__ import annotations

from tests.indicators.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="HP29",
        why="p1 stands. p2 ended on the last day, p3 is another council's, p4 begins after it.",
        tables={
            "cp_plan": """
                cp_plan_id | person_id | start_date | end_date   | other_la
                p1         | 1         | 2026-03-31 |            | no
                p2         | 2         | 2025-06-01 | 2026-03-31 |
                p3         | 3         | 2025-06-01 |            | yes
                p4         | 4         | 2026-04-01 |            |
            """
        },
        members="""
            row_key | met
            p1      | yes
        """,
        value=0.5,
    ),
    Example(
        code="HP30-starting",
        why="p2 and p3 began in the year; p1 the day before it, p4 is another council's.",
        tables={
            "cp_plan": """
                cp_plan_id | person_id | start_date | other_la
                p1         | 1         | 2025-03-31 |
                p2         | 1         | 2025-04-01 |
                p3         | 2         | 2026-03-31 |
                p4         | 3         | 2025-06-01 | yes
            """
        },
        members="""
            row_key | met
            p2      | yes
            p3      | yes
        """,
        value=1.0,
    ),
    Example(
        code="HP30-ending",
        why="p1 ended in the year, p2 goes on, p3 ended before it.",
        tables={
            "cp_plan": """
                cp_plan_id | person_id | start_date | end_date
                p1         | 1         | 2024-06-01 | 2025-04-01
                p2         | 2         | 2024-06-01 |
                p3         | 3         | 2024-06-01 | 2025-03-31
            """
        },
        members="""
            row_key | met
            p1      | yes
        """,
        value=0.5,
    ),
    Example(
        code="HP31",
        why="The council says that child 1 had a plan before and child 2 none. Of child 3 it does "
        "not say, but the record has an earlier plan; of child 4 it has none, and of child 5 "
        "another council's alone.",
        tables={
            "cp_plan": """
                cp_plan_id | person_id | start_date | end_date   | previous_plans | other_la
                p1         | 1         | 2025-06-01 |            | 1              |
                p2         | 2         | 2025-06-01 |            | 0              |
                p0         | 3         | 2015-06-01 | 2016-06-01 |                |
                p3         | 3         | 2025-06-01 |            |                |
                p4         | 4         | 2025-06-01 |            |                |
                p5         | 5         | 2024-06-01 | 2024-09-01 |                | yes
                p6         | 5         | 2025-06-01 |            |                | no
            """
        },
        members="""
            row_key | met
            p1      | yes
            p2      | no
            p3      | yes
            p4      | no
            p6      | no
        """,
        value=40.0,
    ),
    Example(
        code="HP32-24",
        why="Child 1's plan before ended 24 months before the start to the day, child 2's a day "
        "longer ago; child 3 had none. Child 4's ended on the day the next began. Child 5's had "
        "not ended by then, child 6's neither, but one before that had, two months ago.",
        tables={
            "cp_plan": """
                cp_plan_id | person_id | start_date | end_date
                p0         | 1         | 2022-06-01 | 2023-06-02
                p1         | 1         | 2025-06-02 |
                p2         | 2         | 2022-06-01 | 2023-06-01
                p3         | 2         | 2025-06-02 |
                p4         | 3         | 2025-06-02 |
                p5         | 4         | 2024-06-01 | 2025-06-02
                p6         | 4         | 2025-06-02 |
                p7         | 5         | 2024-06-01 | 2025-06-03
                p8         | 5         | 2025-06-02 |
                p9         | 6         | 2024-06-01 | 2025-04-02
                p10        | 6         | 2025-03-01 |
                p11        | 6         | 2025-06-02 |
            """
        },
        members="""
            row_key | met
            p1      | yes
            p3      | no
            p4      | no
            p6      | yes
            p8      | no
            p11     | yes
        """,
        value=50.0,
    ),
    Example(
        code="HP32-12",
        why="12 months to the day, and a day longer.",
        tables={
            "cp_plan": """
                cp_plan_id | person_id | start_date | end_date
                p0         | 1         | 2023-06-01 | 2024-06-02
                p1         | 1         | 2025-06-02 |
                p2         | 2         | 2023-06-01 | 2024-06-01
                p3         | 2         | 2025-06-02 |
            """
        },
        members="""
            row_key | met
            p1      | yes
            p3      | no
        """,
        value=50.0,
    ),
    Example(
        code="HP33",
        why="From 2 April 2024 to 31 March 2026 there are 729 days, both counted: p2 is short of "
        "two years, and p1, a day older, is not. p4 began on the last day.",
        tables={
            "cp_plan": """
                cp_plan_id | person_id | start_date | end_date
                p1         | 1         | 2024-04-01 |
                p2         | 2         | 2024-04-02 |
                p3         | 3         | 2020-04-01 | 2026-03-31
                p4         | 4         | 2026-03-31 |
            """
        },
        members="""
            row_key | met
            p1      | yes
            p2      | no
            p4      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="HP34",
        why="From 1 June 2023 to 30 May 2025 there are 730 days, both counted; from 2 June 729.",
        tables={
            "cp_plan": """
                cp_plan_id | person_id | start_date | end_date
                p1         | 1         | 2023-06-01 | 2025-05-30
                p2         | 2         | 2023-06-02 | 2025-05-30
            """
        },
        members="""
            row_key | met
            p1      | yes
            p2      | no
        """,
        value=50.0,
    ),
    Example(
        code="HP35",
        why="p1 ended three months after its first day, p2 a day later.",
        tables={
            "cp_plan": """
                cp_plan_id | person_id | start_date | end_date
                p1         | 1         | 2025-06-10 | 2025-09-10
                p2         | 2         | 2025-06-10 | 2025-09-11
            """
        },
        members="""
            row_key | met
            p1      | yes
            p2      | no
        """,
        value=50.0,
    ),
    Example(
        code="HP36",
        why="Child 1's first review was on day 91 and the second 183 days after it, 127 days ago. "
        "Child 2's first came on day 92. Child 3's only review is 184 days ago. Child 4 has had "
        "none. The plan of child 5 has stood for 90 days. Child 6's second review came 184 days "
        "after the first.",
        tables={
            "cp_plan": """
                cp_plan_id | person_id | start_date
                p1         | 1         | 2025-02-22
                p2         | 2         | 2025-09-01
                p3         | 3         | 2025-07-01
                p4         | 4         | 2025-12-01
                p5         | 5         | 2025-12-31
                p6         | 6         | 2025-02-22
            """,
            "review": """
                review_id | person_id | review_type | review_date
                v1        | 1         | CP          | 2025-05-24
                v2        | 1         | CP          | 2025-11-23
                v3        | 2         | CP          | 2025-12-02
                v4        | 3         | CP          | 2025-09-28
                v5        | 4         | CLA         | 2026-02-01
                v6        | 6         | CP          | 2025-05-24
                v7        | 6         | CP          | 2025-11-24
            """,
        },
        members="""
            row_key | met
            p1      | yes
            p2      | no
            p3      | no
            p4      | no
            p6      | no
        """,
        value=20.0,
    ),
    Example(
        code="HP37",
        why="Child 1 was visited 28 days before the last day, child 2 29 days before. The plan of "
        "child 3 has stood for 27 days, child 4 is not born. The plan of child 5, born on the last "
        "day, has stood for 28 days, without a visit.",
        tables={
            "person": """
                person_id | birth_date | expected_birth_date
                1         | 2018-01-01 |
                2         | 2018-01-01 |
                3         | 2018-01-01 |
                4         |            | 2026-05-01
                5         | 2026-03-31 |
            """,
            "cp_plan": """
                cp_plan_id | person_id | start_date
                p1         | 1         | 2025-12-01
                p2         | 2         | 2025-12-01
                p3         | 3         | 2026-03-04
                p4         | 4         | 2025-12-01
                p5         | 5         | 2026-03-03
            """,
            "visit": """
                visit_id | person_id | visit_type | visit_date
                v1       | 1         | CP         | 2026-03-03
                v2       | 2         | CP         | 2026-03-02
            """,
        },
        members="""
            row_key | met
            p1      | yes
            p2      | no
            p5      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="HP37-14",
        why="14 days before, and 15.",
        tables={
            "person": """
                person_id | birth_date
                1         | 2018-01-01
                2         | 2018-01-01
            """,
            "cp_plan": """
                cp_plan_id | person_id | start_date
                p1         | 1         | 2025-12-01
                p2         | 2         | 2025-12-01
            """,
            "visit": """
                visit_id | person_id | visit_type | visit_date
                v1       | 1         | CP         | 2026-03-17
                v2       | 2         | CP         | 2026-03-16
            """,
        },
        members="""
            row_key | met
            p1      | yes
            p2      | no
        """,
        value=50.0,
    ),
    Example(
        code="HP37-42",
        why="42 days before, and 43; a visit of a later day than the last does not count.",
        tables={
            "person": """
                person_id | birth_date
                1         | 2018-01-01
                2         | 2018-01-01
            """,
            "cp_plan": """
                cp_plan_id | person_id | start_date
                p1         | 1         | 2025-12-01
                p2         | 2         | 2025-12-01
            """,
            "visit": """
                visit_id | person_id | visit_type | visit_date
                v1       | 1         | CP         | 2026-02-17
                v2       | 2         | CP         | 2026-02-16
                v3       | 2         | CP         | 2026-04-01
            """,
        },
        members="""
            row_key | met
            p1      | yes
            p2      | no
        """,
        value=50.0,
    ),
    Example(
        code="HP38",
        why="Child 1 was seen alone at the last visit, though not at the one before; child 2 not. "
        "Child 3's last visit does not say. Child 4 turns two a day after the last, child 5 on it. "
        "Child 6 was last visited before this plan.",
        tables={
            "person": """
                person_id | birth_date
                1         | 2018-01-01
                2         | 2018-01-01
                3         | 2018-01-01
                4         | 2024-04-01
                5         | 2024-03-31
                6         | 2018-01-01
            """,
            "cp_plan": """
                cp_plan_id | person_id | start_date
                p1         | 1         | 2025-12-01
                p2         | 2         | 2025-12-01
                p3         | 3         | 2025-12-01
                p4         | 4         | 2025-12-01
                p5         | 5         | 2025-12-01
                p6         | 6         | 2026-03-01
            """,
            "visit": """
                visit_id | person_id | visit_type | visit_date | seen_alone
                v0       | 1         | CP         | 2026-03-01 | no
                v1       | 1         | CP         | 2026-03-20 | yes
                v2       | 2         | CP         | 2026-03-20 | no
                v3       | 3         | CP         | 2026-03-20 |
                v4       | 4         | CP         | 2026-03-20 | yes
                v5       | 5         | CP         | 2026-03-20 | yes
                v6       | 6         | CP         | 2026-02-20 | yes
            """,
        },
        members="""
            row_key | met
            p1      | yes
            p2      | no
            p5      | yes
        """,
        value=200 / 3,
    ),
)
