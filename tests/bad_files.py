"""Files that are no report, or a report with something wrong: what people's folders hold."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pypdf
import pypdfium2
import typst

HTML_PAGE = b"""<!DOCTYPE html>
<html lang="en"><head><title>Page not found</title></head>
<body><h1>Page not found</h1><p>The page has moved or was taken down.</p></body></html>
"""


def html_page() -> bytes:
    """A site's error page, saved as a PDF by name."""
    return HTML_PAGE


def empty() -> bytes:
    """A file of zero bytes."""
    return b""


def random_bytes(seed: int = 0, size: int = 20_000) -> bytes:
    """Bytes that mean nothing, the same for the same seed."""
    return random.Random(seed).randbytes(size)  # noqa: S311 - noise, not a secret


def garbage_after_header(seed: int = 0) -> bytes:
    """A file that begins and ends as a PDF does, with nothing sensible between."""
    return b"%PDF-1.7\n" + random_bytes(seed) + b"\nstartxref\n12\n%%EOF\n"


def truncated(report: bytes, share: float = 0.6) -> bytes:
    """A download that broke off."""
    return report[: int(len(report) * share)]


def encrypted(report: bytes, password: str = "open sesame") -> bytes:  # noqa: S107
    """The report behind a password."""
    return _encrypt(report, password, None)


def locked_against_changes(report: bytes) -> bytes:
    """The report as anyone may open it, with a password only for changing it."""
    return _encrypt(report, "", "owner")


def _encrypt(report: bytes, password: str, owner: str | None) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(report))
    writer.encrypt(password, owner_password=owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _typeset(text: str) -> bytes:
    made = typst.compile(text.encode(), ignore_system_fonts=True)
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no PDF.")
    return made


def scanned(pages: int = 3) -> bytes:
    """A scan: each page a grey picture, and no text."""
    picture = (
        "image(bytes(range(64 * 64).map(i => 200 + calc.rem(i * 7, 50))), width: 100%, "
        'format: (encoding: "luma8", width: 64, height: 64))'
    )
    return _typeset(
        "#set page(margin: 0pt)\n"
        + "#pagebreak(weak: true)\n".join(f"#{picture}\n" for _ in range(pages))
    )


def blank() -> bytes:
    """One page with nothing on it."""
    return _typeset("#page[]")


def minutes_of_a_meeting() -> bytes:
    """A PDF from a council that is no inspection report."""
    return _typeset(
        "= Minutes of the allotments committee\n\nPresent: nine plot holders.\n\n"
        "+ The hedge was found to be good.\n+ Children’s services were not discussed.\n"
    )


def school_report() -> bytes:
    """A report of another kind from the same inspectorate."""
    return _typeset(
        "#text(26pt)[Inspection of Thornwick Primary School]\n\nInspection dates: 3 and 4 May 2022"
        "\n\nOverall effectiveness: Good\n\nThe quality of education: Good\n\nOfsted inspects "
        "schools of all kinds.\n"
    )


def bound_together(*reports: bytes) -> bytes:
    """Several reports in one file."""
    bound = pypdfium2.PdfDocument.new()
    for report in reports:
        with pypdfium2.PdfDocument(report) as one:
            bound.import_pages(one)
    out = io.BytesIO()
    bound.save(out)
    bound.close()
    return out.getvalue()


def under_two_names(folder: Path, report: bytes) -> tuple[Path, Path]:
    """The same report twice in a folder."""
    paths = folder / "report.pdf", folder / "report (1).pdf"
    for path in paths:
        path.write_bytes(report)
    return paths
