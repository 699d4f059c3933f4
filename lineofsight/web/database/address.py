"""The database's settings, from `DATABASE_URL` or else in the workspace."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from lineofsight.engine.workspace import DATABASE

VARIABLE = "DATABASE_URL"
TIMEOUT_VARIABLE = "LINEOFSIGHT_STATEMENT_TIMEOUT"
#: Seconds after which PostgreSQL gives a page's statement up. No page should take nearly as long.
TIMEOUT = 30
#: Seconds for which a connection is kept for the next page.
KEPT = 60

_FORM = "postgresql://user:password@host:5432/database"
_SCHEMES = {"postgres", "postgresql", "pgsql"}


def database(workspace: Path, environment: Mapping[str, str]) -> dict[str, Any]:
    """Django's settings of the database.

    Args:
        workspace: the folder that holds the database where no other is named.
        environment: variables, of which `DATABASE_URL` and `LINEOFSIGHT_STATEMENT_TIMEOUT` count.

    Raises:
        ImproperlyConfigured: the address cannot be used. The message says why, and never
            repeats it: it holds a password.
    """
    url = environment.get(VARIABLE, "").strip()
    return _postgresql(url, environment) if url else _sqlite(workspace)


def _sqlite(workspace: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": workspace / DATABASE,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def _postgresql(url: str, environment: Mapping[str, str]) -> dict[str, Any]:
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = ""
    if scheme not in _SCHEMES:
        raise ImproperlyConfigured(
            f"{VARIABLE} does not begin with postgresql://. Write it as {_FORM}, or leave it out "
            "to keep the database in the workspace (SQLite)."
        )
    if any(find_spec(name) is None for name in ("dj_database_url", "psycopg")):
        raise ImproperlyConfigured(
            f"{VARIABLE} names PostgreSQL, whose driver is not installed: install "
            "lineofsight[postgresql]."
        )
    try:
        found: dict[str, Any] = import_module("dj_database_url").parse(
            url, conn_max_age=KEPT, conn_health_checks=True
        )
    except ValueError:
        found = {}
    # A password with / ? # or @ in it moves its rest into the other parts.
    if not found.get("NAME") or any(mark in found["NAME"] for mark in "@/"):
        raise ImproperlyConfigured(
            f"{VARIABLE} cannot be read. Write it as {_FORM}. In the user and the password, "
            "write any of the characters : / ? # [ ] @ % by their codes (@ is %40, / is %2F)."
        )
    options = found.setdefault("OPTIONS", {})
    options.setdefault("connect_timeout", 10)
    if timeout := _timeout(environment):
        # What the address itself asks for stands last, and so counts.
        own = options.get("options", "")
        options["options"] = f"-c statement_timeout={timeout}s {own}".strip()
    return found


def _timeout(environment: Mapping[str, str]) -> int:
    text = environment.get(TIMEOUT_VARIABLE, "").strip() or str(TIMEOUT)
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise ImproperlyConfigured(
            f"{TIMEOUT_VARIABLE} is not a number of seconds. Write it as 30; 0 is without end."
        )
    return int(text)
