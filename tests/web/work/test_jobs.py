"""How a job passes from state to state: a table of every step from every state, and any sequence of
steps, crashes and delays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineofsight.web.accounts.models import Person
from lineofsight.web.work import jobs
from lineofsight.web.work.chores import forget_old_numbers
from lineofsight.web.work.models import ACTIVE, Job, State
from tests.web.recorded import mereshire, person_with

pytestmark = pytest.mark.django_db

#: How often a job is tried here.
MOST = 3

#: What each step makes of a job in each state; `-` where it does nothing.
TABLE = """
    step         | waiting   | running   | done | failed  | cancelled | stopped
    take         | running   | -         | -    | -       | -         | -
    tell         | -         | running   | -    | -       | -         | -
    finish       | -         | done      | -    | -       | -         | -
    fail         | -         | failed    | -    | -       | -         | -
    put off      | -         | waiting   | -    | -       | -         | -
    give back    | -         | waiting   | -    | -       | -         | -
    stop         | -         | cancelled | -    | -       | -         | -
    cancel       | cancelled | running   | -    | -       | -         | -
    again        | -         | -         | -    | waiting | waiting   | waiting
    recover      | -         | -         | -    | -       | -         | -
    recover late | -         | waiting   | -    | -       | -         | -
"""


def drawn() -> list[tuple[str, State, State]]:
    heading, *lines = [
        [cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()
    ]
    return [
        (line[0], State(state), State(state) if cell == "-" else State(cell))
        for line in lines
        for state, cell in zip(heading[1:], line[1:], strict=True)
    ]


def made(state: State = State.WAITING) -> tuple[Job, str]:
    """A job in a state, and its hold, or that which it had."""
    job = jobs.ask_for(mereshire(), person_with(), "invented", {})
    if state is State.WAITING:
        return job, "none"
    if state is State.CANCELLED:
        jobs.cancel(job, person_with())
        return job, "none"
    hold = jobs.take(job.pk)
    assert hold
    if state is State.DONE:
        jobs.finish(job.pk, hold, "Done.")
    elif state is State.FAILED:
        jobs.fail(job.pk, hold, "Failed.")
    elif state is State.STOPPED:
        jobs.recover({}, lambda _: None, late())
    return job, hold


def late() -> datetime:
    return timezone.now() + jobs.HELD_FOR + timedelta(seconds=1)


def step(name: str, job: Job, hold: str) -> None:
    person = person_with()
    steps: dict[str, Callable[[], object]] = {
        "take": lambda: jobs.take(job.pk),
        "tell": lambda: jobs.tell(job.pk, hold, "A step", 0.5),
        "finish": lambda: jobs.finish(job.pk, hold, "Done."),
        "fail": lambda: jobs.fail(job.pk, hold, "Failed."),
        "put off": lambda: jobs.put_off(job.pk, hold, "Busy.", MOST),
        "give back": lambda: jobs.give_back(job.pk, hold),
        "stop": lambda: jobs.stop(job.pk, hold),
        "cancel": lambda: jobs.cancel(job, person),
        "again": lambda: jobs.again(job, person),
        "recover": lambda: jobs.recover({"invented": MOST}, lambda _: None),
        "recover late": lambda: jobs.recover({"invented": MOST}, lambda _: None, late()),
    }
    steps[name]()


@pytest.mark.parametrize(("name", "before", "after"), drawn())
def test_each_step_from_each_state(name: str, before: State, after: State) -> None:
    job, hold = made(before)
    assert state_of(job) is before
    step(name, job, hold)
    assert state_of(job) is after


def state_of(job: Job) -> State:
    job.refresh_from_db()
    return job.as_state


def test_a_job_is_taken_once() -> None:
    job, _ = made()
    assert jobs.take(job.pk)
    assert jobs.take(job.pk) is None


def test_an_old_hold_changes_nothing() -> None:
    """A worker that was thought dead comes back: the job is another's now."""
    job, old = made(State.RUNNING)
    jobs.recover({"invented": MOST}, lambda _: None, late())
    new = jobs.take(job.pk, late())
    assert new
    assert not jobs.tell(job.pk, old, "Still here", None)
    assert not jobs.finish(job.pk, old, "Done twice.")
    assert not jobs.fail(job.pk, old, "Failed after all.")
    assert not jobs.give_back(job.pk, old)
    assert jobs.finish(job.pk, new, "Done.")
    job.refresh_from_db()
    assert (job.message, job.tries) == ("Done.", 2)


def test_a_worker_that_dies_every_time_leaves_a_job_that_stopped() -> None:
    job, _ = made()
    told: list[int] = []
    now = timezone.now()
    for _ in range(MOST):
        assert jobs.take(job.pk, now)
        now += jobs.HELD_FOR + timedelta(seconds=1)
        jobs.recover({"invented": MOST}, told.append, now)
    assert state_of(job) is State.STOPPED
    assert told == [job.pk]


def test_a_fault_that_may_pass_is_waited_for_longer_each_time() -> None:
    job, _ = made()
    now = timezone.now()
    pauses = []
    for _ in range(MOST):
        hold = jobs.take(job.pk, now)
        assert hold
        jobs.put_off(job.pk, hold, "Busy.", MOST, now)
        job.refresh_from_db()
        pauses.append(job.waits_until - now)
        assert state_of(job) is State.FAILED or jobs.take(job.pk, now) is None, "not before"
        now = max(now, job.waits_until)
    assert state_of(job) is State.FAILED
    assert pauses[:2] == [timedelta(seconds=20), timedelta(minutes=2)]


