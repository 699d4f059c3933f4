"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from lineofsight.web.claims.views import reading, saved
from lineofsight.web.lists import in_every_form

urlpatterns = [
    path("claims/read/", reading.read, name="claims-read"),
    *in_every_form("claims", saved.listing, "claims"),
    *in_every_form("claims/<slug:claim_id>", saved.one, "claim"),
]
