"""Addresses of an authority's people."""

from __future__ import annotations

from django.urls import path

from lineofsight.web.accounts.views import people, restricted
from lineofsight.web.lists import in_every_form

urlpatterns = [
    *in_every_form("people", people.people, "people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/roles/<int:role_id>/end/", people.end_role, name="end-role"),
    path("people/roles/<int:role_id>/also/", people.also, name="role-also"),
    path("people/roles/<int:role_id>/factor/", people.forget_factor, name="forget-factor"),
    path("people/invitations/<int:invitation_id>/withdraw/", people.withdraw, name="withdraw"),
    path("restricted/", restricted.listing, name="restricted"),
    path("restricted/<int:restricted_id>/lift/", restricted.lift, name="lift-restriction"),
]
