"""SQLite: copied by its own means, while others read and write."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection

from lineofsight.engine.workspace import DATABASE
from lineofsight.web.database.problem import DatabaseProblem, tables_and_migrations


def dump(folder: Path) -> dict[str, Any]:
    """Copy the database into a folder, as it stands at one moment.

    Raises:
        DatabaseProblem: it is damaged.
    """
    there = Path(connection.settings_dict["NAME"])
    if not there.is_file():
        return {"file": None, "migrations": {}, "tables": {}}
    connection.ensure_connection()
    place = folder / DATABASE
    try:
        with closing(sqlite3.connect(place)) as copy:
            connection.connection.backup(copy)
            facts = _look(copy)
    except sqlite3.DatabaseError as error:
        raise DatabaseProblem(f"The database {there} cannot be copied: {error}.") from None
    shutil.copymode(there, place)
    return {"file": DATABASE, "server": sqlite3.sqlite_version, **facts}


def compare(tables: Mapping[str, int]) -> None:
    """Make sure that the database in the workspace is sound and has so many rows.

    Raises:
        DatabaseProblem: it is not.
    """
    there = Path(connection.settings_dict["NAME"])
    try:
        with closing(sqlite3.connect(there)) as opened:
            found = _look(opened)["tables"]
    except sqlite3.DatabaseError as error:
        raise DatabaseProblem(f"The database {there} cannot be opened: {error}.") from None
    if found != tables:
        raise DatabaseProblem("The restored database has other rows than the backup says.")


def _look(database: sqlite3.Connection) -> dict[str, Any]:
    (said,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise DatabaseProblem(
            f"The database is damaged ({said}). Restore an earlier backup, and keep a copy of the "
            "damaged file."
        )
    found = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\'"
    )
    return tables_and_migrations(database.cursor(), [name for (name,) in found])
