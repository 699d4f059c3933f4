"""Plans: statements that were built once, kept as text in the user's cache folder and run again.

Building expressions takes longer than running them over one council's rows. What is built depends
on the expressions and on the columns of the tables, never on the rows: so it is kept under a name
made from all of these. A plan that cannot be read or run is made anew. It holds no data of
children: only SQL, and words of our own.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb

from lineofsight import engine as engine_package

#: Names the folder of plans; empty: none are kept.
VARIABLE = "LINEOFSIGHT_PLANS"

#: How many plans are kept, the newest.
KEPT = 24


def plan_folder() -> Path | None:
    """Where plans are kept: the folder that `LINEOFSIGHT_PLANS` names (None where it is empty),
    else one in the system's folder for caches."""
    if (named := os.environ.get(VARIABLE)) is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "lineofsight" / "plans"


def plan_name(
    facts: Iterable[Any], connection: duckdb.DuckDBPyConnection, packages: Iterable[ModuleType]
) -> str:
    """A name made from everything that a plan depends on.

    Args:
        facts: what is asked for; each can be written as JSON.
        connection: holds the tables that it is asked of.
        packages: ours whose text the plan is made by, beside the engine.
    """
    columns = connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal "
        "ORDER BY table_name, column_index"
    ).fetchall()
    everything = [*facts, columns, sys.version, duckdb.__version__, version("narwhals")]
    digest = hashlib.sha256(json.dumps(everything).encode())
    for source in _sources((engine_package, *packages)):
        digest.update(source)
    return digest.hexdigest()


def _sources(packages: Iterable[ModuleType]) -> Iterator[bytes]:
    """The text of everything that plans are made by."""
    for package in packages:
        for root in package.__path__:
            for path in sorted(Path(root).rglob("*")):
                if path.suffix in (".py", ".csv"):
                    yield path.read_bytes()


def read_plan(path: Path) -> Any:
    """A kept plan; None where there is none that is whole."""
    try:
        digest, _, text = path.read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return json.loads(text) if digest == _digest(text) else None


def keep_plan(path: Path, plan: Any) -> None:
    """Keep a plan, whole or not at all, and the newest alone. Where that is not possible nothing
    is the worse for it."""
    text = json.dumps(plan)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, beside = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{_digest(text)}\n{text}")
        Path(beside).replace(path)
        oldest_last = sorted(
            path.parent.iterdir(), key=lambda kept: kept.stat().st_mtime, reverse=True
        )
        for old in oldest_last[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
