"""The database of a workspace, made ready for a browser in one process:

python -m tests.browser.prepared demonstration 1002   a person for each role; a restricted child
python -m tests.browser.prepared ordinary             people who sign in by a password

What the tests need to know of it is printed as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import timedelta

import django

#: How the people of the ordinary site sign in. All are invented.
PASSWORD = "four grey herons wading"  # noqa: S105 - of invented people
ADMINISTRATOR, NEWCOMER, NOBODY, FORGETFUL = (
    f"{name}@example.gov.uk" for name in ("administrator", "newcomer", "no-role", "forgetful")
)


def main(kind: str, *restricted: str) -> None:
    """Bring the database up to date and make the people.

    Args:
        kind: of the site.
        restricted: children of the demonstration whose records open only with a reason.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.web.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
    facts: dict[str, str] = {}
    if kind == "demonstration":
        call_command("people_demonstration", verbosity=0, stdout=sys.stderr)
        restrict(restricted)
    else:
        facts = ordinary_people()
    print(json.dumps(facts))  # noqa: T201 - it is what the tests read


def restrict(children: Sequence[str]) -> None:
    """Have the leader restrict children's records."""
    from lineofsight.web.access import here_at
    from lineofsight.web.accounts import services
    from lineofsight.web.accounts.models import Person

    leader = here_at(Person.objects.get(email="leader@demonstration.invalid"), "mereshire")
    assert leader is not None
    for each in children:
        services.restrict(leader, each, "Child of somebody who works here")


def ordinary_people() -> dict[str, str]:
    """An administrator who has everything set up, somebody who has set up no second factor,
    somebody whose role has ended, somebody who forgets passwords, and an invitation that is open.

    Returns:
        The administrator's key of an authenticator app, and the invitation's secret.
    """
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.utils import timezone

    from lineofsight.web.accounts.known import authority_of_code, invented_authority
    from lineofsight.web.accounts.models import Authority, Person, RoleHeld
    from lineofsight.web.accounts.services import accept, invitation_of, invite_first
    from lineofsight.web.permissions import Role

    mereshire = invented_authority("999", "Mereshire", "865")
    fenshire = Authority.objects.create(la_code="998", name="Fenshire", slug="fenshire", like="865")
    people: dict[str, Person] = {}
    for email, name in (
        (ADMINISTRATOR, "Ada Ministrator"),
        (NEWCOMER, "New Comer"),
        (NOBODY, "Nobody Now"),
        (FORGETFUL, "For Getful"),
    ):
        _, secret = invite_first(mereshire, email=email, name=name)
        invitation = invitation_of(secret)
        assert invitation is not None
        people[email] = accept(invitation, name=name, password=PASSWORD)
    # The saved claims of the small workspace are about Wiltshire.
    for authority in (fenshire, authority_of_code("865")):
        RoleHeld.objects.create(person=people[ADMINISTRATOR], authority=authority, role=Role.LEADER)
    RoleHeld.objects.filter(person=people[NOBODY]).update(ends=timezone.now() - timedelta(days=1))
    key = generate_totp_secret()
    for email in (ADMINISTRATOR, NOBODY, FORGETFUL):
        TOTP.activate(people[email], key)
        RecoveryCodes.activate(people[email])
    _, secret = invite_first(mereshire, email="invited@example.gov.uk", name="Invited Person")
    return {"key": key, "invitation": secret}


if __name__ == "__main__":
    main(*sys.argv[1:])
