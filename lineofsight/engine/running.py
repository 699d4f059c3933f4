"""Where frames are worked out: DuckDB here, Spark in `engine.spark`.

An engine holds named tables, gives them as lazy Narwhals frames, works a frame out once
(`keep`), and says which rows meet each of many conditions in one pass (`matches`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

import duckdb

if TYPE_CHECKING:  # a check that was planned before runs without expressions
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
    """The engine by default: DuckDB in memory, spilling to a folder past its memory limit.

    `statements` are those that made what it keeps, in their order, and `made` the names of its
    tables with what each was made of: over tables of the same columns they can be run again
    without any expression being built.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self.statements: list[str] = []
        self.made: list[tuple[str, str]] = []

    def table(self, name: str) -> nw.LazyFrame[Any]:
        """A table of the connection.

        Raises:
            KeyError: there is none of that name.
        """
        import narwhals as nw

        try:
            return nw.from_native(self.connection.table(name))
        except duckdb.CatalogException as error:
            raise KeyError(name) from error

    def keep(self, name: str, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Make a temporary table of the frame."""
        import narwhals as nw

        self._make(name, nw.to_native(frame).sql_query())
        return self.table(name)

    def matches(
        self,
        name: str,
        frame: nw.LazyFrame[Any],
        conditions: Mapping[int, nw.Expr],
        rows: Sequence[tuple[int, nw.LazyFrame[Any]]] = (),
    ) -> None:
        """One pass over the frame: each row gives the list of conditions it meets, unnested."""
        import narwhals as nw

        alone = {number for number, _ in rows}
        columns = {f"_{number}": condition for number, condition in conditions.items()}
        query = nw.to_native(frame.select(ROW, **columns)).sql_query()
        listed = [number for number in conditions if number not in alone]
        met = ", ".join(f'CASE WHEN "_{number}" THEN {number} END' for number in listed)
        self._make(
            name,
            f"SELECT {ROW}, UNNEST(list_filter([{met}]::USMALLINT[], lambda n: n IS NOT NULL)) "
            f"AS {CONDITION} FROM ({query})",
        )
        for number in sorted(alone):
            found = [nw.to_native(more.select(ROW)).sql_query() for n, more in rows if n == number]
            if number in conditions:
                found.append(f'SELECT {ROW} FROM ({query}) WHERE "_{number}"')
            every = " UNION ALL ".join(f"({one})" for one in found)
            # One statement each: together they are planned as one, which takes half as long again.
            self._run(
                f'INSERT INTO "{name}" '
                f"SELECT DISTINCT {ROW}, {number}::USMALLINT AS {CONDITION} FROM ({every})"
            )

    def _make(self, name: str, query: str) -> None:
        self._run(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {query}')
        self.made.append((name, query))

    def _run(self, statement: str) -> None:
        self.connection.execute(statement)
        self.statements.append(statement)


class EngineName(StrEnum):
    """The engines, as a user names them."""

    DUCKDB = "duckdb"
    SPARK = "spark"


class EngineMissingError(Exception):
    """The engine is not installed. The message says what to install."""


@contextmanager
def open_engine(name: EngineName, connection: duckdb.DuckDBPyConnection) -> Iterator[Engine]:
    """An engine over the tables of a DuckDB connection, which also gets the rows found.

    Raises:
        EngineMissingError: Spark was asked for and PySpark or Java is not there.
    """
    if name is EngineName.DUCKDB:
        yield DuckDBEngine(connection)
        return
    try:
        from lineofsight.engine.spark import SparkEngine, local_session
    except ImportError:
        raise EngineMissingError(
            "Spark is not installed. Install it with: pip install 'lineofsight[spark]'"
        ) from None
    with SparkEngine(connection, session=local_session()) as engine:
        yield engine
