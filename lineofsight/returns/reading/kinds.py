"""What a file is, by its first bytes; its name does not count."""

from __future__ import annotations

import re
import zipfile
from enum import Enum
from pathlib import Path

from lineofsight.returns.reading.archives import Refused
from lineofsight.returns.reading.scan import Head


class FileKind(Enum):
    """The kinds of file that are read."""

    TEXT = "text"
    WORKBOOK = "workbook"
    XML = "xml"
    ARCHIVE = "archive"


EXPORT_TABLES = "Export the tables as CSV, XLSX or the return's XML, and give those."

#: Beginnings of files that are not read, and what to call them.
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a text document"),
)
_PAGE = re.compile(r"\s*<(!doctype\s+html|html)\b", re.IGNORECASE)


def file_kind(path: Path, scan: Head) -> FileKind:
    """What a file is.

    Raises:
        Refused: it is nothing that is read.
    """
    head = scan.head
    if not scan.size:
        raise Refused("The file is empty: it has no bytes.", "Export it again.")
    for beginning, name in _OTHERS:
        if head.startswith(beginning):
            raise Refused(f"The file is {name}, whatever its name says.", EXPORT_TABLES)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return FileKind.WORKBOOK  # Excel before 2007, or a workbook behind a password
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed_kind(path)
    text = head[:4096].decode("utf-16" if scan.encoding == "utf-16" else "latin-1", "ignore")
    text = text.removeprefix("\u00ef\u00bb\u00bf").replace("\0", "").lstrip()
    if _PAGE.match(text):
        raise Refused("The file is a web page, whatever its name says.", EXPORT_TABLES)
    if text.startswith("<"):
        return FileKind.XML
    return FileKind.TEXT


def _packed_kind(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        raise Refused(
            "The archive or workbook is damaged: it breaks off or cannot be opened.",
            "Save it again.",
        ) from None
    if names & {"xl/workbook.xml", "xl/workbook.bin"} or {"mimetype", "content.xml"} <= names:
        return FileKind.WORKBOOK
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise Refused("The file is an Office document without tables.", EXPORT_TABLES)
    return FileKind.ARCHIVE
