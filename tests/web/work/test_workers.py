"""Worker processes as they are in use, over a database of their own: SQLite, and PostgreSQL where
the tests run on it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lineofsight.engine.workspace import VARIABLE, open_workspace
from lineofsight.web.database.address import VARIABLE as ADDRESS
from tests.postgresql import new_database

JOBS = 40

ASK = """
import django; django.setup()
from lineofsight.web.accounts.known import invented_authority
from lineofsight.web.work.jobs import ask_for
authority = invented_authority("999", "Mereshire", "865")
for number in range({number}):
    ask_for(authority, None, "{kind}", {{"number": number}})
"""
SEE = """
import django; django.setup()
from lineofsight.web.work.models import Job
print(";".join(f"{job.kind} {job.state} {job.tries}" for job in Job.objects.order_by("pk")))
"""


@dataclass
class Place:
    """A workspace with a database of its own."""

    path: Path
    environment: dict[str, str]

    def python(self, *words: str) -> str:
        """Run Python over it; gives what it prints."""
        done = subprocess.run(
            [sys.executable, *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def worker(self, *words: str) -> subprocess.Popen[str]:
        """Start a worker over it."""
        command = [sys.executable, "-m", "tests.web.work.working", "work", *words]
        return subprocess.Popen(
            command,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ask(self, kind: str, number: int = 1) -> None:
        """Ask for jobs."""
        self.python("-c", ASK.format(kind=kind, number=number))

    def states(self) -> list[str]:
        """Every job: kind, state, tries."""
        return self.python("-c", SEE).split(";")

    def done(self) -> list[str]:
        """What was done, in order."""
        path = self.path / "done.txt"
        return path.read_text(encoding="utf-8").split() if path.exists() else []


@pytest.fixture
def place(tmp_path: Path) -> Place:
    workspace = open_workspace(tmp_path / "workspace", create=True)
    environment = {
        **os.environ,
        VARIABLE: str(workspace.path),
        "DJANGO_SETTINGS_MODULE": "lineofsight.web.settings",
    }
    if url := os.environ.get(ADDRESS):
        name = f"workers_{os.getpid()}_{time.monotonic_ns()}"
        environment[ADDRESS] = new_database(url, name)
    made = Place(workspace.path, environment)
    made.python("-m", "lineofsight.web", "migrate", "--verbosity", "0", "--skip-checks")
    return made


def until(is_so: Callable[[], Any], seconds: float = 30) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.1)


def test_two_workers_at_once_do_each_job_once(place: Place) -> None:
    place.ask("note", JOBS)
    workers = [place.worker("--batch") for _ in range(2)]
    for worker in workers:
        _, said = worker.communicate(timeout=120)
        assert worker.returncode == 0, said
    assert sorted(place.done(), key=int) == [str(number) for number in range(JOBS)]
    assert place.states() == ["note done 1"] * JOBS


def test_a_job_whose_worker_died_is_done_by_the_next(place: Place) -> None:
    place.ask("die")
    dead = place.worker("--batch")
    dead.communicate(timeout=60)
    assert dead.returncode == 9
    assert place.states() == ["die running 1"]
    place.python(
        "-c",
        "import django; django.setup()\n"
        "from lineofsight.web.work.models import Job\n"
        "from django.utils import timezone\n"
        "Job.objects.update(held_until=timezone.now())",
    )
    place.worker("--batch").communicate(timeout=60)
    assert place.states() == ["die done 2"]
    assert place.done() == ["lived"]


@pytest.mark.parametrize("how", ["signal", "other"])
def test_a_worker_that_is_told_to_end_gives_its_job_back(place: Place, how: str) -> None:
    """By a signal; or since the process has ended that it works beside."""
    place.ask("long")
    beside = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    worker = place.worker("--while", str(beside.pid))
    try:
        until(lambda: place.done() == ["long"])
        assert worker.poll() is None
        if how == "signal":
            worker.send_signal(signal.SIGTERM)
        else:
            beside.communicate(b"\n")
        worker.communicate(timeout=30)
    finally:
        worker.kill()
        beside.kill()
        beside.wait()
    assert place.states() == ["long waiting 0"]
