"""Single sign-on, in a browser, against a real provider run on this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import free_port
from tests.browser.signing_in import CLIENT, SECRET, Site, provider

NAME = "the council’s sign-on"


@pytest.fixture(scope="module")
def provider_port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, provider_port: int) -> Iterator[Site]:
    """The site, with the provider set up; who may come is invited."""
    made = Site(
        tmp_path_factory.mktemp("sign-on") / "workspace",
        settings={
            "LINEOFSIGHT_SINGLE_SIGN_ON": f"http://127.0.0.1:{provider_port}",
            "LINEOFSIGHT_SINGLE_SIGN_ON_NAME": NAME,
            "LINEOFSIGHT_SINGLE_SIGN_ON_CLIENT_ID": CLIENT,
            "LINEOFSIGHT_SINGLE_SIGN_ON_SECRET": SECRET,
        },
    )
    made.invite(*(f"{who}@example.gov.uk" for who in ("known", "unverified", "unsaid", "closed")))
    with made.served():
        yield made


@pytest.fixture(scope="module")
def standing(
    tmp_path_factory: pytest.TempPathFactory, site: Site, provider_port: int
) -> Iterator[None]:
    """The provider, answering."""
    with provider(tmp_path_factory.mktemp("provider"), provider_port, site.address):
        yield


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has seen neither, and runs no script."""
    made = browser.new_context(java_script_enabled=False)
    made.set_default_timeout(10_000)
    yield made
    made.close()


def go_there(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/account/sign-in/")
    page.get_by_role("button", name=f"Sign in with {NAME}").click()


def sign_in_there(page: Page, who: str) -> None:
    """At the provider's own pages: a name, a password, and that the site may know."""
    page.get_by_placeholder("Enter any login").fill(who)
    page.get_by_placeholder("and password").fill("any")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


def come(page: Page, site: Site, who: str) -> None:
    go_there(page, site)
    sign_in_there(page, who)


@pytest.mark.usefixtures("standing")
def test_who_is_invited_arrives_without_a_second_factor_of_ours(
    context: BrowserContext, site: Site
) -> None:
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    come(page, site, "known")
    expect(page).to_have_url(re.compile(rf"^{site.address}/wiltshire/"))
    # The person of the provider is known by its own identifier from now on.
    page.goto(f"{site.address}/account/")
    expect(page.get_by_role("main").get_by_text("known@example.gov.uk")).to_be_visible()
    expect(page.get_by_role("main").get_by_text("Known Person")).to_be_visible()
    page.get_by_role("link", name="Sign out").last.click()
    page.get_by_role("button", name="Sign out").click()
    go_there(page, site)
    # The provider still knows the person, and asks for consent alone.
    if "/interaction/" in page.url:
        page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(re.compile(rf"^{site.address}/wiltshire/"))
    assert [each for each in complaints if "Security Policy" in each] == []


@pytest.mark.usefixtures("standing")
@pytest.mark.parametrize(
    ("who", "why"),
    [
        ("stranger", "nobody invited the address"),
        ("unverified", "the provider says that the address is not verified"),
        ("unsaid", "the provider does not say whether it is"),
    ],
)
def test_who_cannot_be_known_gets_no_account(
    context: BrowserContext, site: Site, who: str, why: str
) -> None:
    page = context.new_page()
    come(page, site, who)
    expect(page.get_by_role("heading", level=1)).to_have_text("You need an invitation")
    assert f"{who}@example.gov.uk" not in site.emails(), why
    page.goto(f"{site.address}/account/")
    expect(page).to_have_url(re.compile("/account/sign-in/"))


@pytest.mark.usefixtures("standing")
@pytest.mark.parametrize("known_before", [False, True])
def test_a_closed_account_stays_closed(
    context: BrowserContext, site: Site, known_before: bool
) -> None:
    email = "closed@example.gov.uk"
    site.ask("UPDATE accounts_person SET is_active = 1 WHERE email = ?", email)
    page = context.new_page()
    if known_before:
        come(page, site, "closed")
        expect(page).to_have_url(re.compile(rf"^{site.address}/wiltshire/"))
    elif email not in site.emails():
        # An account that was made by a password, and never came by single sign-on.
        page.goto(*site.invite(email))
        page.get_by_label("Password").fill("four grey herons wading")
        page.get_by_role("button", name="Accept").click()
        expect(page).to_have_url(f"{site.address}/account/second-factor/")
    context.clear_cookies()
    site.ask("UPDATE accounts_person SET is_active = 0 WHERE email = ?", email)
    come(page, site, "closed")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "This account is closed" if known_before else "You need an invitation"
    )
    page.goto(f"{site.address}/account/")
    expect(page).to_have_url(re.compile("/account/sign-in/"))


