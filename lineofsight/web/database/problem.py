"""What ends a command about the database, and what is counted in one."""

from __future__ import annotations

from typing import Any


class DatabaseProblem(Exception):
    """The database cannot be used so. The message says what to do."""


def tables_and_migrations(cursor: Any, names: list[str]) -> dict[str, Any]:
    """How many rows each table has, and the migrations that were applied, by app.

    Args:
        cursor: in a transaction that sees one moment.
        names: the tables.
    """
    rows = {}
    for name in sorted(names):
        cursor.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608 - a table's own name
        (rows[name],) = cursor.fetchone()
    migrations: dict[str, list[str]] = {}
    if "django_migrations" in names:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        for app, name in cursor.fetchall():
            migrations.setdefault(app, []).append(name)
    return {"migrations": migrations, "tables": rows}
