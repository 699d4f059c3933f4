"""`lineofsight people invite`: the first administrator of an authority."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.forms import ValidationError
from django.urls import reverse

from lineofsight.record.councils import CannotBuildError, whose
from lineofsight.web.accounts.known import authority_of_code, invented_authority
from lineofsight.web.accounts.services import invite_first


class Command(BaseCommand):
    """Invites an administrator, and prints the address to open."""

    help = "Invite an administrator of an authority."

    def add_arguments(self, parser: CommandParser) -> None:
        """What is given."""
        parser.add_argument("email")
        parser.add_argument("--name", required=True)
        parser.add_argument("--council", required=True)
        parser.add_argument("--site", default="http://127.0.0.1:8000")

    def handle(self, *args: Any, **given: Any) -> None:
        """Invite.

        Raises:
            CommandError: the address or the council cannot be used.
        """
        try:
            validate_email(given["email"])
            about = whose(given["council"])
        except ValidationError:
            raise CommandError(f"{given['email']} is not an email address.") from None
        except CannotBuildError as error:
            raise CommandError(str(error)) from None
        authority = (
            invented_authority(about.la_code, about.name, about.like)
            if about.like
            else authority_of_code(about.la_code)
        )
        made, secret = invite_first(authority, email=given["email"], name=given["name"])
        self.stdout.write(
            f"{made.name} is invited as administrator of {authority}. The address below opens for "
            "seven days and can be used once. Give it to nobody else:"
        )
        self.stdout.write(f"{given['site'].rstrip('/')}{reverse('invitation', args=[secret])}")
        if not settings.SECOND_FACTOR:
            self.stderr.write("No second factor is asked for: LINEOFSIGHT_SECOND_FACTOR is 0.")
