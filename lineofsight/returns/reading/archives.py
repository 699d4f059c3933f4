"""ZIP archives: their files one at a time, in bounded memory and disk, and no tricks."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lineofsight.returns.reading.private import PrivateFolder

#: An archive may hold so many files, and unpack to so many bytes: more is no return.
MOST_FILES = 1_000
MOST_BYTES = 8 << 30

#: A file may unpack to so many times its packed size, once it is larger than the allowance.
#: Tables of blank cells pack to a hundredth; bombs to a thousandth.
MOST_TIMES, ALLOWANCE = 400, 64 << 20

_CHUNK = 1 << 20

#: What operating systems and programs leave in archives and folders.
_LITTER = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


class Refused(Exception):
    """A file that is not read, why, and how to mend it."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message, self.mend = message, mend


@contextmanager
def refusing() -> Iterator[None]:
    """Refuse a file that is not there or cannot be read.

    Raises:
        Refused: it is so.
    """
    try:
        yield
    except FileNotFoundError:
        raise Refused("There is no such file.", "Correct its name.") from None
    except OSError as error:
        raise Refused(
            f"The file cannot be read: {error.strerror or 'an error of the disk'}.",
            "Close it in other programs, or ask for permission to read it.",
        ) from None


NO_FILE = Refused("This is not a file.", "Give a file or a folder.")
PACKED_TWICE = Refused(
    "The archive lies within another archive: it was not unpacked.",
    "Put the tables themselves into one archive.",
)
_BOMB = Refused(
    "The archive unpacks to far more than a return can hold: it was not read.",
    "Unpack it yourself and give the tables as files.",
)
_DAMAGED = Refused("The archive is damaged.", "Make the archive again.")


def is_litter(name: str) -> bool:
    """Whether a file is one that systems leave behind: hidden, or a program's lock."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part in _LITTER or part.startswith((".", "~$")) for part in parts if part != "..")


@dataclass(frozen=True)
class Member:
    """A file of an archive, unpacked; or why it was not."""

    name: str
    path: Path | None
    refused: Refused | None = None


def unpacked(
    path: Path, folder: PrivateFolder, only: Collection[str] | None = None
) -> Iterator[Member]:
    """The files of an archive in order of name, each removed when the next is asked for.

    Args:
        path: the archive.
        folder: where they are unpacked to.
        only: the names in the archive of the files that are wanted; all where nothing is said.

    Raises:
        Refused: the archive as a whole is damaged or unsafe.
        OSError: a file cannot be written.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        raise _DAMAGED from None
    with archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        if len(members) > MOST_FILES or sum(info.file_size for info in members) > MOST_BYTES:
            raise _BOMB
        room = MOST_BYTES
        for info in sorted(members, key=lambda info: (info.filename.casefold(), info.filename)):
            if is_litter(info.filename) or (only is not None and info.filename not in only):
                continue
            if refused := _trick(info):
                yield Member(info.filename, None, refused)
                continue
            # The name within the archive is never used as a place to write to.
            target = folder.new(".member")
            try:
                room -= _unpack(archive, info, target, room)
                yield Member(info.filename, target)
            except Refused as refused_now:
                yield Member(info.filename, None, refused_now)
            finally:
                target.unlink(missing_ok=True)


def _trick(info: zipfile.ZipInfo) -> Refused | None:
    parts = PurePosixPath(info.filename.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or parts.parts[0].endswith(":"):
        return Refused(
            "The file's name in the archive points outside it: it was not read.",
            "Make the archive again from the tables alone.",
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        return Refused(
            "The archive holds a link in place of the file.", "Put the file itself into it."
        )
    if info.flag_bits & 0x1:
        return Refused(
            "The file is protected by a password.", "Make the archive again without one."
        )
    return None


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, room: int) -> int:
    """Unpack one file and give its size.

    Raises:
        Refused: it is damaged, or larger than it may be.
    """
    size = 0
    most = min(room, max(ALLOWANCE, info.compress_size * MOST_TIMES))
    try:
        with archive.open(info) as packed, target.open("wb") as out:
            while chunk := packed.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    raise _BOMB
                out.write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise _DAMAGED from None
    return size


def check_size(path: Path) -> None:
    """See that a workbook, which is an archive that another library opens, is no bomb.

    Raises:
        Refused: it is, or it is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        raise _DAMAGED from None
    packed = sum(info.compress_size for info in members)
    size = sum(info.file_size for info in members)
    if len(members) > MOST_FILES or size > min(MOST_BYTES, max(ALLOWANCE, packed * MOST_TIMES)):
        raise _BOMB
