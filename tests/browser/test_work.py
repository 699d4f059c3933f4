"""Uploads, background tasks and notices in a real browser, with files as people choose them:
every page, wide and narrow."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from lineofsight.engine.workspace import open_workspace
from lineofsight.synthetic.ssda903 import write_return
from lineofsight.web.permissions import Role
from tests.browser.conftest import served
from tests.browser.looking import fits_and_is_faultless
from tests.browser.site import Site


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the site and the files."""
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="module")
def served_here(place: Path) -> Iterator[Site]:
    """A demonstration of which nothing was loaded yet."""
    workspace = open_workspace(place / "workspace", create=True)
    with served(place, workspace.path, "recordless") as found:
        yield found


@pytest.fixture(scope="module")
def site(served_here: Site) -> str:
    """Where it is served."""
    return served_here.address


@pytest.fixture(scope="module")
def environment(served_here: Site) -> dict[str, str]:
    """The environment that it runs in."""
    return served_here.settings


@pytest.fixture(scope="module")
def page(browser: Browser, served_here: Site) -> Iterator[Page]:
    """Signed in as the invented analyst."""
    with served_here.page(browser, Role.ANALYST) as opened:
        yield opened


def work_off(environment: dict[str, str]) -> None:
    """Have a worker do all that waits."""
    command = [sys.executable, "-m", "lineofsight.web", "work", "--batch"]
    subprocess.run(command, env=environment, check=True, capture_output=True)


def look(page: Page, axe: str) -> None:
    """Axe finds nothing, and nothing is wider than the screen."""
    fits_and_is_faultless(page, axe)
    page.set_viewport_size({"width": 1280, "height": 900})


def test_from_files_to_a_check(
    page: Page, axe: str, site: str, place: Path, environment: dict[str, str]
) -> None:
    """In one go, since each page follows from the one before."""
    write_return(place / "files", mistakes=True)
    files = sorted((place / "files" / "2026").glob("*.csv"))
    page.goto(f"{site}/mereshire/uploads/")
    look(page, axe)
    page.get_by_role("button", name="Upload files").click()
    look(page, axe)
    page.get_by_role("button", name="Upload and check").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose one file or several")
    look(page, axe)
    page.get_by_label("The record", exact=True).check()
    page.get_by_label("Name").fill("SSDA903 2025-26")
    page.get_by_label("Note (optional)").fill("From the system, without adoptions.")
    page.get_by_label("Files").set_input_files(files)
    page.get_by_role("button", name="Upload and check").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("SSDA903 2025-26")
    look(page, axe)
    upload = page.url
    page.get_by_role("link", name="refresh by itself every five seconds").click()
    expect(page.get_by_role("link", name="Stop refreshing")).to_be_visible()
    work_off(environment)
    # The page comes again by itself, and then no more.
    expect(page.get_by_role("button", name="Publish …")).to_be_visible(timeout=20_000)
    page.goto(upload)
    expect(page.get_by_role("table", name="Found, by rule")).to_be_visible()
    look(page, axe)
    page.get_by_role("button", name="Publish …").click()
    look(page, axe)
    page.goto(f"{site}/mereshire/tasks/")
    look(page, axe)
    page.goto(f"{site}/mereshire/uploads/")
    look(page, axe)


def test_two_people_edit_one_note(
    browser: Browser, page: Page, axe: str, site: str, place: Path
) -> None:
    first = page.context.new_page()
    first.goto(f"{site}/mereshire/uploads/")
    first.get_by_role("link", name="SSDA903 2025-26").click()
    first.get_by_role("link", name="Change name and note").click()
    page.goto(first.url)
    look(page, axe)
    first.get_by_label("Note (optional)").fill("With adoptions.")
    first.get_by_role("button", name="Save").click()
    page.get_by_label("Note (optional)").fill("Without adoptions and missing episodes.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Changed meanwhile")).to_be_visible()
    look(page, axe)
    page.get_by_role("button", name="Save what you wrote").click()
    expect(page.get_by_text("Without adoptions and missing episodes.")).to_be_visible()
    first.close()


def test_notices(page: Page, axe: str, site: str, place: Path) -> None:
    page.goto(f"{site}/account/notices/")
    expect(page.get_by_text("Mereshire: the task “Check files” is done.").first).to_be_visible()
    look(page, axe)
    page.get_by_role("button", name=re.compile("^Mark all")).click()
    look(page, axe)


def test_publishing(
    page: Page, axe: str, site: str, place: Path, environment: dict[str, str]
) -> None:
    page.goto(f"{site}/mereshire/uploads/published/")
    look(page, axe)
    page.goto(f"{site}/mereshire/uploads/")
    page.get_by_role("link", name="SSDA903 2025-26").click()
    page.get_by_role("button", name="Publish …").click()
    page.get_by_role("button", name="Publish").click()
    work_off(environment)
    page.reload()
    look(page, axe)
    page.goto(f"{site}/mereshire/uploads/published/")
    page.get_by_role("button", name="Leave out uasc.csv").or_(
        page.get_by_role("button", name=re.compile("^Leave out"))
    ).first.click()
    look(page, axe)
    page.goto(f"{site}/mereshire/data/")
    expect(page.get_by_role("table", name="Returns and extracts that were loaded")).to_be_visible()
