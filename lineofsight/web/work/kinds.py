"""The kinds of work there are. An app declares its own when it is loaded.

@kind("check-upload", "Check files")
def check(doing: Doing) -> Outcome: ...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lineofsight.web.accounts.models import Authority, Person
from lineofsight.web.work import jobs
from lineofsight.web.work.models import Job, State

#: How often a job is tried.
TRIES = 3


class CannotBeDone(Exception):
    """The work cannot be done, and trying again would not help. The message says why, and what to
    do, in plain words."""


class MayPass(Exception):
    """The work cannot be done now; the fault may pass. The message says why."""


class Cancelled(Exception):
    """Somebody asked for the job to stop."""


class HoldLost(Exception):
    """The job is somebody else's now: what was done must not be kept."""


class ShuttingDown(Exception):
    """The worker is being shut down: the job goes back to the queue."""


@dataclass(frozen=True)
class Outcome:
    """What work came to.

    Attributes:
        message: in words for people.
        keep: stores what was worked out, in the transaction in which the job is done: both or
            neither.
    """

    message: str
    keep: Callable[[], None] | None = None


class Doing:
    """A job being done, as the work knows it.

    Attributes:
        job: the job, as it stood when it was begun.
    """

    def __init__(
        self, job: Job, hold: str, is_shutting_down: Callable[[], bool] = lambda: False
    ) -> None:
        self.job = job
        self._hold = hold
        self._is_shutting_down = is_shutting_down

    @property
    def about(self) -> dict[str, Any]:
        """The arguments of the work."""
        return dict(self.job.about)

    @property
    def authority(self) -> Authority:
        """Whose work it is."""
        return self.job.authority

    @property
    def person(self) -> Person | None:
        """Who asked for it."""
        return self.job.asked_by

    def tell(self, step: str, done: int = 0, total: int = 0) -> None:
        """Say what is being done, and how much of all; between two steps is where work stops.

        Raises:
            Cancelled: somebody asked for it to stop.
            HoldLost: it is somebody else's now.
            ShuttingDown: the worker is to end.
        """
        share = min(1.0, done / total) if total else None
        if not jobs.tell(self.job.pk, self._hold, step, share):
            raise HoldLost
        if jobs.is_to_stop(self.job.pk, self._hold):
            raise Cancelled
        if self._is_shutting_down():
            raise ShuttingDown


@dataclass(frozen=True)
class Kind:
    """A kind of work.

    Attributes:
        name: as a job has it.
        label: in words.
        work: does it.
        tries: how often it is tried where a fault may pass or a worker dies.
        link: the address of the page about what a job is of; empty where there is none.
    """

    name: str
    label: str
    work: Callable[[Doing], Outcome]
    tries: int = TRIES
    link: Callable[[Job], str] = lambda _: ""


KINDS: dict[str, Kind] = {}
#: Are told of each job that ended, in the transaction in which it did; none is told of a job that
#: will be tried again.
WHEN_ENDED: list[Callable[[Job], None]] = []


def kind(
    name: str,
    label: str,
    *,
    tries: int = TRIES,
    link: Callable[[Job], str] = lambda _: "",
) -> Callable[[Callable[[Doing], Outcome]], Callable[[Doing], Outcome]]:
    """Declare a kind of work: see `Kind`."""

    def declare(work: Callable[[Doing], Outcome]) -> Callable[[Doing], Outcome]:
        KINDS[name] = Kind(name, label, work, tries, link)
        return work

    return declare


def label_of(job: Job) -> str:
    """What a job does, in words."""
    known = KINDS.get(job.kind)
    return known.label if known else job.kind


def tell_of_end(job_id: int) -> None:
    """Tell whoever wants to know that a job ended."""
    job = Job.objects.select_related("authority", "asked_by").get(pk=job_id)
    if job.as_state not in (State.WAITING, State.RUNNING):
        for told in WHEN_ENDED:
            told(job)
