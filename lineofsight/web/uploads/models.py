"""Uploads and their files, each with its earlier versions."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lineofsight.web.accounts.models import Authority, Person
from lineofsight.web.editing import Versioned
from lineofsight.web.work.models import Job


class Purpose(models.TextChoices):
    """What the files of an upload are for."""

    RECORD = "record", "The record: returns, or extracts of the Standard Safeguarding Dataset"
    REPORTS = "reports", "Ofsted’s inspection reports (PDF)"


class Stage(models.TextChoices):
    """How far an upload is."""

    OPEN = "open", "Not published"
    PUBLISHED = "published", "Published"
    DISCARDED = "discarded", "Discarded"


class Scan(models.TextChoices):
    """What the virus scanner said of a file."""

    WAITING = "waiting", "Not scanned yet"
    CLEAN = "clean", "No virus found"
    INFECTED = "infected", "A virus was found: the file was deleted"
    FAILED = "failed", "Could not be scanned: not loaded"
    NO_SCANNER = "no_scanner", "Not scanned"


def _key() -> str:
    return secrets.token_hex(12)


class Upload(Versioned):
    """Files loaded together: one delivery, of one year where they are tables of a return.

    Attributes:
        key: the name of its folder in the workspace, which nobody can guess.
        title, note: what people call it and say of it.
        result: what the check found, as `checking` writes it; empty before.
        checked_files: which files that was of, by their numbers.
        snapshot: the snapshot that it was published with.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="uploads")
    key = models.CharField(max_length=24, unique=True, default=_key)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    title = models.CharField(max_length=100)
    note = models.CharField(max_length=2000, blank=True, default="")
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.OPEN)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    check_job = models.ForeignKey(
        Job, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    publish_job = models.ForeignKey(
        Job, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    result = models.JSONField(default=dict, blank=True)
    checked_files = models.JSONField(default=list, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    snapshot = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stage=Stage.PUBLISHED, published_at__isnull=False)
                | ~Q(stage=Stage.PUBLISHED) & Q(published_at__isnull=True),
                name="upload_published_at",
            )
        ]

    def __str__(self) -> str:
        return f"Upload {self.pk}"

    @property
    def as_purpose(self) -> Purpose:
        """What it is for."""
        return Purpose(self.purpose)

    @property
    def as_stage(self) -> Stage:
        """How far it is."""
        return Stage(self.stage)

    @property
    def current_files(self) -> models.QuerySet[UploadedFile]:
        """Its files, the latest version of each."""
        return self.files.filter(replaced_at__isnull=True).order_by("name")

    @property
    def active_job(self) -> Job | None:
        """The job about it that waits or runs, or None."""
        for job in (self.publish_job, self.check_job):
            if job is not None and job.is_active:
                return job
        return None

    @property
    def is_checked(self) -> bool:
        """Whether what the check found is of the files that it now has."""
        return bool(self.result) and sorted(self.checked_files) == sorted(
            self.current_files.values_list("pk", flat=True)
        )


class UploadedFile(models.Model):
    """A file as it was loaded once; the same name loaded again is another version.

    Attributes:
        name: the file's name, cleaned.
        folder: the folder of its content within that of the upload.
        number: which version of the name it is.
        replaced_at: when a later version, or nothing, took its place.
        code, years, tables: the return that the check took it for, its collection years and the
            tables it holds.
        left_out_at, left_out_by: since when a published file is no longer built into the record.
    """

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=120)
    folder = models.CharField(max_length=24, default=_key)
    number = models.PositiveIntegerField(default=1)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    replaced_at = models.DateTimeField(null=True, blank=True)
    scan = models.CharField(max_length=10, choices=Scan.choices, default=Scan.WAITING)
    code = models.CharField(max_length=20, blank=True, default="")
    years = models.JSONField(default=list, blank=True)
    tables = models.JSONField(default=list, blank=True)
    left_out_at = models.DateTimeField(null=True, blank=True)
    left_out_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["upload", "name", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["upload", "name", "number"], name="file_numbered_once"),
            models.UniqueConstraint(
                fields=["upload", "name"],
                condition=Q(replaced_at__isnull=True),
                name="file_current_once",
            ),
        ]

    def __str__(self) -> str:
        return f"File {self.pk}"

    @property
    def as_scan(self) -> Scan:
        """What the scanner said."""
        return Scan(self.scan)
