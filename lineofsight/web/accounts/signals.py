"""Signing in and out, written into the record of access."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out

from lineofsight.web.accounts.models import Authority, Person, RoleHeld
from lineofsight.web.audit.models import Kind
from lineofsight.web.audit.services import record


def connect() -> None:
    """Listen to what is to be recorded."""
    user_logged_in.connect(_signed_in, dispatch_uid="lineofsight-signed-in")
    user_logged_out.connect(_signed_out, dispatch_uid="lineofsight-signed-out")


def _signed_in(sender: object, user: Person, **facts: Any) -> None:
    _record(user, "signed in")


def _signed_out(sender: object, user: Person | None, **facts: Any) -> None:
    if user is not None:
        _record(user, "signed out")


def _record(person: Person, what: str) -> None:
    """Each authority at which the person holds a role has it in its own record."""
    live = RoleHeld.objects.live().filter(person=person).values("authority")
    for authority in Authority.objects.filter(pk__in=live):
        record(authority, Kind.SIGN_IN, person=person, details={"what": what})
