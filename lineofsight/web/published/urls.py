"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from lineofsight.web.inspections import links
from lineofsight.web.lists import in_every_form
from lineofsight.web.published.views import measures, neighbours, profile

__all__ = ["links", "urlpatterns"]

urlpatterns = [
    *in_every_form("measures", measures.listing, "measures"),
    path("measures/<slug:measure_id>/trend.svg", measures.trend_chart, name="measure-trend"),
    path("measures/<slug:measure_id>/spread.svg", measures.spread_chart, name="measure-spread"),
    *in_every_form("measures/<slug:measure_id>", measures.one, "measure"),
    *in_every_form("<place:slug>/profile", profile.profile, "profile"),
    *in_every_form("<place:slug>/profile/compare", profile.compare, "profile-compare"),
    *in_every_form("<place:slug>/neighbours", neighbours.explained, "neighbours"),
]
