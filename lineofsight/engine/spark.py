"""The engine for a region's or the nation's returns: the same frames worked out by Spark.

Files are read, and results written, by DuckDB; the tables pass to Spark, and the rows that meet
conditions come back, as Parquet in a folder of their own, removed by `close`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
from pyspark.errors import PySparkRuntimeError
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sf

from lineofsight.engine.running import CONDITION, ROW, EngineMissingError


def local_session() -> SparkSession:
    """The session that is active, or one on this machine's cores: no pages, nothing listening
    beyond the machine, days without a time zone.

    Raises:
        EngineMissingError: Java cannot be started.
    """
    if active := SparkSession.getActiveSession():
        return active
    builder = (
        SparkSession.builder.master("local[*]")
        .appName("lineofsight")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.log.level", "ERROR")
    )
    try:
        return builder.getOrCreate()
    except (PySparkRuntimeError, OSError) as error:
        raise EngineMissingError(
            f"Spark could not start Java ({error}). Install Java 17 or later, and set JAVA_HOME."
        ) from None


class SparkEngine:
    """Frames worked out by Spark over the tables of a DuckDB connection. Use it as a context
    manager, or `close` it."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        *,
        session: SparkSession | None = None,
        folder: Path | None = None,
    ) -> None:
        """Args:
        connection: holds the tables, and is given the rows that meet conditions.
        session: where frames are worked out; `local_session` where none is given.
        folder: where the tables pass through; every worker of the session must see it.
        """
        self.connection = connection
        self.session = session or local_session()
        self._passing = tempfile.TemporaryDirectory(prefix="lineofsight-", dir=folder)
        self._tables: dict[str, DataFrame] = {}
        self._kept: list[DataFrame] = []

    def table(self, name: str) -> nw.LazyFrame[Any]:
        """A table that was kept, or one of the connection.

        Raises:
            KeyError: there is none of that name.
        """
        if name not in self._tables:
            path = Path(self._passing.name) / f"{name}.parquet"
            try:
                self.connection.table(name).write_parquet(str(path))
            except duckdb.CatalogException as error:
                raise KeyError(name) from error
            self._tables[name] = self.session.read.parquet(path.as_uri())
        frame: nw.LazyFrame[Any] = nw.from_native(self._tables[name])
        return frame

    def keep(self, name: str, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Have Spark keep the frame once it was worked out, in memory or on its disks."""
        kept = nw.to_native(frame).persist()
        self._kept.append(kept)
        self._tables[name] = kept
        return self.table(name)

    def matches(
        self,
        name: str,
        frame: nw.LazyFrame[Any],
        conditions: Mapping[int, nw.Expr],
        rows: Sequence[tuple[int, nw.LazyFrame[Any]]] = (),
    ) -> None:
        """One pass over the frame: each row gives an array of the conditions it meets. The rows
        found become a table of the connection."""
        columns = {f"_{number}": condition for number, condition in conditions.items()}
        judged = nw.to_native(frame.select(ROW, **columns))
        met = [sf.when(judged[f"_{number}"], sf.lit(number)) for number in conditions]
        passes = [
            judged.select(ROW, sf.explode(sf.array_compact(sf.array(*met))).alias(CONDITION))
        ] * bool(met)
        for number, more in rows:
            found = nw.to_native(more.select(ROW)).distinct()
            passes.append(found.select(ROW, sf.lit(number).alias(CONDITION)))
        path = Path(self._passing.name) / name
        if passes:
            every = reduce(DataFrame.unionByName, passes)
            (every.distinct() if rows else every).write.mode("overwrite").parquet(path.as_uri())
        source = f"read_parquet('{path.as_posix()}/*.parquet')" if passes else _NONE
        self.connection.execute(
            f'CREATE OR REPLACE TEMP TABLE "{name}" AS '
            f"SELECT {ROW}::BIGINT AS {ROW}, {CONDITION}::USMALLINT AS {CONDITION} FROM {source}"
        )

    def close(self) -> None:
        """Let go of what Spark keeps and remove the folder; the session stays."""
        for kept in self._kept:
            kept.unpersist()
        self._passing.cleanup()

    def __enter__(self) -> SparkEngine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_NONE = f"(SELECT NULL AS {ROW}, NULL AS {CONDITION} WHERE false)"
