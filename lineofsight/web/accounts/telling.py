"""Telling a person by mail that the way into the account was changed."""

from __future__ import annotations

from django.template.loader import render_to_string

from lineofsight.web.accounts.models import Person
from lineofsight.web.mail import sent


def tell_of_change(person: Person, what: str, address: str) -> bool:
    """Send the mail; give whether it went. A mail server that is down undoes nothing.

    Args:
        person: whose account it is.
        what: what was done, in a sentence.
        address: of the site.
    """
    return sent(
        "The way into your account for Line of Sight was changed",
        render_to_string("accounts/mail/changed.txt", {"what": what, "address": address}),
        person.email,
    )
