"""Notices that time brings, and the mails of the day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from lineofsight.web.notices.digests import send_digests
from lineofsight.web.notices.occasions import claims_gone_stale, roles_that_end


class Command(BaseCommand):
    """Looks for roles that end and claims that went stale, and sends the mails that are due. The
    worker does the same twice an hour; it may be run as often as one likes."""

    help = "Make the notices that time brings, and send each person's mail of the day."

    def handle(self, *args: Any, **given: Any) -> None:
        """Do it."""
        roles_that_end()
        claims_gone_stale()
        send_digests()
