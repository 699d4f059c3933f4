"""Worked examples: adoption."""

from __future__ import annotations

from tests.indicators.examples import Example

#: Children 1 and 2 were adopted in the year, 3 the year before, 4 more than three years ago; the
#: care of child 5 ended at home.
_ADOPTED = """
    cla_episode_id | person_id | care_period_id | start_date | start_reason | end_date   | end_reason | place | legal_status
    e1a            | 1         | c1             | 2024-01-01 | S            | 2024-07-01 | X1         | U1    | C2
    e1b            | 1         | c1             | 2024-07-01 | B            | 2025-05-01 | E11        | A5    | E1
    e2a            | 2         | c2             | 2023-01-01 | S            | 2024-10-01 | X1         | U1    | C2
    e2b            | 2         | c2             | 2024-10-01 | B            | 2025-06-01 | E12        | A3    | E1
    e3a            | 3         | c3             | 2023-01-01 | S            | 2023-04-11 | X1         | U1    | C2
    e3b            | 3         | c3             | 2023-04-11 | B            | 2024-06-01 | E11        | A5    | E1
    e4a            | 4         | c4             | 2021-01-01 | S            | 2021-04-11 | X1         | U1    | C2
    e4b            | 4         | c4             | 2021-04-11 | B            | 2023-03-31 | E11        | A5    | E1
    e5             | 5         | c5             | 2024-01-01 | S            | 2025-06-01 | E4A        | U1    | C2
"""

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="AD01",
        why="From entering care to moving in, child 1 waited 182 days, child 2 639, child 3 100. "
        "Child 4 was adopted on the last day before the three years.",
        tables={"cla_episode": _ADOPTED},
        members="""
            row_key | amount
            e1b     | 182
            e2b     | 639
            e3b     | 100
        """,
        value=307.0,
    ),
    Example(
        code="AD01-year",
        why="Child 3 was adopted before the 12 months.",
        tables={"cla_episode": _ADOPTED},
        members="""
            row_key | amount
            e1b     | 182
            e2b     | 639
        """,
        value=410.5,
    ),
    Example(
        code="AD02",
        why="Child 1 was matched 31 days after the order, child 2 before it: 0. Child 3 has no "
        "day of a match.",
        tables={
            "cla_episode": _ADOPTED,
            "permanence": """
                permanence_id | person_id | decision_date | matched_date | placement_order_date
                p1            | 1         | 2024-02-01    | 2024-04-01   | 2024-03-01
                p2            | 2         | 2023-02-01    | 2024-08-01   | 2024-09-01
                p3            | 3         | 2023-02-01    |              | 2023-03-01
            """,
        },
        members="""
            row_key | amount
            e1b     | 31
            e2b     | 0
        """,
        value=15.5,
    ),
    Example(
        code="AD02",
        why="Where the plan does not give the order's day, the first day of the status E1 does.",
        tables={
            "cla_episode": _ADOPTED,
            "legal_status": """
                legal_status_id | person_id | legal_status | start_date | end_date
                l1              | 1         | C2           | 2024-01-01 | 2024-05-01
                l2              | 1         | E1           | 2024-05-01 | 2025-05-01
            """,
            "permanence": """
                permanence_id | person_id | decision_date | matched_date
                p1            | 1         | 2024-02-01    | 2024-05-11
            """,
        },
        members="""
            row_key | amount
            e1b     | 10
        """,
        value=10.0,
    ),
    Example(
        code="AD03",
        why="Child 1 was adopted by strangers: 182 days. Child 2 was adopted by the foster carers "
        "to whom it moved 151 days after entering care, as the plan says. Child 3 was too, and no "
        "day is given: its home before the placement for adoption began on the first day.",
        tables={
            "cla_episode": _ADOPTED,
            "permanence": """
                permanence_id | person_id | decision_date | adopted_by_carer | placed_foster_carer_date
                p1            | 1         | 2024-02-01    | no               |
                p2            | 2         | 2023-02-01    | yes              | 2023-06-01
                p3            | 3         | 2023-02-01    | yes              |
            """,
        },
        members="""
            row_key | amount
            e1b     | 182
            e2b     | 151
            e3b     | 0
        """,
        value=111.0,
    ),
    Example(
        code="AD03",
        why="Child 1 lived with its foster carers since 1 March, 60 days after entering care, and "
        "they adopted it: the home became one for adoption with the same carers (U). Child 2 moved "
        "in with adopters who were not its carers after 182 days.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | start_reason | end_date   | end_reason | place | legal_status
                e1a            | 1         | c1             | 2024-01-01 | S            | 2024-03-01 | X1         | U6    | C2
                e1b            | 1         | c1             | 2024-03-01 | P            | 2024-07-01 | X1         | U5    | C2
                e1c            | 1         | c1             | 2024-07-01 | U            | 2025-05-01 | E11        | A5    | E1
                e2a            | 2         | c2             | 2024-01-01 | S            | 2024-07-01 | X1         | U6    | C2
                e2b            | 2         | c2             | 2024-07-01 | B            | 2025-05-01 | E11        | A6    | E1
            """,
            "permanence": """
                permanence_id | person_id | decision_date | adopted_by_carer
                p1            | 1         | 2024-02-01    | yes
                p2            | 2         | 2024-02-01    | no
            """,
        },
        members="""
            row_key | amount
            e1c     | 60
            e2b     | 182
        """,
        value=121.0,
    ),
    Example(
        code="AD04",
        why="Children 1 and 3 moved in within 426 days, child 2 did not.",
        tables={"cla_episode": _ADOPTED},
        members="""
            row_key | met
            e1b     | yes
            e2b     | no
            e3b     | yes
        """,
        value=200 / 3,
    ),
    Example(
        code="AD04",
        why="Children 1 and 2 moved in after 425 and after 426 days: less than 426 counts. Children "
        "3 and 4 still wait, 425 and 426 days by the last day. Child 5's decision was reversed, of "
        "child 6 nothing was decided.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | end_reason | place | legal_status
                e1             | 1         | c1             | 2024-01-01 | 2025-03-01 | X1         | U1    | E1
                e1b            | 1         | c1             | 2025-03-01 |            |            | A6    | E1
                e2             | 2         | c2             | 2024-01-01 | 2025-03-02 | X1         | U1    | E1
                e2b            | 2         | c2             | 2025-03-02 |            |            | A6    | E1
                e3             | 3         | c3             | 2025-01-30 |            |            | U1    | E1
                e4             | 4         | c4             | 2025-01-29 |            |            | U1    | E1
                e5             | 5         | c5             | 2025-01-30 |            |            | U1    | E1
                e6             | 6         | c6             | 2025-01-30 |            |            | U1    | C2
            """,
            "permanence": """
                permanence_id | person_id | decision_date | reversed_date
                p1            | 1         | 2024-06-01    |
                p2            | 2         | 2024-06-01    |
                p3            | 3         | 2025-06-01    |
                p4            | 4         | 2025-06-01    |
                p5            | 5         | 2025-06-01    | 2026-03-01
            """,
        },
        members="""
            row_key | met
            e1b     | yes
            e2b     | no
            e3      | yes
            e4      | no
        """,
        value=50.0,
    ),
    Example(
        code="AD05",
        why="Four children left care in the year, two of them for adoption. Why child 6 left is not "
        "recorded, which is told.",
        tables={
            "cla_episode": _ADOPTED
            + "    e6             | 6         | c6             | 2024-01-01 | S            "
            "| 2025-06-01 |            | U1    | C2\n"
        },
        members="""
            row_key | met
            e1b     | yes
            e2b     | yes
            e5      | no
            e6      |
        """,
        value=50.0,
    ),
    Example(
        code="AD06",
        why="Child 1 waits. Child 2 is placed already, child 3's decision was reversed on the last "
        "day, child 4 has no order yet, and of child 5 nothing was decided. Child 6's first "
        "decision was reversed, and another made since.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | place | legal_status
                e1             | 1         | c1             | 2025-12-31 | U1    | E1
                e2             | 2         | c2             | 2025-12-31 | A5    | E1
                e3             | 3         | c3             | 2025-12-31 | U1    | E1
                e4             | 4         | c4             | 2025-01-01 | U1    | C2
                e5             | 5         | c5             | 2025-12-31 | U1    | E1
                e6             | 6         | c6             | 2025-12-31 | U1    | E1
            """,
            "legal_status": """
                legal_status_id | person_id | legal_status | start_date
                l1              | 1         | E1           | 2025-12-31
                l2              | 2         | E1           | 2025-12-31
                l3              | 3         | E1           | 2025-12-31
                l5              | 5         | E1           | 2025-12-31
                l6              | 6         | E1           | 2025-12-31
            """,
            "permanence": """
                permanence_id | person_id | decision_date | reversed_date
                p1            | 1         | 2025-06-01    |
                p2            | 2         | 2025-06-01    |
                p3            | 3         | 2025-06-01    | 2026-03-31
                p4            | 4         | 2025-06-01    |
                p6            | 6         | 2024-06-01    | 2024-12-01
                p6b           | 6         | 2025-06-01    |
            """,
        },
        members="""
            row_key | met
            e1      | yes
            e6      | yes
        """,
        value=2.0,
    ),
    Example(
        code="AD06-wait",
        why="The order of child 1 is 90 days ago, as its legal status says; that of child 2 is 30: "
        "the plan's day counts before the status's. Of child 3 the episode alone tells: 820 days. "
        "The child in the middle has waited 90.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | place | legal_status
                e1             | 1         | c1             | 2025-01-01 | U1    | C2
                e2             | 2         | c2             | 2025-12-31 | U1    | E1
                e3             | 3         | c3             | 2024-01-01 | U1    | E1
            """,
            "legal_status": """
                legal_status_id | person_id | legal_status | start_date
                l1              | 1         | E1           | 2025-12-31
                l2              | 2         | E1           | 2025-12-31
            """,
            "permanence": """
                permanence_id | person_id | decision_date | placement_order_date
                p1            | 1         | 2025-06-01    |
                p2            | 2         | 2025-06-01    | 2026-03-01
                p3            | 3         | 2023-06-01    |
            """,
        },
        members="""
            row_key | amount
            e1      | 90
            e2      | 30
            e3      | 820
        """,
        value=90.0,
    ),
    Example(
        code="AD07",
        why="p1 was reversed in the year and p2 stands. p3 was reversed before it, p4 led to an "
        "adoption before it, p5 was decided after it.",
        tables={
            "permanence": """
                permanence_id | person_id | decision_date | reversed_date | order_date
                p1            | 1         | 2024-06-01    | 2026-03-31    |
                p2            | 2         | 2026-03-31    | 2026-04-01    |
                p3            | 3         | 2024-06-01    | 2025-03-31    |
                p4            | 4         | 2024-06-01    |               | 2025-03-31
                p5            | 5         | 2026-04-01    |               |
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
        code="AD07-reasons",
        why="Two decisions were reversed because no adopters were found, one because the child's "
        "needs changed; of one no reason is recorded. p5 was reversed before the year.",
        tables={
            "permanence": """
                permanence_id | person_id | decision_date | reversed_date | reversed_reason
                p1            | 1         | 2024-06-01    | 2025-04-01    | RD3
                p2            | 2         | 2024-06-01    | 2026-03-31    | RD3
                p3            | 3         | 2024-06-01    | 2025-06-01    | RD1
                p4            | 4         | 2024-06-01    | 2025-06-01    |
                p5            | 5         | 2024-06-01    | 2025-03-31    | RD4
                p6            | 6         | 2024-06-01    |               |
            """
        },
        members="""
            row_key | part
            p1      | RD3
            p2      | RD3
            p3      | RD1
            p4      | unknown
        """,
        value={"RD3": 50.0, "RD1": 25.0, "unknown": 25.0},
    ),
    Example(
        code="AD08",
        why="Child 2 was matched 487 days after the decision, which is 16 months; the decision that "
        "was reversed is not the one. Child 1's match has no day; child 3 was adopted before the "
        "12 months.",
        tables={
            "cla_episode": _ADOPTED,
            "permanence": """
                permanence_id | person_id | decision_date | matched_date | reversed_date
                p1            | 1         | 2024-02-01    |              |
                p2            | 2         | 2023-02-01    | 2024-06-02   |
                p2b           | 2         | 2024-07-01    | 2024-08-01   | 2024-09-01
                p3            | 3         | 2023-02-01    | 2023-03-01   |
            """,
        },
        members="""
            row_key | amount
            e2b     | 16
        """,
        value=16.0,
    ),
)
