"""Examples of the rules on a child's episodes of need together."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="8815",
        year=2026,
        why="Child 1 has two open episodes. Child 2 has one, beside a referral that led to no "
        "further action, which is never closed. Of child 3's first episode it is not known whether "
        "it is open: its closure date cannot be read.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate | CINclosureDate | ReferralNFA
                1         | 1            | 2025-05-01      |                | 0
                1         | 2            | 2025-09-01      |                | false
                1         | 3            | 2024-09-01      | 2025-04-30     | 0
                2         | 4            | 2025-05-01      |                | 0
                2         | 5            | 2025-09-01      |                | 1
                3         | 6            | 2025-05-01      | 31/06/2025     | 0
                3         | 7            | 2025-09-01      |                | 0
            """
        },
        fails={"CINdetails": [0, 1]},
    ),
    Example(
        code="8816",
        year=2026,
        why="Child 1's first episode is open, though its third has begun since: both are shown, "
        "and not the second, which is neither. Child 2's open episode is the last.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate | CINclosureDate | ReferralNFA
                1         | 1            | 2025-05-01      |                | 0
                1         | 2            | 2025-07-01      | 2025-08-01     | 0
                1         | 3            | 2025-09-01      | 2025-10-01     | 0
                2         | 4            | 2025-05-01      | 2025-06-01     | 0
                2         | 5            | 2025-09-01      |                | 0
            """
        },
        fails={"CINdetails": [0, 2]},
    ),
    Example(
        code="8816",
        year=2026,
        why="Child 1's two open episodes began on one day: neither comes after the other. Child "
        "2's later referral led to no further action: it is no episode that comes after the open "
        "one. Child 3's open referral led to no further action itself.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate | CINclosureDate | ReferralNFA
                1         | 1            | 2025-05-01      |                | 0
                1         | 2            | 2025-05-01      |                | 0
                2         | 3            | 2025-05-01      |                | 0
                2         | 4            | 2025-09-01      |                | 1
                3         | 5            | 2025-05-01      |                | 1
                3         | 6            | 2025-09-01      |                | 0
            """
        },
        fails={"CINdetails": [0, 1]},
    ),
    Example(
        code="8820",
        year=2026,
        why="Child 1's second episode began before its first was closed. Child 2's began on the "
        "day on which the first was closed, so that both hold that day; child 3's the day after.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate | CINclosureDate | ReferralNFA
                1         | 1            | 2025-05-01      | 2025-09-01     | 0
                1         | 2            | 2025-07-01      |                | 0
                2         | 3            | 2025-05-01      | 2025-06-01     | 0
                2         | 4            | 2025-06-01      | 2025-07-01     | 0
                3         | 5            | 2025-05-01      | 2025-06-01     | 0
                3         | 6            | 2025-06-02      | 2025-07-01     | 0
            """
        },
        fails={"CINdetails": [0, 1, 2, 3]},
    ),
    Example(
        code="8820",
        year=2026,
        why="Child 1's long first episode holds the third one, though not next to it, and the "
        "second. Child 2's referral without further action takes no time, and child 3's closure "
        "cannot be read: how long its first episode lasted is not known.",
        tables={
            "CINdetails": """
                LAchildID | CINdetailsID | CINreferralDate | CINclosureDate | ReferralNFA
                1         | 1            | 2025-05-01      | 2025-12-01     | 0
                1         | 2            | 2025-06-01      | 2025-06-30     | 0
                1         | 3            | 2025-11-01      | 2025-12-24     | 0
                1         | 4            | 2026-01-01      |                | 0
                2         | 5            | 2025-05-01      |                | true
                2         | 6            | 2025-06-01      |                | 0
                3         | 7            | 2025-05-01      | 31/06/2025     | 0
                3         | 8            | 2025-06-01      |                | 0
            """
        },
        fails={"CINdetails": [0, 1, 2]},
    ),
)
