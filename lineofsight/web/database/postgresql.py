"""PostgreSQL: written and restored by its own programs, in one moment and in one transaction."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient

from lineofsight.web.database.problem import DatabaseProblem, tables_and_migrations

FILE = "postgresql.dump"


def dump(folder: Path) -> dict[str, Any]:
    """Write the tables with `pg_dump`, as they stand at one moment.

    Raises:
        DatabaseProblem: the program is missing, or says why it cannot.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        schema, names = _tables(cursor)
        cursor.execute("SELECT pg_export_snapshot(), current_setting('server_version')")
        moment, server = cursor.fetchone()
        facts = tables_and_migrations(cursor, names)
        _run(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--schema={_quoted(schema)}",
            f"--snapshot={moment}",
            f"--file={folder / FILE}",
        )
    return {"file": FILE, "server": server, "schema": schema, **facts}


def fits(facts: dict[str, Any], *, replace: bool) -> None:
    """Make sure that tables that were written can be restored here.

    Raises:
        DatabaseProblem: a program is missing, or tables are in the way.
    """
    for program in ("pg_restore", "psql"):
        _find(program)
    with connection.cursor() as cursor:
        schema, names = _tables(cursor)
    if schema != facts["schema"]:
        raise DatabaseProblem(
            f"The backup's tables are in the schema {facts['schema']}, this database's in "
            f"{schema}. Set the search_path in DATABASE_URL alike."
        )
    if names and not replace:
        raise DatabaseProblem(
            f"The database that DATABASE_URL names holds {len(names):,} tables already. Name an "
            "empty one, or add --replace: what is there is then put aside, not deleted."
        )


def load(facts: dict[str, Any], file: Path, *, replace: bool) -> str:
    """Restore the tables in one transaction, which holds only if every row is there.

    Raises:
        DatabaseProblem: they cannot be restored; nothing was changed.
    """
    fits(facts, replace=replace)
    schema = _quoted(facts["schema"])
    with connection.cursor() as cursor:
        _, names = _tables(cursor)
    before, said = "", ""
    if names:
        aside = f"before_restore_{datetime.now(UTC):%Y%m%d_%H%M%S}"
        before = f"ALTER SCHEMA {schema} RENAME TO {aside}; CREATE SCHEMA {schema};"
        said = f"The tables that were in the database are in its schema {aside}."
    script, counts = file.with_suffix(".sql"), file.with_suffix(".counts.sql")
    script.touch(mode=0o600)
    _run(
        "pg_restore",
        "--no-owner",
        "--no-privileges",
        f"--schema={facts['schema']}",
        f"--file={script}",
        str(file),
        connects=False,
    )
    counts.write_text(_counting(schema, facts["tables"]), encoding="utf-8")
    _run(
        "psql",
        "--no-psqlrc",
        "--quiet",
        "--output=" + os.devnull,
        "--set=ON_ERROR_STOP=1",
        "--set=VERBOSITY=terse",  # without the rows that an error is about
        "--single-transaction",
        *(("--command", before) if before else ()),
        f"--file={script}",
        f"--file={counts}",
    )
    return said


def _counting(schema: str, tables: dict[str, int]) -> str:
    """SQL that fails unless each table has so many rows."""
    checks = "".join(
        f"IF (SELECT count(*) FROM {schema}.{_quoted(name)}) <> {int(rows)} THEN "  # noqa: S608
        "RAISE EXCEPTION 'a table has other rows than the backup says'; END IF;\n"
        for name, rows in tables.items()
    )
    return f"DO $check$ BEGIN\n{checks}END $check$;\n"


def _tables(cursor: Any) -> tuple[str, list[str]]:
    """The schema that tables are made in, and those that are there."""
    cursor.execute("SELECT current_schema()")
    (schema,) = cursor.fetchone()
    if schema is None:
        raise DatabaseProblem("The database has no schema to hold tables. Look at its search_path.")
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [schema])
    return schema, [name for (name,) in cursor.fetchall()]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _find(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise DatabaseProblem(
            f"The program {program} is not on this machine. It comes with PostgreSQL's client "
            "programs (Debian and Ubuntu: postgresql-client), of the server's version or newer."
        )
    return found


def _run(program: str, *words: str, connects: bool = True) -> None:
    """Run one of PostgreSQL's programs on the database. The password is handed on where no other
    user of the machine can see it.

    Raises:
        DatabaseProblem: it is missing, or failed.
    """
    environment = dict(os.environ)
    command = [_find(program), *words]
    if connects:
        (_, *where), more = DatabaseClient.settings_to_cmd_args_env(
            connection.settings_dict, ["--no-password"]
        )
        command = [command[0], *words, *where]
        environment.update(more or {})
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program, with words of our own
        command, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if line.strip()), "")
        raise DatabaseProblem(f"{program} could not do its work: {said or 'it was ended'}")
