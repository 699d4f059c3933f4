"""Examples of the rules on cells that hold something a spreadsheet left there."""

from __future__ import annotations

from tests.returns.examples import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="AA023",
        year=2026,
        why="The worker of case 1 was looked up and not found, the identifier of the second is of "
        "a cell that is gone. A team may be called #2.",
        tables={
            "ChildrenInNeed": """
                child_id | team   | worker
                1        | Duty   | #N/A
                #REF!    | Duty   | Ash Elm
                3        | Duty   |
                4        | Team A | #2
            """,
            "EarlyHelp": """
                child_id | organisation
                1        | #DIV/0!
            """,
        },
        fails={"ChildrenInNeed": [0, 1], "EarlyHelp": [0]},
    ),
)
