"""`lineofsight people check-record`: whether anybody edited the record of access."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from lineofsight.web.accounts.models import Authority
from lineofsight.web.audit.models import Entry
from lineofsight.web.audit.services import faults


class Command(BaseCommand):
    """Follows the chain of digests of each authority."""

    help = "See whether the record of access stands as it was written."

    def handle(self, *args: Any, **given: Any) -> None:
        """Tell of each authority how it stands, with its last digest; exit 1 where one was
        edited."""
        edited = False
        for authority in Authority.objects.all():
            last = Entry.objects.filter(authority=authority).order_by("-number").first()
            if last is None:
                continue
            wrong = list(faults(authority))
            edited = edited or bool(wrong)
            stands = " ".join(wrong[:20]) if wrong else "The record stands as it was written."
            self.stdout.write(f"{authority}: {last.number} entries. {stands} Last: {last.digest}")
        if edited:
            raise SystemExit(1)
