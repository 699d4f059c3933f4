"""Giving a nested file to its parser, but for the records that are read as they stand.

The parser is given the whole file, with the ends of its lines alone where a record was read without
it, so that it counts lines as they are. It says where each record ends that it reads: only from
there on may records be read as they stand, because only there it is sure that what looks like one
is no remark, nor part of something else.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from xml.parsers.expat import XMLParserType

from lineofsight.returns.reading.archives import Refused
from lineofsight.returns.reading.out import Out
from lineofsight.returns.reading.plain import MOST_BYTES, PlainRecords

#: How much is read at a time, and of how much the parser may see no end.
CHUNK, MOST_UNENDED = 1 << 18, 1 << 24

_BYTES, _ASCII = bytes(range(256)), bytes(range(128))


class Feeder:
    """Reads one file to its end."""

    def __init__(
        self,
        parser: XMLParserType,
        record: str | None,
        plain: PlainRecords | None,
        take: Callable[[list[tuple[Out, list[str]]], str], None],
    ) -> None:
        """Begin a file.

        Args:
            parser: is given what is not read as it stands; its handlers are set but for that of
                the XML declaration.
            record: the element of a record; None where there is none.
            plain: reads records as they stand.
            take: takes the rows of such a record, and the name of its child.
        """
        self._parser, self._plain, self._take = parser, plain, take
        self._ending = f"</{record}>".encode()
        #: How many bytes the parser was given, and how many ends of lines it is to be given first.
        self._fed = self._owed = 0
        #: Where the last record ended that the parser read, and in which line what comes next is.
        self._ended_at, self._line = -1, 0
        #: Whether that was the last that it was given.
        self._in_step = False
        parser.XmlDeclHandler = self._declare

    def read(self, more: Callable[[int], bytes]) -> None:
        """Read the file.

        Args:
            more: gives the next so many bytes.

        Raises:
            ExpatError: it is not well-formed; what stands before that was read.
            Refused: it is in an encoding that cannot be read, or never ends what it begins.
        """
        held = b""
        while chunk := more(CHUNK):
            held = self._read_on(held + chunk)
        self._feed(held)
        self._parser.Parse(b"", True)

    def record_ends(self) -> None:
        """The parser has come to the end of a record, which stands where it should."""
        self._ended_at = self._parser.CurrentByteIndex
        self._line = self._parser.CurrentLineNumber

    def _read_on(self, data: bytes) -> bytes:
        """Read what comes next; give back the beginning of a record that has not ended."""
        at = 0
        while self._plain is not None and (end := data.find(self._ending, at)) >= 0:
            end += len(self._ending)
            if not (self._in_step and self._read_plainly(self._plain, data[at:end])):
                self._feed(data[at:end])
                self._in_step = self._ended_at == self._fed - len(self._ending)
            at = end
        if self._in_step and len(data) - at <= MOST_BYTES:
            return data[at:]
        self._in_step = False
        self._feed(data[at:])
        return b""

    def _read_plainly(self, plain: PlainRecords, record: bytes) -> bool:
        """Read a record as it stands; whether that could be done."""
        found = plain.read(record, self._line)
        if found is None:
            return False
        self._take(*found)
        lines = record.count(b"\n")
        self._line += lines
        self._owed += lines
        return True

    def _feed(self, data: bytes) -> None:
        """Give the parser what comes next."""
        for part in (b"\n" * self._owed, data):
            self._fed += len(part)
            self._parser.Parse(part, False)
        self._owed = 0
        if self._fed - self._parser.CurrentByteIndex > MOST_UNENDED:
            raise Refused(
                "The XML holds a tag or text without end: it is no return.",
                "Export the return's XML again; do not mend it by hand.",
            )

    def _declare(self, _: str, encoding: str | None, standalone: int) -> None:  # noqa: ARG002
        """Refuse an encoding that cannot be read; where ASCII does not stand for itself, nothing is
        read as it stands.

        Raises:
            Refused: it is not known, or its characters are not of one byte each.
        """
        try:
            name = codecs.lookup(encoding or "utf-8").name
            several = name.startswith(("utf-8", "utf-16"))
            known = several or len(_BYTES.decode(name, "replace")) == len(_BYTES)
        except LookupError:
            name, known = "", False
        if not known:
            raise Refused(
                "The XML is in an encoding that cannot be read.",
                "Export the return's XML again, in UTF-8.",
            )
        if _ASCII.decode(name, "replace") != _ASCII.decode("ascii"):
            self._plain = None
