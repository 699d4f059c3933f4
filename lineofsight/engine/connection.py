"""DuckDB over a snapshot, as SQL or as Narwhals frames."""

from __future__ import annotations

import os
from typing import Any

import duckdb
import narwhals as nw

from lineofsight.engine.quoting import quoted
from lineofsight.engine.snapshots import Snapshot


class Connection:
    """A DuckDB connection with each table of a snapshot as a view, `inspections_judgement` for
    `inspections/judgement.parquet`. Use it as a context manager, or `close` it."""

    def __init__(self, snapshot: Snapshot, *, memory_limit: str | None = None) -> None:
        self.snapshot = snapshot
        self.duckdb = duckdb.connect(config={"threads": os.cpu_count() or 1})
        if memory_limit is not None:
            self.duckdb.execute("SET memory_limit = ?", [memory_limit])
        for path in sorted(snapshot.path.glob("*/*.parquet")):
            view = f"{path.parent.name}_{path.stem}"
            # A view cannot take a parameter; the names come from our own declarations.
            self.duckdb.execute(f'CREATE VIEW "{view}" AS FROM read_parquet({quoted(path)})')

    def frame(self, room: str, table: str) -> nw.LazyFrame[Any]:
        """A table as a lazy Narwhals frame."""
        return nw.from_native(self.duckdb.table(f"{room}_{table}"))

    def sql(self, query: str, parameters: list[Any] | None = None) -> list[dict[str, Any]]:
        """Rows of a query, each a dictionary by column."""
        cursor = self.duckdb.execute(query, parameters)
        names = [column[0] for column in cursor.description or []]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def close(self) -> None:
        """Close the connection."""
        self.duckdb.close()

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def connect(snapshot: Snapshot, *, memory_limit: str | None = None) -> Connection:
    """Connect to a snapshot. `memory_limit` is DuckDB's, as in `4GB`."""
    return Connection(snapshot, memory_limit=memory_limit)
