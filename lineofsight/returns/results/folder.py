"""Writing a folder whole or not at all, and the folder of a check."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from lineofsight.engine.quoting import quoted

MANIFEST = "manifest.json"
_UNFINISHED, _REPLACED = ".unfinished-", ".replaced-"


class NotACheckError(Exception):
    """A folder is not one that a check was written to. The message says what to do."""


@contextmanager
def written_whole(place: Path) -> Iterator[Path]:
    """A new folder to write to, put in its place when all is written; until then, and where
    anything goes wrong, what was there before stands.

    Only its owner may look into it: it holds children's records.

    Args:
        place: where it shall be; nothing, an empty folder or an earlier check may be there.

    Raises:
        NotACheckError: something else is there.
        OSError: the disk is full or may not be written; nothing is left behind.
    """
    if place.exists() and not (is_check(place) or (place.is_dir() and not any(place.iterdir()))):
        raise NotACheckError(
            f"{place} holds something other than an earlier check: name another folder."
        )
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=place.parent))
    try:
        yield beside
        for path in [*beside.iterdir(), beside]:
            _flush(path)
        _put(beside, place)
    except duckdb.IOException as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise OSError(f"{place} could not be written: {_reason(error)}") from error
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _reason(error: duckdb.IOException) -> str:
    """Why DuckDB could not write, in a sentence."""
    if "No space left on device" in str(error):
        return "there is no room left on the disk."
    return str(error).splitlines()[0]


def _flush(path: Path) -> None:
    """Have the disk keep a file or folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put(beside: Path, place: Path) -> None:
    """Move a folder to its place. An earlier one is moved aside first, and back on failure."""
    if not place.exists():
        beside.rename(place)
        return
    aside = Path(tempfile.mkdtemp(prefix=_REPLACED, dir=place.parent))
    earlier = aside / place.name
    place.rename(earlier)
    try:
        beside.rename(place)
    except BaseException:
        earlier.rename(place)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def is_check(place: Path) -> bool:
    """Whether a check was written to a folder."""
    try:
        return "check" in read_manifest(place)
    except NotACheckError:
        return False


def read_manifest(place: Path) -> dict[str, Any]:
    """The manifest of a check's folder.

    Raises:
        NotACheckError: there is none that can be read.
    """
    try:
        manifest = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        manifest = None
    if not isinstance(manifest, dict):
        raise NotACheckError(
            f"{place} holds no check: it has no {MANIFEST}. Write one with --out {place}."
        )
    return manifest


def write_manifest(folder: Path, facts: Mapping[str, Any]) -> None:
    """Write a folder's manifest."""
    text = json.dumps(facts, indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def copy_parquet(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> int:
    """Write the rows of a query as Parquet; give how many they are."""
    options = "FORMAT parquet, COMPRESSION zstd"
    return _copied(connection.execute(f"COPY ({query}) TO {quoted(path)} ({options})"))


def copy_csv(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> int:
    """Write the rows of a query as CSV with a line of column names; give how many they are."""
    options = "FORMAT csv, HEADER"
    return _copied(connection.execute(f"COPY ({query}) TO {quoted(path)} ({options})"))


def _copied(cursor: duckdb.DuckDBPyConnection) -> int:
    row = cursor.fetchone()
    return int(row[0]) if row else 0
