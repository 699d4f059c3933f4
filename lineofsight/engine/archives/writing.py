"""Writing an archive: beside, onto the disk, then renamed into place."""

from __future__ import annotations

import gzip
import hashlib
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from lineofsight.engine.archives.layout import (
    HEAD,
    MANIFEST,
    PIECE,
    Counted,
    Entry,
    Manifest,
    Progress,
    Read,
    tail,
)
from lineofsight.engine.snapshots import keep

#: Endings of files that hold compressed data: compressing them again takes long, saves nothing.
COMPRESSED = frozenset(
    (
        ".docx .dump .gz .jpeg .jpg .mp3 .mp4 .ods .odt .parquet .pdf .png .pptx .webp .xlsx "
        ".zip .zst"
    ).split()
)
_LEVEL = 3


class _Written:
    """A file to write to, with the hash of what was written."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()


class _Packed:
    """The tar's bytes, packed by a level that may change from file to file."""

    def __init__(self, file: _Written) -> None:
        self._file = file
        self._level = _LEVEL
        self._member = self._begin()
        self._at = 0

    def _begin(self) -> gzip.GzipFile:
        return gzip.GzipFile(
            filename="", mode="wb", compresslevel=self._level, fileobj=self._file, mtime=0
        )

    def pack(self, level: int) -> None:
        """What is written from now on is packed by a level; 0 stores it as it is."""
        if level != self._level:
            self._member.close()
            self._level = level
            self._member = self._begin()

    def write(self, data: bytes) -> int:
        self._at += len(data)
        return self._member.write(data)

    def tell(self) -> int:
        return self._at

    def close(self) -> None:
        self._member.close()


def write_archive(
    path: Path,
    sources: Iterable[tuple[str, Path]],
    facts: Mapping[str, Any],
    *,
    progress: Progress | None = None,
) -> Manifest:
    """Write files and folders into an archive that its owner alone may read.

    It is written beside and renamed into place, in place of what stood there. A file that is gone
    when its turn comes is left out.

    Args:
        path: the archive.
        sources: path in the archive and where it is, for each file and folder.
        facts: what the manifest says besides.
        progress: told how many bytes are done.

    Raises:
        OSError: a file cannot be read, or the archive not written; nothing is left behind.
    """
    listed = list(sources)
    told = Counted("Writing", sum(_size(source) for _, source in listed), progress)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".unfinished", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(HEAD)
            written = _Written(file)
            written.digest.update(HEAD)
            manifest = _write_tar(written, listed, facts, told.add)
            file.write(tail(written.digest.hexdigest()))
        keep(beside)
        beside.replace(path)
        keep(path.parent)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return manifest


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except FileNotFoundError:
        return 0


def _write_tar(
    file: _Written,
    listed: list[tuple[str, Path]],
    facts: Mapping[str, Any],
    seen: Callable[[int], None],
) -> Manifest:
    packed: Any = _Packed(file)  # a tar is only ever written to it
    files: dict[str, Entry] = {}
    # Mode "w" writes through at once, so that a file's bytes are packed by that file's level.
    options: Any = {"format": tarfile.GNU_FORMAT, "copybufsize": PIECE, "encoding": "utf-8"}
    with tarfile.TarFile(fileobj=packed, mode="w", **options) as tar:
        for name, source in listed:
            if source.is_dir():
                tar.addfile(_member(name, source.stat(), tarfile.DIRTYPE))
                continue
            try:
                opened = source.open("rb")
            except FileNotFoundError:
                continue  # somebody deleted it meanwhile: it is no longer part of the workspace
            with opened:
                member = _member(name, os.fstat(opened.fileno()))
                packed.pack(0 if source.suffix.lower() in COMPRESSED else _LEVEL)
                read = Read(opened, seen)
                tar.addfile(member, read)
            files[name] = Entry(read.size, read.digest.hexdigest())
        manifest = Manifest(facts, files)
        text = manifest.to_json()
        packed.pack(_LEVEL)
        last = tarfile.TarInfo(MANIFEST)
        last.size, last.mode = len(text), 0o600
        tar.addfile(last, BytesIO(text))
    packed.close()
    return manifest


def _member(name: str, stat: os.stat_result, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    """A member of the tar: who owns the file on this machine is not told."""
    member = tarfile.TarInfo(name)
    member.type, member.mode, member.mtime = kind, stat.st_mode & 0o777, int(stat.st_mtime)
    member.size = 0 if kind == tarfile.DIRTYPE else stat.st_size
    return member
