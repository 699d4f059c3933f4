"""Examples of the rules on who a child is."""

from __future__ import annotations

from datetime import date

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="AA001",
        year=2026,
        why="Child 1 has two dates of birth, in two lists. Child 2 has one in both, and none in a "
        "third. Child 3 has two in one list.",
        tables={
            "Contacts": """
                child_id | birth_date
                1        | 01/02/2015
                2        | 01/02/2015
                3        | 05/06/2012
                3        | 06/05/2012
            """,
            "CPPlans": """
                child_id | birth_date
                1        | 02/01/2015
                2        | 01/02/2015
            """,
            "Adoption": """
                child_id | birth_date
                2        |
            """,
        },
        fails={"Contacts": [0, 2, 3], "CPPlans": [0]},
    ),
    Example(
        code="AA002",
        year=2026,
        why="Child 1 is male in one list and female in another. Child 2's gender is not stated in "
        "one of them, which contradicts nothing.",
        tables={
            "Referrals": """
                child_id | gender
                1        | a) Male
                2        | b) Female
            """,
            "CareLeavers": """
                child_id | gender
                1        | F
                2        | c) Not stated/recorded
            """,
        },
        fails={"Referrals": [0], "CareLeavers": [0]},
    ),
    Example(
        code="AA003",
        year=2026,
        why="Child 1 has two ethnic origins. Of child 2 it was refused for one list. Child 3 is "
        "spelt in two ways, with one meaning.",
        tables={
            "Section47": """
                child_id | ethnicity
                1        | WBRI
                2        | WBRI
                3        | WBRI - White British
            """,
            "ChildrenInCare": """
                child_id | ethnicity
                1        | MWBC
                2        | REFU
                3        | a) WBRI
            """,
        },
        fails={"Section47": [0], "ChildrenInCare": [0]},
    ),
    Example(
        code="AA004",
        year=2026,
        why="Child 1 has a disability in one list and none in another. Of child 2 it is unknown in "
        "one.",
        tables={
            "Assessments": """
                child_id | disability
                1        | Y
                2        | Y
            """,
            "Adoption": """
                child_id | disability
                1        | N
                2        | U
            """,
        },
        fails={"Assessments": [0], "Adoption": [0]},
    ),
    Example(
        code="AA005",
        year=2026,
        why="The lists are of 28 February 2026. Child 1 turns 18 on 1 March, and days divided by "
        "365 make 18 of it already. Child 2, born on 29 February, turned 18 that day. Child 3 is "
        "not born yet: 0 is right, 1 is not. Of child 4 no age is given.",
        end=date(2026, 2, 28),
        tables={
            "Contacts": """
                child_id | birth_date | age
                1        | 01/03/2008 | 18
                1        | 01/03/2008 | 17
                2        | 29/02/2008 | 18
                2        | 29/02/2008 | 17
                3        | 10/03/2026 | 0
                3        | 10/03/2026 | 1
                4        | 10/03/2020 |
            """,
            "ChildrenInCare": """
                child_id | birth_date | age
                1        | 01/03/2008 | 18
            """,
        },
        fails={"Contacts": [0, 3, 5], "ChildrenInCare": [0]},
    ),
    Example(
        code="AA006",
        year=2026,
        why="The lists are of 31 March 2026. Child 1's date of birth is a year too late, child 2 "
        "is expected in the summer.",
        tables={
            "Assessments": """
                child_id | birth_date
                1        | 01/01/2027
                2        | 31/07/2026
            """
        },
        fails={"Assessments": [0]},
    ),
    Example(
        code="AA007",
        year=2026,
        why="Child 1 has neither date of birth nor age. Of child 2 the age is given, of child 3 a "
        "date that cannot be read, which another rule tells.",
        tables={
            "Contacts": """
                child_id | birth_date | age
                1        |            |
                2        |            | 7
                3        | 2012       |
            """
        },
        fails={"Contacts": [0]},
    ),
    Example(
        code="AA008",
        year=2026,
        why="Person 1 was an adult six months before the lists. Person 2 has become one since the "
        "referral could be made. In the list of children in need person 2 is told too, while the "
        "case is open; person 3's is closed.",
        tables={
            "Referrals": """
                child_id | birth_date
                1        | 30/09/2007
                2        | 01/10/2007
            """,
            "ChildrenInNeed": """
                child_id | birth_date | cin_closed
                2        | 01/10/2007 |
                3        | 01/10/2007 | 05/12/2025
                4        | 01/04/2008 |
            """,
        },
        fails={"Referrals": [0], "ChildrenInNeed": [0]},
    ),
    Example(
        code="AA009",
        year=2026,
        why="Person 1 turned 18 the day before the lists and is still in care. Person 2 turns 18 "
        "on their day. Person 3's plan ended at 18.",
        tables={
            "ChildrenInCare": """
                child_id | birth_date | care_end
                1        | 30/03/2008 |
                2        | 31/03/2008 |
            """,
            "CPPlans": """
                child_id | birth_date | plan_end
                1        | 30/03/2008 |
                3        | 30/03/2008 | 30/03/2026
            """,
        },
        fails={"ChildrenInCare": [0], "CPPlans": [0]},
    ),
    Example(
        code="AA010",
        year=2026,
        why="Child 1's ethnic origin is not yet obtained. Child 2's family refused. Child 3's plan "
        "has ended.",
        tables={
            "CPPlans": """
                child_id | ethnicity | plan_end
                1        | NOBT      |
                2        | REFU      |
                3        | NOBT      | 02/03/2026
            """,
            "ChildrenInCare": """
                child_id | ethnicity | care_end
                1        | s) NOBT   |
            """,
        },
        fails={"CPPlans": [0], "ChildrenInCare": [0]},
    ),
    Example(
        code="AA011",
        year=2026,
        why="Young person 1 seeks asylum by list 8 and not by list 9. Young person 2 is formerly "
        "so by list 9, and not within the last twelve months by list 8.",
        tables={
            "ChildrenInCare": """
                child_id | uasc
                1        | Y
                2        | N
            """,
            "CareLeavers": """
                child_id | was_uasc
                1        | N
                2        | Y
            """,
        },
        fails={"ChildrenInCare": [0], "CareLeavers": [0]},
    ),
    Example(
        code="AA012",
        year=2026,
        why="Child 1 is born and the gender is not stated. Child 2 is expected in May.",
        tables={
            "CPPlans": """
                child_id | gender | birth_date
                1        | U      | 01/03/2026
                2        | U      | 01/05/2026
            """
        },
        fails={"CPPlans": [0]},
    ),
    Example(
        code="AA013",
        year=2026,
        why="Of child 1 the age is given and not the date of birth. The date of child 2 cannot be "
        "read, which another rule tells. Of child 3 nothing is given, which is told by another "
        "too.",
        tables={
            "Contacts": """
                child_id | birth_date | age
                1        |            | 8.88
                2        | 2012       | 13
                3        |            |
                4        | 01/02/2012 | 14
            """
        },
        fails={"Contacts": [0]},
    ),
)
