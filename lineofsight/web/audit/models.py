"""Entries of the record of access: each holds the hash of the one before, by authority."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models

from lineofsight.web.accounts.models import Authority


class Kind(models.TextChoices):
    """What was done."""

    READ = "read", "Read a child’s record"
    LIST = "list", "Saw a list of children"
    CHANGE = "change", "Changed something"
    ROLE = "role", "Gave or ended a role"
    SIGN_IN = "sign_in", "Signed in or out"
    EXPORT = "export", "Exported this record"


class CannotBeEditedError(Exception):
    """An entry is written once. Nothing changes or removes it."""


class Entry(models.Model):
    """One look or one change.

    Attributes:
        number: counts from 1 within the authority, without a gap.
        person_email: who, as the address stood then; empty for the machine itself.
        subject: the child's identifier, or what was changed.
        page: the address that was asked for, without its query.
        came_from: the address of the page before, without its query, where it was one of ours.
        reason: what the person gave as a reason, for a restricted child.
        details: what else there is to say, as JSON.
        before, digest: the digest of the entry before, and of this one with it.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    person_email = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    page = models.CharField(max_length=500, blank=True)
    came_from = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    details = models.JSONField(default=dict)
    before = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["authority", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "number"], name="entry_numbered_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "subject"], name="entry_by_subject"),
            models.Index(fields=["authority", "person_email"], name="entry_by_person"),
        ]
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"Entry {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new entry.

        Raises:
            CannotBeEditedError: it is written already.
        """
        if not self._state.adding:
            raise CannotBeEditedError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never.

        Raises:
            CannotBeEditedError: always.
        """
        raise CannotBeEditedError
