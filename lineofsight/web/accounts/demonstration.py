"""The demonstration: invented people of an invented council, whom one signs in as with a click.

It is one only where it was started as one, where the site answers this machine alone, and where
every authority of the site is invented beyond doubt.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from lineofsight.record.children import is_invented_code
from lineofsight.web.access import is_this_machine_alone
from lineofsight.web.accounts.models import Authority, Person, RoleHeld
from lineofsight.web.permissions import Role

#: The end of the addresses of invented people: no mail goes there (RFC 2606).
DOMAIN = "demonstration.invalid"
#: How long the improvement partner is let in.
PARTNERS_STAY = timedelta(days=90)


def is_demonstration(request: HttpRequest) -> bool:
    """Whether the site is a demonstration that this machine alone can reach."""
    return (
        settings.DEMONSTRATION
        and is_this_machine_alone(request)
        and all(is_invented_code(each.la_code, each.like) for each in Authority.objects.all())
    )


def demonstration_people() -> QuerySet[Person]:
    """The invented people."""
    return Person.objects.filter(email__endswith=f"@{DOMAIN}", is_active=True)


def choices(request: HttpRequest) -> list[tuple[Person, RoleHeld]]:
    """The invented people whom one may sign in as, each with the role; nobody where the site is
    no demonstration."""
    if not is_demonstration(request):
        return []
    held = RoleHeld.objects.live().filter(person__in=demonstration_people())
    order = list(Role)
    return sorted(
        ((each.person, each) for each in held.select_related("person")),
        key=lambda found: order.index(found[1].as_role),
    )


@transaction.atomic
def make_people(authority: Authority, *, team_id: str, worker_id: str) -> None:
    """Make an invented person for each role; those that are there already stay as they are.

    Args:
        authority: an invented one.
        team_id, worker_id: the team and worker that the practitioner is in the record.

    Raises:
        ValueError: the authority is not invented beyond doubt.
    """
    if not is_invented_code(authority.la_code, authority.like):
        raise ValueError(f"{authority} is not an invented authority.")
    elsewhere, _ = Authority.objects.get_or_create(
        la_code="998", defaults={"name": "Fenshire", "slug": "fenshire", "like": authority.like}
    )
    for role in Role:
        partner = role is Role.IMPROVEMENT_PARTNER
        person, is_new = Person.objects.get_or_create(
            email=f"{role.value.replace('_', '-')}@{DOMAIN}",
            defaults={
                "name": f"{role.label} of {elsewhere if partner else authority}",
                "authority": elsewhere if partner else authority,
            },
        )
        if is_new:
            person.set_unusable_password()
            person.save()
            practitioner = role is Role.PRACTITIONER
            RoleHeld.objects.create(
                person=person,
                authority=authority,
                role=role,
                team_id=team_id if practitioner else "",
                worker_id=worker_id if practitioner else "",
                why="Part of the demonstration",
                ends=timezone.now() + PARTNERS_STAY if partner else None,
            )
