"""Worked examples: social workers, caseloads, and changes of them."""

from __future__ import annotations

from datetime import date

from tests.indicators.examples import Example

#: The year to 30 September of the workforce census.
START, END = date(2024, 10, 1), date(2025, 9, 30)

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="LW01",
        why="w1 and w2, who is from an agency, hold 30 cases on 1.5 full-time equivalents: 20 "
        "each. w3 holds none, w4 is of another census, w5 has no hours, and of w6 it is not said "
        "how many cases there are.",
        start=START,
        end=END,
        tables={
            "worker_year": """
                worker_year_id | worker_id | census_date | cases | fte_on_census_date | agency
                w1             | 1         | 2025-09-30  | 20    | 1.0                | no
                w2             | 2         | 2025-09-30  | 10    | 0.5                | yes
                w3             | 3         | 2025-09-30  | 0     | 1.0                | no
                w4             | 4         | 2024-09-30  | 12    | 1.0                | no
                w5             | 5         | 2025-09-30  | 3     | 0.0                | no
                w6             | 6         | 2025-09-30  |       | 1.0                | no
            """
        },
        members="""
            row_key | amount | base
            w1      | 20     | 1.0
            w2      | 10     | 0.5
        """,
        value=20.0,
    ),
    Example(
        code="LW01",
        why="w2 left in the year and w3 on its last day: they are not in post. Of w1 the hours on "
        "the day are not given, and the hours of the role stand in for them.",
        start=START,
        end=END,
        tables={
            "worker_year": """
                worker_year_id | worker_id | census_date | cases | fte | end_date
                w1             | 1         | 2025-09-30  | 9     | 0.5 | 2025-10-01
                w2             | 2         | 2025-09-30  | 12    | 1.0 | 2025-06-30
                w3             | 3         | 2025-09-30  | 12    | 1.0 | 2025-09-30
            """
        },
        members="""
            row_key | amount | base
            w1      | 9      | 0.5
        """,
        value=18.0,
    ),
    Example(
        code="LW02",
        why="w2 left on the last day: half a full-time equivalent, of the one in post. Worker 3 "
        "ended one role and has another; w5 left before the year.",
        start=START,
        end=END,
        tables={
            "worker_year": """
                worker_year_id | worker_id | census_date | fte | fte_on_census_date | end_date
                w1             | 1         | 2025-09-30  | 0.5 | 0.5                |
                w2             | 2         | 2025-09-30  | 0.5 | 0.0                | 2025-09-30
                w3             | 3         | 2025-09-30  | 0.5 | 0.0                | 2025-06-30
                w4             | 3         | 2025-09-30  | 0.5 | 0.5                |
                w5             | 5         | 2025-09-30  | 0.5 | 0.0                | 2024-09-30
            """
        },
        members="""
            row_key | amount | base
            w1      | 0.0    | 0.5
            w2      | 0.5    | 0.0
            w4      | 0.0    | 0.5
        """,
        value=50.0,
    ),
    Example(
        code="LW02",
        why="Worker 2 went from one role to another and left from there: one worker, not two. "
        "Worker 3 comes after the year: not in post yet.",
        start=START,
        end=END,
        tables={
            "worker_year": """
                worker_year_id | worker_id | census_date | fte | start_date | end_date
                w1             | 1         | 2025-09-30  | 1.0 |            |
                w2             | 2         | 2025-09-30  | 0.5 | 2020-01-06 | 2025-01-31
                w3             | 2         | 2025-09-30  | 0.5 | 2025-01-31 | 2025-06-30
                w4             | 3         | 2025-09-30  | 1.0 | 2025-10-01 |
            """
        },
        members="""
            row_key | amount | base
            w1      | 0.0    | 1.0
            w3      | 0.5    | 0.0
        """,
        value=50.0,
    ),
    Example(
        code="LW02",
        why="Who is from an agency is neither in post nor leaves: one of the two others left.",
        start=START,
        end=END,
        tables={
            "worker_year": """
                worker_year_id | worker_id | census_date | fte | agency | end_date
                w1             | 1         | 2025-09-30  | 1.0 | no     |
                w2             | 2         | 2025-09-30  | 1.0 | no     | 2024-10-01
                w3             | 3         | 2025-09-30  | 1.0 | yes    | 2025-06-30
                w4             | 4         | 2025-09-30  | 1.0 | yes    |
            """
        },
        members="""
            row_key | amount | base
            w1      | 0.0    | 1.0
            w2      | 1.0    | 0.0
        """,
        value=100.0,
    ),
    Example(
        code="LW03",
        why="One post is vacant beside three filled by the council's own: a quarter. The agency "
        "worker fills none.",
        start=START,
        end=END,
        tables={
            "workforce_year": """
                census_date | vacancies_fte
                2025-09-30  | 1.0
                2024-09-30  | 9.0
            """,
            "worker_year": """
                worker_year_id | worker_id | census_date | fte_on_census_date | agency
                w1             | 1         | 2025-09-30  | 1.0                | no
                w2             | 2         | 2025-09-30  | 2.0                | no
                w3             | 3         | 2025-09-30  | 1.0                | yes
            """,
        },
        members="""
            row_key    | amount | base
            2025-09-30 | 1.0    | 4.0
        """,
        value=25.0,
    ),
    Example(
        code="LW04",
        why="One of four full-time equivalents is from an agency.",
        start=START,
        end=END,
        tables={
            "worker_year": """
                worker_year_id | worker_id | census_date | fte_on_census_date | agency | end_date
                w1             | 1         | 2025-09-30  | 3.0                | no     |
                w2             | 2         | 2025-09-30  | 1.0                | yes    |
                w3             | 3         | 2025-09-30  | 1.0                | yes    | 2025-09-30
            """
        },
        members="""
            row_key | amount | base
            w1      | 0.0    | 3.0
            w2      | 1.0    | 1.0
        """,
        value=25.0,
    ),
    Example(
        code="LW05",
        why="w1 lost 10 days of 253, w2 none of half as many; of w3 it is not said.",
        start=START,
        end=END,
        tables={
            "worker_year": """
                worker_year_id | worker_id | census_date | fte_on_census_date | agency | days_lost
                w1             | 1         | 2025-09-30  | 1.0                | no     | 10
                w2             | 2         | 2025-09-30  | 0.5                | no     | 0
                w3             | 3         | 2025-09-30  | 1.0                | no     |
                w4             | 4         | 2025-09-30  | 1.0                | yes    | 5
            """
        },
        members="""
            row_key | amount | base
            w1      | 10     | 253
            w2      | 0      | 126.5
        """,
        value=100 * 10 / 379.5,
    ),
    Example(
        code="LW06",
        why="Child 1 has a worker, child 2's left on the last day, child 3 has one who is not the "
        "allocated one. Child 4 was referred two working days ago, child 5 is not open. Child 6 "
        "was referred three working days ago; child 7 years before the calendar of working days "
        "begins.",
        tables={
            "referral": """
                referral_id | person_id | referral_date | close_date
                r1          | 1         | 2025-06-01    |
                r4          | 4         | 2026-03-27    |
                r5          | 5         | 2025-06-01    | 2025-09-01
                r6          | 6         | 2026-03-26    |
                r7          | 7         | 2012-06-01    |
            """,
            "cp_plan": """
                cp_plan_id | person_id | start_date
                p2         | 2         | 2025-06-01
            """,
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status
                e3             | 3         | 2025-06-01 | C2
            """,
            "involvement": """
                involvement_id | person_id | worker_id | start_date | end_date   | is_allocated
                i1             | 1         | w1        | 2025-06-01 |            | yes
                i2             | 2         | w1        | 2025-06-01 | 2026-03-31 | yes
                i3             | 3         | w1        | 2025-06-01 |            | no
            """,
        },
        members="""
            row_key | met
            1       | no
            2       | yes
            3       | yes
            6       | yes
            7       | yes
        """,
        value=80.0,
    ),
    Example(
        code="LW07",
        why="Worker 1, half time, has two children: one of them twice, which counts once. Of "
        "worker 2 the hours are not known: one child for a whole.",
        tables={
            "professional": """
                worker_id | fte
                w1        | 0.5
            """,
            "involvement": """
                involvement_id | person_id | worker_id | start_date | end_date   | is_allocated
                i1             | 1         | w1        | 2025-06-01 |            | yes
                i2             | 1         | w1        | 2025-07-01 |            | yes
                i3             | 2         | w1        | 2025-06-01 |            | yes
                i4             | 3         | w2        | 2025-06-01 |            | yes
                i5             | 4         | w2        | 2025-06-01 | 2026-01-01 | yes
            """,
        },
        members="""
            row_key | amount | base
            w1      | 2      | 0.5
            w2      | 1      | 1.0
        """,
        value=2.0,
    ),
    Example(
        code="LW07-over",
        why="Worker 1 has 21 children, worker 2 one.",
        tables={
            "involvement": """
                involvement_id | person_id | worker_id | start_date | is_allocated
                i0             | 0         | w2        | 2025-06-01 | yes
                i1 | 1 | w1 | 2025-06-01 | yes
                i2 | 2 | w1 | 2025-06-01 | yes
                i3 | 3 | w1 | 2025-06-01 | yes
                i4 | 4 | w1 | 2025-06-01 | yes
                i5 | 5 | w1 | 2025-06-01 | yes
                i6 | 6 | w1 | 2025-06-01 | yes
                i7 | 7 | w1 | 2025-06-01 | yes
                i8 | 8 | w1 | 2025-06-01 | yes
                i9 | 9 | w1 | 2025-06-01 | yes
                i10 | 10 | w1 | 2025-06-01 | yes
                i11 | 11 | w1 | 2025-06-01 | yes
                i12 | 12 | w1 | 2025-06-01 | yes
                i13 | 13 | w1 | 2025-06-01 | yes
                i14 | 14 | w1 | 2025-06-01 | yes
                i15 | 15 | w1 | 2025-06-01 | yes
                i16 | 16 | w1 | 2025-06-01 | yes
                i17 | 17 | w1 | 2025-06-01 | yes
                i18 | 18 | w1 | 2025-06-01 | yes
                i19 | 19 | w1 | 2025-06-01 | yes
                i20 | 20 | w1 | 2025-06-01 | yes
                i21 | 21 | w1 | 2025-06-01 | yes
            """
        },
        members="""
            row_key | met
            w1      | yes
            w2      | no
        """,
        value=50.0,
    ),
    Example(
        code="LW08",
        why="Child 1 changed twice: the worker who stood in for 13 days does not count, and the "
        "one of 12 months ago to the day is too long ago. Child 2 never changed. The case of child "
        "3 has not been open for 12 months. Child 4 has been in care for longer, though with these "
        "carers since January, and has had one worker all the while.",
        tables={
            "referral": """
                referral_id | person_id | referral_date
                r1          | 1         | 2024-01-01
                r2          | 2         | 2025-03-31
                r3          | 3         | 2025-04-01
            """,
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | legal_status
                e1             | 4         | c1             | 2024-01-01 | 2026-01-01 | C2
                e2             | 4         | c1             | 2026-01-01 |            | C2
            """,
            "involvement": """
                involvement_id | person_id | worker_id | start_date | end_date   | is_allocated
                i1             | 1         | w1        | 2024-01-01 | 2025-03-31 | yes
                i2             | 1         | w2        | 2025-03-31 | 2025-06-01 | yes
                i3             | 1         | w3        | 2025-06-01 | 2025-06-14 | yes
                i4             | 1         | w4        | 2025-06-14 | 2025-12-01 | yes
                i5             | 1         | w1        | 2025-12-01 |            | yes
                i6             | 2         | w1        | 2025-03-31 |            | yes
                i7             | 4         | w1        | 2024-01-01 |            | yes
            """,
        },
        members="""
            row_key | amount
            1       | 2
            2       | 0
            4       | 0
        """,
        value=2 / 3,
    ),
    Example(
        code="LW08-twice",
        why="Child 1 changed twice in 12 months, child 2 once.",
        tables={
            "referral": """
                referral_id | person_id | referral_date
                r1          | 1         | 2024-01-01
                r2          | 2         | 2024-01-01
            """,
            "involvement": """
                involvement_id | person_id | worker_id | start_date | end_date   | is_allocated
                i1             | 1         | w1        | 2024-01-01 | 2025-06-01 | yes
                i2             | 1         | w2        | 2025-06-01 | 2025-12-01 | yes
                i3             | 1         | w1        | 2025-12-01 |            | yes
                i4             | 2         | w1        | 2024-01-01 | 2025-06-01 | yes
                i5             | 2         | w2        | 2025-06-01 |            | yes
            """,
        },
        members="""
            row_key | met
            1       | yes
            2       | no
        """,
        value=50.0,
    ),
)
