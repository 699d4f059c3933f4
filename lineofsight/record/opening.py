"""Opening the record of a snapshot."""

from __future__ import annotations

import os

import duckdb

from lineofsight.engine.quoting import quoted
from lineofsight.engine.snapshots import Snapshot
from lineofsight.record.staging import SQL_TYPES
from lineofsight.record.tables import TABLES

#: The room of a snapshot that the record is in.
ROOM = "record"


def open_record(
    *snapshots: Snapshot, memory_limit: str | None = None, in_memory: bool = False
) -> duckdb.DuckDBPyConnection:
    """A connection over the record of a snapshot, with each table as a view `record_<table>`. A
    table or column that an older version did not keep is there, and empty.

    Args:
        snapshots: of the kind `record`; several where each is of another council: every row says
            which authority it is of.
        memory_limit: DuckDB's, as in `1GB`.
        in_memory: whether to read the tables whole, so that questions about single children are
            answered many times sooner: planning over files costs more than reading them.
    """
    connection = duckdb.connect(config={"threads": os.cpu_count() or 1})
    if memory_limit is not None:
        connection.execute("SET memory_limit = ?", [memory_limit])
    for table in TABLES:
        paths = [snapshot.table_path(ROOM, table.name) for snapshot in snapshots]
        files = ", ".join(quoted(path) for path in paths if path.is_file())
        there: set[str] = set()
        source = ""
        if files:
            source = f" FROM read_parquet([{files}], union_by_name = {len(snapshots) > 1})"
            there = {
                name for name, *_ in connection.execute(f"DESCRIBE SELECT *{source}").fetchall()
            }
        cells = ", ".join(
            f'"{name}"' if name in there else f'CAST(NULL AS {SQL_TYPES[facts.type]}) AS "{name}"'
            for name, facts in table.columns().items()
        )
        where = "" if source else " WHERE false"
        kind = "TABLE" if in_memory else "VIEW"
        connection.execute(f"CREATE {kind} record_{table.name} AS SELECT {cells}{source}{where}")
    return connection
