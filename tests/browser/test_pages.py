"""Every kind of page, wide and narrow: axe finds nothing, nothing is refused, nothing spills."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.small_workspace import STALE_CLAIM, STANDING_CLAIM
from tests.web.test_reading import TEXT

#: Every kind of page, and the states that look different.
PAGES = {
    "england": "/england/",
    "england, filtered": "/england/?area=lowest_area&region=South+West&like=wiltshire",
    "england, earlier": "/england/?as_at=2019-01-07",
    "england, bad date": "/england/?as_at=31/31/2020",
    "shares": "/england/shares/",
    "transitions": "/england/transitions/?before=requires_improvement&after=outstanding",
    "inspections": "/england/inspections/?page=2",
    "authority": "/wiltshire/",
    "authority, no overall grade": "/brent/",
    "authority, no text": "/isle-of-wight/",
    "authority, successor": "/cumberland/",
    "authority, abolished": "/northamptonshire/",
    "authority, nothing known": "/wiltshire/?as_at=2009-06-01",
    "unlisted": "/mereshire/",
    "compare": "/wiltshire/compare/?with=dorset&with=devon&with=kent&with=leeds&with=brent",
    "compare, empty": "/wiltshire/compare/",
    "recommendations": "/wiltshire/recommendations/",
    "neighbours": "/wiltshire/neighbours/",
    "neighbours, one model": "/cumberland/neighbours/",
    "measures": "/measures/?council=wiltshire",
    "measure": "/measures/hp_rereferral_pct/?council=wiltshire&model=2021&average=mean",
    "returns": "/returns/",
    "rules": "/returns/ssda903/rules/?table=OC3",
    "rule": "/returns/ssda903/rules/142/",
    "rules, another return": "/returns/cin/rules/",
    "measure, England alone": "/measures/hp_cin_rate/",
    "measure, long name": "/measures/lw_vacancy_pct/?council=bournemouth-christchurch-and-poole",
    "measure, then": "/measures/cic_rate/?council=wiltshire&as_at=2024-12-01",
    "measure, before any": "/measures/cic_rate/?council=wiltshire&as_at=2010-01-01",
    "profile": "/wiltshire/profile/?measures=all",
    "profile, missing values": "/isles-of-scilly/profile/",
    "profile, abolished": "/northamptonshire/profile/",
    "profile, compare": "/wiltshire/profile/compare/?with=dorset&with=devon&with=kent&with=leeds",
    "claims": "/claims/",
    "claim": f"/claims/{STANDING_CLAIM}/",
    "claim, stale": f"/claims/{STALE_CLAIM}/",
    "check a text": "/claims/read/",
    "report": "/wiltshire/inspections/2023-09-25/",
    "report, recounting": "/wiltshire/inspections/2015-06-22/",
    "report, facts alone": "/leeds/inspections/2018-10-29/",
    "search, empty": "/search/",
    "search": "/search/?q=supervision&kinds=finding",
    "search, nothing found": "/search/?q=zzzz",
    "like": "/search/like/wiltshire-2023-09-25/1/",
    "about": "/about/",
    "accessibility": "/accessibility/",
    "not found": "/no-such-council/",
}
#: Wide, narrow, and what is left of a screen at 400%.
WIDTHS = (1280, 390, 320)
CHECKED = (1280, 390)
RUN = """async () => (await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
})).violations.map(v => v.id + ": " + v.nodes.map(n => n.target.join(" ")).slice(0, 4).join(" | "))
"""


def opened(browser: Browser, url: str) -> tuple[Page, list[str]]:
    """A page, and a list of what the browser complains of."""
    page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    page.goto(url)
    return page, complaints


def fits_and_is_faultless(page: Page) -> None:
    """Nothing is wider than the screen at any width, details closed or open; and axe, which the
    page has, finds nothing."""
    spill = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for opening in ("false", "true"):
            page.evaluate(
                f"document.querySelectorAll('details').forEach(d => {{ d.open = {opening} }})"
            )
            assert page.evaluate(spill) == 0, f"wider than the screen at {width}, open: {opening}"
        if width in CHECKED:
            found: Any = page.evaluate(RUN)
            assert found == [], f"at {width}"


@pytest.mark.parametrize("kind", PAGES)
def test_a_page(browser: Browser, axe: str, address: str, kind: str) -> None:
    page, complaints = opened(browser, address + PAGES[kind])
    try:
        assert page.evaluate("document.styleSheets.length") == 1
        page.evaluate(axe)
        fits_and_is_faultless(page)
        own_status = re.compile(r"server responded with a status of 40[04]")
        assert [c for c in complaints if not own_status.search(c)] == []
    finally:
        page.close()


def checked_text(page: Page, address: str, text: str) -> None:
    """Paste a text on its page and have it checked."""
    page.goto(f"{address}/claims/read/")
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_label("Council that the text is about").select_option("wiltshire")
    with page.expect_navigation():
        page.get_by_role("button", name="Check the text").click()


@pytest.mark.parametrize("text", [TEXT, ""], ids=["checked", "refused"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_text_that_was_pasted(
    browser: Browser, axe: str, address: str, text: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    checked_text(page, address, text)
    page.evaluate(axe)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    spill = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(spill) == 0
    assert page.evaluate(RUN) == []
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
    page.goto(address + PAGES["measure"], wait_until="networkidle")
    picture = page.locator(".los-chart img").nth(chart)
    assert picture.evaluate("each => each.naturalWidth") == 760
    assert "England" in (picture.get_attribute("alt") or "")
    page.close()


def test_everything_is_asked_of_this_site_alone(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind in ("england", "authority", "report", "search", "measure", "profile"):
        page.goto(address + PAGES[kind], wait_until="networkidle")
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
    page.goto(address + PAGES[kind])
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
