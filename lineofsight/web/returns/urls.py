"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from lineofsight.web.lists import in_every_form
from lineofsight.web.returns import views

urlpatterns = [
    path("returns/", views.returns, name="returns"),
    *in_every_form("returns/<slug:kind_code>/rules", views.listing, "rules"),
    path("returns/<slug:kind_code>/rules/<slug:code>/", views.one, name="rule"),
]
