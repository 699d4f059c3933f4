"""Changes to how somebody signs in: the person is told by mail, and what is kept is encrypted."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import allauth
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from axes.models import AccessFailureLog
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from lineofsight.web.accounts.adapters import NOTICES
from lineofsight.web.accounts.models import Person
from lineofsight.web.audit.models import Entry, Kind
from lineofsight.web.permissions import Role
from tests.web.accounts.test_invitations import PASSWORD, SIGN_IN, code_of, invited
from tests.web.accounts.test_limits import SECRET, somebody
from tests.web.recorded import page, person_with

pytestmark = pytest.mark.django_db


def test_a_person_is_told_of_each_change(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    """From the invitation on: an app, recovery codes, another password."""
    address, site = invited(), Client()
    site.post(address, {"name": "New Person", "password": PASSWORD})
    mail.outbox.clear()
    shown = page(site, "/account/second-factor/app/")
    found = re.search(r"<code class=\"los-wrap\">(\w+)</code>", shown)
    assert found is not None
    with django_capture_on_commit_callbacks(execute=True):
        site.post("/account/second-factor/app/", {"code": code_of(found.group(1))})
    new = "five white egrets sleeping"
    given = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert site.post("/account/password/", given).status_code == 302
    told = [message.body for message in mail.outbox]
    for sentence in ("An authenticator app was set up", "Your password was changed"):
        assert any(sentence in body for body in told)
    assert {tuple(message.to) for message in mail.outbox} == {("new@example.gov.uk",)}
    assert not any(PASSWORD in body or new in body for body in told)


def test_a_mail_that_cannot_be_sent_undoes_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SECOND_FACTOR = False
    person, site = somebody(), Client()
    site.post(SIGN_IN, {"login": person.email, "password": PASSWORD})

    def down(*args: object, **kwargs: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("lineofsight.web.mail.send_mail", down)
    new = "five white egrets sleeping"
    given = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert site.post("/account/password/", given).status_code == 302
    person.refresh_from_db()
    assert person.check_password(new)


def test_there_is_a_sentence_for_each_change_that_allauth_tells_of() -> None:
    """So that a newer allauth with another one is noticed; addresses and accounts elsewhere are
    not changed on this site."""
    sources = Path(allauth.__file__).parent
    named = set()
    for part in ("account", "mfa", "socialaccount"):
        for path in (sources / part).rglob("*.py"):
            if "tests" not in path.parts:
                text = path.read_text(encoding="utf-8")
                named |= set(re.findall(r"send_notification_mail\(\s*\"([^\"]+)\"", text))
    elsewhere = {name for name in named if "email_" in name.rsplit("/", 1)[1]}
    assert named - elsewhere - {"socialaccount/email/account_disconnected"} == set(NOTICES)


def test_what_an_app_shares_with_the_site_is_not_in_the_database(settings: Settings) -> None:
    person = person_with(Role.LEADER)
    TOTP.activate(person, SECRET)
    kept = Authenticator.objects.get(user=person)
    assert SECRET not in str(kept.data)
    assert kept.wrap().validate_code(code_of(SECRET))
    settings.SECRET_KEY = "of another site"  # noqa: S105 - of a test
    with pytest.raises(ImproperlyConfigured, match="another secret key"):
        kept.wrap().validate_code(code_of(SECRET))


def test_who_has_lost_the_second_factor_sets_up_another(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    """By the machine: signed out everywhere, recorded, told by mail, and asked for one at the next
    signing in."""
    person = somebody(with_app=True)
    site = Client()
    site.post(SIGN_IN, {"login": person.email, "password": PASSWORD})
    site.post("/account/sign-in/second-factor/", {"code": code_of(SECRET)})
    assert site.get("/account/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        call_command("people_forget_factors", person.email.upper(), stdout=StringIO())
    told = mail.outbox[-1]
    assert told.to == [person.email]
    assert "The second factor was taken away" in told.body
    assert site.get("/account/")["Location"].startswith(SIGN_IN)
    entry = Entry.objects.filter(kind=Kind.CHANGE).get()
    assert entry.person_email == ""
    assert entry.subject == person.email
    assert entry.details == {"what": "second factor taken away"}
    site.post(SIGN_IN, {"login": person.email, "password": PASSWORD})
    assert site.get("/account/")["Location"] == "/account/second-factor/"


def test_nobody_of_an_address_has_none_to_lose() -> None:
    with pytest.raises(CommandError, match="Nobody here signs in by x@example"):
        call_command("people_forget_factors", "x@example.gov.uk")


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("x" * 11, "too short"),
        ("7" * 12, "entirely numeric"),
        ("correct horse battery " * 6, "longer than 128 characters"),
        ("", "Enter a new password"),
    ],
)
def test_a_new_password_that_cannot_be_used_is_told_why(password: str, words: str) -> None:
    person = somebody(with_app=True)
    site = Client()
    site.post(SIGN_IN, {"login": person.email, "password": PASSWORD})
    site.post("/account/sign-in/second-factor/", {"code": code_of(SECRET)})
    form = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert words in site.post("/account/password/", form).content.decode()
    assert Person.objects.get(pk=person.pk).check_password(PASSWORD)


def test_wrong_passwords_stay_written_down_after_a_right_one() -> None:
    person = somebody()
    for password in ("wrong", PASSWORD):
        Client().post(SIGN_IN, {"login": person.email, "password": password})
    assert AccessFailureLog.objects.filter(username=person.email).count() == 1
