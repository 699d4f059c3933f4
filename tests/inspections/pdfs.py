"""Small PDFs made by hand, sound and broken."""

from __future__ import annotations

import io

import pypdfium2


def pdf(*lines: str, encrypted: bool = False, pages: int | None = None) -> bytes:
    """A PDF of one page with these lines of text; `pages` is the number that it claims."""
    shown = "".join(
        f"BT /F1 12 Tf 72 {740 - 16 * i} Td ({line}) Tj ET\n" for i, line in enumerate(lines)
    )
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [3 0 R] /Count {pages or 1} >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{'ab' * 32}> /U <{'cd' * 32}> >>",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode())
    start = out.tell()
    out.write(f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    lock = f"/Encrypt 6 0 R /ID [<{'00' * 16}> <{'00' * 16}>] " if encrypted else ""
    out.write(f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {lock}>>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def bound(*files: bytes) -> bytes:
    """Several PDFs bound as one."""
    document = pypdfium2.PdfDocument.new()
    for data in files:
        document.import_pages(pypdfium2.PdfDocument(data))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
