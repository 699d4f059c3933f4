"""`database_fits`: refuse a database that cannot be restored. `lineofsight restore` runs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lineofsight.web.database.dumping import fits


class Command(BaseCommand):
    """Say whether a database can be restored here; nothing is changed."""

    help = "Say whether a database can be restored here. lineofsight restore runs it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what is known of the database."""
        parser.add_argument("facts", type=Path, help="its database.json")
        parser.add_argument("--replace", action="store_true")

    def handle(self, *_args: Any, facts: Path, replace: bool, **_options: Any) -> None:
        """Look."""
        fits(json.loads(facts.read_text(encoding="utf-8")), replace=replace)
