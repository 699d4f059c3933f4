"""`database_dump`: write the database into a folder. `lineofsight backup` runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lineofsight.web.database.dumping import dump


class Command(BaseCommand):
    """Write the database into a folder, for a backup."""

    help = "Write the database into a folder, for a backup. lineofsight backup runs it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", type=Path)

    def handle(self, *_args: Any, folder: Path, **_options: Any) -> None:
        """Write."""
        dump(folder)