def asked(page: Page, site: Site) -> str:
    """The address at the provider that the site would go on to, without going."""
    page.goto(f"{site.address}/account/sign-in/")
    form = page.locator("form", has=page.get_by_role("button", name=f"Sign in with {NAME}"))
    token = form.locator("[name=csrfmiddlewaretoken]").input_value()
    answer = page.context.request.post(
        f"{site.address}/account/elsewhere/council/",
        form={"csrfmiddlewaretoken": token},
        headers={"Referer": page.url},
        max_redirects=0,
    )
    assert answer.status == 302
    return answer.headers["location"]


def changed(address: str, **parts: str) -> str:
    place, _, query = address.partition("?")
    given = {name: values[0] for name, values in parse_qs(query).items()}
    assert set(parts) <= set(given)
    return f"{place}?{urlencode(given | parts)}"


@pytest.mark.usefixtures("standing")
def test_what_is_asked_of_the_provider(context: BrowserContext, site: Site) -> None:
    """By code, with a state, a nonce and a challenge, each another one every time."""
    page = context.new_page()
    first, second = (parse_qs(urlsplit(asked(page, site)).query) for _ in range(2))
    assert first["response_type"] == ["code"]
    assert first["code_challenge_method"] == ["S256"]
    assert set(first["scope"][0].split()) == {"openid", "profile", "email"}
    for each in ("state", "nonce", "code_challenge"):
        assert len(first[each][0]) >= 16
        assert first[each] != second[each]


@pytest.mark.usefixtures("standing")
@pytest.mark.parametrize(
    ("part", "why"),
    [
        ("state", "the answer is to no question of this browser"),
        ("nonce", "the token was made for another question"),
        ("code_challenge", "the code was asked for by somebody else"),
    ],
)
def test_what_was_tampered_with_is_refused(
    context: BrowserContext, site: Site, part: str, why: str
) -> None:
    page = context.new_page()
    page.goto(changed(asked(page, site), **{part: "x" * 43}))
    answers: list[int] = []
    page.on("response", lambda got: answers.append(got.status) if "/back/" in got.url else None)
    sign_in_there(page, "known")
    expect(page.get_by_role("heading", level=1)).to_have_text("Single sign-on did not work")
    assert answers == [401], why
    page.goto(f"{site.address}/account/")
    expect(page).to_have_url(re.compile("/account/sign-in/"))


@pytest.mark.usefixtures("standing")
def test_an_answer_counts_once_and_for_one_browser(
    browser: Browser, context: BrowserContext, site: Site
) -> None:
    """Nobody is signed in as somebody else by opening an address that was sent to them."""
    page = context.new_page()
    answers: list[str] = []
    page.on("request", lambda sent: answers.append(sent.url) if "/back/" in sent.url else None)
    come(page, site, "known")
    (answer,) = answers
    again = page.goto(answer)
    assert again is not None
    assert again.status == 401
    other = browser.new_context()
    elsewhere = other.new_page().goto(answer)
    assert elsewhere is not None
    assert elsewhere.status == 401
    other.close()


@pytest.mark.usefixtures("standing")
def test_who_stops_is_told_so(context: BrowserContext, site: Site) -> None:
    page = context.new_page()
    go_there(page, site)
    page.get_by_role("link", name="Cancel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You stopped signing in")


def test_only_a_form_goes_to_the_provider(context: BrowserContext, site: Site) -> None:
    """A link on another site cannot begin it, and its policy is that of the sign-in page alone."""
    page = context.new_page()
    shown = page.goto(f"{site.address}/account/elsewhere/council/")
    expect(page).to_have_url(f"{site.address}/account/sign-in/")
    assert shown is not None
    place = site.settings["LINEOFSIGHT_SINGLE_SIGN_ON"]
    assert f"form-action 'self' {place};" in shown.headers["content-security-policy"] + ";"
    other = page.goto(f"{site.address}/account/password/reset/")
    assert other is not None
    assert place not in other.headers["content-security-policy"]


def test_a_provider_that_is_down(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = Site(
        tmp_path_factory.mktemp("down") / "workspace",
        settings={
            "LINEOFSIGHT_SINGLE_SIGN_ON": f"http://127.0.0.1:{free_port()}",
            "LINEOFSIGHT_SINGLE_SIGN_ON_NAME": NAME,
            "LINEOFSIGHT_SINGLE_SIGN_ON_CLIENT_ID": CLIENT,
        },
    )
    with made.served():
        page = browser.new_page()
        go_there(page, made)
        expect(page.get_by_role("heading", level=1)).to_have_text("Single sign-on did not work")
        page.close()
        log = (made.folder / "site.log").read_text()
    assert "Traceback" not in log
    assert "Single sign-on did not work: ConnectionError" in log
