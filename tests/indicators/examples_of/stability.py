"""Worked examples: placements, distance, social workers, reviews and visits."""

from __future__ import annotations

from datetime import date

from tests.indicators.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="CC04",
        why="Child 1 lived in three placements in 12 months, the one that ended on 1 April 2025 "
        "counted. Child 2 moved as often, once with the same carer (U). Child 3 came back from a "
        "holiday (T2). Child 4's second placement began and ended on one day.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | start_reason | end_date   | place | legal_status
                e1             | 1         | c1             | 2024-01-01 | S            | 2025-04-01 | U6    | C2
                e2             | 1         | c1             | 2025-04-01 | P            | 2025-09-01 | U4    | C2
                e3             | 1         | c1             | 2025-09-01 | P            |            | U6    | C2
                f1             | 2         | c2             | 2024-01-01 | S            | 2025-05-01 | U6    | C2
                f2             | 2         | c2             | 2025-05-01 | U            | 2025-09-01 | U4    | C2
                f3             | 2         | c2             | 2025-09-01 | P            |            | U6    | C2
                g1             | 3         | c3             | 2024-01-01 | S            | 2025-08-01 | U6    | C2
                g2             | 3         | c3             | 2025-08-01 | P            | 2025-08-10 | T2    | C2
                g3             | 3         | c3             | 2025-08-10 | T            |            | U6    | C2
                h1             | 4         | c4             | 2024-01-01 | S            | 2025-08-01 | U6    | C2
                h2             | 4         | c4             | 2025-08-01 | P            | 2025-08-01 | K2    | C2
                h3             | 4         | c4             | 2025-08-01 | P            |            | U4    | C2
            """
        },
        members="""
            row_key | met
            e3      | yes
            f3      | no
            g3      | no
            h3      | no
        """,
        value=25.0,
    ),
    Example(
        code="CC04",
        why="Child 1 was in hospital (T1) and came back to its carers, which the return calls a "
        "change (P): the same postcode tells. Child 2 did not come back to them but moved on, and "
        "moved again. Child 3's placement was adopted by its foster carers (A5). Child 4's "
        "placement that ended on 31 March 2025 is before the 12 months. Child 5 had two short "
        "breaks (V4) before it came into care.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | start_reason | end_date   | place | place_postcode | legal_status
                e1             | 1         | c1             | 2024-01-01 | S            | 2025-05-01 | U4    | AB1 1AA        | C2
                e2             | 1         | c1             | 2025-05-01 | P            | 2025-05-09 | T1    | AB1 9ZZ        | C2
                e3             | 1         | c1             | 2025-05-09 | P            | 2025-11-01 | U4    | AB1 1AA        | C2
                e4             | 1         | c1             | 2025-11-01 | P            |            | U4    | AB1 2BB        | C2
                f1             | 2         | c2             | 2024-01-01 | S            | 2025-05-01 | U4    | AB1 1AA        | C2
                f2             | 2         | c2             | 2025-05-01 | P            | 2025-05-09 | T1    | AB1 9ZZ        | C2
                f3             | 2         | c2             | 2025-05-09 | P            | 2025-11-01 | U4    | AB1 3CC        | C2
                f4             | 2         | c2             | 2025-11-01 | P            |            | K2    | AB1 4DD        | C2
                g1             | 3         | c3             | 2024-01-01 | S            | 2025-05-01 | U6    | AB1 1AA        | C2
                g2             | 3         | c3             | 2025-05-01 | P            | 2025-09-01 | U5    | AB1 2BB        | E1
                g3             | 3         | c3             | 2025-09-01 | P            |            | A5    | AB1 2BB        | E1
                h1             | 4         | c4             | 2024-01-01 | S            | 2025-03-31 | U6    | AB1 1AA        | C2
                h2             | 4         | c4             | 2025-03-31 | P            | 2025-09-01 | U4    | AB1 2BB        | C2
                h3             | 4         | c4             | 2025-09-01 | P            |            | U4    | AB1 3CC        | C2
                i1             | 5         | c5             | 2025-05-01 | S            | 2025-05-03 | K2    | AB1 1AA        | V4
                i2             | 5         | c6             | 2025-06-01 | S            | 2025-06-03 | K2    | AB1 1AA        | V4
                i3             | 5         | c7             | 2025-09-01 | S            |            | U6    | AB1 2BB        | V2
            """
        },
        members="""
            row_key | met
            e4      | no
            f4      | yes
            g3      | no
            h3      | no
            i3      | no
        """,
        value=20.0,
    ),
    Example(
        code="CC05",
        why="Children 1 to 3 are under 16 and have been in care for two and a half years. Child 1 "
        "has lived in one home for two years to the day, child 2 a day less. Child 3 is placed "
        "for adoption, and that with the placement before it is longer. Child 4 is 16, child 5 "
        "has not been in care so long.",
        tables={
            "person": """
                person_id | birth_date
                1         | 2015-01-01
                2         | 2015-01-01
                3         | 2022-01-01
                4         | 2010-03-31
                5         | 2015-01-01
            """,
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | start_reason | end_date   | place | legal_status
                e1             | 1         | c1             | 2022-01-01 | S            | 2024-03-31 | U6    | C2
                e2             | 1         | c1             | 2024-03-31 | P            |            | U4    | C2
                f1             | 2         | c2             | 2022-01-01 | S            | 2024-04-01 | U6    | C2
                f2             | 2         | c2             | 2024-04-01 | P            |            | U4    | C2
                g1             | 3         | c3             | 2023-01-01 | S            | 2025-12-01 | U6    | E1
                g2             | 3         | c3             | 2025-12-01 | P            |            | A6    | E1
                h1             | 4         | c4             | 2020-01-01 | S            |            | U6    | C2
                i1             | 5         | c5             | 2023-10-01 | S            |            | U6    | C2
            """,
        },
        members="""
            row_key | met
            e2      | yes
            f2      | no
            g2      | yes
        """,
        value=200 / 3,
    ),
    Example(
        code="CC05",
        why="All have been in care since 2022. Child 1 is on holiday (T2) on the last day, which "
        "ends nothing. Child 2's foster carers are to adopt it (A5): that is one placement, and "
        "the one before it with others does not count. Child 3 has been in care for just two "
        "and a half years, as the day of entering care tells, and moved. Child 4 had short "
        "breaks (V4) until a year ago. Child 5 turns 16 on the last day.",
        tables={
            "person": """
                person_id | birth_date
                1         | 2015-01-01
                2         | 2020-01-01
                3         | 2015-01-01
                4         | 2015-01-01
                5         | 2010-03-31
            """,
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | start_reason | end_date   | entered_care_date | place | legal_status
                e1             | 1         | c1             | 2022-01-01 | S            | 2026-03-25 |                   | U4    | C2
                e2             | 1         | c1             | 2026-03-25 | P            |            |                   | T2    | C2
                f1             | 2         | c2             | 2022-01-01 | S            | 2025-01-01 |                   | U6    | C2
                f2             | 2         | c2             | 2025-01-01 | P            | 2025-09-01 |                   | U5    | E1
                f3             | 2         | c2             | 2025-09-01 | U            |            |                   | A5    | E1
                g1             | 3         | c3             | 2025-09-01 |              |            | 2023-09-30        | U6    | C2
                h1             | 4         | c4             | 2022-01-01 | S            | 2025-04-01 |                   | K2    | V4
                h2             | 4         | c5             | 2025-04-01 | S            |            |                   | K2    | V2
                i1             | 5         | c6             | 2022-01-01 | S            |            |                   | U4    | C2
            """,
        },
        members="""
            row_key | met
            e2      | yes
            f3      | no
            g1      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="CC06",
        why="20.1 miles and outside the area; 20 miles is not over 20; far away in the own area is "
        "not outside. How far away child 4 is is not known, as of an asylum-seeking child without "
        "a home here: it stays in the denominator and is told. Of child 5 it is not known either, "
        "but it is in the area; child 6's area is not known, but it is near.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status | place_distance | place_location
                e1             | 1         | 2025-06-01 | C2           | 20.1           | OUT
                e2             | 2         | 2025-06-01 | C2           | 20.0           | OUT
                e3             | 3         | 2025-06-01 | C2           | 25.0           | IN
                e4             | 4         | 2025-06-01 | C2           |                | OUT
                e5             | 5         | 2025-06-01 | C2           |                | IN
                e6             | 6         | 2025-06-01 | C2           | 5.0            |
            """
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e3      | no
            e4      |
            e5      | no
            e6      | no
        """,
        value=100 / 6,
    ),
    Example(
        code="CC08",
        why="Child 1 had three workers in 12 months, one before care. Child 2 had w1 again: two "
        "different ones. Child 3's first left 12 months ago to the day. Of child 4 no worker is "
        "recorded, which is told; w8 was not its own social worker.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status
                e1             | 1         | 2025-12-01 | C2
                e2             | 2         | 2025-06-01 | C2
                e3             | 3         | 2025-01-01 | C2
                e4             | 4         | 2025-01-01 | C2
            """,
            "involvement": """
                involvement_id | person_id | worker_id | start_date | end_date   | is_allocated
                i1             | 1         | w1        | 2025-01-01 | 2025-06-01 | yes
                i2             | 1         | w2        | 2025-06-01 | 2025-12-01 | yes
                i3             | 1         | w3        | 2025-12-01 |            | yes
                i4             | 2         | w1        | 2025-01-01 | 2025-06-01 | yes
                i5             | 2         | w2        | 2025-06-01 | 2025-12-01 | yes
                i6             | 2         | w1        | 2025-12-01 |            | yes
                i7             | 3         | w1        | 2024-01-01 | 2025-03-31 | yes
                i8             | 3         | w2        | 2025-03-31 | 2025-09-01 | yes
                i9             | 3         | w3        | 2025-09-01 |            | yes
                i10            | 4         | w8        | 2025-09-01 |            | no
            """,
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e3      | no
            e4      |
        """,
        value=25.0,
    ),
    Example(
        code="CC09",
        why="Child 1's first review was on the 20th working day, the second 91 days later, the next "
        "is not due yet. Child 2's first came a working day late. Child 3 has had none. Child 4 "
        "came into care 19 working days ago.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | legal_status
                e1             | 1         | c1             | 2025-09-01 | C2
                e2             | 2         | c2             | 2025-09-01 | C2
                e3             | 3         | c3             | 2025-09-01 | C2
                e4             | 4         | c4             | 2026-03-04 | C2
            """,
            "review": """
                review_id | person_id | review_type | review_date
                v1        | 1         | CLA         | 2025-09-29
                v2        | 1         | CLA         | 2025-12-29
                v3        | 2         | CLA         | 2025-09-30
                v4        | 2         | CLA         | 2025-12-29
            """,
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e3      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="CC09",
        why="Child 1's reviews were 6 months apart to the day, child 2's a day more; child 3's "
        "second was late, but more than 12 months ago; child 4's next is overdue by a day. Child "
        "5's first review was cancelled. Child 6 is placed for adoption.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | legal_status | place
                e1             | 1         | c1             | 2024-03-01 | C2           | U6
                e2             | 2         | c2             | 2024-03-01 | C2           | U6
                e3             | 3         | c3             | 2024-03-01 | C2           | U6
                e4             | 4         | c4             | 2024-03-01 | C2           | U6
                e5             | 5         | c5             | 2025-09-01 | C2           | U6
                e6             | 6         | c6             | 2024-03-01 | E1           | A6
            """,
            "review": """
                review_id | person_id | review_type | review_date | cancelled
                a1        | 1         | CLA         | 2024-03-11  |
                a2        | 1         | CLA         | 2024-06-11  |
                a3        | 1         | CLA         | 2024-12-11  |
                a4        | 1         | CLA         | 2025-06-11  |
                a5        | 1         | CLA         | 2025-12-11  |
                b1        | 2         | CLA         | 2024-03-11  |
                b2        | 2         | CLA         | 2024-06-11  |
                b3        | 2         | CLA         | 2024-12-11  |
                b4        | 2         | CLA         | 2025-06-12  |
                b5        | 2         | CLA         | 2025-12-11  |
                c1        | 3         | CLA         | 2024-03-11  |
                c2        | 3         | CLA         | 2024-09-11  |
                c3        | 3         | CLA         | 2025-03-11  |
                c4        | 3         | CLA         | 2025-09-11  |
                c5        | 3         | CLA         | 2026-03-11  |
                d1        | 4         | CLA         | 2024-03-11  |
                d2        | 4         | CLA         | 2024-06-11  |
                d3        | 4         | CLA         | 2024-12-11  |
                d4        | 4         | CLA         | 2025-05-11  |
                d5        | 4         | CLA         | 2025-09-30  |
                f1        | 5         | CLA         | 2025-09-15  | yes
                f2        | 5         | CLA         | 2025-10-15  |
                f3        | 5         | CLA         | 2026-01-15  |
            """,
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e3      | yes
            e4      | no
            e5      | no
        """,
        value=40.0,
    ),
    Example(
        code="CC09",
        why="Child 1 came into care 20 working days ago: its first review is due on the last day "
        "and not overdue yet. That of child 2, who came a working day earlier, is.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | legal_status
                e1             | 1         | c1             | 2026-03-03 | C2
                e2             | 2         | c2             | 2026-03-02 | C2
            """
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
        """,
        value=50.0,
    ),
    Example(
        code="CC10",
        why="PN1 took part, PN4 did not; PN0 and a review without a code are left out, and so is "
        "that of a child who turns four the day after it.",
        tables={
            "person": """
                person_id | birth_date
                1         | 2015-01-01
                2         | 2021-06-03
            """,
            "review": """
                review_id | person_id | review_type | review_date | participation
                v1        | 1         | CLA         | 2025-06-02  | PN1
                v2        | 1         | CLA         | 2025-12-02  | PN4
                v3        | 1         | CLA         | 2025-12-03  |
                v4        | 2         | CLA         | 2025-06-02  | PN1
                v5        | 1         | CP          | 2025-06-02  | PN1
                v6        | 1         | CLA         | 2025-06-09  | PN0
                v7        | 2         | CLA         | 2025-06-03  | PN7
            """,
        },
        members="""
            row_key | met
            v1      | yes
            v2      | no
            v7      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="CC10",
        why="A child born on 29 February turns four on 29 February of a leap year; v1 was the day "
        "before. The review that was cancelled was not held.",
        tables={
            "person": """
                person_id | birth_date
                1         | 2020-02-29
            """,
            "review": """
                review_id | person_id | review_type | review_date | participation | cancelled
                v1        | 1         | CLA         | 2024-02-28  | PN1           |
                v2        | 1         | CLA         | 2024-02-29  | PN6           | no
                v3        | 1         | CLA         | 2024-03-01  | PN2           | yes
            """,
        },
        start=date(2023, 4, 1),
        end=date(2024, 3, 31),
        members="""
            row_key | met
            v2      | yes
        """,
        value=100.0,
    ),
    Example(
        code="CC11",
        why="Child 1's placement is new: a visit since it began is enough. Child 2 was visited 42 "
        "days ago, child 3 43 days ago, and child 4, long settled with long-term carers, 91 days "
        "ago. Child 5 moved 6 days ago, child 6 is placed for adoption.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status
                e1             | 1         | 2026-03-01 | C2
                e2             | 2         | 2025-06-01 | C2
                e3             | 3         | 2025-06-01 | C2
                e4             | 4         | 2024-06-01 | C2
                e5             | 5         | 2026-03-25 | C2
                e6             | 6         | 2025-06-01 | E1
            """,
            "placement": """
                placement_id | person_id | start_date | placement_type
                p1           | 1         | 2026-03-01 | U6
                p2           | 2         | 2025-06-01 | U6
                p3           | 3         | 2025-06-01 | U6
                p4           | 4         | 2024-06-01 | U4
                p5           | 5         | 2026-03-25 | U6
                p6           | 6         | 2025-06-01 | A6
            """,
            "visit": """
                visit_id | person_id | visit_type | visit_date
                v1       | 1         | CLA        | 2026-03-02
                v2       | 2         | CLA        | 2026-02-17
                v3       | 3         | CLA        | 2026-02-16
                v4       | 4         | CLA        | 2025-12-30
            """,
        },
        members="""
            row_key | met
            e1      | yes
            e2      | yes
            e3      | no
            e4      | yes
        """,
        value=75.0,
    ),
    Example(
        code="CC12",
        why="Child 1 was seen alone at the last visit, child 2 not; child 3 was not visited. Child "
        "4's last visit does not say, which is told: that it was seen alone before does not count. "
        "Child 5 turns two the day after the last day.",
        tables={
            "person": """
                person_id | birth_date
                1         | 2015-01-01
                2         | 2015-01-01
                3         | 2015-01-01
                4         | 2015-01-01
                5         | 2024-04-01
            """,
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status
                e1             | 1         | 2025-06-01 | C2
                e2             | 2         | 2025-06-01 | C2
                e3             | 3         | 2025-06-01 | C2
                e4             | 4         | 2025-06-01 | C2
                e5             | 5         | 2025-06-01 | C2
            """,
            "visit": """
                visit_id | person_id | visit_type | visit_date | seen_alone
                v1       | 1         | CLA        | 2026-03-02 | yes
                v2       | 2         | CLA        | 2026-03-02 | no
                v3       | 4         | CLA        | 2026-02-02 | yes
                v4       | 4         | CLA        | 2026-03-02 |
                v5       | 5         | CLA        | 2026-03-02 | yes
            """,
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e4      |
        """,
        value=100 / 3,
    ),
)
