"""Finding report files and reading one of them whole."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
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
    """A file as messages name it: with its folder, since reports share names, and on one line
    whatever marks its name holds."""
    return printable(f"{path.parent.name}/{path.name}" if path.parent.name else path.name)


def printable(name: str) -> str:
    """A name as it can be shown: line ends, marks that steer a terminal and bytes that are no
    text stand as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def discover(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """The report files that `paths` name, each once, in order.

    Folders are searched to the bottom, through links too, for names that end in `.pdf`; a file
    named by itself is taken whatever its name. What does not exist, may not be opened or has a
    name that is no text comes back as a problem.
    """
    found: dict[Path, None] = {}
    problems: dict[str, Problem] = {}

    def refuse(name: str, code: str, message: str) -> None:
        problems.setdefault(name, refused(name, code, message))

    entered: set[str] = set()
    for path in paths:
        name = printable(str(path))
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except FileNotFoundError:
            message = f"{name} does not exist. Check the spelling, or name another file or folder."
            refuse(name, "not_found", message)
            continue
        except OSError as error:
            refuse(name, "not_readable", _cannot_open(name, error))
            continue
        for file in _walk(path, entered, refuse) if is_folder else (path,):
            # Unlike `Path.resolve` this does not raise for a link that leads to itself.
            real = Path(os.path.realpath(file))
            if not _is_text(real):
                message = (
                    f"{shown(real)} has bytes in its name that are no text. Rename the file or its "
                    "folder, then read again."
                )
                refuse(printable(str(real)), "name_not_text", message)
            elif file.is_symlink() and not file.exists():
                message = f"{shown(file)} is a link that leads to no file. Remove or mend it."
                refuse(printable(str(file)), "not_found", message)
            else:
                found[real] = None
    return list(found), list(problems.values())


def _is_text(path: Path) -> bool:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _cannot_open(name: str, error: OSError) -> str:
    return f"{name} cannot be opened: {error.strerror}. Check its permissions."


def _walk(
    folder: Path, entered: set[str], refuse: Callable[[str, str, str], None]
) -> Iterator[Path]:
    """The PDF files in a folder and all below it. Each folder is entered once, however many
    links lead to it."""

    def cannot_open(error: OSError) -> None:
        name = printable(str(error.filename))
        refuse(name, "not_readable", _cannot_open(name, error))

    for place, folders, names in os.walk(folder, onerror=cannot_open, followlinks=True):
        real = os.path.realpath(place)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
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
            if not stat.S_ISREG(before.st_mode):
                raise FileProblem(
                    "not_a_file", f"{shown(path)} is a pipe or a device, not a file. Remove it."
                )
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
