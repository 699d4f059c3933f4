"""Finding report files and reading one of them whole."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lineofsight.inspections.tables import Problem, Severity

#: The largest report known has 3 MB; a hundred times that is no report.
LARGEST_BYTES = 300_000_000


@dataclass(frozen=True)
class FileRead:
    """A file's bytes as they stood at one moment, and what identifies them."""

    data: bytes
    sha256: str
    size: int
    modified_ns: int


class FileProblem(Exception):
    """A file cannot be read. `code` names why; the message says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def refused(file: str, code: str, message: str, sha256: str | None = None) -> Problem:
    """A problem that keeps a file from being read."""
    return Problem(
        file=file,
        sha256=sha256,
        report_id=None,
        code=code,
        severity=Severity.REFUSED,
        page=None,
        message=message,
    )


def shown(path: Path) -> str:
    """A file as messages name it: with its folder, since reports share names."""
    return f"{path.parent.name}/{path.name}" if path.parent.name else path.name


def discover(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """The report files that `paths` name, each once, in order.

    Folders are searched to the bottom for names that end in `.pdf`; a file named by itself is
    taken whatever its name. What does not exist or may not be opened comes back as a problem.
    """
    found: dict[Path, None] = {}
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            for file in _walk(path, problems):
                found[file.resolve()] = None
        elif path.is_file():
            found[path.resolve()] = None
        else:
            message = f"{path} does not exist. Check the spelling, or name another file or folder."
            problems.append(refused(str(path), "not_found", message))
    return list(found), problems


def _walk(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    def cannot_open(error: OSError) -> None:
        message = f"{error.filename} cannot be opened: {error.strerror}. Check its permissions."
        problems.append(refused(str(error.filename), "not_readable", message))

    for place, folders, names in os.walk(folder, onerror=cannot_open):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(".pdf") and not name.startswith("."):
                yield Path(place) / name


def read_file(path: Path) -> FileRead:
    """Read a file whole, making sure that it did not change meanwhile.

    Raises:
        FileProblem: it is gone, may not be read, is far too large, or keeps changing.
    """
    for _ in range(2):
        try:
            before = path.stat()
            if before.st_size > LARGEST_BYTES:
                raise FileProblem(
                    "too_large",
                    f"{shown(path)} has {before.st_size / 1e6:,.0f} MB: no inspection report is "
                    "that large. Check that it is the right file.",
                )
            data = path.read_bytes()
            after = path.stat()
        except FileNotFoundError:
            raise FileProblem(
                "not_found", f"{shown(path)} was removed while the folder was being read."
            ) from None
        except OSError as error:
            raise FileProblem(
                "not_readable",
                f"{shown(path)} cannot be read: {error.strerror}. Check its permissions.",
            ) from None
        same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
        if same and len(data) == after.st_size:
            digest = hashlib.sha256(data).hexdigest()
            return FileRead(data, digest, after.st_size, after.st_mtime_ns)
    raise FileProblem(
        "changed_while_read",
        f"{shown(path)} changed while it was being read. Run again when it is complete.",
    )
