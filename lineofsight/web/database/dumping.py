"""The database written into a folder for a backup, and restored from one.

Beside the database's file stands `database.json`, which says what it is:

    kind         sqlite or postgresql
    file         the file's name; null where there is no database yet
    server       the version of what wrote it
    schema       where in PostgreSQL the tables are
    migrations   those applied, by app
    tables       how many rows each has
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from lineofsight.engine.backups import FACTS
from lineofsight.web.database import postgresql, sqlite
from lineofsight.web.database.problem import DatabaseProblem


def dump(folder: Path) -> None:
    """Write the database as it stands at one moment, and what it is; the site may go on.

    Raises:
        DatabaseProblem: it cannot be written, as the message says.
    """
    ours = sqlite if connection.vendor == "sqlite" else postgresql
    facts = {"kind": connection.vendor, **ours.dump(folder)}
    (folder / FACTS).write_text(json.dumps(facts, indent=1), encoding="utf-8")


def fits(facts: dict[str, Any], *, replace: bool) -> None:
    """Make sure that a database that was written can be restored here; nothing is changed.

    Raises:
        DatabaseProblem: it cannot, and why.
    """
    if facts["file"] is None:
        return
    if facts["kind"] != connection.vendor:
        raise DatabaseProblem(
            "The backup holds a PostgreSQL database: set DATABASE_URL to an empty database, and "
            "restore again."
            if facts["kind"] == "postgresql"
            else "The backup holds an SQLite database, which stands in the workspace: take "
            "DATABASE_URL away, and restore again."
        )
    unknown = sorted(_applied(facts) - _known())
    if unknown:
        raise DatabaseProblem(
            "The backup's database was made by a newer version of this software: "
            f"{len(unknown):,} of its changes are not known here, as {'.'.join(unknown[0])}. "
            "Install the version that made it, or a later one, and restore again."
        )
    if connection.vendor == "postgresql":
        postgresql.fits(facts, replace=replace)


def load(facts: dict[str, Any], folder: Path, *, replace: bool) -> str:
    """Restore a database, all of it or nothing, and compare it with what was written.

    Args:
        facts: what is known of it.
        folder: where its file is, under the name in `facts`.
        replace: whether tables that are there may be put aside.

    Returns:
        A sentence on what became of the tables that were there; empty where there were none.

    Raises:
        DatabaseProblem: it cannot be restored; the database is as it was before.
    """
    if facts["file"] is None:
        return ""
    if facts["kind"] == "sqlite":
        sqlite.compare(facts["tables"])
        return ""
    return postgresql.load(facts, folder / facts["file"], replace=replace)


def _applied(facts: dict[str, Any]) -> set[tuple[str, str]]:
    return {(app, name) for app, names in facts["migrations"].items() for name in names}


def _known() -> set[tuple[str, str]]:
    """Every migration of this software, and those that it has put together into one."""
    there = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    replaced: Iterable[Any] = (key for migration in there.values() for key in migration.replaces)
    return {*there, *((app, name) for app, name in replaced)}
