"""Every change to uploads: permission checked, one transaction each, and written into the record of
access, without names of files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from lineofsight.web.accounts.current import Here
from lineofsight.web.accounts.services import RefusedError
from lineofsight.web.audit.models import Kind
from lineofsight.web.audit.services import record
from lineofsight.web.editing import EditForm, save_changed
from lineofsight.web.permissions import Permission
from lineofsight.web.uploads import store
from lineofsight.web.uploads.models import Purpose, Scan, Stage, Upload, UploadedFile
from lineofsight.web.uploads.names import beside
from lineofsight.web.uploads.receiving import Received
from lineofsight.web.uploads.sources import published_files
from lineofsight.web.work.jobs import OneAlready, ask_for

#: Kinds of jobs.
CHECK, PUBLISH = "check-upload", "publish-upload"


def begin(
    here: Here, *, purpose: Purpose, title: str, note: str, received: Sequence[Received]
) -> Upload:
    """Begin an upload with the files that were received, and have them checked.

    Raises:
        RefusedError: it is not the person's to do.
        OSError: the files cannot be kept.
    """
    _may_load(here)
    with _keeping() as kept, transaction.atomic():
        upload = Upload.objects.create(
            authority=here.authority,
            purpose=purpose,
            title=title,
            note=note,
            made_by=here.person,
            changed_by=here.person,
        )
        _take(here, upload, received, kept)
        _ask_for_check(here, upload)
    return upload


def add(here: Here, upload: Upload, received: Sequence[Received]) -> None:
    """Add files to an upload that is not published, and have all checked again. A name that is
    there is another version of that file.

    Raises:
        RefusedError: it is not the person's to do, or the upload cannot be changed now.
        OSError: the files cannot be kept.
    """
    with _keeping() as kept, transaction.atomic():
        upload = _to_change(here, upload)
        _take(here, upload, received, kept)
        _ask_for_check(here, upload)


@transaction.atomic
def take_out(here: Here, file: UploadedFile) -> None:
    """Take a file out of an upload that is not published; its content is kept as a version.

    Raises:
        RefusedError: it is not the person's to do, or the upload cannot be changed now.
    """
    upload = _to_change(here, file.upload)
    left = upload.current_files.exclude(pk=file.pk)
    if not left.exists():
        raise RefusedError("This is the only file. Discard the upload instead")
    upload.files.filter(pk=file.pk, replaced_at__isnull=True).update(replaced_at=timezone.now())
    _record(here, upload, "file taken out")
    _ask_for_check(here, upload)


@transaction.atomic
def check_again(here: Here, upload: Upload) -> None:
    """Have an upload checked again.

    Raises:
        RefusedError: it is not the person's to do, or the upload cannot be changed now.
    """
    upload = _to_change(here, upload)
    # What could not be scanned may be scanned now.
    upload.current_files.filter(scan__in=(Scan.FAILED, Scan.NO_SCANNER)).update(scan=Scan.WAITING)
    _record(here, upload, "checked again")
    _ask_for_check(here, upload)


@transaction.atomic
def publish(here: Here, upload: Upload, *, leaving_out: Iterable[int] = ()) -> None:
    """Have an upload published: the record is built anew from its files and those published
    before, or its reports are read.

    Args:
        here: who asks.
        upload: one whose present files were checked.
        leaving_out: files published before, by their numbers, whose place these take.

    Raises:
        RefusedError: it is not the person's to do, or the upload cannot be published now.
    """
    upload = _to_change(here, upload)
    if not upload.is_checked:
        raise RefusedError("The files have changed since they were checked. Check them again")
    if not upload.result.get("can_publish"):
        raise RefusedError("None of the files can be published. Mend them and upload them again")
    known = set(published_files(here.authority).values_list("pk", flat=True))
    out = sorted(set(leaving_out))
    if not set(out) <= known:
        raise RefusedError("A file to be left out is no longer published. Look again")
    try:
        upload.publish_job = ask_for(
            here.authority,
            here.person,
            PUBLISH,
            {"upload": upload.pk, "leaving_out": out},
            alone=f"publish:{here.authority.pk}",
        )
    except OneAlready:
        raise RefusedError(
            "Another upload of this council is being published. Wait until that has ended"
        ) from None
    upload.save(update_fields=["publish_job"])
    _record(here, upload, "asked to publish", left_out=len(out))


def discard(here: Here, upload: Upload) -> None:
    """Let go of an upload that is not published, with all its files.

    Raises:
        RefusedError: it is not the person's to do, or the upload cannot be changed now.
    """
    with transaction.atomic():
        upload = _to_change(here, upload)
        upload.stage = Stage.DISCARDED
        upload.result = {}
        upload.checked_files = []
        upload.save(update_fields=["stage", "result", "checked_files"])
        upload.files.filter(replaced_at__isnull=True).update(replaced_at=timezone.now())
        _record(here, upload, "discarded")
    store.remove_all(upload)


@transaction.atomic
def leave_out(here: Here, file: UploadedFile, *, out: bool) -> None:
    """Have a published file no longer built into the record, or built in again: from the next
    time on that an upload is published.

    Raises:
        RefusedError: it is not the person's to do, or the file is not published.
    """
    _may_load(here)
    upload = file.upload
    if upload.authority_id != here.authority.pk or upload.as_stage is not Stage.PUBLISHED:
        raise RefusedError("This file is not published")
    changed = UploadedFile.objects.filter(pk=file.pk, left_out_at__isnull=out).update(
        left_out_at=timezone.now() if out else None, left_out_by=here.person if out else None
    )
    if changed:
        _record(here, upload, "file left out" if out else "file taken in again")


@transaction.atomic
def describe(here: Here, upload: Upload, form: EditForm) -> None:
    """Store a title and note, where nobody else changed them meanwhile.

    Raises:
        RefusedError: it is not the person's to do.
        EditedMeanwhile: somebody else did.
    """
    _may_load(here)
    if upload.authority_id != here.authority.pk:
        raise RefusedError("Your role does not let you change this upload")
    if save_changed(form, upload, by=here.person):
        _record(here, upload, "described")


def _may_load(here: Here) -> None:
    if not here.may(Permission.LOAD_DATA):
        raise RefusedError("Your role does not let you load data")


def _to_change(here: Here, upload: Upload) -> Upload:
    """An upload that may be changed now, its row held until the transaction ends."""
    _may_load(here)
    held = Upload.objects.select_for_update().get(pk=upload.pk)
    if held.authority_id != here.authority.pk:
        raise RefusedError("Your role does not let you change this upload")
    if held.as_stage is not Stage.OPEN:
        raise RefusedError(f"This upload is {held.as_stage.label.lower()} and cannot be changed")
    if held.active_job is not None:
        raise RefusedError(
            "The files are being checked or published. Wait until that has ended, or cancel it"
        )
    return held


class _keeping:  # noqa: N801 - used like a function
    """Content that was kept within is removed again where what surrounds it fails."""

    def __enter__(self) -> list[UploadedFile]:
        self._kept: list[UploadedFile] = []
        return self._kept

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            for file in self._kept:
                store.remove(file)


def _take(
    here: Here, upload: Upload, received: Sequence[Received], kept: list[UploadedFile]
) -> None:
    taken: set[str] = set()
    for each in received:
        # Two files of one name in one go are two files.
        name = beside(each.cleaned_name, taken)
        taken.add(name)
        versions = upload.files.filter(name=name)
        number = versions.count() + 1
        versions.filter(replaced_at__isnull=True).update(replaced_at=timezone.now())
        file = UploadedFile(
            upload=upload,
            name=name,
            number=number,
            size=each.length,
            sha256=each.sha256,
            by=here.person,
        )
        kept.append(file)
        store.put(file, each.path)
        file.save()
    _record(
        here, upload, "uploaded", files=len(received), bytes=sum(each.length for each in received)
    )


def _ask_for_check(here: Here, upload: Upload) -> None:
    upload.check_job = ask_for(
        here.authority, here.person, CHECK, {"upload": upload.pk}, alone=f"check:{upload.pk}"
    )
    upload.save(update_fields=["check_job"])


def _record(here: Here, upload: Upload, what: str, **more: int) -> None:
    record(
        here.authority,
        Kind.CHANGE,
        person=here.person,
        subject=f"upload {upload.pk}",
        details={"what": what, "for": upload.purpose, **more},
    )
