"""All indicators at once, by statements that were built before where there are some.

Building the expressions of all indicators takes longer than running them over a council's record.
What they ask of DuckDB depends on the indicators and the columns of the record alone (see
`engine.plans`): periods are rows of a table.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import narwhals as nw

from lineofsight import indicators as indicators_package
from lineofsight import record as record_package
from lineofsight import reference as reference_package
from lineofsight import returns as returns_package
from lineofsight.engine.plans import keep_plan, plan_folder, plan_name, read_plan
from lineofsight.engine.running import DuckDBEngine
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.run import PERIODS, Open, rows
from lineofsight.indicators.values import summed

_PACKAGES = (indicators_package, record_package, reference_package, returns_package)

#: Told how many indicators of how many are done.
Progress = Callable[[int, int], None]


def sums_of_all(
    every: Sequence[Indicator],
    opened: Open,
    *,
    progress: Progress | None = None,
    folder: Path | None = None,
) -> dict[str, list[dict[str, Any]]]:
    """The sums of indicators' members, as `values.summed` gives them, by code.

    Args:
        every: the indicators.
        opened: the record, seen over periods.
        progress: is told how far it is.
        folder: where plans are kept; `plan_folder()` where nothing is said.
    """
    tell = progress or _quiet
    engine = opened.record.engine
    if not isinstance(engine, DuckDBEngine):
        found = {}
        for number, one in enumerate(every, start=1):
            found[one.code] = rows(summed(one, one.members(opened.record)))
            tell(number, len(every))
        return found
    kept_in = folder or plan_folder()
    path = None
    if kept_in is not None:
        asked = ["indicators", [one.code for one in every]]
        path = kept_in / f"{plan_name(asked, engine.connection, _PACKAGES)}.json"
        if (plan := read_plan(path)) is not None:
            try:
                return _run(engine.connection, plan["tables"], plan["queries"], tell)
            except duckdb.Error:
                pass  # made anew below
    before = len(engine.made)
    queries = {
        one.code: nw.to_native(summed(one, one.members(opened.record))).sql_query() for one in every
    }
    if path is not None:
        keep_plan(path, {"tables": engine.made[before:], "queries": queries})
    found = {}
    for number, (code, query) in enumerate(queries.items(), start=1):
        found[code] = _asked(engine.connection, query)
        tell(number, len(queries))
    return found


def _run(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[tuple[str, str]],
    queries: Mapping[str, str],
    tell: Progress,
) -> dict[str, list[dict[str, Any]]]:
    """What each query gives, several at a time: over one council's rows DuckDB plans for longer
    than it counts, and it plans each query on one core.

    Args:
        connection: holds the record, and the table of periods.
        tables: the tables that queries share, by name, each with the query that it is made of;
            one that another is made of stands before it.
        queries: by the indicators' codes.
        tell: is told how many queries are done.
    """
    # What the threads share is in a schema: a temporary table is seen by its connection alone.
    schema = f"work_{uuid4().hex}"
    connection.execute(f"CREATE SCHEMA {schema}")
    try:
        connection.execute(f"CREATE TABLE {schema}.{PERIODS} AS FROM {PERIODS}")
        with _threads(connection, schema) as pool:
            made: dict[str, Future[None]] = {}
            for name, query in tables:
                made[name] = pool.submit(_make, name, query, _needed(made, query))
            asked = {
                code: pool.submit(_ask, query, _needed(made, query))
                for code, query in queries.items()
            }
            found = {}
            for number, (code, future) in enumerate(asked.items(), start=1):
                found[code] = future.result()
                tell(number, len(asked))
            return found
    finally:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


_of_thread = threading.local()


@contextmanager
def _threads(connection: duckdb.DuckDBPyConnection, schema: str) -> Iterator[ThreadPoolExecutor]:
    """Threads, each with a connection of its own to the same tables; what none has begun when an
    exception is raised is left."""
    (count,) = connection.execute("SELECT current_setting('threads')").fetchall()[0]
    cursors = [connection.cursor() for _ in range(count)]
    for cursor in cursors:
        cursor.execute(f"SET search_path = '{schema},main'")
    free = cursors.copy()

    def take() -> None:
        _of_thread.connection = free.pop()

    pool = ThreadPoolExecutor(count, initializer=take)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        for cursor in cursors:
            cursor.close()


def _needed(made: Mapping[str, Future[None]], query: str) -> list[Future[None]]:
    """The tables that a query is over. Each was begun before it, so that none waits for ever."""
    return [future for name, future in made.items() if f'"{name}"' in query]


def _make(name: str, query: str, needed: Sequence[Future[None]]) -> None:
    for future in needed:
        future.result()
    _of_thread.connection.execute(f'CREATE TABLE "{name}" AS {query}')


def _ask(query: str, needed: Sequence[Future[None]]) -> list[dict[str, Any]]:
    for future in needed:
        future.result()
    return _asked(_of_thread.connection, query)


def _asked(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    """The rows of a query."""
    cursor = connection.execute(query)
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _quiet(_done: int, _total: int) -> None:
    """Tells nobody."""
