"""All indicators at once, by statements that were built before where there are some.

Building the expressions of all indicators takes longer than running them over a council's record.
What they ask of DuckDB depends on the indicators and the columns of the record alone (see
`engine.plans`): periods are rows of a table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw

from lineofsight import indicators as indicators_package
from lineofsight import record as record_package
from lineofsight import reference as reference_package
from lineofsight import returns as returns_package
from lineofsight.engine.plans import keep_plan, plan_folder, plan_name, read_plan
from lineofsight.engine.running import DuckDBEngine
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.run import Open, rows
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
                for statement in plan["statements"]:
                    engine.connection.execute(statement)
                return _asked(engine.connection, plan["queries"], tell)
            except duckdb.Error:
                pass  # made anew below
    before = len(engine.statements)
    queries = {
        one.code: nw.to_native(summed(one, one.members(opened.record))).sql_query() for one in every
    }
    if path is not None:
        keep_plan(path, {"statements": engine.statements[before:], "queries": queries})
    return _asked(engine.connection, queries, tell)


def _asked(
    connection: duckdb.DuckDBPyConnection, queries: dict[str, str], tell: Progress
) -> dict[str, list[dict[str, Any]]]:
    """What each query gives."""
    found = {}
    for number, (code, query) in enumerate(queries.items(), start=1):
        cursor = connection.execute(query)
        columns = [column[0] for column in cursor.description or ()]
        found[code] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        tell(number, len(queries))
    return found


def _quiet(_done: int, _total: int) -> None:
    """Tells nobody."""
