"""Examples of the rules on early help, referrals and assessments.

The lists are of 31 March 2026.
"""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="AA041",
        year=2026,
        why="The first assessment was completed before it began, the second on its first day; the "
        "third goes on.",
        tables={
            "EarlyHelp": """
                child_id | early_help_start | early_help_end
                1        | 05/01/2026       | 04/01/2026
                2        | 05/01/2026       | 05/01/2026
                3        | 05/01/2026       |
            """
        },
        fails={"EarlyHelp": [0]},
    ),
    Example(
        code="AA042",
        year=2026,
        why="The first assessment has gone on since before 30 September; the second began on that "
        "day. The third was completed on a day that cannot be read: it does not go on.",
        tables={
            "EarlyHelp": """
                child_id | early_help_start | early_help_end
                1        | 29/09/2025       |
                2        | 30/09/2025       |
                3        | 29/09/2025       | 31/11/2025
            """
        },
        fails={"EarlyHelp": [0]},
    ),
    Example(
        code="AA043",
        year=2026,
        why="Child 1 has three referrals in the list, and the number is 1. Child 2 has two, and 1: "
        "the referral itself may not be counted. Child 3's other two are older than twelve months.",
        tables={
            "Referrals": """
                child_id | referral_date | referrals_in_year
                1        | 05/10/2025    | 1
                1        | 05/12/2025    | 2
                1        | 05/02/2026    | 3
                2        | 05/12/2025    | 1
                2        | 05/02/2026    | 1
                3        | 05/02/2025    | 0
                3        | 05/03/2025    | 0
                3        | 05/02/2026    | 0
            """
        },
        fails={"Referrals": [0]},
    ),
    Example(
        code="AA044",
        year=2026,
        why="Referral 1 was acted on and led nowhere. Child 2 was assessed, child 3 is in need. "
        "Referral 4 was no further action.",
        tables={
            "Referrals": """
                child_id | no_further_action
                1        | N
                2        | N
                3        | b) No
                4        | NFA
            """,
            "Assessments": """
                child_id | assessment_start
                2        | 05/01/2026
            """,
            "ChildrenInNeed": """
                child_id | cin_start
                3        | 05/01/2024
            """,
        },
        fails={"Referrals": [0]},
    ),
    Example(
        code="AA045",
        year=2026,
        why="Referral 1 was no further action, and an assessment began on its day. Child 2's began "
        "before the referral. Referral 3 was acted on.",
        tables={
            "Referrals": """
                child_id | referral_date | no_further_action
                1        | 05/01/2026    | Y
                2        | 05/01/2026    | Y
                3        | 05/01/2026    | N
            """,
            "Assessments": """
                child_id | assessment_start
                1        | 05/01/2026
                2        | 04/01/2026
                3        | 05/01/2026
            """,
        },
        fails={"Referrals": [0]},
    ),
    Example(
        code="AA046",
        year=2026,
        why="The first was authorised before it began, the second on its first day.",
        tables={
            "Assessments": """
                child_id | assessment_start | assessment_authorised
                1        | 05/01/2026       | 04/01/2026
                2        | 05/01/2026       | 05/01/2026
                3        | 05/01/2026       |
            """
        },
        fails={"Assessments": [0]},
    ),
    Example(
        code="AA047",
        year=2026,
        why="On Tuesday 31 March 45 working days have passed since Tuesday 27 January, and 46 "
        "since the day before. The third was authorised.",
        tables={
            "Assessments": """
                child_id | assessment_start | assessment_authorised
                1        | 26/01/2026       |
                2        | 27/01/2026       |
                3        | 26/01/2026       | 30/03/2026
            """
        },
        fails={"Assessments": [0]},
    ),
    Example(
        code="AA048",
        year=2026,
        why="From 1 December to 6 February are 46 working days without the three bank holidays of "
        "Christmas and New Year; to the day before, 45. The third goes on.",
        tables={
            "Assessments": """
                child_id | assessment_start | assessment_authorised
                1        | 01/12/2025       | 06/02/2026
                2        | 01/12/2025       | 05/02/2026
                3        | 01/12/2025       |
            """
        },
        fails={"Assessments": [0]},
    ),
    Example(
        code="AA049",
        year=2026,
        why="The first was authorised and does not say what it found. The third goes on. What the "
        "fourth says is no code, which another rule tells.",
        tables={
            "Assessments": """
                child_id | assessment_authorised | support_needed
                1        | 05/01/2026            |
                2        | 05/01/2026            | N
                3        |                       |
                4        | 05/01/2026            | Assessment updated
            """
        },
        fails={"Assessments": [0]},
    ),
    Example(
        code="AA050",
        year=2026,
        why="The first says what it found, and not when it was authorised. The date of the third "
        "cannot be read, but is there.",
        tables={
            "Assessments": """
                child_id | assessment_authorised | support_needed
                1        |                       | Y
                2        | 05/01/2026            | Y
                3        | 31/02/2026            | Y
            """
        },
        fails={"Assessments": [0]},
    ),
    Example(
        code="AA051",
        year=2026,
        why="Child 1 was not seen, of child 2 it is not given. Child 3 was seen, child 4 was not "
        "born yet, child 5's assessment goes on.",
        tables={
            "Assessments": """
                child_id | birth_date | assessment_authorised | seen
                1        | 05/01/2020 | 05/01/2026            | N
                2        |            | 05/01/2026            |
                3        | 05/01/2020 | 05/01/2026            | Y
                4        | 05/02/2026 | 05/01/2026            | N
                5        | 05/01/2020 |                       | N
            """
        },
        fails={"Assessments": [0, 1]},
    ),
    Example(
        code="AA052",
        year=2026,
        why="Child 1 needs social care and is not in list 6. Child 2 is in it; child 3 needs none.",
        tables={
            "Assessments": """
                child_id | support_needed
                1        | Y
                2        | Y
                3        | N
            """,
            "ChildrenInNeed": """
                child_id | cin_closed
                2        | 05/03/2026
            """,
        },
        fails={"Assessments": [0]},
    ),
)
