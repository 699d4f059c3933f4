"""Uploading as people do it: files posted by a client, jobs done as by a worker, a scanner."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from lineofsight.engine.workspace import open_workspace
from lineofsight.synthetic.ssda903 import write_return
from lineofsight.web.uploads.models import Upload
from lineofsight.web.work.models import Job, State
from lineofsight.web.work.running import run

#: Every small SSDA903 return here has so many journeys.
CHILDREN = 12


def ssda903(folder: Path, year: int = 2026, *, mistakes: bool = False) -> dict[str, bytes]:
    """The CSV files of a small invented return, by name."""
    write_return(folder, children=60 if mistakes else CHILDREN, year=year, mistakes=mistakes)
    return {path.name: path.read_bytes() for path in sorted((folder / str(year)).glob("*.csv"))}


def posted(files: dict[str, bytes]) -> list[SimpleUploadedFile]:
    """Files as a browser posts them."""
    return [SimpleUploadedFile(name, content) for name, content in files.items()]


def begin(
    client: Client,
    files: dict[str, bytes],
    *,
    title: str = "SSDA903 2025-26",
    purpose: str = "record",
) -> Any:
    """Post a new upload."""
    return client.post(
        "/mereshire/uploads/new/",
        {"purpose": purpose, "title": title, "note": "", "files": posted(files)},
    )


def begun(client: Client, files: dict[str, bytes], **facts: str) -> Upload:
    """A new upload that was taken, and checked."""
    response = begin(client, files, **facts)
    assert response.status_code == 302, response.content.decode()
    work_off()
    return Upload.objects.order_by("-pk")[0]


def add(client: Client, upload: Upload, files: dict[str, bytes]) -> Any:
    """Post files to an upload."""
    return client.post(f"/mereshire/uploads/{upload.pk}/files/", {"files": posted(files)})


def publish(client: Client, upload: Upload, **facts: object) -> Job:
    """Have an upload published, and the job done."""
    response = client.post(f"/mereshire/uploads/{upload.pk}/publish/", facts)
    assert response.status_code == 302, response.content.decode()
    work_off()
    upload.refresh_from_db()
    assert upload.publish_job is not None
    return upload.publish_job


def work_off() -> None:
    """Do every job that waits, as a worker does."""
    waiting = Job.objects.filter(state=State.WAITING, waits_until__lte=timezone.now())
    for pk in waiting.order_by("pk").values_list("pk", flat=True):
        assert run(pk)


def scanner(folder: Path, settings: Settings) -> None:
    """A virus scanner, which calls infected whatever holds the word EICAR, and cannot read files
    with the word LOCKED."""
    path = folder / "scanner.py"
    path.write_text(
        "import pathlib, sys\n"
        "content = pathlib.Path(sys.argv[-1]).read_bytes()\n"
        "print(sys.argv[-1])\n"
        "sys.exit(1 if b'EICAR' in content else 2 if b'LOCKED' in content else 0)\n"
    )
    settings.SCAN_COMMAND = f"{sys.executable} {path} --no-summary"


def workspace_at(settings: Settings, folder: Path) -> Path:
    """An empty workspace for the site."""
    place = open_workspace(folder / "workspace", create=True)
    settings.WORKSPACE = place.path
    return place.path


def modes(path: Path) -> set[int]:
    """The permissions of every folder in a folder, itself included."""
    folders = [path, *(inner for inner in path.rglob("*") if inner.is_dir())]
    return {stat.S_IMODE(each.stat().st_mode) for each in folders}
