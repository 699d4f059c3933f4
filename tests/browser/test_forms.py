"""Pages that only a form leads to: what is refused says why and where, and what was done says so.
Each fits the screen, and axe finds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from lineofsight.web.permissions import Role
from tests.browser.looking import fits_and_is_faultless
from tests.browser.prepared import ADMINISTRATOR, FORGETFUL, PASSWORD
from tests.browser.site import Site

#: Whose attempts are counted until there are too many.
STRANGER = "stranger@example.gov.uk"


def press(page: Page, name: str) -> None:
    """Press a button of the page's main part."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def try_to_sign_in(page: Page, site: Site, email: str, password: str) -> None:
    page.goto(f"{site.address}/account/sign-in/")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(password)
    press(page, "Sign in")


def wrong_password(page: Page, site: Site) -> None:
    try_to_sign_in(page, site, ADMINISTRATOR, "wrong")


def too_often(page: Page, site: Site) -> None:
    for _ in range(5):
        try_to_sign_in(page, site, STRANGER, "wrong")


def code_wanted(page: Page, site: Site) -> None:
    try_to_sign_in(page, site, ADMINISTRATOR, PASSWORD)


def wrong_code(page: Page, site: Site) -> None:
    code_wanted(page, site)
    page.get_by_label("Code from your authenticator app").fill("0")
    press(page, "Go on")


def reset_asked_for(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/account/sign-in/")
    page.get_by_role("link", name="I have forgotten my password").click()
    page.get_by_label("Email address").fill(FORGETFUL)
    press(page, "Send the email")


def reset_by_mail(page: Page, site: Site) -> None:
    reset_asked_for(page, site)
    mails = sorted((site.workspace / "mail").iterdir(), key=lambda each: each.stat().st_mtime)
    found = re.search(r"https?://\S+/password/reset/\S+", mails[-1].read_text(encoding="utf-8"))
    assert found is not None
    page.goto(found.group())


def reset_done(page: Page, site: Site) -> None:
    reset_by_mail(page, site)
    for label in ("New password", "The same again"):
        page.get_by_label(label).fill("seven slow brown cows")
    press(page, "Change the password")


def weak_password(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/account/invitation/{site.facts['invitation']}/")
    page.get_by_label("Choose a password").fill("short")
    press(page, "Accept")


def password_not_changed(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/account/password/")
    press(page, "Change the password")


def wrong_first_code(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/account/again/code/")
    page.get_by_label("Code from your authenticator app").fill("0")
    press(page, "Confirm")


def role_not_given(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/mereshire/people/invite/")
    press(page, "Give the role")


def role_refused(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/mereshire/people/invite/")
    page.get_by_label("Name", exact=True).fill("Pat Ner")
    page.get_by_label("Email address").fill("partner@example.gov.uk")
    page.get_by_label("Improvement partner").check()
    press(page, "Give the role")


def invited(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/mereshire/people/invite/")
    page.get_by_label("Name", exact=True).fill("Ann Alyst")
    page.get_by_label("Email address").fill("analyst@example.gov.uk")
    page.get_by_label("Analyst").check()
    press(page, "Give the role")


def people_with_invitations(page: Page, site: Site) -> None:
    invited(page, site)
    page.get_by_role("navigation", name="Breadcrumb").get_by_role("link", name="People").click()


def reason_wanted(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/mereshire/children/1002/")
    page.get_by_label("Why do you need to see this record?").fill("work")
    press(page, "Give the reason and open the record")


def not_restricted(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/mereshire/restricted/")
    press(page, "Restrict the record")


def restricted(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/mereshire/restricted/")
    page.get_by_label("Child’s identifier").fill("9999")
    page.get_by_label("Why is it restricted?").fill("Widely known family")
    press(page, "Restrict the record")


def not_lifted(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/mereshire/restricted/")
    page.get_by_text("Lift the restriction of 1002").click()
    press(page, "Lift the restriction")


@dataclass(frozen=True)
class State:
    """A state of a page.

    Attributes:
        site: the fixture that serves it.
        reach: what a person does to get there.
        said: words that stand there.
        who: who is signed in.
        field: where the first link of the error summary leads, by label.
    """

    site: str
    reach: Callable[[Page, Site], None]
    said: str
    who: str = ""
    field: str = ""


STATES = {
    "wrong password": State("ordinary", wrong_password, "There is a problem"),
    "too often": State("ordinary", too_often, "You cannot try again just now"),
    "code wanted": State("ordinary", code_wanted, "Enter your code"),
    "wrong code": State("ordinary", wrong_code, "The code is not right", field="Code from your"),
    "reset asked for": State("ordinary", reset_asked_for, "Check your email"),
    "reset by mail": State("ordinary", reset_by_mail, "Choose a new password"),
    "reset done": State("ordinary", reset_done, "password"),
    "weak password": State("ordinary", weak_password, "at least 12", field="Choose a password"),
    "password not changed": State(
        "ordinary", password_not_changed, "There is a problem", ADMINISTRATOR, "Present password"
    ),
    "wrong first code": State(
        "ordinary", wrong_first_code, "The code is not right", ADMINISTRATOR, "Code from your"
    ),
    "role not given": State(
        "children", role_not_given, "Choose a role", Role.ADMINISTRATOR, "Name"
    ),
    "role refused": State("children", role_refused, "Say when the improvement", Role.LEADER),
    "invited": State("children", invited, "Invitation made", Role.ADMINISTRATOR),
    "people with invitations": State(
        "children", people_with_invitations, "open invitation", Role.ADMINISTRATOR
    ),
    "reason wanted": State(
        "children", reason_wanted, "at least 10 characters", Role.AUDITOR, "Why do you need"
    ),
    "not restricted": State(
        "children", not_restricted, "Say why", Role.ADMINISTRATOR, "Child’s identifier"
    ),
    "restricted": State("children", restricted, "opens only to who gives", Role.ADMINISTRATOR),
    "not lifted": State("children", not_lifted, "This was not done", Role.ADMINISTRATOR),
}


@pytest.mark.parametrize("name", STATES)
def test_a_page_that_a_form_leads_to(
    browser: Browser, axe: str, request: pytest.FixtureRequest, name: str
) -> None:
    state = STATES[name]
    site: Site = request.getfixturevalue(state.site)
    with site.page(browser, state.who) as page:
        state.reach(page, site)
        main = page.get_by_role("main")
        expect(main).to_contain_text(state.said)
        fits_and_is_faultless(page, axe)
        if main.get_by_role("heading", name="There is a problem").count():
            assert page.title().startswith("Error: ")
        if state.field:
            main.get_by_role("alert").get_by_role("link").first.click()
            field = main.get_by_label(state.field).first
            expect(field).to_be_focused()
            described = (field.get_attribute("aria-describedby") or "").split()
            told = [page.locator(f"[id='{each}']").inner_text() for each in described]
            assert any(each.startswith("Error:") for each in told)
