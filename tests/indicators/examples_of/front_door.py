"""Worked examples: contacts, early help and referrals."""

from __future__ import annotations

from tests.indicators.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="HP05",
        why="Three referrals are dated in the year, its first and last day included: 3 for 20,000 "
        "children is 1.5 for every 10,000.",
        tables={
            "referral": """
                referral_id | person_id | referral_date
                r1          | 1         | 2025-03-31
                r2          | 1         | 2025-04-01
                r3          | 2         | 2025-10-01
                r4          | 2         | 2026-03-31
                r5          | 3         | 2026-04-01
            """
        },
        members="""
            row_key | met
            r2      | yes
            r3      | yes
            r4      | yes
        """,
        value=1.5,
    ),
    Example(
        code="HP06",
        why="Child 1 was referred within 12 months before r2; child 2 a day longer ago; child 3 "
        "never before; the two referrals of child 4 on one day count once.",
        tables={
            "referral": """
                referral_id | person_id | referral_date
                r1          | 1         | 2024-05-31
                r2          | 1         | 2025-05-31
                r3          | 2         | 2024-05-31
                r4          | 2         | 2025-06-01
                r5          | 3         | 2025-06-01
                r6          | 4         | 2025-06-01
                r7          | 4         | 2025-06-01
            """
        },
        members="""
            row_key | met
            r2      | yes
            r4      | no
            r5      | no
            r6      | no
        """,
        value=25.0,
    ),
    Example(
        code="HP01",
        why="Two contacts are dated in the year, about two children; the one a day before is not.",
        tables={
            "contact": """
                contact_id | person_id | contact_date
                c1         | 1         | 2025-03-31
                c2         | 1         | 2025-04-01
                c3         | 2         | 2026-03-31
            """
        },
        members="""
            row_key | met
            c2      | yes
            c3      | yes
        """,
        value=1.0,
    ),
    Example(
        code="HP02",
        why="Child 1 was referred on the seventh day, child 2 on the eighth. The case of child 3 "
        "was open already, so its contact is left out; so is that of child 4, in the last 7 days. "
        "The case of child 5 was closed on the day of the contact, and the child referred anew; "
        "that of child 6 had led to nothing, so it was not open.",
        tables={
            "contact": """
                contact_id | person_id | contact_date
                c1         | 1         | 2025-05-01
                c2         | 2         | 2025-05-01
                c3         | 3         | 2025-05-01
                c4         | 4         | 2026-03-25
                c5         | 5         | 2026-03-24
                c6         | 6         | 2025-05-01
            """,
            "referral": """
                referral_id | person_id | referral_date | close_date | nfa
                r1          | 1         | 2025-05-08    |            |
                r2          | 2         | 2025-05-09    |            |
                r3          | 3         | 2025-04-01    |            | no
                r5          | 5         | 2025-04-01    | 2026-03-24 | no
                r6          | 5         | 2026-03-24    |            | no
                r7          | 6         | 2025-04-01    |            | yes
            """,
        },
        members="""
            row_key | met
            c1      | yes
            c2      | no
            c5      | yes
            c6      | no
        """,
        value=50.0,
    ),
    Example(
        code="HP03-open",
        why="e2 goes on; e1 ended on the last day and stands no longer; e3 begins after it.",
        tables={
            "early_help_episode": """
                early_help_episode_id | person_id | start_date | end_date
                e1                    | 1         | 2025-01-01 | 2026-03-31
                e2                    | 2         | 2026-03-31 |
                e3                    | 3         | 2026-04-01 |
            """
        },
        members="""
            row_key | met
            e2      | yes
        """,
        value=0.5,
    ),
    Example(
        code="HP03-started",
        why="e2 and e3 began in the year, its first and last day included.",
        tables={
            "early_help_episode": """
                early_help_episode_id | person_id | start_date
                e1                    | 1         | 2025-03-31
                e2                    | 2         | 2025-04-01
                e3                    | 3         | 2026-03-31
            """
        },
        members="""
            row_key | met
            e2      | yes
            e3      | yes
        """,
        value=1.0,
    ),
    Example(
        code="HP04",
        why="Help of children 1 and 2 ended between 24 and 12 months before the last day. Child 1 "
        "was referred within 12 months after it, child 2 a day later. Child 3 has not been "
        "followed for 12 months; the help of child 4 ended too long ago. Child 5 was referred on "
        "the day on which the help ended: it led on to social care, and did not fail after it.",
        tables={
            "early_help_episode": """
                early_help_episode_id | person_id | end_date
                e1                    | 1         | 2025-03-31
                e2                    | 2         | 2024-04-01
                e3                    | 3         | 2025-04-01
                e4                    | 4         | 2024-03-31
                e5                    | 5         | 2024-06-03
            """,
            "referral": """
                referral_id | person_id | referral_date
                r1          | 1         | 2026-03-31
                r2          | 2         | 2025-04-02
                r5          | 5         | 2024-06-03
            """,
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e5      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="HP07",
        why="Of three referrals one led to nothing; of one it is not said, which counts as not.",
        tables={
            "referral": """
                referral_id | person_id | referral_date | nfa
                r1          | 1         | 2025-05-01    | yes
                r2          | 2         | 2025-05-01    | no
                r3          | 3         | 2025-05-01    |
            """
        },
        members="""
            row_key | met
            r1      | yes
            r2      | no
            r3      |
        """,
        value=100 / 3,
    ),
    Example(
        code="HP08",
        why="r1 was assessed and closed as not in need. r2 had a section 47 enquiry, r3 no "
        "assessment, r4 closed for another reason, r5 a plan of a child in need, r6 a child "
        "protection plan; r7 led to no further action from the start.",
        tables={
            "referral": """
                referral_id | person_id | referral_date | nfa | close_reason
                r1          | 1         | 2025-05-01    | no  | RC8
                r2          | 2         | 2025-05-01    | no  | RC9
                r3          | 3         | 2025-05-01    | no  | RC8
                r4          | 4         | 2025-05-01    | no  | RC7
                r5          | 5         | 2025-05-01    | no  | RC8
                r6          | 6         | 2025-05-01    | no  | RC8
                r7          | 7         | 2025-05-01    | yes | RC8
            """,
            "assessment": """
                assessment_id | person_id | referral_id | start_date
                a1            | 1         | r1          | 2025-05-02
                a2            | 2         | r2          | 2025-05-02
                a4            | 4         | r4          | 2025-05-02
                a5            | 5         | r5          | 2025-05-02
                a6            | 6         | r6          | 2025-05-02
                a7            | 7         | r7          | 2025-05-02
            """,
            "s47_enquiry": """
                s47_enquiry_id | person_id | referral_id | start_date
                s2             | 2         | r2          | 2025-05-03
            """,
            "cin_plan": """
                cin_plan_id | person_id | referral_id | start_date
                n5          | 5         | r5          | 2025-05-20
            """,
            "cp_plan": """
                cp_plan_id | person_id | referral_id | start_date
                p6         | 6         | r6          | 2025-06-20
            """,
        },
        members="""
            row_key | met
            r1      | yes
            r2      | no
            r3      | no
            r4      | no
            r5      | no
            r6      | no
            r7      | no
        """,
        value=100 / 7,
    ),
    Example(
        code="HP09",
        why="1A and 1C are individuals, 10 is not known, 6 the police; a referral without a source "
        "is in no part.",
        tables={
            "referral": """
                referral_id | person_id | referral_date | source
                r1          | 1         | 2025-05-01    | 1A
                r2          | 2         | 2025-05-01    | 1C
                r3          | 3         | 2025-05-01    | 10
                r4          | 4         | 2025-05-01    | 6
                r5          | 5         | 2025-05-01    |
            """
        },
        members="""
            row_key | part
            r1      | 1
            r2      | 1
            r3      | 10
            r4      | 6
        """,
        value={"1": 50.0, "10": 25.0, "6": 25.0},
    ),
    Example(
        code="HP09",
        why="The letter of a source may be a small one: 3a is a health service, as 3B is.",
        tables={
            "referral": """
                referral_id | person_id | referral_date | source
                r1          | 1         | 2025-05-01    | 3a
                r2          | 2         | 2025-05-01    | 3B
            """
        },
        members="""
            row_key | part
            r1      | 3
            r2      | 3
        """,
        value={"3": 100.0},
    ),
)
