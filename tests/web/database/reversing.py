"""Whether an app's migrations can be taken back, and made again."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connections


def shape(alias: str) -> dict[str, Any]:
    """A database's tables with their columns and constraints."""
    connection = connections[alias]
    look = connection.introspection
    with connection.cursor() as cursor:
        return {
            table: (
                sorted(
                    (c.name, c.type_code, c.null_ok)
                    for c in look.get_table_description(cursor, table)
                ),
                sorted(
                    (name, facts["columns"], facts["unique"], facts["foreign_key"], facts["check"])
                    for name, facts in look.get_constraints(cursor, table).items()
                ),
            )
            for table in look.table_names(cursor)
        }


def take_back(app: str, alias: str) -> None:
    """Take all of an app's migrations back in a database in which all were made, and make them
    again.

    Raises:
        AssertionError: a table is left, or the database is not what it was.
        Exception: a migration cannot be taken back, or not be made again.
    """
    before = shape(alias)
    call_command("migrate", app, "zero", database=alias, verbosity=0)
    own = {model._meta.db_table for model in apps.get_app_config(app).get_models(True)}
    left = own & set(shape(alias))
    assert not left, f"taking {app} back leaves {left}"
    call_command("migrate", database=alias, verbosity=0)
    assert shape(alias) == before
