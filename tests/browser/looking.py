"""Looking at a page: whether it fits the screen, and whether axe finds a fault."""

from __future__ import annotations

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
#: By how much the page is wider than the screen.
SPILL = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def fits_and_is_faultless(page: Page, axe: str) -> None:
    """Nothing is wider than the screen at any width, details closed or open; and axe finds nothing.

    Args:
        page: the page.
        axe: the source of axe.
    """
    page.evaluate(axe)
    for width in (WIDE, NARROW, ZOOMED):
        page.set_viewport_size({"width": width, "height": 900})
        for opening in ("false", "true"):
            page.evaluate(
                f"document.querySelectorAll('details').forEach(d => {{ d.open = {opening} }})"
            )
            assert page.evaluate(SPILL) == 0, f"wider than the screen at {width}, open: {opening}"
        if width != ZOOMED:
            found: Any = page.evaluate(AXE, width == WIDE)
            assert found == [], f"at {width}"
