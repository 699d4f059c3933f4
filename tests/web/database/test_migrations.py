"""Each migration of ours can be taken back: an upgrade that went wrong has a way home."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connections
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.loader import MigrationLoader
from pytest_django.fixtures import Settings

from tests.web.database.reversing import take_back

ALIAS = "fresh"
OURS = sorted(
    label
    for label in MigrationLoader(None, ignore_no_migrations=True).migrated_apps
    if apps.get_app_config(label).name.startswith("lineofsight.web.")
)


@pytest.fixture
def fresh(db: None, django_db_blocker: Any) -> Iterator[str]:
    """A database of its own in which every migration was made; gone afterwards."""
    own = f"fresh_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    default = connections.databases["default"]
    connections.databases[ALIAS] = {**default, "TEST": {**default["TEST"], "NAME": None}}
    if connections["default"].vendor != "sqlite":
        connections.databases[ALIAS]["TEST"]["NAME"] = own
    with django_db_blocker.unblock():
        creation = connections[ALIAS].creation
        name = connections[ALIAS].settings_dict["NAME"]
        creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield ALIAS
        finally:
            creation.destroy_test_db(name, verbosity=0)
            connections[ALIAS].close()
            del connections[ALIAS]
            del connections.databases[ALIAS]


@pytest.mark.parametrize("app", OURS)
def test_every_migration_can_be_taken_back(fresh: str, app: str) -> None:
    """And made again: nothing of it is left in between, and the database is then what it was."""
    take_back(app, fresh)


@pytest.mark.parametrize(
    ("kind", "error"), [("good", None), ("bad", IrreversibleError), ("untidy", DatabaseError)]
)
def test_one_that_cannot_is_found(
    fresh: str, settings: Settings, kind: str, error: type[Exception] | None
) -> None:
    """The test above would find it: an app that does not exist shows it."""
    name = "tests.web.database.invented"
    settings.MIGRATION_MODULES = {"invented": f"{name}.{kind}"}
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, name]
    call_command("migrate", "invented", database=fresh, verbosity=0)
    if error is None:
        take_back("invented", fresh)
        return
    with pytest.raises(error):
        take_back("invented", fresh)


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    """Each change of a model has its migration."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
