"""Rules on cells that hold something a spreadsheet left there."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw
from narwhals import col

from lineofsight.engine.tables import Table
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.shared import rule_of_lists
from lineofsight.returns.annex_a.tables import TABLES
from lineofsight.returns.rules import Failing


def _texts(table: type[Table]) -> list[str]:
    """Columns of any text: of others, an error does not fit the column."""
    return [
        name
        for name, column in table.columns().items()
        if column.type is str and column.codelist is None and column.pattern is None
    ]


@rule_of_lists(
    "AA023",
    "A formula in the spreadsheet gave an error in place of a text.",
    mend="Mend the formula, or write the text itself.",
    at={table: _texts(table) for table in TABLES},
    cause="Names of teams and workers were looked up in another sheet, which was not sent along.",
)
def error_in_place_of_text(r: AnnexA) -> Sequence[Failing]:
    """#N/A, #REF!, #NAME? and the like."""
    return [
        r.rows(table).filter(
            nw.any_horizontal(
                *(col(name).str.contains(r"^#[A-Z/0]+[!?]?$") for name in _texts(table)),
                ignore_nulls=True,
            )
        )
        for table in TABLES
    ]
