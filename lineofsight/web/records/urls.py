"""Addresses of the data."""

from __future__ import annotations

from lineofsight.web.lists import in_every_form
from lineofsight.web.records import views

urlpatterns = [
    *in_every_form("data", views.overview, "data"),
    *in_every_form("data/issues", views.issues, "data-issues"),
    *in_every_form("data/conflicts", views.conflicts, "data-conflicts"),
    *in_every_form("data/snapshots", views.snapshots, "data-snapshots"),
]
