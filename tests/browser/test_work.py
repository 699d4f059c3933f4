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
from tests.browser.site import WIDE, Site
from tests.record import drawn


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("browser-work")


@pytest.fixture(scope="module")
def site(place: Path) -> Iterator[Site]:
    """The demonstration over a small record, to which files are uploaded."""
    workspace = open_workspace(place / "workspace", create=True)
    drawn.children_snapshot(workspace.snapshots_path)
    with served(place, workspace.path, "demonstration") as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """The analyst's."""
    with site.page(browser, Role.ANALYST) as opened:
        yield opened


def work_off(site: Site) -> None:
    """Have a worker do all that waits."""
    command = [sys.executable, "-m", "lineofsight.web", "work", "--batch"]
    subprocess.run(command, env=site.settings, check=True, capture_output=True)


def look(page: Page, axe: str, name: str) -> None:
    """Axe finds nothing, and nothing is wider than the screen."""
    fits_and_is_faultless(page, axe, name=name)
    page.set_viewport_size({"width": WIDE, "height": 900})


def from_files_to_a_check(page: Page, axe: str, site: Site, place: Path) -> None:
    write_return(place / "files", mistakes=True)
    files = sorted((place / "files" / "2026").glob("*.csv"))
    page.goto(f"{site.address}/mereshire/uploads/")
    look(page, axe, "uploads-empty")
    page.get_by_role("button", name="Upload files").click()
    look(page, axe, "new")
    page.get_by_role("button", name="Upload and check").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose one file or several")
    look(page, axe, "new-refused")
    page.get_by_label("The record", exact=True).check()
    page.get_by_label("Name").fill("SSDA903 2025-26")
    page.get_by_label("Note (optional)").fill("From the system, without adoptions.")
    page.get_by_label("Files").set_input_files(files)
    page.get_by_role("button", name="Upload and check").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("SSDA903 2025-26")
    look(page, axe, "upload-waiting")
    upload = page.url
    page.get_by_role("link", name="refresh by itself every five seconds").click()
    expect(page.get_by_role("link", name="Stop refreshing")).to_be_visible()
    work_off(site)
    # The page comes again by itself, and then no more.
    expect(page.get_by_role("button", name="Publish …")).to_be_visible(timeout=20_000)
    page.goto(upload)
    expect(page.get_by_role("table", name="Found, by rule")).to_be_visible()
    look(page, axe, "upload-checked")
    page.get_by_role("button", name="Publish …").click()
    look(page, axe, "publish")
    page.goto(f"{site.address}/mereshire/tasks/")
    look(page, axe, "tasks")
    page.goto(f"{site.address}/mereshire/uploads/")
    look(page, axe, "uploads")


def two_people_edit_one_note(page: Page, axe: str, site: Site) -> None:
    first = page.context.new_page()
    first.goto(f"{site.address}/mereshire/uploads/")
    first.get_by_role("link", name="SSDA903 2025-26").click()
    first.get_by_role("link", name="Change name and note").click()
    page.goto(first.url)
    look(page, axe, "edit")
    first.get_by_label("Note (optional)").fill("With adoptions.")
    first.get_by_role("button", name="Save").click()
    page.get_by_label("Note (optional)").fill("Without adoptions and missing episodes.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Changed meanwhile")).to_be_visible()
    look(page, axe, "edit-meanwhile")
    page.get_by_role("button", name="Save what you wrote").click()
    expect(page.get_by_text("Without adoptions and missing episodes.")).to_be_visible()
    first.close()


def notices(page: Page, axe: str, site: Site) -> None:
    page.goto(f"{site.address}/account/notices/")
    expect(page.get_by_text("Mereshire: the task “Check files” is done.").first).to_be_visible()
    look(page, axe, "notices")
    page.get_by_role("button", name=re.compile("^Mark as read")).first.click()
    look(page, axe, "notices-read")


def publishing(page: Page, axe: str, site: Site, place: Path) -> None:
    page.goto(f"{site.address}/mereshire/uploads/published/")
    look(page, axe, "sources-empty")
    page.goto(f"{site.address}/mereshire/uploads/")
    page.get_by_role("link", name="SSDA903 2025-26").click()
    page.get_by_role("button", name="Publish …").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("The upload is being published.")).to_be_visible()
    work_off(site)
    page.reload()
    look(page, axe, "upload-published")
    page.goto(f"{site.address}/mereshire/uploads/published/")
    page.get_by_role("button", name=re.compile("^Leave out")).first.click()
    look(page, axe, "sources")
    page.goto(f"{site.address}/mereshire/data/")
    expect(page.get_by_role("table", name="Returns and extracts that were loaded")).to_be_visible()


def test_from_files_to_a_record(page: Page, axe: str, site: Site, place: Path) -> None:
    """Files are uploaded and checked, two people edit one note, notices come, the record is
    published: in one go, since each page follows from the one before."""
    from_files_to_a_check(page, axe, site, place)
    two_people_edit_one_note(page, axe, site)
    notices(page, axe, site)
    publishing(page, axe, site, place)
