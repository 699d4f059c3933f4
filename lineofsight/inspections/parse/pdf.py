"""Reading a PDF's text as lines that know where on the page they stand.

Text is taken once for each page. Size, weight and place are asked of the first visible
character of a line only, because asking of every character would cost more than the text itself.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium


class NotAReport(Exception):
    """The file gives no inspection report: `code` names why, the message says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type[NotAReport], tuple[str, str]]:
        """How it comes back from a worker process."""
        return NotAReport, (self.code, str(self))


@dataclass(slots=True)
class Line:
    """One line of text: page (from 1), left edge and baseline in points from the page's lower
    left corner, size in points, whether its first character is bold, and whether it opens with
    a raised number, as a footnote does.
    `wraps` counts the line breaks that PDFium swallowed after a hyphen."""

    text: str
    page: int
    x: float
    y: float
    size: float
    bold: bool
    raised: bool = False
    wraps: int = 0


@dataclass(slots=True)
class Pages:
    """A document's lines, page by page, and the pages that could not be read."""

    lines: list[list[Line]]
    unreadable: list[int]

    @property
    def count(self) -> int:
        """Number of pages."""
        return len(self.lines)


_HTML = re.compile(rb"<\s*(!doctype\s+html|html|head|body)\b", re.IGNORECASE)
#: The longest report has some 60 pages; files that bind several, a few hundred.
_MOST_PAGES = 1000
_BOLD = 600
_SIZE_IN_MATRIX = 2.0
#: Spaces of other widths, and more than one between words.
_OTHER_SPACES = ("  ", "\t", "\u00a0", "\u2002", "\u2003", "\u2009", "\u202f")
_RAISED = 9.5
_SMALL = 11.0
#: Below and above these heights stand running footers and headers.
_FOOT, _HEAD = 58.0, 785.0


def read_pages(data: bytes) -> Pages:
    """The lines of each page of the PDF in `data`.

    Raises:
        NotAReport: when the bytes are no PDF, a broken, encrypted or partial one, or one
            without text.
    """
    document = _open(data)
    try:
        if len(document) > _MOST_PAGES:
            raise NotAReport(
                "too_many_pages",
                f"The PDF claims {len(document):,} pages; no inspection report is that long. Leave "
                "it out, or download it again.",
            )
        lines: list[list[Line]] = []
        unreadable: list[int] = []
        for index in range(len(document)):
            found = _read_page(document.raw, index)
            if found is None:
                unreadable.append(index + 1)
            lines.append(found or [])
    finally:
        document.close()
    if not any(lines):
        raise NotAReport(
            "no_text",
            f"The PDF has {len(lines)} pages but no text: it is probably a scan. Download the "
            "report from reports.ofsted.gov.uk, or run text recognition (OCR) over it first.",
        )
    return Pages(lines, unreadable)


def _open(data: bytes) -> pypdfium2.PdfDocument:
    """The document, or NotAReport with the reason that its bytes give."""
    if not data:
        raise NotAReport("empty_file", "The file is empty (0 bytes). Download it again.")
    start = data[:1024]
    if b"%PDF-" not in start:
        if _HTML.search(data[:4096]):
            raise NotAReport(
                "html_page",
                "The file is a web page named .pdf, probably an error page. Download the report "
                "again from reports.ofsted.gov.uk.",
            )
        raise NotAReport(
            "not_a_pdf", "The file is not a PDF, whatever its name says. Download it again."
        )
    if b"%%EOF" not in data[-4096:]:
        raise NotAReport(
            "truncated_pdf",
            "The PDF ends early, so part of it is missing. Download it again.",
        )
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise NotAReport(
                "encrypted_pdf",
                "The PDF is protected by a password. Save a copy without one, or download the "
                "report again.",
            ) from error
        raise NotAReport(
            "damaged_pdf", "The PDF is damaged and cannot be opened. Download it again."
        ) from error


_X, _Y = ctypes.c_double(), ctypes.c_double()
_X_REF, _Y_REF = ctypes.byref(_X), ctypes.byref(_Y)


def _read_page(document: pdfium.FPDF_DOCUMENT, index: int) -> list[Line] | None:
    """The lines of one page that hold text; None when the page cannot be loaded."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return None
    try:
        textpage = pdfium.FPDFText_LoadPage(page)
        if not textpage:
            return None
        try:
            return _lines(textpage, index + 1)
        finally:
            pdfium.FPDFText_ClosePage(textpage)
    finally:
        pdfium.FPDF_ClosePage(page)


def _lines(textpage: pdfium.FPDF_TEXTPAGE, page: int) -> list[Line]:
    """Each line with text, with what its first visible character says of it."""
    count = pdfium.FPDFText_CountChars(textpage)
    if count <= 0:
        return []
    buffer = (ctypes.c_ushort * (count + 2))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(memoryview(buffer)[: max(written - 1, 0)]).decode("utf-16-le", "ignore")
    untidy = any(space in text for space in _OTHER_SPACES)
    # The two ways of counting differ only where PDFium left characters out of the text.
    same = len(text) == count
    found = []
    position = 0
    for raw in text.split("\r\n"):
        shown = raw.lstrip()
        if shown:
            at = position + len(raw) - len(shown)
            char = at if same else pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, at)
            size = pdfium.FPDFText_GetFontSize(textpage, char)
            if size < _SIZE_IN_MATRIX:
                size *= _scale(textpage, char)
            line = " ".join(shown.split()) if untidy else shown.rstrip()
            pdfium.FPDFText_GetCharOrigin(textpage, char, _X_REF, _Y_REF)
            raised = False
            if size < _SMALL and len(line) > 3 and _FOOT < _Y.value < _HEAD:
                # A raised number, or a number set smaller than its line: the end tells.
                rest = pdfium.FPDFText_GetFontSize(textpage, char + len(shown.rstrip()) - 1)
                if rest < _SIZE_IN_MATRIX:
                    rest *= _scale(textpage, char)
                raised = size < _RAISED and rest > size + 1 and line[0].isdigit()
                size = max(size, rest)
                if raised and size > _SMALL:
                    # The number of a footnote at the start of a line of text: not its words.
                    whole = len(line)
                    line = line.lstrip("0123456789").lstrip() or line
                    char += whole - len(line)
            bold = pdfium.FPDFText_GetFontWeight(textpage, char) >= _BOLD
            found.append(Line(line, page, _X.value, _Y.value, size, bold, raised))
        position += len(raw) + 2
    return found


def _scale(textpage: pdfium.FPDF_TEXTPAGE, char: int) -> float:
    """How much the text matrix enlarges a font that is declared at size 1."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, char, matrix)
    return float(abs(matrix.d) or abs(matrix.b) or 1.0)
