"""Checking and opening an archive."""

from __future__ import annotations

import gzip
import hashlib
import os
import tarfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath
from typing import Any

from lineofsight.engine.archives.layout import (
    HEAD,
    MANIFEST,
    PIECE,
    TAIL,
    TAIL_SIZE,
    ArchiveError,
    Counted,
    Entry,
    Manifest,
    Progress,
    Read,
)
from lineofsight.engine.snapshots import keep

_LARGEST_MANIFEST = 256 << 20


def check_archive(path: Path, *, progress: Progress | None = None) -> Manifest:
    """Make sure that an archive is whole, every byte of it, and that it may be opened.

    Raises:
        ArchiveError: it is not whole, not an archive of ours, or holds what must not be in one.
        OSError: it cannot be read.
    """
    _check_whole(path, progress)
    found: dict[str, Entry] = {}
    manifest: Manifest | None = None
    told = Counted("Checking each file", path.stat().st_size, progress)
    with _reading(path, told.add) as tar:
        for member in tar:
            if manifest is not None or member.name in found:
                raise ArchiveError(f"{path} was not made by this software. Use another backup.")
            _refuse_unsafe(path, member)
            if member.name == MANIFEST:
                manifest = _read_manifest(path, tar, member)
            elif member.isreg():
                digest = hashlib.sha256()
                for piece in _pieces(tar, member):
                    digest.update(piece)
                found[member.name] = Entry(member.size, digest.hexdigest())
    if manifest is None or found != manifest.files:
        raise ArchiveError(f"{path} does not hold what its manifest names. Use another backup.")
    return manifest


def extract_archive(path: Path, folder: Path, *, progress: Progress | None = None) -> None:
    """Write what an archive holds into a folder, and have it stand on the disk. Check the archive
    before, and the files after (`check_files`).

    Raises:
        ArchiveError: it holds what must not be in one.
        OSError: a file cannot be written.
    """
    told = Counted("Writing", path.stat().st_size, progress)
    folders: list[tuple[Path, int]] = [(folder, 0o700)]
    with _reading(path, told.add) as tar:
        for member in tar:
            _refuse_unsafe(path, member, folder)
            place = folder / member.name
            if member.isdir():
                place.mkdir(parents=True, exist_ok=True)
                folders.append((place, member.mode & 0o755 | 0o700))
            elif member.name != MANIFEST:
                place.parent.mkdir(parents=True, exist_ok=True)
                _write_file(place, member, _pieces(tar, member))
    for place, mode in reversed(folders):
        place.chmod(mode)
        keep(place)


def check_files(folder: Path, manifest: Manifest, *, progress: Progress | None = None) -> None:
    """Make sure that a folder holds what a manifest names, and nothing else.

    Raises:
        ArchiveError: a file differs.
        OSError: a file cannot be read.
    """
    told = Counted("Checking what was written", manifest.size, progress)
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()}
    wrong = there ^ set(manifest.files)
    for name in there & set(manifest.files):
        with (folder / name).open("rb") as file:
            read = Read(file, told.add)
            while read.read(PIECE):
                pass
        if Entry(read.size, read.digest.hexdigest()) != manifest.files[name]:
            wrong.add(name)
    if wrong:
        raise ArchiveError(
            f"{len(wrong):,} files are not as they were written, one is {min(wrong)}. The disk may "
            "be failing: restore to another."
        )


def _check_whole(path: Path, progress: Progress | None) -> None:
    """Compare the file with the hash at its end, before anything in it is opened."""
    size = path.stat().st_size
    if size == 0:
        raise ArchiveError(f"{path} is empty. Use another backup.")
    told = Counted("Checking the archive", size, progress)
    with path.open("rb") as file:
        is_ours = file.read(len(HEAD)) == HEAD
        file.seek(max(0, size - TAIL_SIZE))
        tail = TAIL.fullmatch(file.read())
        if tail is None:
            raise ArchiveError(
                f"{path} is cut off or damaged at its end. Copy it again, or use another backup."
                if is_ours
                else f"{path} is not a backup. Name a file that lineofsight backup wrote."
            )
        file.seek(0)
        read = Read(file, told.add)
        while left := size - TAIL_SIZE - read.size:
            if not read.read(min(PIECE, left)):
                break
    if read.digest.hexdigest().encode() != tail[1] or not is_ours:
        raise ArchiveError(
            f"{path} is damaged: it is not as it was written. Copy it again, or use another backup."
        )


@contextmanager
def _reading(path: Path, seen: Callable[[int], None]) -> Iterator[tarfile.TarFile]:
    """The members of an archive, one after the other."""
    try:
        with path.open("rb") as file:
            packed: Any = Read(file, seen)
            with (
                gzip.GzipFile(fileobj=packed, mode="rb") as plain,
                tarfile.open(fileobj=plain, mode="r|", bufsize=PIECE, encoding="utf-8") as tar,
            ):
                yield tar
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, UnicodeError):
        raise ArchiveError(f"{path} cannot be opened. Use another backup.") from None


def _pieces(tar: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[bytes]:
    file = tar.extractfile(member)
    while file is not None and (piece := file.read(PIECE)):
        yield piece


def _read_manifest(path: Path, tar: tarfile.TarFile, member: tarfile.TarInfo) -> Manifest:
    if not member.isreg() or member.size > _LARGEST_MANIFEST:
        raise ArchiveError(f"{path} was not made by this software. Use another backup.")
    return Manifest.from_json(b"".join(_pieces(tar, member)), path)


def _refuse_unsafe(path: Path, member: tarfile.TarInfo, folder: Path | None = None) -> None:
    """Refuse links, devices, and names that lead out of the folder.

    Raises:
        ArchiveError: it is one of those.
    """
    parts = PureWindowsPath(member.name).parts  # parted at both strokes, on every system
    is_within = bool(parts) and ".." not in parts and not PureWindowsPath(member.name).anchor
    try:
        # Python before 3.11.4 has no such filter; what stands above is enough there.
        if folder is not None and hasattr(tarfile, "data_filter"):
            tarfile.data_filter(member, str(folder))
    except tarfile.FilterError:
        is_within = False
    if not is_within or not (member.isreg() or member.isdir()):
        raise ArchiveError(
            f"{path} holds a name that leads out of the workspace, so it was not made by this "
            "software. Nothing of it was restored."
        )


def _write_file(place: Path, member: tarfile.TarInfo, pieces: Iterable[bytes]) -> None:
    """Write a new file, with the permissions it had but that others may never write to it."""
    mode = member.mode & 0o755 | 0o600
    handle = os.open(
        place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
    )
    with os.fdopen(handle, "wb") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    place.chmod(mode)
    os.utime(place, (member.mtime, member.mtime))
