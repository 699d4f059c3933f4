"""Notices of people, whether they want mail, and the mails that were sent."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lineofsight.web.accounts.models import Person


class Kind(models.TextChoices):
    """What a notice is about."""

    TASK = "task", "Background task"
    CLAIM = "claim", "Saved claim"
    ROLE = "role", "Your roles"


class MailState(models.TextChoices):
    """How a mail stands."""

    WAITING = "waiting", "Waiting"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed: will be tried again"


class Digest(models.Model):
    """A mail that tells a person how many new notices there are: one a day at most.

    Attributes:
        day: the day that it is of.
        count: how many notices it tells of.
        message_id: its own name among mails: one that is sent twice is the same mail.
        held_until: while it is being sent, when whoever sends it counts as dead.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    count = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)
    tries = models.PositiveIntegerField(default=0)
    message_id = models.CharField(max_length=100, unique=True)
    held_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-day", "person"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "day"], name="digest_once_a_day"),
            models.CheckConstraint(
                condition=Q(state=MailState.SENT, sent_at__isnull=False)
                | ~Q(state=MailState.SENT) & Q(sent_at__isnull=True),
                name="digest_sent_at",
            ),
        ]

    def __str__(self) -> str:
        return f"Mail {self.pk}"


class Notice(models.Model):
    """Something that a person should know.

    Attributes:
        words: in a sentence, naming no child.
        link: the page that shows more.
        key: what it is about: a person is told of it once.
        digest: the mail that told of it; None where none did yet.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.CharField(max_length=500)
    link = models.CharField(max_length=300, blank=True, default="")
    key = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)
    digest = models.ForeignKey(
        Digest, null=True, blank=True, on_delete=models.SET_NULL, related_name="notices"
    )

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "key"], name="notice_told_once")
        ]

    def __str__(self) -> str:
        return f"Notice {self.pk}"

    @property
    def as_kind(self) -> Kind:
        """What it is about."""
        return Kind(self.kind)


class Wish(models.Model):
    """Whether a person wants a mail when there are new notices; nobody is sent one who did not say
    so."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    by_mail = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Wish of person {self.person_id}"
