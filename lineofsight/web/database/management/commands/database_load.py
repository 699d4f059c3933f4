"""`database_load`: restore a database from a folder. `lineofsight restore` runs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lineofsight.web.database.dumping import load


class Command(BaseCommand):
    """Restore a database from a folder, all of it or nothing."""

    help = "Restore a database from a folder. lineofsight restore runs it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what is known of the database, and where its file is."""
        parser.add_argument("facts", type=Path, help="its database.json")
        parser.add_argument("folder", type=Path)
        parser.add_argument("--replace", action="store_true")

    def handle(
        self, *_args: Any, facts: Path, folder: Path, replace: bool, **_options: Any
    ) -> None:
        """Restore."""
        said = load(json.loads(facts.read_text(encoding="utf-8")), folder, replace=replace)
        if said:
            self.stdout.write(said)
