"""From a figure to the children behind it and back, in a real browser by the keyboard."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from lineofsight.web.permissions import Role
from tests.browser.site import Site


def follow(page: Page, name: str, address: str) -> None:
    """Follow a link by the keyboard, to an address."""
    link = page.get_by_role("main").get_by_role("link", name=name).first
    link.focus()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_from_a_figure_to_a_child_and_back(browser: Browser, council: Site) -> None:
    with council.opened(browser, "/mereshire/indicators/", Role.LEADER) as (page, complaints):
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
