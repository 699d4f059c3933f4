"""Pages about invented children in a real browser: axe finds nothing, nothing spills, the lifeline
is drawn, stays beside its names on a narrow screen, and prints."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from lineofsight.engine.workspace import open_workspace
from tests.browser.conftest import served
from tests.browser.test_pages import fits_and_is_faultless, opened
from tests.record import drawn

PAGES = {
    "children": "/mereshire/children/?stands=all",
    "children, none found": "/mereshire/children/?identifier=99",
    "children, bad choice": "/mereshire/children/?stands=x",
    "child": "/mereshire/children/1001/",
    "child, care leaver": "/mereshire/children/1003/",
    "child, adopted": "/mereshire/children/1004/",
    "child, unborn": "/mereshire/children/1005/",
    "child, nothing that lasts": "/mereshire/children/A~2F6%20b/",
    "teams": "/mereshire/teams/",
    "team": "/mereshire/teams/T1/",
    "worker": "/mereshire/workers/W2/",
}


@pytest.fixture(scope="session")
def children_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served over a record of invented children."""
    folder = tmp_path_factory.mktemp("browser-children")
    place = open_workspace(folder / "workspace", create=True)
    drawn.children_snapshot(place.snapshots_path)
    with served(folder, place.path) as found:
        yield found


@pytest.mark.parametrize("kind", PAGES)
def test_a_page(browser: Browser, axe: str, children_address: str, kind: str) -> None:
    page, complaints = opened(browser, children_address + PAGES[kind])
    try:
        page.evaluate(axe)
        fits_and_is_faultless(page)
        assert [c for c in complaints if "status of 400" not in c] == []
    finally:
        page.close()


def test_the_lifeline_on_a_narrow_screen(browser: Browser, children_address: str) -> None:
    page, _ = opened(browser, f"{children_address}/children/1001/")
    try:
        wide = page.locator(".los-lifeline__lanes svg").bounding_box()
        assert wide is not None
        assert wide["width"] > 700
        page.set_viewport_size({"width": 390, "height": 900})
        names = page.locator(".los-lifeline__names").bounding_box()
        lanes = page.locator(".los-lifeline__lanes").bounding_box()
        sheet = page.locator(".los-lifeline__lanes svg").bounding_box()
        assert names is not None
        assert lanes is not None
        assert sheet is not None
        # The lanes keep their size and move; the present is in sight, and each by its name.
        assert sheet["width"] == pytest.approx(830, abs=1)
        assert sheet["height"] == pytest.approx(names["height"], abs=1)
        assert sheet["x"] + sheet["width"] == pytest.approx(lanes["x"] + lanes["width"], abs=1)
        assert names["x"] + names["width"] <= lanes["x"] + 1
    finally:
        page.close()


def test_no_letters_of_the_lifeline_leave_their_bar(
    browser: Browser, children_address: str
) -> None:
    page, _ = opened(browser, f"{children_address}/children/1001/")
    over = """() => [...document.querySelectorAll('.los-lifeline__lanes g')].filter(g => {
        const text = g.querySelector('text'), bar = g.querySelector('rect');
        return text && text.getBBox().x + text.getBBox().width
            > bar.getBBox().x + bar.getBBox().width + 1;
    }).map(g => g.textContent)"""
    try:
        assert page.locator(".los-lifeline__lanes g text").count() > 10
        assert page.evaluate(over) == []
    finally:
        page.close()


def test_the_lifeline_fits_on_paper(browser: Browser, children_address: str) -> None:
    page, _ = opened(browser, f"{children_address}/children/1001/")
    try:
        page.set_viewport_size({"width": 700, "height": 1000})
        page.emulate_media(media="print")
        lanes = page.locator(".los-lifeline__lanes svg").bounding_box()
        names = page.locator(".los-lifeline__names").bounding_box()
        assert lanes is not None
        assert names is not None
        assert lanes["x"] + lanes["width"] <= 700
        assert lanes["height"] == pytest.approx(names["height"], abs=1)
    finally:
        page.close()
