"""The main menu: the pages of an authority that a person's roles open, and what is public."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from lineofsight.web.accounts.addresses import COUNCIL
from lineofsight.web.accounts.current import Here, current
from lineofsight.web.accounts.models import Authority, Person, RoleHeld
from lineofsight.web.notices.services import unread
from lineofsight.web.permissions import Permission

#: An authority's rooms: what they are called, their address, section, and what opens them.
ROOMS = (
    ("Board", "board", "board", (Permission.SEE_BOARD,)),
    ("Indicators", "indicators", "indicators", (Permission.SEE_FIGURES,)),
    ("Data", "data", "data", (Permission.SEE_DATA,)),
    ("Children", "children", "children", (Permission.SEE_CHILDREN, Permission.SEE_OWN_CHILDREN)),
    ("Uploads", "uploads", "uploads", (Permission.LOAD_DATA,)),
    ("People", "people", "people", (Permission.MANAGE_PEOPLE, Permission.GRANT_PARTNERS)),
    ("Record of access", "access-record", "access-record", (Permission.SEE_ACCESS_RECORD,)),
)


@dataclass(frozen=True)
class Item:
    """A page of the menu."""

    text: str
    href: str
    section: str


def items(person: Person, authority: Authority) -> list[Item]:
    """The rooms of an authority that a person's roles there open, in their order."""
    roles = tuple(RoleHeld.objects.live().filter(person=person, authority=authority))
    return _of(Here(authority, person, roles))


def _of(here: Here) -> list[Item]:
    return [
        Item(text, reverse(name, kwargs={COUNCIL: here.authority.slug}), section)
        for text, name, section, wanted in ROOMS
        if here.may(*wanted)
    ]


@dataclass(frozen=True)
class Menu:
    """What stands above every page for whoever is signed in. `authority`: that of the page, or
    the only one at which the person holds a role. `notices`: how many are not read."""

    person: Person
    authority: Authority | None
    rooms: list[Item]
    several: bool
    notices: int


def menu(request: HttpRequest) -> Menu | None:
    """The menu of whoever asks; None for who is not signed in."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return None
    live = RoleHeld.objects.live().filter(person=person).select_related("authority")
    by_authority: dict[int, list[RoleHeld]] = {}
    for role in live:
        by_authority.setdefault(role.authority_id, []).append(role)
    here = current()
    if here is None and len(by_authority) == 1:
        (roles,) = by_authority.values()
        here = Here(roles[0].authority, person, tuple(roles))
    return Menu(
        person,
        here.authority if here else None,
        _of(here) if here else [],
        several=len(by_authority) > 1,
        notices=unread(person),
    )
