"""The table in which attempts are counted, for all processes together."""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make(apps: Any, editor: Any) -> None:
    """Make it, where it is not there."""
    call_command("createcachetable", "cache", database=editor.connection.alias, verbosity=0)


def drop(apps: Any, editor: Any) -> None:
    """Take it away."""
    editor.execute(f"DROP TABLE IF EXISTS {editor.quote_name('cache')}")


class Migration(migrations.Migration):
    """The cache's table."""

    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
