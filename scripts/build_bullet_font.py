"""Rebuild `lineofsight/synthetic/templates/bullets.ttf`, five bullets at private code points.

Usage: python scripts/build_bullet_font.py

Inspection reports draw their bullets with a symbol font, so that the text behind them is a
private code point. No font that Typst carries has glyphs there. Needs fonttools.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

OUT = Path(__file__).parents[1] / "lineofsight" / "synthetic" / "templates" / "bullets.ttf"
UNITS = 1000

#: Code point, and the rectangle (left, bottom, right, top) that is drawn for it. Each shape has a
#: second code point, a kind of space: see `bullet-font` in `common.typ` for why.
SHAPES = {
    0xF06E: (80, 80, 620, 620),
    0xF0A7: (120, 180, 480, 540),
    0xF02D: (60, 270, 440, 330),
    0xF0B7: (140, 220, 420, 500),
    0xF0BE: (40, 265, 960, 335),
}

FIRST_USE = range(0x2001, 0x2001 + len(SHAPES))


def rectangle(left: int, bottom: int, right: int, top: int) -> object:
    """A glyph that is one filled rectangle."""
    pen = TTGlyphPen(None)
    pen.moveTo((left, bottom))
    for point in ((left, top), (right, top), (right, bottom)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def build(path: Path) -> None:
    """Write the font."""
    names = {code: f"bullet{code:X}" for code in SHAPES}
    glyphs = {".notdef": rectangle(50, 0, 450, 700)}
    widths = {".notdef": (500, 50)}
    for code, shape in SHAPES.items():
        glyphs[names[code]] = rectangle(*shape)
        widths[names[code]] = (shape[2] + 80, shape[0])
    font = FontBuilder(UNITS, isTTF=True)
    font.setupGlyphOrder(list(glyphs))
    spaces = dict(zip(FIRST_USE, names.values(), strict=True))
    font.setupCharacterMap(names | spaces)
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics(widths)
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable(
        {
            "familyName": "Report Bullets",
            "styleName": "Regular",
            "fullName": "Report Bullets",
            "psName": "ReportBullets-Regular",
        }
    )
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWeightClass=400)
    font.setupPost()
    # The time of building stays out, so that the same script gives the same file.
    font.font.recalcTimestamp = False
    font.font["head"].created = font.font["head"].modified = 0
    font.save(path)


if __name__ == "__main__":
    build(OUT)
    print(f"{OUT.name}: {OUT.stat().st_size} bytes")
