"""Whom a request comes from and which authority it is about, for whatever answers it.

The middleware of access sets this once for each request; addresses of an authority's pages take
the authority from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.http import HttpRequest

from lineofsight.web.accounts.models import Authority, Person, RoleHeld
from lineofsight.web.permissions import Permission


@dataclass(frozen=True)
class Here:
    """A person at an authority.

    Attributes:
        authority: the authority that the request is about.
        person: who asks.
        roles: the roles that the person holds there now.
    """

    authority: Authority
    person: Person
    roles: tuple[RoleHeld, ...] = field(default=())

    @property
    def permissions(self) -> frozenset[Permission]:
        """All that the roles allow together."""
        return frozenset().union(*(role.permissions for role in self.roles))

    def may(self, *wanted: Permission) -> bool:
        """Whether any of some permissions is held."""
        return not self.permissions.isdisjoint(wanted)


_now: ContextVar[Here | None] = ContextVar("lineofsight_here", default=None)


def current() -> Here | None:
    """The person and authority of the request that is being answered; None outside of one, and on
    pages that are about no authority of this site."""
    return _now.get()


def here_of(request: HttpRequest) -> Here:
    """The person and authority of a request that the middleware let through.

    Raises:
        LookupError: the page is about no authority.
    """
    found = getattr(request, "here", None)
    if not isinstance(found, Here):
        raise LookupError("This page is about no authority of the site.")
    return found


def person_of(request: HttpRequest) -> Person:
    """Who asks, of a request that the middleware let through as somebody's who is signed in.

    Raises:
        LookupError: nobody is signed in.
    """
    if not isinstance(request.user, Person):
        raise LookupError("Nobody is signed in.")
    return request.user


def become(here: Here) -> None:
    """For the rest of what `being` surrounds, `current` is this."""
    _now.set(here)


@contextmanager
def being(here: Here | None) -> Iterator[None]:
    """Within it, `current` is this."""
    token = _now.set(here)
    try:
        yield
    finally:
        _now.reset(token)
