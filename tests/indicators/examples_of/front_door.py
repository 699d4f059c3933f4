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
)
