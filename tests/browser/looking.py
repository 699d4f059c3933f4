"""Looking at a page: whether it fits the screen, and whether axe finds a fault."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.site import NARROW, WIDE, ZOOMED

#: What axe finds, each with a few places; colours are the same at every width, and looking at them
#: takes longest.
AXE = """async (colours) => (await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {"color-contrast": {enabled: colours}},
    resultTypes: ["violations"]
})).violations.map(v => v.id + ": " + v.nodes.map(n => n.target.join(" ")).slice(0, 4).join(" | "))
"""
#: The folder that pictures of the pages are kept in, where somebody wants to look at them.
PICTURES = "LINEOFSIGHT_PICTURES"
#: By how much the page is wider than the screen.
SPILL = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def fits_and_is_faultless(page: Page, axe: str, *, name: str = "") -> None:
    """Nothing is wider than the screen at any width, details closed or open; and axe finds nothing.

    Args:
        page: the page.
        axe: the source of axe.
        name: of its picture, beside the test's own.
    """
    page.evaluate(axe)
    for width in (WIDE, NARROW, ZOOMED):
        page.set_viewport_size({"width": width, "height": 900})
        for opening in ("false", "true"):
            page.evaluate(
                f"document.querySelectorAll('details').forEach(d => {{ d.open = {opening} }})"
            )
            assert page.evaluate(SPILL) == 0, f"wider than the screen at {width}, open: {opening}"
            if opening == "false" and width != ZOOMED:
                keep_picture(page, width, name)
        if width != ZOOMED:
            found: Any = page.evaluate(AXE, width == WIDE)
            assert found == [], f"at {width}"


def keep_picture(page: Page, width: int, name: str) -> None:
    """Keep a picture of the whole page, named after the test, where a folder for it is set."""
    folder = os.environ.get(PICTURES)
    if not folder:
        return
    test = os.environ["PYTEST_CURRENT_TEST"].partition("::")[2].removesuffix(" (call)")
    called = re.sub(r"[^a-z0-9]+", "-", f"{test} {name}".lower()).strip("-")
    paths = (Path(folder) / f"{called}-{number}-{width}.png" for number in count(1))
    page.screenshot(path=next(path for path in paths if not path.exists()), full_page=True)
