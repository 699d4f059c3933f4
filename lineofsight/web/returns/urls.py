"""Addresses of this room."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from lineofsight.web.access import Access, access
from lineofsight.web.lists import in_every_form
from lineofsight.web.returns import views

urlpatterns = [
    path(
        "returns/",
        access(Access.PUBLIC)(RedirectView.as_view(pattern_name="rules", permanent=False)),
        name="returns",
    ),
    *in_every_form("returns/ssda903/rules", views.listing, "rules"),
    path("returns/ssda903/rules/<slug:code>/", views.one, name="rule"),
]
