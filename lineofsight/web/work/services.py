"""What people may do to jobs: permission checked, and written into the record of access."""

from __future__ import annotations

from django.db import transaction

from lineofsight.web.accounts.current import Here
from lineofsight.web.accounts.services import RefusedError
from lineofsight.web.audit.models import Kind
from lineofsight.web.audit.services import record
from lineofsight.web.permissions import Permission
from lineofsight.web.work import jobs
from lineofsight.web.work.kinds import tell_of_end
from lineofsight.web.work.models import Job, State


@transaction.atomic
def cancel(here: Here, job: Job) -> State:
    """Cancel a job.

    Returns:
        How it stands now: `running` where it will stop at its next step.

    Raises:
        RefusedError: it is not the person's to cancel, or over already.
    """
    _check(here, job)
    state = jobs.cancel(job, here.person)
    if state not in (State.CANCELLED, State.RUNNING):
        raise RefusedError("This task is over already")
    _record(here, job, "cancelled")
    if state is State.CANCELLED:
        tell_of_end(job.pk)
    return state


@transaction.atomic
def again(here: Here, job: Job) -> None:
    """Have a job done that failed, was cancelled or stopped.

    Raises:
        RefusedError: it is not the person's to begin again, or in another state.
    """
    _check(here, job)
    try:
        if not jobs.again(job, here.person):
            raise RefusedError("Only a task that failed or stopped can be tried again")
    except jobs.OneAlready:
        raise RefusedError("Another task like this one is going on. Wait until it ends") from None
    _record(here, job, "tried again")


def _check(here: Here, job: Job) -> None:
    if job.authority_id != here.authority.pk or not here.may(Permission.LOAD_DATA):
        raise RefusedError("Your role does not let you change this task")


def _record(here: Here, job: Job, what: str) -> None:
    record(
        here.authority,
        Kind.CHANGE,
        person=here.person,
        subject=f"task {job.pk}",
        details={"what": what, "task": job.kind},
    )
