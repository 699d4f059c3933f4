"""Sessions and cookies, https, and hosts that are not the site's."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.web import settings as ours
from lineofsight.web.permissions import Role
from tests.web.accounts.test_invitations import PASSWORD, SIGN_IN
from tests.web.recorded import person_with

pytestmark = pytest.mark.django_db


def settings_with(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, Any]:
    """The site's settings as they are made from an environment."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(Path(ours.__file__)))


@pytest.fixture
def by_https(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The site as it is with `LINEOFSIGHT_HTTPS=1`, behind a proxy that says so."""
    made = settings_with(
        monkeypatch, LINEOFSIGHT_HTTPS="1", LINEOFSIGHT_ALLOWED_HOSTS="sight.example.gov.uk"
    )
    before = vars(ours)
    for name, value in made.items():
        if name.isupper() and before.get(name) != value and name not in ("HERE", "DATABASES"):
            setattr(settings, name, value)
    settings.SECOND_FACTOR = False
    return Client(
        headers={"Host": "sight.example.gov.uk", "X-Forwarded-Proto": "https"},
    )


def somebody() -> str:
    """The address of a person with a password."""
    person = person_with(Role.LEADER)
    person.set_password(PASSWORD)
    person.save()
    return person.email


def test_by_https_cookies_are_of_this_host_alone(by_https: Client) -> None:
    email = somebody()
    by_https.get(SIGN_IN)
    response = by_https.post(SIGN_IN, {"login": email, "password": PASSWORD})
    assert response.status_code == 302
    assert set(by_https.cookies) == {"__Host-sessionid", "__Host-csrftoken"}
    for cookie in by_https.cookies.values():
        assert cookie["secure"]
        assert cookie["httponly"]
        assert cookie["path"] == "/"
        assert cookie["domain"] == ""
    assert by_https.cookies["__Host-sessionid"]["samesite"] == "Lax"
    assert by_https.cookies["__Host-csrftoken"]["samesite"] == "Strict"
    assert by_https.get("/account/").status_code == 200


def test_by_https_a_browser_comes_by_nothing_else(by_https: Client) -> None:
    response = by_https.get("/england/")
    assert response["Strict-Transport-Security"] == "max-age=31536000"
    plainly = Client(headers={"Host": "sight.example.gov.uk"}).get("/england/?q=x")
    assert plainly.status_code == 301
    assert plainly["Location"] == "https://sight.example.gov.uk/england/?q=x"


def test_without_https_nothing_of_it_is_claimed(client: Client) -> None:
    response = client.get("/england/")
    assert "Strict-Transport-Security" not in response
    email = somebody()
    client.post(SIGN_IN, {"login": email, "password": PASSWORD})
    assert client.cookies["sessionid"]["httponly"]


def test_a_session_that_was_there_before_is_not_the_one_signed_in(settings: Settings) -> None:
    """Whoever planted a session's name in a browser does not come in with it."""
    settings.SECOND_FACTOR = False
    email = somebody()
    site = Client()
    site.post("/account/password/reset/", {"email": email})
    site.session.save()
    planted = site.session.session_key
    assert planted is not None
    site.cookies["sessionid"] = planted
    assert site.post(SIGN_IN, {"login": email, "password": PASSWORD}).status_code == 302
    assert site.cookies["sessionid"].value != planted
    other = Client()
    other.cookies["sessionid"] = planted
    assert other.get("/account/").status_code == 302


def test_after_signing_out_the_session_is_nothing(settings: Settings) -> None:
    settings.SECOND_FACTOR = False
    site = Client()
    site.post(SIGN_IN, {"login": somebody(), "password": PASSWORD})
    kept = site.cookies["sessionid"].value
    site.post("/account/sign-out/")
    other = Client()
    other.cookies["sessionid"] = kept
    assert other.get("/account/").status_code == 302


def test_a_session_lasts_a_working_day() -> None:
    assert ours.SESSION_COOKIE_AGE == 8 * 3600
    assert ours.SESSION_EXPIRE_AT_BROWSER_CLOSE


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "testserver.evil.example"},
        {"Host": "testserver@evil.example"},
        {"Host": "testserver:80/evil.example"},
    ],
)
def test_another_host_gets_nothing(client: Client, headers: dict[str, str]) -> None:
    for address in ("/england/", SIGN_IN):
        assert client.get(address, headers=headers).status_code == 400


def test_a_reset_is_sent_with_the_sites_own_address(client: Client) -> None:
    """Whatever a forged request says of the host."""
    email = somebody()
    forged = {"Host": "evil.example"}
    given = {"email": email}
    assert client.post("/account/password/reset/", given, headers=forged).status_code == 400
    assert mail.outbox == []
    also = {"X-Forwarded-Host": "evil.example", "X-Host": "evil.example"}
    assert client.post("/account/password/reset/", given, headers=also).status_code == 302
    (message,) = mail.outbox
    assert "http://testserver/account/password/reset/" in message.body
    assert "evil" not in message.body


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example/", "javascript:x"])
def test_nobody_is_sent_elsewhere_after_signing_in(settings: Settings, place: str) -> None:
    settings.SECOND_FACTOR = False
    given = {"login": somebody(), "password": PASSWORD, "next": place}
    response = Client().post(f"{SIGN_IN}?next={place}", given)
    assert response["Location"] == "/start/"


@pytest.mark.parametrize("given", ["one", "-1", "1.5", "²"])
def test_a_number_of_proxies_is_a_number(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="must be a number"):
        settings_with(monkeypatch, LINEOFSIGHT_TRUSTED_PROXIES=given)


def test_proxies_are_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    made = settings_with(monkeypatch, LINEOFSIGHT_TRUSTED_PROXIES="2")
    assert made["ALLAUTH_TRUSTED_PROXY_COUNT"] == 2
