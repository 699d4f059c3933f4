"""Public pages at work in a real browser: a text is checked, pictures are drawn, another day is
chosen, a table is read on a narrow screen and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.addresses import PUBLIC
from tests.browser.looking import fits_and_is_faultless
from tests.browser.site import Site
from tests.web.test_reading import TEXT


@pytest.fixture(scope="session")
def address(ordinary: Site) -> str:
    """Where the site is served."""
    return ordinary.address


def checked_text(page: Page, address: str, text: str) -> None:
    """Paste a text on its page and have it checked."""
    page.goto(f"{address}/claims/read/")
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_label("Council that the text is about").select_option("wiltshire")
    with page.expect_navigation():
        page.get_by_role("button", name="Check the text").click()


@pytest.mark.parametrize("text", [TEXT, ""], ids=["checked", "refused"])
def test_a_text_that_was_pasted(browser: Browser, axe: str, address: str, text: str) -> None:
    page = browser.new_page()
    checked_text(page, address, text)
    fits_and_is_faultless(page, axe)
    page.close()


def test_evidence_stands_beside_a_sentence_or_beneath_it(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    checked_text(page, address, TEXT)
    for width, beside in ((1280, True), (390, False)):
        page.set_viewport_size({"width": width, "height": 900})
        said = page.locator("#sentence-1 .los-checked__said").bounding_box()
        seen = page.locator("#sentence-1 .los-checked__evidence").bounding_box()
        assert said is not None
        assert seen is not None
        assert (seen["x"] > said["x"] + said["width"]) is beside
        assert (seen["y"] >= said["y"] + said["height"]) is not beside
    page.close()


def test_a_sentence_is_checked_and_copied_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    checked_text(page, address, TEXT)
    page.get_by_text("Copy with its footnote: sentence 1").click()
    block = page.get_by_label("Select all and copy sentence 1 with its footnote")
    assert "[1] Ofsted, ILACS inspection of Wiltshire" in block.input_value()
    page.get_by_role("link", name="sentence 2").click()
    expect(page).to_have_url(re.compile(r"#sentence-2$"))
    context.close()


@pytest.mark.parametrize("chart", [0, 1])
def test_a_measures_pictures_are_drawn(browser: Browser, address: str, chart: int) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address + PUBLIC["measure"], wait_until="networkidle")
    picture = page.locator(".los-chart img").nth(chart)
    assert picture.evaluate("each => each.naturalWidth") == 760
    assert "England" in (picture.get_attribute("alt") or "")
    page.close()


def test_everything_is_asked_of_this_site_alone(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind in ("england", "authority", "report", "search", "measure", "profile"):
        page.goto(address + PUBLIC[kind], wait_until="networkidle")
    page.close()
    assert asked
    assert [url for url in asked if not url.startswith(address)] == []


def test_a_reader_gets_from_the_map_to_a_paragraph_without_script(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Wiltshire (Wil): outstanding, December 2023").click()
    expect(page).to_have_url(f"{address}/wiltshire/")
    page.get_by_role("link", name="paragraphs 1 to 2").click()
    expect(page).to_have_url(re.compile(r"/wiltshire/inspections/2023-09-25/#paragraph-1$"))
    expect(page.locator("#paragraph-1")).to_be_visible()
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_label("Words to look for").fill("supervision")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("mark").first).to_be_visible()
    context.close()


def test_another_day_is_chosen_by_form(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/wiltshire/")
    page.get_by_label("Show as at another date").fill("2016-01-01")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(f"{address}/wiltshire/?as_at=2016-01-01")
    expect(page.get_by_text("Requires improvement overall (September 2015)")).to_be_visible()
    page.close()


def test_the_keyboard_reaches_content_first(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/england/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Skip to main content"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#main-content$"))
    page.close()


def test_on_paper_there_are_grades_and_no_forms(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/wiltshire/")
    page.emulate_media(media="print")
    assert not page.locator(".los-as-at__form").is_visible()
    assert not page.locator(".los-header").is_visible()
    assert page.locator(".los-grade").first.is_visible()
    assert page.locator(".los-timeline svg").is_visible()
    assert not page.get_by_text("Show the timeline as a table").is_visible()
    page.close()


@pytest.mark.parametrize("kind", ["shares", "compare", "authority"])
def test_what_a_table_is_can_be_read_whole_on_a_narrow_screen(
    browser: Browser, address: str, kind: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(address + PUBLIC[kind])
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    widest = page.evaluate(
        """Math.max(...[...document.querySelectorAll('caption:not(.govuk-visually-hidden)')]
            .map(c => c.getBoundingClientRect().right))"""
    )
    assert widest <= 390
    page.close()


def test_the_chart_is_drawn_with_its_text(browser: Browser, address: str) -> None:
    """An image that could not be decoded has no width."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/england/", wait_until="networkidle")
    assert page.evaluate("document.querySelector('.los-chart img').naturalWidth") > 300
    assert "Outstanding:" in (page.locator(".los-chart img").get_attribute("alt") or "")
    page.close()
