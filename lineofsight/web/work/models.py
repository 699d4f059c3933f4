"""A job: a piece of work that goes on while nobody waits for a page."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lineofsight.web.accounts.models import Authority, Person


class State(models.TextChoices):
    """How a job stands."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"
    STOPPED = "stopped", "Stopped"


#: What still goes on.
ACTIVE = (State.WAITING, State.RUNNING)
#: What ended without having been done, and may be begun again.
UNDONE = (State.FAILED, State.CANCELLED, State.STOPPED)


class Job(models.Model):
    """A piece of work, of whom it was asked, and how far it is.

    Attributes:
        kind: which work; `work.kinds` declares what it does.
        about: what it is about, as JSON: the arguments of the work.
        alone: of jobs with the same words here only one goes on at a time; empty for any number.
        step, share: what is being done, in words, and how much of all, from 0 to 1.
        told_at: when that was last told.
        waits_until: it is not begun before; a fault that may pass has time to.
        tries: how often it was begun.
        message: how it ended, in words for people.
        hold: what the worker that has it knows it by, new each time it is begun; empty while
            nobody has it.
        held_until: when the hold ends, unless the worker prolongs it: then the worker has died.
        task: the queue's own name of the task that will begin it.
        cancel_asked_by: who asked a running job to stop.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="jobs")
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=30)
    about = models.JSONField(default=dict)
    alone = models.CharField(max_length=60, blank=True, default="")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    step = models.CharField(max_length=300, blank=True, default="")
    share = models.FloatField(null=True, blank=True)
    told_at = models.DateTimeField(default=timezone.now)
    waits_until = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    message = models.CharField(max_length=2000, blank=True, default="")
    hold = models.CharField(max_length=100, blank=True, default="")
    held_until = models.DateTimeField(null=True, blank=True)
    task = models.CharField(max_length=40, blank=True, default="")
    cancel_asked_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["authority", "-asked_at"], name="job_by_authority")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state=State.RUNNING, held_until__isnull=False) & ~Q(hold="")
                | ~Q(state=State.RUNNING) & Q(hold="", held_until__isnull=True),
                name="job_held_while_running",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ACTIVE, ended_at__isnull=True)
                | Q(ended_at__isnull=False) & ~Q(state__in=ACTIVE),
                name="job_ended_when_over",
            ),
            models.UniqueConstraint(
                fields=["alone"],
                condition=Q(state__in=ACTIVE) & ~Q(alone=""),
                name="job_alone",
            ),
        ]

    def __str__(self) -> str:
        return f"Job {self.pk}: {self.kind}, {self.state}"

    @property
    def as_state(self) -> State:
        """The state itself."""
        return State(self.state)

    @property
    def is_active(self) -> bool:
        """Whether it waits or runs."""
        return self.as_state in ACTIVE

    @property
    def percent(self) -> int | None:
        """How much of all is done, in hundredths; None where it is not known."""
        return None if self.share is None else round(100 * self.share)
