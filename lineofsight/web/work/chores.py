"""What the worker does from time to time by itself. An app adds its own when it is loaded."""

from __future__ import annotations

from collections.abc import Callable

from django.core.management import call_command


def forget_old_numbers() -> None:
    """Take numbers of jobs out of the queue that were done with two weeks ago; the jobs stay."""
    call_command("prune_db_task_results", min_age_days=14, verbosity=0)


CHORES: list[Callable[[], None]] = [forget_old_numbers]
