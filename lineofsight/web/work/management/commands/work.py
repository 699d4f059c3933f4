"""The worker: does jobs, one after the other, until it is stopped."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connections
from django.utils.crypto import get_random_string
from django_tasks.base import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker

from lineofsight.web.work.chores import CHORES
from lineofsight.web.work.running import recover
from lineofsight.web.work.tasks import shutting_down

log = logging.getLogger(__name__)

#: Seconds between looks at whether to go on, at jobs whose worker died, and at chores.
LOOK, RECOVER, CHORE = 2.0, 15.0, 1800.0


class _Worker(Worker):
    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """At the first signal the job that runs goes back to the queue at its next step; at the
        second at once."""
        shutting_down.set()
        super().shutdown(signum, frame)


class Command(BaseCommand):
    """Does what is asked for in the background. Any number may run at once."""

    help = "Do background work until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Django's hook."""
        parser.add_argument("--batch", action="store_true", help="End when nothing waits.")
        parser.add_argument(
            "--while",
            dest="others",
            action="append",
            type=int,
            default=[],
            metavar="PID",
            help="End when this process has ended; may be given often.",
        )

    def handle(self, *args: Any, batch: bool, others: list[int], **options: Any) -> None:
        """Work."""
        # What it says of signals is for whoever runs it alone.
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
        worker = _Worker(
            queue_names=["default"],
            interval=1.0,
            batch=batch,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        recover()
        if not batch:
            threading.Thread(target=_watch, args=(others,), name="watch", daemon=True).start()
        worker.run()


def _watch(others: list[int]) -> None:
    """See to jobs whose worker died and to chores; end this process when one ended that it is to
    end with."""
    recovered = done = time.monotonic()
    while not shutting_down.wait(LOOK):
        if not all(_lives(pid) for pid in others):
            os.kill(os.getpid(), signal.SIGTERM)
            break
        now = time.monotonic()
        if now - recovered > RECOVER:
            _without_fault(recover)
            recovered = now
        if now - done > CHORE:
            for chore in CHORES:
                _without_fault(chore)
            done = now
    connections.close_all()


def _without_fault(chore: Any) -> None:
    close_old_connections()
    try:
        chore()
    except (DatabaseError, OSError) as error:
        log.warning("%s was not done: %s", chore.__name__, type(error).__name__)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
