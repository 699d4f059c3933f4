"""Making notices, reading them, and whether a mail is wanted."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from lineofsight.web.accounts.models import Person
from lineofsight.web.notices.models import Kind, Notice, Wish


def tell(person: Person, kind: Kind, words: str, *, link: str, key: str) -> None:
    """Tell a person of something, once.

    Args:
        person: who.
        kind: what it is about.
        words: in a sentence, naming no child.
        link: the page that shows more.
        key: what it is about: told of already, it is not told again.
    """
    Notice.objects.bulk_create(
        [Notice(person=person, kind=kind, words=words[:500], link=link, key=key[:200])],
        ignore_conflicts=True,
    )


def unread(person: Person) -> int:
    """How many notices a person has not read."""
    return Notice.objects.filter(person=person, read_at__isnull=True).count()


def mark_read(person: Person, notice_id: int | None = None) -> int:
    """Mark one of a person's notices as read, or all. Gives how many were."""
    found = Notice.objects.filter(person=person, read_at__isnull=True)
    if notice_id is not None:
        found = found.filter(pk=notice_id)
    return found.update(read_at=timezone.now())


def wants_mail(person: Person) -> bool:
    """Whether a person wants mail."""
    return Wish.objects.filter(person=person, by_mail=True).exists()


@transaction.atomic
def set_wish(person: Person, *, by_mail: bool) -> None:
    """Keep whether a person wants mail."""
    Wish.objects.update_or_create(person=person, defaults={"by_mail": by_mail})
