"""A site that is served, and a browser in which somebody is signed in to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, StorageState

from lineofsight.web.permissions import Role
from tests.browser.prepared import PASSWORD

#: Wide, narrow, and what is left of a screen at 400%.
WIDE, NARROW, ZOOMED = 1280, 390, 320


@dataclass
class Site:
    """A site that is served.

    Attributes:
        address: where, without the last slash.
        workspace: what it is served over.
        settings: the environment that it runs in.
        facts: what was made for it, as `prepared` tells.
    """

    address: str
    workspace: Path
    settings: dict[str, str]
    facts: dict[str, str]
    _signed_in: dict[str, StorageState] = field(default_factory=dict)

    def context(self, browser: Browser, who: str = "", *, script: bool = True) -> BrowserContext:
        """A browser of its own, in which somebody is signed in.

        Args:
            browser: the browser.
            who: a role of the demonstration, or the email address of somebody of the ordinary
                site; nobody where it is empty. Each signs in once, on the page for it.
            script: whether pages may run scripts.
        """
        if who and who not in self._signed_in:
            with closing(browser.new_context()) as context:
                sign_in(context.new_page(), self, who)
                self._signed_in[who] = context.storage_state()
        return browser.new_context(
            storage_state=self._signed_in.get(who),
            java_script_enabled=script,
            viewport={"width": WIDE, "height": 900},
        )

    @contextmanager
    def page(self, browser: Browser, who: str = "", *, script: bool = True) -> Iterator[Page]:
        """A page of a browser of its own; as in `context`."""
        with closing(self.context(browser, who, script=script)) as context:
            yield context.new_page()

    @contextmanager
    def opened(
        self, browser: Browser, address: str, who: str = ""
    ) -> Iterator[tuple[Page, list[str]]]:
        """A page at an address, and a list of what the browser complains of."""
        complaints: list[str] = []
        with self.page(browser, who) as page:
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
            page.goto(self.address + address)
            yield page, complaints


def sign_in(page: Page, site: Site, who: str) -> None:
    """Sign in as a role of the demonstration, or by email address, password and, where one is set
    up, the code of an app; and then confirm it, as pages about signing in want it."""
    page.goto(f"{site.address}/account/sign-in/")
    if "@" not in who:
        page.get_by_role("button", name=Role(who).label, exact=True).click()
        page.wait_for_url(f"{site.address}/mereshire/**")
        return
    page.get_by_label("Email address").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    # A code may come to its end on the way.
    for _ in range(3):
        if not page.url.endswith("/sign-in/second-factor/"):
            break
        page.get_by_label("Code from your authenticator app").fill(code_now(site))
        page.get_by_role("button", name="Go on").click()
    page.goto(f"{site.address}/account/again/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()


def code_now(site: Site) -> str:
    """What the app of the ordinary site's people shows now."""
    # Loaded once Django is set up, which is after the fixtures are.
    from tests.web.accounts.test_invitations import code_of

    return code_of(site.facts["key"])
