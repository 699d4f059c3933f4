"""One pass over a file's bytes: what it is, how it is written, whether it is a plain table."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

#: How much is read at a time. A line longer than this is no row of a table.
CHUNK = 1 << 20

#: How much of the beginning is kept, to tell what a file is and find its column names.
HEAD = 1 << 16

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, kw_only=True)
class Head:
    """What the beginning of a file says.

    Attributes:
        head: its beginning.
        size: of the whole file.
        encoding: how its text is written: `utf-8`, `utf-16`, `utf-16-le`, `utf-16-be`, `utf-32`
            or `cp1252`.
    """

    head: bytes
    size: int
    encoding: str

    @property
    def text(self) -> str:
        """The beginning as text, without the mark of its encoding."""
        return self.head.decode(self.encoding, "ignore").removeprefix("\ufeff")


@dataclass(frozen=True, kw_only=True)
class Scan(Head):
    """What all the bytes of a file say.

    Attributes:
        sha256: of the whole file.
        lines: how many lines it has, blank ones at its end left out.
        ends: how many line ends it has.
        blank_ends: how many blank lines it has at its end.
        returns: how many carriage returns it holds.
        nuls: whether it holds NUL characters (in UTF-8).
        tabs: whether it holds tabs.
        odd_white: whether it holds white space that DuckDB would leave at the edge of a cell.
        long_line: whether a line is longer than a row can be.
    """

    sha256: str
    lines: int
    ends: int
    blank_ends: int
    returns: int
    nuls: bool
    tabs: bool
    odd_white: bool
    long_line: bool


def head_of(path: Path) -> Head:
    """Read the beginning of a file.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb", buffering=0) as file:
        head = file.read(HEAD)
        size = path.stat().st_size
    decoder = _still_valid(codecs.getincrementaldecoder("utf-8")(), head)
    return Head(head=head, size=size, encoding=_encoding(head, valid_utf8=decoder is not None))


def scan_file(path: Path) -> Scan:
    """Read a file once and say what it is.

    Raises:
        OSError: the file cannot be read.
    """
    digest = hashlib.sha256()
    size = newlines = returns = 0
    head = tail = b""
    ascii_only = True
    nuls = tabs = odd_white = long_line = False
    utf8: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            if not size:
                head = chunk[:HEAD]
            size += len(chunk)
            here = chunk.count(b"\n")
            newlines += here
            long_line = long_line or (not here and len(chunk) == CHUNK and b"\r" not in chunk)
            returns += chunk.count(b"\r")
            nuls = nuls or b"\0" in chunk
            tabs = tabs or b"\t" in chunk
            odd_white = odd_white or b"\v" in chunk or b"\f" in chunk
            ascii_only = ascii_only and chunk.isascii()
            if utf8 is not None and not ascii_only:
                utf8 = _still_valid(utf8, chunk)
            tail = chunk[-HEAD:] if len(chunk) >= HEAD else (tail + chunk)[-HEAD:]
    if utf8 is not None and not ascii_only:
        utf8 = _still_valid(utf8, b"", final=True)
    kept = tail.rstrip(b"\r\n")
    ends = tail[len(kept) :].count(b"\n")
    return Scan(
        sha256=digest.hexdigest(),
        size=size,
        head=head,
        encoding=_encoding(head, valid_utf8=utf8 is not None),
        lines=newlines - ends + bool(kept),
        ends=newlines,
        blank_ends=max(0, ends - bool(kept)),
        returns=returns,
        nuls=nuls,
        tabs=tabs,
        odd_white=odd_white,
        long_line=long_line,
    )


def _still_valid(
    decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False
) -> codecs.IncrementalDecoder | None:
    """The decoder while all it was given is UTF-8, None from then on."""
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return None
    return decoder


def _encoding(head: bytes, *, valid_utf8: bool) -> str:
    for mark, name in _BOMS:
        if head.startswith(mark) and (valid_utf8 or name != "utf-8"):
            return name
    # UTF-16 without a mark: every other byte of plain text is NUL.
    sample = head[: len(head) // 2 * 2]
    if len(sample) >= 4 and sample.count(b"\0") * 3 > len(sample):
        if sample[1::2].count(b"\0") > sample[::2].count(b"\0"):
            return "utf-16-le"
        return "utf-16-be"
    return "utf-8" if valid_utf8 else "cp1252"


def to_utf8(path: Path, encoding: str, target: Path) -> bool:
    """Write a file's text anew as UTF-8, whatever cannot be text as U+FFFD; give whether there
    was any such.

    Raises:
        OSError: a file cannot be read or written.
    """
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    replaced = False
    with path.open("rb", buffering=0) as file, target.open("wb") as out:
        while chunk := file.read(CHUNK):
            replaced |= _write_text(out, decoder.decode(chunk))
        replaced |= _write_text(out, decoder.decode(b"", True))
    return replaced


def _write_text(out: BinaryIO, text: str) -> bool:
    clean = text.replace("\0", "\ufffd")
    out.write(clean.encode("utf-8"))
    return "\ufffd" in clean
