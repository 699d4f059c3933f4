"""Times that overlap one another: each from a first day to a last, both included."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import days_after
from lineofsight.engine.tables import Table
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.shared import adds

type_of_day = Callable[[CIN], nw.Expr]


def overlapping(
    table: type[Table], name: str, *, by: str, start: type_of_day, end: type_of_day
) -> nw.Expr:
    """Register the columns that tell which rows of a table overlap others, and give the condition
    that a row does: it starts while an earlier one goes on, or another starts while it goes on.

    In order of their starts, a row starts while an earlier one goes on where the latest end of all
    rows before it is not before its start; and it goes on when another starts where the next start
    is not after its end. So rows need not be set side by side.

    Args:
        table: whose rows they are.
        name: goes before the names of the columns.
        by: the key within which rows are compared: `_child` or `_episode`.
        start: given the return, the first day; blank for a row that is left out.
        end: the last day; blank for a row that starts but is not known to go on.
    """
    order = {"order_by": [f"{name}_start", "_row"]}

    @adds(table)
    def days(r: CIN) -> Mapping[str, nw.Expr]:
        # A running maximum is blank beside a blank: a row that is not known to go on is given an
        # end before its start, which no other row can meet.
        last = nw.coalesce(end(r), days_after(start(r), -1))
        return {f"{name}_start": start(r), f"{name}_end": nw.when(~start(r).is_null()).then(last)}

    @adds(table, stage=2)
    def running(_: CIN) -> Mapping[str, nw.Expr]:
        return {
            f"{name}_latest_end": col(f"{name}_end").cum_max().over(by, **order),
            f"{name}_next_start": col(f"{name}_start").shift(-1).over(by, **order),
        }

    @adds(table, stage=3)
    def earlier(_: CIN) -> Mapping[str, nw.Expr]:
        return {f"{name}_earlier_end": col(f"{name}_latest_end").shift(1).over(by, **order)}

    return (col(f"{name}_start") <= col(f"{name}_earlier_end")) | (
        col(f"{name}_next_start") <= col(f"{name}_end")
    )
