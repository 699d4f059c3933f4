"""Receiving files: written to disk as they come in, and let go of where they are too large."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile as DjangoFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from lineofsight.web.uploads import store
from lineofsight.web.uploads.names import clean_name

#: The form's field of files.
FIELD = "files"
#: A request this many times as large as is allowed is not read at all.
HOPELESS = 4


@dataclass(frozen=True)
class Refusal:
    """A file that was not taken, and why."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class Received(DjangoFile):  # type: ignore[type-arg]  # generic for the type checker alone
    """A file that was received whole. Unless it is kept, it goes with the request."""

    def __init__(self, name: str, file: Any, size: int, sha256: str) -> None:
        super().__init__(file=file, name=name, size=size)
        self.place = str(file.name)
        self.cleaned_name = name
        self.sha256 = sha256
        self.length = size

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.place)


def megabytes(size: int) -> str:
    """A size in words."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1_000_000:,.0f} MB" if size >= 1_000_000 else f"{size / 1000:,.0f} kB"


class NoFiles(FileUploadHandler):
    """Stops reading where a file comes that no form asked for: nothing of it is kept."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins.

        Raises:
            StopUpload: always.
        """
        super().new_file(*args, **kwargs)
        raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Nothing comes."""

    def file_complete(self, file_size: int) -> None:
        """Nothing came."""


class Receiver(FileUploadHandler):
    """Writes each file into a private folder. One that grows beyond its limit, or beyond what is
    allowed together, is let go of at once: what still comes of it is read past, not kept.

    Attributes:
        refused: the files that were not taken.
    """

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.refused: list[Refusal] = []
        self._together = 0
        self._file: Any = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self._name = clean_name(self.file_name or "")
        self._size = 0
        self._digest = hashlib.sha256()
        self._file = tempfile.NamedTemporaryFile(dir=store.receiving())  # noqa: SIM115 - closed later

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's signature
        """A piece of it comes in."""
        if self._file is None:
            return
        self._size += len(raw_data)
        self._together += len(raw_data)
        if self._size > settings.UPLOAD_FILE_LIMIT:
            self._refuse(
                f"it is larger than {megabytes(settings.UPLOAD_FILE_LIMIT)}, the most that one "
                "file may have"
            )
        elif self._together > settings.UPLOAD_LIMIT:
            self._refuse(
                f"the files are larger than {megabytes(settings.UPLOAD_LIMIT)} together, the most "
                "that may come at once. Send the rest by themselves"
            )
        else:
            self._digest.update(raw_data)
            self._file.write(raw_data)

    def _refuse(self, reason: str) -> None:
        self.refused.append(Refusal(self._name, reason))
        self._file.close()
        self._file = None
        self._together -= self._size

    def file_complete(self, file_size: int) -> Received | None:  # noqa: ARG002 - Django's signature
        """It is there whole: it is given, unless it was refused."""
        if self._file is None:
            return None
        if not self._size:
            self._refuse("it is empty")
            return None
        self._file.flush()
        done, self._file = self._file, None
        return Received(self._name, done, self._size, self._digest.hexdigest())

    def upload_interrupted(self) -> None:
        """The reader went away."""
        if self._file is not None:
            self._file.close()
            self._file = None


def is_hopeless(request: HttpRequest) -> bool:
    """Whether a request is so large that reading past what is too much would take for ever."""
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    return length.isdigit() and int(length) > HOPELESS * int(settings.UPLOAD_LIMIT)
