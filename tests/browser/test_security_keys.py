"""A security key as second factor, in a browser with a key that Chromium makes up."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from lineofsight.web.build_assets import BUILD
from tests.browser.conftest import missing
from tests.browser.signing_in import Site

EMAIL, PASSWORD = "keys@example.gov.uk", "four grey herons wading"  # of an invented person
SIGN_IN = "/account/sign-in/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    if not (BUILD / "served").is_dir():
        missing("The scripts are not built: python -m lineofsight.web.build_assets")
    made = Site(tmp_path_factory.mktemp("keys") / "workspace")
    with made.served():
        yield made


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    made.set_default_timeout(15_000)
    yield made
    made.close()


def with_key(context: BrowserContext) -> tuple[Page, CDPSession, str]:
    """A page whose browser has a security key in it."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "usb",
                "hasResidentKey": False,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return page, session, made["authenticatorId"]


def sign_in_by_password(page: Page, site: Site) -> None:
    page.goto(site.address + SIGN_IN)
    page.get_by_label("Email address").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_from_an_invitation_to_signing_in_with_a_key(context: BrowserContext, site: Site) -> None:
    page, session, key = with_key(context)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    scripts: list[str] = []
    page.on(
        "request",
        lambda sent: scripts.append(sent.url) if sent.resource_type == "script" else None,
    )
    page.goto(*site.invite(EMAIL))
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_role("button", name="Accept").click()
    expect(page).to_have_url(f"{site.address}/account/second-factor/")
    assert scripts == []
    page.get_by_role("link", name="Add security keys").click()
    page.get_by_label("What you call the key").fill("The red one")
    page.get_by_role("button", name="Add the key").click()
    expect(page).not_to_have_url(re.compile("/keys/add/"))
    kept = session.send("WebAuthn.getCredentials", {"authenticatorId": key})
    assert len(kept["credentials"]) == 1
    page.goto(f"{site.address}/account/second-factor/keys/")
    expect(page.get_by_role("term").get_by_text("The red one")).to_be_visible()
    page.goto(f"{site.address}/start/")
    expect(page).to_have_url(re.compile("/wiltshire/"))

    page.goto(f"{site.address}/account/sign-out/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    sign_in_by_password(page, site)
    expect(page).to_have_url(f"{site.address}/account/sign-in/second-factor/")
    # The password alone opens nothing.
    page.goto(f"{site.address}/account/")
    expect(page).to_have_url(re.compile(SIGN_IN))
    page.goto(f"{site.address}/account/sign-in/second-factor/")
    page.get_by_role("button", name="Use a security key").click()
    expect(page).to_have_url(re.compile("/wiltshire/"))
    assert scripts
    assert all(each.startswith(f"{site.address}/static/") for each in scripts)
    assert complaints == []


def test_another_key_does_not_do(context: BrowserContext, site: Site) -> None:
    """A browser whose key is not the person's own."""
    page, _, _ = with_key(context)
    sign_in_by_password(page, site)
    expect(page).to_have_url(f"{site.address}/account/sign-in/second-factor/")
    page.get_by_role("button", name="Use a security key").click()
    page.wait_for_timeout(1500)
    page.goto(f"{site.address}/account/")
    expect(page).to_have_url(re.compile(SIGN_IN))


def test_without_script_it_says_what_to_do(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in_by_password(page, site)
    assert (
        "A browser uses security keys through JavaScript" in page.locator("noscript").inner_html()
    )
    expect(page.get_by_label("Code from your authenticator app")).to_be_visible()
    context.close()
