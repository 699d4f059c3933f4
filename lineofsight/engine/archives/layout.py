"""One file that holds many, each known by its SHA-256, so that any byte that changed is found.

It is a tar in gzip, which `tar -xzf` opens too: `manifest.json` comes last and names each file with
its size and SHA-256. What is compressed already (Parquet, pictures) is stored as it is. The first
bytes say what the file is, the last hold the SHA-256 of all before them; both are members of gzip
without content, which programs pass over.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

MANIFEST = "manifest.json"
#: The layout that this version writes, and the newest that it reads.
LAYOUT = 1
#: Bytes read at once.
PIECE = 1 << 20

#: Told what is being done, and how many bytes of how many are done.
Progress = Callable[[str, int, int], None]


class ArchiveError(Exception):
    """The file is not a whole archive, or not one to be opened. The message says what to do."""


@dataclass(frozen=True)
class Entry:
    """A file in an archive, by its size in bytes and the SHA-256 of its content."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What an archive holds.

    Attributes:
        facts: what its maker said of it.
        files: each file by its path in the archive.
    """

    facts: Mapping[str, Any]
    files: Mapping[str, Entry]

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(entry.size for entry in self.files.values())

    def to_json(self) -> bytes:
        """As it stands in the archive."""
        files = {path: {"size": e.size, "sha256": e.sha256} for path, e in self.files.items()}
        content = {"layout": LAYOUT, **self.facts, "files": files}
        # In ASCII: a file's name may hold bytes that are no text.
        return (json.dumps(content, indent=1) + "\n").encode("ascii")

    @classmethod
    def from_json(cls, text: bytes, path: Path) -> Manifest:
        """Read it; `path` is the archive's, for messages.

        Raises:
            ArchiveError: it has another layout, or none.
        """
        try:
            content = json.loads(text)
            layout, listed = int(content.pop("layout")), content.pop("files")
            if layout > LAYOUT:
                raise ArchiveError(
                    f"{path} was made by a newer version ({content.get('software')}). Install that "
                    "version, or a later one."
                )
            files = {str(p): Entry(int(e["size"]), str(e["sha256"])) for p, e in listed.items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            raise ArchiveError(
                f"The {MANIFEST} of {path} cannot be read. Use another backup."
            ) from None
        return cls(content, files)


def _empty_member(comment: bytes) -> bytes:
    """A member of gzip without content but with a comment, which programs pass over."""
    head = b"\x1f\x8b\x08\x10\0\0\0\0\0\xff"
    return head + comment + b"\0" + b"\x03\0" + struct.pack("<II", zlib.crc32(b""), 0)


#: How an archive begins.
HEAD = _empty_member(b"lineofsight backup")


def tail(digest: str) -> bytes:
    """How an archive ends, whose bytes before have this SHA-256."""
    return _empty_member(f"lineofsight backup, sha256 {digest}".encode())


TAIL_SIZE = len(tail("0" * 64))
TAIL = re.compile(re.escape(tail("?" * 64)).replace(rb"\?" * 64, rb"([0-9a-f]{64})"), re.DOTALL)


class Read:
    """A file to read from, with the hash of what was read."""

    def __init__(self, file: IO[bytes], seen: Callable[[int], None]) -> None:
        self._file = file
        self._seen = seen
        self.digest = hashlib.sha256()
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes; none at the end."""
        data = self._file.read(size)
        self.digest.update(data)
        self.size += len(data)
        self._seen(len(data))
        return data


class Counted:
    """Bytes done of so many."""

    def __init__(self, step: str, total: int, progress: Progress | None) -> None:
        self._step, self._total, self._progress = step, total, progress
        self._done = 0

    def add(self, size: int) -> None:
        """So many more are done."""
        self._done += size
        if self._progress is not None:
            self._progress(self._step, min(self._done, self._total), self._total)
