"""Where the content of uploads lies: folders of the workspace that this user alone may look into,
named at random.

uploads/<upload>/<file>/<name>    a version of a file
uploads/<upload>/check/<return>/  what a check of it found, in full
uploads/.receiving/               what is being received
uploads/.building-…/              files put together for a check or for the record, while it lasts
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from lineofsight.engine.snapshots import keep, sha256_of
from lineofsight.web.uploads.models import Upload, UploadedFile
from lineofsight.web.uploads.names import clean_name

#: What a crash left is removed when it is as old as this.
LEFT_BEHIND = 24 * 3600.0
PRIVATE = 0o700


def folder() -> Path:
    """The folder of all uploads, made where it is not there."""
    path: Path = settings.WORKSPACE / "uploads"
    return _private(path)


def _private(path: Path) -> Path:
    path.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    path.chmod(PRIVATE)
    return path


def receiving() -> Path:
    """The folder of what is being received."""
    return _private(folder() / ".receiving")


def folder_of(upload: Upload) -> Path:
    """The folder of an upload."""
    return _private(folder() / upload.key)


def path_of(file: UploadedFile) -> Path:
    """Where a file's content lies, or would lie."""
    path: Path = settings.WORKSPACE / "uploads" / file.upload.key / file.folder / file.name
    return path


def check_folder(upload: Upload) -> Path:
    """Where what a check found stands in full."""
    return folder_of(upload) / "check"


def put(file: UploadedFile, received: Path) -> None:
    """Keep what was received as the content of a file.

    Raises:
        OSError: it cannot be kept.
    """
    folder_of(file.upload)
    place = path_of(file)
    _private(place.parent)
    _link(received, place)
    place.chmod(0o600)
    keep(place)
    keep(place.parent)


def remove(file: UploadedFile) -> None:
    """Remove a file's content."""
    shutil.rmtree(path_of(file).parent, ignore_errors=True)


def remove_all(upload: Upload) -> None:
    """Remove the content of all files of an upload, and what checks of it found."""
    shutil.rmtree(folder_of(upload), ignore_errors=True)


def is_whole(file: UploadedFile) -> bool:
    """Whether a file's content is there, as it was received."""
    path = path_of(file)
    return path.is_file() and path.stat().st_size == file.size and sha256_of(path) == file.sha256


def delivery(upload: Upload) -> str:
    """The name of the folder of an upload's files among those put together, as progress has it."""
    # The number comes first: of a long title the end is cut off.
    return f"{upload.pk} {clean_name(upload.title)}"


@contextmanager
def together(files: Iterable[UploadedFile]) -> Iterator[Path]:
    """A private folder with a folder for each upload, in which its files stand under their names;
    gone at the end.

    Raises:
        OSError: a file is not there, or there is no room.
    """
    with tempfile.TemporaryDirectory(prefix=".building-", dir=folder()) as made:
        place = Path(made)
        for file in files:
            beside = place / delivery(file.upload)
            beside.mkdir(exist_ok=True)
            _link(path_of(file), beside / file.name)
        yield place


def _link(source: Path, place: Path) -> None:
    """The same file under another name; a copy where the disk knows no such thing."""
    try:
        os.link(source, place)
    except (FileNotFoundError, FileExistsError):
        # A copy would be written into what is there, which is the stored file itself.
        raise
    except OSError:
        shutil.copyfile(source, place)


def sweep() -> None:
    """Remove what a crash left behind: half-received files, and files put together."""
    now = time.time()
    for path in (*folder().glob(".building-*"), *receiving().iterdir()):
        try:
            is_old = now - path.stat().st_mtime > LEFT_BEHIND
        except FileNotFoundError:
            continue
        if is_old and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif is_old:
            path.unlink(missing_ok=True)
