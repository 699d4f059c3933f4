"""How often a password, a code, a reset or an invitation may be tried, and who cannot dodge it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.web import settings as ours
from lineofsight.web.accounts.models import Person
from lineofsight.web.permissions import Role
from tests.web.accounts.test_invitations import PASSWORD, SIGN_IN, code_of
from tests.web.recorded import person_with

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"  # noqa: S105 - of an invented person


def test_how_often() -> None:
    """The numbers in use; the tests below have smaller ones, to be quick."""
    assert ours.AXES_FAILURE_LIMIT == 5
    assert timedelta(minutes=15) == ours.AXES_COOLOFF_TIME
    assert ours.ACCOUNT_RATE_LIMITS == {
        "login_failed": "5/5m/key",
        "password": "60/h/key",
        "login": "30/m/ip",
        "reset_password": "20/m/ip,5/h/key",
        "reset_password_from_key": "20/m/ip",
        "invitation": "20/m/ip",
        "sign_on": "30/m/ip",
    }


@pytest.fixture
def fewer(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = ours.ACCOUNT_RATE_LIMITS | {
        "password": "6/h/key",
        "login": "4/m/ip",
        "reset_password": "4/m/ip,2/h/key",
        "invitation": "3/m/ip",
    }


def somebody(*, with_app: bool = False) -> Person:
    """A person with a password, and an authenticator app if wanted."""
    person = person_with(Role.LEADER)
    person.set_password(PASSWORD)
    person.save()
    if with_app:
        TOTP.activate(person, SECRET)
    return person


def wrong_password(site: Client, email: str) -> int:
    return site.post(SIGN_IN, {"login": email, "password": "wrong"}).status_code


def signs_in(site: Client, email: str) -> bool:
    return site.post(SIGN_IN, {"login": email, "password": PASSWORD}).status_code == 302


def test_wrong_passwords_of_one_account_from_one_place() -> None:
    person, other = somebody(), somebody()
    site = Client(REMOTE_ADDR="192.0.2.1")
    assert [wrong_password(site, person.email) for _ in range(6)] == [200] * 4 + [429] * 2
    assert not signs_in(site, person.email)
    # Others of the same office, and the person elsewhere, come in.
    assert signs_in(Client(REMOTE_ADDR="192.0.2.1"), other.email)
    assert signs_in(Client(REMOTE_ADDR="192.0.2.2"), person.email)


@pytest.mark.usefixtures("fewer")
def test_wrong_passwords_of_one_account_from_everywhere() -> None:
    """However many machines take part; what is answered is that of any other
    wrong password but for a sentence, and alike for an address that nobody has."""
    person = somebody()
    for email in (person.email, "nobody@example.gov.uk"):
        for number in range(6):
            site = Client(REMOTE_ADDR=f"198.51.100.{number}")
            assert wrong_password(site, email) == 200
        answer = Client(REMOTE_ADDR="203.0.113.1").post(
            SIGN_IN, {"login": email, "password": PASSWORD}
        )
        assert answer.status_code == 200
        assert "There were too many wrong tries" in answer.content.decode()


@pytest.mark.usefixtures("fewer")
def test_signing_in_rightly_counts_for_nothing() -> None:
    person = somebody()
    for number in range(7):
        assert signs_in(Client(REMOTE_ADDR=f"198.51.100.{number}"), person.email)


@pytest.mark.usefixtures("fewer")
def test_wrong_passwords_of_many_accounts_from_one_place() -> None:
    site = Client()
    answers = [wrong_password(site, f"person-{n}@example.gov.uk") for n in range(5)]
    assert answers == [200] * 4 + [429]
    assert "You cannot try again just now" in site.post(SIGN_IN, {}).content.decode()


def test_wrong_codes() -> None:
    """Five in five minutes, whoever tries them from wherever: the right one does not count then."""
    person = somebody(with_app=True)
    told = []
    for number in range(6):
        site = Client(REMOTE_ADDR=f"198.51.100.{number}")
        assert signs_in(site, person.email)
        code = "000000" if number < 5 else code_of(SECRET)
        answer = site.post("/account/sign-in/second-factor/", {"code": code})
        assert answer.status_code == 200
        told.append("There were too many wrong tries" in answer.content.decode())
        assert site.get("/account/").status_code == 302
    assert told == [False] * 5 + [True]


def test_a_code_counts_once() -> None:
    person = somebody(with_app=True)
    code = code_of(SECRET)
    answers = []
    for _ in range(2):
        site = Client()
        assert signs_in(site, person.email)
        answer = site.post("/account/sign-in/second-factor/", {"code": code})
        answers.append(answer.status_code)
    assert answers == [302, 200]
    assert Authenticator.objects.get(user=person).type == Authenticator.Type.TOTP


@pytest.mark.usefixtures("fewer")
def test_resets_of_a_password() -> None:
    """Of one address, known here or not; and from one place."""
    person = somebody()
    for email in (person.email, "nobody@example.gov.uk"):
        answers = [
            Client(REMOTE_ADDR=f"198.51.100.{n}")
            .post("/account/password/reset/", {"email": email})
            .status_code
            for n in range(3)
        ]
        assert answers == [302] * 2 + [429]
    assert len(mail.outbox) == 2
    site = Client(REMOTE_ADDR="203.0.113.1")
    given = [{"email": f"other-{n}@example.gov.uk"} for n in range(5)]
    answers = [site.post("/account/password/reset/", each).status_code for each in given]
    assert answers == [302] * 4 + [429]


@pytest.mark.usefixtures("fewer")
def test_guessing_invitations() -> None:
    site = Client()
    answers = [site.get(f"/account/invitation/guess-{n}/").status_code for n in range(4)]
    assert answers == [404] * 3 + [429]
    assert site.post("/account/invitation/guess/", {}).status_code == 429
    assert Client(REMOTE_ADDR="192.0.2.9").get("/account/invitation/x/").status_code == 404


def tries_from(forwarded: Callable[[int], str]) -> list[int]:
    """Answers to six wrong passwords, each with another header of a proxy."""
    person = somebody()
    return [
        Client(REMOTE_ADDR="127.0.0.1").post(
            SIGN_IN,
            {"login": person.email, "password": "wrong"},
            headers={"X-Forwarded-For": forwarded(number)},
        )
        .status_code
        for number in range(6)
    ]  # fmt: skip


def test_without_a_declared_proxy_the_header_counts_for_nothing() -> None:
    assert ours.ALLAUTH_TRUSTED_PROXY_COUNT == 0
    assert tries_from(lambda n: f"198.51.100.{n}") == [200] * 4 + [429] * 2


@pytest.mark.parametrize(
    ("proxies", "forwarded", "locked", "why"),
    [
        (1, "198.51.100.{}", False, "the proxy says that each came from elsewhere"),
        (1, "198.51.100.{}, 192.0.2.1", True, "what the sender wrote stands before it"),
        (2, "198.51.100.{}, 192.0.2.1, 10.0.0.1", True, "likewise, before two proxies"),
        (2, "198.51.100.{}, 10.0.0.1", False, "the first of two proxies says so"),
    ],
)
def test_behind_proxies_what_the_outermost_wrote_counts(
    settings: Settings, proxies: int, forwarded: str, locked: bool, why: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    answers = tries_from(forwarded.format)
    assert answers == ([200] * 4 + [429] * 2 if locked else [200] * 6), why


def test_counts_are_not_pushed_out() -> None:
    """They are in the database, and the table is not full after a few hundred."""
    assert ours.CACHES["default"] == {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
