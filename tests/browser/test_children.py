"""A child's page in a real browser: the lifeline is drawn, stays beside its names on a narrow
screen, and prints."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from lineofsight.web.permissions import Role
from tests.browser.site import NARROW, Site


@pytest.fixture
def child(browser: Browser, children: Site) -> Iterator[Page]:
    """The page of the child with the long journey, as a leader sees it."""
    with children.opened(browser, "/mereshire/children/1001/", Role.LEADER) as (page, _):
        yield page


def test_the_lifeline_on_a_narrow_screen(child: Page) -> None:
    wide = child.locator(".los-lifeline__lanes svg").bounding_box()
    assert wide is not None
    assert wide["width"] > 700
    child.set_viewport_size({"width": NARROW, "height": 900})
    names = child.locator(".los-lifeline__names").bounding_box()
    lanes = child.locator(".los-lifeline__lanes").bounding_box()
    sheet = child.locator(".los-lifeline__lanes svg").bounding_box()
    assert names is not None
    assert lanes is not None
    assert sheet is not None
    # The lanes keep their size and move; the present is in sight, and each by its name.
    assert sheet["width"] == pytest.approx(830, abs=1)
    assert sheet["height"] == pytest.approx(names["height"], abs=1)
    assert sheet["x"] + sheet["width"] == pytest.approx(lanes["x"] + lanes["width"], abs=1)
    assert names["x"] + names["width"] <= lanes["x"] + 1


def test_no_letters_of_the_lifeline_leave_their_bar(child: Page) -> None:
    over = """() => [...document.querySelectorAll('.los-lifeline__lanes g')].filter(g => {
        const text = g.querySelector('text'), bar = g.querySelector('rect');
        return text && text.getBBox().x + text.getBBox().width
            > bar.getBBox().x + bar.getBBox().width + 1;
    }).map(g => g.textContent)"""
    assert child.locator(".los-lifeline__lanes g text").count() > 10
    assert child.evaluate(over) == []


def test_the_lifeline_fits_on_paper(child: Page) -> None:
    child.set_viewport_size({"width": 700, "height": 1000})
    child.emulate_media(media="print")
    lanes = child.locator(".los-lifeline__lanes svg").bounding_box()
    names = child.locator(".los-lifeline__names").bounding_box()
    assert lanes is not None
    assert names is not None
    assert lanes["x"] + lanes["width"] <= 700
    assert lanes["height"] == pytest.approx(names["height"], abs=1)
