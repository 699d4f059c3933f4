"""A PostgreSQL that stands for a moment, on loopback, for tests.

`python -m tests.postgresql COMMAND …` runs a command with `DATABASE_URL` set to one.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

USER = "lineofsight"
#: It must never stand in anything that is said.
PASSWORD = "not-to-be-told"  # noqa: S105 - of a database that stands for a moment


class NoPostgreSQLError(Exception):
    """There is no PostgreSQL on this machine, or nobody to run it."""


def programs() -> Path:
    """Where PostgreSQL's programs are.

    Raises:
        NoPostgreSQLError: there are none.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise NoPostgreSQLError("there is no PostgreSQL on this machine")
    return found[-1].parent if found else Path(on_path or "").parent


@contextmanager
def cluster() -> Iterator[str]:
    """The address of an empty database, in a cluster that is gone at the end.

    Raises:
        NoPostgreSQLError: there is no PostgreSQL on this machine.
    """
    at = programs()
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        secret = Path(folder) / "secret"
        secret.write_text(PASSWORD)
        own: dict[str, Any] = {"cwd": folder, "check": True}
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            try:
                owner = pwd.getpwnam("postgres")
            except KeyError:
                raise NoPostgreSQLError(
                    "PostgreSQL does not run as root, and there is no user for it"
                ) from None
            for path in (Path(folder), secret):
                os.chown(path, owner.pw_uid, owner.pw_gid)
            own |= {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        data = Path(folder) / "data"
        initdb: list[str | Path] = [at / "initdb", "-D", data, "-U", USER, "-E", "UTF8"]
        initdb += ["-A", "password", "--pwfile", secret, "--no-sync"]
        subprocess.run(initdb, capture_output=True, **own)
        options = f"-k {folder} -p {port} -c listen_addresses=127.0.0.1 -c fsync=off"
        start: list[str | Path] = [at / "pg_ctl", "-D", data, "-o", options, "-w", "start"]
        start += ["-l", f"{folder}/log"]
        subprocess.run(start, stdout=subprocess.DEVNULL, **own)
        try:
            yield f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{port}/postgres"
        finally:
            stop: list[str | Path] = [at / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"]
            subprocess.run(stop, capture_output=True, **own)


def new_database(url: str, name: str) -> str:
    """The address of a new, empty database in a cluster."""
    import psycopg
    from psycopg.sql import SQL, Identifier

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def main() -> int:
    """Run a command beside a cluster; give its exit code."""
    try:
        with cluster() as url:
            return subprocess.run(
                sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False
            ).returncode
    except NoPostgreSQLError as error:
        sys.stderr.write(f"The tests were not run: {error}.\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
