"""Mails that tell people how many new notices there are: at most one a day, and nothing personal
in it.

A mail is first written down with the notices that it tells of, then sent by whoever takes it, and
then marked as sent. One that fails is sent again at the next round. Whoever dies while sending one
leaves it to be sent again after a while, as the same mail (`Message-ID`), so that a mailbox that
has it already shows it once.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.utils import DNS_NAME
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.crypto import get_random_string

from lineofsight.web.accounts.models import Person
from lineofsight.web.notices.models import Digest, MailState, Notice, Wish

log = logging.getLogger(__name__)

#: After so long whoever was sending a mail counts as dead.
HELD_FOR = timedelta(minutes=10)


def send_digests(now: datetime | None = None) -> None:
    """Write down and send the mails that are due."""
    moment = now or timezone.now()
    for person in _wanting():
        _write_down(person, moment)
    due = Digest.objects.filter(_due(moment), person__is_active=True)
    for digest in due.select_related("person"):
        _send(digest, moment)


def _wanting() -> Iterator[Person]:
    yield from Person.objects.filter(
        is_active=True, pk__in=Wish.objects.filter(by_mail=True).values("person")
    )


def _due(moment: datetime) -> Q:
    return Q(state__in=(MailState.WAITING, MailState.FAILED)) | Q(
        state=MailState.SENDING, held_until__lt=moment
    )


def _write_down(person: Person, moment: datetime) -> None:
    """Write a mail of the day down, with the notices that it tells of. Nothing where there is one
    of that day, an earlier one still has to be sent, or nothing is new."""
    new = Notice.objects.filter(person=person, read_at__isnull=True, digest__isnull=True)
    unsent = Digest.objects.filter(person=person).exclude(state=MailState.SENT)
    day = timezone.localtime(moment).date()
    if unsent.exists() or Digest.objects.filter(person=person, day=day).exists():
        return
    try:
        with transaction.atomic():
            numbers = list(new.values_list("pk", flat=True))
            if not numbers:
                return
            made = Digest.objects.create(
                person=person,
                day=day,
                count=len(numbers),
                message_id=f"<{get_random_string(32)}@{DNS_NAME.get_fqdn()}>",
            )
            Notice.objects.filter(pk__in=numbers).update(digest=made)
    except IntegrityError:
        # Another round wrote it down at the same moment.
        return


def _send(digest: Digest, moment: datetime) -> None:
    """Send a mail, unless somebody else has taken it."""
    taken = Digest.objects.filter(_due(moment), pk=digest.pk).update(
        state=MailState.SENDING, held_until=moment + HELD_FOR, tries=F("tries") + 1
    )
    if not taken:
        return
    context = {"count": digest.count, "site": settings.SITE_ADDRESS}
    message = EmailMessage(
        render_to_string("notices/mail/subject.txt", context).strip(),
        render_to_string("notices/mail/body.txt", context),
        settings.DEFAULT_FROM_EMAIL,
        [digest.person.email],
        headers={"Message-ID": digest.message_id, "Auto-Submitted": "auto-generated"},
    )
    mine = Digest.objects.filter(pk=digest.pk, state=MailState.SENDING)
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.warning("Mail %s was not sent: %s", digest.pk, type(error).__name__)
        mine.update(state=MailState.FAILED, held_until=None)
    else:
        mine.update(state=MailState.SENT, held_until=None, sent_at=timezone.now())
