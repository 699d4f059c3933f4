"""The board: what matters most today, in four areas and three questions, with its evidence.

inputs = gather(workspace, date.today())
today = board(inputs)
today.cell(Area.IN_CARE, Question.KNOW).statements
for_members(today); inspection_tomorrow(inputs); keep(workspace, today)
"""

from lineofsight.claims.board.building import board
from lineofsight.claims.board.cells import Board, Cell, View, Week, for_members, week_of
from lineofsight.claims.board.comparing import BoardChanges, compare
from lineofsight.claims.board.gathering import NoRecordError, gather
from lineofsight.claims.board.inputs import (
    Action,
    Audit,
    BoardCouncil,
    BoardInputs,
    Document,
    DocumentKind,
)
from lineofsight.claims.board.keeping import (
    KeptBoardError,
    board_of,
    from_dict,
    keep,
    kept_weeks,
    to_dict,
)
from lineofsight.claims.board.statements import (
    Question,
    Reason,
    Statement,
    Subject,
    SubjectKind,
    Tone,
)
from lineofsight.claims.board.text import as_text
from lineofsight.claims.board.tomorrow import Asked, Readiness, inspection_tomorrow

__all__ = [
    "Action",
    "Asked",
    "Audit",
    "Board",
    "BoardChanges",
    "BoardCouncil",
    "BoardInputs",
    "Cell",
    "Document",
    "DocumentKind",
    "KeptBoardError",
    "NoRecordError",
    "Question",
    "Readiness",
    "Reason",
    "Statement",
    "Subject",
    "SubjectKind",
    "Tone",
    "View",
    "Week",
    "as_text",
    "board",
    "board_of",
    "compare",
    "for_members",
    "from_dict",
    "gather",
    "inspection_tomorrow",
    "keep",
    "kept_weeks",
    "to_dict",
    "week_of",
]
