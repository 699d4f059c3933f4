"""How a job passes from one state to the next: each step is one statement that changes the row only
where it still stands as expected, so that of two who try, one does it.

    waiting ──take──► running ──finish──► done
       │  ▲             │ │ │──fail─────► failed      (or waiting again, after a pause)
       │  └──give back──┘ │ └──stop─────► cancelled   (where that was asked for)
       │  └──recover──────┴──recover────► stopped     (its worker died, too often)
       └──cancel──► cancelled
    failed, cancelled, stopped ──again──► waiting

Whoever takes a job is given a *hold*, new each time. Only with it can the job be told of, finished
or failed: a worker that was thought dead finds its hold gone, and what it did is not taken.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from lineofsight.web.accounts.models import Authority, Person
from lineofsight.web.work.models import UNDONE, Job, State

#: A worker that has not been heard of for so long has died.
HELD_FOR = timedelta(seconds=90)
#: A job that waits for longer than this beyond its time is looked for in the queue.
OVERDUE = timedelta(seconds=60)
#: The pause before a job is tried again, by how often it was tried.
PAUSES = (timedelta(seconds=20), timedelta(minutes=2), timedelta(minutes=10))

CANCELLED = "It was cancelled. Nothing was changed."

_FREE: dict[str, Any] = {"hold": "", "held_until": None}


class OneAlready(Exception):
    """A job that must go on alone waits or runs already."""


def ask_for(
    authority: Authority,
    person: Person | None,
    kind: str,
    about: Mapping[str, Any],
    *,
    alone: str = "",
) -> Job:
    """Ask for work to be done. It is begun once what asks for it is stored.

    Args:
        authority: whose it is.
        person: who asks; None for the machine itself.
        kind: which work.
        about: its arguments.
        alone: of jobs with the same words here one goes on at a time.

    Raises:
        OneAlready: there is such a job.
    """
    try:
        with transaction.atomic():
            job = Job.objects.create(
                authority=authority, asked_by=person, kind=kind, about=dict(about), alone=alone
            )
            enqueue(job.pk)
    except IntegrityError:
        raise OneAlready(f"A job {alone!r} goes on already.") from None
    return job


def enqueue(job_id: int) -> None:
    """Put a waiting job into the queue. That it stands there twice does no harm: it is taken
    once."""
    from lineofsight.web.work.tasks import run_job  # which needs this module

    waits_until = Job.objects.values_list("waits_until", flat=True).get(pk=job_id)
    later = waits_until if waits_until > timezone.now() else None
    result = run_job.using(run_after=later).enqueue(job_id)
    Job.objects.filter(pk=job_id).update(task=result.id)


def take(job_id: int, now: datetime | None = None) -> str | None:
    """Begin a job that waits. Gives the hold, or None where somebody else has it, its time has
    not come, or it was cancelled."""
    moment = now or timezone.now()
    hold = secrets.token_hex(16)
    taken = Job.objects.filter(pk=job_id, state=State.WAITING, waits_until__lte=moment).update(
        state=State.RUNNING,
        hold=hold,
        held_until=moment + HELD_FOR,
        started_at=moment,
        told_at=moment,
        tries=F("tries") + 1,
        step="Starting",
        share=None,
        message="",
    )
    return hold if taken else None


def _held(job_id: int, hold: str) -> Any:
    """The job, where it is still held by this hold."""
    return Job.objects.filter(pk=job_id, state=State.RUNNING, hold=hold)


def prolong(job_id: int, hold: str, now: datetime | None = None) -> bool:
    """Keep a hold for longer: the worker lives. False where the job is no longer held by it."""
    until = (now or timezone.now()) + HELD_FOR
    return bool(_held(job_id, hold).update(held_until=until))


def tell(
    job_id: int, hold: str, step: str, share: float | None, now: datetime | None = None
) -> bool:
    """Say how far a job is, which keeps the hold for longer too. False where it is no longer held
    by this hold."""
    moment = now or timezone.now()
    return bool(
        _held(job_id, hold).update(
            step=step[:300], share=share, told_at=moment, held_until=moment + HELD_FOR
        )
    )


def is_to_stop(job_id: int, hold: str) -> bool:
    """Whether somebody asked the job to stop."""
    return bool(_held(job_id, hold).filter(cancel_asked_by__isnull=False).exists())


def finish(job_id: int, hold: str, message: str, now: datetime | None = None) -> bool:
    """Have a job done. False where it is no longer held by this hold: what was done must then not
    be kept."""
    return _end(job_id, hold, State.DONE, message, now)


def fail(job_id: int, hold: str, message: str, now: datetime | None = None) -> bool:
    """Have a job fail for good."""
    return _end(job_id, hold, State.FAILED, message, now)


def stop(job_id: int, hold: str, now: datetime | None = None) -> bool:
    """End a job that was asked to stop, and has undone what it began."""
    return _end(job_id, hold, State.CANCELLED, CANCELLED, now)


def _end(job_id: int, hold: str, state: State, message: str, now: datetime | None) -> bool:
    return bool(_held(job_id, hold).update(**_ending(state, message, now or timezone.now())))


def _ending(state: State, message: str, moment: datetime) -> dict[str, Any]:
    return {
        "state": state,
        "message": message[:2000],
        "ended_at": moment,
        "told_at": moment,
        "step": "",
        **_FREE,
    }


def put_off(job_id: int, hold: str, message: str, most: int, now: datetime | None = None) -> State:
    """Have a job wait for another try, after a fault that may pass; or fail, where it was tried
    often enough.

    Args:
        job_id, hold: the job.
        message: what kept it from being done.
        most: how often it is tried.
        now: the moment.

    Returns:
        How it stands now.
    """
    moment = now or timezone.now()
    with transaction.atomic():
        tries = Job.objects.values_list("tries", flat=True).get(pk=job_id)
        pause = PAUSES[min(tries, len(PAUSES)) - 1] if tries else PAUSES[0]
        waiting = (
            _held(job_id, hold)
            .filter(tries__lt=most, cancel_asked_by__isnull=True)
            .update(
                state=State.WAITING,
                waits_until=moment + pause,
                message=message[:2000],
                step="",
                told_at=moment,
                **_FREE,
            )
        )
        if waiting:
            enqueue(job_id)
            return State.WAITING
        if not stop_if_asked(job_id, hold, now):
            fail(job_id, hold, message, now)
    return State(Job.objects.values_list("state", flat=True).get(pk=job_id))


def stop_if_asked(job_id: int, hold: str, now: datetime | None = None) -> bool:
    """End a job as cancelled, where that was asked for."""
    return is_to_stop(job_id, hold) and stop(job_id, hold, now)


def give_back(job_id: int, hold: str, now: datetime | None = None) -> bool:
    """Have a job wait again as if it had not been begun: its worker is being shut down."""
    with transaction.atomic():
        back = _held(job_id, hold).update(
            state=State.WAITING,
            tries=F("tries") - 1,
            waits_until=now or timezone.now(),
            step="",
            **_FREE,
        )
        if back:
            enqueue(job_id)
    return bool(back)


def cancel(job: Job, person: Person, now: datetime | None = None) -> State:
    """Cancel a job: one that waits at once; one that runs is asked to stop, and does so at its
    next step.

    Returns:
        How it stands now.
    """
    moment = now or timezone.now()
    cancelled = Job.objects.filter(pk=job.pk, state=State.WAITING).update(
        state=State.CANCELLED,
        ended_at=moment,
        cancel_asked_by=person,
        message="It was cancelled before it began.",
        step="",
    )
    if not cancelled:
        Job.objects.filter(pk=job.pk, state=State.RUNNING, cancel_asked_by__isnull=True).update(
            cancel_asked_by=person
        )
    return State(Job.objects.values_list("state", flat=True).get(pk=job.pk))


def again(job: Job, person: Person, now: datetime | None = None) -> bool:
    """Have a job wait once more that failed, was cancelled or stopped. False where it is in
    another state.

    Raises:
        OneAlready: one like it, which must go on alone, waits or runs.
    """
    try:
        with transaction.atomic():
            waiting = Job.objects.filter(pk=job.pk, state__in=UNDONE).update(
                state=State.WAITING,
                asked_by=person,
                waits_until=now or timezone.now(),
                tries=0,
                ended_at=None,
                cancel_asked_by=None,
                message="",
            )
            if waiting:
                enqueue(job.pk)
    except IntegrityError:
        raise OneAlready("A job like this one goes on already.") from None
    return bool(waiting)


def recover(
    most: Mapping[str, int], told: Callable[[int], None], now: datetime | None = None
) -> None:
    """See to jobs whose worker died: they wait again, or stop where they were tried often enough.
    And put those into the queue that wait and do not stand in it.

    Args:
        most: by kind, how often a job is tried.
        told: is told of each job that ended so, in the transaction in which it did.
        now: the moment.
    """
    moment = now or timezone.now()
    for job in Job.objects.filter(state=State.RUNNING, held_until__lt=moment):
        with transaction.atomic():
            # A worker that was heard of meanwhile keeps it.
            lost = _held(job.pk, job.hold).filter(held_until__lt=moment)
            if job.cancel_asked_by_id is not None:
                if lost.update(**_ending(State.CANCELLED, CANCELLED, moment)):
                    told(job.pk)
            elif job.tries < most.get(job.kind, 1):
                if lost.update(state=State.WAITING, waits_until=moment, step="", **_FREE):
                    enqueue(job.pk)
            elif lost.update(
                **_ending(
                    State.STOPPED,
                    "The worker that did it ended without a word, most likely for want of memory "
                    "or because the machine was switched off. Nothing was changed.",
                    moment,
                )
            ):
                told(job.pk)
    for job in Job.objects.filter(state=State.WAITING, waits_until__lt=moment - OVERDUE):
        if not is_in_queue(job):
            enqueue(job.pk)


def is_in_queue(job: Job) -> bool:
    """Whether the task that will begin a job still stands in the queue."""
    if not job.task:
        return False
    return DBTaskResult.objects.filter(Q(pk=job.task), status="READY").exists()
