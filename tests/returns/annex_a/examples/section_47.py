"""Examples of the rules on enquiries and initial conferences. The lists are of 31 March 2026."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="AA055",
        year=2026,
        why="The first conference was held before the discussion, the second on its day.",
        tables={
            "Section47": """
                child_id | strategy_discussion | conference_date
                1        | 05/01/2026          | 04/01/2026
                2        | 05/01/2026          | 05/01/2026
                3        | 05/01/2026          |
            """
        },
        fails={"Section47": [0]},
    ),
    Example(
        code="AA056",
        year=2026,
        why="From Monday 5 January, 15 working days have passed on Monday 26 January, and 16 on "
        "the day after. Of the third there is no date.",
        tables={
            "Section47": """
                child_id | strategy_discussion | conference_date
                1        | 05/01/2026          | 27/01/2026
                2        | 05/01/2026          | 26/01/2026
                3        | 05/01/2026          |
            """
        },
        fails={"Section47": [0]},
    ),
    Example(
        code="AA057",
        year=2026,
        why="The first conference was unnecessary and was held. The second was held; the third was "
        "unnecessary.",
        tables={
            "Section47": """
                child_id | conference_unnecessary | conference_date
                1        | Y                      | 26/01/2026
                2        | N                      | 26/01/2026
                3        | Y                      |
            """
        },
        fails={"Section47": [0]},
    ),
    Example(
        code="AA058",
        year=2026,
        why="On 31 March 15 working days have passed since 10 March, and 16 since the day before. "
        "Of enquiries 3 and 4 the outcome is known.",
        tables={
            "Section47": """
                child_id | strategy_discussion | conference_unnecessary | conference_date
                1        | 09/03/2026          | N                      |
                2        | 10/03/2026          | N                      |
                3        | 09/03/2026          | Y                      |
                4        | 09/03/2026          | N                      | 20/03/2026
            """
        },
        fails={"Section47": [0]},
    ),
    Example(
        code="AA059",
        year=2026,
        why="The first conference decided something and has no date. Of the third nothing is "
        "known, which may be. The date of the fourth cannot be read, but is there.",
        tables={
            "Section47": """
                child_id | conference_date | conference_led_to_plan
                1        |                 | N
                2        | 20/03/2026      | N
                3        |                 | U
                4        | 31/02/2026      | Y
            """
        },
        fails={"Section47": [0]},
    ),
    Example(
        code="AA060",
        year=2026,
        why="Of the first conference it is not given what it decided, of the second it is unknown. "
        "The fourth is to be held in April.",
        tables={
            "Section47": """
                child_id | conference_date | conference_led_to_plan
                1        | 20/03/2026      |
                2        | 20/03/2026      | c) Unknown
                3        | 20/03/2026      | Y
                4        | 02/04/2026      |
            """
        },
        fails={"Section47": [0, 1]},
    ),
    Example(
        code="AA061",
        year=2026,
        why="The conferences of children 1 to 3 decided on a plan. Child 1 has none in list 7, "
        "child 2 one that began before. Child 3's began on the day. Child 4's conference decided "
        "on none.",
        tables={
            "Section47": """
                child_id | conference_date | conference_led_to_plan
                1        | 20/01/2026      | Y
                2        | 20/01/2026      | Y
                3        | 20/01/2026      | Y
                4        | 20/01/2026      | N
            """,
            "CPPlans": """
                child_id | plan_start
                2        | 20/01/2025
                3        | 20/01/2026
            """,
        },
        fails={"Section47": [0, 1]},
    ),
    Example(
        code="AA062",
        year=2026,
        why="Plan 1 began in January, and no enquiry led to it: child 1's ended otherwise. Plan 2 "
        "followed from an enquiry. Plan 3 began before the time of list 5.",
        tables={
            "CPPlans": """
                child_id | plan_start
                1        | 20/01/2026
                2        | 20/01/2026
                3        | 20/09/2025
            """,
            "Section47": """
                child_id | conference_led_to_plan
                1        | N
                2        | Y
            """,
        },
        fails={"CPPlans": [0]},
    ),
    Example(
        code="AA063",
        year=2026,
        why="Child 1 has three enquiries in the list, and the number is 1. Child 2 has two, and 1: "
        "the enquiry itself may not be counted.",
        tables={
            "Section47": """
                child_id | strategy_discussion | section_47_in_year
                1        | 05/10/2025          | 1
                1        | 05/12/2025          | 2
                1        | 05/02/2026          | 3
                2        | 05/12/2025          | 1
                2        | 05/02/2026          | 1
            """
        },
        fails={"Section47": [0]},
    ),
    Example(
        code="AA064",
        year=2026,
        why="Child 1 has two conferences in the list, and the number is 0 in one row. Child 2 has "
        "one: it may not be counted itself.",
        tables={
            "Section47": """
                child_id | conference_date | conferences_in_year
                1        | 05/12/2025      | 0
                1        | 05/02/2026      | 1
                2        | 05/02/2026      | 0
                2        |                 | 0
            """
        },
        fails={"Section47": [0]},
    ),
    Example(
        code="AA065",
        year=2026,
        why="Child 1 had two conferences and one enquiry. Of child 3 one number cannot be read.",
        tables={
            "Section47": """
                child_id | section_47_in_year | conferences_in_year
                1        | 1                  | 2
                2        | 2                  | 2
                3        | one                | 2
            """
        },
        fails={"Section47": [0]},
    ),
)
