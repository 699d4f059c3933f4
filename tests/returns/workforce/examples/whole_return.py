"""Examples of the rules on the return as a whole. The Header, a row, stands for all of it; where
shares are judged there are twenty workers."""

from __future__ import annotations

from collections.abc import Sequence

from tests.returns.examples import Example

HEADER = """
    ReferenceDate | Year
    2025-09-30    | 2025
"""

COLUMNS = (
    "AgencyWorker | OrgRole | RoleStartDate | RoleEndDate | ReasonLeave | LeaverDestination | "
    "FTE | FTE30 | Cases30 | WorkingDaysLost | Ethnicity"
)

#: Workers in post: long there; part time; new in the year; without a day lost; of unknown origin;
#: who holds no cases and is no case holder. And one who left, and one of whom nothing is known.
LONG = "0 | 5 | 2018-01-08 |            |   |   | 1   | 1   | 15 | 3 | WBRI"
PART = "0 | 5 | 2018-01-08 |            |   |   | 0.6 | 0.6 | 10 | 3 | WBRI"
NEW = "0 | 5 | 2025-01-06 |            |   |   | 1   | 1   | 15 | 3 | WBRI"
WELL = "0 | 5 | 2018-01-08 |            |   |   | 1   | 1   | 15 | 0 | WBRI"
NOBT = "0 | 5 | 2018-01-08 |            |   |   | 1   | 1   | 15 | 3 | NOBT"
REFU = "0 | 5 | 2018-01-08 |            |   |   | 1   | 1   | 15 | 3 | REFU"
BUSY = "0 | 5 | 2018-01-08 |            |   |   | 1   | 1   | 36 | 3 | WBRI"
IDLE = "0 | 6 | 2018-01-08 |            |   |   | 1   | 1   | 0  | 3 | WBRI"
GONE = "0 | 5 | 2018-01-08 | 2025-03-31 | 1 | 1 | 1   | 0   | 0  | 3 | WBRI"
LOST = "0 | 5 | 2018-01-08 | 2025-03-31 | 9 | 8 | 1   | 0   | 0  | 3 | WBRI"
AGENCY = "1 | 5 |            |            |   |   | 1   | 1   | 15 |   |     "


def workers(*lines: tuple[int, str]) -> str:
    """A table of so many of each line."""
    rows = [line for times, line in lines for _ in range(times)]
    return "\n".join([f"SWENo | {COLUMNS}", *(f"ZZ{n} | {row}" for n, row in enumerate(rows, 1))])


def example(code: str, why: str, *lines: tuple[int, str], fails: Sequence[int] = ()) -> Example:
    """An example with a Header and so many workers of each line."""
    tables = {"Header": HEADER, "CSWWWorker": workers(*lines)}
    return Example(code=code, year=2025, why=why, tables=tables, fails={"Header": fails})


EXAMPLES: tuple[Example, ...] = (
    Example(
        code="WF901",
        year=2025,
        why="The census of 2025 is of 30 September 2025. No year is no other year.",
        tables={
            "Header": """
                ReferenceDate | Year
                2024-09-30    | 2025
                2025-09-30    | 2024
                2025-31-09    | 2025
                              | 2025
                2025-09-30    | 2025
                2025-09-30    |
            """
        },
        fails={"Header": [0, 1, 2, 3]},
    ),
    Example(
        code="WF902",
        year=2025,
        why="CIN is another census.",
        tables={
            "Header": """
                Collection | Year
                CIN        | 2025
                CSWW       | 2025
                           | 2025
            """
        },
        fails={"Header": [0]},
    ),
    Example(
        code="WF903",
        year=2025,
        why="There are no figures of the council.",
        tables={"Header": HEADER},
        fails={"Header": [0]},
    ),
    Example(
        code="WF903",
        year=2025,
        why="The figures are there.",
        tables={
            "Header": HEADER,
            "LALevelVacancies": """
                NumberOfVacancies | NoAgencyHeadcount
                10                | 3
            """,
        },
    ),
    Example(
        code="WF904",
        year=2025,
        why="Wiltshire checks, whose number is 865. A blank is no other number.",
        tables={
            "Header": """
                LEA | Year
                838 | 2025
                865 | 2025
                    | 2025
            """
        },
        authority="E06000054",
        fails={"Header": [0]},
    ),
    example("WF911", "One left, and one is from an agency.", (1, GONE), (1, AGENCY), fails=[0]),
    example("WF911", "One is in post.", (1, LONG), (1, GONE)),
    example("WF912", "Twenty are in post, and nobody left.", (20, LONG), (3, AGENCY), fails=[0]),
    example("WF912", "One of twenty-one left.", (20, LONG), (1, GONE)),
    example("WF912", "Of nineteen nothing is said.", (19, LONG)),
    example("WF913", "Twenty are in post, and nobody is new.", (20, LONG), (1, GONE), fails=[0]),
    example("WF913", "One of twenty is new.", (19, LONG), (1, NEW)),
    example("WF914", "Twenty are in post, and none was ever sick.", (20, WELL), fails=[0]),
    example("WF914", "One of twenty was sick.", (19, WELL), (1, LONG)),
    example(
        "WF915",
        "Of five in twenty the origin is not known: more than 20 in 100.",
        (15, LONG),
        (3, NOBT),
        (2, REFU),
        fails=[0],
    ),
    example("WF915", "Four in twenty are 20 in 100.", (16, LONG), (4, NOBT), (5, AGENCY)),
    example(
        "WF916",
        "Of two leavers in five nothing is known: more than 25 in 100.",
        (20, LONG),
        (3, GONE),
        (2, LOST),
        fails=[0],
    ),
    example("WF916", "One in four is 25 in 100.", (20, LONG), (3, GONE), (1, LOST)),
    example("WF916", "Nobody left.", (20, LONG)),
    example("WF917", "Twenty hold 36 cases each.", (20, BUSY), (5, IDLE), fails=[0]),
    example(
        "WF917", "Fifteen each is usual; who holds none does not count.", (20, LONG), (60, IDLE)
    ),
    example("WF918", "All twenty are full time.", (20, LONG), (1, GONE), fails=[0]),
    example("WF918", "One of twenty is part time.", (19, LONG), (1, PART)),
    example("WF919", "Nine left, of twenty in post.", (20, LONG), (9, GONE), fails=[0]),
    example("WF919", "Eight of twenty are 40 in 100.", (20, LONG), (8, GONE)),
    example("WF920", "Nobody in post is a case holder.", (20, IDLE), (1, GONE), fails=[0]),
    example("WF920", "One of twenty is a case holder.", (19, IDLE), (1, LONG)),
)