def test_a_job_alone_is_asked_for_once() -> None:
    mine = jobs.ask_for(mereshire(), None, "invented", {}, alone="one")
    with pytest.raises(jobs.OneAlready):
        jobs.ask_for(mereshire(), None, "invented", {}, alone="one")
    hold = jobs.take(mine.pk)
    assert hold
    with pytest.raises(jobs.OneAlready):
        jobs.ask_for(mereshire(), None, "invented", {}, alone="one")
    jobs.fail(mine.pk, hold, "Failed.")
    other = jobs.ask_for(mereshire(), None, "invented", {}, alone="one")
    with pytest.raises(jobs.OneAlready):
        jobs.again(mine, person_with())
    assert Job.objects.filter(state__in=ACTIVE).get() == other


def test_a_job_that_left_the_queue_is_put_back() -> None:
    """A worker took it out of the queue and died before it began."""
    made()
    DBTaskResult.objects.update(status="RUNNING")
    jobs.recover({}, lambda _: None)
    assert DBTaskResult.objects.filter(status="READY").count() == 0, "it is not overdue yet"
    jobs.recover({}, lambda _: None, timezone.now() + jobs.OVERDUE + timedelta(seconds=1))
    assert DBTaskResult.objects.filter(status="READY").count() == 1
    jobs.recover({}, lambda _: None, timezone.now() + jobs.OVERDUE + timedelta(seconds=1))
    assert DBTaskResult.objects.filter(status="READY").count() == 1, "once is enough"


@dataclass
class Invented:
    """Workers that take one job, work, and lose their way; and what came of it."""

    job: Job
    person: Person
    now: datetime
    holds: dict[int, str] = field(default_factory=dict)
    #: How often what was done was kept, since the job was last begun anew by a person.
    kept: int = 0

    def go(self, what: str, worker: int, seconds: int) -> None:
        """One step of one worker, or of a person."""
        hold = self.holds.get(worker, "")
        self.now += timedelta(seconds=seconds)
        if what == "take" and not hold:
            taken = jobs.take(self.job.pk, self.now)
            if taken:
                self.holds[worker] = taken
        elif what == "tell" and hold:
            if not jobs.tell(self.job.pk, hold, "A step", None, self.now):
                del self.holds[worker]
            elif jobs.is_to_stop(self.job.pk, hold):
                assert jobs.stop(self.job.pk, hold, self.now)
                del self.holds[worker]
        elif what == "finish" and hold:
            self.kept += jobs.finish(self.job.pk, hold, "Done.", self.now)
            del self.holds[worker]
        elif what == "fail" and hold:
            jobs.fail(self.job.pk, hold, "Failed.", self.now)
            del self.holds[worker]
        elif what == "put off" and hold:
            jobs.put_off(self.job.pk, hold, "Busy.", MOST, self.now)
            del self.holds[worker]
        elif what == "give back" and hold:
            jobs.give_back(self.job.pk, hold, self.now)
            del self.holds[worker]
        elif what == "crash":
            self.holds.pop(worker, None)
        elif what == "cancel":
            jobs.cancel(self.job, self.person, self.now)
        elif what == "again":
            if jobs.again(self.job, self.person, self.now):
                self.kept = 0
        elif what == "recover":
            jobs.recover({"invented": MOST}, lambda _: None, self.now)

    def check(self) -> None:
        """What holds after every step."""
        self.job.refresh_from_db()
        state = self.job.as_state
        mine = [hold for hold in self.holds.values() if hold == self.job.hold]
        assert self.kept <= 1, "what was done was kept twice"
        assert (self.kept == 1) == (state is State.DONE)
        assert len(mine) <= 1, "two workers hold it"
        assert bool(self.job.hold) == (state is State.RUNNING)
        assert (self.job.ended_at is None) == (state in ACTIVE)
        assert self.job.tries <= MOST


STEPS = "take tell finish fail put-off give-back crash cancel again recover wait".split()


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(STEPS), st.integers(0, 2), st.sampled_from([0, 0, 0, 5, 40, 100, 700])
        ),
        max_size=25,
    )
)
def test_no_sequence_does_work_twice_or_leaves_it_between_states(
    steps: list[tuple[str, int, int]],
) -> None:
    """Three workers, a person who cancels and begins again, crashes and delays: what was done is
    kept once at most, and in the end the job is over."""
    with transaction.atomic():
        job = jobs.ask_for(mereshire(), None, "invented", {})
        run = Invented(job, person_with(), timezone.now())
        for what, worker, seconds in steps:
            run.go(what.replace("-", " "), worker, seconds)
            run.check()
        # All workers die, and another one takes over.
        run.holds.clear()
        for _ in range(2 * MOST):
            run.go("recover", 9, int(jobs.HELD_FOR.total_seconds()) + 700)
            run.go("take", 9, 0)
            run.go("tell", 9, 0)
            run.go("finish", 9, 0)
            run.check()
        assert job.as_state not in ACTIVE
        transaction.set_rollback(True)


def test_the_database_refuses_a_job_between_states() -> None:
    """Whatever else changes a row."""
    from django.db import IntegrityError

    job, _ = made(State.RUNNING)
    for wrong in ({"state": State.DONE}, {"hold": ""}, {"ended_at": timezone.now()}):
        changes: dict[str, Any] = wrong
        with pytest.raises(IntegrityError), transaction.atomic():
            Job.objects.filter(pk=job.pk).update(**changes)


def test_old_numbers_leave_the_queue_and_jobs_stay() -> None:
    job, _ = made(State.DONE)
    two_weeks_ago = timezone.now() - timedelta(days=15)
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=two_weeks_ago)
    waiting, _ = made()
    forget_old_numbers()
    assert [str(each.pk) for each in DBTaskResult.objects.all()] == [
        Job.objects.get(pk=waiting.pk).task
    ]
    assert Job.objects.filter(pk=job.pk).exists()
