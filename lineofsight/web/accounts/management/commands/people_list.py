"""`lineofsight people list`: who holds which role."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from lineofsight.web.accounts.models import RoleHeld


class Command(BaseCommand):
    """Lists the roles that count now."""

    help = "Who holds which role now."

    def handle(self, *args: Any, **given: Any) -> None:
        """One line for each role: authority, role, person, end."""
        held = RoleHeld.objects.live().select_related("person", "authority")
        for each in held.order_by("authority__name", "role", "person__name"):
            ends = f", until {each.ends:%d %B %Y}" if each.ends else ""
            self.stdout.write(f"{each.authority}: {each.as_role.label}: {each.person.email}{ends}")
        if not held:
            self.stdout.write("Nobody holds a role yet.")
