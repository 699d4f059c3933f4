"""A worker process for tests, which knows kinds of work of ours:
`python -m tests.web.work.working`."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command


def note(words: str) -> None:
    """Add a line to what was done, which all processes share."""
    with (settings.WORKSPACE / "done.txt").open("a", encoding="utf-8") as file:
        file.write(f"{words}\n")


def declare() -> None:
    """Make our kinds known."""
    from lineofsight.web.work.kinds import Doing, Outcome, kind

    @kind("note", "Note that it was done")
    def _note(doing: Doing) -> Outcome:
        note(f"{doing.about['number']}")
        time.sleep(0.01)
        return Outcome("Noted.")

    @kind("die", "Die once")
    def _die(doing: Doing) -> Outcome:
        mark: Path = settings.WORKSPACE / "died"
        if not mark.exists():
            mark.touch()
            os._exit(9)
        note("lived")
        return Outcome("Lived.")

    @kind("long", "Go on until stopped")
    def _long(doing: Doing) -> Outcome:
        note("long")
        for _ in range(3000):
            doing.tell("Going on")
            time.sleep(0.02)
        return Outcome("Over.")


def main() -> None:
    """Run a management command with our kinds of work known."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.web.settings")
    django.setup()
    declare()
    call_command(*sys.argv[1:])


if __name__ == "__main__":
    main()
