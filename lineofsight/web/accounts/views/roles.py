"""What each role may do, as it is declared; one's own account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lineofsight.web.access import Access, access
from lineofsight.web.accounts.current import person_of
from lineofsight.web.accounts.models import RoleHeld
from lineofsight.web.permissions import Permission, Role


@access(Access.SIGNED_IN)
def declared(request: HttpRequest) -> HttpResponse:
    """Every permission with its sentence, and which roles have it."""
    return render(
        request, "accounts/roles.html", {"roles": list(Role), "permissions": list(Permission)}
    )


@access(Access.SIGNED_IN)
def own_account(request: HttpRequest) -> HttpResponse:
    """One's own account: the roles that one holds, and where to change how one signs in."""
    held = RoleHeld.objects.live().filter(person=person_of(request)).select_related("authority")
    return render(request, "accounts/account.html", {"held": held})
