"""Reading an extract of the dataset: its CSV files as any return's, and Parquet as these are read.

Each Parquet file is one table, told by its column names. Its cells become text as a CSV file would
hold them, so that the same typed tables are made and the same is said of what does not fit. A row's
line is its number in the file, from 1: a Parquet file has no line of column names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from lineofsight.returns.reading.archives import Refused, is_litter, refusing
from lineofsight.returns.reading.found import Loaded, Problems
from lineofsight.returns.reading.load import Loader, Part
from lineofsight.returns.reading.notices import note_columns
from lineofsight.returns.reading.private import private_folder
from lineofsight.returns.reading.read import read_return
from lineofsight.returns.reading.recognise import NotRecognised, Recogniser
from lineofsight.returns.reading.rows import note_guesses, written_rows
from lineofsight.returns.reading.scan import head_of, scan_file
from lineofsight.returns.ssd.kind import KIND, YEAR
from lineofsight.returns.ssd.written import settle_written

if TYPE_CHECKING:
    import pyarrow.parquet as pq

#: How a Parquet file begins.
MARK = b"PAR1"
#: So many rows are in memory at a time.
BATCH = 20_000

_DAMAGED = Refused(
    "The Parquet file cannot be opened: it is damaged or breaks off.", "Write it again."
)


def read_extract(paths: Iterable[Path], *, connection: duckdb.DuckDBPyConnection) -> Loaded:
    """Read an extract's files into typed tables on a connection, whether they are CSV (or what
    else a return's tables may be) or Parquet; as `read_return` reads a return.

    Args:
        paths: its files and folders: of Parquet all, or none.
        connection: gets the tables, and the view `problems`.

    Raises:
        CannotReadFiles: there was no room for temporary files.
    """
    given = [Path(path) for path in paths]
    files = list(_files(given))
    if not any(is_parquet(path) for path in files):
        return settle_written(
            read_return(KIND, given, connection=connection, year=YEAR), connection
        )
    with private_folder() as folder:
        loader = Loader(KIND, connection, folder, year=YEAR)
        seen: dict[str, str] = {}
        for path in files:
            _read_file(loader, path, seen)
        _note_tables_in_parts(loader.parts, loader)
        problems = loader.finish()
    supplied: dict[str, frozenset[str]] = {}
    for part in loader.parts:
        if part.table is not None:
            before = supplied.get(part.typed_name, frozenset())
            supplied[part.typed_name] = before | part.supplied
    return Loaded(
        year=YEAR,
        year_sure=True,
        year_reason="It was given.",
        given=frozenset(supplied),
        supplied=supplied,
        files=tuple(part.source_file() for part in loader.parts),
        problems=Problems(connection, problems),
    )


def is_parquet(path: Path) -> bool:
    """Whether a file is Parquet, by its first bytes."""
    try:
        return path.is_file() and head_of(path).head.startswith(MARK)
    except OSError:
        return False


def is_extract(path: Path) -> bool:
    """Whether a file is Parquet, and by its column names a table of the dataset."""
    if not is_parquet(path):
        return False
    try:
        with _opened(path) as file:
            names = file.schema_arrow.names
    except Refused:
        return False
    found = Recogniser(KIND.tables, KIND.child).recognise(names, path.name)
    return not isinstance(found, NotRecognised)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file that is meant, in order of name."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found |= {one.absolute() for one in path.iterdir() if not is_litter(one.name)}
        else:
            found.add(path.absolute())
    yield from sorted(found, key=lambda path: (path.name.casefold(), path))


def _read_file(loader: Loader, path: Path, seen: dict[str, str]) -> None:
    """Read one file; whatever keeps it from being read is noted."""
    begin = partial(loader.part, path.name, last_year=False)
    part: Part | None = None
    try:
        with refusing():
            if not path.is_file():
                raise Refused(
                    "It is no file: it was not looked into.", "Give the folder of its tables."
                )
            scan = scan_file(path)
        part = begin(scan.sha256, scan.size)
        if not scan.head.startswith(MARK):
            raise Refused(
                "The file is no Parquet file, and others of the extract are: it was left out.",
                "Give an extract whose tables are all Parquet, or all CSV.",
            )
        if twin := seen.get(scan.sha256):
            raise Refused(
                f"The file holds the same bytes as {twin}: its rows were not loaded again.",
                "Remove one of the two.",
            )
        seen[scan.sha256] = path.name
        _read_table(loader, part, path)
    except Refused as refused:
        part = part or begin("", 0)
        loader.notes.add(part.number, refused.message, refused.mend)


def _read_table(loader: Loader, part: Part, path: Path) -> None:
    """Read the one table of a file.

    Raises:
        Refused: it is damaged, or of no table of the dataset.
    """
    with _opened(path) as file:
        names = file.schema_arrow.names
        found = loader.recogniser.recognise(names, path.name)
        if isinstance(found, NotRecognised):
            part.rows = part.refused = file.metadata.num_rows
            raise Refused(found.message, found.mend)
        part.table = found.table
        note_columns(loader, part, found, line=1)
        note_guesses(loader, part, found, line=1)
        with written_rows(loader, part, found) as writer:
            for number, cells in enumerate(_rows(file), 1):
                writer.add(number, cells)


def _opened(path: Path) -> pq.ParquetFile:
    """A Parquet file.

    Raises:
        Refused: it is damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(path)
    except (pa.ArrowException, OSError):
        raise _DAMAGED from None


def _rows(file: pq.ParquetFile) -> Iterator[list[str]]:
    """The rows of a file, each cell as text.

    Raises:
        Refused: it is damaged.
    """
    import pyarrow as pa

    try:
        for batch in file.iter_batches(batch_size=BATCH):
            columns = [[_text(value) for value in column.to_pylist()] for column in batch.columns]
            yield from map(list, zip(*columns, strict=True))
    except (pa.ArrowException, OSError):
        raise _DAMAGED from None


def _text(value: Any) -> str:
    """A cell as a CSV file would hold it; a list is JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if _is_midnight(value) else f"{value:%Y-%m-%dT%H:%M:%S}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)


def _is_midnight(value: datetime) -> bool:
    return not (value.hour or value.minute or value.second)


def _note_tables_in_parts(parts: list[Part], loader: Loader) -> None:
    """Note tables that more than one file gave: their rows stand one after the other."""
    several: dict[str, list[Part]] = {}
    for part in parts:
        if part.table is not None:
            several.setdefault(part.typed_name, []).append(part)
    for name, found in several.items():
        if len(found) > 1:
            names = ", ".join(part.name for part in found)
            loader.notes.add(
                found[1].number,
                f"{name} comes from {len(found)} files, whose rows were put one after the other: "
                f"{names}.",
                "Give one file of each table.",
                table=name,
            )
