"""What becomes of a job by what its work does."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import OperationalError
from django.utils import timezone

from lineofsight.web.work import jobs
from lineofsight.web.work.kinds import (
    KINDS,
    WHEN_ENDED,
    CannotBeDone,
    Doing,
    Kind,
    MayPass,
    Outcome,
)
from lineofsight.web.work.models import Job, State
from lineofsight.web.work.running import run
from tests.web.recorded import mereshire, person_with

pytestmark = pytest.mark.django_db

Work = Callable[[Doing], Outcome]
SECRET = "Ada Example, born 1 May 2014"  # noqa: S105 - what no message may tell


def said(doing: Doing) -> Outcome:
    """Tells of a step, and is done."""
    doing.tell("A step")
    return Outcome("Done.")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Job]:
    """Asks for invented work."""

    def ask(work: Work, *, tries: int = 3) -> Job:
        monkeypatch.setitem(KINDS, "invented", Kind("invented", "Invented work", work, tries))
        return jobs.ask_for(mereshire(), person_with(), "invented", {"number": 7})

    return ask


@pytest.fixture
def told() -> Iterator[list[State]]:
    """The states of jobs that were told of as ended."""
    found: list[State] = []

    def hear(job: Job) -> None:
        found.append(job.as_state)

    WHEN_ENDED.append(hear)
    yield found
    WHEN_ENDED.remove(hear)


def raising(error: BaseException) -> Work:
    def work(doing: Doing) -> Outcome:
        raise error

    return work


def test_what_was_worked_out_is_kept_with_the_end(
    asked: Callable[[Work], Job], told: list[State]
) -> None:
    kept: list[Any] = []

    def work(doing: Doing) -> Outcome:
        doing.tell("Counting", 1, 4)
        kept.append((Job.objects.get().step, Job.objects.get().share))
        return Outcome("All counted.", lambda: kept.append(doing.about["number"]))

    job = asked(work)
    assert run(job.pk)
    job.refresh_from_db()
    assert kept == [("Counting", 0.25), 7]
    assert (job.state, job.message, told) == (State.DONE, "All counted.", [State.DONE])
    assert not run(job.pk), "never twice"
    assert kept == [("Counting", 0.25), 7]


def test_what_cannot_be_kept_leaves_the_job_undone(asked: Callable[[Work], Job]) -> None:
    def fails() -> None:
        raise CannotBeDone("Another one was quicker.")

    job = asked(lambda _: Outcome("Done.", fails))
    run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == (State.FAILED, "Another one was quicker.")


@pytest.mark.parametrize(
    ("error", "state", "words"),
    [
        (CannotBeDone("The file is a web page."), State.FAILED, "The file is a web page."),
        (MayPass("The disk is full."), State.WAITING, "The disk is full."),
        (OperationalError("database is locked"), State.WAITING, "The database was busy."),
        (ValueError(SECRET), State.FAILED, "a fault of the software (ValueError)"),
    ],
)
def test_faults(
    asked: Callable[[Work], Job],
    told: list[State],
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    state: State,
    words: str,
) -> None:
    """What the work says of a child stands neither in a log nor on a page."""
    job = asked(raising(error))
    with caplog.at_level(logging.DEBUG):
        run(job.pk)
    job.refresh_from_db()
    assert job.as_state is state
    assert words in job.message
    assert SECRET not in job.message + caplog.text
    assert told == ([] if state is State.WAITING else [state])


def test_a_fault_that_does_not_pass_fails_in_the_end(
    asked: Callable[..., Job], told: list[State]
) -> None:
    job = asked(raising(MayPass("The disk is full.")), tries=2)
    for _ in range(2):
        Job.objects.update(waits_until=timezone.now())
        run(job.pk)
    job.refresh_from_db()
    assert (job.as_state, job.tries, told) == (State.FAILED, 2, [State.FAILED])


def test_a_cancelled_job_stops_between_two_steps(
    asked: Callable[[Work], Job], told: list[State]
) -> None:
    begun: list[str] = []

    def work(doing: Doing) -> Outcome:
        for step in ("first", "second", "third"):
            doing.tell(step)
            begun.append(step)
            if step == "second":
                jobs.cancel(doing.job, person_with())
        return Outcome("Done.", lambda: begun.append("kept"))

    job = asked(work)
    run(job.pk)
    job.refresh_from_db()
    assert begun == ["first", "second"]
    assert (job.state, told) == (State.CANCELLED, [State.CANCELLED])
    assert job.message == "It was cancelled. Nothing was changed."


def test_a_cancel_that_comes_too_late_changes_nothing(asked: Callable[[Work], Job]) -> None:
    """After the last step the job is done."""

    def work(doing: Doing) -> Outcome:
        jobs.cancel(doing.job, person_with())
        return Outcome("Done.")

    job = asked(work)
    run(job.pk)
    job.refresh_from_db()
    assert job.as_state is State.DONE


def test_a_worker_that_lost_its_job_keeps_nothing(asked: Callable[[Work], Job]) -> None:
    """It was silent for so long that another one took the job over."""
    kept: list[str] = []

    def work(doing: Doing) -> Outcome:
        Job.objects.update(held_until=timezone.now())
        jobs.recover({"invented": 3}, lambda _: None)
        assert jobs.take(doing.job.pk), "the other one"
        return Outcome("Done.", lambda: kept.append("by the first"))

    job = asked(work)
    run(job.pk)
    job.refresh_from_db()
    assert kept == []
    assert (job.as_state, job.tries) == (State.RUNNING, 2)


@pytest.mark.parametrize("how", ["signal", "step"])
def test_a_worker_that_ends_gives_its_job_back(asked: Callable[[Work], Job], how: str) -> None:
    """At the next step; or at once, where the signal comes a second time."""
    if how == "signal":
        job = asked(raising(SystemExit(1)))
        with pytest.raises(SystemExit):
            run(job.pk)
    else:
        job = asked(said)
        run(job.pk, is_shutting_down=lambda: True)
    job.refresh_from_db()
    assert (job.as_state, job.tries) == (State.WAITING, 0)


def test_work_of_another_version_is_told(asked: Callable[[Work], Job]) -> None:
    job = asked(lambda _: Outcome("Done."))
    del KINDS["invented"]
    run(job.pk)
    job.refresh_from_db()
    assert job.as_state is State.FAILED
    assert "does not know this kind of work" in job.message
