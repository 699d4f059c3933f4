"""Writing entries of the record of access, and seeing whether anybody edited them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from lineofsight.web.accounts.models import Authority, Person
from lineofsight.web.audit.models import Entry, Kind

#: What stands before the first entry.
BEGINNING = "0" * 64


def record(
    authority: Authority,
    kind: Kind,
    *,
    person: Person | None,
    subject: str = "",
    page: str = "",
    came_from: str = "",
    reason: str = "",
    details: dict[str, Any] | None = None,
) -> Entry:
    """Write an entry after the last one of the authority.

    Two at once wait for one another: the authority's row is held until the entry stands.

    Args:
        authority: whose record it is written into.
        kind: what was done.
        person: who; None for the machine itself.
        subject: the child's identifier, or what was changed.
        page: the address that was asked for.
        came_from: the page before.
        reason: what the person gave as a reason.
        details: what else there is to say, as JSON.

    Raises:
        DatabaseError: it could not be written. What it is about may then not be shown or done.
    """
    with transaction.atomic():
        Authority.objects.select_for_update().get(pk=authority.pk)
        last = Entry.objects.filter(authority=authority).order_by("-number").first()
        entry = Entry(
            authority=authority,
            number=last.number + 1 if last else 1,
            at=timezone.now(),
            kind=kind,
            person_email=person.email if person else "",
            subject=subject[:200],
            page=page[:500],
            came_from=came_from[:500],
            reason=reason[:500],
            details=details or {},
            before=last.digest if last else BEGINNING,
        )
        entry.digest = digest_of(entry)
        entry.save()
    return entry


def digest_of(entry: Entry) -> str:
    """SHA-256 of an entry and of the digest before it."""
    content = json.dumps(
        [
            entry.authority_id,
            entry.number,
            entry.at.astimezone(UTC).isoformat(),
            str(entry.kind),
            entry.person_email,
            entry.subject,
            entry.page,
            entry.came_from,
            entry.reason,
            entry.details,
            entry.before,
        ],
        sort_keys=True,
        ensure_ascii=False,
    )
    return hashlib.sha256(content.encode()).hexdigest()


def faults(authority: Authority) -> Iterator[str]:
    """What is wrong with the record of an authority, in words: entries that were changed, removed
    or put in. Nothing where it stands as it was written. Entries removed from the end cannot be
    seen from within: a copy of the last digest, kept elsewhere, shows them."""
    before, expected = BEGINNING, 1
    for entry in Entry.objects.filter(authority=authority).order_by("number").iterator(2000):
        if entry.number != expected:
            yield f"Entry {expected} is missing."
        if entry.before != before:
            yield f"Entry {entry.number} does not follow from the one before it."
        if entry.digest != digest_of(entry):
            yield f"Entry {entry.number} was changed after it was written."
        before, expected = entry.digest, entry.number + 1


def own_page(request: HttpRequest) -> str:
    """The page of this site from which a request came, without its query; empty where it came
    from elsewhere."""
    came = urlsplit(request.headers.get("Referer", ""))
    return came.path if came.netloc == request.get_host() else ""


def search(
    authority: Authority,
    *,
    subject: str = "",
    person: str = "",
    kind: str = "",
    first: date | None = None,
    last: date | None = None,
) -> QuerySet[Entry]:
    """Entries of an authority, latest first, narrowed by what is given.

    Args:
        authority: whose record it is.
        subject: the whole identifier of the child, or of what was changed.
        person: part of the person's address.
        kind: what was done.
        first, last: the days between which it was done, both included.
    """
    found = Entry.objects.filter(authority=authority)
    if subject:
        found = found.filter(subject=subject)
    if person:
        found = found.filter(person_email__icontains=person)
    if kind:
        found = found.filter(kind=kind)
    zone = timezone.get_current_timezone()
    if first:
        found = found.filter(at__gte=datetime.combine(first, datetime.min.time(), zone))
    if last:
        found = found.filter(at__lte=datetime.combine(last, datetime.max.time(), zone))
    return found.order_by("-number")
