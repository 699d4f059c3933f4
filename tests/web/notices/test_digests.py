"""Mails: one a day at most, for whoever wants it, delivered once, with nothing personal in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from lineofsight.web.accounts.models import Person
from lineofsight.web.notices import digests
from lineofsight.web.notices.digests import HELD_FOR, send_digests
from lineofsight.web.notices.models import Digest, Kind, MailState, Notice
from lineofsight.web.notices.services import mark_read, set_wish, tell
from lineofsight.web.permissions import Role
from tests.web.recorded import person_with, sign_in

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def wanting(notices: int = 3) -> Person:
    """A person who wants mail, with notices."""
    person = person_with(Role.LEADER)
    set_wish(person, by_mail=True)
    more(person, notices)
    return person


def more(person: Person, notices: int) -> None:
    for _ in range(notices):
        number = Notice.objects.count()
        words = f"Ada Example’s task {number} is done."
        tell(person, Kind.TASK, words, link="/start/", key=str(number))


def test_a_mail_says_how_many_and_where_and_nothing_else(settings: Settings) -> None:
    settings.SITE_ADDRESS = "https://lineofsight.example.gov.uk"
    person = wanting(3)
    send_digests(NOW)
    (sent,) = mail.outbox
    assert sent.to == [person.email]
    assert sent.subject == "You have 3 new notices in Line of Sight"
    assert sent.body.splitlines()[0] == (
        "You have 3 new notices at https://lineofsight.example.gov.uk/account/notices/"
    )
    for personal in ("Ada", "task", "Mereshire", person.name):
        assert personal not in sent.subject + sent.body


def test_one_a_day_at_most() -> None:
    person = wanting()
    send_digests(NOW)
    more(person, 2)
    send_digests(NOW + timedelta(hours=8))
    assert len(mail.outbox) == 1
    send_digests(NOW + DAY)
    send_digests(NOW + DAY)
    assert [sent.subject for sent in mail.outbox] == [
        "You have 3 new notices in Line of Sight",
        "You have 2 new notices in Line of Sight",
    ]
    send_digests(NOW + 2 * DAY)
    assert len(mail.outbox) == 2, "nothing is new"


@pytest.mark.parametrize("why", ["does not want it", "closed account", "nothing new", "read"])
def test_no_mail(why: str) -> None:
    person = wanting(0 if why == "nothing new" else 1)
    if why == "does not want it":
        set_wish(person, by_mail=False)
    elif why == "closed account":
        Person.objects.update(is_active=False)
    elif why == "read":
        mark_read(person)
    send_digests(NOW)
    assert mail.outbox == []


def test_nobody_is_sent_mail_who_did_not_ask_for_it() -> None:
    more(person_with(Role.LEADER), 1)
    send_digests(NOW)
    assert mail.outbox == []


def test_one_that_fails_is_sent_again_and_one_that_was_sent_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people = [wanting(1), wanting(2)]
    send = EmailMessage.send

    def fails_for_the_first(self: EmailMessage, *args: Any, **kwargs: Any) -> int:
        if self.to == [people[0].email]:
            raise SMTPServerDisconnected("the mail server is gone")
        return send(self, *args, **kwargs)

    monkeypatch.setattr(EmailMessage, "send", fails_for_the_first)
    send_digests(NOW)
    assert [sent.to for sent in mail.outbox] == [[people[1].email]]
    assert Digest.objects.get(person=people[0]).state == MailState.FAILED
    monkeypatch.setattr(EmailMessage, "send", send)
    more(people[0], 5)
    send_digests(NOW + timedelta(minutes=30))
    assert [sent.to for sent in mail.outbox] == [[people[1].email], [people[0].email]]
    assert mail.outbox[1].subject == "You have 1 new notice in Line of Sight", "the same mail"
    send_digests(NOW + DAY)
    assert mail.outbox[2].subject == "You have 5 new notices in Line of Sight"


def test_two_rounds_at_once_send_a_mail_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """While one is sending it, the other finds it taken."""
    wanting(1)
    send = EmailMessage.send

    def meanwhile(self: EmailMessage, *args: Any, **kwargs: Any) -> int:
        monkeypatch.setattr(EmailMessage, "send", send)
        send_digests(NOW)
        assert mail.outbox == []
        return send(self, *args, **kwargs)

    monkeypatch.setattr(EmailMessage, "send", meanwhile)
    send_digests(NOW)
    assert len(mail.outbox) == 1


def test_whoever_dies_while_sending_leaves_it_to_the_next_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It may have gone out: it is sent again as the same mail, which a mailbox shows once."""
    wanting(1)

    class Died(BaseException):
        pass

    send = EmailMessage.send

    def dies(self: EmailMessage, *args: Any, **kwargs: Any) -> int:
        send(self, *args, **kwargs)
        raise Died

    monkeypatch.setattr(EmailMessage, "send", dies)
    with pytest.raises(Died):
        send_digests(NOW)
    monkeypatch.setattr(EmailMessage, "send", send)
    send_digests(NOW + timedelta(minutes=1))
    assert len(mail.outbox) == 1, "whoever sends it may still live"
    send_digests(NOW + HELD_FOR + timedelta(minutes=1))
    first, second = mail.outbox
    assert first.message()["Message-ID"] == second.message()["Message-ID"]
    assert Digest.objects.get().state == MailState.SENT


def test_wishes_are_kept_from_the_page(client: Client) -> None:
    person = person_with(Role.LEADER)
    more(person, 1)
    sign_in(client, person)
    client.post("/account/notices/mail/", {"by_mail": "yes"})
    assert 'value="yes" checked' in client.get("/account/notices/").content.decode()
    send_digests(NOW)
    client.post("/account/notices/mail/", {"by_mail": "no"})
    more(person, 1)
    send_digests(NOW + DAY)
    assert len(mail.outbox) == 1


def test_the_command_does_it_all() -> None:
    """Roles that end are looked for first, so that the mail tells of them."""
    person = person_with(Role.LEADER, ends=timezone.now() + 2 * DAY)
    set_wish(person, by_mail=True)
    call_command("send_digests")
    call_command("send_digests")
    (sent,) = mail.outbox
    assert "1 new notice at" in sent.body


def test_no_name_of_the_person_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    person = wanting(1)

    def fails(self: EmailMessage, *args: Any, **kwargs: Any) -> int:
        raise OSError(f"{person.email} was refused")

    monkeypatch.setattr(EmailMessage, "send", fails)
    send_digests(NOW)
    assert digests.log.name in caplog.text
    assert person.email not in caplog.text
