"""Doing a job: from taking it to its end, whatever happens in between."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from django.db import DatabaseError, OperationalError, connections, transaction

import lineofsight
from lineofsight.web.work import jobs
from lineofsight.web.work.kinds import (
    KINDS,
    Cancelled,
    CannotBeDone,
    Doing,
    HoldLost,
    MayPass,
    Outcome,
    ShuttingDown,
    tell_of_end,
)
from lineofsight.web.work.models import Job, State

log = logging.getLogger(__name__)

#: Seconds between two signs of life.
BEAT = 15.0


def run(
    job_id: int,
    *,
    is_shutting_down: Callable[[], bool] = lambda: False,
    alive: Callable[[int, str], AbstractContextManager[None]] = lambda _, __: nullcontext(),
) -> bool:
    """Take a job and do it. Never raises for what goes wrong with the job.

    Args:
        job_id: the job.
        is_shutting_down: whether the worker is to end soon.
        alive: gives signs of life meanwhile, for a job and its hold.

    Returns:
        Whether it was taken: False where somebody else has it or it does not wait.

    Raises:
        BaseException: the process is ended (Ctrl-C); the job was given back.
    """
    hold = jobs.take(job_id)
    if hold is None:
        return False
    with alive(job_id, hold):
        _do(
            Job.objects.select_related("authority", "asked_by").get(pk=job_id),
            hold,
            is_shutting_down,
        )
    return True


def _do(job: Job, hold: str, is_shutting_down: Callable[[], bool]) -> None:
    known = KINDS.get(job.kind)
    try:
        if known is None:
            raise CannotBeDone("This version of the software does not know this kind of work.")
        _keep(job, hold, known.work(Doing(job, hold, is_shutting_down)))
    except Cancelled:
        _end(job, lambda: jobs.stop(job.pk, hold))
    except HoldLost:
        log.warning("Job %s was taken over; what was done here is not kept.", job.pk)
    except ShuttingDown:
        jobs.give_back(job.pk, hold)
    except CannotBeDone as problem:
        message = str(problem)
        _end(job, lambda: jobs.fail(job.pk, hold, message))
    except (MayPass, OperationalError) as problem:
        message = str(problem) if isinstance(problem, MayPass) else "The database was busy."
        tries = known.tries if known else 1
        _end(job, lambda: jobs.put_off(job.pk, hold, message, tries) is not State.WAITING)
    except Exception as error:  # noqa: BLE001 - a fault of one job must not end the worker
        # What an error says may hold what stands in a file: its kind and place are enough.
        name = type(error).__name__
        log.error("Job %s (%s) failed: %s at %s", job.pk, job.kind, name, _place(error))
        message = (
            f"It failed by a fault of the software ({name}). Nothing was changed. Tell whoever "
            f"looks after Line of Sight, with the number of this task: {job.pk}."
        )
        _end(job, lambda: jobs.fail(job.pk, hold, message))
    except BaseException:
        jobs.give_back(job.pk, hold)
        raise


def _keep(job: Job, hold: str, outcome: Outcome) -> None:
    with transaction.atomic():
        if not jobs.finish(job.pk, hold, outcome.message):
            raise HoldLost
        if outcome.keep is not None:
            outcome.keep()
        tell_of_end(job.pk)


def _end(job: Job, change: Callable[[], bool]) -> None:
    with transaction.atomic():
        if change():
            tell_of_end(job.pk)


def recover() -> None:
    """See to jobs whose worker died."""
    jobs.recover({kind.name: kind.tries for kind in KINDS.values()}, tell_of_end)


@contextmanager
def beating(job_id: int, hold: str) -> Iterator[None]:
    """Give signs of life for a running job, from a thread with a connection of its own."""
    over = threading.Event()

    def beat() -> None:
        try:
            while not over.wait(BEAT):
                try:
                    jobs.prolong(job_id, hold)
                except DatabaseError as error:
                    log.warning("Job %s: no sign of life (%s).", job_id, type(error).__name__)
        finally:
            connections.close_all()

    thread = threading.Thread(target=beat, name=f"job-{job_id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _place(error: BaseException) -> str:
    """Where in our own code an error arose."""
    ours = Path(lineofsight.__file__).parent
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(ours)
    ]
    return f"{Path(frames[-1].filename).relative_to(ours)}:{frames[-1].lineno}" if frames else "?"
