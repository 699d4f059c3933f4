"""Coming in: an invitation, a password, a second factor; nobody comes in otherwise."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from lineofsight.web.accounts import services
from lineofsight.web.accounts.models import Invitation, Person, RoleHeld
from lineofsight.web.audit.models import Entry, Kind
from lineofsight.web.permissions import Role
from tests.web.recorded import mereshire, page, person_with, sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "four grey herons wading"  # noqa: S105 - of an invented person
SIGN_IN = "/account/sign-in/"


def invited(role: Role = Role.ANALYST, **facts: str) -> str:
    """The address of an invitation that an administrator made on the site."""
    site = Client()
    sign_in(site, person_with(Role.ADMINISTRATOR))
    given = {"email": "new@example.gov.uk", "name": "New Person", "role": role.value} | facts
    response = site.post("/mereshire/people/invite/", given)
    assert response.status_code == 200, response.content.decode()
    found = re.search(r"/account/invitation/[\w-]+/", response.content.decode())
    assert found is not None
    return found.group()


def code_of(secret: str) -> str:
    """What an authenticator app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def test_from_an_invitation_to_the_first_page() -> None:
    """Accept with a password, set up an app, and the council's pages open."""
    address = invited()
    (message,) = mail.outbox
    assert address in message.body
    assert message.to == ["new@example.gov.uk"]
    site = Client()
    assert "Mereshire" in page(site, address)
    accepted = site.post(address, {"name": "New Person", "password": PASSWORD})
    assert accepted["Location"] == "/start/"
    assert site.get("/start/")["Location"] == "/account/second-factor/"
    shown = page(site, "/account/second-factor/app/")
    found = re.search(r"<code class=\"los-wrap\">(\w+)</code>", shown)
    assert found is not None
    secret = found.group(1)
    done = site.post("/account/second-factor/app/", {"code": code_of(secret)})
    assert done["Location"] == "/account/second-factor/codes/"
    assert site.get("/start/")["Location"].startswith("/mereshire/")
    person = Person.objects.get(email="new@example.gov.uk")
    assert person.password.startswith("argon2")
    assert [held.role for held in person.roles.all()] == [Role.ANALYST]
    site.post("/account/sign-out/")
    first = site.post(SIGN_IN, {"login": "New@Example.gov.uk", "password": PASSWORD})
    assert first["Location"] == "/account/sign-in/second-factor/"
    assert site.get("/start/").status_code == 302
    wrong = site.post("/account/sign-in/second-factor/", {"code": "000000"})
    assert wrong.status_code == 200
    # A code counts once; that the time of this one has gone is what clearing stands for.
    cache.clear()
    second = site.post("/account/sign-in/second-factor/", {"code": code_of(secret)})
    assert second["Location"] == "/start/"


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("used", "it opens once"),
        ("withdrawn", "the administrator took it back"),
        ("old", "seven days have gone"),
        ("other", "its secret is another one"),
    ],
)
def test_a_closed_invitation_opens_nothing(state: str, why: str) -> None:
    address = invited()
    made = Invitation.objects.get()
    now = timezone.now()
    if state == "used":
        services.accept(made, name="New Person", password=PASSWORD)
    elif state == "withdrawn":
        Invitation.objects.update(withdrawn_at=now)
    elif state == "old":
        Invitation.objects.update(expires=now - timedelta(seconds=1))
    else:
        address = address[:-4] + "abc/"
    response = Client().get(address)
    assert response.status_code == 404, why
    assert "This invitation is closed" in response.content.decode()
    posted = Client().post(address, {"name": "New Person", "password": PASSWORD})
    assert posted.status_code == 404
    assert Person.objects.filter(email="new@example.gov.uk").exists() is (state == "used")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "Enter a password"),
        ("short", "This password is too short"),
        ("123456789012345", "This password is entirely numeric"),
        ("q1w2e3r4t5y6", "This password is too common"),
    ],
)
def test_a_password_that_is_guessed_is_refused(password: str, why: str) -> None:
    address = invited()
    response = Client().post(address, {"name": "New Person", "password": password})
    text = response.content.decode()
    assert response.status_code == 200
    assert why in text
    assert not Person.objects.filter(email="new@example.gov.uk").exists()


def test_the_secret_is_kept_nowhere() -> None:
    secret = invited().split("/")[-2]
    for made in Invitation.objects.values():
        assert secret not in str(made)
    for entry in Entry.objects.values():
        assert secret not in str(entry)


def test_whoever_has_an_account_gets_the_role_at_once() -> None:
    person = person_with(Role.ANALYST)
    site = Client()
    sign_in(site, person_with(Role.ADMINISTRATOR))
    given = {"email": person.email, "name": "x", "role": Role.AUDITOR.value}
    assert site.post("/mereshire/people/invite/", given).status_code == 302
    assert {held.role for held in person.roles.all()} == {Role.ANALYST, Role.AUDITOR}
    assert mail.outbox == []


def test_nobody_signs_up_and_no_address_is_told() -> None:
    """Neither signing in nor resetting a password tells whether an address has an account."""
    person = person_with(Role.ANALYST)
    site = Client()
    assert site.get("/account/sign-up/").status_code == 403
    assert site.post("/account/sign-up/", {"email": "x@example.gov.uk"}).status_code == 403
    answers = {}
    for email in (person.email, "nobody@example.gov.uk"):
        signed = site.post(SIGN_IN, {"login": email, "password": "wrong wrong wrong"})
        reset = site.post("/account/password/reset/", {"email": email})
        told = signed.content.decode().replace(email, "")
        answers[email] = (signed.status_code, re.sub(r'value="[^"]*"', "", told), reset["Location"])
    assert len({str(answer) for answer in answers.values()}) == 1
    assert [message.to for message in mail.outbox] == [[person.email]]


def test_after_five_wrong_passwords_one_waits(settings: Settings) -> None:
    person = person_with(Role.ANALYST)
    person.set_password(PASSWORD)
    person.save()
    site = Client()
    wrong = [
        site.post(SIGN_IN, {"login": person.email, "password": "wrong"}).status_code
        for _ in range(5)
    ]
    assert wrong[:4] == [200] * 4
    locked = site.post(SIGN_IN, {"login": person.email, "password": PASSWORD})
    assert locked.status_code == 429
    assert "You cannot try again just now" in locked.content.decode()
    # From another place the person still comes in: nobody can lock somebody else out.
    other = Client(REMOTE_ADDR="192.0.2.9")
    assert other.post(SIGN_IN, {"login": person.email, "password": PASSWORD}).status_code == 302


def test_signing_out_everywhere(settings: Settings) -> None:
    settings.SECOND_FACTOR = False
    person = person_with(Role.LEADER)
    person.set_password(PASSWORD)
    person.save()
    here, there = Client(), Client()
    for site in (here, there):
        site.post(SIGN_IN, {"login": person.email, "password": PASSWORD})
        assert site.get("/account/").status_code == 200
    shown = page(here, "/account/sessions/")
    assert "Sign out everywhere else" in shown
    here.post("/account/sessions/")
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302


def test_signing_in_is_recorded() -> None:
    person = person_with(Role.LEADER)
    site = Client()
    sign_in(site, person)
    site.post("/account/sign-out/")
    told = [
        entry.details["what"]
        for entry in Entry.objects.filter(kind=Kind.SIGN_IN).order_by("number")
    ]
    assert told == ["signed in", "signed out"]
    assert set(Entry.objects.values_list("person_email", flat=True)) == {person.email}
    assert set(Entry.objects.values_list("authority", flat=True)) == {mereshire().pk}
    assert RoleHeld.objects.count() == 1
