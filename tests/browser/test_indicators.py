"""Pages of indicators and of the data in a real browser: axe finds nothing, nothing spills, and one
comes from a figure to the children behind it and back by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import served
from tests.browser.test_pages import fits_and_is_faultless, opened
from tests.built_council import BuiltCouncil

PAGES = {
    "indicators": "/mereshire/indicators/",
    "indicators, shared": "/mereshire/indicators/?shared=1",
    "indicator": "/mereshire/indicators/hp05/?split=team",
    "indicator, shared": "/mereshire/indicators/hp06/?split=age&shared=1",
    "indicator of parts": "/mereshire/indicators/cc07/?split=sex",
    "indicator, not reliable": "/mereshire/indicators/hp30-starting/?period=2020-04-01..2021-03-31",
    "indicator, bad choice": "/mereshire/indicators/hp06/?period=x",
    "children behind": "/mereshire/indicators/hp06/children/",
    "data": "/mereshire/data/",
    "issues": "/mereshire/data/issues/",
    "issues, bad choice": "/mereshire/data/issues/?indicator=x",
    "conflicts": "/mereshire/data/conflicts/",
    "snapshots": "/mereshire/data/snapshots/",
}


@pytest.fixture(scope="session")
def council_address(
    tmp_path_factory: pytest.TempPathFactory, built_council: BuiltCouncil
) -> Iterator[str]:
    """Where the site is served over the built council's record."""
    folder = tmp_path_factory.mktemp("browser-indicators")
    with served(folder, built_council.workspace) as found:
        yield found


@pytest.mark.parametrize("kind", PAGES)
def test_a_page(browser: Browser, axe: str, council_address: str, kind: str) -> None:
    page, complaints = opened(browser, council_address + PAGES[kind])
    try:
        page.evaluate(axe)
        fits_and_is_faultless(page)
        assert [c for c in complaints if "status of 400" not in c] == []
    finally:
        page.close()


def follow(page: Page, name: str, address: str) -> None:
    """Follow a link by the keyboard, to an address."""
    link = page.get_by_role("main").get_by_role("link", name=name).first
    link.focus()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_from_a_figure_to_a_child_and_back(browser: Browser, council_address: str) -> None:
    page, complaints = opened(browser, f"{council_address}/mereshire/indicators/")
    try:
        follow(page, "Re-referrals within 12 months", "**/indicators/hp06/")
        split = page.get_by_label("Split by")
        split.focus()
        page.keyboard.type("Team")
        page.get_by_role("button", name="Show").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**split=team*")
        expect(page.get_by_role("heading", name="By team")).to_be_visible()
        follow(page, "The rows and children behind this figure", "**/hp06/children/?period=*")
        behind = page.url
        child = page.get_by_role("rowheader").first.inner_text()
        follow(page, child, f"**/children/{child}/")
        assert child in page.get_by_role("heading", level=1).inner_text()
        page.go_back()
        assert page.url == behind
        crumbs = page.get_by_role("navigation", name="Breadcrumb")
        crumbs.get_by_role("link", name="Re-referrals").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/indicators/hp06/")
        assert complaints == []
    finally:
        page.close()
