"""What the tools of SQL Server write into CSV files, and no other program reads as it is meant.

A cell without a value is written as the word NULL, and a day with a time to the thousandth of a
second.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import duckdb

from lineofsight.engine.tables import ColumnFacts
from lineofsight.returns.reading.found import PROBLEMS_VIEW, Loaded, Problems
from lineofsight.returns.ssd.tables import TABLES
from lineofsight.returns.typed import FIRST_YEAR_OF_DATES, LAST_YEAR_OF_DATES

#: A cell without a value. In small letters it may be a name.
NOTHING = "NULL"
#: A day with a time and fractions of a second.
_MOMENT = r"^(\d{4}-\d{2}-\d{2})[ T]\d{2}:\d{2}:\d{2}[.,]\d{1,9}$"


def settle_written(loaded: Loaded, connection: duckdb.DuckDBPyConnection) -> Loaded:
    """Read such cells as they are meant, in the typed tables of an extract; what was said of them
    is said no more.

    Args:
        loaded: what was read.
        connection: holds the tables, and the view `problems`.
    """
    for table in TABLES:
        if table.name in loaded.given:
            cells = [cell for facts in table.columns().values() for cell in _meant(facts)]
            connection.execute(f"UPDATE {table.name} SET {', '.join(cells)}")
    (count,) = connection.execute(f"SELECT count(*) FROM {PROBLEMS_VIEW}").fetchall()[0]
    return replace(loaded, problems=Problems(connection, count))


def _meant(facts: ColumnFacts) -> list[str]:
    """SQL of assignments for what a column's cells mean."""
    name = facts.name
    if facts.type is str:
        return [f"{name} = nullif({name}, '{NOTHING}')"]
    told = [f"{name}_text = nullif({name}_text, '{NOTHING}')"]
    if facts.type is date:
        day = f"TRY_CAST(regexp_extract({name}_text, '{_MOMENT}', 1) AS DATE)"
        known = f"year({day}) BETWEEN {FIRST_YEAR_OF_DATES} AND {LAST_YEAR_OF_DATES}"
        told.append(f"{name} = coalesce({name}, CASE WHEN {known} THEN {day} END)")
    return told
