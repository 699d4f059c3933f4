"""Where frames are worked out: DuckDB here, Spark in `engine.spark`.

An engine holds named tables, gives them as lazy Narwhals frames, works a frame out once
(`keep`), and says which rows meet each of many conditions in one pass (`matches`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import duckdb
import narwhals as nw

#: The columns of what `matches` gives: the row's number, and the place of the condition.
ROW, CONDITION = "_row", "_condition"


class Engine(Protocol):
    """What the check of a return asks of an engine."""

    def table(self, name: str) -> nw.LazyFrame[Any]:
        """A named table as a lazy frame.

        Raises:
            KeyError: there is none of that name.
        """

    def keep(self, name: str, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Work a frame out now, under a name, and give it as a frame over the result."""

    def matches(
        self,
        name: str,
        frame: nw.LazyFrame[Any],
        conditions: Mapping[int, nw.Expr],
        rows: Sequence[tuple[int, nw.LazyFrame[Any]]] = (),
    ) -> None:
        """Keep, as a table of that name, a row (`_row`, `_condition`) for each row of a frame
        that has a `_row` column and each condition that holds for it; and for each `_row` of
        the frames that `rows` sets beside a condition's number. None is there twice.

        Raises:
            Exception: the engine's own error, where a condition cannot be worked out.
        """


class DuckDBEngine:
    """The engine by default: DuckDB in memory, spilling to a folder past its memory limit."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def table(self, name: str) -> nw.LazyFrame[Any]:
        """A table of the connection."""
        return nw.from_native(self.connection.table(name))

    def keep(self, name: str, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Make a temporary table of the frame."""
        query = nw.to_native(frame).sql_query()
        self.connection.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {query}')
        return self.table(name)

    def matches(
        self,
        name: str,
        frame: nw.LazyFrame[Any],
        conditions: Mapping[int, nw.Expr],
        rows: Sequence[tuple[int, nw.LazyFrame[Any]]] = (),
    ) -> None:
        """One pass over the frame: each row gives the list of conditions it meets, unnested."""
        columns = {f"_{number}": condition for number, condition in conditions.items()}
        query = nw.to_native(frame.select(ROW, **columns)).sql_query()
        met = ", ".join(f'CASE WHEN "_{number}" THEN {number} END' for number in conditions)
        found = (
            f"SELECT {ROW}, UNNEST(list_filter([{met}]::USMALLINT[], lambda n: n IS NOT NULL)) "
            f"AS {CONDITION} FROM ({query})"
        )
        for number, more in rows:
            query = nw.to_native(more.select(ROW)).sql_query()
            found += f" UNION SELECT {ROW}, {number}::USMALLINT AS {CONDITION} FROM ({query})"
        self.connection.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {found}')
