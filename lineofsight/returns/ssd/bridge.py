"""The dataset's tables taken whole out of a council's database, into Parquet files.

The database is only ever asked for whole tables: all that is worked out is worked out here, by one
engine. Ibis asks it (PostgreSQL or SQL Server), where the extra `bridge` is installed. How the
database is reached stands in an address that holds a password: no message, file or log
repeats it, nor what the database says, which may repeat it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lineofsight.returns.results.folder import written_whole
from lineofsight.returns.ssd.tables import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

#: Told which table is being read, and how many of how many are.
Progress = Callable[[str, int, int], None]
#: Addresses that are known, by what they begin with.
SCHEMES = ("postgres", "postgresql", "mssql")
#: So many rows are in memory at a time.
BATCH = 20_000
OWNER_ALONE = 0o600
#: What libraries raise where a database cannot be reached or asked, by module.
_ERRORS = (
    ("ibis", "IbisError"),
    ("ibis.common.exceptions", "IbisError"),
    ("psycopg", "Error"),
    ("pyodbc", "Error"),
)


class CannotPullError(Exception):
    """The tables cannot be taken out. The message says what to do, and nothing of the address."""


@dataclass(frozen=True)
class Pulled:
    """What was taken out.

    Attributes:
        rows: of each table.
        missing: tables of the dataset that are not there.
        without: columns that a table is without, by table.
    """

    rows: dict[str, int]
    missing: tuple[str, ...]
    without: dict[str, tuple[str, ...]]


def pull_ssd(
    url: str, folder: Path, progress: Progress | None = None, *, schema: str | None = None
) -> Pulled:
    """Take the dataset's tables out of a database, each into a Parquet file of a folder, which is
    there whole or not at all and which only its owner may look into.

    Args:
        url: the database's address, as `postgres://user:password@host/database` or
            `mssql://user:password@host/database`.
        folder: where; nothing, or an empty folder, may be there.
        progress: is told what is being read.
        schema: where in the database the tables are; else where it looks by itself.

    Raises:
        CannotPullError: Ibis is not installed, the database cannot be reached or read, no table of
            the dataset is in it, or the folder is not empty.
        OSError: the disk is full or may not be written; nothing is left behind.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise CannotPullError(f"{folder} is not empty. Name a folder that is not there yet.")
    rows: dict[str, int] = {}
    without: dict[str, tuple[str, ...]] = {}
    with _opened(url) as database, written_whole(folder) as beside:
        with _asking():
            there = {name.lower(): name for name in database.list_tables(**_in(schema))}
        wanted = [table for table in TABLES if table.name in there]
        if not wanted:
            raise CannotPullError(
                "No table of the dataset is in the database. Look whether the schema is right, "
                "and whether the user may read it."
            )
        for number, table in enumerate(wanted):
            if progress is not None:
                progress(table.name, number, len(wanted))
            with _asking():
                asked = database.table(there[table.name], **_in(schema))
                own = {name.lower(): name for name in asked.columns}
            taken = {name: own[name] for name in table.columns() if name in own}
            lacking = tuple(name for name in table.columns() if name not in own)
            if lacking:
                without[table.name] = lacking
            if taken:
                rows[table.name] = _write(beside / f"{table.name}.parquet", asked.select(**taken))
    missing = tuple(table.name for table in TABLES if table.name not in there)
    return Pulled(rows, missing, without)


def _in(schema: str | None) -> dict[str, str]:
    return {} if schema is None else {"database": schema}


@contextmanager
def _opened(url: str) -> Iterator[Any]:
    """A connection, closed whatever happens.

    Raises:
        CannotPullError: Ibis is not installed, or the database cannot be reached.
    """
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = ""
    if scheme not in SCHEMES:
        raise CannotPullError(
            f"The database's address begins with none of {', '.join(f'{s}://' for s in SCHEMES)}."
        )
    try:
        ibis = import_module("ibis")
    except ImportError:
        raise CannotPullError(
            "Reading a database needs Ibis, which is not installed: install lineofsight[bridge]."
        ) from None
    with _asking("The database cannot be reached. Look at its address, user and password."):
        try:
            database = ibis.connect(url)
        except ImportError:
            raise CannotPullError(
                "The driver of this kind of database is not installed: install "
                "lineofsight[bridge]; SQL Server needs its ODBC driver too."
            ) from None
    try:
        yield database
    finally:
        database.disconnect()


@contextmanager
def _asking(
    said: str = "The database did not answer. Look whether the user may read its tables.",
) -> Iterator[None]:
    """Put plain words in place of what a database or its driver says.

    Raises:
        CannotPullError: something went wrong.
    """
    try:
        yield
    except _errors() as error:
        raise CannotPullError(f"{said} ({type(error).__name__})") from None


def _errors() -> tuple[type[Exception], ...]:
    """What may be raised by the libraries that are installed."""
    found: list[type[Exception]] = [ConnectionError, TimeoutError]
    for module, name in _ERRORS:
        try:
            found.append(getattr(import_module(module), name))
        except (ImportError, AttributeError):
            continue
    return tuple(found)


def _write(path: Path, asked: Any) -> int:
    """Write the rows of a table, so many at a time, to a Parquet file that only its owner may read;
    give how many."""
    import pyarrow.parquet as pq

    path.touch(mode=OWNER_ALONE)
    rows = 0
    with _asking():
        reader = asked.to_pyarrow_batches(chunk_size=BATCH)
    with pq.ParquetWriter(path, reader.schema, compression="zstd") as writer:
        for batch in _batches(reader):
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


def _batches(reader: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
    """The rows that a database gives; what it says where it breaks off is not repeated."""
    while True:
        with _asking("The database broke off. Run again."):
            try:
                batch = reader.read_next_batch()
            except StopIteration:
                return
        yield batch
