"""`lineofsight people forget-factors`: for somebody who has lost the second factor."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lineofsight.web.accounts.models import Person
from lineofsight.web.accounts.services import forget_factors


class Command(BaseCommand):
    """Takes a person's second factors away."""

    help = "Have a person set up a second factor again."

    def add_arguments(self, parser: CommandParser) -> None:
        """What is given."""
        parser.add_argument("email")

    def handle(self, *args: Any, **given: Any) -> None:
        """Take them away.

        Raises:
            CommandError: nobody has the address.
        """
        person = Person.objects.filter(email=given["email"].lower()).first()
        if person is None:
            raise CommandError(f"Nobody here signs in by {given['email']}.")
        forget_factors(person)
        self.stdout.write(
            f"{person} is signed out everywhere, and sets up a second factor at the next signing "
            "in. Until then the password alone opens the account: make sure that the person does "
            "it at once."
        )
