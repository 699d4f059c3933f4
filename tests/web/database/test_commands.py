"""`python -m lineofsight.web`, and the command line's way to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import typer
from django.db import connection
from typer.testing import CliRunner

from lineofsight.cli import app, site
from lineofsight.cli.management import manage
from lineofsight.engine.workspace import DATABASE, open_workspace
from tests.postgresql import PASSWORD

UNREACHABLE = f"postgresql://ann:{PASSWORD}@127.0.0.1:9/people"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty workspace, with the default database."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return open_workspace(tmp_path / "w", create=True).path


def test_a_command_runs_over_the_workspace(workspace: Path) -> None:
    """Migrations make the database where there is none."""
    manage(workspace, "migrate", "--verbosity", "0", "--skip-checks")
    assert (workspace / DATABASE).is_file()


@pytest.mark.parametrize(
    ("words", "url", "code", "said"),
    [
        (("no_such_command",), "", 1, "Unknown command"),
        (("migrate", "no_such_app", "--skip-checks"), "", 1, "No installed app"),
        (("migrate", "--no-such-option"), "", 2, "unrecognized arguments"),
        (("migrate", "--skip-checks"), UNREACHABLE, 1, "The database cannot be used"),
        (("migrate",), UNREACHABLE.replace("postgresql", "mysql"), 1, "does not begin with"),
        (("database_dump", "."), UNREACHABLE, 1, "The database cannot be used"),
    ],
)
def test_its_exit_code_and_words_are_passed_on(
    workspace: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    url: str,
    code: int,
    said: str,
) -> None:
    """What is wrong is told in a sentence, and no password in it."""
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(typer.Exit) as raised:
        manage(workspace, *words)
    assert raised.value.exit_code == code
    told = capfd.readouterr().err
    assert said in told
    assert "Traceback" not in told
    assert PASSWORD not in told


def test_the_site_does_not_start_on_a_database_that_cannot_be_used(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", UNREACHABLE)
    monkeypatch.setattr(site, "_run", lambda *_words: pytest.fail("the site was started"))
    result = CliRunner().invoke(app, ["serve", "-w", str(workspace)])
    assert result.exit_code == 1
    assert "The site was not started" in " ".join(result.stderr.split())
    assert "Connection refused" in capfd.readouterr().err


def test_the_site_starts_on_a_database_that_is_up_to_date(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Migrations come first."""
    there: list[bool] = []
    monkeypatch.setattr(site, "_run", lambda *_words: there.append((workspace / DATABASE).exists()))
    assert CliRunner().invoke(app, ["serve", "-w", str(workspace)]).exit_code == 0
    assert there == [True]


@pytest.mark.django_db
def test_the_tests_run_on_the_database_that_is_named() -> None:
    """`make test-postgresql` would be in vain on SQLite; a page's statements end some time."""
    named = os.environ.get("DATABASE_URL", "")
    assert connection.vendor == ("postgresql" if named else "sqlite")
    if named:
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("30s",)
