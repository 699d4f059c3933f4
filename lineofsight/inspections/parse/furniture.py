"""What a page holds besides its words: page numbers, running headers and footers, bullets."""

from __future__ import annotations

import re

from lineofsight.inspections.parse.pdf import Line

#: Glyphs of the symbol fonts, and the signs that stand for them.
BULLETS = frozenset(
    [*map(chr, range(0xF021, 0xF100)), *map(chr, range(0x25A0, 0x2600)), *"•‣⁃∙·➢➤❖✓✔➔"]
)
#: Bullets that stand for a part of a bullet; the others open a point of their own.
_LESSER = frozenset("\uf02d\uf0be\u25e6\u25cb⁃")
MAIN_BULLETS = BULLETS - _LESSER
#: Marks that are bullets only when a space follows.
DASHES = frozenset("-–—−─―\u0336o")

#: Where running footers end and running headers begin.
_FOOT_MARGIN = 66.0
_HEAD_MARGIN = 785.0
_PAGE = re.compile(r"(?:page )?\d{1,3}(?: of \d{1,3})?", re.IGNORECASE)
#: No page number is longer.
LONGEST_PAGE_NUMBER = len("Page 123 of 123")


def is_page_number(line: Line) -> bool:
    """Whether the line is a page's number: digits alone in the margin or larger than text, or
    `Page 3 of 12` in the margin."""
    if line.y < _FOOT_MARGIN:
        return len(line.text) <= LONGEST_PAGE_NUMBER and _PAGE.fullmatch(line.text) is not None
    return len(line.text) <= 3 and line.size > 15 and line.text.isdigit()


def is_furniture(line: Line) -> bool:
    """Whether the line is a running header or footer, or a page number."""
    if line.size < 9.6 and (line.y < _FOOT_MARGIN or line.y > _HEAD_MARGIN):
        return not line.raised
    return is_page_number(line)
