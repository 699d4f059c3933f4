"""Worked examples: how many children are in care, where, and how they leave."""

from __future__ import annotations

from datetime import date

from tests.indicators.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="CC01",
        why="Child 1 is in care. Child 2's care ended on the last day, child 3 has short breaks.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date | end_date   | legal_status
                e1             | 1         | 2025-06-01 | 2025-09-01 | C1
                e2             | 1         | 2025-09-01 |            | C2
                e3             | 2         | 2025-06-01 | 2026-03-31 | C2
                e4             | 3         | 2025-06-01 |            | V4
            """
        },
        members="""
            row_key | met
            e2      | yes
        """,
        value=0.5,
    ),
    Example(
        code="CC01",
        why="Where episodes do not say the legal status, the one that stood on their first day "
        "counts, of several the later: child 1 has short breaks (V4) since 1 June, child 2 is "
        "under a care order (C2), child 3's short breaks ended that day. Of child 4 no status is "
        "known, which is no short break.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date
                e1             | 1         | 2025-06-01
                e2             | 2         | 2025-06-01
                e3             | 3         | 2025-06-01
                e4             | 4         | 2025-06-01
            """,
            "legal_status": """
                legal_status_id | person_id | legal_status | start_date | end_date
                l1              | 1         | V2           | 2025-01-01 |
                l2              | 1         | V4           | 2025-06-01 |
                l3              | 2         | C2           | 2025-01-01 |
                l4              | 2         | V4           | 2025-06-02 |
                l5              | 3         | V4           | 2025-01-01 | 2025-06-01
            """,
        },
        members="""
            row_key | met
            e2      | yes
            e3      | yes
            e4      | yes
        """,
        value=1.5,
    ),
    Example(
        code="CC02-starting",
        why="A period of care began in the year with e1; e2 goes on with it. e3 began before.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | legal_status
                e1             | 1         | c1             | 2025-04-01 | 2025-09-01 | C1
                e2             | 1         | c1             | 2025-09-01 |            | C2
                e3             | 2         | c2             | 2025-03-31 |            | C2
                e4             | 3         | c3             | 2025-06-01 |            | V3
            """
        },
        members="""
            row_key | met
            e1      | yes
        """,
        value=0.5,
    ),
    Example(
        code="CC02-starting",
        why="A list of children in care gives the latest episode alone. Child 1 entered care in "
        "the year, before that episode; child 2 the year before, and only moved in this one. "
        "Child 3 had short breaks until 1 June: its care began then.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | entered_care_date | legal_status
                e1             | 1         | c1             | 2025-09-01 | 2025-04-01        | C2
                e2             | 2         | c2             | 2025-09-01 | 2025-03-31        | C2
                e3             | 3         | c3             | 2024-01-01 | 2024-01-01        | V4
                e4             | 3         | c3             | 2025-06-01 | 2024-01-01        | V2
            """
        },
        members="""
            row_key | met
            e1      | yes
            e4      | yes
        """,
        value=1.0,
    ),
    Example(
        code="CC02-ceasing",
        why="Child 1 left twice in the year and counts once, the last time. Child 2's episode ended "
        "with X1, for another that is not told.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | end_reason | legal_status
                e1             | 1         | c1             | 2025-01-01 | 2025-05-01 | E4A        | V2
                e2             | 1         | c2             | 2025-06-01 | 2025-09-01 | E4B        | V2
                e3             | 2         | c3             | 2025-01-01 | 2025-09-01 | X1         | C2
            """
        },
        members="""
            row_key | met
            e2      | yes
        """,
        value=0.5,
    ),
    Example(
        code="CC03",
        why="The status of child 1 stands, that of child 2 ended on the last day.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status
                e1             | 1         | 2025-06-01 | V2
                e2             | 2         | 2025-06-01 | V2
            """,
            "immigration_status": """
                immigration_status_id | person_id | status | end_date
                i1                    | 1         | UASC   | 2026-04-01
                i2                    | 2         | UASC   | 2026-03-31
            """,
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
        """,
        value=50.0,
    ),
    Example(
        code="CC07",
        why="U1 is a foster placement, H5 and K3 are supported accommodation, R1 is another; of "
        "child 5 it is not recorded.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status | place
                e1             | 1         | 2025-06-01 | C2           | U1
                e2             | 2         | 2025-06-01 | C2           | H5
                e3             | 3         | 2025-06-01 | C2           | K3
                e4             | 4         | 2025-06-01 | C2           | R1
                e5             | 5         | 2025-06-01 | C2           |
            """
        },
        members="""
            row_key | part
            e1      | foster
            e2      | supported
            e3      | supported
            e4      | other
            e5      | unknown
        """,
        value={"foster": 20.0, "supported": 40.0, "other": 20.0, "unknown": 20.0},
    ),
    Example(
        code="CC07",
        why="Where the episode does not say, the placement that stood on its first day tells: p1 "
        "ended that day, p2 began.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status
                e1             | 1         | 2025-06-01 | C2
            """,
            "placement": """
                placement_id | person_id | start_date | end_date   | placement_type
                p1           | 1         | 2025-01-01 | 2025-06-01 | U6
                p2           | 1         | 2025-06-01 |            | K2
            """,
        },
        members="""
            row_key | part
            e1      | residential
        """,
        value={"residential": 100.0},
    ),
    Example(
        code="CC07-foster",
        why="U6 is a foster placement, A6 is for adoption; of child 3 it is not recorded, which "
        "stays in the denominator and is told.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status | place
                e1             | 1         | 2025-06-01 | C2           | U6
                e2             | 2         | 2025-06-01 | E1           | A6
                e3             | 3         | 2025-06-01 | C2           |
            """
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e3      |
        """,
        value=100 / 3,
    ),
    Example(
        code="CC07-supported",
        why="K3 is supported accommodation, P2 was independent living; P1 is with parents.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status | place
                e1             | 1         | 2025-06-01 | C2           | K3
                e2             | 2         | 2025-06-01 | C2           | P2
                e3             | 3         | 2025-06-01 | C2           | P1
            """
        },
        members="""
            row_key | met
            e1      | yes
            e2      | yes
            e3      | no
        """,
        value=200 / 3,
    ),
    Example(
        code="CC07-parents",
        why="P1 is with parents, U3 a foster placement with relatives.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status | place
                e1             | 1         | 2025-06-01 | C2           | P1
                e2             | 2         | 2025-06-01 | C2           | U3
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
        code="CC07-residential",
        why="K1 is a secure home, K3 supported accommodation.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status | place
                e1             | 1         | 2025-06-01 | C2           | K1
                e2             | 2         | 2025-06-01 | C2           | K3
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
        code="CC13",
        why="Child 1's care had ended 12 months before to the day, child 2's a day longer ago.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | end_reason | legal_status
                e1             | 1         | c1             | 2023-01-01 | 2024-06-02 | E4A        | V2
                e2             | 1         | c2             | 2025-06-02 |            |            | V2
                e3             | 2         | c3             | 2023-01-01 | 2024-06-01 | E4A        | V2
                e4             | 2         | c4             | 2025-06-02 |            |            | V2
            """
        },
        members="""
            row_key | met
            e2      | yes
            e4      | no
        """,
        value=50.0,
    ),
    Example(
        code="CC13",
        why="A year after 29 February is 28 February: child 1 came back that day, child 2 the day "
        "after. Child 3 came back on the day it left. Child 4's first time in care.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | end_reason | legal_status
                e1             | 1         | c1             | 2023-01-01 | 2024-02-29 | E4A        | V2
                e2             | 1         | c2             | 2025-02-28 |            |            | V2
                e3             | 2         | c3             | 2023-01-01 | 2024-02-29 | E4A        | V2
                e4             | 2         | c4             | 2025-03-01 |            |            | V2
                e5             | 3         | c5             | 2023-01-01 | 2025-03-01 | E4A        | V2
                e6             | 3         | c6             | 2025-03-01 |            |            | V2
                e7             | 4         | c7             | 2025-03-01 |            |            | V2
            """
        },
        start=date(2024, 4, 1),
        end=date(2025, 3, 31),
        members="""
            row_key | met
            e2      | yes
            e4      | no
            e6      | yes
            e7      | no
        """,
        value=50.0,
    ),
    Example(
        code="CC14-guardianship",
        why="E46 is a special guardianship, E4A the way home. Of child 3 no reason is recorded, "
        "which is told. Child 4's last episode ended with X1: it did not leave. Child 5 had short "
        "breaks.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | end_reason | legal_status
                e1             | 1         | c1             | 2024-01-01 | 2025-06-02 | E46        | C2
                e2             | 2         | c2             | 2024-01-01 | 2025-06-02 | E4A        | V2
                e3             | 3         | c3             | 2024-01-01 | 2025-06-02 |            | V2
                e4             | 4         | c4             | 2024-01-01 | 2025-06-02 | X1         | V2
                e5             | 5         | c5             | 2024-01-01 | 2025-06-02 | E8         | V4
            """
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e3      |
        """,
        value=100 / 3,
    ),
    Example(
        code="CC14-arrangements",
        why="E41 is a child arrangements order.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | end_reason | legal_status
                e1             | 1         | c1             | 2024-01-01 | 2025-06-02 | E41        | C2
                e2             | 2         | c2             | 2024-01-01 | 2025-06-02 | E45        | C2
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
        code="CC15-planned",
        why="E4A was planned, E4B was not.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | end_reason | legal_status
                e1             | 1         | c1             | 2024-01-01 | 2025-06-02 | E4A        | V2
                e2             | 2         | c2             | 2024-01-01 | 2025-06-02 | E4B        | V2
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
        code="CC15-unplanned",
        why="E4B was not planned.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | end_reason | legal_status
                e1             | 1         | c1             | 2024-01-01 | 2025-06-02 | E4A        | V2
                e2             | 2         | c2             | 2024-01-01 | 2025-06-02 | E4B        | V2
            """
        },
        members="""
            row_key | met
            e1      | no
            e2      | yes
        """,
        value=50.0,
    ),
    Example(
        code="CC16",
        why="Child 1 has a plan that says what it aims at, child 2's says nothing. Child 3 came "
        "into care less than four months ago.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date | entered_care_date | legal_status
                e1             | 1         | 2026-02-01 | 2025-11-30        | C2
                e2             | 2         | 2025-06-01 | 2025-06-01        | C2
                e3             | 3         | 2025-12-01 | 2025-12-01        | C2
            """,
            "care_plan": """
                care_plan_id | person_id | start_date | permanence_option
                k1           | 1         | 2025-12-10 | FOSTERING
                k2           | 2         | 2025-12-10 |
            """,
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
        """,
        value=50.0,
    ),
    Example(
        code="CC17",
        why="The order of child 1 stands, that of child 2 ended on the last day.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | start_date | legal_status
                e1             | 1         | 2025-06-01 | C2
                e2             | 2         | 2025-06-01 | C2
            """,
            "dolo": """
                dolo_id | person_id | start_date | end_date
                d1      | 1         | 2026-01-01 |
                d2      | 2         | 2026-01-01 | 2026-03-31
            """,
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
        """,
        value=50.0,
    ),
    Example(
        code="CC17-period",
        why="Child 1 had two orders in the year and counts once. Child 2's ended before it, child "
        "3's while it was not in care yet; child 4's ended on its first day.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date | legal_status
                e1             | 1         | c1             | 2024-06-01 |          | C2
                e2             | 2         | c2             | 2024-06-01 |          | C2
                e3             | 3         | c3             | 2025-09-01 |          | C2
                e4             | 4         | c4             | 2024-06-01 |          | C2
            """,
            "dolo": """
                dolo_id | person_id | start_date | end_date
                d1      | 1         | 2025-05-01 | 2025-06-01
                d1b     | 1         | 2025-06-01 |
                d2      | 2         | 2025-01-01 | 2025-03-31
                d3      | 3         | 2025-06-01 | 2025-08-01
                d4      | 4         | 2025-01-01 | 2025-04-01
            """,
        },
        members="""
            row_key | met
            d1      | yes
            d4      | yes
        """,
        value=2.0,
    ),
)
