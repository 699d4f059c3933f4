"""Worked examples: section 47 enquiries and initial conferences."""

from __future__ import annotations

from tests.indicators.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="HP22",
        why="s2 and s3 are about one child on one day and count once; s1 began before the year.",
        tables={
            "s47_enquiry": """
                s47_enquiry_id | person_id | start_date
                s1             | 1         | 2025-03-31
                s2             | 1         | 2025-04-01
                s3             | 1         | 2025-04-01
                s4             | 2         | 2026-03-31
            """
        },
        members="""
            row_key | met
            s2      | yes
            s4      | yes
        """,
        value=1.0,
    ),
    Example(
        code="HP23",
        why="A conference is linked to s1. Child 2's, which is linked to none, was held on the "
        "60th day, child 3's on the 61st. s5 has not been followed for 60 days by the last day, s6 "
        "just has. s7 and s8 are about one child on one day and count once: the conference of s8 "
        "is that of both.",
        tables={
            "s47_enquiry": """
                s47_enquiry_id | person_id | start_date
                s1             | 1         | 2025-06-02
                s2             | 2         | 2025-06-02
                s3             | 3         | 2025-06-02
                s5             | 5         | 2026-01-31
                s6             | 6         | 2026-01-30
                s7             | 7         | 2025-06-02
                s8             | 7         | 2025-06-02
            """,
            "initial_cp_conference": """
                initial_cp_conference_id | person_id | s47_enquiry_id | conference_date
                c1                       | 1         | s1             | 2025-09-30
                c2                       | 2         |                | 2025-08-01
                c3                       | 3         |                | 2025-08-02
                c8                       | 7         | s8             | 2025-06-20
            """,
        },
        members="""
            row_key | met
            s1      | yes
            s2      | yes
            s3      | no
            s6      | no
            s7      | yes
        """,
        value=60.0,
    ),
    Example(
        code="HP23",
        why="The conference of child 1 was held because the child moved in with a plan, not after "
        "the enquiry; that of child 2 was not.",
        tables={
            "s47_enquiry": """
                s47_enquiry_id | person_id | start_date
                s1             | 1         | 2025-06-02
                s2             | 2         | 2025-06-02
            """,
            "initial_cp_conference": """
                initial_cp_conference_id | person_id | conference_date | transfer_in
                c1                       | 1         | 2025-06-10      | yes
                c2                       | 2         | 2025-06-10      | no
            """,
        },
        members="""
            row_key | met
            s1      | no
            s2      | yes
        """,
        value=50.0,
    ),
    Example(
        code="HP24",
        why="Of enquiries that ended in the year, one needed no conference, one did, one does not "
        "say; s4 goes on.",
        tables={
            "s47_enquiry": """
                s47_enquiry_id | person_id | end_date   | icpc_not_required
                s1             | 1         | 2025-06-02 | yes
                s2             | 2         | 2025-06-02 | no
                s3             | 3         | 2025-06-02 |
                s4             | 4         |            | no
            """
        },
        members="""
            row_key | met
            s1      | yes
            s2      | no
            s3      |
        """,
        value=100 / 3,
    ),
    Example(
        code="HP25",
        why="Child 1 had an enquiry 12 months before to the day, child 2 a day longer ago. Two "
        "about child 3 began on one day: they count once, and neither is before the other.",
        tables={
            "s47_enquiry": """
                s47_enquiry_id | person_id | start_date
                s1             | 1         | 2024-06-02
                s2             | 1         | 2025-06-02
                s3             | 2         | 2024-06-01
                s4             | 2         | 2025-06-02
                s5             | 3         | 2025-06-02
                s6             | 3         | 2025-06-02
            """
        },
        members="""
            row_key | met
            s2      | yes
            s4      | no
            s5      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="HP26",
        why="Two were held in the year, one of them of a child who moved in.",
        tables={
            "initial_cp_conference": """
                initial_cp_conference_id | person_id | conference_date | transfer_in
                c1                       | 1         | 2025-04-01      | no
                c2                       | 2         | 2026-03-31      | yes
                c3                       | 3         | 2026-04-01      | no
            """
        },
        members="""
            row_key | met
            c1      | yes
            c2      | yes
        """,
        value=1.0,
    ),
    Example(
        code="HP27",
        why="Three weeks are 15 working days: c1 is in time, c2 a day late. In those of c3 and c4 "
        "falls the bank holiday of 26 May: three weeks and a day are in time, a day more is not. "
        "c5 was held on the day of the discussion. c6 is linked to nothing, c7 was before its "
        "enquiry: they are left out.",
        tables={
            "s47_enquiry": """
                s47_enquiry_id | person_id | start_date
                s1             | 1         | 2025-06-02
                s2             | 2         | 2025-06-02
                s3             | 3         | 2025-05-12
                s4             | 4         | 2025-05-12
                s5             | 5         | 2025-06-02
                s7             | 7         | 2025-06-30
            """,
            "initial_cp_conference": """
                initial_cp_conference_id | person_id | s47_enquiry_id | conference_date
                c1                       | 1         | s1             | 2025-06-23
                c2                       | 2         | s2             | 2025-06-24
                c3                       | 3         | s3             | 2025-06-03
                c4                       | 4         | s4             | 2025-06-04
                c5                       | 5         | s5             | 2025-06-02
                c6                       | 6         |                | 2025-06-30
                c7                       | 7         | s7             | 2025-06-27
            """,
        },
        members="""
            row_key | met
            c1      | yes
            c2      | no
            c3      | yes
            c4      | no
            c5      | yes
        """,
        value=60.0,
    ),
    Example(
        code="HP27",
        why="These children moved in with a plan: the clock began with the referral, 15 working "
        "days before c1 and 16 before c2. Of c3 the referral is not known.",
        tables={
            "referral": """
                referral_id | person_id | referral_date
                r1          | 1         | 2025-06-09
                r2          | 2         | 2025-06-09
            """,
            "initial_cp_conference": """
                initial_cp_conference_id | person_id | referral_id | conference_date | transfer_in
                c1                       | 1         | r1          | 2025-06-30      | yes
                c2                       | 2         | r2          | 2025-07-01      | yes
                c3                       | 3         |             | 2025-06-30      | yes
            """,
        },
        members="""
            row_key | met
            c1      | yes
            c2      | no
        """,
        value=50.0,
    ),
    Example(
        code="HP28",
        why="One led to a plan, one did not, one does not say. The child of c4 moved in with a "
        "plan.",
        tables={
            "initial_cp_conference": """
                initial_cp_conference_id | person_id | conference_date | transfer_in | led_to_plan
                c1                       | 1         | 2025-06-02      | no          | yes
                c2                       | 2         | 2025-06-02      |             | no
                c3                       | 3         | 2025-06-02      | no          |
                c4                       | 4         | 2025-06-02      | yes         | yes
            """
        },
        members="""
            row_key | met
            c1      | yes
            c2      | no
            c3      |
        """,
        value=100 / 3,
    ),
)
