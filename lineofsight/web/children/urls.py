"""Addresses of this room."""

from __future__ import annotations

from lineofsight.web.children import links
from lineofsight.web.children.views import child, listing, teams
from lineofsight.web.lists import in_every_form

__all__ = ["links", "urlpatterns"]

urlpatterns = [
    *in_every_form("children", listing.children, "children"),
    *in_every_form("children/<identifier:person_id>", child.child, "child"),
    *in_every_form("teams", teams.teams, "teams"),
    *in_every_form("teams/<identifier:team_id>", teams.team, "team"),
    *in_every_form("workers/<identifier:worker_id>", teams.worker, "worker"),
]
