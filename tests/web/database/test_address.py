"""`DATABASE_URL`: what it may be, and that its password is told nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from lineofsight.web.database import address
from lineofsight.web.database.address import database

SECRET = "hunter2"  # noqa: S105 - it must never be told
POSTGRESQL = "django.db.backends.postgresql"


def found(url: str, **more: str) -> dict[str, Any]:
    """The settings of an address."""
    return database(Path("w"), {"DATABASE_URL": url, **more})


@pytest.mark.parametrize("url", ["", "  "])
def test_without_one_it_is_sqlite_in_the_workspace(url: str) -> None:
    settings = found(url)
    assert settings == database(Path("w"), {})
    assert settings["ENGINE"] == "django.db.backends.sqlite3"
    assert settings["NAME"] == Path("w/lineofsight.sqlite3")
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE", "two writers wait, never fail"
    assert "journal_mode=WAL" in settings["OPTIONS"]["init_command"]


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "pgsql"])
def test_an_address_of_postgresql(scheme: str) -> None:
    """Connections are kept, and asked whether they still stand; statements end some time."""
    settings = found(f"{scheme}://ann:p%40ss%2Fw%C3%B6rd@db.example:5433/people")
    assert settings["ENGINE"] == POSTGRESQL
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", 5433, "people")
    assert (settings["USER"], settings["PASSWORD"]) == ("ann", "p@ss/wörd")
    assert settings["CONN_MAX_AGE"] > 0
    assert settings["CONN_HEALTH_CHECKS"] is True
    assert settings["OPTIONS"]["connect_timeout"] == 10
    assert settings["OPTIONS"]["options"] == "-c statement_timeout=30s"


@pytest.mark.parametrize(
    ("url", "options"),
    [
        ("postgresql://db/people?sslmode=verify-full", {"sslmode": "verify-full"}),
        ("postgresql://db/people?connect_timeout=3", {"connect_timeout": 3}),
        (
            "postgresql://db/people?options=-c%20statement_timeout%3D5s",
            {"options": "-c statement_timeout=30s -c statement_timeout=5s"},
        ),
        (
            "postgresql://db/people?currentSchema=los",
            {"options": "-c statement_timeout=30s -c search_path=los"},
        ),
        ("postgresql:///people?host=/run/postgresql", {"host": "/run/postgresql"}),
    ],
)
def test_what_the_address_asks_for_counts(url: str, options: dict[str, Any]) -> None:
    """Of two options of the same name PostgreSQL takes the last."""
    assert found(url)["OPTIONS"].items() >= options.items()


@pytest.mark.parametrize(
    ("seconds", "options"),
    [("5", "-c statement_timeout=5s"), ("", "-c statement_timeout=30s"), ("0", None)],
)
def test_the_longest_statement(seconds: str, options: str | None) -> None:
    """0 is without end, and sends nothing: some poolers refuse what is sent."""
    settings = found("postgresql://db/people", LINEOFSIGHT_STATEMENT_TIMEOUT=seconds)
    assert settings["OPTIONS"].get("options") == options


@pytest.mark.parametrize("seconds", ["soon", "-1", "1.5", "1000000", "٣"])
def test_a_longest_statement_that_is_none(seconds: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="not a number of seconds"):
        found("postgresql://db/people", LINEOFSIGHT_STATEMENT_TIMEOUT=seconds)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (f"mysql://ann:{SECRET}@db/people", "does not begin with postgresql://"),
        (f"sqlite:///{SECRET}", "does not begin with postgresql://"),
        (f"ann:{SECRET}@db/people", "does not begin with postgresql://"),
        (f"host=db password={SECRET}", "does not begin with postgresql://"),
        (f"postgresql://[{SECRET}", "does not begin with postgresql://"),
        (f"postgresql://ann:{SECRET}@db", "cannot be read"),
        (f"postgresql://ann:{SECRET}@db/", "cannot be read"),
        (f"postgresql://ann:{SECRET}@db:port/people", "cannot be read"),
        (f"postgresql://ann:a/{SECRET}@db/people", "cannot be read"),
        (f"postgresql://ann:1/{SECRET}@db/people", "cannot be read"),
        (f"postgresql://ann:1#{SECRET}@db/people", "cannot be read"),
        (f"postgresql://ann:1?{SECRET}@db/people", "cannot be read"),
    ],
)
def test_an_address_that_cannot_be_used(url: str, said: str) -> None:
    """The message says what an address looks like, and nothing of this one."""
    with pytest.raises(ImproperlyConfigured, match=said) as raised:
        found(url)
    assert SECRET not in str(raised.value)
    assert "db/people" not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


def test_without_the_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "find_spec", lambda _name: None)
    with pytest.raises(ImproperlyConfigured, match=r"install lineofsight\[postgresql\]"):
        found(f"postgresql://ann:{SECRET}@db/people")
